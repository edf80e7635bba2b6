/** Packages know no sibling, so the live room has numbers of its own; here they are held to the contract's. */
import { closeCodes } from '@probeboard/protocol/close-codes'
import { messages } from '@probeboard/protocol/messages'
import { closing } from '@probeboard/sync/connection'
import { tags } from '@probeboard/sync/frames'
import { expect, it } from 'vitest'

it('the room’s tags are the contract’s', () => {
  expect(Object.values(messages)).toEqual(expect.arrayContaining(Object.values(tags)))
  expect(Object.values(tags).length).toBeGreaterThan(4)
})

it('the room’s close codes are the contract’s', () => {
  expect(Object.values(closeCodes)).toEqual(expect.arrayContaining(Object.values(closing)))
  expect(Object.values(closing).length).toBeGreaterThan(2)
})
