/**
 * Drawings of real people go in through the page's own import and arrive at a second browser as they are: the same live
 * elements, geometry and text, strokes within 1/16 px; and what is saved again holds the same elements.
 */
import { existsSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { expect, test } from '@playwright/test'
import { boardReady, count, scene } from './drawing.ts'
import { createInterview } from './interview.ts'
import { comeIn, type Person, sameSeat } from './person.ts'
import { createTestServer, type TestServer } from './server.ts'

const real = resolve('../shared/diagrams/dev')
const files = (directory: string): string[] =>
  existsSync(directory)
    ? readdirSync(directory, { recursive: true, encoding: 'utf8' })
        .filter((name) => name.endsWith('.excalidraw'))
        .sort()
        .map((name) => join(directory, name))
    : []
/** Each run takes another sixth of the real ones, 0 to 5; `SHARE=all` takes them all, in two minutes. */
const share = process.env.SHARE ?? 'all'
const drawings = [
  ...files(resolve('tests/drawings')),
  ...files(real).filter((_, place) => share === 'all' || place % 6 === Number(share)),
]

let server: TestServer
test.beforeAll(async () => {
  server = await createTestServer()
  await server.start()
})
test.afterAll(async () => server?.dispose())

test('real drawings are there to be read', () => {
  test.skip(!existsSync(real), 'SKIPPED: ../shared/diagrams is not on this machine; our own drawings stand in')
  expect(files(real).length).toBeGreaterThan(60)
})

interface Shape {
  readonly id: string
  readonly type: string
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  readonly text?: string
  readonly points?: readonly (readonly number[])[]
  readonly pressures?: readonly number[]
  readonly isDeleted?: boolean
  readonly link?: string | null
  readonly fileId?: string | null
  readonly groupIds?: readonly string[]
  readonly frameId?: string | null
  readonly containerId?: string | null
  readonly startBinding?: { readonly elementId?: string } | null
  readonly endBinding?: { readonly elementId?: string } | null
}

/** What ties a shape to others; files of old formats leave some of it out. */
function ties({ groupIds, frameId, containerId, startBinding, endBinding }: Shape): string {
  return JSON.stringify([
    groupIds ?? [],
    frameId ?? null,
    containerId ?? null,
    startBinding?.elementId ?? null,
    endBinding?.elementId ?? null,
  ])
}

const legalLink = /^(https?:\/\/|mailto:)/i

/** How two shapes differ, or null. */
function difference(sent: Shape, arrived: Shape): string | null {
  for (const field of ['x', 'y', 'width', 'height'] as const)
    if (sent[field] !== arrived[field]) return `${field}: ${sent[field]} became ${arrived[field]}`
  if ((sent.text ?? '') !== (arrived.text ?? '')) return 'its text changed'
  if (ties(sent) !== ties(arrived)) return `${ties(sent)} became ${ties(arrived)}`
  if ((sent.pressures ?? []).some((pressure, i) => pressure !== arrived.pressures?.[i])) return 'its pressures changed'
  const [points, others] = [sent.points ?? [], arrived.points ?? []]
  if (points.length !== others.length) return `${points.length} points became ${others.length}`
  const most = sent.type === 'freedraw' ? 1 / 16 : 1e-9
  const off = points.findIndex((point, i) =>
    [0, 1].some((axis) => Math.abs((point[axis] ?? 0) - (others[i]?.[axis] ?? 0)) > most),
  )
  if (off >= 0)
    return `point ${off} of ${points.length}: ${JSON.stringify(points[off])} became ${JSON.stringify(others[off])}`
  if (sent.link && (arrived.link ?? null) !== (legalLink.test(sent.link) ? sent.link : null))
    return `its link became ${String(arrived.link)}`
  return null
}

const liveIn = (path: string): Shape[] =>
  JSON.parse(readFileSync(path, 'utf8')).elements.filter((element: Shape) => !element.isDeleted)

async function open(person: Person, path: string): Promise<void> {
  await person.page.getByTestId('open-drawing').setInputFiles(path)
}

/** Each image that stands on the board is kept by the server as a picture that cannot run, and is in the copy. */
async function expectImages(person: Person, elements: readonly Shape[], copy: string, path: string): Promise<void> {
  const names = new Set(elements.flatMap(({ fileId }) => fileId ?? []))
  const [, , interview, participant] = new URL(person.page.url()).pathname.split('/')
  for (const name of names) {
    const answer = await person.page.request.get(`${server.url}/api/v1/interviews/${interview}/images/${name}`, {
      headers: { 'x-probeboard-seat': participant ?? '' },
    })
    expect(answer.status(), path).toBe(200)
    expect(answer.headers()['content-type'], path).toMatch(/^image\/(png|jpeg|webp|gif)/)
  }
  const { files } = JSON.parse(readFileSync(copy, 'utf8'))
  expect(Object.keys(files), path).toEqual(expect.arrayContaining([...names]))
}

async function clear(person: Person, peer: Person): Promise<void> {
  await person.page.locator('.excalidraw').first().focus()
  await person.page.keyboard.press('Escape')
  await person.page.keyboard.press('Control+a')
  await person.page.keyboard.press('Delete')
  for (const { page } of [person, peer]) await expect.poll(() => count(page), { intervals: [50] }).toBe(0)
}

test(`drawings (SHARE=${share}) arrive at a second browser as they were drawn, and are saved again with the same elements`, async ({
  browser,
}) => {
  test.setTimeout(600_000)
  const { invites } = await createInterview(server)
  const author = await comeIn(browser, server, invites.candidate, 'Ada')
  const peer = await sameSeat(browser, server, author)
  for (const { page } of [author, peer]) await boardReady(page)
  const wrong: string[] = []
  for (const path of drawings) {
    const sent = liveIn(path)
    await open(author, path)
    await expect.poll(() => count(peer.page), { intervals: [50], message: path, timeout: 30_000 }).toBe(sent.length)
    const arrived = new Map((await scene(peer.page)).map((element) => [element.id, element]))
    for (const element of sent) {
      const other = arrived.get(element.id)
      const problem = other ? difference(element, other) : 'it is missing'
      if (problem) wrong.push(`${path} ${element.type} ${element.id}: ${problem}`)
    }
    await author.page.getByTestId('main-menu-trigger').click()
    const download = author.page.waitForEvent('download')
    await author.page.getByText('Save a copy').click()
    const copy = await (await download).path()
    const again = liveIn(copy)
    await expectImages(peer, again, copy, path)
    expect(new Set(again.map(({ id }) => id)), path).toEqual(new Set(sent.map(({ id }) => id)))
    await clear(author, peer)
  }
  expect(wrong).toEqual([])
  for (const person of [author, peer]) {
    expect(person.foreign).toEqual([])
    expect(person.faults).toEqual([])
  }
})

test('a file that is no drawing changes nothing and says what to do', async ({ browser }) => {
  const { invites } = await createInterview(server)
  const author = await comeIn(browser, server, invites.candidate, 'Ada')
  await boardReady(author.page)
  const path = join(mkdtempSync(join(tmpdir(), 'probeboard-file-')), 'notes.excalidraw')
  writeFileSync(path, '{"type":"drawio"}')
  await open(author, path)
  await expect(author.page.getByText(/not an Excalidraw drawing/)).toBeVisible()
  expect(await scene(author.page)).toEqual([])
})
