/** The words of the waiting room, which comes apart from the page. Nothing here may name a category, a dimension or a hint. */
export const words = {
  waiting: 'The interview has not started yet.',
  waitingHelp:
    'Your task appears here when the interviewer starts. The board is yours already; what you draw on it is kept.',
  practiceStart: 'Try the tools first',
  practice: 'Practice board',
  practiceHelp: 'Nothing you do here is sent, seen or kept. Try:',
  practiceSteps: [
    'Draw a box: the square above, or R; then drag',
    'Type a label: double-click the box',
    'Connect two: the arrow, or A; then drag from one to the other',
    'Undo: the bent arrow below, or Ctrl (⌘) and Z',
  ],
  practiceEnd: 'Back to the board',
  practiceMark: 'Practice: not sent, not kept',
  whoIsHere: 'Who will be there',
  nobodyYet: 'The interviewers are not here yet. You see them here when they come.',
  nobodyUnseen: 'You see everyone who is in the interview. Nobody watches unseen.',
  howLong: 'How long',
  takes: (minutes: number) =>
    `${minutes} minutes, with time for your own questions at the end. The clock stands while your line is gone.`,
  recorded: 'What is recorded',
  mayTakeCopy: 'You may take a copy of your drawing home at the end.',
  mayAsk: 'What you may ask for',
  mayAskHelp:
    'More time, a break, a larger display, or to work by keyboard alone (the + below the board and the list beside it need no pointer). You need no reason.',
} as const
