/**
 * The mouse at an even pace, as a hand moves it. The page's own frames beat the time: a move that shares a frame with
 * another is lost to the editor, and waiting for each move's answer would make the hand slower than it is.
 */
import type { CDPSession, Page } from 'playwright'

const framesPerSecond = 60

interface Pacer {
  readonly session: CDPSession
  onFrame: (seen: number) => void
}

declare global {
  interface Window {
    benchFrame?: (payload: string) => void
    benchStop?: () => void
  }
}

const pacers = new WeakMap<Page, Pacer>()

async function pacerOf(page: Page): Promise<Pacer> {
  const known = pacers.get(page)
  if (known) return known
  const pacer: Pacer = { session: await page.context().newCDPSession(page), onFrame: () => undefined }
  pacers.set(page, pacer)
  pacer.session.on('Runtime.bindingCalled', ({ name, payload }) => {
    if (name === 'benchFrame') pacer.onFrame(Number(payload))
  })
  await pacer.session.send('Runtime.enable')
  await pacer.session.send('Runtime.addBinding', { name: 'benchFrame' })
  return pacer
}

/**
 * With the button held along a path, `perSecond` moves, until the page has seen `count` of them. A frame that comes late
 * joins two moves; then the path is followed further.
 */
export async function moveAlong(
  page: Page,
  path: (step: number) => readonly [number, number],
  count: number,
  perSecond: 30 | 60,
): Promise<void> {
  const pacer = await pacerOf(page)
  const moves: Promise<unknown>[] = []
  let last = path(0)
  await new Promise<void>((done, fail) => {
    let frame = 0
    pacer.onFrame = (seen) => {
      frame += 1
      if (seen >= count) done()
      else if (frame % (framesPerSecond / perSecond) === 0) {
        last = path(moves.length)
        const [x, y] = last
        const event = { type: 'mouseMoved', x, y, button: 'left', buttons: 1 } as const
        moves.push(pacer.session.send('Input.dispatchMouseEvent', event))
      }
    }
    page.evaluate(startBeat).catch(fail)
  })
  pacer.onFrame = () => undefined
  await page.evaluate(() => window.benchStop?.())
  await Promise.all(moves)
  // So that Playwright lets go of the button where it is.
  await page.mouse.move(last[0], last[1])
}

/** Runs in the page: tells at each frame how many moves it has seen. */
function startBeat(): void {
  let seen = 0
  let beating = true
  const note = (): void => {
    seen += 1
  }
  const beat = (): void => {
    if (!beating) return
    window.benchFrame?.(String(seen))
    requestAnimationFrame(beat)
  }
  window.addEventListener('pointermove', note, true)
  requestAnimationFrame(beat)
  window.benchStop = () => {
    beating = false
    window.removeEventListener('pointermove', note, true)
  }
}
