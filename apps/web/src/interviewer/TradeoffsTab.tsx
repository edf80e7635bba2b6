/**
 * The tradeoff conversation, a card at a time: what speaks for each side, and the flip test: what evidence would change
 * your mind? What the candidate took and what would turn it round is written down in their words, and rated by nobody here.
 */
import type { TradeoffNote } from '@probeboard/documents/notebook'
import { everyTradeoff } from '@probeboard/domain/scenario/bank'
import type { Tradeoff } from '@probeboard/domain/scenario/scenario'
import { Button } from '../design/Button.tsx'
import { Field, Input, Select } from '../design/Field.tsx'
import { mayAct, useCockpit } from './cockpit.ts'
import { usePanel } from './panel-store.ts'
import styles from './Tradeoffs.module.css'
import { words } from './words.ts'

const unsaid: TradeoffNote = { chose: '', flip: '' }

/** Written to the notebook when the field is left: each letter would be an entry of the log. */
function NoteField({
  card,
  part,
  label,
  hint,
}: {
  card: string
  part: 'chose' | 'flip'
  label: string
  hint?: string
}) {
  const cockpit = useCockpit()
  const note = cockpit.notebook.tradeoffs.get(card) ?? unsaid
  const field = `tradeoff-${part}-${card}`
  const draft = usePanel(({ drafts }) => drafts[field])
  const keep = (): void => {
    if (draft !== undefined && draft !== note[part]) cockpit.noteTradeoff(card, { ...note, [part]: draft.trim() })
    usePanel.setState(({ drafts: { [field]: _, ...drafts } }) => ({ drafts }))
  }
  return (
    <Field label={label} hint={hint}>
      {(control) => (
        <Input
          {...control}
          maxLength={400}
          disabled={!mayAct(cockpit)}
          value={draft ?? note[part]}
          onChange={(event) => {
            const text = event.currentTarget.value
            usePanel.setState(({ drafts }) => ({ drafts: { ...drafts, [field]: text } }))
          }}
          onBlur={keep}
          onKeyDown={(event) => {
            if (event.key === 'Enter') keep()
          }}
          data-testid={`tradeoff-${part}`}
        />
      )}
    </Field>
  )
}

export function TradeoffsTab() {
  const cockpit = useCockpit()
  const { scenario, notebook } = cockpit
  const cards = everyTradeoff(scenario)
  const chosen = usePanel((panel) => panel.tradeoff)
  const place = Math.max(
    0,
    cards.findIndex(({ id }) => id === chosen),
  )
  const card = cards[place]
  if (!card) return null
  const show = (id: string | undefined): void => {
    usePanel.setState({ tradeoff: id ?? null })
    document.getElementById('tradeoff')?.scrollIntoView({ block: 'nearest' })
  }
  const note = notebook.tradeoffs.get(card.id) ?? unsaid
  const isDone = ({ id }: Tradeoff): boolean => notebook.tradeoffs.get(id)?.state !== undefined
  /** A finished card makes room for the next one that is not; a mark that is taken back leaves it where it is. */
  const finish = (state: 'done' | 'skipped'): void => {
    const { state: before, ...said } = note
    cockpit.noteTradeoff(card.id, before === state ? said : { ...said, state })
    const next = [...cards.slice(place + 1), ...cards.slice(0, place)].find((other) => !isDone(other))
    if (before === undefined && next) show(next.id)
  }
  return (
    <div className={styles.deck}>
      <div className={styles.choose}>
        <Button size="small" disabled={place === 0} onClick={() => show(cards[place - 1]?.id)}>
          {words.deck.before}
        </Button>
        <Select aria-label={words.deck.card} value={card.id} onChange={(event) => show(event.currentTarget.value)}>
          {cards.map(({ id, choice }) => (
            <option key={id} value={id}>
              {words.deck.states[notebook.tradeoffs.get(id)?.state ?? 'open']}
              {choice}
            </option>
          ))}
        </Select>
        <Button size="small" disabled={place === cards.length - 1} onClick={() => show(cards[place + 1]?.id)}>
          {words.deck.next}
        </Button>
      </div>
      <section className={styles.card} aria-labelledby="tradeoff" data-testid="tradeoff">
        <h3 id="tradeoff">{card.choice}</h3>
        {card.sides && (
          <dl className={styles.sides}>
            {card.sides.map(({ option, when }) => (
              <div key={option}>
                <dt>{option}</dt>
                <dd>{when}</dd>
              </div>
            ))}
          </dl>
        )}
        <p className={styles.flip}>
          <b>{words.deck.flipAsk}</b>
          <span>{words.deck.flipListen(card.flip)}</span>
        </p>
        <NoteField card={card.id} part="chose" label={words.deck.chose} />
        <NoteField card={card.id} part="flip" label={words.deck.flip} hint={words.deck.flipHint} />
        {mayAct(cockpit) && (
          <fieldset className={styles.marks} aria-label={card.choice}>
            {(['done', 'skipped'] as const).map((state) => (
              <Button
                key={state}
                size="small"
                aria-pressed={note.state === state}
                onClick={() => finish(state)}
                data-testid={`tradeoff-${state}`}
              >
                {words.deck[state]}
              </Button>
            ))}
            <span>{words.deck.finished(cards.filter(isDone).length, cards.length)}</span>
          </fieldset>
        )}
        <div className={styles.anchors}>
          <h4 id="tradeoff-anchors">{words.deck.anchorsHelp}</h4>
          <ol aria-labelledby="tradeoff-anchors">
            {words.deck.anchors.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ol>
        </div>
      </section>
    </div>
  )
}
