/** Drawings over HTTP: real files go in whole, what may not be there is named, and nothing on the board is overwritten. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { openBoard } from '@probeboard/documents/board'
import { readScene } from '@probeboard/domain/diagram/scene'
import { candidateApi } from '@probeboard/protocol/candidate-api'
import { interviewerApi } from '@probeboard/protocol/interviewer-api'
import { openMemory } from '@probeboard/storage/memory'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { hashImage } from './http/images.ts'
import { type Sitting, type Stand, standUp } from './stand.test.kit.ts'

let stand: Stand
let sitting: Sitting
beforeEach(async () => {
  stand = await standUp(
    openMemory(() => Date.now()),
    { TRUST_PROXY: '1' },
  )
  sitting = await stand.sit()
})
afterEach(() => stand.down())

const by = (role: keyof Sitting['seats']) => ({ as: sitting.seats[role].token, params: { id: sitting.id } })
const board = () => stand.rooms.read({ interview: sitting.id, document: 'board' }, (doc) => openBoard(doc).elements())
const box = (id: string, more: object = {}) => ({ id, type: 'rectangle', x: 1, y: 2, width: 30, height: 40, ...more })
const scene = (elements: object[], files: object = {}) => ({ type: 'excalidraw', version: 2, elements, files })

test('legal elements are added; illegal ones are named with their reason, and a bad link is taken off', async () => {
  const body = scene([box('ok'), box('linked', { link: 'javascript:alert(1)' }), { ...box('framed'), type: 'iframe' }])
  const answer = await stand.must(candidateApi.importScene, { ...by('candidate'), body })
  expect(answer).toMatchObject({ added: 2, refused: [{ id: 'framed' }], stripped: [{ id: 'linked' }] })
  expect((await board()).map(({ id, link }) => [id, link])).toEqual([
    ['ok', null],
    ['linked', null],
  ])
  const events = (await stand.storage.log.read(sitting.id)).flatMap((entry) =>
    entry.kind === 'event' ? [entry.event] : [],
  )
  expect(events.at(-1)).toEqual({ kind: 'imported', elements: 2, refused: 1 })
})

test('a second import of the same file stands beside the first', async () => {
  const body = scene([box('one'), box('two')])
  await stand.must(candidateApi.importScene, { ...by('lead'), body })
  await stand.must(candidateApi.importScene, { ...by('interviewer'), body })
  const ids = (await board()).map(({ id }) => id)
  expect(ids).toHaveLength(4)
  expect(ids.slice(0, 2)).toEqual(['one', 'two'])
})

test('images are kept under the hash of their bytes; SVG is refused by name', async () => {
  const png = Buffer.from('89504e470d0a1a0a0000000d', 'hex')
  const image = (id: string, fileId: string) => ({ ...box(id), type: 'image', fileId, status: 'saved', scale: [1, 1] })
  const answer = await stand.must(candidateApi.importScene, {
    ...by('candidate'),
    body: scene([image('photo', 'f1'), image('vector', 'f2')], {
      f1: { mimeType: 'image/png', dataURL: `data:image/png;base64,${png.toString('base64')}` },
      f2: { mimeType: 'image/svg+xml', dataURL: 'data:image/svg+xml;base64,PHN2Zy8+' },
    }),
  })
  expect(answer.refused).toMatchObject([{ id: 'vector' }])
  expect(answer.refused[0]?.reason).toMatch(/SVG/)
  expect((await board()).map(({ fileId }) => fileId)).toEqual([hashImage(png)])
  expect((await stand.storage.image(sitting.id, hashImage(png)))?.type).toBe('image/png')
})

test('nobody imports onto a board that they may not write: a shadow, a candidate while it is frozen, anyone after the end', async () => {
  const body = scene([box('late')])
  const answer = async (role: keyof Sitting['seats']) =>
    (await stand.call(candidateApi.importScene, { ...by(role), body })).code
  expect(await answer('shadow')).toBe('no-access')
  await stand.must(interviewerApi.start, by('lead'))
  await stand.must(interviewerApi.stage, { ...by('lead'), body: { do: 'freeze' } })
  expect(await answer('candidate')).toBe('no-access')
  expect(await answer('lead')).toBeNull()
  await stand.must(interviewerApi.end, by('lead'))
  expect(await answer('lead')).toBe('ended')
})

const drawings = resolve('../shared/diagrams/dev')
const files = existsSync(drawings) ? readdirSync(drawings).filter((name) => name.endsWith('.excalidraw')) : []
if (files.length === 0) console.info(`SKIPPED: no real drawings at ../shared/diagrams/dev`)

test.skipIf(files.length === 0)(
  'every live element of every real drawing arrives, or is named',
  { timeout: 120_000 },
  async () => {
    for (const name of files) {
      const made = await stand.sit()
      const text = readFileSync(join(drawings, name), 'utf8')
      const response = await fetch(`${stand.url}/api/v1/interviews/${made.id}/import`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${made.seats.candidate.token}` },
        body: text,
      })
      expect(response.status, name).toBe(200)
      const { added, refused } = candidateApi.importScene.answer.parse(await response.json())
      const read = readScene(text)
      if ('problem' in read) throw new Error(`${name}: ${read.problem}`)
      expect(added + refused.length, name).toBe(read.elements.length + read.refused.length)
      const here = await stand.rooms.read({ interview: made.id, document: 'board' }, (doc) => openBoard(doc).elements())
      const essence = ({ id, type, x, y, width, height, text }: (typeof here)[number]) => ({
        id,
        type,
        x,
        y,
        width,
        height,
        text,
      })
      const out = new Set(refused.map(({ id }) => id))
      expect(here.map(essence), name).toEqual(read.elements.filter(({ id }) => !out.has(id)).map(essence))
    }
  },
)
