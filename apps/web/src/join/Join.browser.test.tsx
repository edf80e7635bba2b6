import { invitationSchema } from '@probeboard/protocol/candidate-api'
import { afterEach, expect, test, vi } from 'vitest'
import { page } from 'vitest/browser'
import { render } from 'vitest-browser-react'
import '../design/tokens.css'
import { Join } from './Join.tsx'
import { words } from './words.ts'

afterEach(() => {
  vi.unstubAllGlobals()
})

const token = 'an-invite-token-of-some-length'
const invitation = invitationSchema.parse({
  interview: { id: 'abcdefgh1234', title: 'Pantry planner', minutes: 45, at: null },
  role: 'candidate',
  recorded: ['The drawing, with times.'],
  retainUntil: null,
  needsName: true,
})
const refuse = (code: string, message: string) => Response.json({ error: { code, message } }, { status: 410 })

function standServer(answers: { invitation: () => Response; join?: () => Response }) {
  const calls: string[] = []
  vi.stubGlobal('fetch', async (url: string) => {
    const call = new URL(url).pathname.split('/').at(-1) ?? ''
    calls.push(call)
    return call === 'invitation' ? answers.invitation() : (answers.join?.() ?? Response.error())
  })
  return calls
}

test('without a token the page says what it needs and asks the server nothing', async () => {
  const calls = standServer({ invitation: () => Response.json(invitation) })
  await render(<Join token="" />)
  await expect.element(page.getByRole('alert')).toMatchTextContent(words.noInviteHelp)
  expect(calls).toEqual([])
})

test('a link that was cut off is seen here, in words for people', async () => {
  const calls = standServer({ invitation: () => Response.json(invitation) })
  await render(<Join token={token.slice(0, 12)} />)
  await expect.element(page.getByRole('alert')).toMatchTextContent(words.cutInviteHelp)
  expect(calls).toEqual([])
})

test.each([
  ['invite-used', 'This invite was already used in another browser. Ask for a new link.'],
  ['invite-revoked', 'This invite was withdrawn. Ask for a new link.'],
  ['ended', 'The interview has ended.'],
  ['not-found', words.unknownHelp],
])('a refusal is told before a name is asked for, with no vain second try: %s', async (code, message) => {
  standServer({ invitation: () => refuse(code, message) })
  await render(<Join token={token} />)
  await expect.element(page.getByRole('alert')).toMatchTextContent(message)
  await expect.element(page.getByRole('heading', { level: 1 })).toHaveTextContent(words.refused)
  await expect.element(page.getByLabelText(words.name)).not.toBeInTheDocument()
  await expect.element(page.getByRole('button', { name: words.again })).not.toBeInTheDocument()
})

test('after a dead network one press reads the invite again', async () => {
  let reached = false
  standServer({ invitation: () => (reached ? Response.json(invitation) : Response.error()) })
  await render(<Join token={token} />)
  await expect.element(page.getByRole('alert')).toBeVisible()
  reached = true
  await page.getByRole('button', { name: words.again }).click()
  await expect.element(page.getByRole('heading', { name: 'Pantry planner' })).toBeVisible()
})

test('what is recorded stands before the name; a missing name is asked for here, not by the server', async () => {
  const calls = standServer({
    invitation: () => Response.json(invitation),
    join: () => refuse('ended', 'The interview has ended.'),
  })
  await render(<Join token={token} />)
  await expect.element(page.getByText('The drawing, with times.')).toBeVisible()
  await expect.element(page.getByText(words.keptOpen)).toBeVisible()
  await page.getByRole('button', { name: words.join }).click()
  await expect.element(page.getByLabelText(words.name)).toHaveAttribute('aria-invalid', 'true')
  await expect.element(page.getByLabelText(words.name)).toHaveFocus()
  await expect.element(page.getByText(words.needsName)).toBeVisible()
  expect(calls).not.toContain('join')
  await page.getByLabelText(words.name).fill('Ada')
  await page.getByRole('button', { name: words.join }).click()
  await expect.element(page.getByRole('alert')).toMatchTextContent('The interview has ended.')
})
