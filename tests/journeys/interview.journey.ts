/**
 * A whole interview of scenario 1 as four people and a phone live it, each in a browser of their own: an hour by the server's
 * clock, which leaps. The server is stopped politely once and killed once, the candidate's line drops and so does the lead's.
 * The scenario carries a canary in each private sentence, and so does what raters write; afterwards everything that the
 * candidate's browser received is searched for them. One file, long as it is: each test goes on where the one before ended.
 */
import { readFileSync } from 'node:fs'
import { expect, type Page, test } from '@playwright/test'
import { freezeScenario } from '@probeboard/scenarios/banks'
import { holds } from '../privacy/canary.ts'
import { expectAccessible } from './accessibility.ts'
import { boardReady, drawArrow, drawBox, essence, scene } from './drawing.ts'
import { type DroppedLine, holdLine } from './dropped-line.ts'
import { type Created, createInterview } from './interview.ts'
import { createLeaps, shownTime } from './leaps.ts'
import { comeIn, type Person } from './person.ts'
import { plantScenario } from './planted-scenario.ts'
import { createTestServer, type TestServer } from './server.ts'

test.describe.configure({ mode: 'serial' })

const planted = plantScenario()
const { scenario, canaries, write } = planted

const asked = (['cost', 'latency', 'compliance'] as const).map((constraint) => {
  const index = scenario.facts.findIndex((fact) => fact.constraint === constraint)
  const fact = scenario.facts[index]
  if (!fact) throw new Error(`Scenario 1 has no fact about ${constraint}.`)
  return { constraint, index, ...fact }
})
const thrown = (['model_wrong', 'api_down', 'scale_100x'] as const).map((kind) => {
  const index = scenario.curveballs.findIndex((curveball) => curveball.kind === kind)
  const curveball = scenario.curveballs[index]
  if (!curveball) throw new Error(`Scenario 1 has no curveball ${kind}.`)
  return { index, ...curveball }
})
const takenBackIndex = scenario.facts.findIndex(({ id }) => id === 'other-languages')
const takenBack = scenario.facts[takenBackIndex]
if (!takenBack) throw new Error('Scenario 1 has no fact about languages.')
/** What was taken back had been told. */
const told = new Set([
  `facts.${takenBackIndex}.answer`,
  ...asked.map(({ index }) => `facts.${index}.answer`),
  ...thrown.flatMap(({ index }) => [`curveballs.${index}.title`, `curveballs.${index}.text`]),
])

const boxes = {
  upload: { at: { x: 420, y: 180 }, label: 'Document store' },
  index: { at: { x: 720, y: 180 }, label: 'Hybrid index' },
  answer: { at: { x: 720, y: 420 }, label: 'Answer with citations' },
} as const

let server: TestServer
let created: Created
let lead: Person
let interviewer: Person
let shadow: Person
let candidate: Person
let phone: Page
let leadsLine: DroppedLine
const leaps = createLeaps()
/** What was done at which second of the interview, by the words under which the debrief tells it. */
const done: [RegExp, number][] = []
const everyone = (): Person[] => [lead, interviewer, shadow, candidate]

const on = (page: Page, id: string) => page.getByTestId(id)

async function note(words: RegExp): Promise<void> {
  done.push([words, await shownTime(lead.page)])
}

async function passTo(minute: number): Promise<void> {
  const others = [...everyone().map(({ page }) => page), phone].filter((page) => page && page !== lead.page)
  await leaps.to(minute, lead.page, others)
}

async function nextPhase(minute: number, name: string): Promise<void> {
  await passTo(minute)
  await on(lead.page, 'next-phase').click()
  await expect(lead.page.locator('[aria-current="step"]')).toHaveText(name)
  await note(new RegExp(`: ${name}$`))
}

async function saved(person: Person): Promise<void> {
  await expect(person.page.getByText('Saved', { exact: true }).first()).toBeVisible({ timeout: 30_000 })
}

test.beforeAll(async () => {
  server = await createTestServer(leaps.environment)
  planted.give(server)
  await server.start()
  created = await createInterview(server, { scenario: planted.id })
})

test.afterAll(async () => {
  for (const person of everyone()) await person?.context.close()
  await phone?.context().close()
  await server?.dispose()
  leaps.dispose()
})

test('four people come in by their links, and the candidate waits with a board', async ({ browser }) => {
  candidate = await comeIn(browser, server, created.invites.candidate, 'Ada')
  lead = await comeIn(browser, server, created.invites.lead, 'Lena')
  leadsLine = await holdLine(lead.context)
  await lead.page.reload()
  interviewer = await comeIn(browser, server, created.invites.interviewer, 'Ivo')
  shadow = await comeIn(browser, server, created.invites.shadow, 'Shan')
  for (const person of everyone()) await boardReady(person.page)
  await expect(candidate.page.getByText('The interview has not started yet.')).toBeVisible()
})

test('the lead starts: the candidate reads the prompt and a clock', async () => {
  await on(lead.page, 'start').click()
  await expect(candidate.page.getByText('10,000 documents, 500 lawyers')).toBeVisible()
  await expect(candidate.page.getByRole('timer')).toBeVisible()
})

test('the panel is on a phone as well, by a code that is typed', async ({ browser }) => {
  await on(lead.page, 'phone').click()
  const code = (await on(lead.page, 'pair-code').textContent()) ?? ''
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true })
  phone = await context.newPage()
  await phone.goto(`${server.url}/join#${code}`)
  await on(phone, 'pair').tap()
  await expect(on(phone, 'ask-next')).toBeVisible()
  await lead.page.getByRole('button', { name: 'Close' }).click()
})

test('three constraints are asked for and told in one tap each, before the first box', async () => {
  await nextPhase(3, 'Constraints')
  await on(lead.page, 'tab-facts').click()
  for (const fact of asked) {
    const [hint] = fact.hints
    await on(lead.page, 'fact-search').fill(hint ?? fact.id)
    await on(lead.page, `reveal-${fact.id}`).click()
    await expect(candidate.page.getByTestId('fact-card').filter({ hasText: fact.answer })).toBeVisible()
    await note(new RegExp(fact.answer.slice(0, 30).replaceAll(/[^\w ]/g, '.')))
  }
  await expect(candidate.page.getByTestId('fact-card')).toHaveCount(3)
})

test('the candidate draws boxes with words and bound arrows, and everyone sees the same', async () => {
  await nextPhase(12, 'Design')
  const { page } = candidate
  for (const box of Object.values(boxes)) await drawBox(page, box.at, box.label)
  await drawArrow(page, boxes.upload.at, boxes.index.at)
  await drawArrow(page, boxes.index.at, boxes.answer.at)
  const arrows = (await scene(page)).filter((element) => element.type === 'arrow')
  expect(arrows).toHaveLength(2)
  for (const arrow of arrows) expect(arrow.startBinding && arrow.endBinding).toBeTruthy()
  await saved(candidate)
  const drawn = essence(await scene(page))
  for (const person of [lead, interviewer, shadow])
    await expect.poll(async () => essence(await scene(person.page))).toEqual(drawn)
})

test('probes are marked, by both interviewers, and both see it', async () => {
  const [first, second] = scenario.probes.filter((probe) => probe.dimension === 'D3')
  if (!first || !second) throw new Error('Scenario 1 has too few probes for D3.')
  await on(lead.page, 'tab-probes').click()
  await on(interviewer.page, 'tab-probes').click()
  await on(lead.page, `probe-${first.id}-asked`).click()
  await on(interviewer.page, `probe-${second.id}-answered`).click()
  await expect(on(interviewer.page, `probe-${first.id}-asked`)).toHaveAttribute('aria-pressed', 'true')
  await expect(on(lead.page, `probe-${second.id}-answered`)).toHaveAttribute('aria-pressed', 'true')
})

test('the server is stopped politely and started again: nobody loses anything, work goes on', async () => {
  const before = essence(await scene(candidate.page))
  await server.stop('SIGTERM')
  await server.start()
  await saved(candidate)
  await drawBox(candidate.page, { x: 420, y: 420 }, 'Evaluation set')
  await saved(candidate)
  const after = essence(await scene(candidate.page))
  expect(after).toEqual(expect.arrayContaining(before))
  await expect.poll(async () => essence(await scene(lead.page)), { timeout: 30_000 }).toEqual(after)
})

test('a silence offers help in three steps; the first is given, and logged', async () => {
  await passTo(20)
  await expect(lead.page.getByText(/^Quiet for/)).toBeVisible({ timeout: 20_000 })
  await on(lead.page, 'help-step-1').click()
  await on(lead.page, 'help-give').click()
  await note(/^Help given: Take your time/)
})

test('three curveballs are thrown in one tap each, one from the phone; the candidate sees calm cards', async () => {
  await nextPhase(36, 'Curveballs')
  await on(lead.page, 'tab-curveballs').click()
  await on(phone, 'tab-curveballs').tap()
  for (const [place, curveball] of thrown.entries()) {
    const page = place === 1 ? phone : lead.page
    await on(page, `throw-${curveball.id}`).click()
    await expect(candidate.page.getByTestId('curveball-card').filter({ hasText: curveball.title })).toBeVisible()
    await note(new RegExp(`^Curveball: ${curveball.title}`))
  }
})

test('who runs over is told so calmly, and what it takes from whom; five minutes more end that', async () => {
  const timer = lead.page.getByRole('timer')
  await passTo(46)
  await expect(timer).toContainText('over')
  await expect(on(lead.page, 'longer')).toBeVisible()
  await on(lead.page, 'extend').click()
  await expect(timer).toContainText('left')
  await note(/^Extended/)
})

test('what nobody had planned: a question of one’s own, a fact taken back, a line to the others', async () => {
  const { page } = lead
  await on(page, 'tab-probes').click()
  await on(page, 'own-probe-open').click()
  await on(page, 'own-probe').fill(write('What if the index is empty?'))
  await on(page, 'own-probe-ask').click()
  await on(interviewer.page, 'tab-probes').click()
  await expect(interviewer.page.getByText('What if the index is empty?').first()).toBeVisible()
  await on(page, 'tab-facts').click()
  await on(page, 'fact-search').fill('german')
  const cards = candidate.page.getByTestId('fact-card')
  await on(page, `reveal-${takenBack.id}`).click()
  await expect(cards).toHaveCount(4)
  await on(page, 'notice-action').click()
  await expect(cards).toHaveCount(3)
  await on(page, 'tab-score').click()
  await expect(page.getByText('Help given').first()).toBeVisible()
  await on(page, 'chat-toggle').click()
  await on(page, 'chat-input').fill(write('Ask about the walls.'))
  await on(page, 'chat-send').click()
  await on(interviewer.page, 'chat-toggle').click()
  await expect(on(interviewer.page, 'chat')).toContainText('Ask about the walls.')
})

test('a lead whose line drops goes on, and nothing of either side is lost', async () => {
  const { page } = lead
  await leadsLine.drop()
  await expect(page.getByText(/The server cannot be reached/).first()).toBeVisible()
  await drawBox(candidate.page, { x: 1000, y: 420 }, 'Cost meter')
  await saved(candidate)
  await on(page, 'tab-notes').click()
  await on(page, 'note-input').fill(write('Drew the meter while I was away.'))
  await on(page, 'note-add').click()
  await on(page, 'lamp-latency').click()
  await leadsLine.restore()
  await expect(on(page, 'card-save')).toHaveText('Card saved', { timeout: 20_000 })
  await expect(on(interviewer.page, 'lamp-latency')).toHaveAttribute('aria-pressed', 'false', { timeout: 20_000 })
  const drawn = essence(await scene(candidate.page))
  await expect.poll(async () => essence(await scene(page)), { timeout: 20_000 }).toEqual(drawn)
})

test('what is heard is ticked as evidence, a flag asks for its own, a card of the deck holds what was said', async () => {
  const { page } = lead
  const [probe] = scenario.probes
  if (!probe) throw new Error('Scenario 1 has no probe.')
  await on(page, 'tab-probes').click()
  await on(page, `probe-${probe.id}`).getByText('Listen for').click()
  await on(page, `heard-${probe.id}-0`).click()
  await on(page, 'tab-score').click()
  await expect(on(page, 'evidence').first()).toContainText(probe.listenFor[0] ?? '?')
  await page.getByTestId('flags').locator('summary').first().click()
  await on(page, 'flag-prefers_simpler_tool').click()
  await expect(on(page, 'evidence-for-prefers_simpler_tool')).toBeVisible()
  await on(page, 'evidence-for-prefers_simpler_tool').getByRole('checkbox').first().click()
  await nextPhase(50, 'Tradeoffs')
  await on(page, 'tab-tradeoffs').click()
  await on(page, 'tradeoff-chose').fill(write('Retrieval.'))
  await on(page, 'tradeoff-flip').fill(write('A gold set that says otherwise.'))
  await page.keyboard.press('Enter')
  await on(interviewer.page, 'tab-tradeoffs').click()
  await expect(on(interviewer.page, 'tradeoff-chose')).toHaveValue(/Retrieval/)
})

test('a candidate whose line is gone loses no time, and the panel says why the clock stands', async () => {
  const { page } = candidate
  const address = page.url()
  await page.goto('about:blank')
  await expect(lead.page.getByText('Paused: the candidate’s line is gone')).toBeVisible({ timeout: 20_000 })
  await page.goto(address)
  await boardReady(page)
  await expect(lead.page.getByText('Paused: the candidate’s line is gone')).toBeHidden()
  await expect(page.getByRole('timer')).toBeVisible()
})

test('axe finds nothing in the live screens, tab by tab', async () => {
  await expectAccessible(candidate.page, candidate.name)
  await expectAccessible(shadow.page, shadow.name)
  for (const tab of ['probes', 'facts', 'curveballs', 'score', 'notes', 'numbers', 'tradeoffs']) {
    await on(interviewer.page, `tab-${tab}`).click()
    await expectAccessible(interviewer.page, `${interviewer.name} ${tab}`, [tab.length % 2 === 0 ? 'light' : 'dark'])
  }
})

async function rate(person: Person, ratings: Readonly<Record<string, string>>, evidence: string): Promise<void> {
  const { page } = person
  await on(page, 'tab-score').click()
  for (const [dimension, rating] of Object.entries(ratings)) {
    await on(page, `rate-${dimension}-${rating}`).click()
    if (rating !== '1' && rating !== '4') continue
    await on(page, `pin-${dimension}`).click()
    await on(page, 'evidence-text').fill(write(evidence))
    await on(page, 'evidence-save').click()
  }
}

test('both raters take notes and rate on evidence', async () => {
  await nextPhase(57, 'Questions')
  for (const person of [lead, interviewer]) {
    await on(person.page, 'tab-notes').click()
    await on(person.page, 'note-input').fill(write('Asked who pays for a wrong citation.'))
    await on(person.page, 'note-add').click()
  }
  await rate(lead, { D1: '4', D2: '3', D3: '3', D4: '2', D5: '3' }, 'Asked for cost before drawing.')
  await rate(interviewer, { D1: '2', D2: '3', D3: '3', D4: 'NO', D5: '1' }, 'Would use a model for everything.')
})

test('the server is killed and started again: all that was shown as saved is still there', async () => {
  await saved(candidate)
  await saved(lead)
  const before = essence(await scene(candidate.page))
  await server.stop('SIGKILL')
  await server.start()
  for (const person of everyone()) {
    await person.page.reload()
    await boardReady(person.page)
    await expect.poll(async () => essence(await scene(person.page)), { timeout: 30_000 }).toEqual(before)
  }
  await expect(candidate.page.getByTestId('fact-card')).toHaveCount(3)
  await expect(candidate.page.getByTestId('curveball-card')).toHaveCount(3)
  await on(lead.page, 'tab-score').click()
  await expect(on(lead.page, 'rate-D1-4')).toHaveAttribute('aria-pressed', 'true')
})

async function submit(person: Person, recommendation: string): Promise<void> {
  await on(person.page, 'tab-score').click()
  await on(person.page, `recommendation-${recommendation}`).click()
  await on(person.page, 'submit').click()
  await on(person.page, 'submit-confirm').click()
}

test('the lead ends: the candidate is thanked, and may take the drawing along', async () => {
  await passTo(62)
  await note(/^Ended$/)
  await on(lead.page, 'end').click()
  await on(lead.page, 'end-confirm').click()
  await expect(candidate.page.getByText('The interview has ended.')).toBeVisible()
  const download = candidate.page.waitForEvent('download')
  await candidate.page.getByRole('button', { name: 'Drawing to go on with (.excalidraw)' }).click()
  const copy = JSON.parse(readFileSync(await (await download).path(), 'utf8'))
  expect(copy.type).toBe('excalidraw')
  expect(copy.elements.some((element: { originalText?: string }) => element.originalText === 'Evaluation set')).toBe(
    true,
  )
})

test('a card stays sealed until one’s own is submitted; then both stand side by side', async () => {
  await submit(lead, 'yes')
  await on(lead.page, 'debrief-link').click()
  await boardReady(lead.page)
  await expect(lead.page.getByText('Ivo: not submitted yet')).toBeVisible()
  await expect(lead.page.getByText('Would use a model for everything.')).toHaveCount(0)
  await submit(interviewer, 'no')
  await on(interviewer.page, 'debrief-link').click()
  await expect(interviewer.page.getByText('Asked for cost before drawing.').first()).toBeVisible()
  for (const happened of [/Help given: Take your time/, /What if the index is empty/, /Paused/, /Curveball/])
    await expect(interviewer.page.getByText(happened).first()).toBeAttached()
  await shadow.page.goto(`${shadow.page.url()}/debrief`)
  await expect(shadow.page.getByText('Lena: submitted, sealed until you submit yours')).toBeVisible()
  await expect(shadow.page.getByText('Asked for cost before drawing.')).toHaveCount(0)
  await lead.page.reload()
  await expect(lead.page.getByText('Would use a model for everything.').first()).toBeVisible()
  await expect(lead.page.getByText(/two apart/i).first()).toBeVisible()
})

test('the debrief tells all of it at the moment at which the panel showed it', async () => {
  await lead.page.getByText('What happened', { exact: true }).click()
  const list = lead.page.getByRole('list', { name: 'What happened' })
  const told = await list.getByRole('listitem').evaluateAll((items) =>
    items.map((item) => {
      const parts = (item.querySelector('time')?.textContent ?? '').split(':').map(Number)
      return {
        at: parts.reduce((sum, part) => sum * 60 + part, 0),
        words: item.querySelector('span')?.textContent ?? '',
      }
    }),
  )
  expect(done.length).toBeGreaterThan(12)
  const missed = done.filter(([words, at]) => !told.some((one) => words.test(one.words) && Math.abs(one.at - at) <= 3))
  expect(missed.map(([words, at]) => `${words} at ${at} s`)).toEqual([])
})

test('the report downloads as Markdown and as JSON, with ratings, evidence and what was told', async () => {
  for (const format of ['md', 'json'] as const) {
    const download = lead.page.waitForEvent('download')
    await on(lead.page, `report-${format}`).click()
    const text = readFileSync(await (await download).path(), 'utf8')
    for (const words of [
      'Asked for cost before drawing.',
      'Would use a model for everything.',
      asked[0]?.answer ?? '?',
    ])
      expect(text).toContain(words)
    if (format === 'json') expect(() => JSON.parse(text)).not.toThrow()
  }
})

test('no canary reached the candidate, but for what was told', async () => {
  const received = await candidate.received()
  expect(received.filter(({ kind }) => kind === 'frame').length).toBeGreaterThan(20)
  expect(received.some(({ from }) => from.endsWith('.js'))).toBe(true)
  // The search is able to find: what was told is there.
  for (const { path, mark } of canaries.filter(({ path }) => told.has(path)))
    expect(
      received.some(({ bytes }) => holds(bytes, mark)),
      `${path} was told`,
    ).toBe(true)
  const leaks = canaries
    .filter(({ path }) => !told.has(path))
    .flatMap(({ path, mark }) =>
      received.filter(({ bytes }) => holds(bytes, mark)).map(({ from }) => `${path} in ${from}`),
    )
  expect(leaks).toEqual([])
  expect(canaries.length).toBeGreaterThan(150)
})

test('no id of a fact, probe, curveball or flag stands in what the server told the candidate', async () => {
  const ids = [scenario.facts, scenario.probes, scenario.curveballs, scenario.flags].flat().map(({ id }) => id)
  const live = (await candidate.received()).filter(({ kind, from }) => kind === 'frame' || from.includes('/api/'))
  expect(ids.filter((id) => live.some(({ bytes }) => bytes.includes(id)))).toEqual([])
})

test('no question of a bank and no card of the deck reached the candidate', async () => {
  const { banks = [], deck = [] } = freezeScenario(scenario)
  const lines = [
    ...banks.flatMap(({ probes }) => probes.flatMap(({ ask, listenFor, parts = [] }) => [ask, ...listenFor, ...parts])),
    ...deck.flatMap(({ choice, flip }) => [choice, flip]),
  ]
  const received = await candidate.received()
  expect(lines.length).toBeGreaterThan(100)
  expect(lines.filter((line) => received.some(({ bytes }) => holds(bytes, line)))).toEqual([])
})

test('nobody’s browser asked anything of another origin, and no page failed', () => {
  for (const person of everyone()) {
    expect(person.foreign, person.name).toEqual([])
    expect(person.faults, person.name).toEqual([])
  }
})

test('axe finds nothing in the debrief and the farewell', async () => {
  for (const person of [lead, candidate]) await expectAccessible(person.page, person.name)
})
