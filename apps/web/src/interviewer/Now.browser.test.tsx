import type { Session } from '@probeboard/protocol/interviewer-api'
import { beforeEach, expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { render } from 'vitest-browser-react'
import '../design/tokens.css'
import { serverNow } from '../client/session.ts'
import { type Cockpit, CockpitProvider } from './cockpit.ts'
import { standCockpit } from './interview.test.kit.ts'
import { Panel } from './Panel.tsx'
import { usePanel } from './panel-store.ts'

const start = usePanel.getState()
beforeEach(async () => {
  await page.viewport(1440, 900)
  usePanel.setState(start, true)
})

const at = new Date(0).toISOString()
const stamp = { at, moment: { seq: 1 }, by: null }
const drawn = { label: 'Vector DB', elementId: 'box', rule: 'DP1', ...stamp }
const session = (change: Partial<Session> = {}): Session => ({
  signals: {
    firstBox: null,
    constraints: { cost: 'after', latency: 'never', compliance: 'never' },
    asked: { cost: null, latency: null, compliance: null },
    coverage: [{ dimension: 'D2', lit: true, by: [drawn] }],
    evaluation: { order: 'never', evaluation: null, model: null },
    metric: null,
    curveballs: [],
    gaps: [],
    why: [],
    dismissed: [],
  },
  recent: [],
  quietSince: new Date(serverNow()).toISOString(),
  ...change,
})

async function show(change: Partial<Cockpit>) {
  const { cockpit, calls } = standCockpit('lead', change)
  await cockpit.card.load()
  const stage = { ...cockpit.brief.stage, startedAt: 0, endsAt: serverNow() + 600_000 }
  const live = { ...cockpit, brief: { ...cockpit.brief, stage } }
  const screen = await render(
    <CockpitProvider value={live}>
      <div style={{ display: 'grid', width: 440, height: 850 }}>
        <Panel lines={null} />
      </div>
    </CockpitProvider>,
  )
  return { screen, calls }
}

test('the reason names what stands on the board where nothing of the dimension does', async () => {
  const { screen } = await show({ session: session() })
  await expect.element(screen.getByTestId('ask-next')).toMatchTextContent(/“Vector DB” stands on the board/)
  await expect.element(screen.getByRole('button', { name: /Pipelines.*on the board: “Vector DB”/ })).toBeVisible()
})

test('the last minute is one line, and says so when it was empty', async () => {
  const recent = [
    { kind: 'component-added', label: 'Cache', ...stamp },
    { kind: 'left', ...stamp, by: { id: 'person-0002' as never, role: 'shadow' as const, name: 'Sam' } },
  ]
  const { screen } = await show({ session: session({ recent }) })
  await expect.element(screen.getByTestId('recent')).toMatchTextContent('Last minute Sam left · drawn: Cache')
})

test('HL1 help is offered after 90 quiet seconds; what was said is logged with its step', async () => {
  const quiet = session({ quietSince: new Date(serverNow() - 91_000).toISOString() })
  const { screen, calls } = await show({ session: quiet })
  await expect.element(screen.getByTestId('ladder')).toMatchTextContent(/Step 1 of 3/)
  await screen.getByTestId('ladder-give').click()
  expect(calls).toEqual(['help 1 Take your time. Thinking aloud is welcome.'])
})

test('HL1 a tap in the panel is no silence; HL2, HL3 the third step offers a fact, and both stand in the log', async () => {
  const help = new Map([
    ['a', { level: 1, text: 'Room.', at: 1 }],
    ['b', { level: 2, text: 'A question.', at: 2 }],
  ])
  const { cockpit } = standCockpit('lead')
  const quiet = session({ quietSince: new Date(serverNow() - 91_000).toISOString() })
  const { screen, calls } = await show({ session: quiet, notebook: { ...cockpit.notebook, help } })
  await expect.element(screen.getByTestId('ladder')).toMatchTextContent(/Step 3 of 3/)
  await screen.getByTestId('ladder-give').click()
  expect(calls[0]).toBe('tell stock unasked')
  expect(calls[1]).toMatch(/^help 3 /)
  await screen.getByRole('tab', { name: /Score/ }).click()
  await expect.element(screen.getByTestId('ladder')).not.toBeInTheDocument()
  await expect.element(screen.getByTestId('help-given')).toMatchTextContent(/Step 2 of 3. A question./)
})

test('without signals the cockpit is a plain guide: nothing of the drawing, no last minute, no silence', async () => {
  const { screen } = await show({ session: null })
  await expect.element(screen.getByTestId('ask-next')).toBeVisible()
  await expect.element(screen.getByTestId('recent')).not.toBeInTheDocument()
  await expect.element(screen.getByTestId('ladder')).not.toBeInTheDocument()
  await expect.element(screen.getByTestId('ask-next')).toMatchTextContent(/nothing asked yet/)
})
