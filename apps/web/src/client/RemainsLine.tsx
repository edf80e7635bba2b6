/** Tells what the server has refused and nobody else sees, and offers it as a file. It stays until it is dismissed. */
import { Button } from '../design/Button.tsx'
import type { Remains } from './remains.ts'
import { words } from './words.ts'

const mostNamed = 2

function save({ name, text }: ReturnType<Remains['copy']>): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'application/json' }))
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  URL.revokeObjectURL(url)
}

export function RemainsLine({ remains, className }: { remains: Remains; className?: string | undefined }) {
  const { refused } = remains
  const reasons = refused.slice(0, mostNamed).map(({ id, reason }) => `${id}: ${reason}`)
  return (
    <div role="alert" className={className} data-testid="remains">
      <p>{refused.length > 0 ? words.notTaken(refused.length) : words.setAside}</p>
      {reasons.map((reason) => (
        <p key={reason}>{reason}</p>
      ))}
      <Button size="small" onClick={() => save(remains.copy())}>
        {words.saveCopy}
      </Button>{' '}
      <Button size="small" variant="quiet" onClick={remains.dismiss}>
        {words.dismiss}
      </Button>
    </div>
  )
}
