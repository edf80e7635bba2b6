import { useState } from 'react'
import { expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { render } from 'vitest-browser-react'
import { Button } from './Button.tsx'
import { Dialog } from './Dialog.tsx'
import './tokens.css'

function Stand() {
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button onClick={() => setOpen(true)}>Erase</Button>
      <Dialog
        open={open}
        onClose={() => setOpen(false)}
        title="Erase this interview?"
        footer={
          <>
            <Button onClick={() => setOpen(false)}>Cancel</Button>
            <Button variant="danger">Erase it for good</Button>
          </>
        }
      >
        <p>It cannot be undone.</p>
      </Dialog>
    </>
  )
}

const focused = () => document.activeElement?.textContent ?? ''

test('the focus goes into the dialog, stays in it, and comes back when Escape closes it', async () => {
  await render(<Stand />)
  await page.getByRole('button', { name: 'Erase', exact: true }).click()
  const dialog = page.getByRole('dialog', { name: 'Erase this interview?' })
  await expect.element(dialog).toBeVisible()
  await expect.poll(focused).toBe('Cancel')
  await userEvent.keyboard('{Tab}')
  await expect.poll(focused).toBe('Erase it for good')
  await userEvent.keyboard('{Tab}')
  await expect.poll(focused).toBe('Cancel')
  await userEvent.keyboard('{Escape}')
  await expect.element(dialog).not.toBeInTheDocument()
  await expect.poll(focused).toBe('Erase')
})
