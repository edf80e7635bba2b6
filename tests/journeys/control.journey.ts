/** What the interviewing side may do to the candidate's screen, and that the candidate is told each time in a calm line. */
import { expect, test } from '@playwright/test'
import { boardReady, count, drawBox } from './drawing.ts'
import { type Created, createInterview } from './interview.ts'
import { comeIn, type Person } from './person.ts'
import { createTestServer, type TestServer } from './server.ts'

test.describe.configure({ mode: 'serial' })

let server: TestServer
let created: Created
let lead: Person
let candidate: Person

test.beforeAll(async ({ browser }) => {
  server = await createTestServer()
  await server.start()
  created = await createInterview(server)
  lead = await comeIn(browser, server, created.invites.lead, 'Lena')
  candidate = await comeIn(browser, server, created.invites.candidate, 'Ada')
  for (const { page } of [lead, candidate]) await boardReady(page)
  await lead.page.getByTestId('start').click()
})
test.afterAll(async () => {
  for (const person of [lead, candidate]) {
    expect(person.faults, person.name).toEqual([])
    expect(person.foreign, person.name).toEqual([])
    await person.context.close()
  }
  await server.dispose()
})

test('a locked board cannot be drawn on and says so; unlocked, it goes on where it was', async () => {
  await drawBox(candidate.page, { x: 420, y: 180 }, 'Before')
  await lead.page.getByRole('button', { name: 'Lock board' }).click()
  await expect(candidate.page.getByText(/locked for a moment/)).toBeVisible()
  await expect(candidate.page.getByTestId('toolbar-rectangle')).toHaveCount(0)
  await lead.page.getByRole('button', { name: 'Unlock board' }).click()
  await expect(candidate.page.getByText(/locked for a moment/)).toBeHidden()
  await drawBox(candidate.page, { x: 720, y: 180 }, 'After')
  await expect(candidate.page.getByText('Saved', { exact: true })).toBeVisible()
  await expect.poll(() => count(lead.page)).toBe(4)
})

test('a pause stands the candidate’s clock, and going on moves it again', async () => {
  await lead.page.getByRole('button', { name: 'Pause' }).click()
  await expect(candidate.page.getByText(/The clock stands/)).toBeVisible()
  await lead.page.getByRole('button', { name: /Resume|Go on/ }).click()
  await expect(candidate.page.getByText(/The clock stands/)).toBeHidden()
})

test('the lead is handed over: who takes it may end the interview, who gave it may not', async ({ browser }) => {
  const second = await comeIn(browser, server, created.invites.interviewer, 'Grace')
  await boardReady(second.page)
  await expect(second.page.getByTestId('end')).toHaveCount(0)
  await lead.page.getByTestId('hand-over').click()
  await lead.page.getByRole('button', { name: 'Give it to Grace' }).click()
  await expect(second.page.getByTestId('end')).toBeVisible()
  await expect(lead.page.getByTestId('end')).toHaveCount(0)
  await expect(lead.page.getByTitle('Grace, interviewer, leads')).toBeVisible()
  await second.context.close()
})

test('a withdrawn invite takes the seat within two seconds; what was drawn stays', async () => {
  await fetch(`${server.url}/api/v1/interviews/${created.interview.id}/invites/${created.invites.candidate.id}`, {
    method: 'DELETE',
    headers: { authorization: `Bearer ${server.ownerToken()}` },
  })
  await expect(candidate.page.getByText('This seat is not yours any more.')).toBeVisible({ timeout: 2_000 })
  expect(await count(lead.page)).toBe(4)
  await candidate.page.reload()
  await expect(candidate.page.getByText(/opens with an invite link/)).toBeVisible()
})
