/** Whether the panel's own window is open, and the few things that this window does with it. */
import type { ParticipantId } from '@probeboard/domain/interview/interview'
import { useEffect, useState } from 'react'
import { type BoardLink, openPanelWindow } from '../client/board-link.ts'

export interface PanelWindow {
  readonly there: boolean
  readonly blocked: boolean
  open(): void
}

export function usePanelWindow(
  link: BoardLink,
  participant: ParticipantId,
  panelUrl: string,
  dock: () => void,
): PanelWindow {
  const [there, setThere] = useState(false)
  const [blocked, setBlocked] = useState(false)
  useEffect(() => {
    const stop = link.hear((message) => {
      if (message.say === 'panel') {
        setThere(true)
        setBlocked(false)
      } else if (message.say === 'panel-gone') {
        setThere(false)
        // There may be another one.
        link.send({ say: 'panel?' })
      } else if (message.say === 'dock') dock()
    })
    link.send({ say: 'panel?' })
    return stop
  }, [link, dock])
  return { there, blocked, open: () => setBlocked(!openPanelWindow(panelUrl, participant)) }
}
