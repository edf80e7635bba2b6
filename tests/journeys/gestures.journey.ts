/**
 * A peer edits thirty times a second, also the very element under the hand, and breaks off no gesture: three tries of each.
 * `npm run gestures` makes 200.
 */
import { expect, test } from '@playwright/test'
import { gestureNames, tryGesture } from '../gestures/gestures.ts'
import { createTestServer, type TestServer } from './server.ts'
import { isInTurn } from './share.ts'

let server: TestServer
test.beforeAll(async () => {
  server = await createTestServer()
  await server.start()
})
test.afterAll(async () => server?.dispose())

const seed = Math.floor(Math.random() * 2 ** 31)

for (const gesture of gestureNames.filter((_, place) => isInTurn(place)))
  test(`three times ${gesture} beside a busy peer: nothing is cut off`, async ({ browser }) => {
    test.info().annotations.push({ type: 'seed', description: String(seed) })
    const { cutOff, rate, meddled } = await tryGesture({ browser, server }, gesture, { times: 3, seed })
    expect(cutOff, `npm run gestures -- 3 ${gesture} --seed=${seed}`).toEqual([])
    expect(rate).toBeGreaterThan(15)
    expect(meddled).toBeGreaterThan(3)
  })
