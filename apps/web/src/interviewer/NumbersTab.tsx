/**
 * The scenario's reference arithmetic: what the candidate's sums should come to, with the formula beside it. Whoever wants
 * to know "and at a hundred times that?" changes what the sums start from, on this page alone.
 */
import { agrees, type ComputedNumber, computeNumbers } from '@probeboard/domain/scenario/numbers'
import type { ReferenceNumber, Scenario } from '@probeboard/domain/scenario/scenario'
import { useMemo } from 'react'
import { Button } from '../design/Button.tsx'
import { Field, Input } from '../design/Field.tsx'
import { useCockpit } from './cockpit.ts'
import styles from './Numbers.module.css'
import { changeInput, usePanel } from './panel-store.ts'
import { words } from './words.ts'

const whole = new Intl.NumberFormat('en', { maximumFractionDigits: 0 })
const fine = new Intl.NumberFormat('en', { maximumSignificantDigits: 3 })

/** As one would say it: no digits that nobody would write on a board. */
const sayNumber = (value: number): string => (Math.abs(value) >= 100 ? whole : fine).format(value)

const sayName = (name: string): string => name.replaceAll('_', ' ')

function Sum({ number, computed }: { number: ReferenceNumber; computed: ComputedNumber | undefined }) {
  const value = computed?.value
  const moved = value !== undefined && !agrees(number.value, value, number.tolerance)
  return (
    <li className={styles.sum} data-moved={moved || undefined} data-testid={`number-${number.id}`}>
      <h3>{number.title}</h3>
      <p className={styles.value}>
        {moved && <del>{sayNumber(number.value)}</del>}
        <b>{value === undefined ? words.noValue : sayNumber(value)}</b> <span>{number.unit}</span>
      </p>
      <code>{number.formula}</code>
      {/* What was said of the old figure need not hold for the new one. */}
      {number.means && !moved && <p className={styles.means}>{number.means}</p>}
    </li>
  )
}

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
  const computed = useMemo(() => {
    const inputs = Object.fromEntries(
      Object.entries(scenario.inputs).map(([name, input]) => [name, { ...input, value: changed[name] ?? input.value }]),
    )
    return new Map(computeNumbers({ inputs, numbers: scenario.numbers }).map((one) => [one.id, one]))
  }, [scenario, changed])
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
