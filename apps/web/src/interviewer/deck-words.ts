/** The words around a card of the tradeoff deck. */
export const deckWords = {
  card: 'Card of the deck',
  before: 'Back',
  next: 'Next',
  flipAsk: 'What evidence would change your mind?',
  flipListen: (evidence: string) => `Listen for such as: ${evidence}`,
  chose: 'The side they took, in their words',
  flip: 'What would change it, in their words',
  done: 'Done',
  skipped: 'Skip',
  states: { done: '✓ ', skipped: '– ', open: '' },
  finished: (n: number, of: number) => `${n} of ${of} cards done or skipped`,
  anchorsHelp: 'When you rate: reasoning or a pat answer?',
  flipHint: 'Everybody on this side sees this. Write what was said, not what you think of it.',
  anchors: [
    'A slogan',
    'One side’s advantages',
    'Conditions for both sides',
    'Conditions with numbers, and what would change their mind',
  ],
} as const
