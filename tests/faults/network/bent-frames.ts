/**
 * WebSocket frames that arrive bent, cut short, twice, or after the one behind them. As a `Bend` for a line of the proxy: what
 * comes before the first frame passes as it is, and each frame is bent as a whole, so that most damage gets as far as the
 * room; a few have their heads bent as well.
 */
import type { Chance } from '../../convergence/seeds.ts'
import type { Bend } from './proxy.ts'

export interface Damage {
  readonly flips: boolean
  readonly swaps: boolean
  /** One of so many frames. */
  readonly oneOf: number
  /** Told of each frame that is not as it was. */
  done(): void
}

interface Wire {
  readonly first: number
  readonly mask: Buffer
  readonly payload: Buffer
  readonly length: number
}

const binary = 0x82

function readWire(bytes: Buffer): Wire | null {
  const [first, second] = bytes
  if (first === undefined || second === undefined) return null
  const short = second & 0x7f
  const head = short === 127 ? 10 : short === 126 ? 4 : 2
  const masked = second & 0x80 ? 4 : 0
  if (bytes.length < head + masked) return null
  const size = short === 127 ? Number(bytes.readBigUInt64BE(2)) : short === 126 ? bytes.readUInt16BE(2) : short
  const length = head + masked + size
  if (bytes.length < length) return null
  return { first, mask: bytes.subarray(head, head + masked), payload: bytes.subarray(head + masked, length), length }
}

function writeWire({ first, mask, payload }: Omit<Wire, 'length'>): Buffer {
  const masked = mask.length > 0 ? 0x80 : 0
  const size = payload.length
  if (size < 126) return Buffer.concat([Buffer.from([first, masked | size]), mask, payload])
  const head = Buffer.alloc(size < 65_536 ? 4 : 10)
  head[0] = first
  head[1] = masked | (size < 65_536 ? 126 : 127)
  if (size < 65_536) head.writeUInt16BE(size, 2)
  else head.writeBigUInt64BE(BigInt(size), 2)
  return Buffer.concat([head, mask, payload])
}

/** A flip under a mask is the same flip without it. */
function flip(bytes: Buffer, chance: Chance): Buffer {
  const flipped = Buffer.from(bytes)
  const at = chance(flipped.length)
  flipped[at] = (flipped[at] ?? 0) ^ (1 << chance(8))
  return flipped
}

export function bendFrames(chance: Chance, { flips, swaps, oneOf, done }: Damage): Bend {
  let waiting: Buffer = Buffer.alloc(0)
  let greeted = false
  let held: Buffer | null = null

  function damage(wire: Wire): Buffer[] {
    const whole = writeWire(wire)
    // A query is one byte, by which its sender learns that what came before was read.
    if (wire.first !== binary || wire.payload.length < 2 || chance(oneOf) > 0) return [whole]
    const kinds = [...(flips ? ['flip', 'flip', 'cut', 'head'] : []), ...(swaps ? ['twice', 'later'] : [])]
    done()
    switch (kinds[chance(kinds.length)]) {
      case 'flip':
        return [writeWire({ ...wire, payload: flip(wire.payload, chance) })]
      case 'cut':
        return [writeWire({ ...wire, payload: wire.payload.subarray(0, chance(wire.payload.length)) })]
      case 'head':
        return chance(20) === 0 ? [flip(whole, chance)] : [writeWire({ ...wire, payload: flip(wire.payload, chance) })]
      case 'twice':
        return [whole, whole]
      default:
        if (held) return [whole, whole]
        held = whole
        return []
    }
  }

  return (bytes) => {
    waiting = Buffer.concat([waiting, bytes])
    const out: Buffer[] = []
    if (!greeted) {
      const end = waiting.indexOf('\r\n\r\n')
      if (end < 0) return []
      greeted = true
      out.push(waiting.subarray(0, end + 4))
      waiting = waiting.subarray(end + 4)
    }
    for (let wire = readWire(waiting); wire; wire = readWire(waiting)) {
      waiting = waiting.subarray(wire.length)
      const behind = held
      const bent = damage(wire)
      out.push(...bent)
      if (behind && held === behind && bent.length > 0) {
        out.push(behind)
        held = null
      }
    }
    return out
  }
}
