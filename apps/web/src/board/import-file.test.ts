/** Files onto a board, with a real document and an image store in memory. Pictures that must be redrawn need a browser. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { openBoard } from '@probeboard/documents/board'
import { type BoardElement, boardElementSchema, limits } from '@probeboard/domain/diagram/element'
import { maxImageBytes, maxImportBytes } from '@probeboard/protocol/candidate-api'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { type ImportResult, type ImportTarget, importFile } from './import-file.ts'
import { sayImport } from './import-words.ts'
import { png, svg } from './pictures.test.kit.ts'

const shape = { id: 'a', type: 'rectangle', x: 0, y: 0, width: 60, height: 40 }
const boxes = (count: number, from = 0) => Array.from({ length: count }, (_, i) => ({ ...shape, id: `e${from + i}` }))
const drawing = (elements: unknown, files: unknown = {}): string =>
  JSON.stringify({ type: 'excalidraw', elements, files })
const fileOf = (content: Buffer | string, type = ''): File =>
  new File([new Uint8Array(Buffer.from(content))], 'x', { type })

function target(put: () => Promise<void> = async () => undefined) {
  const board = openBoard(new Y.Doc())
  const [inserted, drawer, shown]: [BoardElement[], BoardElement[][], string[]] = [[], [], []]
  const to: ImportTarget = {
    board,
    images: { put, get: async () => null },
    view: () => ({ x: 0, y: 0, width: 1000, height: 800 }),
    showImage: async (hash) => void shown.push(hash),
    insert: (elements) => void inserted.push(...elements),
    addShapes: async (items) => void drawer.push(...items.map((item) => [...item])),
  }
  return { to, board, inserted, drawer, shown }
}

const said = (result: ImportResult): string => sayImport(result)

describe('what a file is, its content says', () => {
  test.each([
    ['a drawing called a picture', fileOf(drawing([shape]), 'image/png')],
    ['a drawing in a PNG that is called nothing', fileOf(png(4, 3, drawing([shape])))],
    ['a drawing in an SVG that is called text', fileOf(svg(drawing([shape])), 'text/plain')],
  ])('%s is a drawing', async (_, file) => {
    const { to, board } = target()
    expect(said(await importFile(to, file))).toBe('1 element added.')
    expect(board.elements().map(({ id }) => id)).toEqual(['a'])
  })

  test('a picture called a drawing is a picture, in the middle of what the person sees', async () => {
    const { to, inserted, shown } = target()
    expect(await importFile(to, fileOf(png(200, 100), 'application/json'))).toMatchObject({
      kind: 'imported',
      added: 1,
    })
    expect(inserted).toMatchObject([{ type: 'image', x: 400, y: 350, width: 200, height: 100, fileId: shown[0] }])
  })

  test('a picture whose drawing is broken is a picture all the same', async () => {
    const { to, inserted } = target()
    await importFile(to, fileOf(png(20, 10, '{"type":"drawio"}')))
    expect(inserted.map(({ type }) => type)).toEqual(['image'])
  })

  test('shapes go to the drawer and not on the board; each thing left out is named', async () => {
    const { to, board, drawer } = target()
    const library = { type: 'excalidrawlib', libraryItems: [{ elements: [shape, { ...shape, type: 'iframe' }] }] }
    expect(said(await importFile(to, fileOf(JSON.stringify(library))))).toBe(
      '1 shape is in your drawer. 1 could not be taken over: elements of type "iframe" are not taken.',
    )
    expect([drawer.length, board.elements().length]).toEqual([1, 0])
  })

  test.each([
    ['text', fileOf('hello'), /not JSON.*Export the drawing as .excalidraw/],
    ['another program’s drawing', fileOf('{"type":"drawio"}'), /not an Excalidraw drawing/],
    ['nothing', fileOf(''), /not JSON/],
    ['a picture of another kind', fileOf('BM 1234', 'image/bmp'), /save it as PNG/],
    ['a PNG without its size', fileOf(png(4, 3).subarray(0, 20)), /cannot be drawn; save it as PNG/],
  ])('%s changes nothing and says what to do', async (_, file, words) => {
    const { to, board, inserted } = target()
    expect(said(await importFile(to, file))).toMatch(words)
    expect([board.elements().length, inserted.length]).toEqual([0, 0])
  })
})

describe('what a file brings', () => {
  test('lies beside what is there, under ids that are free, and says how many links were taken off', async () => {
    const { to, board } = target()
    await importFile(to, fileOf(drawing([shape])))
    const result = await importFile(to, fileOf(drawing([{ ...shape, link: 'javascript:alert(1)' }])))
    expect(said(result)).toBe('1 element added. 1 link was taken off: only web and mail addresses can stand here.')
    expect(board.elements().map(({ x }) => x)).toEqual([0, 140])
  })

  test('an image that is not kept is named, the rest of the drawing comes', async () => {
    const image = (id: string) => ({ ...shape, id, type: 'image', fileId: id })
    const bytes = (picture: Buffer) => ({
      mimeType: 'image/png',
      dataURL: `data:image/png;base64,${picture.toString('base64')}`,
    })
    const files = { good: bytes(png(4, 3)), huge: bytes(png(20_000, 20_000)), none: { mimeType: '', dataURL: 'data:' } }
    const { to, board } = target()
    const result = await importFile(
      to,
      fileOf(drawing([shape, ...Object.keys(files).map(image), image('lost')], files)),
    )
    expect(board.elements().map(({ id }) => id)).toEqual(['a', 'good'])
    expect(result).toMatchObject({ refused: [{ id: 'huge' }, { id: 'none' }, { id: 'lost' }] })
    expect(said(result)).toMatch(/3 could not be taken over: of the image: it has more than 40 million pixels/)
  })

  test('an image that the server does not take is named', async () => {
    const { to } = target(() => Promise.reject(new Error('full')))
    expect(said(await importFile(to, fileOf(png(4, 3))))).toMatch(/could not be stored on the server/)
  })
})

/** A PNG of exactly this many bytes. */
const heavy = (bytes: number): Buffer => {
  const small = png(4, 3)
  return Buffer.concat([small, Buffer.alloc(bytes - small.length)])
}
/** Claims to be this large. */
const wide = (pixels: number): Buffer => {
  const small = png(4, 1)
  small.writeUInt32BE(pixels, 16)
  return small
}

describe('the limits: one below, at, one above', () => {
  test.each([-1, 0, 1])('a file of 16 MB and %i bytes', async (more) => {
    const { to, board } = target()
    const text = drawing([shape]).padEnd(maxImportBytes + more, ' ')
    const words = said(await importFile(to, fileOf(text)))
    expect([words, board.elements().length]).toEqual(
      more > 0 ? ['The file is larger than 16 MB.', 0] : ['1 element added.', 1],
    )
  })

  test.each([-1, 0, 1])('a board that is full by %i', async (more) => {
    const { to, board } = target()
    const half = limits.elements / 2
    await importFile(to, fileOf(drawing(boxes(half))))
    const words = said(await importFile(to, fileOf(drawing(boxes(half + more, half)))))
    if (more > 0) expect(words).toMatch(/cannot hold that many elements. Remove some/)
    expect(board.elements().length).toBe(more > 0 ? half : limits.elements + more)
  })

  test.each([0, 1])('a picture on a board that misses %i', async (missing) => {
    const { to, inserted } = target()
    await importFile(to, fileOf(drawing(boxes(limits.elements - missing))))
    const words = said(await importFile(to, fileOf(png(4, 3))))
    expect([words, inserted.length]).toEqual([
      missing > 0 ? '1 element added.' : expect.stringMatching(/Remove some/),
      missing,
    ])
  })

  test.each([-1, 0])('an image of 5 MiB and %i bytes is kept as it is', async (more) => {
    const kept: number[] = []
    const { to } = target()
    const images = { ...to.images, put: async (_: string, blob: Blob) => void kept.push(blob.size) }
    await importFile({ ...to, images }, fileOf(heavy(maxImageBytes + more)))
    expect(kept).toEqual([maxImageBytes + more])
  })

  test.each([-1, 0, 1])('an image of 40 million pixels and %i', async (more) => {
    const { to, inserted } = target()
    const words = said(await importFile(to, fileOf(wide(40_000_000 + more))))
    if (more > 0) expect(words).toMatch(/more than 40 million pixels; make it smaller/)
    expect(inserted.length).toBe(more > 0 ? 0 : 1)
  })

  test('a drawing that unfolds to more than a file may hold is not unfolded', async () => {
    const { to, board, inserted } = target()
    const bomb = png(4, 3, drawing([shape]).padEnd(maxImportBytes + 1, ' '))
    await importFile(to, fileOf(bomb))
    expect([board.elements().length, inserted.map(({ type }) => type)]).toEqual([0, ['image']])
  })
})

const folders = ['tests/drawings', '../shared/diagrams/dev', '../shared/libraries'].map((path) => resolve(path))
const real = folders.flatMap((folder) =>
  existsSync(folder)
    ? readdirSync(folder)
        .filter((name) => /\.excalidraw(lib)?$/.test(name))
        .map((name) => join(folder, name))
    : [],
)
const seed = Math.floor(Math.random() * 2 ** 31)

/** Enough of a file to break things in, so that the test stays quick. */
function beginningOf(file: Record<string, unknown>): string {
  const short = (list: unknown): unknown => (Array.isArray(list) ? list.slice(0, 25) : list)
  const { elements, libraryItems, library, ...rest } = file
  const lists = { elements: short(elements), libraryItems: short(libraryItems), library: short(library) }
  return JSON.stringify({ ...rest, ...lists, files: {} })
}

describe(`files with broken bytes, from seed ${seed}`, () => {
  test.skipIf(!existsSync(folders[1] ?? ''))('SKIPPED where ../shared is absent: real drawings and libraries', () => {
    expect(real.length).toBeGreaterThan(60)
  })

  test.each(real)('%s, twenty times, is taken in part or refused in words', async (path) => {
    let state = (seed % 2147483646) + 1
    const chance = (limit: number): number => {
      state = (state * 48271) % 2147483647
      return state % limit
    }
    const whole = beginningOf(JSON.parse(readFileSync(path, 'utf8')))
    const pieces = [',', '"', '0', '[', '}', 'null', '1e999', '"__proto__":']
    for (let i = 0; i < 20; i++) {
      let text = whole
      for (let times = chance(4); times > 0; times--) {
        const at = chance(text.length)
        text = text.slice(0, at) + pieces[chance(pieces.length)] + text.slice(at + chance(3))
      }
      if (chance(3) === 0) text = text.slice(0, chance(text.length))
      const { to, board } = target()
      const ways = [() => fileOf(text), () => fileOf(png(4, 3, text)), () => fileOf(svg(text))]
      const file = ways[chance(ways.length)]?.() ?? fileOf(text)
      expect(said(await importFile(to, file)).length).toBeGreaterThan(0)
      for (const element of board.elements()) expect(boardElementSchema.safeParse(element).success).toBe(true)
    }
  })
})
