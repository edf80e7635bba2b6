/**
 * A message as it goes over the wire (RFC 6455, section 5.2): one unmasked binary frame. It is made once and written as it
 * is to everybody who gets the message; most of what a live room costs is in these writes.
 */
const binary = 0x82
const frames = new WeakMap<Uint8Array, Buffer>()

function pack(message: Uint8Array): Buffer {
  const { length } = message
  const head = length < 126 ? 2 : length < 65_536 ? 4 : 10
  const frame = Buffer.allocUnsafe(head + length)
  frame[0] = binary
  if (head === 2) frame[1] = length
  else if (head === 4) {
    frame[1] = 126
    frame.writeUInt16BE(length, 2)
  } else {
    frame[1] = 127
    frame.writeBigUInt64BE(BigInt(length), 2)
  }
  frame.set(message, head)
  return frame
}

function frameOf(message: Uint8Array): Buffer {
  const known = frames.get(message)
  if (known) return known
  const frame = pack(message)
  frames.set(message, frame)
  return frame
}

/** All of them in one piece. */
export function wireFrames(messages: readonly Uint8Array[]): Buffer {
  const [first] = messages
  return messages.length === 1 && first ? frameOf(first) : Buffer.concat(messages.map(frameOf))
}
