/** Swaps the one-time code of the printed link for a session; the code leaves the address at once. */
import { pages } from '@probeboard/protocol/address'
import { ownerApi } from '@probeboard/protocol/owner-api'
import { type FormEvent, useEffect, useState } from 'react'
import { pageUrl } from '../client/address.ts'
import { call, type Refusal } from '../client/api.ts'
import { Button } from '../design/Button.tsx'
import { ErrorState } from '../design/ErrorState.tsx'
import { Field, Input } from '../design/Field.tsx'
import { OwnerFrame } from '../design/OwnerFrame.tsx'
import styles from './Home.module.css'
import { words } from './words.ts'

/** Taken off the address when this file is read, so that no second rendering can use it twice. */
const codeInAddress = location.pathname.endsWith('/sign-in') ? location.hash.slice(1) : ''
if (codeInAddress !== '') history.replaceState(null, '', location.pathname)

let asked: Promise<Refusal | null> | undefined

async function signIn(code: string): Promise<Refusal | null> {
  const answer = await call(ownerApi.signIn, { body: { code } })
  if (!answer.ok) return answer.error
  location.replace(pageUrl(pages.interviews()))
  return null
}

export function SignIn() {
  const [busy, setBusy] = useState(codeInAddress !== '')
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const [typed, setTyped] = useState('')

  // Another link pasted over this page changes only the fragment, which loads nothing by itself.
  useEffect(() => {
    const reload = (): void => location.reload()
    addEventListener('hashchange', reload)
    return () => removeEventListener('hashchange', reload)
  }, [])

  useEffect(() => {
    if (codeInAddress === '') return
    asked ??= signIn(codeInAddress)
    void asked.then((error) => {
      setRefusal(error)
      if (error) setBusy(false)
    })
  }, [])

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault()
    setBusy(true)
    const error = await signIn(typed.trim().split('#').at(-1) ?? '')
    setRefusal(error)
    if (error) setBusy(false)
  }

  return (
    <OwnerFrame>
      <div className={styles.narrow}>
        {refusal && (
          <ErrorState title={words.signInFailed}>
            <p>{refusal.message}</p>
          </ErrorState>
        )}
        <h1>{words.signIn}</h1>
        <p className={styles.soft}>{words.signInHelp}</p>
        <form className={styles.form} onSubmit={(event) => void submit(event)}>
          <Field label={words.signInField}>
            {(control) => (
              <Input
                {...control}
                value={typed}
                autoComplete="off"
                spellCheck={false}
                onChange={(event) => setTyped(event.target.value)}
              />
            )}
          </Field>
          <Button type="submit" variant="primary" busy={busy} disabled={typed.trim() === ''}>
            {busy ? words.signingIn : words.signInButton}
          </Button>
        </form>
      </div>
    </OwnerFrame>
  )
}
