/**
 * The candidate's screen: the brief beside the board, a quiet status line, who is here; nothing else. A dead link, a
 * lock and the end are lines in the pane: nothing ever covers the drawing unasked, and nothing drawn goes away.
 */
import { observeBrief, readBrief } from '@probeboard/documents/brief'
import type { Participant } from '@probeboard/domain/interview/interview'
import type { Me } from '@probeboard/protocol/candidate-api'
import { useState } from 'react'
import { BoardCanvas, type BoardHandle } from '../board/BoardCanvas.tsx'
import { sayImport } from '../board/import-words.ts'
import type { Refusal } from '../client/api.ts'
import type { LooseLine } from '../client/connect.ts'
import { useDocumentView } from '../client/document-view.ts'
import type { ImageStore } from '../client/images.ts'
import type { Connection } from '../client/live-document.ts'
import { usePeople } from '../client/people.ts'
import { Button } from '../design/Button.tsx'
import { People } from '../design/People.tsx'
import { Status } from '../design/Status.tsx'
import { statusWords } from '../design/status-words.ts'
import { ThemeToggle } from '../design/ThemeToggle.tsx'
import { useTheme } from '../design/theme.ts'
import { BriefPane } from './BriefPane.tsx'
import styles from './Candidate.module.css'
import { useAround } from './use-around.ts'
import { useStarted } from './use-started.ts'
import { words } from './words.ts'

export function Candidate({
  seat,
  me,
  refusal,
  board,
  brief,
  images,
}: {
  seat: Participant
  /** Null until the server has told. */
  me: Me | null
  refusal: Refusal | null
  board: Connection
  brief: Connection
  images: ImageStore
}) {
  const view = useDocumentView(brief.line().doc, readBrief, observeBrief)
  const line = board.line()
  const status = board.status()
  const remains = board.remains(({ now }) => now)
  const told = brief.status(({ loaded }) => loaded)
  const people = usePeople(line.awareness, me?.participant ?? seat)
  const started = useStarted(told, view.prompt !== null)
  const theme = useTheme((state) => state.resolved)
  const [handle, setHandle] = useState<BoardHandle | null>(null)
  const [paneOpen, setPaneOpen] = useState(true)
  const [said, setSaid] = useState('')
  const [practising, setPractising] = useState(false)
  const closed = status.closed
  const around = useAround()
  const gone = closed !== null || status.blocked
  const [copy, setCopy] = useState<LooseLine | null>(null)
  const shown = copy ?? line
  // The start ends it: the task comes with the real board.
  const trying = practising && view.prompt === null && closed === null

  /** The other board comes with a handle of its own, and takes the keys. */
  const practise = (on: boolean): void => {
    setPractising(on)
    setHandle(null)
  }

  return (
    <div className={styles.page} data-pane={paneOpen ? 'open' : 'closed'}>
      <p className={styles.spoken} role="status">
        {started && words.started}
      </p>
      <aside className={styles.pane} aria-label={words.menu}>
        {around && gone ? (
          <around.Farewell
            code={closed}
            unknown={refusal?.code === 'no-seat' || refusal?.code === 'not-found'}
            me={me}
            late={!status.loaded}
            onCopy={setCopy}
            handle={handle}
          />
        ) : view.prompt !== null ? (
          <BriefPane brief={view} prompt={view.prompt} />
        ) : around && told ? (
          <around.WaitingRoom me={me} people={people} practising={practising} practise={practise} />
        ) : (
          <p className={styles.opening} role="status">
            {words.loading}
          </p>
        )}
        {!me && refusal && (
          <p className={styles.line} role="status">
            {refusal.message}
          </p>
        )}
        {view.stage.frozen && closed === null && <p className={styles.line}>{words.frozen}</p>}
        {said !== '' && (
          <p className={styles.line} role="status">
            {said}
          </p>
        )}
        {around && remains && <around.RemainsLine remains={remains} className={styles.line} />}
        <footer className={styles.foot}>
          <Status state={status.state}>{statusWords(status)}</Status>
          <div className={styles.toggle}>
            <Button size="small" onClick={() => setPaneOpen(!paneOpen)} aria-expanded={paneOpen}>
              {paneOpen ? words.hideBrief : words.showBrief}
            </Button>
          </div>
          <span className={styles.people}>
            <People people={people} self={seat.id} />
          </span>
          <ThemeToggle />
        </footer>
      </aside>
      <main className={styles.board} aria-label={words.board}>
        {trying && around ? (
          <around.Practice seat={seat} theme={theme} />
        ) : (
          <BoardCanvas
            key={shown === line ? 'line' : 'copy'}
            doc={shown.doc}
            awareness={shown.awareness}
            previews={shown.previews}
            cursors={shown.cursors}
            participant={seat}
            images={images}
            readOnly={view.stage.frozen || closed !== null}
            theme={theme}
            onReady={(ready) => {
              setHandle(ready)
              if (!handle) ready.focus()
            }}
            onImported={(result) => setSaid(sayImport(result))}
          />
        )}
      </main>
    </div>
  )
}
