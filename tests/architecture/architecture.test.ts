/**
 * The house stands as drawn: one assertion for each rule L1-L9, on the real sources, and beside it the same rule on a
 * planted fault, so that each is known to be able to fail.
 */
import { describe, expect, test } from 'vitest'
import {
  adaptersInMain,
  candidateReach,
  domainLayers,
  domainPurity,
  floors,
  importCircles,
  junkDrawers,
  libraryOwners,
  longFiles,
  noBarrels,
  separateSurfaces,
} from './rules.ts'
import { readSources, type Sources, specifiersOf } from './sources.ts'

const house = readSources()

/** A house of planted files: path -> its imports as [specifier, target] and its text. */
function planted(files: Record<string, { imports?: [string, string | null][]; text?: string }>): Sources {
  return new Map(
    Object.entries(files).map(([path, { imports = [], text = '' }]) => [
      path,
      { path, text, imports: imports.map(([specifier, target]) => ({ specifier, target })) },
    ]),
  )
}

const rules: [string, (sources: Sources) => string[], Sources][] = [
  [
    'L1 apps -> packages -> domain, no siblings',
    floors,
    planted({
      'packages/sync/src/room.ts': { imports: [['@probeboard/documents/board', 'packages/documents/src/board.ts']] },
    }),
  ],
  [
    'L2 report -> assessment -> scenario, timeline -> diagram, interview',
    domainLayers,
    planted({
      'packages/domain/src/interview/log.ts': {
        imports: [['../scenario/brief.ts', 'packages/domain/src/scenario/brief.ts']],
      },
    }),
  ],
  [
    'L3 the domain imports zod only',
    domainPurity,
    planted({ 'packages/domain/src/diagram/element.ts': { imports: [['node:fs', null]] } }),
  ],
  [
    'L3 the domain asks no clock',
    domainPurity,
    planted({ 'packages/domain/src/diagram/element.ts': { text: 'const now = Date.now()' } }),
  ],
  [
    'L4 each library has its one owner',
    libraryOwners,
    planted({
      'apps/web/src/candidate/Candidate.tsx': {
        imports: [['@excalidraw/excalidraw', null]],
        text: "import { Excalidraw } from '@excalidraw/excalidraw'",
      },
    }),
  ],
  [
    'L4 yjs values stay in documents and sync',
    libraryOwners,
    planted({ 'apps/server/src/app.ts': { imports: [['yjs', null]], text: "import * as Y from 'yjs'" } }),
  ],
  ['L5 no barrels', noBarrels, planted({ 'packages/domain/src/index.ts': {} })],
  [
    'L5 only listed sub-paths',
    noBarrels,
    planted({ 'apps/server/src/app.ts': { imports: [['@probeboard/sync/secret', null]] } }),
  ],
  [
    'L6 server/main alone names an adapter',
    adaptersInMain,
    planted({
      'apps/server/src/app.ts': { imports: [['@probeboard/storage/sqlite', 'packages/storage/src/sqlite.ts']] },
    }),
  ],
  [
    'L7 surfaces never import each other',
    separateSurfaces,
    planted({
      'apps/web/src/candidate/Candidate.tsx': {
        imports: [['../interviewer/Panel.tsx', 'apps/web/src/interviewer/Panel.tsx']],
      },
    }),
  ],
  [
    'L8 no path leads from the candidate to anything private',
    candidateReach,
    planted({
      'apps/web/src/candidate/main.tsx': { imports: [['../client/x.ts', 'apps/web/src/client/x.ts']] },
      'apps/web/src/client/x.ts': {
        imports: [['@probeboard/documents/notebook', 'packages/documents/src/notebook.ts']],
      },
      'packages/documents/src/notebook.ts': {},
    }),
  ],
  [
    'L8 what reads the drawing stays on the interviewing side',
    candidateReach,
    planted({
      'apps/web/src/candidate/main.tsx': {
        imports: [['@probeboard/domain/diagram/vocabulary', 'packages/domain/src/diagram/vocabulary.ts']],
      },
      'packages/domain/src/diagram/vocabulary.ts': {},
    }),
  ],
  [
    'L9 no import circle',
    importCircles,
    planted({
      'packages/a/src/a.ts': { imports: [['./b.ts', 'packages/a/src/b.ts']] },
      'packages/a/src/b.ts': { imports: [['./a.ts', 'packages/a/src/a.ts']] },
    }),
  ],
  ['L9 no junk drawers', junkDrawers, planted({ 'apps/web/src/client/utils.ts': {} })],
  [
    'L9 files over 300 lines give a reason',
    longFiles,
    planted({ 'apps/web/src/client/api.ts': { text: '\n'.repeat(400) } }),
  ],
]

describe('the house', () => {
  test('was read: sources are found and their imports resolved', () => {
    expect(house.size).toBeGreaterThan(30)
    const resolved = [...house.values()].flatMap((source) => source.imports).filter((found) => found.target !== null)
    expect(resolved.length).toBeGreaterThan(50)
  })

  test('every form of import is seen', () => {
    const text =
      "import a from 'a'\nimport type { B } from \"b\"\nimport 'c'\nexport { d } from 'd'\nconst e = import('e')\nimport {\n  f,\n} from 'f'"
    expect(specifiersOf(text).sort()).toEqual(['a', 'b', 'c', 'd', 'e', 'f'])
  })

  test.each(rules)('%s', (_title, rule) => {
    expect(rule(house)).toEqual([])
  })

  test.each(rules)('%s: a planted fault is found', (_title, rule, fault) => {
    expect(rule(fault)).not.toEqual([])
  })
})
