/** Grey lines where text is on its way. They appear after 300 ms, so that a quick answer never flickers. */
import styles from './Skeleton.module.css'

const lineHeight = 26

export function Skeleton({ lines = 3 }: { lines?: number }) {
  return <div className={styles.skeleton} style={{ height: lines * lineHeight }} role="status" aria-label="Loading" />
}
