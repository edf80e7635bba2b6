/** A whole interview as people hold it, over HTTP and sockets, and what the timeline then says of it, field by field. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openBoard } from '@probeboard/documents/board'
import { markConstraint, markProbe, markSignal } from '@probeboard/documents/notebook'
import { emptyScorecard } from '@probeboard/domain/assessment/scorecard'
import type { BoardElement } from '@probeboard/domain/diagram/element'
import { drawSketch, readSketch } from '@probeboard/domain/diagram/sketch'
import type { DocumentName } from '@probeboard/domain/interview/access'
import type { Timeline } from '@probeboard/domain/timeline/timeline'
import { interviewerApi } from '@probeboard/protocol/interviewer-api'
import { openStorage } from '@probeboard/storage/open'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type * as Y from 'yjs'
import { type Client, connect } from './client.test.kit.ts'
import { type Seated, type Sitting, type Stand, standUp } from './stand.test.kit.ts'

type Role = keyof Sitting['seats']
const began = Date.parse('2026-11-23T09:00:00.000Z')
let time = began
const clock = (): number => time
let data: string
let stand: Stand
let sitting: Sitting
let clients: Partial<Record<`${Role} ${DocumentName}`, Client>> = {}

const openStand = async (environment: Record<string, string> = {}): Promise<Stand> =>
  standUp(
    await openStorage({
      dataDir: data,
      now: clock,
      broken: (error) => {
        throw error
      },
    }),
    environment,
    undefined,
    clock,
  )

beforeEach(async () => {
  data = mkdtempSync(join(tmpdir(), 'probeboard-timeline-'))
  time = began
  stand = await openStand()
})
afterEach(async () => {
  leaveAll()
  await stand.down()
  rmSync(data, { recursive: true, force: true })
})

function leaveAll(): void {
  for (const client of Object.values(clients)) client.leave()
  clients = {}
}

const by = (role: Role) => ({ as: sitting.seats[role].token, params: { id: sitting.id } })
const after = (seconds: number): string => new Date(began + seconds * 1000).toISOString()
const read = async (role: Role): Promise<Timeline> => stand.must(interviewerApi.timeline, by(role))

async function clientOf(role: Role, document: DocumentName): Promise<Client> {
  const known = clients[`${role} ${document}`]
  if (known) return known
  const client = connect(stand.url, sitting.id, document, sitting.seats[role])
  clients[`${role} ${document}`] = client
  await client.synced()
  return client
}

/** Changes a document by a stock client; what another one has got is in the log. */
async function change(role: Role, document: DocumentName, work: (doc: Y.Doc) => void): Promise<void> {
  const watcher = await clientOf(role === 'lead' ? 'interviewer' : 'lead', document)
  const writer = await clientOf(role, document)
  const state = (doc: Y.Doc): string =>
    JSON.stringify([...(document === 'board' ? boardMaps : notebookMaps)].map((name) => doc.getMap(name).toJSON()))
  work(writer.doc)
  await vi.waitFor(() => expect(state(watcher.doc)).toBe(state(writer.doc)))
}
const boardMaps = ['geometry', 'look', 'text', 'order', 'membership', 'state'] as const
const notebookMaps = ['probes', 'constraints', 'dismissed'] as const

/** Boxes with bound labels and arrows that hold on to them, as somebody draws them by the palette. */
function sketch(name: string, words: string, x: number, y: number): BoardElement[] {
  const read = readSketch(words)
  if ('problem' in read) throw new Error(read.problem)
  let made = 0
  return drawSketch(read, { x, y }, () => `${name}-${made++}`)
}
const draw = (role: Role, elements: readonly BoardElement[]): Promise<void> =>
  change(role, 'board', (doc) => openBoard(doc).write(elements))

function at(seconds: number): void {
  time = began + seconds * 1000
}

/** An hour in short: asked and drawn before and after the first box, a flash, a curveball, a pause, a silence, an end. */
async function play(): Promise<void> {
  const reveal = (fact: string, unasked = false) =>
    stand.must(interviewerApi.reveal, { ...by('interviewer'), body: { fact, unasked } })
  const [evalSet, evalLabel] = sketch('eval', '[Eval set]', 600, 0)
  if (!evalSet || !evalLabel) throw new Error('A sketch of a box has a box and a label.')

  at(60)
  await stand.must(interviewerApi.start, by('lead'))
  at(70)
  await draw('lead', sketch('lead', '[Users]', 0, -300))
  at(80)
  await change('interviewer', 'notebook', (doc) => markProbe(doc, 'know-first', 'asked'))
  at(90)
  await change('lead', 'notebook', (doc) => markConstraint(doc, 'cost', true))
  at(100)
  await draw('candidate', sketch('notes', '[Requirements]', -600, 0))
  at(110)
  await draw('candidate', sketch('flow', '[Upload] -> [LLM]', 0, 0))
  at(120)
  await draw('candidate', sketch('flash', '[Blockchain]', 0, 600))
  at(122)
  await draw(
    'candidate',
    sketch('flash', '[Blockchain]', 0, 600).map((element) => ({ ...element, isDeleted: true })),
  )
  at(130)
  await reveal('first-words')
  at(140)
  await reveal('confidentiality', true)
  at(150)
  await draw('candidate', [evalSet, evalLabel])
  at(160)
  await stand.must(interviewerApi.stage, { ...by('lead'), body: { do: 'skip' } })
  at(170)
  await stand.must(interviewerApi.throw, { ...by('lead'), body: { curveball: 'vendor-overloaded' } })
  at(180)
  await reveal('vendor-history')
  at(190)
  await draw('candidate', sketch('spare', '[Retry with backoff]', 600, 300))
  at(200)
  await stand.must(interviewerApi.stage, { ...by('lead'), body: { do: 'pause' } })
  at(400)
  await stand.must(interviewerApi.stage, { ...by('lead'), body: { do: 'resume' } })
  at(500)
  await draw('candidate', [{ ...evalLabel, text: 'Golden set', originalText: 'Golden set' }])
  at(510)
  await draw('candidate', sketch('target', '[p95 < 2 s]', -600, 300))
  at(520)
  await change('lead', 'notebook', (doc) => markSignal(doc, 'metric', true))
  at(530)
  const { key } = await stand.must(interviewerApi.reveal, { ...by('lead'), body: { text: 'Yes, in English alone.' } })
  at(535)
  await stand.must(interviewerApi.takeBack, { ...by('lead'), body: { key } })
  at(540)
  await stand.must(interviewerApi.saveScorecard, {
    ...by('lead'),
    body: {
      ...emptyScorecard,
      notes: [{ id: 'n1', text: 'Asked early.' }],
      evidence: [{ id: 'e1', dimension: 'D1', kind: 'said', text: 'Cost first.', moment: { seq: 1 } }],
    },
  })
  at(600)
  await stand.must(interviewerApi.end, by('lead'))
}

interface Logged {
  readonly seq: number
  readonly at: string
  readonly what: string
}
/** The log by another call than the timeline's, to say where a thing must stand. */
async function readLog(): Promise<Logged[]> {
  const { entries } = await stand.must(interviewerApi.log, by('lead'))
  return entries.map(({ seq, at, document, event }) => ({ seq, at, what: document ?? String(event?.kind) }))
}

const person = ({ id, role, name }: Seated) => ({ id, role, name })
const dropped = ['note-added', 'evidence-pinned']

test('the timeline call of a whole interview answers as the contract says, and the same after a restart', {
  timeout: 30_000,
}, async () => {
  sitting = await stand.sit()
  await play()
  const log = await readLog()
  const [ada, lena, ivo] = [sitting.seats.candidate, sitting.seats.lead, sitting.seats.interviewer].map(person)

  /** Where in the log something stands that happened so many seconds after the beginning. */
  const place = (seconds: number, what: string) => {
    const found = log.filter((entry) => entry.at === after(seconds) && entry.what === what)
    expect(found, `${what} at ${seconds} s`).toHaveLength(1)
    const seq = found[0]?.seq
    return { at: after(seconds), moment: what === 'board' || what === 'notebook' ? { seq, document: what } : { seq } }
  }
  const drew = (seconds: number, who = ada) => ({ ...place(seconds, 'board'), by: who })
  const tapped = (seconds: number, who = lena) => ({ ...place(seconds, 'notebook'), by: who })
  const did = (seconds: number, what: string, who = lena) => ({ ...place(seconds, what), by: who })
  const happened = (seconds: number, kind: string, who = lena) => ({ kind, ...did(seconds, kind, who) })
  const component = (seconds: number, element: string, label: string, who = ada) => ({
    kind: 'component-added',
    element,
    label,
    ...drew(seconds, who),
  })
  const key = expect.any(String)
  const text = expect.any(String)

  const timeline = await read('lead')
  expect(timeline.events.slice(0, 4)).toMatchObject(
    Object.values(sitting.seats).map((seat) => ({ kind: 'joined', role: seat.role, at: after(0), by: person(seat) })),
  )
  expect(timeline.events.slice(4)).toEqual([
    happened(60, 'started'),
    { ...happened(60, 'phase-changed'), phase: 'p1' },
    component(70, 'lead-0', 'Users', lena),
    { kind: 'probe-marked', probe: 'know-first', state: 'asked', ...tapped(80, ivo) },
    { kind: 'constraint-asked', constraint: 'cost', ...tapped(90) },
    component(110, 'flow-0', 'Upload'),
    component(110, 'flow-2', 'LLM'),
    { kind: 'first-box', element: 'flow-0', label: 'Upload', ...drew(110) },
    { ...happened(130, 'fact-revealed', ivo), fact: 'first-words', unasked: false, key, text },
    { ...happened(140, 'fact-revealed', ivo), fact: 'confidentiality', unasked: true, key, text },
    component(150, 'eval-0', 'Eval set'),
    { ...happened(160, 'phase-changed'), phase: 'p2' },
    { ...happened(170, 'curveball-thrown'), curveball: 'vendor-overloaded', key },
    { ...happened(180, 'fact-revealed', ivo), fact: 'vendor-history', unasked: false, key, text },
    component(190, 'spare-0', 'Retry with backoff'),
    happened(200, 'paused'),
    happened(400, 'resumed'),
    { kind: 'component-renamed', element: 'eval-0', label: 'Golden set', was: 'Eval set', ...drew(500) },
    { kind: 'signal-dismissed', signal: 'metric', ...tapped(520) },
    { ...happened(530, 'fact-revealed'), fact: null, unasked: false, key, text: 'Yes, in English alone.' },
    { ...happened(535, 'taken-back'), key },
    { ...happened(540, 'note-added'), rater: lena?.id, id: 'n1' },
    { ...happened(540, 'evidence-pinned'), rater: lena?.id, id: 'e1', dimension: 'D1' },
    happened(600, 'ended'),
  ])

  const shown = (seconds: number, elementId: string, label: string, rule: string) => ({
    label,
    elementId,
    rule,
    ...drew(seconds),
  })
  const llm = shown(110, 'flow-2', 'LLM', 'MO1')
  // Since when it stands, in the words in which it stands now.
  const golden = shown(150, 'eval-0', 'Golden set', 'EV2')
  const retry = shown(190, 'spare-0', 'Retry with backoff', 'FM2')
  const target = shown(510, 'target-0', 'p95 < 2 s', 'CO5')
  const because = ({ rule, ...one }: object & { rule: string }, signal: string, by: string) => ({
    ...one,
    signal,
    rule: `${by} ${rule}`,
  })
  const tap = { label: null, elementId: null }
  expect(timeline.signals).toEqual({
    firstBox: place(110, 'board'),
    constraints: { cost: 'before', latency: 'after', compliance: 'never' },
    asked: { cost: place(90, 'notebook'), latency: place(130, 'fact-revealed'), compliance: null },
    coverage: [
      { dimension: 'D1', lit: true, by: [target] },
      { dimension: 'D2', lit: false, by: [] },
      { dimension: 'D3', lit: true, by: [golden] },
      { dimension: 'D4', lit: true, by: [retry] },
      { dimension: 'D5', lit: false, by: [] },
      { dimension: 'D6', lit: false, by: [] },
    ],
    evaluation: { order: 'after', evaluation: golden, model: llm },
    metric: { ...target, rule: 'ME2' },
    curveballs: [
      {
        curveball: 'vendor-overloaded',
        ...place(170, 'curveball-thrown'),
        questions: [happened(180, 'fact-revealed', ivo)],
      },
    ],
    gaps: [{ from: place(400, 'resumed'), to: place(500, 'board') }],
    why: [
      { signal: 'first-box', rule: 'TL3', label: 'Upload', elementId: 'flow-0', ...drew(110) },
      { signal: 'cost', rule: 'TL4', ...tap, ...tapped(90) },
      { signal: 'latency', rule: 'TL4', label: text, elementId: null, ...did(130, 'fact-revealed', ivo) },
      { signal: 'D1', rule: 'TL6', ...tap, ...tapped(90) },
      { signal: 'D1', rule: 'TL6', label: text, elementId: null, ...did(130, 'fact-revealed', ivo) },
      { signal: 'D1', rule: 'TL6', label: 'know-first', elementId: null, ...tapped(80, ivo) },
      because(target, 'D1', 'TL6'),
      because(golden, 'D3', 'TL6'),
      because(retry, 'D4', 'TL6'),
      because(golden, 'evaluation', 'TL9'),
      because(llm, 'evaluation', 'TL9'),
      because({ ...target, rule: 'ME2' }, 'metric', 'TL10'),
      {
        signal: 'curveball vendor-overloaded',
        rule: 'TL11',
        ...tap,
        ...did(170, 'curveball-thrown'),
      },
      { signal: `gap ${place(400, 'resumed').moment.seq}`, rule: 'TL12', ...tap, ...place(400, 'resumed'), by: null },
    ],
    dismissed: [{ signal: 'metric', ...tapped(520) }],
  })

  // Another's notes and pins are sealed; everything else is the same for all of the interviewing side.
  const open = { ...timeline, events: timeline.events.filter(({ kind }) => !dropped.includes(kind)) }
  expect(await read('interviewer')).toEqual(open)
  expect(await read('shadow')).toEqual(open)
  const refused = await stand.call(interviewerApi.timeline, by('candidate'))
  expect([refused.status, refused.code]).toEqual([403, 'no-access'])
  expect((await stand.call(interviewerApi.timeline, { params: { id: sitting.id } })).status).toBe(401)

  leaveAll()
  await stand.down()
  stand = await openStand()
  expect(await read('lead')).toEqual(timeline)
  expect((await stand.call(interviewerApi.timeline, by('candidate'))).status).toBe(403)
})

test.each([
  ['for the interview', {}, false],
  ['for the whole workspace', { SIGNALS: 'off' }, true],
])(
  'TL5 with signals off %s nothing is read off the drawing, and its events are told all the same',
  {
    timeout: 60_000,
  },
  async (_, environment, signals) => {
    await stand.down()
    stand = await openStand(environment)
    sitting = await stand.sit({ settings: { signals } })
    await play()
    const timeline = await read('lead')
    expect(timeline.signals).toBeNull()
    const kinds = new Set(timeline.events.map(({ kind }) => kind))
    expect(kinds).toContain('constraint-asked')
    expect(kinds).toContain('fact-revealed')
    expect([...kinds].filter((kind) => kind.startsWith('component') || kind === 'first-box')).toEqual([])
    expect((await stand.must(interviewerApi.settings, by('lead'))).settings.signals).toBe(false)
  },
)
