/** Asks once before the interview ends: it cannot be taken up again. */
import { useState } from 'react'
import { Button } from '../design/Button.tsx'
import { Dialog } from '../design/Dialog.tsx'
import { useCockpit } from './cockpit.ts'
import { usePanel } from './panel-store.ts'
import { words } from './words.ts'

export function EndDialog({ renew }: { renew: () => Promise<void> }) {
  const { commands } = useCockpit()
  const open = usePanel((panel) => panel.endOpen)
  const [busy, setBusy] = useState(false)
  const close = (): void => usePanel.setState({ endOpen: false })
  const end = async (): Promise<void> => {
    setBusy(true)
    const ended = await commands.end()
    if (ended) await renew()
    setBusy(false)
    close()
    if (ended) usePanel.setState({ tab: 'score' })
  }
  return (
    <Dialog
      open={open}
      onClose={close}
      title={words.endTitle}
      footer={
        <>
          <Button onClick={close}>{words.cancel}</Button>
          <Button variant="primary" busy={busy} onClick={() => void end()} data-testid="end-confirm">
            {words.endConfirm}
          </Button>
        </>
      }
    >
      <p>{words.endHelp}</p>
    </Dialog>
  )
}
