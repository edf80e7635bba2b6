/** Words for those who interview together: who rates what, and what could not be told while the line was gone. */
export const splitWords = {
  title: 'Who rates what',
  all: 'Everybody',
  open: 'Split the dimensions',
  hint: 'Each card asks for its own share only. Whoever is left with nothing rates all.',
  label: (dimension: string) => `Who rates ${dimension}`,
  someone: (name: string, dimensions: string) => `${name}: ${dimensions}`,
  nothingLeft: (name: string) => `Nothing is left for ${name}, who is asked for all.`,
}

export const unsentWords = {
  title: 'Not sent',
  waiting: 'The line is gone: the candidate has not been told. It is kept here until you send or drop it.',
  back: 'The line is back. Send it only if it still fits.',
  fact: (answer: string) => `Tell: ${answer}`,
  curveball: (title: string) => `Throw: ${title}`,
  takeBack: (text: string) => `Take back: ${text}`,
  send: 'Send now',
  drop: 'Drop',
}
