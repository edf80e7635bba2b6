/** A second device comes in by a short code: scanned, then it stands in the address, or typed. */
import { pages } from '@probeboard/protocol/address'
import { pairingApi, pairingCodePattern } from '@probeboard/protocol/pairing-api'
import { type FormEvent, useState } from 'react'
import { pageUrl } from '../client/address.ts'
import { call, type Refusal } from '../client/api.ts'
import { Button } from '../design/Button.tsx'
import { Field, Input } from '../design/Field.tsx'
import styles from './Join.module.css'
import { Sheet } from './Sheet.tsx'
import { words } from './words.ts'

/** Goes to the panel, or answers why not. */
async function takeSeat(code: string): Promise<Refusal | null> {
  const answer = await call(pairingApi.takePair, { body: { code: code.trim() } })
  if (!answer.ok) return answer.error
  location.replace(pageUrl(pages.panel(answer.value.interview.id, answer.value.participant.id)))
  return null
}

export function Pair({ code }: { code: string }) {
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const go = async (): Promise<void> => {
    setBusy(true)
    const refused = await takeSeat(code)
    setRefusal(refused)
    if (refused) setBusy(false)
  }
  return (
    <Sheet>
      <div className={styles.head}>
        <h1>{words.pair}</h1>
      </div>
      <p className={styles.about}>{words.pairHelp}</p>
      {refusal ? (
        <>
          <p role="alert">{refusal.message}</p>
          <TypeCode />
        </>
      ) : (
        <Button
          variant="primary"
          busy={busy}
          className={styles.join ?? ''}
          onClick={() => void go()}
          data-testid="pair"
        >
          {busy ? words.pairing : words.pairButton}
        </Button>
      )}
    </Sheet>
  )
}

export function TypeCode() {
  const [code, setCode] = useState('')
  const [busy, setBusy] = useState(false)
  const [wrong, setWrong] = useState<string | undefined>()
  const go = async (event: FormEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault()
    if (!pairingCodePattern.test(code)) return setWrong(words.codeWrong)
    setBusy(true)
    const refused = await takeSeat(code)
    setBusy(false)
    if (refused) setWrong(refused.message)
  }
  return (
    <form className={styles.form} onSubmit={(event) => void go(event)}>
      <Field label={words.code} hint={words.codeHint} error={wrong}>
        {(control) => (
          <Input
            {...control}
            value={code}
            maxLength={20}
            autoComplete="off"
            autoCapitalize="characters"
            spellCheck={false}
            onChange={(event) => {
              setCode(event.target.value)
              setWrong(undefined)
            }}
            data-testid="pair-code"
          />
        )}
      </Field>
      <Button type="submit" busy={busy} className={styles.join ?? ''}>
        {words.codeButton}
      </Button>
    </form>
  )
}
