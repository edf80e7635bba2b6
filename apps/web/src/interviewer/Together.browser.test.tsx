import { beforeEach, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
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

async function show(
  role: 'lead' | 'shadow',
  change: Partial<Cockpit> = {},
  stage: Partial<Cockpit['brief']['stage']> = {},
) {
  const { cockpit, calls } = standCockpit(role, change)
  await cockpit.card.load()
  const now = serverNow()
  const live = {
    ...cockpit,
    brief: {
      ...cockpit.brief,
      stage: {
        ...cockpit.brief.stage,
        begunAt: now - 600_000,
        startedAt: now - 60_000,
        endsAt: now + 600_000,
        ...stage,
      },
    },
  }
  const screen = await render(
    <CockpitProvider value={live}>
      <div style={{ display: 'grid', width: 440, height: 850 }}>
        <Panel lines={null} />
      </div>
    </CockpitProvider>,
  )
  return { screen, calls }
}

const chat = [{ by: 'Ivo', text: 'Ask about the walls.', at: 1 }]

test('a new line is counted until the chat is opened, and Enter sends one', async () => {
  const { cockpit } = standCockpit('lead')
  const { screen, calls } = await show('lead', { notebook: { ...cockpit.notebook, chat } })
  await screen.getByRole('button', { name: 'Chat of this side, 1 new line' }).click()
  await expect.element(screen.getByTestId('chat')).toMatchTextContent(/Ivo Ask about the walls/)
  await expect.element(screen.getByTestId('chat-input')).toHaveFocus()
  await userEvent.keyboard('I will.{Enter}')
  expect(calls).toEqual(['say I will.'])
  await userEvent.keyboard('{Escape}')
  await expect.element(screen.getByTestId('chat')).not.toBeInTheDocument()
})

test('a shadow reads along and writes nothing', async () => {
  const { cockpit } = standCockpit('shadow')
  const { screen } = await show('shadow', { notebook: { ...cockpit.notebook, chat } })
  await screen.getByTestId('chat-toggle').click()
  await expect.element(screen.getByTestId('chat')).toMatchTextContent(/You read along/)
  await expect.element(screen.getByTestId('chat-input')).not.toBeInTheDocument()
})

test('who comes in late reads where it stands, until it is tapped away', async () => {
  const { screen } = await show('lead')
  const line = screen.getByTestId('late-line')
  await expect
    .element(line)
    .toMatchTextContent(/You came in at 10:00: Design, (10:00|09:59) left. 0 facts told, 0 curveballs thrown/)
  await line.getByRole('button', { name: 'Dismiss' }).click()
  await expect.element(line).not.toBeInTheDocument()
})

test('who saw it begin reads no such line', async () => {
  const { screen } = await show('lead', {}, { begunAt: serverNow() - 30_000 })
  await expect.element(screen.getByTestId('ask-next')).toBeVisible()
  await expect.element(screen.getByTestId('late-line')).not.toBeInTheDocument()
})

test('an overrun is said beside the clock, with what stays for the candidate', async () => {
  const now = serverNow()
  const { screen } = await show(
    'lead',
    {},
    { begunAt: now - 40 * 60_000, startedAt: now - 30 * 60_000, endsAt: now - 1000 },
  )
  await expect.element(screen.getByTestId('longer')).toMatchTextContent('+4 min')
})

test('the clock says why it stands', async () => {
  const { screen } = await show('lead', {}, { pausedAt: serverNow(), away: true })
  await expect.element(screen.getByText('Paused: the candidate’s line is gone')).toBeVisible()
})
