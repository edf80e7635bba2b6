/** Cursors with names: the own one goes out at most 20 times a second, the others' come in once a frame. */
import type { Collaborator, SocketId } from '@excalidraw/excalidraw/types'
import type { Participant } from '@probeboard/domain/interview/interview'
import { type Cursor, presenceSchema } from '@probeboard/domain/interview/presence'
import type { Awareness } from 'y-protocols/awareness'
import type { CursorLine } from '../client/connect.ts'
import type { Api } from './excalidraw.ts'

const pause = 50

/** Sends the latest of what it is given, at once or when the pause is over. */
export function sendCursor(line: CursorLine): (cursor: Cursor | null) => void {
  let next: Cursor | null = null
  let timer: ReturnType<typeof setTimeout> | undefined
  let last = 0
  const send = (): void => {
    timer = undefined
    last = performance.now()
    line.send(next)
  }
  return (cursor) => {
    next = cursor
    if (timer !== undefined) return
    const wait = last + pause - performance.now()
    if (wait <= 0) send()
    else timer = setTimeout(send, wait)
  }
}

function isSocketId(id: string): id is SocketId {
  return id !== ''
}

/** `pointed` has the latest word of those who send their cursor apart from their presence. */
function collaborators(
  awareness: Awareness,
  pointed: ReadonlyMap<number, Cursor | null>,
  self: Participant,
): Map<SocketId, Collaborator> {
  const others = new Map<SocketId, Collaborator>()
  for (const [client, state] of awareness.getStates()) {
    const presence = presenceSchema.safeParse(state)
    const id = String(client)
    if (client === awareness.clientID || !presence.success || presence.data.user.id === self.id || !isSocketId(id))
      continue
    const { user } = presence.data
    const cursor = pointed.get(client) ?? (pointed.has(client) ? null : presence.data.cursor)
    others.set(id, {
      id: user.id,
      username: user.name,
      ...(cursor
        ? { pointer: { x: cursor.x, y: cursor.y, tool: cursor.tool }, button: cursor.down ? 'down' : 'up' }
        : {}),
    })
  }
  return others
}

export function showCursors(api: Api, awareness: Awareness, line: CursorLine, self: Participant): () => void {
  const pointed = new Map<number, Cursor | null>()
  let frame = 0
  const renew = (): void => {
    if (frame !== 0) return
    frame = requestAnimationFrame(() => {
      frame = 0
      api.updateScene({ collaborators: collaborators(awareness, pointed, self) })
    })
  }
  renew()
  const change = ({ removed }: { removed: number[] }): void => {
    for (const client of removed) pointed.delete(client)
    renew()
  }
  awareness.on('change', change)
  const stop = line.hear((client, cursor) => {
    pointed.set(client, cursor)
    renew()
  })
  return () => {
    stop()
    awareness.off('change', change)
    cancelAnimationFrame(frame)
  }
}
