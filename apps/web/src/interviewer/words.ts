/** Every word of the interviewer's screen. */
import type { Reason } from '@probeboard/domain/assessment/next-probe'
import { count } from './count.ts'
import { deckWords } from './deck-words.ts'
import { nowWords } from './now-words.ts'
import { scoreWords } from './score-words.ts'
import { splitWords, unsentWords } from './together-words.ts'

export const words = {
  title: 'Board',
  loading: 'Opening the interview',
  failed: 'This page could not be opened.',
  retry: 'Try again',
  board: 'Drawing board',
  panel: 'Interviewer panel',
  resize: 'Width of the panel',

  start: 'Start',
  end: 'End',
  handOver: 'Hand over the lead',
  handOverTo: (name: string) => `Give it to ${name}`,
  handOverHelp: 'Who leads starts, pauses, locks and ends the interview. You stay in it as an interviewer.',
  endTitle: 'End the interview?',
  endHelp:
    'The candidate’s board closes and everything becomes read-only. Your scorecard stays open until you submit it.',
  endConfirm: 'End interview',
  cancel: 'Cancel',
  dismiss: 'Dismiss',
  follow: (name: string) => `Follow ${name} over the board`,
  unfollow: (name: string) => `Following ${name}; press to stop`,
  moveOut: 'Safe to share',
  moveOutHelp: 'Move the panel to its own window, so that this one can be shared (O; F8 works while typing as well)',
  dock: 'Dock',
  dockHelp: 'Put the panel beside the board again (O; F8 works while typing as well)',
  phone: 'Open on a phone',
  phoneHelp:
    'Scan this with the phone, or open the address below on it and type the code. Whoever scans it sits in your seat, so do not show it to others.',
  phoneAt: (address: string) => `Open ${address} on the phone and type`,
  phoneQr: 'QR code of the link for the phone',
  phoneLeft: (time: string) => `Good for ${time}, once.`,
  phoneOver: 'This code is too old now.',
  phoneNew: 'New code',
  phoneThere: 'The phone is connected. It shows the panel alone.',
  phoneLocal: 'This address works on this computer only. Open the interview by an address that the phone can reach.',
  devices: 'Connected devices',
  deviceOf: (name: string, since: string, until: string) => `${name}, since ${since}, until ${until} at the latest`,
  disconnect: 'Disconnect',
  disconnectLabel: (name: string, since: string) => `Disconnect the device of ${name} that came at ${since}`,
  close: 'Close',
  blank: 'Blank',
  blankHelp: 'Hide the panel at once (B; F2 works while typing as well)',
  blanked: 'Show panel',
  showHere: 'Show it here',
  away: {
    b: '',
    f2: '',
    moving: 'Moving the panel to its own window.',
    blocked:
      'The browser did not open the window, so the panel is only hidden. Allow pop-ups for this address (the sign at the end of the address line), then try again.',
    offline: 'The server cannot be reached, so the panel cannot move. It is hidden instead, and nothing is lost.',
    docked: 'The panel stands beside the board again, in another window.',
  },
  debrief: 'Debrief',
  keys: 'Keys',
  noName: 'Candidate',
  minutes: (n: number) => `${n} min`,

  waiting: 'Not started',
  waitingLead: 'Start when the candidate is here. They then read this:',
  waitingOthers: 'The lead starts the interview. The candidate then reads this:',
  ended: 'The interview has ended',
  endedOpen: 'Complete your scorecard and submit it; then the debrief opens.',
  endedDone: 'Your scorecard is submitted.',
  shadow: 'In training: you see everything and change nothing. Your scorecard is for practice and never counted.',
  seatGone: 'This seat is not yours any more. Ask the lead for a new link; what you typed is kept in this browser.',
  noAccess: 'The notebook is closed to your role.',
  erased: 'This interview was erased.',
  version: 'This page is older than the server. Reload it; what you typed is kept.',
  offline: 'The server cannot be reached. Keep going: marks and ratings are kept here and sent when it is back.',
  frozenLine: 'The board is locked for the candidate.',

  of: 'of',
  left: 'left',
  over: 'over',
  leftLabel: 'Time left in this phase',
  paused: 'Paused',
  pausedAway: 'Paused: the candidate’s line is gone',
  longer: (minutes: number) => `+${minutes} min`,
  longerHelp: (minutes: number, theirs: number) =>
    `At this pace it ends ${minutes} min late. The ${theirs} min for the candidate’s questions stay.`,
  late: {
    at: (time: string, phase: string, left: string) =>
      `You came in at ${time}: ${phase}${left === '' ? '' : `, ${left} left`}.`,
    told: (n: number) => count(n, 'fact told', 'facts told'),
    thrown: (n: number) => count(n, 'curveball thrown', 'curveballs thrown'),
  },
  chat: {
    title: 'Chat of this side',
    lines: 'What was written',
    empty: 'Nobody has written anything yet. The candidate never sees this.',
    write: 'To the others on this side',
    send: 'Send',
    shadow: 'You read along; in training nobody writes here.',
    unread: (n: number) => `Chat of this side, ${count(n, 'new line', 'new lines')}`,
  },
  phases: 'Phases',
  next: 'Next phase',
  lastPhase: 'Last phase',
  pause: 'Pause',
  resume: 'Resume',
  extend: '+5 min',
  extendLabel: '+5 min for this phase',
  freeze: 'Lock board',
  unfreeze: 'Unlock board',

  askNext: 'Ask next',
  listening: 'Just asked',
  moveOn: 'Move on',
  noProbe: 'Every probe is asked or skipped.',
  asked: 'Asked',
  answered: 'Answered',
  later: 'Later',
  skip: 'Skip',
  states: { asked: 'Asked', answered: 'Answered', later: 'Put off', skipped: 'Skipped' },
  candidatesTime: 'This time is the candidate’s: answer their questions, ask none.',
  /** Why this is next: one short line. */
  why: (why: Reason, dimension: string): string => {
    switch (why.kind) {
      case 'constraints-first':
        return 'Constraints first'
      case 'dark':
        return `${dimension}: ${why.boardRead ? 'nothing asked, nothing on the board' : 'nothing asked yet'}`
      case 'drawn':
        return `${dimension}: “${why.label}” on the board, nothing asked yet`
      case 'called':
        return `“${why.label}” stands on the board, nothing about ${dimension.toLowerCase()}`
      case 'closing':
        return `${dimension}: little time left, nothing asked yet`
      case 'phase':
        return `${dimension}: fits this phase`
      case 'least':
        return `${dimension}: asked least so far`
      case 'later':
        return `${dimension}: you put it off`
    }
  },
  ...nowWords,
  listenFor: 'Listen for',
  ownProbe: 'A question of your own',
  ownProbeHint: 'Everybody on this side sees it; it counts as asked.',
  ownProbeDimension: 'What it is about',
  ownProbeAsk: 'Asked it',
  deck: deckWords,
  dimensions: 'Probes asked by dimension',
  none: 'none yet',
  tally: (name: string, asked: number, answered: number, all: number) =>
    asked === 0
      ? `${name}: none of ${all} asked yet`
      : `${name}: ${asked} of ${all} asked, ${answered} of them answered`,
  tallySpoken: (answered: number, all: number) => `of ${all} asked, ${answered} answered`,
  drawnToo: (label: string) => `on the board: ${label}`,
  constraints: 'Constraints the candidate asked for',
  /** `never` until the server has read the order off the log. */
  lamp: { before: 'before', after: 'after', never: 'asked' },
  lampHelp: 'Asked for before or after the candidate’s first box, as the log has it. A tap sets or clears it.',
  lampOff: 'not yet',

  probes: 'Probes',
  facts: 'Facts',
  curveballs: 'Curveballs',
  tradeoffs: 'Tradeoffs',
  numbers: 'Numbers',
  score: 'Score',
  notes: 'Notes',

  split: splitWords,
  unsent: unsentWords,

  factSearch: 'Find a fact',
  factSearchHint: 'What did they ask? Three letters are enough',
  noFact: (query: string) => `Nothing prepared for “${query}”.`,
  noFactHelp: 'Answer in your own words below; the candidate reads exactly that.',
  tell: 'Tell',
  offer: 'Offer',
  offerLabel: (answer: string) => `Offer unasked: ${answer}`,
  tellLabel: (answer: string) => `Tell: ${answer}`,
  toldAt: (time: string) => `told ${time}`,
  told: (answer: string) => `Told: ${answer}`,
  takeBack: 'Take back',
  takeBackHelp: 'The log keeps both.',
  seconds: (n: number) => `${n} s`,
  unasked: 'unasked',
  saying: {
    unknown: 'If they ask: nobody knows. What would they assume, and how would they find out?',
    'you-decide': 'If they ask: that is theirs to set. What would they choose, and why?',
  },
  copyFact: 'Copy as a fact for the scenario',
  copied: 'Copied, as a fact for the scenario’s file.',
  notCopied: 'The browser did not let this page copy. Select the text instead.',
  tookBack: 'Taken back. The log keeps both.',
  more: 'More',
  reveal: {
    'on-ask': '',
    'if-stuck': 'may be offered',
    unknown: 'nobody knows',
    'you-decide': 'theirs to decide',
  },
  improvise: 'Your own answer',
  improviseHint: 'For a question that nothing here answers. The candidate reads exactly this.',
  improvised: 'Answers in your own words',

  startsFrom: 'What the sums start from',
  startsFromHelp: 'Change a value and every sum follows, on your screen only.',
  resetInputs: 'As in the scenario',
  otherInputs: 'Facts, prices and assumptions',
  noNumbers: 'This scenario has no numbers.',
  noValue: 'no value',

  throw: 'Throw',
  thrownAt: (time: string) => `thrown ${time}`,
  threw: (title: string) => `Thrown: ${title}`,
  kinds: {
    model_wrong: 'The model is wrong',
    api_down: 'An interface is down',
    scale_100x: 'A hundred times as much',
    extra: 'Extra',
  },
  responses: 'Good and weak responses, arithmetic',
  arithmetic: 'Arithmetic, with what the numbers start from now',
  boardAt: 'board then',
  boardThen: (title: string) => `board then, when “${title}” was thrown, in a new tab`,
  good: 'Good response',
  weak: 'Weak response',

  ...scoreWords,

  noteLabel: 'Note about this moment',
  notePlaceholder: 'What did they do?',
  noteHint: 'Only you read this, until you submit. Write it so that the candidate could read it: they may ask to.',
  addNote: 'Add note',
  noNotes: 'No notes yet.',

  actions: {
    palette: 'Do anything',
    find: 'What do you want to do?',
    none: (query: string) => `Nothing does “${query}”.`,
    theme: 'Light or dark colours',
    pinAlso: 'evidence',
    goTo: (phase: string) => `Go to ${phase}`,
    lamp: (constraint: string, on: boolean) => `${on ? 'Clear' : 'Asked about'}: ${constraint}`,
    rate: (dimension: string) => `Rate ${dimension}`,
  },
  pinByKey: 'Pin evidence, with what is selected on the board',
  noteByKey: 'Write a note',
  moveByKey: 'Panel in its own window, or beside the board again',
  moveAnywhere: 'The same, while typing and on the board as well',
  blankByKey: 'Blank the panel, or show it again',
  blankAnywhere: 'The same, while typing and on the board as well',
  keysTitle: 'Keys',
  keysHelp:
    'Ctrl or ⌘ and K opens the palette; F keys work from anywhere. Letters work when you are neither typing nor on the board.',
} as const
