/** What goes in and out as a file: drawings hidden in pictures, pictures, collections of shapes, and pictures of the board. */
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { expect, type Page, test } from '@playwright/test'
import { png, svg } from '../../apps/web/src/board/pictures.test.kit.ts'
import { boardReady, count, drawBox, scene } from './drawing.ts'
import { createInterview } from './interview.ts'
import { comeIn, type Person, sameSeat } from './person.ts'
import { createTestServer, type TestServer } from './server.ts'

const folder = mkdtempSync(join(tmpdir(), 'probeboard-files-'))
const file = (name: string, bytes: Buffer | string): string => {
  writeFileSync(join(folder, name), bytes)
  return join(folder, name)
}
const drawing = (id: string, text: string): string =>
  JSON.stringify({
    type: 'excalidraw',
    elements: [
      { id, type: 'rectangle', x: 100, y: 100, width: 200, height: 80 },
      { id: `${id}-label`, type: 'text', text, containerId: id, x: 120, y: 120, width: 100, height: 25 },
    ],
  })

let server: TestServer
let ada: Person
let peer: Person
let page: Page

test.beforeAll(async () => {
  server = await createTestServer()
  await server.start()
})
test.afterAll(async () => server?.dispose())
test.beforeEach(async ({ browser }) => {
  const { invites } = await createInterview(server)
  ada = await comeIn(browser, server, invites.candidate, 'Ada')
  peer = await sameSeat(browser, server, ada)
  page = ada.page
  for (const person of [ada, peer]) await boardReady(person.page)
})
test.afterEach(async () => {
  for (const person of [ada, peer]) {
    expect(person.faults).toEqual([])
    expect(person.foreign).toEqual([])
    await person.context.close()
  }
})

const open = (path: string) => page.getByTestId('open-drawing').setInputFiles(path)
const texts = async (at: Page) => (await scene(at)).flatMap(({ originalText }) => originalText ?? []).sort()

async function save(item: string): Promise<Buffer> {
  await page.getByTestId('main-menu-trigger').click()
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByText(item).click()])
  return readFileSync(await download.path())
}

test('drawings hidden in a PNG and in an SVG join the board with their text, for the other as well', async () => {
  await open(file('one.excalidraw.png', png(8, 8, drawing('one', 'From PNG'))))
  await expect.poll(() => count(peer.page)).toBe(2)
  await open(file('two.excalidraw.svg', svg(drawing('two', 'From SVG'))))
  await expect.poll(() => texts(peer.page)).toEqual(['From PNG', 'From SVG'])
})

test('a picture becomes an image for both; one that unfolds to too much is refused in words', async () => {
  await open(file('photo.png', png(300, 200)))
  await expect
    .poll(async () => (await scene(peer.page)).map(({ type, width, height }) => [type, width / height]))
    .toEqual([['image', 1.5]])
  await open(file('bomb.png', png(20_000, 20_000)))
  await expect(page.getByText(/more than 40 million pixels/)).toBeVisible()
  expect(await count(page)).toBe(1)
})

test('a collection of shapes goes into the drawer, its illegal parts left out, and inserts from there', async () => {
  const shape = { type: 'rectangle', id: 'x', x: 0, y: 0, width: 60, height: 40 }
  const library = {
    type: 'excalidrawlib',
    version: 2,
    libraryItems: [
      { id: 'i', status: 'published', elements: [shape, { ...shape, id: 'y', type: 'iframe' }] },
      { id: 'j', elements: [{ type: 'iframe', id: 'z' }] },
    ],
  }
  await open(file('own.excalidrawlib', JSON.stringify(library)))
  await expect(page.getByText(/1 shape is in your drawer. 2 could not be taken over/)).toBeVisible()
  await expect(page.locator('.library-unit__dragger').first()).toBeVisible()
  await expect(page.getByText(/browse libraries/i)).toBeHidden()
  await page.locator('.library-unit__dragger').first().click()
  await expect.poll(() => count(peer.page)).toBe(1)
})

test('the libraries that people use load', async () => {
  const names = ['c4-architecture', 'system-design', 'systemdesignicons']
  const paths = names.map((name) => resolve(`../shared/libraries/${name}.excalidrawlib`))
  test.skip(!paths.every(existsSync), 'SKIPPED: ../shared/libraries is not on this machine')
  for (const path of paths) {
    await open(path)
    await expect(page.getByText(/shapes? (is|are) in your drawer/)).toBeVisible()
  }
  await expect.poll(() => page.locator('.library-unit__dragger').count()).toBeGreaterThan(30)
})

test('the board goes out as PNG and SVG on solid white', async () => {
  await drawBox(page, { x: 500, y: 300 }, 'Gateway')
  const picture = await save('Save as picture (PNG)')
  expect(picture.subarray(1, 4).toString()).toBe('PNG')
  const corner = await page.evaluate(async (base64) => {
    const image = new Image()
    image.src = `data:image/png;base64,${base64}`
    await image.decode()
    const canvas = document.createElement('canvas')
    const context = canvas.getContext('2d')
    context?.drawImage(image, 0, 0)
    return [...(context?.getImageData(2, 2, 1, 1).data ?? [])]
  }, picture.toString('base64'))
  expect(corner).toEqual([255, 255, 255, 255])
  const drawn = (await save('Save as SVG')).toString()
  expect(drawn).toContain('Gateway')
  expect(drawn).toMatch(/fill="#ffffff"/)
  expect(drawn).not.toMatch(/https?:\/\/(?!www\.w3\.org)/)
})
