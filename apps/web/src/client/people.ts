/** Who is here now, from the presence that the server rebuilt: one entry a person, however many tabs they have. */
import type { Participant } from '@probeboard/domain/interview/interview'
import { presenceSchema } from '@probeboard/domain/interview/presence'
import { useEffect, useState } from 'react'
import type { Awareness } from 'y-protocols/awareness'

function readPeople(states: Iterable<unknown>): Participant[] {
  const people = new Map<string, Participant>()
  for (const state of states) {
    const presence = presenceSchema.safeParse(state)
    if (presence.success) people.set(presence.data.user.id, presence.data.user)
  }
  return [...people.values()].sort((a, b) => a.role.localeCompare(b.role) || a.name.localeCompare(b.name))
}

/** `self` is always among them, also while offline. */
export function usePeople(awareness: Awareness, self: Participant): Participant[] {
  const [people, setPeople] = useState<Participant[]>([self])
  useEffect(() => {
    const renew = (): void => {
      const others = readPeople(awareness.getStates().values()).filter((person) => person.id !== self.id)
      setPeople((before) => {
        const now = [self, ...others]
        const same =
          now.length === before.length &&
          now.every(
            ({ id, name, role }, i) => id === before[i]?.id && name === before[i].name && role === before[i].role,
          )
        return same ? before : now
      })
    }
    renew()
    awareness.on('change', renew)
    return () => awareness.off('change', renew)
  }, [awareness, self])
  return people
}
