/** The interviewing side of a scripted interview: people who write hidden words wherever only they may read. */
import { openBoard } from '@probeboard/documents/board'
import { askOwn, markConstraint, markProbe, noteTradeoff, say } from '@probeboard/documents/notebook'
import { readElement } from '@probeboard/domain/diagram/restore'
import * as Y from 'yjs'
import { documents } from './access-table.ts'
import type { Chance, Words } from './hidden-words.ts'
import { message, openWire, type Wire } from './raw-socket.ts'
import { ask, bearer, type Seat } from './world.ts'

export interface Colleague {
  readonly seat: Seat
  /** A command or a call of their own; answers the text. Throws where it is refused, unless that is wanted. */
  call(method: string, path: string, body?: unknown, refusal?: number): Promise<string>
  /** What they do with the panel at any time: mark, talk, point, take notes. */
  work(): Promise<void>
  /** Draws something for everyone. */
  draw(): Promise<void>
  come(): Promise<void>
  leave(): void
}

function updateOf(write: (doc: Y.Doc) => void): Uint8Array {
  const doc = new Y.Doc()
  write(doc)
  return Y.encodeStateAsUpdate(doc)
}

interface Place {
  readonly url: string
  readonly interview: string
  readonly probes: readonly { readonly id: string }[]
  readonly flags: readonly { readonly id: string }[]
}

export function createColleague(place: Place, seat: Seat, words: Words, chance: Chance): Colleague {
  const { url, interview } = place
  const wires = new Map<string, Wire>()
  const client = chance.below(2 ** 31)
  let revision = 0
  const hide = (what: string): string => words.hide(`${seat.role}’s ${what}`)

  async function call(method: string, path: string, body?: unknown, refusal?: number): Promise<string> {
    const headers = {
      ...bearer(seat.token),
      'idempotency-key': chance.pick(['the-lead-uses-this-one', chance.word(20)]),
    }
    const asked = {
      method,
      path: `/api/v1/interviews/${interview}${path}`,
      headers,
      ...(body === undefined ? {} : { body }),
    }
    const got = await ask(url, asked)
    // The key that was used before is no good for another request: once more without it.
    const again = got.status === 422 && got.text.includes('key-reused')
    const { status, text } = again ? await ask(url, { ...asked, headers: bearer(seat.token) }) : got
    if (status >= 300 && status !== refusal) throw new Error(`${method} ${path} by the ${seat.role}: ${status} ${text}`)
    return text
  }

  async function open(document: string): Promise<Wire> {
    const wire = openWire(url, { interview, document, headers: bearer(seat.token), query: { ext: '1' } })
    await wire.upgraded
    await wire.ask()
    wires.set(document, wire)
    return wire
  }

  async function wireTo(document: string): Promise<Wire> {
    const wire = wires.get(document)
    return wire?.isOpen() ? wire : open(document)
  }

  const notes = [
    (doc: Y.Doc): void => markProbe(doc, chance.pick(place.probes).id, 'asked'),
    (doc: Y.Doc): void => markProbe(doc, hide('mark on a probe'), 'later'),
    (doc: Y.Doc): void => askOwn(doc, hide('id of an own question'), { ask: hide('own question'), dimension: 'D4' }),
    (doc: Y.Doc): void => noteTradeoff(doc, hide('card'), { chose: hide('side taken'), flip: hide('what turns it') }),
    (doc: Y.Doc): void => markConstraint(doc, hide('constraint'), true),
    (doc: Y.Doc): void => say(doc, { by: seat.id, text: `${hide('chat')} wrong, is it not?`, at: 0 }),
    (doc: Y.Doc): void => void doc.getMap('split').set('D1', hide('split')),
    (doc: Y.Doc): void => void doc.getMap('dismissed').set(hide('dismissed signal'), hide('reason of it')),
  ]

  async function present(): Promise<void> {
    for (const document of documents) {
      const wire = await wireTo(document)
      const word = hide(`presence at ${document}`)
      const claim = {
        user: { id: word, name: word, role: 'candidate' },
        selection: [word],
        selectedElementIds: { [word]: true },
        view: { x: 1, y: 1, width: 1, height: 1, tab: word },
        cursor: { x: 1, y: 2, tool: 'pointer', down: false, pinning: word },
        [word]: word,
      }
      wire.send(message.presence(client, claim))
      wire.send(message.notice(hide('notice')))
      if (chance.coin()) wire.send(message.cursor())
      await wire.ask()
    }
  }

  async function card(): Promise<unknown> {
    const pin = {
      id: hide('id of evidence'),
      dimension: 'D1',
      kind: 'said',
      text: hide('evidence'),
      moment: { seq: 1 },
    }
    return {
      revision,
      ratings: { D1: 4, D2: 2, D3: 3, D4: 'N/O', D5: 2 },
      evidence: [{ ...pin, elements: [hide('element of evidence')] }],
      notes: [{ id: hide('id of a note'), text: `${hide('note')} noted` }],
      flags: [{ flag: chance.pick(place.flags).id, evidence: [pin.id] }],
      recommendation: 'no',
      comment: hide('comment'),
    }
  }

  return {
    seat,
    call,
    async work() {
      await present()
      if (seat.role !== 'shadow') {
        const notebook = await wireTo('notebook')
        for (const note of notes) if (chance.coin()) notebook.send(message.update(updateOf(note)))
        await notebook.ask()
      }
      await call('PUT', '/scorecard', await card())
      revision += 1
      if (chance.below(4) > 0) return
      // What is refused is told to its author, and to nobody else.
      const refused = await wireTo(seat.role === 'shadow' ? 'brief' : 'notebook')
      refused.send(message.update(updateOf((doc) => void doc.getMap(hide('name of a part')).set('a', hide('part')))))
      refused.send(hide('text frame'))
      await refused.closed
      await call('POST', '/scorecard/amend', { ...Object(await card()), reason: hide('reason') }, 409)
      await call('PUT', '/scorecard', { ratings: hide('malformed card') }, 400)
    },
    async draw() {
      if (seat.role === 'shadow') return
      const board = await wireTo('board')
      const box = readElement({ id: chance.word(12), type: 'rectangle', x: 0, y: 0, width: 9, height: 9 })
      if ('element' in box) board.send(message.update(updateOf((doc) => openBoard(doc).write([box.element]))))
      await board.ask()
    },
    async come() {
      for (const document of documents) await open(document)
    },
    leave() {
      for (const wire of wires.values()) wire.leave()
      wires.clear()
    },
  }
}
