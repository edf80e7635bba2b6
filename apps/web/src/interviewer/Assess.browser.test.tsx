import { standardFlags } from '@probeboard/domain/assessment/standard-flags'
import { participantIdSchema } from '@probeboard/domain/interview/interview'
import { beforeEach, expect, test, vi } from 'vitest'
import { page } from 'vitest/browser'
import { render } from 'vitest-browser-react'
import '../design/tokens.css'
import { type Cockpit, CockpitProvider } from './cockpit.ts'
import { meAs, scenario, standCockpit } from './interview.test.kit.ts'
import { dismissNotice, sayTold } from './notice.ts'
import { Panel } from './Panel.tsx'
import { usePanel } from './panel-store.ts'
import { useRatersStore } from './use-raters.ts'
import { useStoryStore } from './use-story.ts'

const start = usePanel.getState()
beforeEach(async () => {
  await page.viewport(1440, 900)
  usePanel.setState(start, true)
  useStoryStore.setState(useStoryStore.getInitialState(), true)
  useRatersStore.setState({ now: null })
  dismissNotice()
})

async function show(role: Parameters<typeof standCockpit>[0], change: Partial<Cockpit> = {}) {
  const { cockpit, calls } = standCockpit(role, change)
  await cockpit.card.load()
  const stand = (
    <CockpitProvider value={cockpit}>
      <div style={{ display: 'grid', width: 440, height: 850 }}>
        <Panel lines={null} />
      </div>
    </CockpitProvider>
  )
  return { screen: await render(stand), cockpit, calls }
}

const pin = {
  id: 'pin-1',
  dimension: 'D1',
  kind: 'drew',
  text: 'A box.',
  moment: { seq: 0 },
  elements: ['box-1'],
} as const
const withPin: Parameters<Cockpit['card']['edit']>[0] = (card) => ({
  ...card,
  evidence: [{ ...pin, elements: [...pin.elements] }],
})

test('SC11 a flag asks for its evidence at once, and is not submitted without', async () => {
  usePanel.setState({ tab: 'score' })
  const { screen, cockpit } = await show('lead')
  await screen.getByTestId('flags').getByText('Flags').click()
  await screen.getByTestId('flag-eyeball_eval').click()
  await expect.element(screen.getByTestId('evidence-text')).toHaveFocus()
  await screen.getByTestId('submit').click()
  const text = standardFlags.find(({ id }) => id === 'eyeball_eval')?.text ?? '?'
  await expect.element(screen.getByRole('alert')).toMatchTextContent(new RegExp(text))
  await screen.getByTestId('evidence-text').fill('“It looked good to me.”')
  await screen.getByTestId('evidence-save').click()
  await expect.element(screen.getByRole('alert')).not.toMatchTextContent(new RegExp(text))
  const { card } = cockpit.card.store.getState()
  expect(card?.flags).toEqual([{ flag: 'eyeball_eval', evidence: [card?.evidence[0]?.id] }])
})

test('SC11 a pin that is there already bears out a flag by one tap', async () => {
  usePanel.setState({ tab: 'score' })
  const { screen, cockpit } = await show('lead')
  cockpit.card.edit(withPin)
  await screen.getByTestId('flags').getByText('Flags').click()
  await screen.getByTestId('flag-slogan').click()
  await screen.getByRole('checkbox', { name: 'Bears it out: A box.' }).click()
  expect(cockpit.card.store.getState().card?.flags).toEqual([{ flag: 'slogan', evidence: ['pin-1'] }])
})

test('SC12 a mis-tap is undone in one tap, and what was there before stays to be seen', async () => {
  usePanel.setState({ tab: 'score' })
  const { screen, cockpit } = await show('lead')
  await screen.getByTestId('rate-D1-3').click()
  await screen.getByTestId('rate-D1-4').click()
  await expect.element(screen.getByTestId('notice')).toMatchTextContent(/Constraints first: 4/)
  await screen.getByTestId('notice-action').click()
  await expect.element(screen.getByTestId('rate-D1-3')).toHaveAttribute('aria-pressed', 'true')
  await expect.element(screen.getByTestId('before-D1')).toMatchTextContent(/^before: 3 .*, 4 /)
  expect(cockpit.card.store.getState().card?.ratings).toEqual({ D1: 3 })
})

test('a pin frames its elements while it is pointed at or has the focus, and leads to its moment', async () => {
  usePanel.setState({ tab: 'score' })
  const framed: string[][] = []
  const board: Cockpit['board'] = {
    selectedIds: () => [],
    show: () => undefined,
    follow: () => undefined,
    highlight: (ids) => framed.push([...ids]),
  }
  useStoryStore.setState({ places: new Map([['pin-1', 120]]) })
  const { screen, cockpit } = await show('lead', { board })
  cockpit.card.edit(withPin)
  const row = screen.getByTestId('evidence')
  await row.hover()
  expect(framed.at(-1)).toEqual(['box-1'])
  await screen.getByTestId('submit').hover()
  expect(framed.at(-1)).toEqual([])
  const link = row.getByTestId('moment')
  link.element().focus()
  expect(framed.at(-1)).toEqual(['box-1'])
  await expect.element(link).toHaveAttribute('href', expect.stringMatching(/\/debrief#at=120$/))
  await expect.element(link).toHaveAttribute('target', '_blank')
})

test('a curveball has its arithmetic beside it, live from what the numbers start from', async () => {
  usePanel.setState({ tab: 'curveballs', inputs: { things: 90_000 } })
  const [wrong, ...others] = scenario.curveballs
  if (!wrong) throw new Error('The kit has no curveball.')
  const shop = {
    ...scenario,
    curveballs: [{ ...wrong, numbers: ['pages'] }, ...others],
    inputs: { things: { value: 900, unit: 'things', fact: 'stock' } },
    numbers: [
      { id: 'pages', title: 'Pages to read', formula: 'things * 2', value: 1800, unit: 'pages' },
      { id: 'hours', title: 'Hours to read', formula: 'pages / 60', value: 30, unit: 'hours' },
    ],
  }
  const { screen } = await show('lead', { scenario: shop })
  await screen
    .getByTestId('curveball-wrong')
    .getByText(/arithmetic/)
    .click()
  await expect.element(screen.getByTestId('wrong-pages')).toMatchTextContent(/1,800180,000 pages/)
  await expect.element(screen.getByTestId('wrong-hours')).not.toBeInTheDocument()
})

test('what nobody knows says what to say; what was told unasked is marked so; one’s own words are offered as a fact', async () => {
  usePanel.setState({ tab: 'facts' })
  const { cockpit: plain } = standCockpit('lead')
  const [budget, stock] = scenario.facts
  if (!budget || !stock) throw new Error('The kit has two facts.')
  const facts = [
    { key: 'k1', text: stock.answer, at: 120_000, order: 1 },
    { key: 'k2', text: 'Only on Mondays.', at: 180_000, order: 2 },
  ]
  useStoryStore.setState({
    places: new Map([
      ['k1', 4],
      ['k2', 5],
    ]),
    unasked: new Set(['k1']),
  })
  const copied = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue()
  const { screen } = await show('lead', {
    scenario: { ...scenario, facts: [{ ...budget, reveal: 'unknown' }, stock] },
    brief: { ...plain.brief, facts },
  })
  await expect.element(screen.getByTestId('fact-budget')).toMatchTextContent(/nobody knows.*|If they ask: nobody knows/)
  await expect.element(screen.getByTestId('fact-stock')).toMatchTextContent(/told 02:00.*unasked/)
  await screen.getByTestId('copy-k2').click()
  expect(copied.mock.lastCall?.[0]).toContain('answer: "Only on Mondays."')
  copied.mockRestore()
})

test('what was told can be taken back for five seconds in one tap, and the bar says how long', async () => {
  const { screen, calls, cockpit } = await show('lead')
  sayTold('Told: something', { label: 'Take back', run: () => void cockpit.commands.takeBack('key-1') })
  await expect.element(screen.getByTestId('notice')).toMatchTextContent(/The log keeps both\.5 s/)
  await expect.element(screen.getByTestId('notice')).toMatchTextContent(/4 s/)
  await screen.getByTestId('notice-action').click()
  expect(calls).toEqual(['take back key-1'])
})

const rater = (name: string, more: { expected?: boolean; submitted?: boolean } = {}) => ({
  rater: {
    id: participantIdSchema.parse(name === 'Lena' ? 'person-0001' : `rater-${name}`),
    role: 'lead' as const,
    name,
  },
  training: false,
  expected: true,
  submitted: false,
  ...more,
})

test('SC13 the lead sees who has not submitted, by name; who only listened is marked so', async () => {
  usePanel.setState({ tab: 'score' })
  const { screen } = await show('lead')
  useRatersStore.setState({
    now: { due: null, raters: [rater('Lena'), rater('Ivo', { submitted: true }), rater('Noor', { expected: false })] },
  })
  const list = screen.getByTestId('raters')
  await list.getByText(/^Scorecards/).click()
  await expect.element(list).toMatchTextContent(/1 not submitted yet/)
  await expect.element(list).toMatchTextContent(/Ivosubmitted/)
  await expect.element(screen.getByTestId('expect-rater-Noor')).toMatchTextContent(/Expect one/)
})

test.each([
  [60_000, /due at .*\.$/, null],
  [-60_000, /was due at/, 'true'],
] as const)(
  'SC13 one’s own due time stands after the end, and is a calm reminder when it is over: %i ms',
  async (left, words, late) => {
    const { cockpit } = standCockpit('interviewer', { state: 'ended', me: meAs('interviewer') })
    await cockpit.card.load()
    useRatersStore.setState({ now: { due: new Date(Date.now() + left).toISOString(), raters: [rater('Lena')] } })
    const { DueLine } = await import('./DueLine.tsx')
    const screen = await render(
      <CockpitProvider value={cockpit}>
        <DueLine />
      </CockpitProvider>,
    )
    await expect.element(screen.getByTestId('due')).toMatchTextContent(words)
    expect(screen.getByTestId('due').element().getAttribute('data-late')).toBe(late)
  },
)

test('SC16 what two windows changed stands side by side until one is chosen', async () => {
  usePanel.setState({ tab: 'score' })
  const { screen, cockpit } = await show('lead')
  cockpit.card.edit((card) => ({ ...card, ratings: { D1: 4 }, comment: 'Mine.' }))
  cockpit.card.store.setState({
    conflicts: [
      { field: 'rating', dimension: 'D1', theirs: 1 },
      { field: 'comment', theirs: 'Theirs.' },
    ],
  })
  await expect.element(screen.getByTestId('conflicts')).toMatchTextContent(/here4other window1/)
  await screen.getByTestId('submit').click()
  await expect.element(screen.getByRole('alert')).toMatchTextContent(/Choose between/)
  await screen.getByTestId('keep-theirs-D1').click()
  await screen.getByTestId('keep-both-comment').click()
  await expect.element(screen.getByTestId('conflicts')).not.toBeInTheDocument()
  expect(cockpit.card.store.getState().card).toMatchObject({ ratings: { D1: 1 }, comment: 'Mine.\n\nTheirs.' })
})

test('a note asks what they did', async () => {
  const { screen } = await show('lead')
  usePanel.setState({ tab: 'notes' })
  await expect.element(screen.getByTestId('note-input')).toHaveAttribute('placeholder', 'What did they do?')
})
