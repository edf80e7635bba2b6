/** Before the start: the candidate reads what this is, tries the tools on a board that goes nowhere, and begins on an empty one. */
import { expect, test } from '@playwright/test'
import { expectAccessible } from './accessibility.ts'
import { boardReady, count, drawBox } from './drawing.ts'
import { type Created, createInterview } from './interview.ts'
import { joinAsPeer, type Peer } from './peer.ts'
import { comeIn, type Person } from './person.ts'
import { createTestServer, type TestServer } from './server.ts'

test.describe.configure({ mode: 'serial' })

let server: TestServer
let created: Created
let candidate: Person
let peer: Peer
const sent: string[] = []

test.beforeAll(async ({ browser }) => {
  server = await createTestServer()
  await server.start()
  created = await createInterview(server, {
    title: 'Onsite',
    settings: { minutes: 60, extraTime: 1.5, retainUntil: '2027-03-01' },
  })
  peer = await joinAsPeer(server, created.interview.id, created.invites.lead.token, 'Lena')
  candidate = await comeIn(browser, server, created.invites.candidate, 'Ada')
  await boardReady(candidate.page)
})
test.afterAll(async () => {
  peer?.leave()
  await candidate?.context.close()
  await server?.dispose()
})

test('the waiting room says how long, what is recorded and until when, who is here, and what may be asked for', async () => {
  const { page } = candidate
  const room = page.getByRole('complementary')
  await expect(room).toContainText('90 minutes')
  await expect(room).toContainText('Not recorded: sound, video')
  await expect(room).toContainText(/Kept until .*2027/)
  await expect(room).toContainText('Lena, interviewer, leads')
  await expect(room).toContainText('Ada, candidate (you)')
  await expect(room).toContainText('You need no reason.')
  await expectAccessible(page)
})

test('nothing of the practice board is sent or kept', async () => {
  const { page, context } = candidate
  context.on('request', (request) => sent.push(`${request.method()} ${request.url()}`))
  await page.getByTestId('practice').click()
  await boardReady(page)
  await expect(page.getByText('Practice: not sent, not kept')).toBeVisible()
  await drawBox(page, { x: 620, y: 320 }, 'Xylophone')
  await expect.poll(() => count(page)).toBe(2)
  await page.getByTestId('practice-end').click()
  await boardReady(page)
  await expect.poll(() => count(page)).toBe(0)
  await drawBox(page, { x: 620, y: 320 }, 'Kept')
  await expect.poll(() => peer.board.elements().map(({ text }) => text)).toContain('Kept')
  expect(peer.board.elements()).toHaveLength(2)
  expect(sent.filter((line) => !line.startsWith('GET '))).toEqual([])
  const stored = await page.evaluate(async () => {
    const all: string[] = [JSON.stringify(localStorage), JSON.stringify(sessionStorage)]
    for (const { name } of await indexedDB.databases()) {
      const database = await new Promise<IDBDatabase>((resolve) => {
        const opening = indexedDB.open(name ?? '')
        opening.onsuccess = () => resolve(opening.result)
      })
      for (const store of database.objectStoreNames) {
        const rows = await new Promise<unknown[]>((resolve) => {
          const reading = database.transaction(store).objectStore(store).getAll()
          reading.onsuccess = () => resolve(reading.result)
        })
        all.push(
          ...rows.map((row) => (row instanceof Uint8Array ? new TextDecoder().decode(row) : JSON.stringify(row))),
        )
      }
      database.close()
    }
    return all.join('\n')
  })
  expect(stored).not.toContain('Xylophone')
  expect(stored).toContain('Kept')
})

test('the start takes the practice away; the task and the real board are there', async () => {
  const { page } = candidate
  await page.getByTestId('practice').click()
  await boardReady(page)
  await expect(page.getByText('Practice: not sent, not kept')).toBeVisible()
  const answer = await fetch(`${server.url}/api/v1/interviews/${created.interview.id}/start`, {
    method: 'POST',
    headers: { authorization: `Bearer ${peer.seat}` },
  })
  expect(answer.status).toBe(204)
  await expect(page.getByText('Ask me anything')).toBeVisible()
  await expect(page.getByText('Practice: not sent, not kept')).toBeHidden()
  await boardReady(page)
  await expect.poll(() => count(page)).toBe(2)
  expect(candidate.faults).toEqual([])
  expect(candidate.foreign).toEqual([])
})
