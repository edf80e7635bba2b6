/** What the help to draw says. The candidate reads it, so it is about drawing only. */
export const words = {
  add: 'Add a component',
  addConnected: (name: string) => `Add a component connected to ${name}`,
  outline: 'Outline of the board',
  type: 'Type a name, [A] -> [B], or 10k * 3 =',
  found: (count: number) => (count === 1 ? 'One found' : `${count} found`),
  box: (name: string) => `Box: ${name}`,
  drawSketch: (boxes: number, arrows: number) =>
    arrows === 0
      ? `Draw ${boxes === 1 ? 'this box' : `these ${boxes} boxes`}`
      : `Draw these ${boxes} boxes and ${arrows === 1 ? 'one arrow' : `${arrows} arrows`}`,

  answered: (line: string) => `${line}. Undo takes the answer away.`,
  diagram: 'Diagram',
  part: (name: string, kind: string, connections: number) =>
    [
      name,
      ...(kind.toLowerCase() === name.toLowerCase() || kind === 'arrow' ? [] : [kind]),
      connections === 1 ? '1 connection' : `${connections} connections`,
    ].join(', '),

  added: (name: string) => `${name} added.`,
  addedConnected: (name: string, from: string) => `${name} added, connected from ${from}.`,
  connected: (from: string, to: string) => `${from} connected to ${to}.`,
  connectedAlready: (from: string, to: string) => `${from} is connected to ${to} already. The arrow is selected.`,
  connectFrom: (from: string) => `From ${from}: select what it leads to and press C. Escape ends this.`,
  connectNothing: 'Select one shape, or two to connect them.',
  connectMany: 'Select two shapes to connect them.',
  notConnectable: 'Arrows cannot hold on to this.',
  selectOne: 'Select one shape first.',
  connectEnded: 'Nothing connected.',
  empty: 'The board is empty. Press / to add a component.',

  keys: 'Keys on the board',
  keyList: [
    ['/', 'add'],
    ['Alt + arrows', 'add connected'],
    ['C', 'connect'],
    ['N', 'next'],
    ['B', 'back'],
    ['Enter', 'label'],
    ['Del', 'delete'],
  ],
} as const
