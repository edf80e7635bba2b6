/** Truth files: what somebody saw in a picture of each drawing. They are data of the workplace, not of this repository. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { BoardElement } from '@probeboard/domain/diagram/element'
import { readScene } from '@probeboard/domain/diagram/scene'
import * as z from 'zod/mini'

const pairs = z._default(z.array(z.tuple([z.string(), z.string()])), [])
const concerns = z.object({
  dataPipelines: z._default(z.array(z.string()), []),
  evaluation: z._default(z.array(z.string()), []),
  failures: z._default(z.array(z.string()), []),
  constraints: z._default(z.array(z.string()), []),
})
const truthSchema = z.object({
  file: z.string(),
  nodes: z.array(z.object({ label: z.string() })),
  edges: pairs,
  edgesOptional: pairs,
  edgesUnlabelled: pairs,
  undirected: pairs,
  containers: z._default(z.array(z.string()), []),
  concerns,
  borderline: concerns,
})
export type Truth = z.infer<typeof truthSchema>

export interface TrueDrawing {
  readonly name: string
  readonly truth: Truth
  readonly elements: readonly BoardElement[]
}

const drawings = resolve('../shared/diagrams/dev')
const truths = resolve('../shared/diagrams/truth')

export function readDrawing(path: string): readonly BoardElement[] {
  const scene = readScene(readFileSync(path, 'utf8'))
  if ('problem' in scene) throw new Error(`${path}: ${scene.problem}`)
  return scene.elements
}

/** Empty where the drawings are not at hand. */
export function readTrueDrawings(): readonly TrueDrawing[] {
  if (!existsSync(truths)) return []
  return readdirSync(truths)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((file) => {
      const name = file.replace(/\.json$/, '')
      const truth = truthSchema.parse(JSON.parse(readFileSync(join(truths, file), 'utf8')))
      return { name, truth, elements: readDrawing(join(drawings, `${name}.excalidraw`)) }
    })
}

export function listDrawings(): readonly string[] {
  if (!existsSync(drawings)) return []
  return readdirSync(drawings)
    .filter((name) => name.endsWith('.excalidraw'))
    .map((name) => join(drawings, name))
}
