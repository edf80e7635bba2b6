/**
 * The parts that people draw systems with, each one labelled shape with a few strokes that make it known. A new part is a
 * row here. Browsing shows the neutral ones; what could hint at what is rated is found by who types its name.
 */
import type { Mark } from './component-marks.ts'
import { drawLabelled, type Shape, type Tint } from './component-shapes.ts'
import type { BoardElement } from './element.ts'

export interface Component {
  readonly key: string
  readonly name: string
  /** Other words by which it is found, lower case. */
  readonly words: readonly string[]
  /** Shown while browsing: hints at nothing that is rated. */
  readonly neutral: boolean
}

interface Row {
  readonly name: string
  /** Parted by commas. */
  readonly words: string
  readonly tint: Tint
  readonly mark?: Mark
  /** A rectangle where nothing is said. */
  readonly shape?: Shape
}

/** In the order in which browsing shows them: from the person to what runs at night. */
const neutral: Readonly<Record<string, Row>> = {
  user: { name: 'User', words: 'person, customer, actor', tint: 'people', shape: 'ellipse', mark: 'head' },
  'client-app': { name: 'Client app', words: 'frontend, browser, mobile, web, ui', tint: 'plain', mark: 'window' },
  gateway: { name: 'Gateway', words: 'api, proxy, load balancer, ingress', tint: 'plain', mark: 'gate' },
  service: { name: 'Service', words: 'server, backend, api, worker, box', tint: 'plain', mark: 'slabs' },
  queue: { name: 'Queue', words: 'broker, messages, topic, buffer', tint: 'data', mark: 'pipe' },
  cache: { name: 'Cache', words: 'memory, key value', tint: 'data', mark: 'bolt' },
  database: { name: 'Database', words: 'db, sql, relational, store, table', tint: 'data', mark: 'cylinder' },
  'object-store': { name: 'Object store', words: 'blob, bucket, files, storage', tint: 'data', mark: 'bucket' },
  stream: { name: 'Stream', words: 'events, log, topic', tint: 'data', mark: 'waves' },
  'batch-job': { name: 'Batch job', words: 'cron, nightly, pipeline, etl, schedule', tint: 'plain', mark: 'clock' },
}

const named: Readonly<Record<string, Row>> = {
  llm: { name: 'LLM', words: 'large language model, generator, foundation', tint: 'model', mark: 'speech' },
  'small-model': { name: 'Small model', words: 'classifier, distilled, slm', tint: 'model', mark: 'net' },
  'embedding-model': { name: 'Embedding model', words: 'encoder, vectors', tint: 'model', mark: 'vector' },
  'vector-index': {
    name: 'Vector index',
    words: 'ann, embeddings, search, database, store',
    tint: 'data',
    mark: 'scatter',
  },
  retriever: { name: 'Retriever', words: 'search, rag, recall, hybrid', tint: 'model', mark: 'lens' },
  reranker: { name: 'Reranker', words: 'cross encoder, ranking', tint: 'model', mark: 'steps' },
  prompt: { name: 'Prompt', words: 'template, instructions, system', tint: 'guard', mark: 'prompt' },
  guardrail: { name: 'Guardrail', words: 'filter, safety, policy, moderation', tint: 'guard', mark: 'shield' },
  agent: { name: 'Agent', words: 'planner, orchestrator, loop', tint: 'model', shape: 'diamond', mark: 'fork' },
  tool: { name: 'Tool', words: 'function call, action', tint: 'plain', mark: 'hammer' },
  'eval-set': { name: 'Eval set', words: 'evaluation, golden, test, benchmark', tint: 'check', mark: 'checks' },
  'eval-run': { name: 'Eval run', words: 'evaluation, offline, regression, score', tint: 'check', mark: 'play' },
  labelling: { name: 'Labelling', words: 'labeling, annotation, ground truth', tint: 'check', mark: 'tag' },
  monitor: { name: 'Monitor', words: 'drift, alert, observability, metrics, dashboard', tint: 'check', mark: 'pulse' },
  feedback: { name: 'Feedback', words: 'thumbs, rating, loop', tint: 'check', mark: 'back' },
  warehouse: { name: 'Warehouse', words: 'analytics, lake, olap', tint: 'data', mark: 'shed' },
  'feature-store': { name: 'Feature store', words: 'online, offline', tint: 'data', mark: 'table' },
  'gpu-pool': { name: 'GPU pool', words: 'inference, serving, accelerators, cluster', tint: 'plain', mark: 'chip' },
  'human-review': {
    name: 'Human review',
    words: 'expert, approval, in the loop, escalation',
    tint: 'people',
    mark: 'eye',
  },
  fallback: { name: 'Fallback', words: 'degrade, backup, default', tint: 'guard', mark: 'down' },
  retry: { name: 'Retry', words: 'backoff, again, timeout', tint: 'guard', mark: 'loop' },
  'circuit-breaker': { name: 'Circuit breaker', words: 'trip, failure', tint: 'guard', mark: 'switch' },
  'rate-limit': { name: 'Rate limit', words: 'throttle, quota', tint: 'guard', mark: 'funnel' },
  'audit-log': { name: 'Audit log', words: 'trail, compliance, history', tint: 'check', mark: 'page' },
}

const rows = new Map([...Object.entries(neutral), ...Object.entries(named)])

export const components: readonly Component[] = [...rows].map(([key, { name, words }]) => ({
  key,
  name,
  words: words.split(', '),
  neutral: key in neutral,
}))

/** As somebody types it in a hurry: without case, accents and what stands between words. */
function plain(text: string): string {
  const letters = text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
  return letters.replace(/[\s/_-]+/g, ' ').trim()
}

/** Whether each word that was typed begins one of these. */
function begins(typed: string, names: readonly string[]): boolean {
  const starts = names.flatMap((name) => plain(name).split(' '))
  return typed.split(' ').every((word) => starts.some((start) => start.startsWith(word)))
}

/** How well a component answers to what was typed: lower is better, null is not at all. */
function rank({ name, words }: Component, typed: string): number | null {
  if (plain(name).startsWith(typed)) return 0
  if (begins(typed, [name])) return 1
  if (begins(typed, [name, ...words])) return 2
  return [name, ...words].some((each) => plain(each).includes(typed)) ? 3 : null
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

/** The main shape first, then its label and marks. Order keys are for whoever places them. */
export function drawComponent(
  { key, name }: Component,
  middle: { readonly x: number; readonly y: number },
  newId: () => string,
  label: string = name,
): BoardElement[] {
  const { shape = 'rectangle', tint = 'plain', mark } = rows.get(key) ?? {}
  const words = label.trim().replace(/\s+/g, ' ')
  return drawLabelled(
    {
      shape,
      tint,
      ...(mark ? { mark } : {}),
      label: words === '' ? name : words,
      customData: { component: key, via: 'palette' },
    },
    middle,
    newId,
  )
}
