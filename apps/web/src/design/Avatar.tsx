/** A person as initial and colour of the role; the name is its title. */
import type { Role } from '@probeboard/domain/interview/interview'
import styles from './People.module.css'

export function Avatar({ name, role }: { name: string; role: Role }) {
  return (
    <span className={styles.avatar} data-role={role} aria-hidden="true">
      {[...name.trim()][0]?.toUpperCase() ?? '?'}
    </span>
  )
}
