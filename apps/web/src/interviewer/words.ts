/** Every word of the interviewer's screen. */
import type { ConnectionStatus } from '../client/connection-status.ts'

const count = (n: number, one: string, many: string): string => (n === 1 ? `1 ${one}` : `${n} ${many}`)

export const words = {
  title: 'Board',
  loading: 'Opening the interview',
  failed: 'This page could not be opened.',
  retry: 'Try again',
  board: 'Drawing board',
  panel: 'Interviewer panel',
  resize: 'Width of the panel',
  imported: (added: number, refused: number) =>
    refused === 0
      ? `${count(added, 'element', 'elements')} added.`
      : `${count(added, 'element', 'elements')} added, ${refused} could not be taken over.`,

  start: 'Start',
  end: 'End',
  endTitle: 'End the interview?',
  endHelp:
    'The candidate’s board closes and everything becomes read-only. Your scorecard stays open until you submit it.',
  endConfirm: 'End interview',
  cancel: 'Cancel',
  dismiss: 'Dismiss',
  popOut: 'Pop out',
  popOutHelp: 'Panel in its own window or on another device',
  blank: 'Blank',
  blankHelp: 'Hide the panel at once (B; F2 works while typing as well)',
  blanked: 'Show panel',
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
  why: {
    'constraints-first': 'constraints come first',
    untouched: 'nothing asked yet',
    phase: 'fits this phase',
    least: 'asked least so far',
    later: 'you put it off',
  },
  listenFor: 'Listen for',
  dimensions: 'Probes asked by dimension',
  none: 'none yet',
  tally: (name: string, asked: number, answered: number, all: number) =>
    asked === 0
      ? `${name}: none of ${all} asked yet`
      : `${name}: ${asked} of ${all} asked, ${answered} of them answered`,
  tallySpoken: (answered: number, all: number) => `of ${all} asked, ${answered} answered`,
  constraints: 'Constraints the candidate asked for',
  /** `never` until the server has read the order off the log. */
  lamp: { before: 'before', after: 'after', never: 'asked' },
  lampHelp: 'Asked for before or after the candidate’s first box, as the log has it. A tap sets or clears it.',
  lampOff: 'not yet',

  probes: 'Probes',
  facts: 'Facts',
  curveballs: 'Curveballs',
  score: 'Score',
  notes: 'Notes',

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

  throw: 'Throw',
  thrownAt: (time: string) => `thrown ${time}`,
  threw: (title: string) => `Thrown: ${title}`,
  kinds: {
    model_wrong: 'The model is wrong',
    api_down: 'An interface is down',
    scale_100x: 'A hundred times as much',
    extra: 'Extra',
  },
  responses: 'Good and weak responses',
  good: 'Good response',
  weak: 'Weak response',

  anchor: 'Anchors',
  notObserved: 'N/O',
  notObservedLong: 'N/O, not observed',
  rateLabel: (dimension: string, rating: string) => `${dimension}: ${rating}`,
  pin: 'Pin',
  pinEvidence: 'Pin evidence',
  note: 'Note',
  pinLabel: (dimension: string) => `Pin evidence for ${dimension}`,
  pins: (n: number) => count(n, 'pin', 'pins'),
  needsEvidence: 'A 1 or a 4 needs evidence.',
  said: 'said',
  drew: 'drew',
  evidenceAsked: 'asked',
  kindLabel: 'What kind of evidence',
  evidenceText: 'What happened, in their words where you can',
  elements: (n: number) => `${count(n, 'element', 'elements')} selected on the board`,
  onBoard: (n: number) => count(n, 'element', 'elements'),
  noElements: 'Select elements on the board to pin them as well',
  showOnBoard: 'Show on the board',
  now: (time: string) => `at ${time}`,
  savePin: 'Pin',
  remove: 'Remove',
  removed: 'Removed.',
  undo: 'Undo',
  flags: 'Flags',
  redFlag: 'concern',
  goodFlag: 'strength',
  recommendation: 'Overall recommendation',
  recommendations: { 'strong-no': 'Strong no', no: 'No', yes: 'Yes', 'strong-yes': 'Strong yes' },
  recommendationClosed: (n: number) =>
    `Opens when ${count(n, 'more dimension is', 'more dimensions are')} rated or N/O.`,
  comment: 'Comment',
  commentHint: 'What decided it for you. The debrief shows it beside your rating.',
  rated: (n: number, all: number) => `${n} of ${all} rated`,
  submit: 'Submit',
  submitTitle: 'Submit this scorecard?',
  submitHelp:
    'It is sealed then. You see the others’ cards once yours is in; later changes are amendments with a reason.',
  submitConfirm: 'Submit scorecard',
  missingTitle: 'Before it can be submitted',
  missing: {
    unrated: (dimension: string) => `Rate ${dimension}, or mark it N/O`,
    evidence: (dimension: string, rating: number) => `Pin evidence for the ${rating} in ${dimension}`,
    recommendation: 'Give an overall recommendation',
  },
  sealed: (time: string) => `Submitted ${time}`,
  amend: 'Amend',
  amending: 'Amending: the submitted version stays beside this one.',
  reason: 'Why it changes',
  saveAmendment: 'Save amendment',
  versionNumber: (n: number) => `version ${n}`,
  training: 'Training: never counted',
  cardLoading: 'Loading your scorecard',
  cardFailed: 'Your scorecard could not be loaded.',
  save: {
    saved: 'Card saved',
    waiting: 'Saving card',
    saving: 'Saving card',
    failed: 'Card kept here, saving again soon',
    refused: 'Card kept here, not saved',
  },
  merged: 'Changes from your other window were taken in.',

  noteLabel: 'Note about this moment',
  noteHint: 'Only you read this, until you submit. Write it so that the candidate could read it: they may ask to.',
  addNote: 'Add note',
  noNotes: 'No notes yet.',

  pinByKey: 'Pin evidence, with what is selected on the board',
  noteByKey: 'Write a note',
  blankByKey: 'Blank the panel, or show it again',
  blankAnywhere: 'The same, while typing and on the board as well',
  keysTitle: 'Keys',
  keysHelp: 'They work when you are neither typing nor on the board.',
} as const

export function statusWords({ state, unsaved }: ConnectionStatus): string {
  switch (state) {
    case 'saved':
      return 'Saved'
    case 'saving':
      return 'Saving'
    case 'connecting':
      return 'Connecting'
    case 'cannot-save':
      return `The server cannot save, ${count(unsaved, 'change', 'changes')} kept here`
    case 'offline':
      return unsaved > 0 ? `Offline, ${count(unsaved, 'change', 'changes')} kept here` : 'Offline'
    case 'closed':
      return 'Closed'
  }
}
