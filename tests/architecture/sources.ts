/**
 * The sources as a graph: which file imports which, resolved through the packages' `exports`. Reads text only; type
 * imports count, because a type pulled across a wall today is a value tomorrow.
 */
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import * as z from 'zod/mini'

const root = resolve(fileURLToPath(new URL('../..', import.meta.url)))

export interface Import {
  /** As written. */
  readonly specifier: string
  /** The file it leads to, from the root; null for a package from outside or a name that leads nowhere. */
  readonly target: string | null
}

export interface Source {
  /** From the root, with slashes. */
  readonly path: string
  readonly text: string
  readonly imports: readonly Import[]
}

export type Sources = ReadonlyMap<string, Source>

const manifest = z.object({ name: z.string(), exports: z.optional(z.record(z.string(), z.string())) })

function* walk(directory: string): Generator<string> {
  for (const entry of readdirSync(directory, { withFileTypes: true })) {
    const path = join(directory, entry.name)
    if (entry.isDirectory()) {
      if (!['node_modules', 'dist', 'data'].includes(entry.name)) yield* walk(path)
    } else if (/\.tsx?$/.test(entry.name) && !entry.name.endsWith('.d.ts')) yield path
  }
}

/** The workspaces by package name. */
function readPackages(): Map<string, { folder: string; exports: Record<string, string> }> {
  const packages = new Map<string, { folder: string; exports: Record<string, string> }>()
  for (const floor of ['packages', 'apps'])
    for (const { name } of readdirSync(join(root, floor), { withFileTypes: true }).filter((entry) =>
      entry.isDirectory(),
    )) {
      const folder = `${floor}/${name}`
      const read = manifest.parse(JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8')))
      packages.set(read.name, { folder, exports: read.exports ?? {} })
    }
  return packages
}

const importForms = [
  /\bfrom\s+['"]([^'"]+)['"]/g,
  /\bimport\s+['"]([^'"]+)['"]/g,
  /\bimport\(\s*['"]([^'"]+)['"]\s*\)/g,
]

export function specifiersOf(text: string): string[] {
  return importForms.flatMap((form) => [...text.matchAll(form)].map((match) => match[1] ?? ''))
}

/** All sources below packages/ and apps/, tests among them. */
export function readSources(): Sources {
  const packages = readPackages()
  const resolveImport = (from: string, specifier: string): string | null => {
    if (specifier.startsWith('.')) return relative(root, resolve(root, dirname(from), specifier)).replaceAll('\\', '/')
    const [scope, name, ...rest] = specifier.split('/')
    const workspace = packages.get(`${scope}/${name}`)
    const target = workspace?.exports[`./${rest.join('/')}`]
    return workspace && target ? join(workspace.folder, target).replaceAll('\\', '/') : null
  }
  const sources = new Map<string, Source>()
  for (const floor of ['packages', 'apps'])
    for (const file of walk(join(root, floor))) {
      if (!statSync(file).isFile()) continue
      const path = relative(root, file).replaceAll('\\', '/')
      const text = readFileSync(file, 'utf8')
      const imports = specifiersOf(text).map((specifier) => ({ specifier, target: resolveImport(path, specifier) }))
      sources.set(path, { path, text, imports })
    }
  return sources
}

export const isTest = (path: string): boolean => /\.(test|test\.kit|journey)\.tsx?$/.test(path)
