/** What a real page sends and receives where little happens: cursors by move, and the silence of a person alone. */
import { messages } from '@probeboard/protocol/messages'
import type { Page } from 'playwright'
import { canvasAt } from '../../journeys/drawing.ts'
import { createInterview } from '../../journeys/interview.ts'
import { joinAsPeer } from '../../journeys/peer.ts'
import { seatCandidate, withStand } from '../board/stand.ts'
import { frameBytes } from '../board/wire.ts'
import { judge, type Section } from '../figures.ts'
import { wait } from './load.ts'

const moves = 40
/** As often as our client tells where it points. */
const pace = 60
const others = 8
const settleMs = 5_000
/** Longer than the server takes from one renewal of presences to the next. */
const silenceMs = 60_000
/** Every 4.5 s the server pings on each line, two bytes, and gets six back; a page does not see them. */
const heartbeat = 8 / 4.5

interface Count {
  cursors: number
  bytes: number
  lines: number
}

/** Of all sockets that the page opens from now on. */
function countFrames(page: Page): Count {
  const count = { cursors: 0, bytes: 0, lines: 0 }
  page.on('websocket', (socket) => {
    count.lines += 1
    socket.on('framesent', ({ payload }) => {
      const data = Buffer.from(payload)
      if (data[0] === messages.cursor) count.cursors += 1
      count.bytes += frameBytes(data.length, 'sent')
    })
    socket.on('framereceived', ({ payload }) => {
      count.bytes += frameBytes(Buffer.from(payload).length, 'received')
    })
  })
  return count
}

async function wander(page: Page): Promise<void> {
  const origin = await canvasAt(page)
  for (let move = 0; move < moves; move++) {
    await page.mouse.move(origin.x + 200 + move * 9, origin.y + 200 + move * 3)
    await wait(pace)
  }
}

export const measureLine: Section = ({ say, report }) =>
  withStand(async (stand) => {
    const created = await createInterview(stand.server)
    const { page, context } = await seatCandidate(stand, created)
    const count = countFrames(page)
    await page.reload()
    await wait(settleMs)
    await wander(page)
    await wait(settleMs)
    const alone = count.cursors
    const peers = []
    for (let i = 0; i < others; i++)
      peers.push(await joinAsPeer(stand.server, created.interview.id, created.invites.interviewer.token, `Peer ${i}`))
    count.cursors = 0
    await wander(page)
    await wait(settleMs)
    say(`  ${moves} moves: ${alone} cursors sent when alone, ${count.cursors} beside ${others} others`)
    report('cursor frames for a move, beside 8 others', judge(count.cursors / moves, 'frames', { most: 1 }))
    for (const peer of peers) peer.leave()
    await wait(settleMs)
    count.bytes = 0
    await wait(silenceMs)
    const perSecond = count.bytes / (silenceMs / 1000) + count.lines * heartbeat
    report('an idle lone client, both ways, all its lines', judge(perSecond, 'B/s', { most: 60 }))
    await context.close()
  })
