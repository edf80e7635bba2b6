/**
 * The panel goes from one window to another of the same seat: who comes asks, who holds it hands over what was being
 * written and leaves. Its channel is heard by panels alone, never by a window that may be shared.
 */
import type { InterviewId, ParticipantId } from '@probeboard/domain/interview/interview'
import { pages } from '@probeboard/protocol/address'
import * as z from 'zod/mini'
import { pageUrl } from '../client/address.ts'
import { openPanelWindow } from '../client/board-link.ts'
import { carriedSchema, readCarried, usePanel } from './panel-store.ts'

const messageSchema = z.discriminatedUnion('say', [
  z.object({ say: z.literal('take'), as: z.enum(['docked', 'window']) }),
  z.object({ say: z.literal('carried'), carried: carriedSchema }),
])

/** How long the board's window waits for the last save of the card before it goes, in ms. */
const patience = 1500

export interface PanelMove {
  /** From beside the board to a window of its own. */
  out(): void
}

export function openPanelMove(to: {
  interview: InterviewId
  participant: ParticipantId
  alone: boolean
  isOffline: () => boolean
  /** Saves what is not saved yet. */
  flush: () => Promise<void>
}): PanelMove {
  const { interview, participant, alone } = to
  const channel = new BroadcastChannel(`probeboard-panel-${participant}`)
  const send = (message: z.infer<typeof messageSchema>): void => channel.postMessage(message)

  async function leave(): Promise<void> {
    send({ say: 'carried', carried: readCarried() })
    const saved = to.flush()
    await Promise.race([saved, new Promise((late) => setTimeout(late, patience))])
    if (!alone) return location.replace(pageUrl(pages.board(interview, participant)))
    window.close()
    // A tab that nobody opened by a script stays; then it says where the panel is.
    usePanel.setState({ blank: 'docked' })
  }

  channel.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
    const read = messageSchema.safeParse(data)
    if (!read.success) return
    const message = read.data
    if (message.say === 'carried') {
      if (usePanel.getState().blank === null) usePanel.setState(message.carried)
    } else if (alone ? message.as === 'docked' : message.as === 'window' && usePanel.getState().blank === 'moving')
      void leave()
  })
  send({ say: 'take', as: alone ? 'window' : 'docked' })

  return {
    out() {
      if (to.isOffline()) usePanel.setState({ blank: 'offline' })
      else {
        const opened = openPanelWindow(pageUrl(pages.panel(interview, participant)), participant)
        usePanel.setState({ blank: opened ? 'moving' : 'blocked' })
      }
    },
  }
}
