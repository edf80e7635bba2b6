/** After the end: thanks, until when all of it is kept, and the candidate's own copy in three forms. */
import type { Me } from '@probeboard/protocol/candidate-api'
import { useEffect, useState } from 'react'
import type { BoardHandle } from '../board/BoardCanvas.tsx'
import type { LooseLine } from '../client/connect.ts'
import { Button } from '../design/Button.tsx'
import styles from './BriefPane.module.css'
import { words } from './farewell-words.ts'
import { sayKept } from './kept.ts'
import { openCopy } from './open-copy.ts'

export interface FarewellProps {
  /** Why the server closed it for good; null while something on the way stops every try. */
  readonly code: number | null
  /** Whether the server knows this seat no more. */
  readonly unknown: boolean
  readonly me: Me | null
  /** Whether this page never had the drawing: it ended before. */
  readonly late: boolean
  readonly onCopy: (copy: LooseLine) => void
  readonly handle: BoardHandle | null
}

const forms = ['png', 'svg', 'excalidraw'] as const

export function End(props: FarewellProps) {
  const { me, unknown } = props
  return (
    <div className={styles.waiting}>
      <div role="status">
        <h1>{unknown ? words.erased : words.ended}</h1>
        <p>{unknown ? words.erasedHelp : words.endedHelp}</p>
      </div>
      {me && !unknown && <TakeHome {...props} me={me} />}
    </div>
  )
}

/** Whoever comes back after the end gets the drawing as it stood; whoever was there at the end has it on the screen. */
function TakeHome({ me, late, onCopy, handle }: FarewellProps & { me: Me }) {
  const [state, setState] = useState<'here' | 'on-its-way' | 'failed'>('here')
  const { id, retainUntil, takeCopy } = me.interview
  const wanted = late && takeCopy
  const participant = me.participant.id
  useEffect(() => {
    if (!wanted) return
    setState('on-its-way')
    void openCopy(id, participant).then((copy) => {
      if (copy) onCopy(copy)
      setState(copy ? 'here' : 'failed')
    })
  }, [wanted, id, participant, onCopy])
  return (
    <>
      <p>{sayKept(retainUntil)}</p>
      {takeCopy && (
        <section className={styles.copy}>
          <h2>{words.takeCopy}</h2>
          {state === 'on-its-way' ? (
            <p role="status">{words.fetchingCopy}</p>
          ) : state === 'failed' ? (
            <p role="alert">{words.noCopy}</p>
          ) : (
            forms.map((form) => (
              <Button
                key={form}
                variant={form === 'png' ? 'primary' : 'plain'}
                disabled={!handle}
                onClick={() => void handle?.download(form)}
              >
                {words.copyForms[form]}
              </Button>
            ))
          )}
          <p>{words.comeBack}</p>
        </section>
      )}
    </>
  )
}
