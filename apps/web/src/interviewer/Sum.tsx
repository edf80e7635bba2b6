/** One of the scenario's sums: what it comes to with what stands in the numbers' tab, and the formula. */
import { agrees, type ComputedNumber, computeNumbers } from '@probeboard/domain/scenario/numbers'
import type { ReferenceNumber } from '@probeboard/domain/scenario/scenario'
import { useMemo } from 'react'
import { useCockpit } from './cockpit.ts'
import styles from './Numbers.module.css'
import { usePanel } from './panel-store.ts'
import { words } from './words.ts'

const whole = new Intl.NumberFormat('en', { maximumFractionDigits: 0 })
const fine = new Intl.NumberFormat('en', { maximumSignificantDigits: 3 })

/** As one would say it: no digits that nobody would write on a board. */
const sayNumber = (value: number): string => (Math.abs(value) >= 100 ? whole : fine).format(value)

/** All sums by their id, from what they start from on this page. */
export function useSums(): ReadonlyMap<string, ComputedNumber> {
  const { scenario } = useCockpit()
  const changed = usePanel(({ inputs }) => inputs)
  return useMemo(() => {
    const inputs = Object.fromEntries(
      Object.entries(scenario.inputs).map(([name, input]) => [name, { ...input, value: changed[name] ?? input.value }]),
    )
    return new Map(computeNumbers({ inputs, numbers: scenario.numbers }).map((one) => [one.id, one]))
  }, [scenario, changed])
}

export function Sum({
  number,
  computed,
  place = 'number',
}: {
  number: ReferenceNumber
  computed: ComputedNumber | undefined
  /** Several places may show the same one. */
  place?: string
}) {
  const value = computed?.value
  const moved = value !== undefined && !agrees(number.value, value, number.tolerance)
  return (
    <li className={styles.sum} data-moved={moved || undefined} data-testid={`${place}-${number.id}`}>
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
