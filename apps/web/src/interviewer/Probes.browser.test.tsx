import { beforeEach, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { render } from 'vitest-browser-react'
import '../design/tokens.css'
import { type Cockpit, CockpitProvider } from './cockpit.ts'
import { scenario, standCockpit } from './interview.test.kit.ts'
import { ProbesTab } from './ProbesTab.tsx'
import { usePanel } from './panel-store.ts'
import { TradeoffsTab } from './TradeoffsTab.tsx'

const start = usePanel.getState()
beforeEach(async () => {
  await page.viewport(800, 900)
  usePanel.setState(start, true)
})

const bank = {
  id: 'maths',
  title: 'Maths behind the boxes',
  probes: ['one', 'two', 'three'].map((id) => ({
    id: `maths-${id}`,
    dimension: 'D5' as const,
    ask: `Why ${id} and not the other?`,
    listenFor: ['A reason'],
    parts: ['What for?', 'On what grounds?'],
  })),
}

async function show(change: Partial<Cockpit> = {}, tab = <ProbesTab />) {
  const { cockpit, calls } = standCockpit('lead', { scenario: { ...scenario, banks: [bank] }, ...change })
  await cockpit.card.load()
  return { screen: await render(<CockpitProvider value={cockpit}>{tab}</CockpitProvider>), cockpit, calls }
}

test('PB5 a ticked line becomes evidence on one’s own card, and goes again when the tick goes', async () => {
  const { screen, cockpit, calls } = await show()
  await screen.getByTestId('probe-proof').getByText('Listen for').click()
  await screen.getByTestId('heard-proof-0').click()
  const pins = () => cockpit.card.store.getState().card?.evidence
  expect(pins()).toMatchObject([{ id: 'heard-proof-0', dimension: 'D3', kind: 'said' }])
  await screen.getByTestId('heard-proof-0').click()
  expect(pins()).toEqual([])
  // Nothing of it went to the others.
  expect(calls).toEqual([])
})

test('any word finds a probe, in the banks too, and the phase narrows the list', async () => {
  const { screen } = await show()
  await screen.getByTestId('probe-search').fill('maths two')
  await expect.element(screen.getByTestId('probe-maths-two')).toBeVisible()
  await expect.element(screen.getByTestId('probe-proof')).not.toBeInTheDocument()
  await screen.getByTestId('probe-search').fill('')
  await screen.getByRole('button', { name: 'This phase' }).click()
  await expect.element(screen.getByTestId('probe-proof')).toBeVisible()
  await expect.element(screen.getByTestId('probe-maths-two')).not.toBeInTheDocument()
})

test('PB3 a bank offers two, and finds all when it is searched', async () => {
  const { screen } = await show()
  await expect.element(screen.getByTestId('probe-maths-one')).toBeVisible()
  await expect.element(screen.getByTestId('probe-maths-two')).toBeVisible()
  await expect.element(screen.getByTestId('probe-maths-three')).not.toBeInTheDocument()
  await screen.getByTestId('probe-search').fill('three')
  await expect.element(screen.getByTestId('probe-maths-three')).toBeVisible()
})

test('a dimension narrows the list; where nothing is left it says so', async () => {
  const { screen } = await show()
  await screen.getByTestId('probe-dimension').selectOptions('D5')
  await expect.element(screen.getByTestId('probe-maths-one')).toBeVisible()
  await expect.element(screen.getByTestId('probe-proof')).not.toBeInTheDocument()
  await screen.getByTestId('probe-search').fill('zebra')
  await expect.element(screen.getByRole('status')).toMatchTextContent(/Nothing prepared for “zebra”/)
})

test('PB3 after two of one bank the rest stands back, also where a search hides those two', async () => {
  const { cockpit } = standCockpit('lead')
  const probes = new Map([
    ['maths-one', 'asked' as const],
    ['maths-two', 'answered' as const],
  ])
  const { screen } = await show({ notebook: { ...cockpit.notebook, probes } })
  await expect.element(screen.getByTestId('probe-maths-three')).not.toBeInTheDocument()
  await screen.getByText('1 more question of this bank').click()
  await expect.element(screen.getByTestId('probe-maths-three')).toBeVisible()
})

test('PB4 the steps of a question are asked one by one; with the first it counts as asked', async () => {
  const { screen, calls } = await show()
  await screen.getByTestId('part-maths-one.2').click()
  expect(calls).toEqual(['mark maths-one.2 asked', 'mark maths-one asked'])
})

test('PB6 a question of one’s own counts as asked in its dimension', async () => {
  usePanel.setState({ dimension: 'D4' })
  const { screen, calls } = await show()
  await screen.getByTestId('own-probe-open').click()
  await screen.getByTestId('own-probe').fill('What if the index is empty?')
  await userEvent.keyboard('{Enter}')
  expect(calls).toEqual(['ask D4 What if the index is empty?'])
  await expect.element(screen.getByTestId('own-probe')).toHaveValue('')
})

test('PB7 a card of the deck holds what was said, written when the field is left', async () => {
  const { screen, calls } = await show({}, <TradeoffsTab />)
  await expect.element(screen.getByTestId('tradeoff')).toMatchTextContent(/What evidence would change your mind/)
  await screen.getByTestId('tradeoff-chose').fill('Words')
  expect(calls).toEqual([])
  await userEvent.keyboard('{Enter}')
  expect(calls).toEqual(['tradeoff search: Words /'])
})

const deck = ['host', 'tune'].map((id) => ({ id, choice: `Whether to ${id}?`, flip: 'The bill.' }))

test('PB7 a finished card makes room for the next; its mark is taken back where it lies', async () => {
  const { cockpit } = standCockpit('lead')
  const tradeoffs = new Map([['host', { chose: 'Buy', flip: '', state: 'skipped' as const }]])
  const { screen, calls } = await show(
    { scenario: { ...scenario, deck }, notebook: { ...cockpit.notebook, tradeoffs } },
    <TradeoffsTab />,
  )
  await expect.element(screen.getByRole('heading', { name: 'Words or meanings' })).toBeVisible()
  await screen.getByTestId('tradeoff-done').click()
  expect(calls).toEqual(['tradeoff search:  /  done'])
  // The second card was skipped before.
  await expect.element(screen.getByRole('heading', { name: 'Whether to tune?' })).toBeVisible()
  await screen.getByRole('button', { name: 'Back' }).click()
  await screen.getByTestId('tradeoff-skipped').click()
  expect(calls.at(-1)).toBe('tradeoff host: Buy /')
  await expect.element(screen.getByRole('heading', { name: 'Whether to host?' })).toBeVisible()
})

test('PB7 in training the deck is read and not written', async () => {
  const { cockpit } = standCockpit('shadow')
  const { screen } = await show({ me: cockpit.me }, <TradeoffsTab />)
  await expect.element(screen.getByTestId('tradeoff-chose')).toBeDisabled()
  await expect.element(screen.getByTestId('tradeoff-done')).not.toBeInTheDocument()
})
