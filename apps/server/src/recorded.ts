/** What a candidate is told about the record, in plain words, before taking the seat and for as long as they hold it. */
export const recorded: readonly string[] = [
  'What is drawn on the board, by whom and when',
  'What you are told: the brief, answers to your questions, changes of circumstances',
  'When people join and leave, and how long each part takes',
  'The interviewers’ notes and ratings; people rate, no program does',
  'Not recorded: sound, video, how fast you type',
]
