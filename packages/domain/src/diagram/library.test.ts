import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { boardElementSchema } from './element.ts'
import { readLibrary } from './library.ts'

const shape = { id: 'a', type: 'rectangle', x: 0, y: 0, width: 60, height: 40 }
const real = resolve('../shared/libraries')
const files = existsSync(real) ? readdirSync(real).filter((name) => name.endsWith('.excalidrawlib')) : []

describe('DG64 collections of shapes', () => {
  it.each([
    ['version 1', { library: [[shape], [shape, { ...shape, id: 'b' }]] }],
    ['version 2', { libraryItems: [{ elements: [shape] }, { elements: [shape, { ...shape, id: 'b' }] }] }],
  ])('DG64 reads %s', (_, lists) => {
    const library = readLibrary(JSON.stringify({ type: 'excalidrawlib', ...lists }))
    expect(library?.items.map((item) => item.length)).toEqual([1, 2])
    expect(library?.refused).toEqual([])
  })

  it('DG64 keeps the legal part of an item and names each thing that it left out', () => {
    const library = readLibrary(
      JSON.stringify({
        type: 'excalidrawlib',
        libraryItems: [
          { elements: [shape, { ...shape, id: 'f', type: 'iframe' }] },
          { elements: [{ ...shape, id: 'p', type: 'image' }] },
          { elements: 'none' },
          7,
        ],
      }),
    )
    expect(library?.items.map((item) => item.map(({ id }) => id))).toEqual([['a']])
    expect(library?.refused.map(({ id }) => id)).toEqual(['f', 'p', 'shape 3', 'shape 4'])
    for (const { reason } of library?.refused ?? []) expect(reason).toMatch(/\w+ \w+/)
  })

  it.each(['{', '[]', 'null', '{"type":"excalidraw","elements":[]}'])('DG64 %s is none', (text) => {
    expect(readLibrary(text)).toBeNull()
  })

  it.skipIf(files.length === 0)('DG65 SKIPPED where ../shared/libraries is absent: three that people use', () => {
    expect(files.length).toBe(3)
  })

  it.each(files)('DG65 %s is read whole', (name) => {
    const text = readFileSync(join(real, name), 'utf8')
    const file = JSON.parse(text)
    const lists: unknown[][] = file.library ?? file.libraryItems.map((item: { elements: unknown[] }) => item.elements)
    const library = readLibrary(text)
    expect(library?.refused).toEqual([])
    expect(library?.items.map((item) => item.length)).toEqual(lists.map((list) => list.length))
    for (const element of library?.items.flat() ?? []) expect(boardElementSchema.safeParse(element).success).toBe(true)
  })
})
