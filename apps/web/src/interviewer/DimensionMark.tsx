/** The small coloured square of a dimension. It never stands without the dimension's name. */
import type { DimensionId } from '@probeboard/domain/interview/interview'
import styles from './Panel.module.css'

export function DimensionMark({ dimension }: { dimension: DimensionId }) {
  return <i className={styles.mark} data-dimension={dimension} aria-hidden="true" />
}
