/**
 * Twenty-one elements that are wrong in one way each, as programs, old files and ill will make them. Some bring down
 * Excalidraw where they are handed to it. Each says what becomes of it by file and over the socket.
 */

type Raw = Readonly<Record<string, unknown>>

export interface Malformed {
  readonly id: string
  readonly raw: Raw
  /** A reader that fills in what is missing shows some. */
  readonly file: 'shown' | 'refused'
  /** Written into the document's maps as it is. */
  readonly socket: 'shown' | 'refused'
}

const whole: Raw = {
  type: 'rectangle',
  x: 700,
  y: 300,
  width: 120,
  height: 60,
  angle: 0,
  seed: 1,
  strokeColor: '#1e1e1e',
  backgroundColor: 'transparent',
  fillStyle: 'solid',
  strokeWidth: 2,
  strokeStyle: 'solid',
  roughness: 1,
  opacity: 100,
  roundness: null,
  index: 'a5',
  groupIds: [],
  frameId: null,
  isDeleted: false,
  locked: false,
  link: null,
  boundElements: [],
}
const points = [
  [0, 0],
  [60, 30],
  [120, 60],
]
const linear: Raw = { points, startBinding: null, endBinding: null, startArrowhead: null, endArrowhead: 'arrow' }
const stroke: Raw = { type: 'freedraw', points, pressures: [], simulatePressure: true }
const text: Raw = {
  type: 'text',
  text: 'Ranker',
  originalText: 'Ranker',
  fontSize: 20,
  fontFamily: 5,
  textAlign: 'left',
  verticalAlign: 'top',
  lineHeight: 1.25,
  autoResize: true,
  containerId: null,
}
const binding = { elementId: 'nowhere', focus: 0, gap: 1 }

const without = (raw: Raw, field: string): Raw =>
  Object.fromEntries(Object.entries(raw).filter(([name]) => name !== field))

const made = (
  id: string,
  change: Raw,
  [file, socket]: [Malformed['file'], Malformed['socket']],
  ...lacks: string[]
): Malformed => ({ id, raw: lacks.reduce(without, { ...whole, id, ...change }), file, socket })

/** Numbers that JSON cannot say stand in a file as this word, which `fileOf` replaces. */
const infinite = Number.POSITIVE_INFINITY

export const malformed: readonly Malformed[] = [
  made('arrow-without-points', { ...linear, type: 'arrow' }, ['shown', 'shown'], 'points'),
  made('line-with-half-a-point', { ...linear, type: 'line', points: [[0, 0], [5]] }, ['refused', 'refused']),
  made('without-groups', {}, ['shown', 'shown'], 'groupIds'),
  made('groups-no-list', { groupIds: 'group' }, ['refused', 'refused']),
  made('unknown-type', { type: 'hexagon' }, ['refused', 'refused']),
  made('stroke-without-pressures', stroke, ['shown', 'refused'], 'pressures'),
  made('stroke-without-points', stroke, ['refused', 'refused'], 'points'),
  made('text-no-string', { ...text, text: 42 }, ['refused', 'refused']),
  made('text-of-no-size', { ...text, fontSize: 0 }, ['refused', 'refused']),
  made('bound-no-list', { boundElements: 'arrow' }, ['shown', 'refused']),
  made('place-not-a-number', { x: Number.NaN }, ['shown', 'refused']),
  made('size-null', { width: null, height: null }, ['shown', 'shown']),
  made('place-too-far', { x: 2e7, y: -2e7 }, ['refused', 'refused']),
  made('size-infinite', { width: infinite }, ['refused', 'refused']),
  made('index-no-key', { index: '!' }, ['shown', 'refused']),
  made('without-index', {}, ['shown', 'shown'], 'index'),
  made('container-gone', { ...text, containerId: 'nowhere' }, ['shown', 'shown']),
  made('binding-gone', { ...linear, type: 'arrow', startBinding: binding, endBinding: binding }, ['shown', 'shown']),
  made('frame-gone', { frameId: 'nowhere' }, ['shown', 'shown']),
  made('text-in-itself', { ...text, containerId: 'text-in-itself' }, ['shown', 'shown']),
  made('twice', { ...text, id: 'twice', text: 'first' }, ['shown', 'shown']),
]

/** A file of all of them, the last one twice. */
export function fileOf(elements: readonly Raw[]): string {
  const word = '"infinite"'
  const text = JSON.stringify(
    { type: 'excalidraw', version: 2, elements: [...elements, { ...whole, id: 'twice' }], files: {} },
    (_, value: unknown) => (value === infinite ? 'infinite' : value),
  )
  return text.replaceAll(word, '1e999')
}

const fieldsOf = (raw: Raw, names: readonly string[]): Raw =>
  Object.fromEntries(names.filter((name) => name in raw).map((name) => [name, raw[name]]))

/** The groups as somebody writes them who reads the document's description and checks nothing: map -> value. */
export function groupsOf(raw: Raw): Map<string, unknown> {
  const { x, y, width, height, type, seed, index } = raw
  const line = type === 'arrow' || type === 'line'
  const groups = new Map<string, unknown>([
    [
      'geometry',
      [x, y, width, height, fieldsOf(raw, line ? ['angle', 'points', 'startBinding', 'endBinding'] : ['angle'])],
    ],
    ['look', [type, seed, fieldsOf(raw, ['strokeColor', 'backgroundColor', 'fillStyle', 'strokeWidth', 'opacity'])]],
    ['membership', fieldsOf(raw, ['groupIds', 'frameId'])],
    ['state', fieldsOf(raw, ['isDeleted', 'locked', 'link'])],
  ])
  if (index !== undefined) groups.set('order', index)
  if (type === 'freedraw') groups.set('strokes', fieldsOf(raw, ['points', 'pressures', 'simulatePressure']))
  if (type === 'text') groups.set('text', fieldsOf(raw, Object.keys(without(text, 'type'))))
  // Derived, so that the document has no place for it: somebody may put it anywhere.
  if (raw.boundElements === 'arrow') groups.set('state', { isDeleted: false, boundElements: 'arrow' })
  return groups
}
