/** Every word of the candidate's screen. Nothing here may name a category, a dimension or a hint. */
import type { ConnectionStatus } from '../client/connection-status.ts'

export const words = {
  title: 'Board',
  brief: 'Your task',
  waiting: 'The interview has not started yet.',
  waitingHelp:
    'Your task appears here when the interviewer starts. You can already try the board; what you draw is kept.',
  asked: 'What you asked',
  changed: 'What changed',
  nothingAsked: 'Ask anything. What you are told is kept here.',
  minutesInAll: (minutes: number) => `${minutes} min in all`,
  paused: 'The clock stands',
  over: 'over',
  frozen: 'The board is locked for a moment by the interviewer. What you drew is kept.',
  ended: 'The interview has ended.',
  endedHelp: 'Thank you for your time. You can close this page.',
  takeCopy: 'Take your drawing home',
  signedOut: 'This seat is not yours any more.',
  signedOutHelp: 'Ask the interviewer for a new link.',
  lost: 'The board is not available.',
  showBrief: 'Task',
  hideBrief: 'Board',
  menu: 'Your task and what you were told',
  board: 'Drawing board',
  imported: (count: number) => (count === 1 ? '1 element added.' : `${count} elements added.`),
  notImported: (count: number) => (count === 1 ? '1 could not be taken over.' : `${count} could not be taken over.`),
  loading: 'Opening the board',
} as const

export function statusWords({ state, unsaved }: ConnectionStatus): string {
  const changes = unsaved === 1 ? '1 change' : `${unsaved} changes`
  switch (state) {
    case 'saved':
      return 'Saved'
    case 'saving':
      return 'Saving'
    case 'connecting':
      return 'Connecting'
    case 'cannot-save':
      return `The server cannot save, ${changes} kept here`
    case 'offline':
      return unsaved > 0 ? `Offline, ${changes} kept here` : 'Offline'
    case 'closed':
      return 'Closed'
  }
}
