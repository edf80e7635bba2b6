/** What the ladder of help says, and what it offers to say. */
export const helpWords = {
  title: 'Help for somebody who is stuck',
  quiet: 'Quiet for a while.',
  step: (level: number) => `Step ${level} of 3.`,
  said: 'Said it',
  offer: 'Offer this fact',
  wait: 'Not now',
  given: 'Help that was given',
  room: 'Take your time. Thinking aloud is welcome.',
  reopen: {
    D1: 'What would you want to know before you go on?',
    D2: 'How does the data get in here, and what happens when it changes?',
    D3: 'How would you find out whether this works?',
    D4: 'Which part here would fail first, and what then?',
    D5: 'Which of these choices are you least sure of?',
    D6: 'Could you walk me through what stands here so far?',
  },
} as const
