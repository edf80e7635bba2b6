/**
 * What the interviewing side does to an interview: start, stage, reveal, throw, take back, end. Each command is logged
 * with the server's time, then shows in the brief under an opaque key, so that neither ids nor order hint at anything.
 */
import { randomBytes } from 'node:crypto'
import {
  readBrief,
  takeBack as removeCard,
  tellCurveball,
  tellFact,
  writePrompt,
  writeStage,
} from '@probeboard/documents/brief'
import type { HelpLevel } from '@probeboard/domain/assessment/help'
import { isTraining } from '@probeboard/domain/assessment/visibility'
import { isInterviewing } from '@probeboard/domain/interview/access'
import type { ParticipantId } from '@probeboard/domain/interview/interview'
import type { Author, InterviewEvent } from '@probeboard/domain/interview/log'
import { closeCodes } from '@probeboard/protocol/close-codes'
import type { InterviewRow } from '@probeboard/storage/storage'
import type { Context } from './context.ts'
import type { Desk } from './desk.ts'
import { type Refusal, refuse } from './refusal.ts'
import { type StageCommand, type StageStep, startStage, stepAway, stepBack, stepStage } from './stage.ts'

type Outcome<Answer = undefined> = Promise<Answer | Refusal>

/** Runs on the newest row: what the caller read may be older than the command before it. */
function command<Answer>(
  context: Context,
  id: InterviewRow['id'],
  work: (interview: InterviewRow, desk: Desk) => Outcome<Answer>,
): Outcome<Answer> {
  return context.storage.interview(id).then((known) =>
    known
      ? context.desks.at(known, async (desk) => {
          const interview = await context.storage.interview(id)
          return interview ? work(interview, desk) : refuse('not-found')
        })
      : refuse('not-found'),
  )
}

const briefOf = (interview: InterviewRow) => ({ interview: interview.id, document: 'brief' }) as const

/** A command in a state that does not allow it. */
function notLive(interview: InterviewRow): Refusal | null {
  if (interview.state === 'ended') return refuse('ended')
  return interview.state === 'live' ? null : refuse('wrong-state')
}

export function startInterview(context: Context, id: InterviewRow['id'], by: Author): Outcome {
  return command(context, id, async (interview, desk) => {
    if (interview.state !== 'waiting') return refuse(interview.state === 'ended' ? 'ended' : 'wrong-state')
    const now = context.now()
    const step = startStage(interview.settings, now)
    if (!step) return refuse('wrong-state')
    await context.audit.note(by.id, 'started', id)
    await desk.record([{ kind: 'started' }, step.event], by)
    await context.rooms.edit(briefOf(interview), null, (doc) => {
      writePrompt(doc, interview.scenario.brief.prompt)
      writeStage(doc, { ...step.change, frozen: interview.frozen })
    })
    // Last, so that a crash before it leaves an interview that can be started.
    await context.storage.updateInterview(id, { state: 'live', startedAt: now })
    return undefined
  })
}

export function changeStage(context: Context, id: InterviewRow['id'], by: Author, what: StageCommand): Outcome {
  return command(context, id, async (interview, desk) => {
    const refused = notLive(interview)
    if (refused) return refused
    const stage = await context.rooms.read(briefOf(interview), (doc) => readBrief(doc).stage)
    const step = stepStage({ ...stage, frozen: interview.frozen }, what, interview.settings, context.now())
    if (!step) return refuse('wrong-state')
    await context.audit.note(by.id, 'stage-changed', id, step.event.kind)
    await desk.record([step.event], by)
    if (step.change.frozen !== undefined) await context.storage.updateInterview(id, { frozen: step.change.frozen })
    await context.rooms.edit(briefOf(interview), null, (doc) => writeStage(doc, step.change))
    if (step.change.frozen !== undefined)
      context.rooms.close(
        (key, seat) => key.interview === id && key.document === 'board' && seat.participant.role === 'candidate',
        closeCodes.restart,
        'access changed',
      )
    return undefined
  })
}

/** The candidate's line is gone since `at`, or back: nobody asked for it, so nothing is refused and nobody is named. */
export async function followCandidate(
  context: Context,
  id: InterviewRow['id'],
  line: { readonly goneSince: number } | 'back',
): Promise<void> {
  await command(context, id, async (interview, desk) => {
    if (notLive(interview)) return undefined
    const stage = await context.rooms.read(briefOf(interview), (doc) => readBrief(doc).stage)
    const step: StageStep | null = line === 'back' ? stepBack(stage, context.now()) : stepAway(stage, line.goneSince)
    if (!step) return undefined
    await desk.record([step.event], null)
    await context.rooms.edit(briefOf(interview), null, (doc) => writeStage(doc, step.change))
    return undefined
  })
}

/** An opaque key under which something stands in the brief. */
function newKey(): string {
  return randomBytes(9).toString('base64url')
}

export type Reveal = { fact: string; unasked?: boolean | undefined } | { text: string }

export function reveal(context: Context, id: InterviewRow['id'], by: Author, what: Reveal): Outcome<{ key: string }> {
  return command(context, id, async (interview, desk) => {
    const refused = notLive(interview)
    if (refused) return refused
    const fact = 'fact' in what ? interview.scenario.facts.find((one) => one.id === what.fact) : undefined
    if ('fact' in what && !fact) return refuse('not-found')
    const already = [...desk.told.values()].some((one) => one.kind === 'fact' && fact && one.fact === fact.id)
    if (already) return refuse('already-told')
    const text = fact?.answer ?? ('text' in what ? what.text : '')
    const key = newKey()
    const event: InterviewEvent = {
      kind: 'fact-revealed',
      key,
      fact: fact?.id ?? null,
      text,
      unasked: 'fact' in what && what.unasked === true,
    }
    await context.audit.note(by.id, 'fact-revealed', id, fact?.id ?? 'improvised')
    const [entry] = await desk.record([event], by)
    await context.rooms.edit(briefOf(interview), null, (doc) => tellFact(doc, key, text, entry?.at ?? context.now()))
    return { key }
  })
}

export function throwCurveball(
  context: Context,
  id: InterviewRow['id'],
  by: Author,
  what: { curveball: string },
): Outcome<{ key: string }> {
  return command(context, id, async (interview, desk) => {
    const refused = notLive(interview)
    if (refused) return refused
    const curveball = interview.scenario.curveballs.find((one) => one.id === what.curveball)
    if (!curveball) return refuse('not-found')
    if ([...desk.told.values()].some((one) => one.kind === 'curveball' && one.curveball === curveball.id))
      return refuse('already-told')
    const key = newKey()
    await context.audit.note(by.id, 'curveball-thrown', id, curveball.id)
    const [entry] = await desk.record([{ kind: 'curveball-thrown', key, curveball: curveball.id }], by)
    const { title, text } = curveball
    await context.rooms.edit(briefOf(interview), null, (doc) =>
      tellCurveball(doc, key, { title, text }, entry?.at ?? context.now()),
    )
    return { key }
  })
}

export function takeBack(
  context: Context,
  id: InterviewRow['id'],
  by: Author,
  { key }: { key: string },
): Outcome<{ key: string }> {
  return command(context, id, async (interview, desk) => {
    const refused = notLive(interview)
    if (refused) return refused
    if (!desk.told.has(key)) return refuse('not-found')
    await context.audit.note(by.id, 'taken-back', id, key)
    await desk.record([{ kind: 'taken-back', key }], by)
    await context.rooms.edit(briefOf(interview), null, (doc) => {
      removeCard(doc, key)
    })
    return { key }
  })
}

/** What was said aloud; the brief does not change. */
export function giveHelp(
  context: Context,
  id: InterviewRow['id'],
  by: Author,
  { text, level }: { text: string; level?: HelpLevel | undefined },
): Outcome {
  return command(context, id, async (interview, desk) => {
    const refused = notLive(interview)
    if (refused) return refused
    await context.audit.note(by.id, 'help-given', id, level === undefined ? '' : `step ${level}`)
    await desk.record([{ kind: 'help-given', text, ...(level === undefined ? {} : { level }) }], by)
    return undefined
  })
}

/** In any state: signals are looked at most of all after the end. */
export function markSignal(
  context: Context,
  id: InterviewRow['id'],
  by: Author,
  { signal, dismissed }: { signal: string; dismissed: boolean },
): Outcome {
  return command(context, id, async (_interview, desk) => {
    await desk.record([{ kind: dismissed ? 'signal-dismissed' : 'signal-restored', signal }], by)
    return undefined
  })
}

export function handOver(
  context: Context,
  id: InterviewRow['id'],
  by: Author | null,
  { to }: { to: ParticipantId },
): Outcome {
  return command(context, id, async (_interview, desk) => {
    const people = await context.storage.participants(id)
    if (!people.some((one) => one.id === to && one.role === 'interviewer')) return refuse('not-found')
    await context.audit.note(by?.id ?? 'owner', 'lead-handed-over', id, to)
    await context.storage.handOver(id, to)
    await desk.record([{ kind: 'lead-handed-over', to }], by)
    const concerned = people.filter((one) => one.id === to || one.role === 'lead').map((one) => one.id)
    context.rooms.close(
      (key, seat) => key.interview === id && concerned.includes(seat.participant.id),
      closeCodes.restart,
      'access changed',
    )
    return undefined
  })
}

/** In any state: whether somebody only listened is often seen after the end. A card in training is waited for in no case. */
export function expectRater(
  context: Context,
  id: InterviewRow['id'],
  by: Author | null,
  { rater, expected }: { rater: ParticipantId; expected: boolean },
): Outcome {
  return command(context, id, async (_interview, desk) => {
    const people = await context.storage.participants(id)
    const one = people.find((person) => person.id === rater)
    if (!one || !isInterviewing(one.role) || isTraining(one.role)) return refuse('not-found')
    if (one.expected === expected) return undefined
    await context.audit.note(by?.id ?? 'owner', 'rater-expected', id, `${rater} ${expected ? 'yes' : 'no'}`)
    await context.storage.expectScorecard(rater, expected)
    await desk.record([{ kind: 'rater-expected', rater, expected }], by)
    return undefined
  })
}

export function endInterview(context: Context, id: InterviewRow['id'], by: Author): Outcome {
  return command(context, id, async (interview, desk) => {
    const refused = notLive(interview)
    if (refused) return refused
    const now = context.now()
    await context.audit.note(by.id, 'ended', id)
    await context.rooms.edit(briefOf(interview), null, (doc) => {
      if (readBrief(doc).stage.pausedAt === null) writeStage(doc, { pausedAt: now })
    })
    await desk.record([{ kind: 'ended' }], by)
    await context.storage.updateInterview(id, { state: 'ended', endedAt: now })
    context.rooms.close(
      (key, seat) => key.interview === id && seat.participant.role === 'candidate',
      closeCodes.ended,
      'the interview has ended',
    )
    context.rooms.close((key) => key.interview === id, closeCodes.restart, 'access changed')
    return undefined
  })
}
