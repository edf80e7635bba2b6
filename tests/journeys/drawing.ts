/** Draws with pointer and keys as a person does, and reads back what stands on a page's board. */
import { expect, type Page } from '@playwright/test'

interface Element {
  readonly id: string
  readonly type: string
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  readonly text?: string
  readonly originalText?: string
  readonly containerId?: string | null
  readonly startBinding?: { elementId: string } | null
  readonly endBinding?: { elementId: string } | null
}

declare global {
  interface Window {
    readonly probeboard?: { scene(): Element[]; view(): { readonly x: number; readonly y: number } }
  }
}

export interface Box {
  readonly x: number
  readonly y: number
}
const size = { width: 170, height: 80 }

/** The live elements on this page's board. */
export function scene(page: Page): Promise<Element[]> {
  return page.evaluate(() => [...(window.probeboard?.scene() ?? [])])
}

/** How many live elements there are: a tenth of the cost of reading them. */
export function count(page: Page): Promise<number> {
  return page.evaluate(() => window.probeboard?.scene().length ?? 0)
}

export async function boardReady(page: Page): Promise<void> {
  await expect(page.locator('.excalidraw canvas.interactive')).toBeVisible({ timeout: 30_000 })
  await expect.poll(() => page.evaluate(() => window.probeboard !== undefined)).toBe(true)
}

export async function canvasAt(page: Page): Promise<{ x: number; y: number }> {
  const canvas = await page.locator('.excalidraw canvas.interactive').boundingBox()
  if (!canvas) throw new Error('There is no board on this page.')
  return canvas
}

async function drag(page: Page, tool: string, from: Box, to: Box): Promise<void> {
  const origin = await canvasAt(page)
  const before = await count(page)
  await page.keyboard.press('Escape')
  await page.keyboard.press(tool)
  await page.mouse.move(origin.x + from.x, origin.y + from.y)
  await page.mouse.down()
  await page.mouse.move(origin.x + (from.x + to.x) / 2, origin.y + (from.y + to.y) / 2, { steps: 5 })
  await page.mouse.move(origin.x + to.x, origin.y + to.y, { steps: 5 })
  await page.mouse.up()
  await expect.poll(() => count(page)).toBeGreaterThan(before)
}

/** A labelled box; `at` is its upper left corner on the canvas. */
export async function drawBox(page: Page, at: Box, label: string): Promise<void> {
  await drag(page, 'r', at, { x: at.x + size.width, y: at.y + size.height })
  await page.keyboard.press('Enter')
  await page.keyboard.type(label)
  await page.keyboard.press('Escape')
  await expect.poll(async () => (await scene(page)).some((element) => element.originalText === label)).toBe(true)
}

/** An arrow between two boxes drawn by `drawBox`, from edge to edge, so that both ends bind. */
export async function drawArrow(page: Page, from: Box, to: Box): Promise<void> {
  const middle = (box: Box) => ({ x: box.x + size.width / 2, y: box.y + size.height / 2 })
  const sideways = Math.abs(to.x - from.x) > Math.abs(to.y - from.y)
  const edge = (box: Box, towards: Box) => {
    const centre = middle(box)
    const out = 4
    return sideways
      ? { x: towards.x > box.x ? box.x + size.width + out : box.x - out, y: centre.y }
      : { x: centre.x, y: towards.y > box.y ? box.y + size.height + out : box.y - out }
  }
  await drag(page, 'a', edge(from, to), edge(to, from))
  await page.keyboard.press('Escape')
}

/** What two boards must agree on, element by element. */
export function essence(elements: readonly Element[]): string[] {
  return elements
    .map(({ id, type, x, y, width, height, text, containerId }) =>
      JSON.stringify([
        id,
        type,
        Math.round(x),
        Math.round(y),
        Math.round(width),
        Math.round(height),
        text ?? '',
        containerId ?? '',
      ]),
    )
    .sort()
}
