/** A short interview as people hold it: the candidate and the interviewing side by stock clients, commands over HTTP. */
import { openBoard } from '@probeboard/documents/board'
import { markConstraint, markProbe, markSignal } from '@probeboard/documents/notebook'
import { emptyScorecard } from '@probeboard/domain/assessment/scorecard'
import type { BoardElement } from '@probeboard/domain/diagram/element'
import { drawSketch, readSketch } from '@probeboard/domain/diagram/sketch'
import type { DocumentName } from '@probeboard/domain/interview/access'
import { interviewerApi } from '@probeboard/protocol/interviewer-api'
import { expect, vi } from 'vitest'
import type * as Y from 'yjs'
import { type Client, connect } from './client.test.kit.ts'
import type { Sitting, Stand } from './stand.test.kit.ts'

type Role = keyof Sitting['seats']

/** Boxes with bound labels and arrows that hold on to them, as somebody draws them by the palette. */
function sketch(name: string, words: string, x: number, y: number): BoardElement[] {
  const read = readSketch(words)
  if ('problem' in read) throw new Error(read.problem)
  let made = 0
  return drawSketch(read, { x, y }, () => `${name}-${made++}`)
}
const mapsOf = {
  board: ['geometry', 'look', 'text', 'order', 'membership', 'state'],
  notebook: ['probes', 'constraints', 'dismissed'],
} as const
type Drawn = keyof typeof mapsOf

const stateOf = (doc: Y.Doc, document: Drawn): string =>
  JSON.stringify(mapsOf[document].map((name) => doc.getMap(name).toJSON()))

/** Everybody's clients, opened when they are first needed. */
function openHands({ url }: Stand, { id, seats }: Sitting) {
  const clients = new Map<string, Client>()

  async function clientOf(role: Role, document: DocumentName): Promise<Client> {
    const known = clients.get(`${role} ${document}`)
    if (known) return known
    const client = connect(url, id, document, seats[role])
    clients.set(`${role} ${document}`, client)
    await client.synced()
    return client
  }

  return {
    /** By a stock client; what another one has got is in the log. */
    async change(role: Role, document: Drawn, work: (doc: Y.Doc) => void): Promise<void> {
      const watcher = await clientOf(role === 'lead' ? 'interviewer' : 'lead', document)
      const writer = await clientOf(role, document)
      work(writer.doc)
      await vi.waitFor(() => expect(stateOf(watcher.doc, document)).toBe(stateOf(writer.doc, document)))
    },
    leave(): void {
      for (const client of clients.values()) client.leave()
    },
  }
}

/** At set seconds: asked and drawn before and after the first box, a flash, a curveball, a pause, a silence, an end. */
export async function playInterview(
  stand: Stand,
  sitting: Sitting,
  at: (seconds: number) => void,
): Promise<() => void> {
  const { change, leave } = openHands(stand, sitting)
  const draw = (role: Role, elements: readonly BoardElement[]): Promise<void> =>
    change(role, 'board', (doc) => openBoard(doc).write(elements))
  const by = (role: Role) => ({ as: sitting.seats[role].token, params: { id: sitting.id } })
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
  return leave
}
