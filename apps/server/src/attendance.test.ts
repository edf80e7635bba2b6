import type { InterviewEvent } from '@probeboard/domain/interview/log'
import { openMemory } from '@probeboard/storage/memory'
import { createRooms } from '@probeboard/sync/rooms'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { type Attendance, watchAttendance } from './attendance.ts'
import { createDesks } from './desk.ts'
import { type Sitting, type Stand, standUp } from './stand.test.kit.ts'
import { createJournals } from './sync/journal.ts'

let stand: Stand
let sitting: Sitting
let attendance: Attendance
beforeEach(async () => {
  stand = await standUp(openMemory(() => Date.now()))
  sitting = await stand.sit()
  const { storage } = stand
  const rooms = createRooms({
    journal: createJournals(storage, () => undefined).open,
    check: () => () => null,
    examine: async () => null,
  })
  attendance = watchAttendance(
    { storage, desks: createDesks(storage, rooms), now: () => Date.now() },
    { came: async () => undefined, left: async () => undefined },
    (error) => {
      throw error
    },
    50,
  )
})
afterEach(() => stand.down())

async function eventsOf(id: string): Promise<InterviewEvent['kind'][]> {
  return (await stand.storage.log.read(sitting.id)).flatMap((entry) =>
    entry.kind === 'event' && entry.by?.id === id ? [entry.event.kind] : [],
  )
}

test('a reload is no leaving; a longer absence is, and the way back is a coming', async () => {
  const { shadow } = sitting.seats
  attendance.came(sitting.id, shadow)
  attendance.came(sitting.id, shadow)
  attendance.went(sitting.id, shadow)
  attendance.went(sitting.id, shadow)
  attendance.came(sitting.id, shadow)
  attendance.went(sitting.id, shadow)
  await vi.waitFor(async () => expect(await eventsOf(shadow.id)).toEqual(['joined', 'left']))
  attendance.came(sitting.id, shadow)
  await vi.waitFor(async () => expect(await eventsOf(shadow.id)).toEqual(['joined', 'left', 'joined']))
})

test('a server that stops sends nobody away', async () => {
  const { candidate } = sitting.seats
  attendance.came(sitting.id, candidate)
  attendance.went(sitting.id, candidate)
  await attendance.stop()
  expect(await eventsOf(candidate.id)).toEqual(['joined'])
})
