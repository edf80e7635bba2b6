/** Who is here and in which role. Nobody watches unseen. */
import type { Participant, Role } from '@probeboard/domain/interview/interview'
import { Avatar } from './Avatar.tsx'
import styles from './People.module.css'

const roleWords: Record<Role, string> = {
  candidate: 'candidate',
  lead: 'interviewer, leads',
  interviewer: 'interviewer',
  shadow: 'in training, watches',
}

export function sayPerson(person: Participant, self: string): string {
  return `${person.name}, ${roleWords[person.role]}${person.id === self ? ' (you)' : ''}`
}

export function People({ people, self }: { people: readonly Participant[]; self: string }) {
  return (
    <ul className={styles.people} aria-label="Here now">
      {people.map((person) => {
        const words = sayPerson(person, self)
        return (
          <li key={person.id} title={words}>
            <Avatar name={person.name} role={person.role} />
            <span className={styles.spoken}>{words}</span>
          </li>
        )
      })}
    </ul>
  )
}
