/**
 * One live document: apply, check, append to the log, then broadcast, then acknowledge, in this order for every edit.
 * Nobody is ever sent what the log does not hold. Illegal content never leaves: the room is built anew from the log and
 * the offender's socket is closed. Knows no roles, no wire but frames, and no store but its journal.
 */
import type { Participant } from '@probeboard/domain/interview/interview'
import * as Y from 'yjs'
import { appendWithPatience } from './append.ts'
import { Audience } from './audience.ts'
import { Connection, closing, type Host } from './connection.ts'
import { type Attempt, Draft } from './draft.ts'
import { writeAnswer, writeAsk, writeUpdate } from './frames.ts'
import { GoodCopy } from './good-copy.ts'
import { Leases } from './leases.ts'
import { Gathering } from './outbox.ts'
import type { RoomWorld, Seat, Socket } from './ports.ts'
import type { Reach } from './survey.ts'
import type { Waiting, Work } from './work.ts'

const nextTurn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))
const ignore = (): void => undefined

export class Room implements Host {
  readonly audience: Audience
  readonly #world: RoomWorld
  readonly #gathering: Gathering
  #leases = new Leases([])
  /** Null while it is built from the log. */
  #draft: Draft | null = null
  #waiting: Waiting[] = []
  #gathered: Work[] = []
  #inFlight: readonly Work[] = []
  /** Whose edits wait for what they build on. */
  #parked: Connection[] = []
  #goodCopy: GoodCopy | null = null
  #rewound = false
  /** Updates in the log beyond the snapshot. */
  #beyondSnapshot = 0
  #running = false
  #joined = 0

  constructor(world: RoomWorld) {
    this.#world = world
    this.audience = new Audience(world.now())
    this.#gathering = new Gathering(world.gatherMs)
  }

  join(seat: Seat, socket: Socket): Connection {
    const connection = new Connection(seat, socket, this, this.#gathering, this.#joined++)
    this.audience.connections.add(connection)
    this.#whenReady((draft) => {
      if (connection.writable) connection.send(writeAsk(Y.encodeStateVector(draft.doc)))
      this.audience.introduce(connection)
    })
    return connection
  }

  answer(from: Connection, vector: Uint8Array): void {
    this.#whenReady((draft) => {
      const frame = writeAnswer(draft.encode(vector))
      this.#gather({ updates: [], by: null, author: null, settles: [], done: () => from.send(frame) })
    })
  }

  examine(update: Uint8Array): Promise<Reach | null> {
    return this.#world.examine(update)
  }

  accept(from: Connection, update: Uint8Array, reach: Reach): void {
    this.#whenReady((draft) => this.#apply(from, update, reach, draft))
  }

  leave(who: Connection): void {
    this.audience.leave(who)
    this.#run()
  }

  /** Writes as the server; resolves when it is durable. */
  edit<Answer>(by: Participant | null, change: (doc: Y.Doc) => Answer): Promise<Answer> {
    return new Promise((resolve, reject) => {
      this.#whenReady((draft) => {
        const attempt = draft.attempt((doc) => doc.transact(() => change(doc)))
        if (attempt.kind === 'done') {
          const { updates, answer } = attempt
          const done = (): void => resolve(answer)
          return this.#gather({ updates, by, author: null, settles: [], done, failed: reject })
        }
        if (attempt.kind !== 'threw' || attempt.spoilt) this.#rewind()
        if (attempt.kind === 'threw') reject(attempt.error)
        else reject(new Error('reason' in attempt ? attempt.reason : 'The change builds on what is not there.'))
      }, reject)
    })
  }

  /** Resolves when what was read is durable. */
  read<Answer>(look: (doc: Y.Doc) => Answer): Promise<Answer> {
    return new Promise((resolve, reject) => {
      this.#whenReady((draft) => {
        const attempt = draft.attempt(look)
        if (attempt.kind === 'done' && attempt.updates.length === 0) {
          const done = (): void => resolve(attempt.answer)
          return this.#gather({ updates: [], by: null, author: null, settles: [], done, failed: reject })
        }
        if (attempt.kind === 'threw' && !attempt.spoilt) return reject(attempt.error)
        this.#rewind()
        reject(new Error('Reading must not change the document.'))
      }, reject)
    })
  }

  #apply(from: Connection, update: Uint8Array, reach: Reach, draft: Draft): void {
    if (from.refused) return
    const clients = draft.news(reach)
    if (!this.#leases.allow(clients, from.participant.id)) {
      from.refuse('client id of another')
      return
    }
    const before = draft.waits ? draft.awaited() : []
    const attempt = draft.attempt((doc) => Y.applyUpdate(doc, update, from))
    const foresees = attempt.kind === 'done' && attempt.parked && this.#waitsForOthers(draft, before, from)
    if (attempt.kind === 'done' && !foresees) {
      this.#leases.bind(clients, from.participant.id)
      this.#keep(attempt, draft, from)
      return
    }
    this.#rewind()
    if (attempt.kind === 'threw') this.#world.report(attempt.error)
    // Half of an edit proves nothing: it comes back whole.
    const half = attempt.kind === 'refused' && attempt.parked
    if (attempt.kind === 'stuck' || half) from.close(closing.restart, 'resync')
    else if (foresees) from.refuse('builds on what another has yet to write')
    else from.refuse(attempt.kind === 'refused' ? attempt.reason : 'broken update')
  }

  /**
   * A line keeps its order, so what an honest author's edit still lacks is the author's own. What waited for another would
   * come in with that other's next edit, in their name.
   */
  #waitsForOthers(draft: Draft, before: readonly number[], { participant: { id } }: Connection): boolean {
    const fresh = draft.awaited().filter((client) => !before.includes(client))
    return !this.#leases.allow(fresh, id) || fresh.some((client) => this.audience.isOfAnother(client, id))
  }

  #keep(attempt: Extract<Attempt<void>, { kind: 'done' }>, draft: Draft, from: Connection): void {
    if (attempt.parked) this.#parked.push(from)
    const settles = attempt.parked ? [] : [from]
    if (!draft.waits) {
      settles.push(...this.#parked)
      this.#parked = []
    }
    this.#gather({ updates: attempt.updates, by: from.participant, author: from, settles, since: performance.now() })
  }

  #gather(work: Work): void {
    this.#gathered.push(work)
    this.#goodCopy?.accept(work.updates)
    this.#run()
  }

  #whenReady(run: (draft: Draft) => void, failed: (error: unknown) => void = ignore): void {
    if (this.#draft && this.#waiting.length === 0) run(this.#draft)
    else {
      this.#waiting.push({ run, failed })
      this.#run()
    }
  }

  /** Forgets the spoilt document; what was accepted before stays accepted. Whoever spoils again and again holds nobody up. */
  #rewind(): void {
    this.#draft?.destroy()
    this.#draft = this.#goodCopy?.build(this.#world.check) ?? null
    this.#rewound = true
    const parked = this.#parked
    this.#parked = []
    for (const connection of parked) connection.close(closing.restart, 'resync')
    this.#run()
  }

  #run(): void {
    if (this.#running) return
    this.#running = true
    void this.#pump()
  }

  /** The only place that talks to the journal, so that nothing overtakes anything. */
  async #pump(): Promise<void> {
    try {
      for (;;) {
        if (!this.#draft) await this.#load()
        else if (this.#gathered.length > 0) await this.#commit()
        else if (this.#waiting.length > 0) await this.#catchUp(this.#draft)
        else if (this.audience.connections.size > 0) break
        else if (this.#beyondSnapshot > 1) await this.#snapshot(this.#draft)
        else {
          this.#world.gone()
          this.#draft.destroy()
          break
        }
      }
    } catch (error) {
      this.#fail(error)
    }
    this.#running = false
  }

  /** What waited for the document. Building it anew takes its time, and others have a turn in between. */
  async #catchUp(draft: Draft): Promise<void> {
    while (this.#draft === draft && this.#waiting.length > 0) this.#waiting.shift()?.run(draft)
    if (this.#draft !== draft) await nextTurn()
  }

  async #load(whole = false): Promise<void> {
    const { snapshot, updates } = await this.#world.journal.load(whole)
    const accepted = this.#gathered.flatMap(({ updates, by }) =>
      updates.map((bytes) => ({ bytes, by: by?.id ?? null })),
    )
    const all = [...updates, ...accepted]
    let draft: Draft
    try {
      const states = snapshot ? [snapshot.state] : []
      draft = new Draft([...states, ...all.map(({ bytes }) => bytes)], this.#world.check)
    } catch (error) {
      if (!snapshot) throw error
      // It only made the load short: the log has everything.
      this.#world.report(error)
      return this.#load(true)
    }
    this.#leases = new Leases([...(snapshot?.leases ?? []), [draft.doc.clientID, null]])
    for (const { bytes, by } of all) this.#leases.learn(bytes, by)
    this.#beyondSnapshot = updates.length
    if (this.#rewound) this.#goodCopy = new GoodCopy(draft)
    this.#draft = draft
  }

  async #commit(): Promise<void> {
    // What else arrives in this turn goes into the same append.
    await nextTurn()
    const draft = this.#draft
    if (!draft) return
    const batch = this.#gathered
    this.#gathered = []
    this.#inFlight = batch
    const vector = Y.encodeStateVector(draft.doc)
    const updates = batch.flatMap(({ updates, by }) => updates.map((bytes) => ({ bytes, by })))
    if (updates.length > 0) await appendWithPatience(this.#world, updates, (notice) => this.audience.notify(notice))
    this.#beyondSnapshot += updates.length
    this.#inFlight = []
    this.#publish(batch, vector)
  }

  #publish(batch: readonly Work[], vector: Uint8Array): void {
    const settled = new Map<Connection, number>()
    const now = performance.now()
    for (const { updates, author, settles, since, done } of batch) {
      if (since !== undefined) this.#world.acknowledged(now - since)
      for (const update of updates) this.audience.broadcast(writeUpdate(update), author)
      for (const connection of settles) settled.set(connection, (settled.get(connection) ?? 0) + 1)
      done?.()
    }
    for (const [connection, messages] of settled) connection.acknowledge(messages, vector)
  }

  async #snapshot(draft: Draft): Promise<void> {
    this.#beyondSnapshot = 0
    try {
      await this.#world.journal.snapshot({ state: draft.encode(), leases: this.#leases.list() })
    } catch (error) {
      // A snapshot only shortens the next load: the log has everything.
      this.#world.report(error)
    }
  }

  /** The journal is lost to this room: everybody is sent away, keeps what was not acknowledged, and comes back to a new room. */
  #fail(error: unknown): void {
    this.#world.report(error)
    this.#world.gone()
    this.#draft?.destroy()
    const lost = [...this.#inFlight, ...this.#gathered, ...this.#waiting]
    this.#inFlight = []
    this.#gathered = []
    this.#waiting = []
    this.#parked = []
    for (const work of lost) work.failed?.(error)
    this.audience.dismiss('cannot save now')
  }
}
