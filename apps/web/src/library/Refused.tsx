/** What stands where the library cannot be shown: why, and the two ways on. */
import { pages } from '@probeboard/protocol/address'
import { pageUrl } from '../client/address.ts'
import type { Refusal } from '../client/api.ts'
import { Button } from '../design/Button.tsx'
import { ButtonLink } from '../design/ButtonLink.tsx'
import { ErrorState } from '../design/ErrorState.tsx'
import { words } from './words.ts'

export function Refused({ refusal }: { refusal: Refusal }) {
  return (
    <>
      <h1>{words.title}</h1>
      <ErrorState
        title={words.failed}
        action={
          <>
            <Button onClick={() => location.reload()}>{words.again}</Button>
            {refusal.code === 'no-seat' && <ButtonLink href={pageUrl(pages.interviews())}>{words.signIn}</ButtonLink>}
          </>
        }
      >
        <p>{refusal.message}</p>
      </ErrorState>
    </>
  )
}
