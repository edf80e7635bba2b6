/** Packages know no sibling, so the live room has numbers of its own; here they are held to the contract's. */
import { closeCodes } from '@probeboard/protocol/close-codes'
import { messages } from '@probeboard/protocol/messages'
import { closing } from '@probeboard/sync/connection'
import { tags, writeCursor } from '@probeboard/sync/frames'
import { createDecoder, hasContent, readVarUint } from 'lib0/decoding'
import { expect, it } from 'vitest'
import { readCursor } from '../../apps/web/src/client/cursor-frame.ts'

it('the room’s tags are the contract’s', () => {
  expect(Object.values(messages)).toEqual(expect.arrayContaining(Object.values(tags)))
  expect(Object.values(tags).length).toBeGreaterThan(4)
})

it('a cursor that the room writes, the page reads', () => {
  const cursor = { x: -12.5, y: 800.25, tool: 'laser', down: true } as const
  for (const told of [cursor, null]) {
    const decoder = createDecoder(writeCursor(4_000_000_000, told))
    expect([readVarUint(decoder), readVarUint(decoder), readCursor(decoder)]).toEqual([
      tags.cursor,
      4_000_000_000,
      told,
    ])
    expect(hasContent(decoder)).toBe(false)
  }
})

it('the room’s close codes are the contract’s', () => {
  expect(Object.values(closeCodes)).toEqual(expect.arrayContaining(Object.values(closing)))
  expect(Object.values(closing).length).toBeGreaterThan(2)
})
