/**
 * Elements that bring Excalidraw down never remove anybody's board, whichever way they come: over a raw socket, as a file
 * by hand, or as a file over HTTP. What cannot stand is named to whoever sent it; all others go on, also after a reload.
 */
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, type Page, test } from '@playwright/test'
import { openBoard } from '@probeboard/documents/board'
import { interviewIdSchema } from '@probeboard/domain/interview/interview'
import { syncPath } from '@probeboard/protocol/address'
import { candidateApi } from '@probeboard/protocol/candidate-api'
import { closeCodes } from '@probeboard/protocol/close-codes'
import { WebSocket } from 'ws'
import * as Y from 'yjs'
import { elementOf } from '../gestures/busy-peer.ts'
import { fileOf, groupsOf, type Malformed, malformed } from '../gestures/malformed.ts'
import { boardReady, drawBox, scene } from './drawing.ts'
import { type Created, createInterview } from './interview.ts'
import { joinAsPeer, type Peer } from './peer.ts'
import { comeIn, type Person } from './person.ts'
import { createTestServer, type TestServer } from './server.ts'
import { isInTurn } from './share.ts'

let server: TestServer
let created: Created
let people: Person[]
let peer: Peer

test.beforeAll(async () => {
  server = await createTestServer()
  await server.start()
})
test.afterAll(async () => server?.dispose())
test.beforeEach(async ({ browser }) => {
  created = await createInterview(server)
  const { interview, invites } = created
  people = [await comeIn(browser, server, invites.candidate, 'Ada'), await comeIn(browser, server, invites.lead, 'Ivo')]
  for (const { page } of people) await boardReady(page)
  peer = await joinAsPeer(server, interview.id, invites.interviewer.token, 'Wim')
})
test.afterEach(async () => {
  peer.leave()
  peer.doc.destroy()
  for (const { context } of people) await context.close()
  expect(people.flatMap(({ faults }) => faults)).toEqual([])
})

const pages = (): Page[] => people.map(({ page }) => page)
const idsAt = async (page: Page): Promise<string[]> => (await scene(page)).map(({ id }) => id)

let signs = 0
/** Everybody sees what somebody else draws now. */
async function everybodyGoesOn(after: string): Promise<void> {
  signs += 1
  const id = `sign-${signs}`
  peer.board.write([elementOf({ id, x: 300 + signs * 4, y: 700, width: 20, height: 20, index: 'a9' })])
  for (const page of pages()) {
    await expect.poll(() => idsAt(page), { message: after }).toContain(id)
    await expect(page.locator('.excalidraw canvas.interactive'), after).toBeVisible()
  }
}

/** Both can draw, before and after a reload, and see the same. */
async function everybodyDraws(): Promise<void> {
  const [candidate] = pages()
  if (!candidate) throw new Error('Nobody is here.')
  await candidate.keyboard.press('Escape')
  for (const page of pages()) {
    await page.reload()
    await boardReady(page)
  }
  await everybodyGoesOn('after the reload')
  await drawBox(candidate, { x: 300, y: 560 }, 'Still here')
  const all = peer.board.elements
  await expect.poll(() => all().some(({ text }) => text === 'Still here')).toBe(true)
  for (const page of pages())
    await expect
      .poll(async () => (await idsAt(page)).sort())
      .toEqual(
        all()
          .map(({ id }) => id)
          .sort(),
      )
}

async function takeSeat(): Promise<string> {
  const answer = await fetch(`${server.url}/api/v1/join`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ token: created.invites.interviewer.token, name: 'Mallory' }),
  })
  const { seat } = Object(await answer.json())
  return String(seat)
}

/** A sync update as y-websocket frames it. */
function frameOf(update: Uint8Array): Uint8Array {
  const size: number[] = []
  let rest = update.length
  for (; rest > 127; rest >>>= 7) size.push((rest & 127) | 128)
  return Uint8Array.of(0, 2, ...size, rest, ...update)
}

/** Sends a document's whole state by a socket of its own. Answers with which words the server closed it, or null. */
async function sendRaw(seat: string, doc: Y.Doc): Promise<{ code: number; reason: string } | null> {
  const url = `${server.url.replace(/^http/, 'ws')}${syncPath(interviewIdSchema.parse(created.interview.id))}/board`
  const socket = new WebSocket(url, { headers: { authorization: `Bearer ${seat}` } })
  await new Promise((open) => socket.once('open', open))
  const closed = new Promise<{ code: number; reason: string }>((resolve) => {
    socket.once('close', (code, reason) => resolve({ code, reason: String(reason) }))
  })
  // What comes behind on the same line, so that its arrival tells that all before was taken.
  const behind = new Y.Doc()
  signs += 1
  const sign = `behind-${signs}`
  openBoard(behind).write([elementOf({ id: sign, x: 300 + signs * 4, y: 640, width: 20, height: 20, index: 'a8' })])
  socket.send(frameOf(Y.encodeStateAsUpdate(doc)))
  socket.send(frameOf(Y.encodeStateAsUpdate(behind)))
  const taken = new Promise<null>((resolve) => {
    const stop = peer.board.observe(({ ids }) => {
      if (!ids.has(sign)) return
      stop()
      resolve(null)
    })
  })
  const outcome = await Promise.race([closed, taken])
  socket.terminate()
  return outcome
}

const writers: Record<string, (one: Malformed, doc: Y.Doc) => void> = {
  'straight into the maps': ({ id, raw }, doc) => {
    for (const [map, value] of groupsOf(raw)) doc.getMap(map).set(id, value)
  },
  'by the groups that openBoard writes': ({ id, raw }, doc) => {
    openBoard(doc).writeGroups(new Map([[id, Object.fromEntries(groupsOf(raw))]]))
  },
}

/** Each run takes one socket's way and one file's; `SHARE=all` takes all four. */
const inShare = isInTurn

for (const [place, [way, write]] of Object.entries(writers).entries()) {
  if (!inShare(place)) continue
  test(`${malformed.length} malformed elements over a raw socket, ${way}: the board stays at everyone's`, async () => {
    const seat = await takeSeat()
    // The last one takes an id that is there already, as another type.
    peer.board.write([elementOf({ id: 'twice', x: 500, y: 400, index: 'a3' })])
    const outcomes: Record<string, string> = {}
    for (const one of malformed) {
      const doc = new Y.Doc()
      write(one, doc)
      const closed = await sendRaw(seat, doc)
      outcomes[one.id] = closed ? 'refused' : 'shown'
      if (closed) expect(closed).toEqual({ code: closeCodes.refusedContent, reason: expect.stringContaining(one.id) })
      await everybodyGoesOn(one.id)
      for (const page of pages()) expect((await idsAt(page)).includes(one.id), one.id).toBe(!closed)
    }
    expect(outcomes).toEqual(Object.fromEntries(malformed.map(({ id, socket }) => [id, socket])))
    await everybodyDraws()
  })
}

const shownByFile = malformed.filter(({ file }) => file === 'shown').map(({ id }) => id)
/** The second one of those that are there twice is refused as well. */
const refusedByFile = [...malformed.filter(({ file }) => file === 'refused').map(({ id }) => id), 'twice']

async function openByHand(): Promise<void> {
  const path = join(mkdtempSync(join(tmpdir(), 'probeboard-malformed-')), 'wild.excalidraw')
  writeFileSync(path, fileOf(malformed.map(({ raw }) => raw)))
  for (const [i, page] of pages().entries()) {
    await page.getByTestId('open-drawing').setInputFiles(path)
    await expect(page.getByText(`${refusedByFile.length} could not be taken over`)).toBeVisible()
    for (const other of pages())
      await expect.poll(async () => (await idsAt(other)).length).toBe((i + 1) * shownByFile.length + i)
    await everybodyGoesOn(`the file of person ${i + 1}`)
  }
  for (const page of pages()) expect(await idsAt(page)).toEqual(expect.arrayContaining(shownByFile))
  await everybodyDraws()
}

async function importOverHttp(): Promise<void> {
  const answer = await fetch(`${server.url}/api/v1/interviews/${created.interview.id}/import`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${await takeSeat()}` },
    body: fileOf(malformed.map(({ raw }) => raw)),
  })
  const { added, refused } = candidateApi.importScene.answer.parse(await answer.json())
  expect(refused.map(({ id }) => id).sort()).toEqual([...refusedByFile].sort())
  for (const { id, reason } of refused) expect(reason, id).not.toBe('')
  expect(added).toBe(shownByFile.length)
  await everybodyGoesOn('the import')
  for (const page of pages()) expect(await idsAt(page)).toEqual(expect.arrayContaining(shownByFile))
  await everybodyDraws()
}

if (inShare(0))
  test(
    `${malformed.length} malformed elements in a file by hand: those that can stand come, and the others are counted`,
    openByHand,
  )
if (inShare(1))
  test(
    `${malformed.length} malformed elements in a file over HTTP: those that can stand come, and the others are named`,
    importOverHttp,
  )
