import { beforeEach, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { render } from 'vitest-browser-react'
import '../design/tokens.css'
import { listActions } from './actions.ts'
import { type Cockpit, CockpitProvider } from './cockpit.ts'
import { standCockpit } from './interview.test.kit.ts'
import { KeysDialog } from './KeysDialog.tsx'
import { Palette } from './Palette.tsx'
import { Panel } from './Panel.tsx'
import { usePanel } from './panel-store.ts'
import { usePanelKeys } from './use-panel-keys.ts'

const start = usePanel.getState()
beforeEach(async () => {
  await page.viewport(1440, 900)
  usePanel.setState(start, true)
})

function Stand({ cockpit }: { cockpit: Cockpit }) {
  usePanelKeys(cockpit)
  return (
    <CockpitProvider value={cockpit}>
      <div style={{ display: 'grid', width: 440, height: 850 }}>
        <Panel lines={null} />
      </div>
      <input aria-label="Elsewhere" />
      <KeysDialog />
      <Palette />
    </CockpitProvider>
  )
}

async function show(role: 'lead' | 'shadow' = 'lead') {
  const { cockpit, calls } = standCockpit(role)
  await cockpit.card.load()
  return { screen: await render(<Stand cockpit={cockpit} />), cockpit, calls }
}

test('from a text field: the safe key, three letters and Enter tell a fact', async () => {
  const { screen, calls } = await show()
  await screen.getByLabelText('Elsewhere').click()
  await userEvent.keyboard('{F9}bud{Enter}')
  await expect.poll(() => calls).toEqual(['tell budget'])
  await expect.element(screen.getByTestId('palette-input')).not.toBeInTheDocument()
})

test('arrows walk the list, Escape leaves it and nothing is done', async () => {
  const { screen, calls } = await show()
  await userEvent.keyboard('{Control>}k{/Control}')
  const input = screen.getByTestId('palette-input')
  await expect.element(input).toHaveFocus()
  const first = input.element().getAttribute('aria-activedescendant')
  await userEvent.keyboard('{ArrowDown}')
  expect(input.element().getAttribute('aria-activedescendant')).not.toBe(first)
  await userEvent.keyboard('{ArrowUp}{ArrowUp}{Escape}')
  await expect.element(input).not.toBeInTheDocument()
  expect(calls).toEqual([])
})

test('what finds nothing says so', async () => {
  const { screen } = await show()
  await userEvent.keyboard('{F9}zzz')
  await expect.element(screen.getByText('Nothing does “zzz”.')).toBeVisible()
})

test('a hidden panel opens no palette', async () => {
  const { screen } = await show()
  await userEvent.keyboard('{F2}{F9}')
  await expect.element(screen.getByTestId('palette-input')).not.toBeInTheDocument()
})

test('who watches is offered nothing that changes the interview', () => {
  const { cockpit } = standCockpit('shadow')
  const ids = listActions(cockpit).map(({ id }) => id)
  expect(ids.filter((id) => /^(tell|throw|ask|lamp|phase|pin-|asked|pause|end|start)/.test(id))).toEqual([])
  expect(ids).toContain('note')
})

test('no key and no id stands twice in the table', () => {
  const { cockpit } = standCockpit('lead')
  const actions = listActions(cockpit)
  const twice = (all: readonly unknown[]): unknown[] =>
    all.filter((one, place) => one !== undefined && all.indexOf(one) !== place)
  expect(twice(actions.map(({ id }) => id))).toEqual([])
  expect(twice(actions.map(({ key }) => key))).toEqual([])
  expect(twice(actions.map(({ safeKey }) => safeKey))).toEqual([])
})
