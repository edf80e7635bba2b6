/**
 * The parts that people draw systems with, each one labelled shape with a few strokes that make it known. A new part is a
 * row here. Browsing shows the neutral ones; what could hint at what is rated is found by who types its name.
 */
import { componentMarks, type Mark } from './component-marks.ts'
import { type BoardElement, boardElementSchema, type ElementType } from './element.ts'
import { readElement } from './restore.ts'

export interface Component {
  readonly key: string
  readonly name: string
  /** Other words by which it is found, lower case. */
  readonly words: readonly string[]
  /** Shown while browsing: hints at nothing that is rated. */
  readonly neutral: boolean
}

/** Backgrounds by family; all of them stay readable when the editor turns them dark. */
const tints = {
  plain: '#f1f3f5',
  model: '#e5dbff',
  data: '#d0ebff',
  check: '#d3f9d8',
  guard: '#fff3bf',
  people: '#ffe3e3',
}

interface Row {
  readonly name: string
  readonly words: string
  readonly tint: keyof typeof tints
  readonly shape?: 'ellipse' | 'diamond'
  readonly mark?: Mark
}

const neutral: Readonly<Record<string, Row>> = {
  user: { name: 'User', words: 'person client customer actor', tint: 'people', shape: 'ellipse', mark: 'head' },
  'client-app': { name: 'Client app', words: 'frontend browser mobile web ui', tint: 'plain', mark: 'window' },
  gateway: { name: 'Gateway', words: 'api proxy load balancer ingress', tint: 'plain', mark: 'gate' },
  service: { name: 'Service', words: 'server backend api worker box', tint: 'plain' },
  queue: { name: 'Queue', words: 'broker messages topic', tint: 'data', mark: 'bars' },
  cache: { name: 'Cache', words: 'memory key value', tint: 'data', mark: 'bolt' },
  database: { name: 'Database', words: 'db sql relational store table', tint: 'data', mark: 'lid' },
  'object-store': { name: 'Object store', words: 'blob bucket files storage', tint: 'data', mark: 'lid' },
  stream: { name: 'Stream', words: 'events log topic', tint: 'data', mark: 'wave' },
  'batch-job': { name: 'Batch job', words: 'cron nightly pipeline etl schedule', tint: 'plain', mark: 'clock' },
}

const named: Readonly<Record<string, Row>> = {
  llm: { name: 'LLM', words: 'large language model generator foundation', tint: 'model', mark: 'spark' },
  'small-model': { name: 'Small model', words: 'classifier distilled slm', tint: 'model', mark: 'spark' },
  'embedding-model': { name: 'Embedding model', words: 'encoder vectors', tint: 'model', mark: 'spark' },
  'vector-index': { name: 'Vector index', words: 'ann embeddings search database store', tint: 'data', mark: 'dots' },
  retriever: { name: 'Retriever', words: 'search rag recall hybrid', tint: 'model', mark: 'lens' },
  reranker: { name: 'Reranker', words: 'cross encoder ranking', tint: 'model', mark: 'steps' },
  prompt: { name: 'Prompt', words: 'template instructions system', tint: 'guard', mark: 'lines' },
  guardrail: { name: 'Guardrail', words: 'filter safety policy moderation', tint: 'guard', mark: 'shield' },
  agent: { name: 'Agent', words: 'planner orchestrator loop', tint: 'model', shape: 'diamond' },
  tool: { name: 'Tool', words: 'function call action', tint: 'plain', mark: 'gate' },
  'eval-set': { name: 'Eval set', words: 'evaluation golden test benchmark labelled', tint: 'check', mark: 'lines' },
  'eval-run': { name: 'Eval run', words: 'evaluation offline regression score', tint: 'check', mark: 'tick' },
  labelling: { name: 'Labelling', words: 'labeling annotation ground truth', tint: 'check', mark: 'tick' },
  monitor: { name: 'Monitor', words: 'drift alert observability metrics dashboard', tint: 'check', mark: 'pulse' },
  feedback: { name: 'Feedback', words: 'thumbs rating loop', tint: 'check', mark: 'wave' },
  warehouse: { name: 'Warehouse', words: 'analytics lake olap', tint: 'data', mark: 'lid' },
  'feature-store': { name: 'Feature store', words: 'features online offline', tint: 'data', mark: 'dots' },
  'gpu-pool': { name: 'GPU pool', words: 'inference serving accelerators cluster', tint: 'plain', mark: 'dots' },
  'human-review': {
    name: 'Human review',
    words: 'expert approval in the loop escalation',
    tint: 'people',
    mark: 'head',
  },
  fallback: { name: 'Fallback', words: 'degrade backup default', tint: 'guard', mark: 'steps' },
  retry: { name: 'Retry', words: 'backoff again timeout', tint: 'guard', mark: 'clock' },
  'circuit-breaker': { name: 'Circuit breaker', words: 'trip failure', tint: 'guard', mark: 'bolt' },
  'rate-limit': { name: 'Rate limit', words: 'throttle quota', tint: 'guard', mark: 'gate' },
  'audit-log': { name: 'Audit log', words: 'trail compliance history', tint: 'check', mark: 'lines' },
}

const rows = new Map([...Object.entries(neutral), ...Object.entries(named)])

export const components: readonly Component[] = [...rows].map(([key, { name, words }]) => ({
  key,
  name,
  words: words.split(' '),
  neutral: key in neutral,
}))

const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().trim()

/** How well a component answers to what was typed: lower is better, null is not at all. */
function rank({ name, words }: Component, typed: string): number | null {
  const own = plain(name)
  if (own.startsWith(typed)) return 0
  if (own.split(' ').some((word) => word.startsWith(typed))) return 1
  if (words.some((word) => word.startsWith(typed))) return 2
  return own.includes(typed) ? 3 : null
}

/** The neutral ones where nothing is typed, otherwise the best first. */
export function findComponents(typed: string): Component[] {
  const wanted = plain(typed)
  if (wanted === '') return components.filter((component) => component.neutral)
  return components
    .flatMap((component) => {
      const place = rank(component, wanted)
      return place === null ? [] : [{ component, place }]
    })
    .sort((a, b) => a.place - b.place)
    .map(({ component }) => component)
}

const size = { width: 170, height: 80, font: 20, line: 1.25, letter: 0.55 }

/** Only what is legal by construction comes here. */
function make(raw: Record<string, unknown> & { id: string; type: ElementType }): BoardElement {
  const seed = [...raw.id].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 2 ** 31, 7)
  const read = readElement({ seed, ...raw })
  return boardElementSchema.parse('element' in read ? read.element : raw)
}

/** The main shape first, then its label and marks. Order keys are for whoever places them. */
export function drawComponent(
  { key, name }: Component,
  middle: { readonly x: number; readonly y: number },
  newId: () => string,
  label: string = name,
): BoardElement[] {
  const row = rows.get(key)
  const words = [...label].length * size.font * size.letter
  const width = Math.max(size.width, words + 40) * (row?.shape ? 1.15 : 1)
  const height = size.height * (row?.shape === 'diamond' ? 1.5 : 1)
  const [left, top] = [middle.x - width / 2, middle.y - height / 2]
  const [shapeId, labelId] = [newId(), newId()]
  const marks = componentMarks(row?.mark, { left, top, width, height })
  const groupIds = marks.length > 0 ? [newId()] : []
  const shape = make({
    id: shapeId,
    type: row?.shape ?? 'rectangle',
    x: left,
    y: top,
    width,
    height,
    backgroundColor: tints[row?.tint ?? 'plain'],
    roundness: row?.shape ? { type: 2 } : { type: 3 },
    groupIds,
    customData: { component: key, via: 'palette' },
  })
  const textHeight = size.font * size.line
  const text = make({
    id: labelId,
    type: 'text',
    x: middle.x - words / 2,
    y: middle.y - textHeight / 2,
    width: words,
    height: textHeight,
    text: label,
    fontSize: size.font,
    fontFamily: 5,
    textAlign: 'center',
    verticalAlign: 'middle',
    lineHeight: size.line,
    containerId: shapeId,
    groupIds,
  })
  return [
    shape,
    text,
    ...marks.map((mark) => make({ ...mark, id: newId(), strokeWidth: 1, strokeColor: '#868e96', groupIds })),
  ]
}
