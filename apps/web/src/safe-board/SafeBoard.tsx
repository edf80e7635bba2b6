/**
 * The board's window while the panel is in a window of its own: drawing, people, whether it is saved. It never loads the
 * scenario, the notebook or a scorecard, nor the code that shows them, so whatever of it is shared shows none of them.
 */
import type { Participant } from '@probeboard/domain/interview/interview'
import { closeCodes } from '@probeboard/protocol/close-codes'
import { AppWindow, PanelRight } from 'lucide-react'
import { useEffect, useState } from 'react'
import { BoardCanvas, type BoardHandle } from '../board/BoardCanvas.tsx'
import { sayImport } from '../board/import-words.ts'
import type { BoardLink } from '../client/board-link.ts'
import type { ImageStore } from '../client/images.ts'
import type { Connection } from '../client/live-document.ts'
import { usePeople } from '../client/people.ts'
import { RemainsLine } from '../client/RemainsLine.tsx'
import { useSession } from '../client/session.ts'
import { Button } from '../design/Button.tsx'
import { Kbd } from '../design/Kbd.tsx'
import { People } from '../design/People.tsx'
import { Status } from '../design/Status.tsx'
import { statusWords } from '../design/status-words.ts'
import { ThemeToggle } from '../design/ThemeToggle.tsx'
import { useTheme } from '../design/theme.ts'
import styles from './SafeBoard.module.css'
import { serveBoard } from './serve-board.ts'
import { usePanelWindow } from './use-panel-window.ts'
import { words } from './words.ts'

const closings: Readonly<Record<number, string>> = words.closings

export function SafeBoard({
  seat,
  board,
  images,
  link,
  panelUrl,
  dock,
}: {
  /** The address says enough to draw; the role comes with the session. */
  seat: Participant
  board: Connection
  images: ImageStore
  link: BoardLink
  panelUrl: string
  dock: () => void
}) {
  const { me } = useSession()
  const line = board.line()
  const status = board.status()
  const remains = board.remains(({ now }) => now)
  const people = usePeople(line.awareness, me?.participant ?? seat)
  const theme = useTheme((state) => state.resolved)
  const panel = usePanelWindow(link, seat.id, panelUrl, dock)
  const [handle, setHandle] = useState<BoardHandle | null>(null)
  const [said, setSaid] = useState('')
  useEffect(() => (handle ? serveBoard(link, handle) : undefined), [link, handle])
  const offline = status.state === 'offline'
  const ended = me?.interview.state === 'ended'
  const lines = [
    status.closed === null ? null : (closings[status.closed] ?? words.closing),
    ended && status.closed !== closeCodes.ended ? words.ended : null,
    offline ? words.offline : null,
    panel.blocked && !panel.there ? words.blocked : null,
    said === '' ? null : said,
  ].filter((text) => text !== null)

  return (
    <div className={styles.page}>
      <header className={styles.header}>
        <Status state={status.state}>{statusWords(status)}</Status>
        <People people={people} self={seat.id} />
        <span className={styles.about} role="status">
          {panel.there ? words.apart : words.closed}
        </span>
        <div className={styles.tools}>
          <Button
            icon={<AppWindow size={14} aria-hidden="true" />}
            variant={panel.there ? 'plain' : 'primary'}
            title={words.openHelp}
            onClick={panel.open}
            data-testid="open-panel"
          >
            {panel.there ? words.show : words.open}
          </Button>
          <Button
            icon={<PanelRight size={14} aria-hidden="true" />}
            title={words.dockHelp}
            aria-keyshortcuts="F8"
            disabled={offline}
            onClick={dock}
            data-testid="dock"
          >
            {words.dock} <Kbd>F8</Kbd>
          </Button>
          <ThemeToggle />
        </div>
      </header>
      <div role="status" className={styles.lines}>
        {lines.map((text) => (
          <p key={text}>{text}</p>
        ))}
        {remains && <RemainsLine remains={remains} />}
      </div>
      <main className={styles.board} aria-label={words.board}>
        <BoardCanvas
          doc={line.doc}
          awareness={line.awareness}
          previews={line.previews}
          cursors={line.cursors}
          participant={seat}
          images={images}
          readOnly={ended || status.closed !== null || me?.participant.role === 'shadow'}
          theme={theme}
          onReady={setHandle}
          onImported={(result) => setSaid(sayImport(result))}
        />
      </main>
    </div>
  )
}
