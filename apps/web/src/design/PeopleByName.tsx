/** The same people as by their letters, with names and roles to read; and who has been here and is expected back. */
import type { Participant } from '@probeboard/domain/interview/interview'
import { Avatar } from './Avatar.tsx'
import styles from './People.module.css'
import { sayPerson } from './People.tsx'

export function PeopleByName({
  people,
  away,
  self,
}: {
  people: readonly Participant[]
  away: readonly Participant[]
  self: string
}) {
  return (
    <ul className={styles.named}>
      {people.map((person) => (
        <li key={person.id}>
          <Avatar name={person.name} role={person.role} />
          {sayPerson(person, self)}
        </li>
      ))}
      {away.map((person) => (
        <li key={person.id} data-away>
          <Avatar name={person.name} role={person.role} />
          {sayPerson(person, self)}, not here now
        </li>
      ))}
    </ul>
  )
}
