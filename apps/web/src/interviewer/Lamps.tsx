/** Whether the candidate asked about cost, latency and compliance. A tap sets it; telling such a fact does as well. */
import { constraintIds } from '@probeboard/domain/scenario/scenario'
import { Check } from 'lucide-react'
import { mayAct, useCockpit } from './cockpit.ts'
import styles from './Panel.module.css'
import { useConstraintOrder } from './use-signals.ts'
import { words } from './words.ts'

export function Lamps() {
  const cockpit = useCockpit()
  const order = useConstraintOrder()
  return (
    <fieldset className={styles.lamps}>
      <legend>{words.constraints}</legend>
      {constraintIds.map((constraint) => {
        const on = cockpit.notebook.constraints.has(constraint)
        return (
          <button
            key={constraint}
            type="button"
            aria-pressed={on}
            title={words.lampHelp}
            data-order={on ? order?.[constraint] : undefined}
            disabled={!mayAct(cockpit)}
            onClick={() => cockpit.light(constraint, !on)}
            data-testid={`lamp-${constraint}`}
          >
            {on ? <Check size={12} aria-hidden="true" /> : <i aria-hidden="true" />}
            {constraint} · {on ? words.lamp[order?.[constraint] ?? 'never'] : words.lampOff}
          </button>
        )
      })}
    </fieldset>
  )
}
