/** Why the door stays shut and what to do; another try is offered only where it can end otherwise. */
import type { Refusal } from '../client/api.ts'
import { Button } from '../design/Button.tsx'
import { ErrorState } from '../design/ErrorState.tsx'
import { words } from './words.ts'

const final: ReadonlySet<string> = new Set(['invite-used', 'invite-revoked', 'not-found', 'ended'])

export function NoInvite({ cut }: { cut: boolean }) {
  return (
    <ErrorState heading="h1" title={cut ? words.cutInvite : words.noInvite}>
      <p>{cut ? words.cutInviteHelp : words.noInviteHelp}</p>
    </ErrorState>
  )
}

export function Refused({ error, onRetry }: { error: Refusal; onRetry: () => void }) {
  return (
    <ErrorState
      heading="h1"
      title={words.refused}
      action={final.has(error.code) ? undefined : <Button onClick={onRetry}>{words.again}</Button>}
    >
      <p>{error.code === 'not-found' ? words.unknownHelp : error.message}</p>
    </ErrorState>
  )
}
