import { afterEach, expect, test, vi } from 'vitest'
import { page } from 'vitest/browser'
import { render } from 'vitest-browser-react'
import '../design/tokens.css'
import { SignIn } from './SignIn.tsx'
import { words } from './words.ts'

afterEach(() => {
  vi.unstubAllGlobals()
})

const used = { error: { code: 'bad-code', message: 'This sign-in code was used or has expired. Restart the server.' } }

function standServer(answer: () => Response | Promise<Response>) {
  const asked: unknown[] = []
  vi.stubGlobal('fetch', async (_url: string, init: RequestInit) => {
    asked.push(JSON.parse(String(init.body)))
    return answer()
  })
  return asked
}

async function paste(text: string): Promise<void> {
  await page.getByLabelText(words.signInField).fill(text)
  await page.getByRole('button', { name: words.signInButton }).click()
}

test('a whole link and a bare code are the same; a used one says what to do and can be replaced', async () => {
  const asked = standServer(() => Response.json(used, { status: 401 }))
  await render(<SignIn />)
  await expect.element(page.getByRole('button', { name: words.signInButton })).toBeDisabled()
  await paste('  http://localhost:4400/sign-in#a-code-of-one-use \n')
  await expect.element(page.getByRole('alert')).toMatchTextContent(/used or has expired\. Restart the server/)
  await paste('a-code-of-one-use')
  await expect.element(page.getByRole('button', { name: words.signInButton })).toBeEnabled()
  expect(asked).toEqual([{ code: 'a-code-of-one-use' }, { code: 'a-code-of-one-use' }])
})

test('a server that cannot be reached says so, and what was typed stays', async () => {
  standServer(() => Promise.reject(new TypeError('Failed to fetch')))
  await render(<SignIn />)
  await paste('a-code-of-one-use')
  await expect.element(page.getByRole('alert')).toMatchTextContent(/cannot be reached/)
  await expect.element(page.getByLabelText(words.signInField)).toHaveValue('a-code-of-one-use')
})
