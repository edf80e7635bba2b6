/**
 * One interview by chance, from its making to its erasure: the interviewing side writes hidden words wherever it can, a
 * candidate listens and pries. Answers what the candidate was not to hear and did, and what was to be heard and was not.
 */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { interviewIdSchema, planPhases } from '@probeboard/domain/interview/interview'
import { type Scenario, scenarioSchema } from '@probeboard/domain/scenario/scenario'
import { newInviteSchema } from '@probeboard/protocol/owner-api'
import * as z from 'zod/mini'
import type { Stand } from '../../apps/server/src/stand.test.kit.ts'
import { chanceOf, createWords, type Hidden, hideIn } from './hidden-words.ts'
import { createListener } from './listener.ts'
import { type Known, tryCalls, tryDoors } from './prying.ts'
import { message, type Wire } from './raw-socket.ts'
import { type Colleague, createColleague } from './staff.ts'
import { findTraces } from './traces.ts'
import { ask, asPage, bearer, type Seat, take } from './world.ts'

export interface Outcome {
  readonly seed: number
  readonly leaks: readonly string[]
  /** Told words that the search does not find, or finds before they were told. */
  readonly wrong: readonly string[]
  readonly requests: number
  readonly bytes: number
  readonly hidden: number
}

const createdSchema = z.object({
  interview: z.object({ id: interviewIdSchema }),
  invites: z.object({
    candidate: newInviteSchema,
    lead: newInviteSchema,
    interviewer: newInviteSchema,
    shadow: newInviteSchema,
  }),
})
const keySchema = z.object({ key: z.string() })

/** Puts the scenario where the operator's own are, for as long as it takes to make an interview of it. */
async function create(stand: Stand, hidden: Hidden, body: object) {
  const directory = join(stand.data, 'scenarios')
  const file = join(directory, `${hidden.scenario.id}.yaml`)
  mkdirSync(directory, { recursive: true })
  writeFileSync(file, JSON.stringify(hidden.scenario))
  const got = await ask(stand.url, {
    method: 'POST',
    path: '/api/v1/interviews',
    headers: bearer(stand.owner),
    body: { scenario: hidden.scenario.id, ...body },
  })
  rmSync(file)
  if (got.status !== 201) throw new Error(`The scenario was not taken: ${got.text}`)
  return createdSchema.parse(JSON.parse(got.text))
}

/** Distinct places in a list. */
function places(length: number, count: number, below: (limit: number) => number): number[] {
  const left = Array.from({ length }, (_, i) => i)
  return Array.from({ length: Math.min(count, length) }, () => left.splice(below(left.length), 1)[0] ?? 0)
}

/** `secret` words stand elsewhere on the server, such as in the interviewers' page. */
export async function runInterview(
  stand: Stand,
  scenario: Scenario,
  seed: number,
  secret: readonly string[],
): Promise<Outcome> {
  const { url } = stand
  const chance = chanceOf(seed)
  const words = createWords(chance)
  const [mistap = 0, ...facts] = places(scenario.facts.length, 3 + chance.below(3), chance.below)
  const curveballs = places(scenario.curveballs.length, 1 + chance.below(2), chance.below)
  const hidden = hideIn(scenario, { facts, curveballs }, words, (value) => scenarioSchema.parse(value))
  const phases = planPhases(60).map((phase) => ({ ...phase, name: `${words.hide('name of a phase')} phase` }))
  const made = await create(stand, hidden, { title: 'An hour together', settings: { phases, takeCopy: chance.coin() } })
  const { id } = made.interview
  const listener = createListener(url)
  const wrong: string[] = []

  const joined = async (role: 'lead' | 'interviewer' | 'shadow'): Promise<Colleague> => {
    const place = { url, interview: id, probes: hidden.scenario.probes, flags: hidden.scenario.flags }
    return createColleague(place, await take(url, made.invites[role].token, role), words, chance)
  }
  const lead = await joined('lead')
  const colleagues = [lead, await joined('interviewer'), await joined('shadow')]

  // The candidate comes in on the machine that listens, and knows no more than is told there.
  const own = made.invites.candidate.token
  const json = { 'content-type': 'application/json' }
  await listener.ask({
    method: 'POST',
    path: '/api/v1/invitation',
    headers: json,
    body: JSON.stringify({ token: own }),
  })
  const answer = await listener.ask({
    method: 'POST',
    path: '/api/v1/join',
    headers: json,
    body: JSON.stringify({ token: own, name: 'Ada' }),
  })
  const { participant, seat: token } = z
    .object({ participant: z.object({ id: z.string() }), seat: z.string() })
    .parse(JSON.parse(answer.text))
  const seat: Seat = { id: participant.id, role: 'candidate', token }
  const nobody = (one: Seat): Seat => ({ ...one, token })
  const invites = {
    candidate: made.invites.candidate,
    lead: made.invites.candidate,
    interviewer: made.invites.candidate,
    shadow: made.invites.candidate,
  }
  const guess = { candidate: 'x', lead: 'x', interviewer: 'x', shadow: 'x', owner: 'x', nobody: 'x' }
  const [, interviewer = lead, shadow = lead] = colleagues
  const seats = {
    candidate: seat,
    lead: nobody(lead.seat),
    interviewer: nobody(interviewer.seat),
    shadow: nobody(shadow.seat),
  }
  const known: Known = {
    url,
    seat,
    world: {
      state: 'live',
      id,
      seats,
      invites,
      spareInvites: guess,
      devices: guess,
      keys: guess,
      session: token,
      sessionId: 'x',
    },
  }

  let lines: Wire[] = []
  async function come(): Promise<void> {
    lines = ['board', 'brief'].map((document) =>
      listener.open({
        interview: id,
        document,
        headers: chance.coin() ? bearer(token) : asPage(url, seat),
        query: { seat: seat.id, ext: '1', ack: '1' },
      }),
    )
    for (const [i, line] of lines.entries()) {
      await line.upgraded
      await line.ask()
      line.send(message.presence(seed + i, { cursor: null, view: { x: 0, y: 0, width: 9, height: 9 } }))
      line.send(message.query())
    }
  }
  function go(): void {
    for (const line of lines) line.leave()
  }
  /** Waits until whatever was on its way has come. */
  async function catchUp(): Promise<void> {
    for (const line of lines) if (line.isOpen()) await line.ask()
  }
  async function tell(word: string, act: () => Promise<unknown>): Promise<void> {
    if (listener.has(word)) wrong.push(`heard before it was told: ${word}`)
    await act()
    await catchUp()
    if (!listener.has(word)) wrong.push(`never heard: ${word}`)
  }
  async function workOn(): Promise<void> {
    for (const one of colleagues) await one.work()
    await chance.pick(colleagues).draw()
    await catchUp()
  }

  for (const one of colleagues) await one.come()
  await come()
  await workOn()
  await tryCalls(listener, chance, known)
  await tryDoors(listener, chance, known)

  await tell(hidden.prompt, () => lead.call('POST', '/start'))
  for (const [i, word] of hidden.facts) {
    const fact = hidden.scenario.facts[i]?.id
    await tell(word, () => chance.pick([lead, interviewer]).call('POST', '/reveal', { fact, unasked: chance.coin() }))
  }
  await workOn()
  const improvised = words.tell()
  await tell(improvised, () => lead.call('POST', '/reveal', { text: `${improvised} made up` }))

  // A slip of the finger while the candidate is away, taken back before they return: they never hear of it.
  go()
  for (const line of lines) await line.closed
  const slip = await lead.call('POST', '/reveal', { fact: hidden.scenario.facts[mistap]?.id })
  await lead.call('POST', '/take-back', keySchema.parse(JSON.parse(slip)))
  await come()

  for (const [i, word] of hidden.curveballs) {
    const curveball = hidden.scenario.curveballs[i]?.id
    await tell(word, () => lead.call('POST', '/throw', { curveball }))
  }
  await lead.call('POST', '/throw', { curveball: words.hide('curveball that is none') }, 404)
  await lead.call('POST', '/help', { text: words.hide('help that was given'), level: 2 })
  await lead.call('POST', '/stage', { do: 'phase', phase: chance.pick(phases).id })
  await tryCalls(listener, chance, known)

  if (chance.coin()) {
    await lead.call('POST', '/stage', { do: 'freeze' })
    await workOn()
    await tryDoors(listener, chance, known)
    await lead.call('POST', '/stage', { do: 'unfreeze' })
    go()
    await come()
  }
  await workOn()
  if (chance.below(4) === 0) await lead.call('DELETE', `/invites/${made.invites.candidate.id}`)
  else await tryDoors(listener, chance, known)

  let head = lead
  if (chance.coin()) {
    await lead.call('POST', '/hand-over', { to: interviewer.seat.id })
    head = interviewer
    for (const one of [lead, interviewer]) {
      one.leave()
      await one.come()
    }
    await workOn()
  }
  await head.call('POST', '/end')
  for (const one of colleagues) {
    await one.call('POST', '/scorecard/submit')
    await one.call('GET', '/report.md')
  }
  await tryCalls(listener, chance, known)
  await tryDoors(listener, chance, known)
  await ask(url, { method: 'DELETE', path: `/api/v1/interviews/${id}`, headers: bearer(stand.owner) })
  await tryCalls(listener, chance, known)
  await tryDoors(listener, chance, known)

  for (const one of colleagues) one.leave()
  listener.leave()
  const heard = listener.heard()
  const others = [
    stand.owner,
    ...colleagues.map((one) => one.seat.token),
    ...(['lead', 'interviewer', 'shadow'] as const).flatMap((role) => [
      made.invites[role].id,
      made.invites[role].token,
    ]),
    ...secret,
  ]
  const traces = findTraces(heard, [words.beginning, ...others])
  const place = (word: string, near: string): string =>
    word === words.beginning ? words.whereabouts(near) : 'a secret or a page of others'
  return {
    seed,
    leaks: traces.map(({ word, form, from, near }) => `${place(word, near)}, ${form}, in ${from}: ${near}`),
    wrong,
    requests: listener.requests(),
    bytes: heard.reduce((sum, { bytes }) => sum + bytes.length, 0),
    hidden: words.count(),
  }
}
