import { expect, it } from 'vitest'
import { type Canary, canaryFor, holds, plant } from './canary.ts'

const mark = canaryFor(42)

it('plants a canary in each sentence and leaves brief, title and machine words alone', () => {
  const canaries: Canary[] = []
  const planted = plant(
    { id: 'a b', title: 'A title', brief: { prompt: 'Draw it.' }, facts: [{ id: 'x', answer: 'Five of them.' }] },
    canaries,
  )
  expect(canaries).toEqual([{ path: 'facts.0.answer', mark: canaryFor(0) }])
  expect(planted).toEqual({
    id: 'a b',
    title: 'A title',
    brief: { prompt: 'Draw it.' },
    facts: [{ id: 'x', answer: `Five of them. ${canaryFor(0)}` }],
  })
})

it.each([
  ['as it is', Buffer.from(`...${mark}...`)],
  ['in UTF-16', Buffer.from(`...${mark}...`, 'utf16le')],
  ['in base64', Buffer.from(Buffer.from(`..${mark}...`).toString('base64'))],
  ['in base64, shifted', Buffer.from(Buffer.from(`...${mark}..`).toString('base64'))],
  ['in base64, shifted twice', Buffer.from(Buffer.from(`....${mark}..`).toString('base64'))],
])('finds a canary %s', (_, bytes) => expect(holds(bytes, mark)).toBe(true))

it('finds none where there is none', () => expect(holds(Buffer.from(canaryFor(41)), mark)).toBe(false))
