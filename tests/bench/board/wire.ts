/** What crosses a page's board socket, frame by frame, as long as it is on the wire: with the frame's own header. */
import { messages } from '@probeboard/protocol/messages'
import type { Page } from 'playwright'

interface Frame {
  readonly way: 'sent' | 'received'
  readonly tag: number
  readonly bytes: number
}

export interface Amount {
  readonly bytes: number
  readonly frames: number
}

export interface Wire {
  /** Forgets what was. */
  clear(): void
  /** Answers once nothing that belongs to the drawing came or went for a while. */
  quiet(): Promise<void>
  document(way: Frame['way']): Amount
  /** Document and previews; not who is where. */
  drawing(way: Frame['way']): Amount
  everything(way: Frame['way']): Amount
}

/** Bytes of a WebSocket frame; what a browser sends is masked by four bytes more. */
export function frameBytes(payload: number, way: Frame['way']): number {
  return payload + 2 + (payload < 126 ? 0 : payload < 65_536 ? 2 : 8) + (way === 'sent' ? 4 : 0)
}

/** An update as the sync protocol wraps it: two tags and a length before it. */
export function updateFrameBytes(update: Uint8Array, way: Frame['way']): number {
  const length = update.length < 128 ? 1 : update.length < 16_384 ? 2 : 3
  return frameBytes(2 + length + update.length, way)
}

const drawingTags: ReadonlySet<number> = new Set([messages.sync, messages.preview])
/** Longer than the time between two commits. */
const quietTime = 700

export function watchWire(page: Page): Wire {
  let frames: Frame[] = []
  let last = performance.now()
  page.on('websocket', (socket) => {
    if (!/\/board(\?|$)/.test(socket.url())) return
    const note = (way: Frame['way'], payload: string | Buffer): void => {
      const data = Buffer.from(payload)
      const tag = data[0] ?? 0
      if (drawingTags.has(tag)) last = performance.now()
      frames.push({ way, tag, bytes: frameBytes(data.length, way) })
    }
    socket.on('framesent', ({ payload }) => note('sent', payload))
    socket.on('framereceived', ({ payload }) => note('received', payload))
  })
  const sum = (chosen: readonly Frame[]): Amount => ({
    bytes: chosen.reduce((bytes, frame) => bytes + frame.bytes, 0),
    frames: chosen.length,
  })
  return {
    clear() {
      frames = []
    },
    async quiet() {
      while (performance.now() - last < quietTime) await new Promise((next) => setTimeout(next, 50))
    },
    document: (way) => sum(frames.filter((frame) => frame.way === way && frame.tag === messages.sync)),
    drawing: (way) => sum(frames.filter((frame) => frame.way === way && drawingTags.has(frame.tag))),
    everything: (way) => sum(frames.filter((frame) => frame.way === way)),
  }
}
