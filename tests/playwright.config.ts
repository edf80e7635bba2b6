/** Journeys and the privacy canary: whole interviews in a real Chromium against a real server of their own. */
import { defineConfig } from '@playwright/test'
import { chromiumArgs, chromiumPath } from './chromium.ts'

// Said here once, for all processes of this run: titles must not differ between them.
process.env.SHARE ??= String(Date.now() % 6)

export default defineConfig({
  testDir: '.',
  testMatch: ['journeys/**/*.journey.ts', 'privacy/**/*.journey.ts'],
  outputDir: '../test-results',
  // Each file has a server and browsers of its own. Two keep two cores busy; a third only makes timings long.
  workers: 2,
  timeout: 180_000,
  expect: { timeout: 10_000 },
  reporter: [['list'], ['json']],
  use: {
    browserName: 'chromium',
    launchOptions: { executablePath: chromiumPath(), args: chromiumArgs },
    viewport: { width: 1440, height: 900 },
    actionTimeout: 10_000,
  },
})
