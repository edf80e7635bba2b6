/** HL3: what help was given, beside the ratings that it belongs to. */
import { timeOf, useCockpit } from './cockpit.ts'
import styles from './Score.module.css'
import { words } from './words.ts'

export function HelpGiven() {
  const { notebook, brief } = useCockpit()
  const given = [...notebook.help].sort(([, a], [, b]) => a.at - b.at)
  if (given.length === 0) return null
  return (
    <section className={styles.help} aria-label={words.help.given} data-testid="help-given">
      <h3>{words.help.given}</h3>
      <ul>
        {given.map(([key, { at, level, text }]) => (
          <li key={key}>
            <time>{timeOf(brief, at)}</time> {words.help.step(level)} {text}
          </li>
        ))}
      </ul>
    </section>
  )
}
