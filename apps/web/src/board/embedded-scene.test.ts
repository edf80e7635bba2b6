import { expect, test } from 'vitest'
import { embeddedScene } from './embedded-scene.ts'
import { pictureSize } from './picture-size.ts'
import { png, svg } from './pictures.test.kit.ts'

const scene = JSON.stringify({ type: 'excalidraw', elements: [{ id: 'a', text: 'Größe → 5 µs' }] })
const blob = (bytes: Buffer): Blob => new Blob([new Uint8Array(bytes)])

test.each([
  ['a PNG', png(4, 3, scene)],
  ['an SVG', svg(scene)],
])('the drawing hidden in %s is read letter by letter', async (_, bytes) => {
  expect(await embeddedScene(blob(bytes))).toBe(scene)
})

test.each([
  ['a plain PNG', png(4, 3)],
  ['a PNG that breaks off', png(4, 3, scene).subarray(0, 90)],
  [
    'an SVG with a broken payload',
    Buffer.from(
      svg(scene)
        .toString()
        .replace(/[A-Za-z0-9]{20}/, '%%%'),
    ),
  ],
  ['nothing at all', Buffer.alloc(0)],
])('%s holds none', async (_, bytes) => {
  expect(await embeddedScene(blob(bytes))).toBeNull()
})

test.each([
  ['PNG', png(640, 480), { width: 640, height: 480 }],
  [
    'GIF',
    Buffer.concat([Buffer.from('GIF89a'), Buffer.from([2, 1, 3, 0]), Buffer.alloc(30)]),
    { width: 258, height: 3 },
  ],
  [
    'JPEG',
    Buffer.concat([
      Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 4, 1, 1, 0xff, 0xc0, 0, 11, 8, 1, 0, 2, 0]),
      Buffer.alloc(30),
    ]),
    { width: 512, height: 256 },
  ],
  [
    'WebP',
    Buffer.concat([Buffer.from('RIFF0000WEBPVP8X'), Buffer.alloc(8), Buffer.from([99, 0, 0, 49, 0, 0])]),
    { width: 100, height: 50 },
  ],
  ['text', Buffer.alloc(40, 65), null],
])('the size of a %s is read from its first bytes', (_, bytes, size) => {
  expect(pictureSize(new Uint8Array(bytes))).toEqual(size)
})
