/** One key and nothing private is in the document any more: searched for every sentence of the scenario and the card. */
import { beforeEach, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { render } from 'vitest-browser-react'
import { DialogsAwayProvider } from '../design/Dialog.tsx'
import '../design/tokens.css'
import { type Cockpit, CockpitProvider } from './cockpit.ts'
import { scenario, standCockpit } from './interview.test.kit.ts'
import { KeysDialog } from './KeysDialog.tsx'
import { dismissNotice, say } from './notice.ts'
import { Panel } from './Panel.tsx'
import { usePanel } from './panel-store.ts'
import { usePanelKeys } from './use-panel-keys.ts'
import { words } from './words.ts'

const start = usePanel.getState()
beforeEach(async () => {
  await page.viewport(1440, 500)
  usePanel.setState(start, true)
  dismissNotice()
})

const written = { note: 'Counted tokens aloud.', pin: 'Drew the index first.', comment: 'Clear about the price.' }

function sentences(value: unknown): string[] {
  if (typeof value === 'string') return value.includes(' ') ? [value] : []
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(sentences) : []
}
const secrets = [...sentences(scenario), ...sentences(written), words.redFlag, 'nothing asked yet']

/** Whatever the document says, to eyes, to screen readers and in fields. */
function inDocument(): string[] {
  const fields = [...document.querySelectorAll('input, textarea')].map((field) =>
    field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement ? field.value : '',
  )
  const all = `${document.title} ${document.body.outerHTML} ${fields.join(' ')}`.replaceAll('&nbsp;', ' ')
  return secrets.filter((secret) => all.includes(secret))
}

function Stand({ cockpit }: { cockpit: Cockpit }) {
  usePanelKeys(cockpit)
  const blank = usePanel((panel) => panel.blank !== null)
  return (
    <CockpitProvider value={cockpit}>
      <DialogsAwayProvider value={blank}>
        <div className="excalidraw">
          <button type="button" data-testid="board" onKeyDown={(event) => event.stopPropagation()}>
            Board
          </button>
        </div>
        <div style={{ display: 'grid', width: 440, height: 450 }}>
          <Panel lines={null} />
        </div>
        <KeysDialog />
      </DialogsAwayProvider>
    </CockpitProvider>
  )
}

async function show() {
  const { cockpit } = standCockpit('lead')
  await cockpit.card.load()
  cockpit.card.edit((card) => ({
    ...card,
    notes: [{ id: 'note-1', text: written.note, moment: { seq: 0 } }],
    evidence: [{ id: 'pin-1', dimension: 'D1', kind: 'drew', text: written.pin, moment: { seq: 0 } }],
    comment: written.comment,
  }))
  const screen = await render(<Stand cockpit={cockpit} />)
  expect(inDocument().length).toBeGreaterThan(20)
  return screen
}

/** Milliseconds from the key until nothing is there any more: the best of three, as machines have other work too. */
async function timeBlank(key: string): Promise<number> {
  const times = [await timeOnce(key)]
  for (const _ of [2, 3]) {
    await userEvent.keyboard(`{${key}}`)
    expect(inDocument().length).toBeGreaterThan(20)
    times.push(await timeOnce(key))
  }
  return Math.min(...times)
}

async function timeOnce(key: string): Promise<number> {
  const begun = performance.now()
  ;(document.activeElement ?? document.body).dispatchEvent(
    new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }),
  )
  const gone = new Promise<number>((resolve) => {
    const look = (): void => {
      if (inDocument().length === 0) resolve(performance.now() - begun)
      else setTimeout(look)
    }
    queueMicrotask(look)
  })
  return gone
}

test('while typing: gone within 100 ms; the same key brings text, caret, focus and scroll place back', async () => {
  const screen = await show()
  await userEvent.keyboard('4')
  await screen.getByTestId('comment').fill('Half a sente')
  const list = screen.getByTestId('comment').element().closest('[role="tabpanel"]')
  if (!list) throw new Error('The comment stands in no tab.')
  list.scrollTo({ top: 120 })
  const top = list.scrollTop
  expect(top).toBeGreaterThan(0)
  expect(await timeBlank('F2')).toBeLessThan(100)
  expect(document.body.outerHTML).not.toContain('Half a sente')
  // Who was typing goes on for a moment: no letter may bring it back.
  await userEvent.keyboard('bbb{Enter} ')
  expect(inDocument()).toEqual([])
  await userEvent.keyboard('{F2}')
  await expect.element(screen.getByTestId('comment')).toHaveFocus()
  expect(list.scrollTop).toBe(top)
  await userEvent.keyboard('nce.')
  await expect.element(screen.getByTestId('comment')).toHaveValue('Half a sentence.')
})

test('on the board, which keeps its keys to itself', async () => {
  const screen = await show()
  await screen.getByTestId('board').click()
  expect(await timeBlank('F2')).toBeLessThan(100)
  await userEvent.keyboard('{F2}')
  expect(inDocument().length).toBeGreaterThan(20)
})

test('with a dialog open, a notice standing and a menu opened: none of them stays', async () => {
  const screen = await show()
  say(`Told: ${scenario.facts[0]?.answer}`, { label: 'Take back', run: () => undefined })
  await userEvent.keyboard('?')
  await expect.element(screen.getByRole('dialog')).toBeVisible()
  expect(await timeBlank('F2')).toBeLessThan(100)
  await expect.element(screen.getByRole('dialog')).not.toBeInTheDocument()
  await userEvent.keyboard('{F2}')
  await expect.element(screen.getByRole('dialog')).toBeVisible()
})

test('what the letter hid the letter shows again', async () => {
  await show()
  expect(await timeBlank('b')).toBeLessThan(100)
  await userEvent.keyboard('b')
  expect(inDocument().length).toBeGreaterThan(20)
})
