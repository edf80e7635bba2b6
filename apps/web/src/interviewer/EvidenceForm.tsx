/** A pin being written: what kind, in which words, with what was selected on the board; its moment is when it was begun. */

import type { DimensionId } from '@probeboard/domain/interview/interview'
import { dimensions as dimensionWords } from '@probeboard/domain/scenario/rubric'
import { Button } from '../design/Button.tsx'
import { TextArea } from '../design/Field.tsx'
import { timeOf, useCockpit } from './cockpit.ts'
import { freshId } from './fresh-id.ts'
import { usePanel } from './panel-store.ts'
import { pinEvidence } from './pin-evidence.ts'
import styles from './Score.module.css'
import { words } from './words.ts'

const kinds = [
  ['said', words.said],
  ['drew', words.drew],
  ['asked', words.evidenceAsked],
] as const

/** `dimensions`: where a pin may belong to any of them. */
export function EvidenceForm({ dimensions = [] }: { dimensions?: readonly DimensionId[] }) {
  const { brief, board, card, moments } = useCockpit()
  const pin = usePanel((panel) => panel.pin)
  if (!pin) return null
  const text = pin.text.trim()
  const time = timeOf(brief, pin.at)
  const close = (): void => usePanel.setState({ pin: null })
  const save = (): void => {
    pinEvidence(
      { card, moments },
      {
        id: freshId(),
        dimension: pin.dimension,
        kind: pin.kind,
        ...(text === '' ? {} : { text }),
        ...(pin.elements.length === 0 ? {} : { elements: [...pin.elements] }),
      },
      pin.at,
      pin.flag,
    )
    close()
  }
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault()
        save()
      }}
    >
      <fieldset className={styles.kinds} aria-label={words.kindLabel}>
        {kinds.map(([kind, word]) => (
          <Button
            key={kind}
            size="small"
            aria-pressed={pin.kind === kind}
            onClick={() => usePanel.setState({ pin: { ...pin, kind } })}
            data-testid={`evidence-${kind}`}
          >
            {word}
          </Button>
        ))}
        {time !== '' && <span className={styles.quiet}>{words.now(time)}</span>}
      </fieldset>
      {dimensions.length > 0 && (
        <fieldset className={styles.kinds} aria-label={words.pinDimension}>
          {dimensions.map((dimension) => (
            <Button
              key={dimension}
              size="small"
              title={dimensionWords[dimension].name}
              aria-pressed={pin.dimension === dimension}
              onClick={() => usePanel.setState({ pin: { ...pin, dimension } })}
            >
              {dimension}
            </Button>
          ))}
        </fieldset>
      )}
      <TextArea
        rows={2}
        maxLength={2000}
        aria-label={words.evidenceText}
        placeholder={words.evidenceText}
        value={pin.text}
        onChange={(event) => usePanel.setState({ pin: { ...pin, text: event.currentTarget.value } })}
        onKeyDown={(event) => {
          if (event.key === 'Escape') close()
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) save()
        }}
        data-testid="evidence-text"
      />
      <div className={styles.formFoot}>
        <span className={styles.quiet}>
          {pin.elements.length > 0 ? words.elements(pin.elements.length) : board ? words.noElements : ''}
        </span>
        <Button size="small" variant="quiet" onClick={close}>
          {words.cancel}
        </Button>
        <Button type="submit" size="small" variant="primary" data-testid="evidence-save">
          {words.savePin}
        </Button>
      </div>
    </form>
  )
}
