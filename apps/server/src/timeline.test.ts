/** A whole interview as people hold it, over HTTP and sockets, and what the timeline then says of it, field by field. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { emptyScorecard } from '@probeboard/domain/assessment/scorecard'
import type { Timeline } from '@probeboard/domain/timeline/timeline'
import { interviewerApi } from '@probeboard/protocol/interviewer-api'
import { openStorage } from '@probeboard/storage/open'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { playInterview } from './played.test.kit.ts'
import { type Seated, type Sitting, type Stand, standUp } from './stand.test.kit.ts'

type Role = keyof Sitting['seats']
const began = Date.parse('2026-11-23T09:00:00.000Z')
let time = began
const clock = (): number => time
let data: string
let stand: Stand
let sitting: Sitting
let leave = (): void => {}

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
  leave()
  await stand.down()
  rmSync(data, { recursive: true, force: true })
})

const by = (role: Role) => ({ as: sitting.seats[role].token, params: { id: sitting.id } })
const after = (seconds: number): string => new Date(began + seconds * 1000).toISOString()
const read = async (role: Role): Promise<Timeline> => stand.must(interviewerApi.timeline, by(role))

function at(seconds: number): void {
  time = began + seconds * 1000
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
  leave = await playInterview(stand, sitting, at)
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
    quietSince: null,
    calls: [
      { dimension: 'D3', by: [llm] },
      { dimension: 'D4', by: [] },
    ],
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
      because(llm, 'calls D3', 'TL15'),
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

  // Whatever the signals say, a card that nobody wrote on is empty.
  expect((await stand.must(interviewerApi.scorecard, by('interviewer'))).card).toEqual(emptyScorecard)

  // Another's notes and pins are sealed; everything else is the same for all of the interviewing side.
  const open = { ...timeline, events: timeline.events.filter(({ kind }) => !dropped.includes(kind)) }
  expect(await read('interviewer')).toEqual(open)
  expect(await read('shadow')).toEqual(open)
  const refused = await stand.call(interviewerApi.timeline, by('candidate'))
  expect([refused.status, refused.code]).toEqual([403, 'no-access'])
  expect((await stand.call(interviewerApi.timeline, { params: { id: sitting.id } })).status).toBe(401)

  leave()
  await stand.down()
  stand = await openStand()
  expect(await read('lead')).toEqual(timeline)
  expect((await stand.call(interviewerApi.timeline, by('candidate'))).status).toBe(403)
})

test('TL13 a signal is dismissed and taken back by command, also after the end; a shadow and the candidate may not', async () => {
  sitting = await stand.sit()
  const mark = (role: Role, signal: string, dismissed: boolean) =>
    stand.call(interviewerApi.markSignal, { ...by(role), body: { signal, dismissed } })
  const dismissed = async () => (await read('shadow')).signals?.dismissed
  await stand.must(interviewerApi.start, by('lead'))
  at(60)
  expect((await mark('interviewer', 'first-box', true)).status).toBe(204)
  await stand.must(interviewerApi.end, by('lead'))
  at(90)
  expect((await mark('lead', 'cost', true)).status).toBe(204)
  expect((await mark('shadow', 'latency', true)).code).toBe('no-access')
  expect((await mark('candidate', 'latency', true)).code).toBe('no-access')
  const where = { moment: { seq: expect.any(Number) } }
  expect(await dismissed()).toEqual([
    { signal: 'first-box', at: after(60), by: person(sitting.seats.interviewer), ...where },
    { signal: 'cost', at: after(90), by: person(sitting.seats.lead), ...where },
  ])
  await mark('lead', 'first-box', false)
  expect((await dismissed())?.map(({ signal }) => signal)).toEqual(['cost'])
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
    leave = await playInterview(stand, sitting, at)
    const timeline = await read('lead')
    expect(timeline.signals).toBeNull()
    const kinds = new Set(timeline.events.map(({ kind }) => kind))
    expect(kinds).toContain('constraint-asked')
    expect(kinds).toContain('fact-revealed')
    expect([...kinds].filter((kind) => kind.startsWith('component') || kind === 'first-box')).toEqual([])
    expect((await stand.must(interviewerApi.settings, by('lead'))).settings.signals).toBe(false)
  },
)
