/**
 * One accepted WebSocket as the live room wants it: frames in and out, a heartbeat that finds peers who are gone, and
 * limits on the size of a frame, on how many come, and on how many wait for a peer who does not read. Knows no documents.
 */
import type { Duplex } from 'node:stream'
import { closeCodes } from '@probeboard/protocol/close-codes'
import { createAllowance } from '@probeboard/sync/allowance'
import type { Socket } from '@probeboard/sync/ports'
import type { WebSocket } from 'ws'
import { wireFrames } from './wire-frame.ts'

export const maxFrameBytes = 8 * 1024 * 1024
/** A line on which nothing came during two of these is dead: people see that somebody is away within 10 seconds. */
const heartbeat = 4_500
/** What may wait for one peer before it is sent away to come back and ask for what it missed. */
const maxWaitingBytes = 4 * 1024 * 1024
/** A person drawing with both hands sends some 100 frames a second. */
const frameRate = { burst: 2_000, perSecond: 300 }

export interface Receiver {
  receive(frame: Uint8Array): void
  closed(): void
}

/** `line` is what lies below `ws`; nothing that is sent is compressed, so whole frames may be written to either. */
export function wrapSocket(ws: WebSocket, line: Duplex): Socket {
  return {
    send(frames) {
      // A frame to a socket that is closing is dropped: its peer asks for what it missed when it comes back.
      if (ws.readyState !== ws.OPEN) return
      if (line.writableLength > maxWaitingBytes) return dismiss(ws)
      line.write(wireFrames(frames))
    },
    close(code, reason) {
      if (ws.readyState === ws.OPEN) ws.close(code, reason.slice(0, 100))
    },
    get buffered() {
      return line.writableLength
    },
  }
}

/** Someone who reads nothing reads no goodbye either. */
function dismiss(ws: WebSocket): void {
  ws.close(closeCodes.tooSlow, 'too slow')
  setTimeout(() => ws.terminate(), 1_000).unref()
}

/**
 * Feeds the receiver until the socket closes; `done` is then called once with the close code. `bytesRead` counts what came
 * in: a peer that is in the middle of a long frame answers no ping, and is alive all the same.
 */
export function pump(ws: WebSocket, bytesRead: () => number, receiver: Receiver, done: (code: number) => void): void {
  let heard = -1
  const allowed = createAllowance(frameRate)
  const beat = setInterval(() => {
    const now = bytesRead()
    if (now === heard) return ws.terminate()
    heard = now
    ws.ping()
  }, heartbeat)
  beat.unref()
  ws.on('message', (data, binary) => {
    if (!allowed()) return ws.close(closeCodes.tooFast, 'too many frames')
    // Sync frames are bytes; a text frame is a client of something else.
    if (!binary) return ws.close(closeCodes.refusedContent, 'binary frames only')
    const frame = toBytes(data)
    if (frame.byteLength > maxFrameBytes) return ws.close(closeCodes.tooBig, 'frame too big')
    receiver.receive(frame)
  })
  ws.on('close', (code) => {
    clearInterval(beat)
    receiver.closed()
    done(code)
  })
}

function toBytes(data: Buffer | ArrayBuffer | Buffer[]): Uint8Array {
  if (Array.isArray(data)) return Buffer.concat(data)
  return data instanceof ArrayBuffer ? new Uint8Array(data) : data
}
