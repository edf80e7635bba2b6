/** The gate, over real sockets with the stock client: who syncs what, who writes what, who is refused with which code. */
import { openBoard } from '@probeboard/documents/board'
import { readBrief, tellFact } from '@probeboard/documents/brief'
import { markProbe, readNotebook } from '@probeboard/documents/notebook'
import { readElement } from '@probeboard/domain/diagram/restore'
import { accessTo, type DocumentName, documentNames } from '@probeboard/domain/interview/access'
import { roles } from '@probeboard/domain/interview/interview'
import { closeCodes } from '@probeboard/protocol/close-codes'
import { interviewerApi } from '@probeboard/protocol/interviewer-api'
import { ownerApi } from '@probeboard/protocol/owner-api'
import { openMemory } from '@probeboard/storage/memory'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { type Client, connect } from './client.test.kit.ts'
import { type Seated, type Sitting, type Stand, standUp } from './stand.test.kit.ts'
import { maxFrameBytes } from './sync/socket.ts'

let stand: Stand
let sitting: Sitting
const clients: Client[] = []
const open = (...args: Parameters<typeof connect>): Client => {
  const client = connect(...args)
  clients.push(client)
  return client
}

beforeEach(async () => {
  stand = await standUp(openMemory(() => Date.now()))
  sitting = await stand.sit()
})
afterEach(async () => {
  for (const client of clients.splice(0)) client.leave()
  await stand.down()
})

const lead = () => ({ as: sitting.seats.lead.token, params: { id: sitting.id } })
const enter = async (state: 'waiting' | 'live' | 'frozen' | 'ended'): Promise<void> => {
  if (state === 'waiting') return
  await stand.must(interviewerApi.start, lead())
  if (state === 'frozen') await stand.must(interviewerApi.stage, { ...lead(), body: { do: 'freeze' } })
  if (state === 'ended') await stand.must(interviewerApi.end, lead())
}

const box = readElement({ id: 'scribble', type: 'rectangle', x: 0, y: 0, width: 100, height: 50 })

/** Writes what the document's own shape has room for, so that only the gate can be what stops it. */
function scribble(doc: Client['doc'], document: DocumentName): void {
  if (document === 'notebook') markProbe(doc, 'scribble', 'asked')
  if (document === 'brief') tellFact(doc, 'scribble', 'Told by nobody.', 0)
  if (document === 'board' && 'element' in box) openBoard(doc).write([box.element])
}
function scribbled(doc: Client['doc'], document: DocumentName): boolean {
  if (document === 'notebook') return readNotebook(doc).probes.has('scribble')
  if (document === 'brief') return readBrief(doc).facts.some(({ key }) => key === 'scribble')
  return openBoard(doc).get('scribble') !== null
}

describe.each(['waiting', 'live', 'frozen', 'ended'] as const)('AC1-AC3: an interview that is %s', (state) => {
  test.each(roles)('lets the %s do what the table says, on every document', async (role) => {
    await enter(state)
    const seat = sitting.seats[role]
    for (const document of documentNames) {
      const access = accessTo(role, document, {
        state: state === 'frozen' ? 'live' : state,
        frozen: state === 'frozen',
      })
      const client = open(stand.url, sitting.id, document, seat)
      if (access === 'none') {
        const ended = state === 'ended' && document !== 'notebook'
        expect(await client.closed(), `${role} ${document}`).toBe(ended ? closeCodes.ended : closeCodes.noAccess)
        continue
      }
      await client.synced()
      scribble(client.doc, document)
      // A handshake that began after the frame was sent: when it is answered, the frame has been dealt with.
      const witness = open(stand.url, sitting.id, document, sitting.seats.lead)
      await witness.synced()
      const arrived = () => stand.rooms.read({ interview: sitting.id, document }, (doc) => scribbled(doc, document))
      if (access === 'write') await vi.waitFor(async () => expect(await arrived()).toBe(true))
      else expect(await arrived(), `${role} wrote the ${document}`).toBe(false)
    }
  })
})

describe.each(['bearer', 'cookie'] as const)('the stock client by %s', (carry) => {
  test('reads the brief as a candidate, and what it writes there goes nowhere', async () => {
    await enter('live')
    const client = open(stand.url, sitting.id, 'brief', sitting.seats.candidate, carry)
    await client.synced()
    expect(readBrief(client.doc).prompt).toContain('10,000 documents')
    scribble(client.doc, 'brief')
    const witness = open(stand.url, sitting.id, 'brief', sitting.seats.lead, carry)
    await witness.synced()
    await stand.must(interviewerApi.reveal, { ...lead(), body: { text: 'Improvised.' } })
    await vi.waitFor(() => expect(readBrief(witness.doc).facts.map(({ text }) => text)).toContain('Improvised.'))
    expect(scribbled(witness.doc, 'brief')).toBe(false)
  })

  test('is refused the notebook as a candidate with 4403', async () => {
    const client = open(stand.url, sitting.id, 'notebook', sitting.seats.candidate, carry)
    expect(await client.closed()).toBe(closeCodes.noAccess)
    expect(client.doc.share.size).toBe(0)
  })
})

describe('refusals complete the handshake and close with their code', () => {
  test('no seat: 4401, by nothing, by another interview’s seat and by an unknown token', async () => {
    expect(await open(stand.url, sitting.id, 'board', null).closed()).toBe(closeCodes.noSeat)
    const other = await stand.sit()
    expect(await open(stand.url, sitting.id, 'board', other.seats.lead).closed()).toBe(closeCodes.noSeat)
    const forged = { ...sitting.seats.lead, token: 'x'.repeat(43) }
    expect(await open(stand.url, sitting.id, 'board', forged, 'cookie').closed()).toBe(closeCodes.noSeat)
  })

  test('no such document or interview: 4404; another protocol version: 4409', async () => {
    const { candidate } = sitting.seats
    expect(await open(stand.url, sitting.id, 'scorecard', candidate).closed()).toBe(closeCodes.notFound)
    expect(await open(stand.url, 'nowhere-at-all', 'board', candidate).closed()).toBe(closeCodes.notFound)
    expect(await open(stand.url, sitting.id, 'board', candidate, 'bearer', { v: '99' }).closed()).toBe(
      closeCodes.version,
    )
  })

  test('an invite that is withdrawn closes its people’s sockets with 4401 and refuses their seat', async () => {
    const client = open(stand.url, sitting.id, 'board', sitting.seats.shadow)
    await client.synced()
    await stand.must(ownerApi.revokeInvite, {
      as: stand.owner,
      params: { id: sitting.id, inviteId: sitting.invites.shadow.id },
    })
    expect(await client.closed()).toBe(closeCodes.noSeat)
    expect(await open(stand.url, sitting.id, 'brief', sitting.seats.shadow).closed()).toBe(closeCodes.noSeat)
  })

  test('the end closes the candidate’s sockets with 4410; the others come back and read', async () => {
    await enter('live')
    const candidate = open(stand.url, sitting.id, 'board', sitting.seats.candidate)
    const interviewer = open(stand.url, sitting.id, 'notebook', sitting.seats.interviewer)
    await Promise.all([candidate.synced(), interviewer.synced()])
    await stand.must(interviewerApi.end, lead())
    expect(await candidate.closed()).toBe(closeCodes.ended)
    expect(await interviewer.closed()).toBe(closeCodes.restart)
  })

  test('an erased interview closes its sockets with 4410, and says so to those who come later', async () => {
    const client = open(stand.url, sitting.id, 'board', sitting.seats.candidate)
    await client.synced()
    await stand.must(ownerApi.erase, { as: stand.owner, params: { id: sitting.id } })
    expect(await client.closed()).toBe(closeCodes.ended)
    expect(await open(stand.url, sitting.id, 'board', sitting.seats.candidate).closed()).toBe(closeCodes.ended)
  })

  test('a freeze sends the candidate’s board to ask again, and nobody else', async () => {
    await enter('live')
    const board = open(stand.url, sitting.id, 'board', sitting.seats.candidate)
    const brief = open(stand.url, sitting.id, 'brief', sitting.seats.candidate)
    await Promise.all([board.synced(), brief.synced()])
    await stand.must(interviewerApi.stage, { ...lead(), body: { do: 'freeze' } })
    expect(await board.closed()).toBe(closeCodes.restart)
    await vi.waitFor(() => expect(readBrief(brief.doc).stage.frozen).toBe(true))
  })

  test('who takes the lead over, and who gave it, come back with their new roles; nobody else notices', async () => {
    const { lead: giver, interviewer: taker, shadow } = sitting.seats
    const given = open(stand.url, sitting.id, 'brief', giver)
    const taken = open(stand.url, sitting.id, 'brief', taker)
    const other = open(stand.url, sitting.id, 'brief', shadow)
    await Promise.all([given.synced(), taken.synced(), other.synced()])
    const give = (by: Seated, to: Seated) =>
      stand.call(interviewerApi.handOver, { as: by.token, params: { id: sitting.id }, body: { to: to.id } })
    expect((await give(taker, taker)).code).toBe('no-access')
    expect((await give(giver, shadow)).code).toBe('not-found')
    expect((await give(giver, taker)).code).toBeNull()
    expect(await Promise.all([given.closed(), taken.closed()])).toEqual([closeCodes.restart, closeCodes.restart])
    await stand.must(interviewerApi.start, { as: taker.token, params: { id: sitting.id } })
    const end = await stand.call(interviewerApi.end, { as: giver.token, params: { id: sitting.id } })
    expect(end.code).toBe('no-access')
    await vi.waitFor(() => expect(readBrief(other.doc).stage.startedAt).not.toBeNull())
  })

  test('a broken frame, a text frame and an illegal element close with 4422, and nothing of it is kept', async () => {
    const { candidate } = sitting.seats
    const raw = async (frame: Uint8Array<ArrayBuffer> | string): Promise<number> => {
      const socket = new WebSocket(`${stand.url.replace('http', 'ws')}/sync/${sitting.id}/board`, {
        headers: { authorization: `Bearer ${candidate.token}` },
      })
      await new Promise((opened) => socket.addEventListener('open', opened))
      socket.send(frame)
      return new Promise((resolve) => socket.addEventListener('close', ({ code }) => resolve(code)))
    }
    expect(await raw(new Uint8Array([0, 2, 250, 1, 2, 3]))).toBe(closeCodes.refusedContent)
    expect(await raw('{"type":"hello"}')).toBe(closeCodes.refusedContent)
    const client = open(stand.url, sitting.id, 'board', candidate)
    await client.synced()
    client.doc.getMap('state').set('evil', { isDeleted: false, locked: false, link: 'javascript:alert(1)' })
    expect(await client.closed()).toBe(closeCodes.refusedContent)
    const key = { interview: sitting.id, document: 'board' } as const
    expect(await stand.rooms.read(key, (doc) => doc.getMap('state').size)).toBe(0)
  })
})

test('a flood of frames and a frame that is too big send their author away to come back', async () => {
  const raw = async (feed: (socket: WebSocket) => void): Promise<number> => {
    const socket = new WebSocket(`${stand.url.replace('http', 'ws')}/sync/${sitting.id}/board`, {
      headers: { authorization: `Bearer ${sitting.seats.lead.token}` },
    })
    await new Promise((opened) => socket.addEventListener('open', opened))
    feed(socket)
    return new Promise((resolve) => socket.addEventListener('close', ({ code }) => resolve(code)))
  }
  const ask = new Uint8Array([0, 0, 1, 0])
  expect(
    await raw((socket) => {
      for (let sent = 0; sent < 3_000; sent++) socket.send(ask)
    }),
  ).toBe(closeCodes.tooFast)
  expect(await raw((socket) => socket.send(new Uint8Array(maxFrameBytes + 1)))).toBe(closeCodes.tooBig)
})

test('who comes and goes is logged once, by socket and by seat, with the server’s names', async () => {
  const board = open(stand.url, sitting.id, 'board', sitting.seats.shadow)
  const brief = open(stand.url, sitting.id, 'brief', sitting.seats.shadow)
  await Promise.all([board.synced(), brief.synced()])
  const joined = (await stand.storage.log.read(sitting.id)).filter(
    (entry) => entry.kind === 'event' && entry.event.kind === 'joined' && entry.by?.id === sitting.seats.shadow.id,
  )
  expect(joined).toHaveLength(1)
})
