/** What is in sight whatever tab is open, with signals on and off. */
import { completeSettings, dimensionIds } from '@probeboard/domain/interview/interview'
import type { Signals, Timeline, TimelineEvent } from '@probeboard/domain/timeline/timeline'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { render } from 'vitest-browser-react'
import '../design/tokens.css'
import { serverNow } from '../client/session.ts'
import { type Cockpit, CockpitProvider } from './cockpit.ts'
import { standCockpit } from './interview.test.kit.ts'
import { dismissNotice } from './notice.ts'
import { Panel } from './Panel.tsx'
import { usePanel } from './panel-store.ts'
import { usePanelKeys } from './use-panel-keys.ts'
import { useSignals } from './use-signals.ts'

const start = usePanel.getState()
const asked: string[] = []
const { fetch } = window
beforeEach(async () => {
  await page.viewport(1440, 900)
  usePanel.setState(start, true)
  useSignals.setState({ read: null })
  dismissNotice()
  asked.length = 0
  window.fetch = (...args) => {
    asked.push(String(args[0] instanceof Request ? args[0].url : args[0]))
    return fetch(...args)
  }
})
afterEach(() => {
  window.fetch = fetch
  vi.useRealTimers()
})

function Stand({ cockpit }: { cockpit: Cockpit }) {
  usePanelKeys(cockpit)
  return (
    <CockpitProvider value={cockpit}>
      <div style={{ display: 'grid', width: 440, height: 850 }}>
        <Panel lines={null} />
      </div>
    </CockpitProvider>
  )
}

const on = completeSettings({ signals: true })
async function show(role: Parameters<typeof standCockpit>[0], change: Partial<Cockpit> = {}) {
  const { cockpit, calls } = standCockpit(role, { settings: on, ...change })
  await cockpit.card.load()
  return { screen: await render(<Stand cockpit={cockpit} />), cockpit, calls }
}

const stamp = (at: number) => ({ at: new Date(at).toISOString(), moment: { seq: 1 }, by: null })
const words = (label: string, dimension: Signals['coverage'][number]['dimension']) => ({
  dimension,
  by: [{ label, elementId: 'e', rule: 'EV1', ...stamp(0) }],
})
const nothing: Signals = {
  firstBox: null,
  constraints: { cost: 'never', latency: 'never', compliance: 'never' },
  asked: { cost: null, latency: null, compliance: null },
  coverage: dimensionIds.map((dimension) => ({ dimension, lit: false, by: [] })),
  evaluation: { order: 'never', evaluation: null, model: null },
  metric: null,
  curveballs: [],
  gaps: [],
  quietSince: null,
  calls: [],
  why: [],
  dismissed: [],
}
function read(signals: Partial<Signals>, events: TimelineEvent[] = [], at = serverNow()): void {
  const timeline: Timeline = { events, signals: { ...nothing, ...signals } }
  useSignals.setState({ read: { timeline, at } })
}
const seen = (): string => document.body.innerText

test('what stands on the board decides what is next, and the card says which words', async () => {
  const { screen } = await show('lead')
  await expect.element(screen.getByTestId('ask-next')).toMatchTextContent(/Where do the things come from\?/)
  read({ calls: [words('Vector DB', 'D3')] })
  await expect.element(screen.getByTestId('ask-next')).toMatchTextContent(/How do you know it works\?/)
  await expect.element(screen.getByText('“Vector DB” stands on the board, nothing about evaluation')).toBeVisible()
  read({})
  await expect.element(screen.getByText('Pipelines: nothing asked, nothing on the board')).toBeVisible()
})

test('coverage tells apart what was asked about, what was drawn, and both', async () => {
  const { cockpit } = standCockpit('lead')
  const notebook = {
    ...cockpit.notebook,
    probes: new Map([['first', 'asked'] as const, ['proof', 'answered'] as const]),
  }
  const { screen } = await show('lead', { notebook })
  const cover = () =>
    [...document.querySelectorAll('li[data-cover]')].map((row) => row.getAttribute('data-cover')).join(' ')
  await vi.waitFor(() => expect(cover()).toBe('asked dark asked dark dark dark'))
  read({ coverage: [words('Golden set', 'D3'), words('Kafka', 'D2')].map((one) => ({ ...one, lit: true })) })
  await vi.waitFor(() => expect(cover()).toBe('asked drawn both dark dark dark'))
  await expect.element(screen.getByText('of 1 asked, 0 answered; on the board: Kafka')).toBeInTheDocument()
})

test('NP9 in the candidate’s questions nothing is offered, and the card says why', async () => {
  const { cockpit } = standCockpit('lead')
  const stage = { ...cockpit.brief.stage, phase: 'p6' }
  const { screen, calls } = await show('lead', { brief: { ...cockpit.brief, stage } })
  await expect.element(screen.getByText(/This time is the candidate’s/)).toBeVisible()
  await userEvent.keyboard('{Enter}')
  expect(calls).toEqual([])
})

test('the last minute is one line by server time, and empty again when it is over', async () => {
  vi.useFakeTimers({ now: 10 ** 12 })
  const { screen } = await show('lead')
  const line = screen.getByTestId('last-minute')
  const ada = { ...standCockpit('lead').cockpit.me.participant, name: 'Ada' }
  const now = serverNow()
  read({}, [
    { kind: 'component-added', label: 'Long ago', ...stamp(now - 61_000) },
    { kind: 'joined', ...stamp(now - 50_000), by: ada },
    { kind: 'component-added', label: 'Vector DB', ...stamp(now - 20_000) },
    { kind: 'component-added', label: 'Queue', ...stamp(now - 10_000) },
  ])
  await expect.element(line).toMatchTextContent(/minute: \+ Vector DB, Queue · Ada came$/)
  await vi.advanceTimersByTimeAsync(52_000)
  await expect.element(line).toMatchTextContent(/minute:$/)
})

const quiet = { quietSince: stamp(100_000) }

test('HP1 after ninety seconds of silence help is offered; said and logged in one tap, each step in its turn', async () => {
  const { screen, calls } = await show('interviewer')
  read(quiet, [], 189_999)
  await expect.element(screen.getByText('Quiet for')).not.toBeInTheDocument()
  read(quiet, [], 190_000)
  await expect.element(screen.getByText('Quiet for 01:30')).toBeVisible()
  await expect.element(screen.getByTestId('help-step-1')).toHaveAttribute('aria-pressed', 'true')
  await screen.getByTestId('help-give').click()
  await expect.element(screen.getByTestId('help-ladder')).not.toBeInTheDocument()
  const given = (level: number) => ({ kind: 'help-given', text: 'Said.', level, ...stamp(195_000) })
  read({ quietSince: stamp(195_000) }, [given(1)], 290_000)
  await expect
    .element(screen.getByText('How does the data get from where it arises to where it is used?'))
    .toBeVisible()
  await screen.getByTestId('help-give').click()
  read({ quietSince: stamp(300_000) }, [given(1), { ...given(2), ...stamp(196_000) }], 400_000)
  await screen.getByTestId('help-give').click()
  await vi.waitFor(() => expect(calls).toHaveLength(4))
  expect(calls).toEqual([
    'help 1 Take your time; think aloud.',
    'help 2 How does the data get from where it arises to where it is used?',
    'reveal stock',
    'help 3 The shop sells 900 things.',
  ])
})

test('HP4 waved away it is gone until the next silence', async () => {
  const { screen } = await show('lead')
  read(quiet, [], 200_000)
  await screen.getByRole('button', { name: 'No help now' }).click()
  read(quiet, [], 500_000)
  await expect.element(screen.getByTestId('help-ladder')).not.toBeInTheDocument()
  read({ quietSince: stamp(510_000) }, [], 600_000)
  await expect.element(screen.getByTestId('help-ladder')).toBeVisible()
})

test('HP1 no help is offered in a pause, nor to a shadow, nor with signals off; by hand it can be given all the same', async () => {
  const { cockpit } = standCockpit('lead')
  const stage = { ...cockpit.brief.stage, pausedAt: 1 }
  for (const [role, change] of [
    ['lead', { brief: { ...cockpit.brief, stage } }],
    ['shadow', {}],
    ['lead', { settings: completeSettings({ signals: false }) }],
  ] as const) {
    const { screen } = await show(role, change)
    read(quiet, [], 200_000)
    await expect.element(screen.getByTestId('ask-next')).toBeVisible()
    expect(document.querySelector('[data-testid="help-ladder"]')).toBeNull()
    if ('settings' in change) {
      await userEvent.keyboard('h')
      await expect.element(screen.getByText('Take your time; think aloud.')).toBeVisible()
      expect(seen()).not.toContain('Quiet for')
    }
    await screen.unmount()
  }
})

test('HP3 who rates sees what help was given, and when', async () => {
  usePanel.setState({ tab: 'score' })
  const { screen } = await show('shadow')
  read({}, [{ kind: 'help-given', text: 'What else?', level: 2, ...stamp(760_000) }])
  await expect.element(screen.getByTestId('help-given')).toMatchTextContent(/12:40step 2 What else\?/)
})

test('NP14 with signals off the cockpit is a plain guide: the timeline is never asked for, and what it says is not shown', async () => {
  vi.useFakeTimers({ now: 10 ** 12 })
  const settings = completeSettings({ signals: false })
  const { screen } = await show('lead', { settings })
  const now = serverNow()
  read(
    {
      ...quiet,
      constraints: { cost: 'before', latency: 'after', compliance: 'after' },
      coverage: [{ ...words('Golden set', 'D3'), lit: true }],
      calls: [words('Vector DB', 'D3')],
    },
    [{ kind: 'component-added', label: 'Queue', ...stamp(now) }],
  )
  await vi.advanceTimersByTimeAsync(120_000)
  await expect.element(screen.getByTestId('ask-next')).toMatchTextContent(/Pipelines: nothing asked yet/)
  const shown = document.body.innerHTML
  for (const word of ['Golden set', 'Vector DB', 'Queue', 'on the board', 'Quiet for', 'data-order'])
    expect(shown, word).not.toContain(word)
  expect([...document.querySelectorAll('li[data-cover]')].map((row) => row.getAttribute('data-cover'))).toEqual(
    Array(6).fill('dark'),
  )
  expect(asked.filter((url) => url.includes('timeline'))).toEqual([])
})

test('with signals on the timeline is asked for at once and again', async () => {
  vi.useFakeTimers({ now: 10 ** 12 })
  await show('lead')
  await vi.advanceTimersByTimeAsync(30_000)
  await vi.waitFor(() => expect(asked.filter((url) => url.includes('timeline')).length).toBeGreaterThan(1))
})

test('whatever the signals say, nothing on the card is chosen beforehand and nothing is recommended', async () => {
  usePanel.setState({ tab: 'score' })
  const { screen } = await show('lead')
  read({
    constraints: { cost: 'before', latency: 'before', compliance: 'before' },
    coverage: dimensionIds.map((dimension) => ({ ...words('Golden set', dimension), lit: true })),
  })
  await expect.element(screen.getByTestId('rate-D1-4')).toBeVisible()
  const chosen = document.querySelectorAll(
    '[data-testid^="rate-"][aria-pressed="true"], [data-testid^="recommendation-"][aria-pressed="true"]',
  )
  expect(chosen).toHaveLength(0)
  expect(seen()).not.toMatch(/suggest|we recommend|average|mean of|likely/i)
})
