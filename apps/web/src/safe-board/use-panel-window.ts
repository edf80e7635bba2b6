/** Whether the panel's own window is open, and the few things that this window does with it. */
import type { ParticipantId } from '@probeboard/domain/interview/interview'
import { useEffect, useState } from 'react'
import { type BoardLink, openPanelWindow } from '../client/board-link.ts'

/** A window that crashes or is torn down says no farewell, so it is asked this often; two asks unanswered, and it is gone. */
const askMs = 1000

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
    let unanswered = 0
    const stop = link.hear((message) => {
      if (message.say === 'panel') {
        unanswered = 0
        setThere(true)
        setBlocked(false)
      } else if (message.say === 'panel-gone') {
        setThere(false)
        // There may be another one.
        link.send({ say: 'panel?' })
      } else if (message.say === 'dock') dock()
    })
    const ask = (): void => {
      if (unanswered >= 2) setThere(false)
      unanswered += 1
      link.send({ say: 'panel?' })
    }
    ask()
    const asking = setInterval(ask, askMs)
    return () => {
      clearInterval(asking)
      stop()
    }
  }, [link, dock])
  return { there, blocked, open: () => setBlocked(!openPanelWindow(panelUrl, participant)) }
}
