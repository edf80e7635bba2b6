/**
 * Somebody else at the board who draws or drags without a stop, with all that a page of ours would send: previews,
 * commits and the cursor. It is no browser, so that its own work does not slow the page that is measured.
 */
import type { BoardElement } from '@probeboard/domain/diagram/element'
import { readElement } from '@probeboard/domain/diagram/restore'
import { type Posed, sendGestures } from '../../../apps/web/src/board/previews.ts'
import type { Created } from '../../journeys/interview.ts'
import { joinAsPeer } from '../../journeys/peer.ts'
import type { TestServer } from '../../journeys/server.ts'
import { seeded } from '../samples.ts'
import { createPile, type Drawn, wander } from './drawn.ts'

export interface Partner {
  /** Puts these on the board. */
  write(elements: readonly Drawn[]): void
  /** Draws a stroke from there until `stop` is called. */
  draw(x: number, y: number): { stop(): void }
  /** Moves this element to and fro until `stop` is called, which answers how many steps that were. */
  drag(id: string): { stop(): number }
  leave(): void
}

const stepPause = 33
const stepsOfCommit = 8
const pointsOfStep = 2
const longest = 3000
/** What one update may carry is limited. */
const elementsAtOnce = 500

export function toBoard(element: unknown): BoardElement {
  const read = readElement(element)
  if ('refused' in read) throw new Error(read.refused)
  return read.element
}

function poseOf({ id, type, x, y, width, height, angle, points }: BoardElement): Posed {
  return { id, type, x, y, width, height, angle, ...(points ? { points } : {}) }
}

export async function seatPartner(server: TestServer, { interview, invites }: Created): Promise<Partner> {
  const peer = await joinAsPeer(server, interview.id, invites.interviewer.token, 'Wim')
  const gestures = sendGestures({ send: peer.preview, hear: () => () => undefined })
  const pile = createPile(seeded(99))

  /** Shows each state of an element, and commits some of them, the first and the last. */
  function gesture(stateAt: (step: number) => BoardElement): { stop(): number } {
    let step = 0
    peer.board.write([stateAt(0)])
    const timer = setInterval(() => {
      step += 1
      const state = stateAt(step)
      gestures.show([poseOf(state)], performance.now())
      if (step % stepsOfCommit === 0) peer.board.write([state])
    }, stepPause)
    return {
      stop() {
        clearInterval(timer)
        peer.board.write([stateAt(step)])
        gestures.end()
        return step
      },
    }
  }

  return {
    write(elements) {
      for (let from = 0; from < elements.length; from += elementsAtOnce)
        peer.board.write(elements.slice(from, from + elementsAtOnce).map(toBoard))
    },
    draw(x, y) {
      const points = wander(seeded(x), longest)
      const stroke = toBoard({ ...pile.stroke(points.slice(0, 1)), x, y })
      return gesture((step) => {
        const drawn = points.slice(0, 1 + step * pointsOfStep)
        const [dx, dy] = drawn.at(-1) ?? [0, 0]
        if (step % 2 === 0) peer.point({ x: x + dx, y: y + dy, tool: 'pointer', down: true })
        return { ...stroke, points: drawn }
      })
    },
    drag(id) {
      const element = peer.board.get(id)
      if (!element) throw new Error('There is no such element.')
      return gesture((step) => ({ ...element, x: element.x + 40 * Math.sin(step / 10) }))
    },
    leave() {
      peer.leave()
      peer.doc.destroy()
    },
  }
}
