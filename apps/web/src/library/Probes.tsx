/** Probes by dimension, each with what to listen for. */
import { dimensionIds } from '@probeboard/domain/interview/interview'
import { dimensions } from '@probeboard/domain/scenario/rubric'
import type { Probe } from '@probeboard/domain/scenario/scenario'
import styles from './Library.module.css'

export function Probes({ probes }: { probes: readonly Probe[] }) {
  return dimensionIds.map((dimension) => (
    <div key={dimension}>
      <h3>
        {dimension} {dimensions[dimension].name}
      </h3>
      <ul className={styles.blocks}>
        {probes
          .filter((probe) => probe.dimension === dimension)
          .map(({ id, ask, listenFor }) => (
            <li key={id}>
              <strong>{ask}</strong>
              <small>{listenFor.join(' · ')}</small>
            </li>
          ))}
      </ul>
    </div>
  ))
}
