/** Reads the invite without using it, and uses it when the person says so. */
import { pages } from '@probeboard/protocol/address'
import { candidateApi, type Invitation, joinBodySchema } from '@probeboard/protocol/candidate-api'
import { type FormEvent, useCallback, useEffect, useState } from 'react'
import { pageUrl } from '../client/address.ts'
import { call, type Refusal } from '../client/api.ts'
import { Button } from '../design/Button.tsx'
import { Field, Input } from '../design/Field.tsx'
import { Skeleton } from '../design/Skeleton.tsx'
import { Invited } from './Invited.tsx'
import styles from './Join.module.css'
import { TypeCode } from './Pair.tsx'
import { NoInvite, Refused } from './Refused.tsx'
import { Sheet } from './Sheet.tsx'
import { words } from './words.ts'

type State =
  | { readonly kind: 'loading' }
  | { readonly kind: 'refused'; readonly error: Refusal }
  | { readonly kind: 'invited'; readonly invitation: Invitation }

/** A token that was cut off on its way is seen here: the server would answer in words for programs. */
const isWhole = (token: string): boolean => joinBodySchema.shape.token.safeParse(token).success

export function Join({ token }: { token: string }) {
  const [state, setState] = useState<State>({ kind: 'loading' })
  const read = useCallback(async () => {
    const answer = await call(candidateApi.invitation, { body: { token } })
    setState(answer.ok ? { kind: 'invited', invitation: answer.value } : { kind: 'refused', error: answer.error })
  }, [token])
  useEffect(() => {
    if (isWhole(token)) void read()
  }, [token, read])

  return (
    <Sheet>
      {!isWhole(token) ? (
        <>
          <NoInvite cut={token !== ''} />
          <TypeCode />
        </>
      ) : state.kind === 'loading' ? (
        <Skeleton lines={6} />
      ) : state.kind === 'refused' ? (
        <Refused
          error={state.error}
          onRetry={() => {
            setState({ kind: 'loading' })
            void read()
          }}
        />
      ) : (
        <Invited invitation={state.invitation}>
          <Name
            token={token}
            known={!state.invitation.needsName}
            onRefused={(error) => setState({ kind: 'refused', error })}
          />
        </Invited>
      )}
    </Sheet>
  )
}

function Name({ token, known, onRefused }: { token: string; known: boolean; onRefused: (error: Refusal) => void }) {
  const [name, setName] = useState('')
  const [busy, setBusy] = useState(false)
  const [missing, setMissing] = useState(false)

  async function join(event: FormEvent<HTMLFormElement>): Promise<void> {
    event.preventDefault()
    if (!known && name.trim() === '') {
      setMissing(true)
      event.currentTarget.querySelector('input')?.focus()
      return
    }
    setBusy(true)
    const answer = await call(candidateApi.join, {
      body: { token, ...(name.trim() === '' ? {} : { name: name.trim() }) },
    })
    if (answer.ok) location.replace(pageUrl(pages.interview(answer.value.interview.id, answer.value.participant.id)))
    else {
      setBusy(false)
      onRefused(answer.error)
    }
  }

  return (
    <form className={styles.form} onSubmit={(event) => void join(event)}>
      <Field
        label={words.name}
        hint={known ? words.nameKnown : words.nameHint}
        error={missing ? words.needsName : undefined}
      >
        {(control) => (
          <Input
            {...control}
            value={name}
            maxLength={80}
            autoComplete="name"
            onChange={(event) => {
              setName(event.target.value)
              setMissing(false)
            }}
          />
        )}
      </Field>
      <Button type="submit" variant="primary" busy={busy} className={styles.join ?? ''}>
        {busy ? words.joining : words.join}
      </Button>
    </form>
  )
}
