import { afterEach, expect, test, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { render } from 'vitest-browser-react'
import '../design/tokens.css'
import { timesOf } from './compare.ts'
import { open, scenario, sealed, settings, timeline } from './debrief.test.kit.ts'
import type { Scorecards } from './debrief-data.ts'
import { Happened } from './Happened.tsx'
import { ReportLinks } from './ReportLinks.tsx'
import { Side } from './Side.tsx'
import { words } from './words.ts'

afterEach(() => {
  vi.unstubAllGlobals()
})

const shown: string[][] = []
const marked: [string, boolean][] = []
const note = (signal: string, dismissed: boolean): void => {
  marked.push([signal, dismissed])
}
const renderSide = (
  scorecards: Scorecards,
  signals = timeline.signals,
  mark: ((signal: string, dismissed: boolean) => void) | null = note,
) =>
  render(
    <Side
      scorecards={scorecards}
      scenario={scenario}
      timeline={{ ...timeline, signals }}
      times={timesOf(timeline.events)}
      back="/i/one/lena"
      show={(ids) => shown.push([...ids])}
      mark={mark}
    />,
  )
const text = (testId: string): string => page.getByTestId(testId).element().textContent

test('where raters lie two apart stands out, in words as well, and by the latest version', async () => {
  await renderSide(open)
  await expect.element(page.getByTestId('row-D1')).toHaveAttribute('data-apart', 'true')
  await expect.element(page.getByTestId('row-D2')).toHaveAttribute('data-apart', 'false')
  expect(text('row-D1')).toMatch(/two apart.*4.*2/)
  expect(text('row-D2')).toMatch(/3.*N\/O.*1/)
  await expect.element(page.getByRole('heading', { name: /Talk about: Constraints first, two apart/ })).toBeVisible()
})

test('evidence has the time of its own rater, though both named theirs alike, and leads to the board', async () => {
  await renderSide(open)
  const talk = page.getByRole('heading', { name: /Talk about/ }).element().parentElement
  expect([...(talk?.querySelectorAll('li') ?? [])].map((line) => line.textContent)).toEqual([
    expect.stringMatching(/^05:00.*Lena.*drew.*Asked first\./),
    expect.stringMatching(/^06:00.*Ivo.*drew.*Asked one thing\./),
  ])
  await page.getByRole('button', { name: words.show }).first().click()
  expect(shown.at(-1)).toEqual(['box-1'])
})

test('a dimension opens to its anchors, each with those who gave it; nothing is open before', async () => {
  await renderSide(open)
  await expect.element(page.getByTestId('anchors-D1')).not.toBeInTheDocument()
  await page.getByRole('button', { name: /Constraints first/ }).click()
  expect(text('anchors-D1')).toMatch(/Draws at once\.2Asks one thing\.Ivo3.*4Asks and does the sums\.Lena$/)
  await page.getByRole('button', { name: /Constraints first/ }).click()
  await expect.element(page.getByTestId('anchors-D1')).not.toBeInTheDocument()
})

test('an amended card shows its reason, says that peers’ marks were visible, and keeps what stood before', async () => {
  await renderSide(open)
  await expect.element(page.getByText(/Amended: Misheard\./)).toBeVisible()
  await expect.element(page.getByText(words.afterPeers)).toBeVisible()
  await expect.element(page.getByText('Drew first.')).not.toBeVisible()
  await page
    .getByText(/^Version 1/)
    .first()
    .click()
  await expect.element(page.getByText('Drew first.')).toBeVisible()
})

test('sealed cards say whether they were submitted and nothing else; the way to one’s own is there', async () => {
  await renderSide(sealed)
  await expect.element(page.getByText('Ivo: submitted, sealed until you submit yours')).toBeVisible()
  await expect.element(page.getByText('Lena: not submitted yet')).toBeVisible()
  await expect.element(page.getByRole('link', { name: words.rate })).toHaveAttribute('href', '/i/one/lena')
  await expect.element(page.getByText(words.nobodyYet)).toBeVisible()
  expect(document.querySelector('table')).toBeNull()
})

test('TL13 a signal says what lit it and by which rule, and is dismissed and taken back from the keyboard', async () => {
  if (!timeline.signals) throw new Error('The sample has signals.')
  const by = open.scorecards[0]?.rater ?? null
  const place = { at: '2026-01-01T10:04:00.000Z', moment: { seq: 13 }, by }
  const why = [{ signal: 'evaluation', rule: 'TL9 EV2', label: 'Eval set', elementId: 'box-1', ...place }]
  const dismissed = [{ signal: 'cost', ...place }]
  const { rerender } = await renderSide(open, { ...timeline.signals, why, dismissed })
  const row = page.getByTestId('signal-evaluation')
  await expect.element(row.getByText('lit by “Eval set”, drawn 04:00 by Lena; rule TL9 EV2')).toBeVisible()
  const button = (name: string) => page.getByRole('button', { name })
  const focus = (name: string): void => {
    const found = button(name).element()
    if (found instanceof HTMLElement) found.focus()
  }
  focus(words.dismissLabel('evaluation'))
  await userEvent.keyboard('{Enter}')
  expect(marked.at(-1)).toEqual(['evaluation', true])
  await expect.element(page.getByText(words.dismissed('cost', 'Lena'))).toBeVisible()
  focus(words.undoLabel('cost'))
  await userEvent.keyboard(' ')
  expect(marked.at(-1)).toEqual(['cost', false])
  await rerender(<div />)
  await renderSide(open, timeline.signals, null)
  await expect.element(button(words.dismissLabel('cost'))).not.toBeInTheDocument()
})

test('the order of questions says when and by which rule; switched off, nothing of it stands there', async () => {
  const { rerender } = await renderSide(open)
  for (const chip of ['cost · before, 04:00', 'latency · not asked', 'compliance · after, 09:00', 'first box · 04:30'])
    await expect.element(page.getByText(chip)).toBeVisible()
  await expect.element(page.getByText(words.orderRule)).toBeVisible()
  await rerender(<div />)
  await renderSide(open, null)
  await expect.element(page.getByText(words.order)).not.toBeInTheDocument()
})

test('what happened: lanes hold the interview alone, the list all that is known, in words', async () => {
  const times = timesOf(timeline.events)
  const { container } = await render(
    <Happened timeline={timeline} settings={settings} scenario={scenario} times={times} />,
  )
  const places = [...container.querySelectorAll('i')].map((mark) => [mark.dataset.kind, mark.style.left])
  expect(places).toEqual([
    ['fact-revealed', '40%'],
    ['probe-marked', '70%'],
    ['curveball-thrown', '80%'],
    ['evidence-pinned', '50%'],
    ['evidence-pinned', '60%'],
  ])
  expect([...container.querySelectorAll('b')].map(({ title }) => title)).toEqual([
    '01:00 Phase: Brief',
    '03:00 Phase: Constraints',
  ])
  await page.getByText(words.happened).click()
  const lines = [...container.querySelectorAll('li')].map((line) => line.textContent)
  expect(lines).toContain('04:00Told: It may cost 50 dollars.Lena')
  expect(lines).toContain('06:00Evidence: Constraints firstIvo')
  expect(lines).toContain('08:00Curveball: The vendor is downbeforeafterLena')
  expect(lines.at(-1)).toBe('50:00:00Scorecard submittedIvo')
  expect(lines.join()).not.toContain('made-up-later')
})

test('a report that cannot be loaded says so; one that can is asked for with the seat of this page', async () => {
  const asked: [string, string | null][] = []
  let answer = (): Response => new Response('no', { status: 503 })
  vi.stubGlobal('fetch', async (url: string, init: RequestInit) => {
    asked.push([new URL(url).pathname.split('/').at(-1) ?? '', new Headers(init.headers).get('x-probeboard-seat')])
    return answer()
  })
  await render(<ReportLinks interview="interview-1" seat="rater-lena" />)
  await page.getByTestId('report-csv').click()
  await expect.element(page.getByRole('alert')).toMatchTextContent(words.reportFailed)
  answer = () => new Response('# Report')
  await page.getByTestId('report-md').click()
  await expect.element(page.getByRole('alert')).not.toBeInTheDocument()
  expect(asked).toEqual([
    ['report.csv', 'rater-lena'],
    ['report.md', 'rater-lena'],
  ])
})
