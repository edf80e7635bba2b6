/** An answer in the interviewer's own words, for what the scenario did not foresee. It stands in the log as improvised. */
import type { FactCard } from '@probeboard/documents/brief'
import { Copy } from 'lucide-react'
import { useState } from 'react'
import { Button } from '../design/Button.tsx'
import { Chip } from '../design/Chip.tsx'
import { Field, TextArea } from '../design/Field.tsx'
import { IconButton } from '../design/IconButton.tsx'
import { mayAct, timeOf, useCockpit } from './cockpit.ts'
import styles from './Lists.module.css'
import { say, sayTold } from './notice.ts'
import { useDraft } from './panel-store.ts'
import { TakeBack } from './TakeBack.tsx'
import { words } from './words.ts'

/** A fact as a scenario file has it: what is missing is left to who puts it there. */
const factOf = (answer: string): string =>
  ['- id: ', '  category: ', '  hints:', '    - ', `  answer: ${JSON.stringify(answer)}`, '  reveal: on-ask', ''].join(
    '\n',
  )

async function copyFact(answer: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(factOf(answer))
    say(words.copied)
  } catch {
    say(words.notCopied)
  }
}

export function Improvise({ told }: { told: readonly FactCard[] }) {
  const cockpit = useCockpit()
  const [text, setText] = useDraft('improvise')
  const [busy, setBusy] = useState(false)
  const may = mayAct(cockpit)
  const tell = async (): Promise<void> => {
    setBusy(true)
    const key = await cockpit.commands.reveal({ text: text.trim() })
    setBusy(false)
    if (key === null) return
    setText('')
    sayTold(words.told(text.trim()), { label: words.takeBack, run: () => void cockpit.commands.takeBack(key) })
  }
  if (!may && told.length === 0) return null
  return (
    <section className={styles.group}>
      {told.length > 0 && <h3>{words.improvised}</h3>}
      <ul>
        {told.map((card) => (
          <li key={card.key} className={styles.row} data-state="told">
            <div className={styles.line}>
              <div>
                <p>{card.text}</p>
                <p className={styles.chips}>
                  <Chip tone="good">✓ {words.toldAt(timeOf(cockpit.brief, card.at))}</Chip>
                </p>
              </div>
              <div className={styles.beside}>
                <IconButton
                  size="small"
                  label={words.copyFact}
                  onClick={() => void copyFact(card.text)}
                  data-testid={`copy-${card.key}`}
                >
                  <Copy size={14} aria-hidden="true" />
                </IconButton>
                {may && <TakeBack cardKey={card.key} />}
              </div>
            </div>
          </li>
        ))}
      </ul>
      {may && (
        <Field label={words.improvise} hint={words.improviseHint}>
          {(control) => (
            <div className={styles.improvise}>
              <TextArea
                {...control}
                rows={2}
                maxLength={2000}
                value={text}
                onChange={(event) => setText(event.currentTarget.value)}
                data-testid="improvise-text"
              />
              <Button
                busy={busy}
                disabled={text.trim() === ''}
                onClick={() => void tell()}
                data-testid="improvise-tell"
              >
                {words.tell}
              </Button>
            </div>
          )}
        </Field>
      )}
    </section>
  )
}
