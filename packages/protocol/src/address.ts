/** Where things are: every path of pages, calls and sockets is made here. `base` is BASE_PATH without its trailing slash. */
import type { DocumentName } from '@probeboard/domain/interview/access'
import type { InterviewId, ParticipantId } from '@probeboard/domain/interview/interview'

export const apiPrefix = '/api/v1'

export const pages = {
  interviews: () => '/',
  signIn: (code: string) => `/sign-in#${code}`,
  join: (token: string) => `/join#${token}`,
  interview: (interview: InterviewId, participant: ParticipantId) => `/i/${interview}/${participant}`,
  panel: (interview: InterviewId, participant: ParticipantId) => `/i/${interview}/${participant}/panel`,
  /** The board alone, for a screen that is shared. */
  board: (interview: InterviewId, participant: ParticipantId) => `/i/${interview}/${participant}/board`,
  debrief: (interview: InterviewId, participant: ParticipantId) => `/i/${interview}/${participant}/debrief`,
  library: () => '/library',
  scenario: (scenario: string) => `/library/${scenario}`,
  settings: () => '/settings',
} as const

/** The path that y-websocket's provider gets as its server url; it appends `/<document>` itself. */
export function syncPath(interview: InterviewId): string {
  return `/sync/${interview}`
}

export function documentPath(interview: InterviewId, document: DocumentName): string {
  return `${syncPath(interview)}/${document}`
}

/** One cookie per participant, so that two seats in one browser never mix. */
export function seatCookie(participant: string): string {
  return `pb_seat_${participant}`
}

export const ownerCookie = 'pb_owner'
/** Fills `:name` parameters of an endpoint's path. */
export function fillPath(path: string, params: Readonly<Record<string, string>>): string {
  return path.replaceAll(/:([A-Za-z]+)/g, (_, name: string) => encodeURIComponent(params[name] ?? ''))
}
