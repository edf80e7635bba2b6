/** Pictures made byte by byte: with a drawing hidden in them as Excalidraw does it, or claiming to be huge. */
import { crc32, deflateSync } from 'node:zlib'

const chunk = (type: string, data: Buffer): Buffer => {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(data.length)
  check.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, check])
}

/** A grey PNG of this size; `scene` is hidden in it. */
export function png(width: number, height: number, scene?: string): Buffer {
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  head.writeUInt8(8, 8)
  const rows = Math.min(height, 4_000)
  const pixels = deflateSync(
    Buffer.concat(Array.from({ length: rows }, () => Buffer.alloc(width + 1, 120).fill(0, 0, 1))),
  )
  const encoded = scene === undefined ? '' : deflateSync(Buffer.from(scene)).toString('latin1')
  const hidden = JSON.stringify({ version: '1', encoding: 'bstring', compressed: true, encoded })
  return Buffer.concat([
    Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]),
    chunk('IHDR', head),
    ...(scene === undefined
      ? []
      : [chunk('tEXt', Buffer.from(`application/vnd.excalidraw+json\0${hidden}`, 'latin1'))]),
    chunk('IDAT', pixels),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

export function svg(scene: string): Buffer {
  const hidden = JSON.stringify({
    version: '1',
    encoding: 'bstring',
    compressed: false,
    encoded: Buffer.from(scene).toString('latin1'),
  })
  const payload = Buffer.from(hidden, 'latin1').toString('base64')
  return Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" width="40" height="30"><metadata><!-- payload-type:application/vnd.excalidraw+json --><!-- payload-version:2 --><!-- payload-start -->${payload}<!-- payload-end --></metadata><rect width="40" height="30"/></svg>`,
  )
}
