/** On what the figures were measured: without it they say nothing. */
import { readFileSync } from 'node:fs'
import { cpus, totalmem } from 'node:os'
import * as z from 'zod/mini'

const manifestSchema = z.object({ version: z.string() })

function versionOf(name: string): string {
  const path = new URL(`../../node_modules/${name}/package.json`, import.meta.url)
  return manifestSchema.parse(JSON.parse(readFileSync(path, 'utf8'))).version
}

export function describeMachine(): string {
  const cores = cpus()
  const versions = ['@excalidraw/excalidraw', 'yjs', 'react', 'vite'].map((name) => `${name} ${versionOf(name)}`)
  return [
    `${cores.length} x ${cores[0]?.model.trim() ?? 'an unknown processor'}, ${Math.round(totalmem() / 2 ** 30)} GB, ${process.platform}`,
    `Node ${process.versions.node}, ${versions.join(', ')}`,
  ].join('\n')
}
