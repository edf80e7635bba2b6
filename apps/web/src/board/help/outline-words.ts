/** Every word of the outline. The candidate reads it. */
export const words = {
  title: 'Outline',
  close: 'Close the outline',
  empty: 'Nothing on the board yet.',
  count: (things: number, connections: number) =>
    `${things === 1 ? '1 thing' : `${things} things`}, ${connections === 1 ? '1 connection' : `${connections} connections`}`,
  add: 'Add a component',
  addHelp: 'Type a name and press Enter',
  to: 'To',
  from: 'From',
  rename: 'Name',
  connectTo: 'Connect to',
  connect: 'Connect',
  choose: 'Choose',
  remove: 'Delete',
  removed: (name: string) => `${name} deleted.`,
  renamed: (name: string) => `Now called ${name}.`,
  connected: (from: string, to: string) => `${from} connected to ${to}.`,
} as const
