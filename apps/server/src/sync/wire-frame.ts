/**
 * Messages as they go over the wire (RFC 6455, section 5.2): one unmasked binary frame each. Most of what a live room costs
 * is in these writes: what goes to one peer together is one piece, and a long message that goes to many is kept once.
 */
const binary = 0x82
/** From here on sharing costs less than copying. */
const long = 4_096
const shared = new WeakMap<Uint8Array, Buffer>()

const headOf = (length: number): number => (length < 126 ? 2 : length < 65_536 ? 4 : 10)

/** Answers the place behind it. */
function pack(message: Uint8Array, into: Buffer, at: number): number {
  const { length } = message
  const start = at + headOf(length)
  into[at] = binary
  if (length < 126) into[at + 1] = length
  else if (length < 65_536) {
    into[at + 1] = 126
    into.writeUInt16BE(length, at + 2)
  } else {
    into[at + 1] = 127
    into.writeBigUInt64BE(BigInt(length), at + 2)
  }
  into.set(message, start)
  return start + length
}

function packAll(messages: readonly Uint8Array[]): Buffer {
  let size = 0
  for (const { length } of messages) size += headOf(length) + length
  const frames = Buffer.allocUnsafe(size)
  let at = 0
  for (const message of messages) at = pack(message, frames, at)
  return frames
}

/** All of them in one piece. */
export function wireFrames(messages: readonly Uint8Array[]): Buffer {
  const [first] = messages
  if (messages.length > 1 || !first || first.length < long) return packAll(messages)
  const known = shared.get(first) ?? packAll(messages)
  shared.set(first, known)
  return known
}
