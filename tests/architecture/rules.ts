/**
 * Rules L1-L9 of ARCHITECTURE.md as functions from the sources to the places that break them. Each answers sentences;
 * an empty list is a house in order.
 */
import { isTest, type Source, type Sources } from './sources.ts'

/** `packages/x`, or `apps/y`: the room that a file is in. */
const roomOf = (path: string): string => path.split('/').slice(0, 2).join('/')
const insideDomain = (path: string): string | undefined => /^packages\/domain\/src\/(\w+)\//.exec(path)?.[1]
const surfaceOf = (path: string): string | undefined => /^apps\/web\/src\/([\w-]+)\//.exec(path)?.[1]

function eachImport(
  sources: Sources,
  judge: (source: Source, specifier: string, target: string | null) => string | null,
  { tests = false }: { tests?: boolean } = {},
): string[] {
  const broken: string[] = []
  for (const source of sources.values()) {
    if (!tests && isTest(source.path)) continue
    for (const { specifier, target } of source.imports) {
      const why = judge(source, specifier, target)
      if (why) broken.push(`${source.path} imports ${specifier}: ${why}`)
    }
  }
  return broken
}

/** L1: apps -> packages -> domain; a package imports the domain and no sibling; nothing imports an app. */
export function floors(sources: Sources): string[] {
  return eachImport(
    sources,
    (source, _specifier, target) => {
      if (!target || roomOf(target) === roomOf(source.path)) return null
      if (target.startsWith('apps/')) return 'nothing imports an app'
      if (source.path.startsWith('apps/')) return null
      return roomOf(target) === 'packages/domain' ? null : 'a package imports the domain and no sibling'
    },
    { tests: true },
  )
}

const domainFloors: Record<string, readonly string[]> = {
  report: ['assessment', 'scenario', 'timeline', 'diagram', 'interview'],
  assessment: ['scenario', 'timeline', 'diagram', 'interview'],
  scenario: ['diagram', 'interview'],
  timeline: ['diagram', 'interview'],
  diagram: [],
  interview: [],
}

/** L2: inside the domain, report -> assessment -> {scenario, timeline} -> {diagram, interview}. */
export function domainLayers(sources: Sources): string[] {
  return eachImport(sources, (source, _specifier, target) => {
    const from = insideDomain(source.path)
    const to = target && insideDomain(target)
    if (!from || !to || from === to) return null
    return domainFloors[from]?.includes(to) ? null : `${from} does not stand above ${to}`
  })
}

/** L3: the domain imports zod and nothing else, and asks no clock, no chance and no environment. */
export function domainPurity(sources: Sources): string[] {
  const outside = eachImport(sources, (source, specifier) => {
    if (!insideDomain(source.path)) return null
    return specifier.startsWith('.') || specifier === 'zod/mini' ? null : 'the domain knows zod only'
  })
  const impure = [...sources.values()]
    .filter((source) => insideDomain(source.path) && !isTest(source.path))
    .flatMap((source) =>
      [
        ...source.text.matchAll(
          /\bDate\.now\(|\bnew Date\(\)|\bMath\.random\(|\bprocess\.|\bcrypto\.|\bperformance\.|\bsetTimeout\(/g,
        ),
      ].map((match) => `${source.path} uses ${match[0]}`),
    )
  return [...outside, ...impure]
}

/** Who may name a library: the first matching pattern of a specifier decides. */
const owners: readonly [library: RegExp, allowed: RegExp, types?: RegExp][] = [
  [/^(yjs|y-protocols)(\/|$)/, /^packages\/(documents|sync)\/|^apps\/web\/src\/client\/connect\.ts$/],
  [/^y-websocket$/, /^apps\/web\/src\/client\/connect\.ts$/],
  [/^@excalidraw\//, /^apps\/web\/(src\/board|vite)\//],
  [/^(node:sqlite|pg|better-sqlite3)$/, /^packages\/storage\//],
  [/^(fastify|@fastify\/.*|ws|@redis\/.*)$/, /^apps\/server\//],
  [/^(react|react-dom|zustand|wouter|@base-ui\/.*|lucide-react)(\/|$)/, /^apps\/web\//],
]

/** Types of a document or its presence may be named above the package that owns the library. */
function onlyTypes(source: Source, specifier: string): boolean {
  const escaped = specifier.replaceAll(/[/.]/g, '\\$&')
  const all = source.text.match(new RegExp(`^import [^\\n]*['"]${escaped}['"]`, 'gm')) ?? []
  return all.length > 0 && all.every((line) => line.startsWith('import type '))
}

/** L4: each library has its one owner. */
export function libraryOwners(sources: Sources): string[] {
  return eachImport(sources, (source, specifier) => {
    const row = owners.find(([library]) => library.test(specifier))
    if (!row || row[1].test(source.path)) return null
    return /^(yjs|y-protocols)/.test(specifier) && onlyTypes(source, specifier)
      ? null
      : 'another room owns this library'
  })
}

/** L5: no barrels, and across packages only what `exports` names. */
export function noBarrels(sources: Sources): string[] {
  const barrels = [...sources.values()].filter(
    (source) => /\/index\.tsx?$/.test(source.path) || /^export \* from/m.test(source.text),
  )
  return [
    ...barrels.map((source) => `${source.path} is a barrel`),
    ...eachImport(
      sources,
      (source, specifier, target) => {
        if (specifier.startsWith('@probeboard/') && !target) return 'this sub-path is not in the package’s exports'
        if (specifier.startsWith('.') && target && roomOf(target) !== roomOf(source.path))
          return 'reaches across rooms by path'
        return null
      },
      { tests: true },
    ),
  ]
}

/** L6: server/main alone names an adapter. */
export function adaptersInMain(sources: Sources): string[] {
  return eachImport(sources, (source, _specifier, target) => {
    const adapter = /^packages\/storage\/src\/(memory|sqlite|postgres|open)\.ts$/.test(target ?? '')
    if (!adapter || source.path.startsWith('packages/storage/')) return null
    return source.path === 'apps/server/src/main.ts' ? null : 'only apps/server/src/main.ts names an adapter'
  })
}

const surfaces = ['home', 'library', 'join', 'candidate', 'interviewer', 'safe-board', 'debrief'] as const
const sharedRooms = ['board', 'client', 'design']

/** L7: surfaces share board, client and design, and never import each other; what they share imports no surface. */
export function separateSurfaces(sources: Sources): string[] {
  const isSurface = (name: string | undefined): boolean => surfaces.some((surface) => surface === name)
  return eachImport(sources, (source, _specifier, target) => {
    const from = surfaceOf(source.path)
    const to = target ? surfaceOf(target) : undefined
    if (!from || !to || from === to || sharedRooms.includes(to)) return null
    return isSurface(to) ? `${from} may not know ${to}` : null
  })
}

const privateFiles =
  /^packages\/(documents\/src\/(notebook|history)|domain\/src\/(assessment\/|report\/|diagram\/(reading\/|vocabulary)|scenario\/(rubric|signal-rules|scenario|numbers))|protocol\/src\/(interviewer-api|owner-api))/

/** L8: no path of imports leads from the candidate's surface, or from the board alone, to anything private. Answers the paths that do. */
export function candidateReach(sources: Sources): string[] {
  const seen = new Map<string, string | null>()
  const queue = [...sources.keys()].filter(
    (path) => ['candidate', 'safe-board'].includes(surfaceOf(path) ?? '') && !isTest(path),
  )
  for (const path of queue) seen.set(path, null)
  for (const path of queue)
    for (const { target } of sources.get(path)?.imports ?? []) {
      if (!target || seen.has(target) || !sources.has(target)) continue
      seen.set(target, path)
      queue.push(target)
    }
  const trace = (path: string): string => {
    const from = seen.get(path)
    return from ? `${trace(from)} -> ${path}` : path
  }
  return [...seen.keys()].filter((path) => privateFiles.test(path)).map(trace)
}

/** L9a: no circle of imports; answers one circle for each file that starts one. */
export function importCircles(sources: Sources): string[] {
  const done = new Set<string>()
  const circles: string[] = []
  const visit = (path: string, trail: string[]): void => {
    const at = trail.indexOf(path)
    if (at >= 0) {
      circles.push([...trail.slice(at), path].join(' -> '))
      return
    }
    if (done.has(path)) return
    for (const { target } of sources.get(path)?.imports ?? [])
      if (target && target !== path && sources.has(target)) visit(target, [...trail, path])
    done.add(path)
  }
  for (const path of sources.keys()) visit(path, [])
  return circles
}

/** L9b: no junk drawers. */
export function junkDrawers(sources: Sources): string[] {
  return [...sources.keys()].filter((path) => /(^|\/)(utils?|helpers?|common|shared|misc|types)(\/|\.tsx?$)/.test(path))
}

/** L9c: files over 300 lines, unless their head says `Over 300 lines because`. */
export function longFiles(sources: Sources): string[] {
  return [...sources.values()]
    .filter(
      (source) =>
        source.text.split('\n').length > 301 && !source.text.slice(0, 1500).includes('Over 300 lines because'),
    )
    .map((source) => `${source.path} has ${source.text.split('\n').length - 1} lines`)
}
