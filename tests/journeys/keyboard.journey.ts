/**
 * A design of scenario 1 by somebody who uses no pointer and may not see the board: drawn by keys through the palette, put
 * right in the outline, and read there as it was meant.
 */
import { expect, type Page, test } from '@playwright/test'
import { expectAccessible } from './accessibility.ts'
import { boardReady, count, scene } from './drawing.ts'
import { createInterview } from './interview.ts'
import { comeIn, type Person, sameSeat } from './person.ts'
import { createTestServer, type TestServer } from './server.ts'

/** Each with what is typed to find it, and what it is connected from. */
const parts = [
  { name: 'Lawyer', typed: 'user', from: null },
  { name: 'Client app', typed: 'client app', from: 'Lawyer' },
  { name: 'Gateway', typed: 'gateway', from: 'Client app' },
  { name: 'Retriever', typed: 'retr', from: 'Gateway' },
  { name: 'Vector index', typed: 'vec', from: 'Retriever' },
  { name: 'Reranker', typed: 'rerank', from: 'Retriever' },
  { name: 'LLM', typed: 'llm', from: 'Reranker' },
  { name: 'Guardrail', typed: 'guard', from: 'LLM' },
  { name: 'Human review', typed: 'human', from: 'Guardrail' },
  { name: 'Object store', typed: 'object', from: null },
  { name: 'Batch job', typed: 'batch', from: 'Object store' },
  { name: 'Eval set', typed: 'eval set', from: 'LLM' },
] as const

let server: TestServer
let ada: Person
let page: Page

test.beforeAll(async ({ browser }) => {
  server = await createTestServer()
  await server.start()
  const { invites } = await createInterview(server)
  ada = await comeIn(browser, server, invites.candidate, 'Ada')
  page = ada.page
  await boardReady(page)
  await expect(page.getByRole('button', { name: 'Add a component' })).toBeVisible()
})
test.afterAll(async () => {
  await ada?.context.close()
  await server?.dispose()
})

const outline = () => page.getByTestId('outline')
const item = (name: string) => outline().getByRole('button', { name: new RegExp(`^${name}`) })
async function addByKeys(typed: string): Promise<void> {
  const before = await count(page)
  await page.keyboard.press('/')
  await expect(page.getByRole('combobox')).toBeFocused()
  await page.keyboard.type(typed)
  await page.keyboard.press('Enter')
  await expect.poll(() => count(page)).toBeGreaterThan(before)
}

test('a whole design of scenario 1 is drawn by keyboard alone, and the outline reads it as it was meant', async ({
  browser,
}) => {
  await page.keyboard.press('/')
  await expect(page.getByRole('combobox')).toBeFocused()
  await expectAccessible(page)
  await page.keyboard.press('Escape')
  for (const { typed } of parts) {
    await addByKeys(typed)
    await page.keyboard.press('Escape')
  }
  // A component moves by arrow keys, as any shape does.
  const [first] = await scene(page)
  await page.keyboard.press('n')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Control+/')
  await expect(outline()).toBeVisible()
  await expect(outline().getByText(`${parts.length} things, 0 connections`)).toBeVisible()

  await item('User').focus()
  await page.keyboard.press('Enter')
  await page.getByLabel('Name', { exact: true }).focus()
  await page.keyboard.press('Control+a')
  await page.keyboard.type('Lawyer')
  await page.keyboard.press('Enter')
  await expect(item('Lawyer')).toBeVisible()
  await page.keyboard.press('Escape')

  for (const { name, from } of parts) {
    if (from === null) continue
    if (!(await outline().isVisible())) await page.keyboard.press('Control+/')
    await item(from).focus()
    await page.keyboard.press('Enter')
    await page.getByLabel('Connect to').focus()
    await page.keyboard.type(name)
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await expect(item(`${from}.*To .*${name}`)).toBeVisible()
    await item(from).focus()
    await page.keyboard.press('Enter')
  }
  await expect(
    outline().getByText(`${parts.length} things, ${parts.filter(({ from }) => from).length} connections`),
  ).toBeVisible()
  for (const { name, from } of parts) if (from) await expect(item(`${name}.*From ${from}`)).toBeVisible()
  await expectAccessible(page)

  const peer = await sameSeat(browser, server, ada)
  await boardReady(peer.page)
  await expect.poll(() => count(peer.page)).toBe(await count(page))
  const arrows = (await scene(peer.page)).filter(({ type }) => type === 'arrow')
  expect(arrows.every(({ startBinding, endBinding }) => startBinding && endBinding)).toBe(true)
  expect(first).toBeDefined()
  await peer.context.close()
})

test('what was added by mistake is deleted by key, and undone by key', async () => {
  await page.keyboard.press('Escape')
  const before = await count(page)
  await addByKeys('cache')
  await page.keyboard.press('Delete')
  await expect.poll(() => count(page)).toBe(before)
  await page.keyboard.press('Control+z')
  await expect.poll(() => count(page)).toBeGreaterThan(before)
  await page.keyboard.press('Control+Shift+z')
  await expect.poll(() => count(page)).toBe(before)
})
