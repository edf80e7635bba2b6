/**
 * `npm run screens [-- DIRECTORY [NAME...]]`: pictures of every screen in the sizes and themes that it must look right
 * in, from a real server with a sample interview, for people to look at. README's pictures are four of them.
 */
import { mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { messages } from '@probeboard/protocol/messages'
import { libraryDirectory, loadScenarios } from '@probeboard/scenarios/load'
import { type Browser, chromium, type Page } from 'playwright'
import { chromiumArgs, chromiumPath } from './chromium.ts'
import { boardReady } from './journeys/drawing.ts'
import { createInterview } from './journeys/interview.ts'
import { comeIn } from './journeys/person.ts'
import { createTestServer } from './journeys/server.ts'

const [directory = 'test-results/screens', ...only] = process.argv.slice(2)
mkdirSync(directory, { recursive: true })

type Theme = 'light' | 'dark'
const desk = { width: 1440, height: 900 }
const laptop = { width: 1024, height: 768 }
const tablet = { width: 820, height: 1180 }
const phone = { width: 390, height: 844 }

const drawing = readFileSync('tests/drawings/legal-document-qa.excalidraw', 'utf8')
const { scenarios } = loadScenarios([libraryDirectory])
const scenario = scenarios.find(({ id }) => id === 'legal-document-qa')
if (!scenario) throw new Error('Scenario 1 is missing from the library.')

async function shoot(
  page: Page,
  name: string,
  size: { width: number; height: number },
  themes: readonly Theme[],
): Promise<void> {
  if (only.length > 0 && !only.some((word) => name.includes(word))) return
  await page.setViewportSize(size)
  for (const theme of themes) {
    await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' })
    await page.evaluate(() => document.fonts.ready)
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))))
    const file = `${name}-${size.width}-${theme}.png`
    await page.screenshot({ path: join(directory, file) })
    process.stdout.write(`${file}\n`)
  }
}

/** The help to draw, open and closed, over whatever stands on the board. */
async function help(page: Page): Promise<void> {
  for (const [size, themes] of [
    [desk, ['light', 'dark']],
    [tablet, ['light']],
    [phone, ['light', 'dark']],
  ] as const) {
    await page.setViewportSize(size)
    await page.locator('.excalidraw').first().focus()
    await page.keyboard.press('/')
    await shoot(page, 'palette', size, themes)
    await page.keyboard.type('eval')
    await shoot(page, 'palette-typed', size, themes)
    await page.keyboard.press('Escape')
    await page.keyboard.press('Control+/')
    await page
      .getByTestId('outline')
      .getByRole('button', { name: /^Answer/ })
      .first()
      .click()
    await shoot(page, 'outline', size, themes)
    await page.keyboard.press('Escape')
  }
}

/** What the status line says while the server stores nothing, and when it is gone. */
async function statuses(page: Page, stop: () => Promise<void>): Promise<void> {
  let storing = true
  await page.routeWebSocket(/\/board\?/, (socket) => {
    const far = socket.connectToServer()
    far.onMessage((message) => {
      if (storing || message[0] !== messages.acknowledgement) socket.send(message)
      else socket.send(Buffer.concat([Buffer.from([messages.notice, 11]), Buffer.from('cannot-save')]))
    })
  })
  await page.reload()
  await boardReady(page)
  await page.getByText('Saved').waitFor()
  const note = async (): Promise<void> => {
    await page.locator('.excalidraw').first().focus()
    await page.getByTestId('drawing-said').waitFor({ state: 'attached' })
    await page.keyboard.press('/')
    await page.getByTestId('palette').waitFor()
    await page.keyboard.type('queue')
    await page.keyboard.press('Enter')
  }
  storing = false
  await note()
  await page.getByText(/cannot save/).waitFor()
  await shoot(page, 'status-cannot-save', laptop, ['light', 'dark'])
  storing = true
  await stop()
  await page.getByText(/^Offline/).waitFor()
  await shoot(page, 'status-offline', laptop, ['light', 'dark'])
}

async function owner(browser: Browser, url: string, output: string): Promise<void> {
  const link = /https?:\/\/\S*\/sign-in#\S+/.exec(output)?.[0]
  if (!link) throw new Error('The server printed no sign-in link.')
  const context = await browser.newContext()
  const page = await context.newPage()
  await page.goto(`${url}/sign-in`)
  await page.getByRole('button').first().waitFor()
  await shoot(page, 'sign-in', desk, ['light', 'dark'])
  await page.goto(link)
  await page.waitForURL(`${url}/`)
  await page.getByRole('heading').first().waitFor()
  await shoot(page, 'interviews', desk, ['light', 'dark'])
  for (const [name, path] of [
    ['new', '/new'],
    ['library', '/library'],
    ['scenario', '/library/legal-document-qa'],
    ['settings', '/settings'],
  ] as const) {
    await page.goto(url + path)
    await page.getByRole('heading').first().waitFor()
    await shoot(page, name, desk, ['light', 'dark'])
  }
  await page.goto(url)
  await page
    .getByRole('link', { name: /Legal document/ })
    .first()
    .click()
  await page.getByRole('heading').first().waitFor()
  await shoot(page, 'interview', desk, ['light', 'dark'])
  await context.close()
}

const server = await createTestServer()
await server.start()
const browser = await chromium.launch({ executablePath: chromiumPath(), args: chromiumArgs })
try {
  const { interview, invites } = await createInterview(server)
  const context = await browser.newContext()
  const door = await context.newPage()
  await door.goto(invites.candidate.url)
  await door.getByRole('textbox').first().waitFor()
  await shoot(door, 'join', desk, ['light', 'dark'])
  await shoot(door, 'join', phone, ['light', 'dark'])
  await context.close()

  const lead = await comeIn(browser, server, invites.lead, 'Lena Brandt')
  const second = await comeIn(browser, server, invites.interviewer, 'Ivo Marek')
  const candidate = await comeIn(browser, server, invites.candidate, 'Ada Okafor')
  for (const { page } of [lead, second, candidate]) await boardReady(page)
  await shoot(candidate.page, 'candidate-waiting', desk, ['light'])
  await shoot(lead.page, 'interviewer-waiting', desk, ['light', 'dark'])

  const seats = Object.fromEntries(
    await Promise.all(
      [lead, second, candidate].map(async ({ name, page, context }) => {
        const participant = new URL(page.url()).pathname.split('/')[3] ?? ''
        const cookie = (await context.cookies()).find(({ name }) => name === `pb_seat_${participant}`)
        return [name, cookie?.value ?? ''] as const
      }),
    ),
  )
  const call = async (who: string, path: string, body?: unknown, method = 'POST'): Promise<void> => {
    const answer = await fetch(`${server.url}/api/v1/interviews/${interview.id}${path}`, {
      method,
      headers: {
        authorization: `Bearer ${seats[who] ?? ''}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    })
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`)
  }
  await call('Lena Brandt', '/start')
  for (const constraint of ['cost', 'latency', 'compliance'])
    await call('Lena Brandt', '/reveal', { fact: scenario.facts.find((fact) => fact.constraint === constraint)?.id })
  await call('Lena Brandt', '/stage', { do: 'phase', phase: 'p3' })
  await call('Ada Okafor', '/import', drawing)
  await call('Lena Brandt', '/throw', { curveball: scenario.curveballs[0]?.id })
  for (const { page } of [lead, candidate]) {
    await page.reload()
    await boardReady(page)
    await page.keyboard.press('Shift+1')
  }
  for (const constraint of ['cost', 'latency', 'compliance']) await lead.page.getByTestId(`lamp-${constraint}`).click()
  for (const answer of ['asked', 'answered', 'asked', 'answered', 'asked'])
    await lead.page.getByTestId(`next-${answer}`).click()
  for (const [size, themes] of [
    [desk, ['light', 'dark']],
    [laptop, ['light', 'dark']],
    [tablet, ['light', 'dark']],
    [phone, ['light', 'dark']],
  ] as const)
    await shoot(candidate.page, 'candidate', size, themes)
  await help(candidate.page)
  for (const tab of ['probes', 'facts', 'curveballs', 'score', 'notes', 'numbers']) {
    await lead.page.getByTestId(`tab-${tab}`).click()
    if (tab === 'numbers') await lead.page.getByTestId('input-documents').fill('1000000')
    await shoot(lead.page, `interviewer-${tab}`, desk, ['light', 'dark'])
    await shoot(lead.page, `interviewer-${tab}`, laptop, ['light'])
  }
  await lead.page.goto(`${lead.page.url().replace(/\/$/, '')}/panel`)
  await lead.page.getByTestId('tab-facts').click()
  await shoot(lead.page, 'panel', phone, ['light', 'dark'])
  await lead.page.getByTestId('tab-numbers').click()
  await shoot(lead.page, 'panel-numbers', phone, ['light', 'dark'])

  const ratings = { D1: 4, D2: 3, D3: 2, D4: 3, D5: 3 }
  for (const [who, change] of [
    ['Lena Brandt', {}],
    ['Ivo Marek', { D1: 2, D5: 'N/O' }],
  ] as const) {
    await call(
      who,
      '/scorecard',
      {
        revision: 0,
        ratings: { ...ratings, ...change },
        evidence: [
          {
            id: `e-${who[0]}`,
            dimension: 'D1',
            kind: 'asked',
            text: 'Asked what a wrong citation costs before drawing.',
            moment: { seq: 8 },
          },
          {
            id: `f-${who[0]}`,
            dimension: 'D4',
            kind: 'drew',
            text: 'Search-only path when no source stands behind an answer.',
            moment: { seq: 14 },
          },
        ],
        notes: [
          {
            id: `n-${who[0]}`,
            text: 'Came back to the error budget on their own after the curveball.',
            moment: { seq: 20 },
          },
        ],
        flags: [],
        recommendation: 'yes',
        comment: 'Clear about what needs no model.',
      },
      'PUT',
    )
  }
  await call('Lena Brandt', '/end')
  await candidate.page.getByText('The interview has ended.').waitFor()
  await shoot(candidate.page, 'candidate-ended', desk, ['light'])
  for (const who of ['Lena Brandt', 'Ivo Marek']) await call(who, '/scorecard/submit')
  await second.page.goto(`${second.page.url().replace(/\/$/, '')}/debrief`)
  await boardReady(second.page)
  await shoot(second.page, 'debrief', desk, ['light', 'dark'])
  await shoot(second.page, 'debrief', laptop, ['light'])
  await owner(browser, server.url, server.output())

  const other = await createInterview(server)
  const away = await comeIn(browser, server, other.invites.candidate, 'Noor')
  await statuses(away.page, () => server.stop('SIGKILL'))
} finally {
  await browser.close()
  await server.dispose()
}
