/**
 * Between the board's window and the panel's own window of one seat in one browser; never over the network. The board
 * tells what is selected, the panel asks to be shown something. Nothing private goes this way: ids and plain wishes.
 */
import type { ParticipantId } from '@probeboard/domain/interview/interview'
import * as z from 'zod/mini'

const ids = z.array(z.string().check(z.maxLength(100))).check(z.maxLength(5000))
const messageSchema = z.discriminatedUnion('say', [
  /** Each asks whether the other is there; each answers, and says when it goes. */
  z.object({ say: z.literal('board?') }),
  z.object({ say: z.literal('board'), selected: ids }),
  z.object({ say: z.literal('board-gone') }),
  z.object({ say: z.literal('panel?') }),
  z.object({ say: z.literal('panel') }),
  z.object({ say: z.literal('panel-gone') }),
  /** To the board. */
  z.object({ say: z.literal('show'), ids }),
  z.object({ say: z.literal('follow'), participant: z.nullable(z.string()) }),
  z.object({ say: z.literal('dock') }),
  /** To the panel. */
  z.object({ say: z.literal('unfollowed') }),
  z.object({ say: z.literal('blank') }),
])
export type BoardMessage = z.infer<typeof messageSchema>

export interface BoardLink {
  send(message: BoardMessage): void
  /** Answers how to stop. */
  hear(listener: (message: BoardMessage) => void): () => void
}

export function openBoardLink(participant: ParticipantId): BoardLink {
  const channel = new BroadcastChannel(`probeboard-board-${participant}`)
  return {
    send: (message) => channel.postMessage(message),
    hear(listener) {
      const on = ({ data }: MessageEvent<unknown>): void => {
        const message = messageSchema.safeParse(data)
        if (message.success) listener(message.data)
      }
      channel.addEventListener('message', on)
      return () => channel.removeEventListener('message', on)
    },
  }
}

/** The window's name stays with it over reloads; it is how the panel knows that a board stands in another window. */
export const panelWindowName = (participant: ParticipantId): string => `probeboard-panel-${participant}`

/** Opens the panel's window, or brings it to the front; false where the browser does not allow it. */
export function openPanelWindow(url: string, participant: ParticipantId): boolean {
  const opened = window.open(url, panelWindowName(participant), 'popup,width=480,height=900')
  opened?.focus()
  return opened !== null
}
