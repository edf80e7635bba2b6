/** Every word at the door. Nothing here may name a category, a dimension or a hint. */
import type { Role } from '@probeboard/domain/interview/interview'

export const words = {
  title: 'Join',
  loading: 'Reading your invite',
  greeting: 'System-design interview',
  about: {
    candidate: [
      'You get a task and draw your solution on a shared whiteboard while you talk.',
      'Ask whatever you need to know; the interviewer answers, and the answers stay beside the board.',
      'No account, nothing to install. The board is yours to try before it starts.',
    ],
    lead: ['You lead this interview: board, scenario, facts, probes and your scorecard are on one screen.'],
    interviewer: ['You interview alongside the lead: board, facts, probes, and a scorecard of your own.'],
    shadow: [
      'You watch and learn: everything is visible, nothing you do is seen, and your scorecard is for training only.',
    ],
  } satisfies Record<Role, readonly string[]>,
  minutes: (minutes: number) => `${minutes} minutes`,
  howLong: 'How long',
  when: 'When',
  recordedTitle: 'What is recorded',
  keptUntil: (date: string) => `It is deleted on ${date}.`,
  keptOpen: 'It is kept until the people who invited you delete it. Ask them when that is.',
  name: 'Your name',
  nameHint: 'As the others should read it. Any name will do.',
  nameKnown: 'Leave it empty to use the name that was noted for you.',
  join: 'Join',
  joining: 'Joining',
  needsName: 'Type a name, so that the others know who you are.',
  noInvite: 'This page opens with an invite link',
  noInviteHelp:
    'Open the link that you were sent, whole, in this browser. If you have none, ask the person who invited you.',
  cutInvite: 'This link is not whole',
  cutInviteHelp:
    'A part of it was lost on its way. Copy all of it from the message that you were sent, or ask for it again.',
  unknownHelp: 'No interview knows this link: it was mistyped, or the interview was deleted. Ask for a new link.',
  pair: 'Second device',
  pairHelp:
    'This device gets the seat of the person whose code it is, for twelve hours at most and not beyond the interview.',
  pairButton: 'Continue on this device',
  pairing: 'Opening',
  code: 'Code from another screen',
  codeHint: 'Eight letters and digits, if you were shown one.',
  codeButton: 'Use the code',
  codeWrong: 'A code has eight letters and digits.',
  refused: 'This link does not open the interview',
  again: 'Try again',
} as const
