/**
 * Which Chromium the tests drive: CHROMIUM names one, else Debian's, else Playwright's own download. The one without windows
 * comes first, as Playwright has it too: it is the same engine for a seventh less of the processor.
 * `ensureChromium` brings one to a machine that has none.
 */
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { chromium } from 'playwright'

const installed = [
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
]

export function chromiumPath(): string {
  return process.env.CHROMIUM || (installed.find((path) => existsSync(path)) ?? chromium.executablePath())
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

/** Throws with a sentence that says what to do when no Chromium can be had. */
export function ensureChromium(): void {
  if (existsSync(chromiumPath())) return
  const apt = process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')
  const commands: [string, string[]][] = apt
    ? [
        ['apt-get', ['update', '-qq']],
        ['apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium-headless-shell', 'fonts-liberation']],
      ]
    : [[process.execPath, ['node_modules/playwright/cli.js', 'install', 'chromium']]]
  process.stdout.write(`No Chromium here; installing ${apt ? 'Debian’s' : 'Playwright’s'} ...\n`)
  for (const [command, args] of commands)
    spawnSync(command, args, {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    })
  if (!existsSync(chromiumPath()))
    throw new Error('No Chromium could be installed. Install one and name it: CHROMIUM=/path/to/chromium npm test')
}
