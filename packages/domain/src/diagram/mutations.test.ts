/** Drawings with something broken in them, as a buggy program or an enemy would write them: reading never throws. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { type BoardElement, boardElementSchema } from './element.ts'
import { placeElements } from './placing.ts'
import { isRecord } from './restore.ts'
import { readScene, writeScene } from './scene.ts'

const folders = [resolve('tests/drawings'), resolve('../shared/diagrams/dev')]
const files = folders
  .filter((folder) => existsSync(folder))
  .flatMap((folder) => readdirSync(folder).map((name) => join(folder, name)))
  .filter((path) => path.endsWith('.excalidraw'))

const perDrawing = 20
const seed = Math.floor(Math.random() * 2 ** 31)

/** The same numbers for the same seed (Lehmer's generator). */
function chances(from: number): (limit: number) => number {
  let state = (from % 2147483646) + 1
  return (limit) => {
    state = (state * 48271) % 2147483647
    return state % limit
  }
}

const rubbish: readonly unknown[] = [
  null,
  undefined,
  Number.NaN,
  1e308,
  -1e308,
  'a string',
  '',
  '__proto__',
  'javascript:alert(1)',
  '\u202e\u200b',
  [],
  [[]],
  [[Number.NaN, 'x']],
  {},
  JSON.parse('{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}'),
  '17',
  { type: 99, value: {} },
  true,
  'x'.repeat(60_000),
]

type Chance = (limit: number) => number

/** A copy with one thing broken: a field, an id used twice, a list cut, an element that is none. */
function mutate(scene: Record<string, unknown>, chance: Chance): unknown {
  const elements = Array.isArray(scene.elements) ? [...scene.elements] : []
  for (let times = 1 + chance(8); times > 0; times--) {
    const place = chance(Math.max(elements.length, 1))
    const victim: unknown = elements[place]
    if (!isRecord(victim)) continue
    const field = Object.keys(victim)[chance(Object.keys(victim).length)] ?? 'id'
    const broken: unknown[] = [
      { ...victim, [field]: rubbish[chance(rubbish.length)] },
      Object.fromEntries(Object.entries(victim).filter(([name]) => name !== field)),
      elements[chance(elements.length)],
      rubbish[chance(rubbish.length)],
      { ...victim, type: ['iframe', 'embeddable', 'arrow', 'freedraw', 'text', 'nonsense'][chance(6)] },
      { ...victim, points: [[0, 0], [Number.NaN, 1e308], 'x'].slice(0, chance(4)) },
    ]
    elements[place] = broken[chance(broken.length)]
  }
  const files = { ...(isRecord(scene.files) ? scene.files : {}), ['__proto__']: rubbish[chance(rubbish.length)] }
  const whole = {
    ...scene,
    elements: chance(10) === 0 ? rubbish[chance(rubbish.length)] : elements,
    ...(chance(4) === 0 ? { files: chance(2) === 0 ? rubbish[chance(rubbish.length)] : files } : {}),
  }
  if (chance(10) > 0) return whole
  const text = JSON.stringify(whole)
  return text.slice(0, chance(text.length))
}

describe(`DG60 broken drawings, from seed ${seed}`, () => {
  it.skipIf(!existsSync(folders[1] ?? ''))('SKIPPED where ../shared/diagrams is absent: all of them are here', () => {
    expect(files.length).toBeGreaterThan(60)
  })

  it.each(files)(`DG60 ${perDrawing} mutations of %s are read in their legal part and never throw`, (path) => {
    const chance = chances(seed)
    const scene: Record<string, unknown> = JSON.parse(readFileSync(path, 'utf8'))
    for (let i = 0; i < perDrawing; i++) {
      const read = readScene(mutate(scene, chance))
      if ('problem' in read) {
        expect(read.problem).toMatch(/^The file /)
        continue
      }
      let ids = 0
      const taken = new Set(read.elements.slice(0, 5).map(({ id }) => id))
      const placed = placeElements(read.elements, { taken, last: 'a1' }, () => `new-${ids++}`)
      const illegal = placed.filter((element: BoardElement) => !boardElementSchema.safeParse(element).success)
      expect(illegal).toEqual([])
      expect(new Set(placed.map(({ id }) => id)).size).toBe(placed.length)
      expect(() => writeScene(placed, read.files)).not.toThrow()
    }
    expect(Reflect.get({}, 'polluted')).toBeUndefined()
  })
})
