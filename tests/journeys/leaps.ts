/** Lets the hour of an interview pass in a minute: the server's clock leaps, and pages ask it what time it is. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, type Page } from '@playwright/test'

export interface Leaps {
  /** For the server that is to leap. */
  readonly environment: Record<string, string>
  /** Leaps until `page` shows that so many minutes of the interview have gone by. All pages ask anew. */
  to(minute: number, page: Page, others: readonly Page[]): Promise<void>
  dispose(): void
}

/** Time of interview as the panel shows it, in seconds. */
export async function shownTime(page: Page): Promise<number> {
  const text = await page.getByText(/^(\d+:)?\d\d:\d\d of \d+ min/).innerText()
  const parts = text.split(' ')[0]?.split(':').map(Number) ?? []
  return parts.reduce((sum, part) => sum * 60 + part, 0)
}

export function createLeaps(): Leaps {
  const directory = mkdtempSync(join(tmpdir(), 'probeboard-leaps-'))
  const file = join(directory, 'leap')
  let leapt = 0
  return {
    environment: {
      LEAP_FILE: file,
      NODE_OPTIONS: `--import ${new URL('leaping-clock.mjs', import.meta.url).href}`,
    },
    async to(minute, page, others) {
      leapt += Math.max(0, minute * 60 - (await shownTime(page))) * 1000
      writeFileSync(file, String(leapt))
      for (const each of [page, ...others]) await each.evaluate(() => window.dispatchEvent(new Event('online')))
      await expect.poll(() => shownTime(page)).toBeGreaterThanOrEqual(minute * 60)
    },
    dispose: () => rmSync(directory, { recursive: true }),
  }
}
