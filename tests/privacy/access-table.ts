/**
 * Who may call what, in which state of the interview, and what everybody gets: written by hand from section 4 of the
 * design ("Who may do what") and the table of calls, never read off the code. A route that has no row here fails the test.
 */

export const callers = ['candidate', 'lead', 'interviewer', 'shadow', 'owner', 'nobody'] as const
export type Caller = (typeof callers)[number]
export const states = ['waiting', 'live', 'frozen', 'ended', 'erased'] as const
export type State = (typeof states)[number]

/** A status, with the refusal's code or the page's name where there is one. */
type Answer = string
type Answers = Readonly<Record<Exclude<State, 'erased'>, Answer>>

/**
 * `interview`: inside one interview. `house`: the owner's, outside any. `open`: the same for everybody.
 * `page`: by cookie alone.
 */
type Scope = 'interview' | 'house' | 'open' | 'page'

export interface Row {
  readonly scope: Scope
  /** Who may call at all. */
  readonly may: readonly Caller[]
  readonly answers: Answers
  /** Where one caller gets something else than the others who may. */
  readonly but?: Partial<Record<Caller, Partial<Answers>>>
  /** It changes the interview for the other calls: tried in one of its own. */
  readonly alone?: true
  /** What an open call answers where the interview was erased. */
  readonly erased?: Answer
}

const inside = ['lead', 'interviewer', 'shadow'] as const
const tellers = ['lead', 'interviewer'] as const
const seats = ['candidate', ...inside] as const

const always = (answer: Answer): Answers => ({ waiting: answer, live: answer, frozen: answer, ended: answer })
/** Commands belong to a running interview. */
const whileLive = (answer: Answer): Answers => ({
  waiting: '409 wrong-state',
  live: answer,
  frozen: answer,
  ended: '409 ended',
})
/** Whoever writes the board; the candidate not while it is frozen, nobody after the end. */
const boardWrite = (answer: Answer): Row => ({
  scope: 'interview',
  may: ['candidate', 'lead', 'interviewer'],
  answers: { ...always(answer), ended: '409 ended' },
  but: { candidate: { frozen: '403 no-access' } },
})
const reading = (may: readonly Caller[], answer = '200'): Row => ({ scope: 'interview', may, answers: always(answer) })
const command = (may: readonly Caller[], answer: Answer): Row => ({
  scope: 'interview',
  may,
  answers: whileLive(answer),
})
const house = (answer: Answer): Row => ({ scope: 'house', may: ['owner'], answers: always(answer) })
const open = (answer: Answer, erased = answer): Row => ({
  scope: 'open',
  may: callers,
  answers: always(answer),
  erased,
})
const seatPage = (page: string): Row => ({
  scope: 'page',
  may: seats,
  answers: always(`200 ${page}`),
  but: { candidate: always('200 candidate') },
})

export const table: Readonly<Record<string, Row>> = {
  'GET /healthz': open('200'),
  'GET /readyz': open('200'),
  // The operator's; free where the server is reached on its own machine alone, which is not so here.
  'GET /metrics': house('200'),
  'GET /api/v1/openapi.json': open('200'),

  'POST /api/v1/sign-in': open('401 bad-code'),
  'POST /api/v1/sign-out': { ...house('204'), alone: true },
  'POST /api/v1/sign-out-everywhere': { ...house('204'), alone: true },
  'GET /api/v1/session': open('200'),
  'GET /api/v1/sessions': house('200'),
  'DELETE /api/v1/sessions/:sessionId': { ...house('204'), alone: true },
  'GET /api/v1/audit': house('200'),
  'GET /api/v1/status': house('200'),
  'GET /api/v1/scenarios': house('200'),
  'GET /api/v1/scenarios/:id': house('200'),
  'GET /api/v1/scenarios/:id/versions': house('200'),
  'GET /api/v1/scenarios/:id/versions/:version': house('200'),
  'GET /api/v1/scenarios/:id/file': house('200'),
  'POST /api/v1/scenarios/validate': house('200'),
  'POST /api/v1/scenarios': house('409 id-taken'),
  'POST /api/v1/scenarios/:id/fork': house('409 id-taken'),
  // Asked about one that comes as a file.
  'GET /api/v1/scenarios/:id/draft': house('409 read-only'),
  'PUT /api/v1/scenarios/:id/draft': house('409 read-only'),
  'DELETE /api/v1/scenarios/:id/draft': house('409 read-only'),
  'POST /api/v1/scenarios/:id/publish': house('409 read-only'),
  'GET /api/v1/scenarios/:id/upstream': house('409 read-only'),
  'POST /api/v1/interviews': house('201'),
  'GET /api/v1/interviews': house('200'),
  'GET /api/v1/interviews/:id': reading(['owner']),
  'PUT /api/v1/interviews/:id/legal-hold': reading(['owner'], '204'),
  'DELETE /api/v1/interviews/:id': { ...reading(['owner']), alone: true },
  'GET /api/v1/interviews/:id/invites': reading(['lead', 'owner']),
  'POST /api/v1/interviews/:id/invites': reading(['lead', 'owner'], '201'),
  'DELETE /api/v1/interviews/:id/invites/:inviteId': reading(['lead', 'owner'], '204'),

  'POST /api/v1/invitation': open('200', '404 not-found'),
  'POST /api/v1/join': open('200', '404 not-found'),
  'GET /api/v1/interviews/:id/me': reading(seats),
  'POST /api/v1/interviews/:id/import': boardWrite('200'),
  'PUT /api/v1/interviews/:id/images/:hash': boardWrite('204'),
  'GET /api/v1/interviews/:id/images/:hash': reading(seats),
  // The drawing to take home, when it has ended.
  'GET /api/v1/interviews/:id/copy': {
    scope: 'interview',
    may: ['candidate'],
    answers: { ...always('409 wrong-state'), ended: '200' },
  },

  'GET /api/v1/interviews/:id/scenario': reading(inside),
  'GET /api/v1/interviews/:id/settings': reading(inside),
  'POST /api/v1/pair': open('410 bad-pair'),
  'POST /api/v1/interviews/:id/pair': { ...reading(inside, '201'), answers: { ...always('201'), ended: '409 ended' } },
  'GET /api/v1/interviews/:id/devices': reading(inside),
  'DELETE /api/v1/interviews/:id/devices/:deviceId': reading(inside, '204'),
  'POST /api/v1/interviews/:id/start': {
    scope: 'interview',
    may: ['lead'],
    answers: { waiting: '204', live: '409 wrong-state', frozen: '409 wrong-state', ended: '409 ended' },
    alone: true,
  },
  'POST /api/v1/interviews/:id/end': { ...command(['lead'], '204'), alone: true },
  'POST /api/v1/interviews/:id/hand-over': { ...reading(['lead', 'owner'], '204'), alone: true },
  'POST /api/v1/interviews/:id/stage': command(['lead'], '204'),
  'POST /api/v1/interviews/:id/reveal': command(tellers, '201'),
  'POST /api/v1/interviews/:id/throw': command(tellers, '201'),
  'POST /api/v1/interviews/:id/take-back': command(tellers, '201'),
  'POST /api/v1/interviews/:id/help': command(tellers, '204'),
  'POST /api/v1/interviews/:id/signals': reading(tellers, '204'),

  'GET /api/v1/interviews/:id/scorecard': reading(inside),
  'PUT /api/v1/interviews/:id/scorecard': reading(inside),
  // Nothing is sealed yet when it is asked.
  'POST /api/v1/interviews/:id/scorecard/amend': reading(inside, '409 wrong-state'),
  'POST /api/v1/interviews/:id/scorecard/submit': { ...reading(inside), alone: true },
  'GET /api/v1/interviews/:id/scorecards': reading([...inside, 'owner']),
  'GET /api/v1/interviews/:id/raters': reading([...inside, 'owner']),
  'POST /api/v1/interviews/:id/raters/expected': reading(['lead', 'owner'], '204'),
  'GET /api/v1/interviews/:id/timeline': reading(inside),
  'GET /api/v1/interviews/:id/log': reading(inside),
  'GET /api/v1/interviews/:id/report.md': reading([...inside, 'owner']),
  'GET /api/v1/interviews/:id/report.html': reading([...inside, 'owner']),
  'GET /api/v1/interviews/:id/report.json': reading([...inside, 'owner']),
  'GET /api/v1/interviews/:id/report.csv': reading([...inside, 'owner']),

  'GET /': open('200 home'),
  'GET /new': open('200 home'),
  'GET /sign-in': open('200 home'),
  'GET /settings': open('200 home'),
  'GET /interviews/:id': open('200 home'),
  'GET /library': open('200 library'),
  'GET /library/:scenario': open('200 library'),
  'GET /library/:scenario/edit': open('200 library'),
  'GET /join': open('200 join'),
  'GET /i/:id/:participant': seatPage('interviewer'),
  'GET /i/:id/:participant/panel': seatPage('interviewer'),
  'GET /i/:id/:participant/board': seatPage('safe-board'),
  'GET /i/:id/:participant/debrief': seatPage('debrief'),
  // Built files by their own names; the pages themselves are not among them.
  'GET /*': open('404'),
}

/** What the table gives one caller: who may not is told whether it is the seat or the role that is missing. */
export function expected({ scope, may, answers, but, erased }: Row, caller: Caller, state: State): Answer {
  if (scope === 'open') return state === 'erased' ? (erased ?? '404 not-found') : answers[state]
  if (scope === 'page') {
    if (state === 'erased' || !may.includes(caller)) return '401 join'
    return but?.[caller]?.[state] ?? answers[state]
  }
  const isSeat = seats.some((seat) => seat === caller)
  if (caller === 'nobody' || (isSeat && (scope === 'house' || state === 'erased'))) return '401 no-seat'
  if (!may.includes(caller)) return '403 no-access'
  if (scope === 'house') return answers.live
  return state === 'erased' ? '404 not-found' : (but?.[caller]?.[state] ?? answers[state])
}

export const documents = ['board', 'brief', 'notebook'] as const
export type DocumentName = (typeof documents)[number]
/** Inside, reading or writing; or the code with which the socket is closed before a frame is read. */
export type Door = 'write' | 'read' | 4401 | 4403 | 4404 | 4410

type Doors = Readonly<Record<State, Door>>
const doors = (waiting: Door, live: Door, frozen: Door, ended: Door): Doors => ({
  waiting,
  live,
  frozen,
  ended,
  // Whoever asks for an erased interview is told so, and wipes what it kept.
  erased: 4410,
})
const stranger = doors(4401, 4401, 4401, 4401)
const writesUntilTheEnd = doors('write', 'write', 'write', 'read')
const reads = doors('read', 'read', 'read', 'read')
const colleague = { board: writesUntilTheEnd, brief: reads, notebook: writesUntilTheEnd }

export const doorTable: Readonly<Record<Caller, Readonly<Record<DocumentName, Doors>>>> = {
  candidate: {
    board: doors('write', 'write', 'read', 4410),
    brief: doors('read', 'read', 'read', 4410),
    notebook: doors(4403, 4403, 4403, 4403),
  },
  lead: colleague,
  interviewer: colleague,
  shadow: { board: reads, brief: reads, notebook: reads },
  // No participants: they have no seat, whatever else they may do.
  owner: { board: stranger, brief: stranger, notebook: stranger },
  nobody: { board: stranger, brief: stranger, notebook: stranger },
}

/** What one message of somebody inside comes to: nothing, an answer to its sender, or something the others get. */
export type Effect = 'nothing' | 'answered' | 'kept and told' | 'shown' | 'present' | 4422

/** By what the sender may do with the document. */
export const messageTable: Readonly<Record<string, Readonly<Record<'write' | 'read', Effect>>>> = {
  'step 1': { write: 'answered', read: 'answered' },
  'step 2': { write: 'kept and told', read: 'nothing' },
  update: { write: 'kept and told', read: 'nothing' },
  presence: { write: 'present', read: 'present' },
  query: { write: 'answered', read: 'answered' },
  preview: { write: 'shown', read: 'nothing' },
  cursor: { write: 'shown', read: 'shown' },
  auth: { write: 'nothing', read: 'nothing' },
  acknowledgement: { write: 'nothing', read: 'nothing' },
  time: { write: 'nothing', read: 'nothing' },
  notice: { write: 'nothing', read: 'nothing' },
  unknown: { write: 'nothing', read: 'nothing' },
  broken: { write: 4422, read: 4422 },
  text: { write: 4422, read: 4422 },
}
