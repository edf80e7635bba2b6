/**
 * What was to be told while the line was gone. It stays until somebody sends or drops it: told by itself a minute late it
 * would answer a question that nobody is asking any more.
 */
import { Button } from '../design/Button.tsx'
import { type Cockpit, mayAct, timeOf, useCockpit } from './cockpit.ts'
import { dropWish, usePanel } from './panel-store.ts'
import { stillOpen, type Wish } from './unsent.ts'
import styles from './WhoRates.module.css'
import { words } from './words.ts'

function sayWish({ what }: Wish, { scenario, brief }: Cockpit): string {
  if ('fact' in what) return words.unsent.fact(scenario.facts.find(({ id }) => id === what.fact)?.answer ?? what.fact)
  if ('text' in what) return words.unsent.fact(what.text)
  if ('curveball' in what)
    return words.unsent.curveball(scenario.curveballs.find(({ id }) => id === what.curveball)?.title ?? what.curveball)
  const fact = brief.facts.find(({ key }) => key === what.key)
  return words.unsent.takeBack(fact?.text ?? brief.curveballs.find(({ key }) => key === what.key)?.title ?? '')
}

/** What stands in the field for one's own answer goes with it, or it would soon be told twice. */
async function tellText(text: string, commands: Cockpit['commands']): Promise<void> {
  if ((await commands.reveal({ text })) === null) return
  usePanel.setState(({ drafts }) => (drafts.improvise?.trim() === text ? { drafts: { ...drafts, improvise: '' } } : {}))
}

function send(wish: Wish, { scenario, commands, tell }: Cockpit): void {
  const { what } = wish
  dropWish(wish)
  if ('key' in what) void commands.takeBack(what.key)
  else if ('curveball' in what) void commands.throwCurveball(what.curveball)
  else if ('text' in what) void tellText(what.text, commands)
  else {
    const fact = scenario.facts.find(({ id }) => id === what.fact)
    if (fact) tell(fact, what.unasked)
  }
}

export function Unsent({ online }: { online: boolean }) {
  const cockpit = useCockpit()
  const unsent = usePanel((panel) => panel.unsent)
  const open = mayAct(cockpit) ? unsent.filter((wish) => stillOpen(wish, cockpit.scenario, cockpit.brief)) : []
  return (
    <div role="status" aria-label={words.unsent.title}>
      {open.length > 0 && (
        <div className={styles.unsent} data-testid="unsent">
          <small>{online ? words.unsent.back : words.unsent.waiting}</small>
          <ul>
            {open.map((wish) => (
              <li key={JSON.stringify(wish)}>
                <span title={sayWish(wish, cockpit)}>
                  {timeOf(cockpit.brief, wish.at)} {sayWish(wish, cockpit)}
                </span>
                <Button size="small" disabled={!online} onClick={() => send(wish, cockpit)} data-testid="unsent-send">
                  {words.unsent.send}
                </Button>
                <Button size="small" variant="quiet" onClick={() => dropWish(wish)}>
                  {words.unsent.drop}
                </Button>
              </li>
            ))}
          </ul>
        </div>
      )}
    </div>
  )
}
