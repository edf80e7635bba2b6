/** A key, shown where it works. Not read aloud: screen readers get `aria-keyshortcuts` on the control. */
import styles from './Kbd.module.css'

export function Kbd({ children }: { children: string }) {
  return (
    <span className={styles.kbd} aria-hidden="true">
      {children}
    </span>
  )
}
