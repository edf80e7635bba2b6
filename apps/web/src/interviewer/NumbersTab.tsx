/**
 * The scenario's reference arithmetic: what the candidate's sums should come to, with the formula beside it. Whoever wants
 * to know "and at a hundred times that?" changes what the sums start from, on this page alone.
 */
import type { Scenario } from '@probeboard/domain/scenario/scenario'
import { Button } from '../design/Button.tsx'
import { Field, Input } from '../design/Field.tsx'
import { useCockpit } from './cockpit.ts'
import styles from './Numbers.module.css'
import { changeInput, usePanel } from './panel-store.ts'
import { Sum, useSums } from './Sum.tsx'
import { words } from './words.ts'

const sayName = (name: string): string => name.replaceAll('_', ' ')

function Start({ name, scenario }: { name: string; scenario: Scenario }) {
  const changed = usePanel(({ inputs }) => inputs[name])
  const input = scenario.inputs[name]
  if (!input) return null
  return (
    <li className={styles.start} data-changed={changed !== undefined || undefined}>
      <Field label={sayName(name)} hint={input.unit}>
        {(control) => (
          <Input
            {...control}
            type="number"
            step="any"
            value={changed ?? input.value}
            onChange={({ currentTarget }) => {
              const value = currentTarget.valueAsNumber
              changeInput(name, Number.isNaN(value) || value === input.value ? null : value)
            }}
            data-testid={`input-${name}`}
          />
        )}
      </Field>
    </li>
  )
}

export function NumbersTab() {
  const { scenario } = useCockpit()
  const changed = usePanel(({ inputs }) => inputs)
  const computed = useSums()
  const names = Object.keys(scenario.inputs)
  // What the prompt states is what one scales; the rest stands behind.
  const isFirst = (name: string): boolean => scenario.inputs[name]?.basis === 'brief'
  if (scenario.numbers.length === 0) return <p className={styles.empty}>{words.noNumbers}</p>
  return (
    <div className={styles.numbers}>
      <section aria-label={words.startsFrom}>
        <div className={styles.head}>
          <p>{words.startsFromHelp}</p>
          {Object.keys(changed).length > 0 && (
            <Button size="small" variant="quiet" onClick={() => usePanel.setState({ inputs: {} })}>
              {words.resetInputs}
            </Button>
          )}
        </div>
        <ul className={styles.starts}>
          {names.filter(isFirst).map((name) => (
            <Start key={name} name={name} scenario={scenario} />
          ))}
        </ul>
        <details className={styles.more}>
          <summary>{words.otherInputs}</summary>
          <ul className={styles.starts}>
            {names
              .filter((name) => !isFirst(name))
              .map((name) => (
                <Start key={name} name={name} scenario={scenario} />
              ))}
          </ul>
        </details>
      </section>
      <ul className={styles.sums}>
        {scenario.numbers.map((number) => (
          <Sum key={number.id} number={number} computed={computed.get(number.id)} />
        ))}
      </ul>
    </div>
  )
}
