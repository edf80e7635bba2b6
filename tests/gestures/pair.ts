/** A real page and a stock client at one board, on which two boxes stand at the beginning, and what tests ask of them. */
import { type Browser, expect, type Page } from '@playwright/test'
import type { BoardElement } from '@probeboard/domain/diagram/element'
import { boardReady, scene } from '../journeys/drawing.ts'
import { createInterview } from '../journeys/interview.ts'
import { joinAsPeer, type Peer } from '../journeys/peer.ts'
import { comeIn, type Person } from '../journeys/person.ts'
import type { TestServer } from '../journeys/server.ts'
import { drawAlong, line, middle, type Spot } from './both-ends.ts'
import { elementOf } from './busy-peer.ts'

export interface Pair {
  readonly person: Person
  readonly page: Page
  readonly peer: Peer
  /** The element as the peer has it. */
  at(id: string): BoardElement
  /** The peer changes it. */
  change(id: string, to: Partial<BoardElement>): void
  /** The element as the page shows it. */
  shown(id: string): Promise<{ readonly x: number } | undefined>
  shownAt(id: string, x: number): Promise<void>
  /** Drags it on the page by this much of the scene; `during` is awaited half way. */
  dragBy(id: string, by: Spot, during?: () => Promise<void>): Promise<void>
  leave(): Promise<void>
}

export const box = (id: string, x: number, y: number, index: string): BoardElement =>
  elementOf({ id, x, y, width: 160, height: 90, backgroundColor: '#ffec99', index })

export const near = (one: number, other: number): boolean => Math.abs(one - other) < 1

export const holds = (what: () => boolean): Promise<void> => expect.poll(what).toBe(true)

/** Boxes `a` and `b`. */
export async function sitAtTwoBoxes(browser: Browser, server: TestServer): Promise<Pair> {
  const { interview, invites } = await createInterview(server)
  const peer = await joinAsPeer(server, interview.id, invites.interviewer.token, 'Ivo')
  peer.board.write([box('a', 300, 200, 'a1'), box('b', 700, 450, 'a2')])
  const person = await comeIn(browser, server, invites.candidate, 'Ada')
  const { page } = person
  await boardReady(page)
  await expect.poll(async () => (await scene(page)).length).toBe(2)

  const pair: Pair = {
    person,
    page,
    peer,
    at(id) {
      const element = peer.board.get(id)
      if (!element) throw new Error(`There is no ${id}.`)
      return element
    },
    change: (id, to) => peer.board.write([{ ...pair.at(id), ...to }]),
    shown: async (id) => (await scene(page)).find((element) => element.id === id),
    shownAt: (id, x) =>
      expect.poll(async () => Math.round((await pair.shown(id))?.x ?? Number.NaN)).toBe(Math.round(x)),
    async dragBy(id, [dx, dy], during) {
      const [x, y] = middle(pair.at(id))
      await drawAlong(page, line([x, y], [x + dx, y + dy]), during)
    },
    async leave() {
      peer.leave()
      peer.doc.destroy()
      await person.context.close()
      expect(person.faults).toEqual([])
    },
  }
  return pair
}
