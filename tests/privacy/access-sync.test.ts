/** Every role at every live document in every state, and every message of those inside: over real sockets, to the letter. */
import { randomBytes } from 'node:crypto'
import { openBoard } from '@probeboard/documents/board'
import { tellFact } from '@probeboard/documents/brief'
import { markProbe } from '@probeboard/documents/notebook'
import { readElement } from '@probeboard/domain/diagram/restore'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import * as Y from 'yjs'
import type { Stand } from '../../apps/server/src/stand.test.kit.ts'
import {
  type Caller,
  callers,
  type DocumentName,
  documents,
  doorTable,
  type Effect,
  messageTable,
  type State,
  states,
} from './access-table.ts'
import { message, openWire, type Wire } from './raw-socket.ts'
import { type Carry, credentials, makeWorld, openStand, seatOf, type World } from './world.ts'

// Many calls and sockets a test, on a machine that may be busy with other suites.
vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 })

let stand: Stand
beforeAll(async () => {
  stand = await openStand()
})
afterAll(() => stand.down())

/** An edit that the document's own shape has room for, so that only access can be what stops it. */
function editOf(document: DocumentName, word: string): Uint8Array {
  const doc = new Y.Doc()
  const box = readElement({ id: word, type: 'rectangle', x: 0, y: 0, width: 100, height: 50 })
  if (document === 'board' && 'element' in box) openBoard(doc).write([box.element])
  if (document === 'brief') tellFact(doc, word, 'Told by nobody.', 0)
  if (document === 'notebook') markProbe(doc, word, 'asked')
  return Y.encodeStateAsUpdate(doc)
}

function knock(world: World, caller: Caller, document: string, carry: Carry = 'bearer'): Wire {
  const seat = seatOf(world, caller)
  return openWire(stand.url, {
    interview: world.id,
    document,
    headers: credentials(stand, world, caller, carry),
    query: { ext: '1', ack: '1', ...(seat && carry === 'cookie' ? { seat: seat.id } : {}) },
  })
}

const has = (bytes: Uint8Array, word: string): boolean => Buffer.from(bytes).includes(word)

/** What a message must carry so that its effect can be told: a word of its own, and a client id. */
interface Mark {
  readonly word: string
  readonly client: number
}

type Kind = keyof typeof messageTable
function messageOf(kind: Kind, document: DocumentName, { word, client }: Mark): Uint8Array | string {
  const claim = { cursor: { x: 1, y: 2, tool: 'pointer', down: false }, user: { name: word, role: 'lead' }, note: word }
  const made: Record<string, () => Uint8Array | string> = {
    'step 2': () => message.stepTwo(editOf(document, word)),
    update: () => message.update(editOf(document, word)),
    presence: () => message.presence(client, claim),
    query: message.query,
    preview: () => message.preview(word),
    cursor: message.cursor,
    auth: message.auth,
    acknowledgement: message.acknowledgement,
    time: message.time,
    notice: () => message.notice(word),
    unknown: message.unknown,
    broken: message.broken,
    text: () => word,
  }
  return made[kind]?.() ?? message.broken()
}

const isPresence = (bytes: Uint8Array): boolean => bytes[0] === 1
const isAnswer = (bytes: Uint8Array): boolean => bytes[0] === 0 && bytes[1] === 1
const isUpdate = (bytes: Uint8Array): boolean => bytes[0] === 0 && bytes[1] === 2

/** Sends one message and reads off what it came to, at the sender and at a colleague who is in the room. */
async function effectOf(
  world: World,
  caller: Caller,
  document: DocumentName,
  kind: Kind,
  name: string,
): Promise<Effect | string> {
  const mark = { word: `w${randomBytes(9).toString('hex')}`, client: randomBytes(4).readUInt32BE() }
  const witness = knock(world, 'lead', document)
  await witness.upgraded
  const sender = knock(world, caller, document)
  await sender.upgraded
  await witness.ask()
  await sender.ask()
  if (kind === 'cursor') {
    // Only whoever has said who it is can point.
    sender.send(message.presence(mark.client, {}))
    await sender.ask()
    await witness.ask()
  }
  const [heard, answered] = [witness.messages.length, sender.messages.length]
  // Step 1 is what is asked below, and its answer waited for.
  if (kind !== 'step 1') sender.send(messageOf(kind, document, mark))
  try {
    if (kind === 'broken' || kind === 'text') {
      const code = await sender.closed
      await witness.ask()
      return witness.messages.slice(heard).some((bytes) => has(bytes, mark.word))
        ? 'told in spite of it'
        : code === 4422
          ? 4422
          : `closed with ${code}`
    }
    await sender.ask()
    const own = sender.messages.slice(answered)
    await witness.ask()
    // Rooms say again from time to time who is there: that comes of no message.
    const told = witness.messages
      .slice(heard)
      .filter((bytes) => !isAnswer(bytes) && (kind === 'presence' || has(bytes, mark.word) || !isPresence(bytes)))
    const kept = await stand.rooms.read({ interview: world.id, document }, (doc) =>
      has(Y.encodeStateAsUpdate(doc), mark.word),
    )
    if (!sender.isOpen()) return `closed with ${await sender.closed}`
    if (kept && told.some((bytes) => isUpdate(bytes) && has(bytes, mark.word))) return 'kept and told'
    if (kept || told.some(isUpdate)) return 'kept or told, not both'
    if (told.some((bytes) => bytes[0] !== 100 && has(bytes, mark.word))) return 'relayed raw'
    if (told.some((bytes) => bytes[0] === 100 || bytes[0] === 101)) return 'shown'
    if (told.some((bytes) => isPresence(bytes) && has(bytes, `"${name}"`))) return 'present'
    if (told.length > 0) return `told a message ${told[0]?.[0]}`
    // Of any other message, one answer is to the question that was only asked to wait.
    const replies = own.filter((bytes) => isAnswer(bytes) || (kind === 'query' && isPresence(bytes)))
    return replies.length > (kind === 'step 1' ? 0 : 1) ? 'answered' : 'nothing'
  } finally {
    sender.leave()
    witness.leave()
    await Promise.all([sender.closed, witness.closed])
  }
}

describe.each(states)('the live documents of an interview that is %s', (state) => {
  test.each(['bearer', 'cookie'] as const)('open to whom the table says, by %s', async (carry) => {
    const world = await makeWorld(stand, state)
    const wrong: string[] = []
    for (const caller of callers)
      for (const document of documents) {
        const wire = knock(world, caller, document, carry)
        const wanted = doorTable[caller][document][state]
        await wire.upgraded
        if (typeof wanted === 'number') {
          const fate = await wire.fate()
          if (fate !== wanted) wrong.push(`${caller} at ${document}: ${fate}, not ${wanted}`)
          if (wire.messages.length > 0) wrong.push(`${caller} at ${document}: told something before ${wanted}`)
        } else {
          await wire.ask().catch((error: unknown) => wrong.push(`${caller} at ${document}: ${error}, not ${wanted}`))
          // Whoever may write is asked for what it has.
          const isAsked = wire.messages.some((bytes) => bytes[0] === 0 && bytes[1] === 0)
          if (isAsked !== (wanted === 'write'))
            wrong.push(`${caller} at ${document}: not taken as one who may ${wanted}`)
        }
        wire.leave()
      }
    expect(wrong).toEqual([])
  })

  test('have no other names', async () => {
    const world = await makeWorld(stand, state)
    for (const name of ['scorecard', 'Board', '__proto__', 'constructor', 'board%00', 'notebook%2f', 'scenario'])
      for (const caller of callers) expect(await knock(world, caller, name).fate(), `${caller} at ${name}`).toBe(4404)
  })
})

const inhabited = ['waiting', 'live', 'frozen', 'ended'] as const satisfies readonly State[]
describe.each(inhabited)('messages, in an interview that is %s', (state) => {
  test.each(['candidate', 'lead', 'interviewer', 'shadow'] as const)(
    'of the %s come to what the table says',
    async (caller) => {
      const world = await makeWorld(stand, state)
      const wrong: string[] = []
      for (const document of documents) {
        const door = doorTable[caller][document][state]
        if (typeof door === 'number') continue
        for (const [kind, effects] of Object.entries(messageTable)) {
          const effect = await effectOf(world, caller, document, kind, `The ${caller}`)
          if (effect !== effects[door]) wrong.push(`${kind} at ${document}: ${effect}, not ${effects[door]}`)
        }
      }
      expect(wrong).toEqual([])
    },
  )
})
