/** Which Chromium the tests drive: CHROMIUM names one, else Debian's, else Playwright's own download. */
import { existsSync } from 'node:fs'
import { chromium } from 'playwright'

const debian = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']

export function chromiumPath(): string {
  const named = process.env.CHROMIUM
  if (named) return named
  return debian.find((path) => existsSync(path)) ?? chromium.executablePath()
}

/** Root needs no sandbox; the rest keeps Chromium from looking for its maker's hosts. */
export const chromiumArgs = [
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]
