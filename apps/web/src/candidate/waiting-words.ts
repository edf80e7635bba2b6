/** The words of the waiting room. Nothing here may name a category, a dimension or a hint. */
export const waitingWords = {
  waiting: 'The interview has not started yet.',
  waitingHelp:
    'Your task appears here when the interviewer starts. The board is yours already; what you draw on it is kept.',
  practiceStart: 'Try the tools first',
  practice: 'Practice board',
  practiceHelp: 'Nothing you do here is sent, seen or kept. Try:',
  practiceSteps: [
    'Draw a box: R, then drag',
    'Write in it: double-click',
    'Connect two: A, then drag',
    'Take it back: Ctrl or ⌘ and Z',
  ],
  practiceEnd: 'Back to the board',
  practiceMark: 'Practice: not sent, not kept',
  whoIsHere: 'Who is here',
  nobodyUnseen: 'You see everyone who is in the interview. Nobody watches unseen.',
  howLong: 'How long',
  takes: (minutes: number) =>
    `${minutes} minutes, with time for your own questions at the end. The clock stands while your line is gone.`,
  recorded: 'What is recorded',
  keptUntil: (date: string) => `Kept until ${date}, then erased.`,
  keptOpen: 'Kept until it is erased by hand. You may ask for that.',
  mayTakeCopy: 'You may take a copy of your drawing home at the end.',
  mayAsk: 'What you may ask for',
  mayAskHelp:
    'More time, a break, a larger display, or to work by keyboard alone (the + below the board and the list beside it need no pointer). You need no reason.',
} as const
