/** A question that nobody had prepared: written down it counts as asked, and everybody on this side sees it. */
import { type DimensionId, dimensionIds } from '@probeboard/domain/interview/interview'
import { dimensions } from '@probeboard/domain/scenario/rubric'
import { Button } from '../design/Button.tsx'
import { Field, Input, Select } from '../design/Field.tsx'
import { useCockpit } from './cockpit.ts'
import styles from './Lists.module.css'
import { useDraft, usePanel } from './panel-store.ts'
import { probeWords } from './probe-words.ts'
import { words } from './words.ts'

export function OwnProbe() {
  const { askOwn } = useCockpit()
  const dimension = usePanel((panel) => panel.dimension)
  const [text, setText] = useDraft('own-probe')
  const choose = (id: string): void => {
    const known = dimensionIds.find((one) => one === id)
    if (known) usePanel.setState({ dimension: known })
  }
  return (
    <details className={styles.fold} open={text !== ''}>
      <summary data-testid="own-probe-open">{words.ownProbe}</summary>
      <form
        className={styles.own}
        onSubmit={(event) => {
          event.preventDefault()
          if (text.trim() === '') return
          askOwn(text.trim(), dimension)
          setText('')
        }}
      >
        <Field label={probeWords.ownText} hint={words.ownProbeHint}>
          {(control) => (
            <Input
              {...control}
              maxLength={600}
              value={text}
              onChange={(event) => setText(event.currentTarget.value)}
              data-testid="own-probe"
            />
          )}
        </Field>
        <div className={styles.marks}>
          <Select
            aria-label={words.ownProbeDimension}
            value={dimension}
            onChange={(event) => choose(event.currentTarget.value)}
          >
            {dimensionIds.map((id: DimensionId) => (
              <option key={id} value={id}>
                {dimensions[id].short}
              </option>
            ))}
          </Select>
          <Button type="submit" disabled={text.trim() === ''} data-testid="own-probe-ask">
            {words.ownProbeAsk}
          </Button>
        </div>
      </form>
    </details>
  )
}
