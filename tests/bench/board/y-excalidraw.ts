/**
 * y-excalidraw in the version that package-lock.json of tests/bench/peers names, installed there when first used. It
 * needs Yjs, which it finds as ours, and of Excalidraw the types alone, so its old Excalidraw is not installed.
 */
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import type * as Y from 'yjs'
import type { Bench } from '../figures.ts'
import type { Drawn } from './drawn.ts'

/** What it asks of Excalidraw. */
interface Api {
  onChange(listener: (elements: readonly Drawn[], state: object, files: object) => void): () => void
  getSceneElements(): readonly Drawn[]
  updateScene(scene: { elements?: readonly Drawn[] }): void
  addFiles(files: readonly unknown[]): void
}

interface Awareness {
  readonly clientID: number
  getStates(): Map<number, object>
  setLocalStateField(field: string, value: unknown): void
  on(event: string, listener: () => void): void
}

export type ExcalidrawBinding = new (
  elements: Y.Array<unknown>,
  assets: Y.Map<unknown>,
  api: Api,
  awareness: Awareness,
) => object

const folder = fileURLToPath(new URL('../peers/', import.meta.url))
const entry = join(folder, 'node_modules', 'y-excalidraw', 'dist', 'y-excalidraw.js')

export async function loadYExcalidraw(bench: Bench): Promise<ExcalidrawBinding> {
  if (!existsSync(entry)) {
    bench.say('Installing y-excalidraw into tests/bench/peers ...')
    const { status } = spawnSync('npm', ['ci', '--ignore-scripts'], {
      cwd: folder,
      stdio: ['ignore', 'ignore', 'inherit'],
      shell: process.platform === 'win32',
    })
    if (status !== 0) throw new Error('y-excalidraw could not be installed: run "npm ci" in tests/bench/peers.')
  }
  const loaded: { ExcalidrawBinding: ExcalidrawBinding } = await import(pathToFileURL(entry).href)
  return loaded.ExcalidrawBinding
}
