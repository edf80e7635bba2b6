import { beforeEach, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { render } from 'vitest-browser-react'
import '../design/tokens.css'
import { type Cockpit, CockpitProvider } from './cockpit.ts'
import { meAs, scenario, standCockpit } from './interview.test.kit.ts'
import { KeysDialog } from './KeysDialog.tsx'
import { dismissNotice } from './notice.ts'
import { Panel } from './Panel.tsx'
import { usePanel } from './panel-store.ts'
import { usePanelKeys } from './use-panel-keys.ts'

const start = usePanel.getState()
beforeEach(async () => {
  await page.viewport(1440, 900)
  usePanel.setState(start, true)
  dismissNotice()
})

function Stand({ cockpit }: { cockpit: Cockpit }) {
  usePanelKeys(cockpit)
  return (
    <CockpitProvider value={cockpit}>
      <div style={{ display: 'grid', width: 440, height: 850 }}>
        <Panel lines={null} />
      </div>
      <KeysDialog />
    </CockpitProvider>
  )
}

const board: Cockpit['board'] = {
  selectedIds: () => ['box-1', 'box-2'],
  show: () => undefined,
  follow: () => undefined,
}

async function show(role: Parameters<typeof standCockpit>[0], change: Partial<Cockpit> = {}) {
  const { cockpit, calls } = standCockpit(role, change)
  await cockpit.card.load()
  return { screen: await render(<Stand cockpit={cockpit} />), cockpit, calls }
}

test('the next probe says what to ask, why and what to listen for; one key marks it', async () => {
  const { screen, calls } = await show('lead')
  const next = screen.getByTestId('ask-next')
  await expect.element(next).toMatchTextContent(/Where do the things come from\?/)
  await expect.element(next).toMatchTextContent(/nothing asked yet/)
  await expect.element(next).toMatchTextContent(/Names the stock list/)
  await userEvent.keyboard('l')
  await userEvent.keyboard('s')
  await userEvent.keyboard('{Enter}')
  expect(calls).toEqual(['mark feed later', 'mark feed skipped', 'mark feed asked'])
})

test('what was just asked stays with its list until it is answered', async () => {
  usePanel.setState({ asking: 'proof' })
  const { cockpit } = standCockpit('lead')
  const notebook = { ...cockpit.notebook, probes: new Map([['proof', 'asked' as const]]) }
  const { screen, calls } = await show('lead', { notebook })
  await expect.element(screen.getByTestId('ask-next')).toMatchTextContent(/How do you know it works\?/)
  await userEvent.keyboard('{Enter}')
  expect(calls).toEqual(['mark proof answered'])
})

test('a slash goes to the search; three letters find a fact and one tap tells it', async () => {
  const { screen, calls } = await show('lead')
  await userEvent.keyboard('/')
  await expect.element(screen.getByTestId('fact-search')).toHaveFocus()
  await userEvent.keyboard('bud')
  await expect.element(screen.getByTestId('fact-budget')).toBeVisible()
  await expect.element(screen.getByTestId('fact-stock')).not.toBeInTheDocument()
  await screen.getByTestId('reveal-budget').click()
  expect(calls).toEqual(['tell budget'])
})

test('a fact for who is stuck can be offered, and the log is told so', async () => {
  usePanel.setState({ tab: 'facts' })
  const { screen, calls } = await show('interviewer')
  await screen.getByTestId('offer-stock').click()
  expect(calls).toEqual(['tell stock unasked'])
})

test('what was told says when, and is taken back from its menu with the lamp it lit; other words are one’s own answer', async () => {
  usePanel.setState({ tab: 'facts' })
  const { cockpit } = standCockpit('lead')
  const facts = [
    { key: 'k1', text: 'It may cost 50 dollars a month.', at: 120_000, order: 1 },
    { key: 'k2', text: 'Only on Mondays.', at: 180_000, order: 2 },
  ]
  const { screen, calls } = await show('lead', { brief: { ...cockpit.brief, facts } })
  await expect.element(screen.getByTestId('fact-budget')).toMatchTextContent(/told 02:00/)
  await expect.element(screen.getByText('Only on Mondays.')).toBeVisible()
  await screen.getByTestId('fact-budget').getByLabelText('More').click()
  await screen.getByTestId('take-back-k1').click()
  expect(calls).toEqual(['take back k1', 'light cost false'])
})

test('a curveball is thrown in one tap, and can be taken back at once', async () => {
  usePanel.setState({ tab: 'curveballs' })
  const { screen, calls } = await show('lead')
  await screen.getByTestId('throw-down').click()
  await screen.getByTestId('notice-action').click()
  expect(calls).toEqual(['throw down', 'take back key-2'])
})

test('keys rest while somebody types, and blanking hides everything at once and keeps it', async () => {
  const { screen, calls } = await show('lead')
  await userEvent.keyboard('n')
  const note = screen.getByTestId('note-input')
  await expect.element(note).toHaveFocus()
  await userEvent.keyboard('bls1')
  await expect.element(note).toHaveValue('bls1')
  expect(calls).toEqual([])
  await userEvent.keyboard('{F2}')
  await expect.element(note).not.toBeInTheDocument()
  expect(document.body.innerText).not.toContain('listen')
  await userEvent.keyboard('{F2}')
  await expect.element(note).toHaveValue('bls1')
})

test('a pin takes what is selected on the board; a 4 without evidence is not submitted', async () => {
  usePanel.setState({ tab: 'score' })
  const { screen, cockpit } = await show('lead', { board })
  await screen.getByTestId('rate-D1-4').click()
  await expect.element(screen.getByText('A 1 or a 4 needs evidence.')).toBeVisible()
  await screen.getByTestId('submit').click()
  await expect.element(screen.getByRole('alert')).toMatchTextContent(/Pin evidence for the 4 in Constraints first/)
  await expect.element(screen.getByTestId('recommendation-yes')).toBeDisabled()
  await screen.getByTestId('pin-D1').click()
  await screen.getByTestId('evidence-text').fill('Asked first.')
  await screen.getByTestId('evidence-save').click()
  await screen.getByTestId('rate-D2-NO').click()
  await screen.getByTestId('recommendation-yes').click()
  await expect.element(screen.getByTestId('rate-D1-4')).toHaveAttribute('aria-pressed', 'true')
  expect(cockpit.card.store.getState().card).toMatchObject({
    ratings: { D1: 4, D2: 'N/O' },
    evidence: [{ dimension: 'D1', kind: 'drew', text: 'Asked first.', elements: ['box-1', 'box-2'] }],
    recommendation: 'yes',
  })
  await screen.getByTestId('submit').click()
  await screen.getByTestId('submit-confirm').click()
  await expect.element(screen.getByText('No link.').first()).toBeVisible()
})

test('a shadow watches: nothing to tell, mark or steer, but a card of their own', async () => {
  const { screen } = await show('shadow')
  for (const id of ['next-asked', 'next-phase', 'probe-feed-asked', 'reveal-budget', 'throw-wrong'])
    expect(document.querySelector(`[data-testid="${id}"]`), id).toBeNull()
  await userEvent.keyboard('4')
  await screen.getByTestId('rate-D1-2').click()
  await expect.element(screen.getByTestId('rate-D1-2')).toHaveAttribute('aria-pressed', 'true')
})

test('before the start the prompt can be read out; after the end only the card is left to do', async () => {
  const { screen } = await show('lead', { state: 'waiting', me: meAs('lead') })
  await expect.element(screen.getByText(scenario.brief.prompt)).toBeVisible()
  expect(document.querySelector('[data-testid="ask-next"]')).toBeNull()
})

test('the sums follow what they start from, on this page alone', async () => {
  const shop = {
    ...scenario,
    inputs: { things: { value: 900, unit: 'things', fact: 'stock' } },
    numbers: [
      { id: 'pages', title: 'Pages to read', formula: 'things * 2', value: 1800, unit: 'pages', means: 'A morning.' },
      { id: 'hours', title: 'Hours to read', formula: 'pages / 60', value: 30, unit: 'hours' },
    ],
  }
  const { screen, calls } = await show('lead', { scenario: shop })
  await userEvent.keyboard('6')
  await screen.getByText('Facts, prices and assumptions').click()
  await expect.element(screen.getByTestId('number-pages')).toMatchTextContent(/1,800 pages.*A morning/)
  await screen.getByTestId('input-things').fill('90000')
  await expect.element(screen.getByTestId('number-pages')).toMatchTextContent(/1,800180,000 pages/)
  await expect.element(screen.getByTestId('number-hours')).toMatchTextContent(/303,000 hours/)
  await expect.element(screen.getByTestId('number-pages')).not.toMatchTextContent(/A morning/)
  await screen.getByRole('button', { name: 'As in the scenario' }).click()
  await expect.element(screen.getByTestId('number-hours')).toMatchTextContent(/^Hours to read30 hours/)
  expect(calls).toEqual([])
})
