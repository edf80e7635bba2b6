/**
 * The server's own hands in one interview: commands that run one after the other, and what the candidate has been told
 * by them. The log is the truth: a desk is read off it when first asked for, and a brief that a crash left behind the
 * log is brought up to it.
 */
import { readBrief, takeBack, tellCurveball, tellFact } from '@probeboard/documents/brief'
import type { InterviewId } from '@probeboard/domain/interview/interview'
import type { Author, InterviewEvent, LogEntry } from '@probeboard/domain/interview/log'
import type { InterviewRow, Storage } from '@probeboard/storage/storage'
import type { Rooms } from '@probeboard/sync/rooms'

type Told =
  | { readonly kind: 'fact'; readonly fact: string | null; readonly text: string; readonly at: number }
  | { readonly kind: 'curveball'; readonly curveball: string; readonly at: number }

export interface Desk {
  /** What stands in the brief, by its opaque key. */
  readonly told: ReadonlyMap<string, Told>
  /** Who came in and has not left. */
  readonly present: ReadonlySet<string>
  /** Appends events; the desk then knows them. */
  record(events: readonly InterviewEvent[], by: Author | null): Promise<LogEntry[]>
}

export interface Desks {
  /** Runs `work` when all earlier work of this interview is done. */
  at<Answer>(interview: InterviewRow, work: (desk: Desk) => Promise<Answer>): Promise<Answer>
  forget(interview: InterviewId): void
}

interface State {
  readonly told: Map<string, Told>
  readonly present: Set<string>
}

function apply(state: State, event: InterviewEvent, by: Author | null, at: number): void {
  switch (event.kind) {
    case 'fact-revealed':
      state.told.set(event.key, { kind: 'fact', fact: event.fact, text: event.text, at })
      break
    case 'curveball-thrown':
      state.told.set(event.key, { kind: 'curveball', curveball: event.curveball, at })
      break
    case 'taken-back':
      state.told.delete(event.key)
      break
    case 'joined':
      if (by) state.present.add(by.id)
      break
    case 'left':
      if (by) state.present.delete(by.id)
      break
    default:
      break
  }
}

export function createDesks(storage: Storage, rooms: Rooms): Desks {
  const open = new Map<InterviewId, { desk: Promise<Desk>; last: Promise<unknown> }>()

  async function openDesk(interview: InterviewRow): Promise<Desk> {
    // A desk stays for as long as the server runs, and must not hold on to the scenario.
    const { id } = interview
    const state: State = { told: new Map(), present: new Set() }
    for (const entry of await storage.log.read(id))
      if (entry.kind === 'event') apply(state, entry.event, entry.by, entry.at)
    await mendBrief(interview, state.told)
    return {
      told: state.told,
      present: state.present,
      async record(events, author) {
        const by = author && { id: author.id, role: author.role }
        const entries = await storage.log.append(
          id,
          events.map((event) => ({ kind: 'event', event, by })),
        )
        for (const entry of entries) if (entry.kind === 'event') apply(state, entry.event, entry.by, entry.at)
        return entries
      },
    }
  }

  /** A command logs first and writes the brief second; a crash between the two is made good here. */
  async function mendBrief(interview: InterviewRow, told: ReadonlyMap<string, Told>): Promise<void> {
    const key = { interview: interview.id, document: 'brief' } as const
    const stands = await rooms.read(key, (doc) => {
      const { facts, curveballs } = readBrief(doc)
      return new Set([...facts, ...curveballs].map((card) => card.key))
    })
    const missing = [...told].filter(([card]) => !stands.has(card))
    const extra = [...stands].filter((card) => !told.has(card))
    if (missing.length === 0 && extra.length === 0) return
    await rooms.edit(key, null, (doc) => {
      for (const card of extra) takeBack(doc, card)
      for (const [card, what] of missing) {
        if (what.kind === 'fact') tellFact(doc, card, what.text, what.at)
        else {
          const curveball = interview.scenario.curveballs.find(({ id }) => id === what.curveball)
          if (curveball) tellCurveball(doc, card, { title: curveball.title, text: curveball.text }, what.at)
        }
      }
    })
  }

  return {
    at(interview, work) {
      const held = open.get(interview.id) ?? { desk: openDesk(interview), last: Promise.resolve() }
      open.set(interview.id, held)
      const answer = held.last.then(async () => work(await held.desk))
      held.last = answer.catch(() => undefined)
      held.desk.catch(() => open.delete(interview.id))
      return answer
    },
    forget(interview) {
      open.delete(interview)
    },
  }
}
