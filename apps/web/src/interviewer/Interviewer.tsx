/**
 * The interviewer's screen: board and docked panel, or the panel alone. Working in the panel changes nothing that the
 * candidate sees but what is told, thrown and staged on purpose; what is selected on the board is never broadcast.
 */
import { observeBrief, readBrief } from '@probeboard/documents/brief'
import {
  askOwn,
  assign,
  markConstraint,
  markProbe,
  noteTradeoff,
  observeNotebook,
  readNotebook,
  say as sayInNotebook,
} from '@probeboard/documents/notebook'
import type { InterviewState } from '@probeboard/domain/interview/interview'
import type { Fact } from '@probeboard/domain/scenario/scenario'
import type { Me } from '@probeboard/protocol/candidate-api'
import { type ComponentType, Suspense, useEffect, useRef, useState } from 'react'
import type { BoardCanvasProps, BoardHandle } from '../board/BoardCanvas.tsx'
import { sayImport } from '../board/import-words.ts'
import { useDocumentView } from '../client/document-view.ts'
import { usePeople } from '../client/people.ts'
import { serverNow } from '../client/session.ts'
import { DialogsAwayProvider } from '../design/Dialog.tsx'
import { useTheme } from '../design/theme.ts'
import { type Cockpit, CockpitProvider } from './cockpit.ts'
import { fling } from './fling.ts'
import { freshId } from './fresh-id.ts'
import { Header } from './Header.tsx'
import styles from './Interviewer.module.css'
import type { InterviewData } from './interview-data.ts'
import { KeysDialog } from './KeysDialog.tsx'
import { LinkLines } from './LinkLines.tsx'
import { say, sayTold } from './notice.ts'
import { everybody } from './own-dimensions.ts'
import { Palette } from './Palette.tsx'
import { Panel } from './Panel.tsx'
import { usePanel } from './panel-store.ts'
import type { Parts } from './parts.ts'
import { Split } from './Split.tsx'
import { Unsent } from './Unsent.tsx'
import { usePanelKeys } from './use-panel-keys.ts'
import { words } from './words.ts'

export function Interviewer({
  me,
  data,
  parts,
  BoardCanvas,
}: {
  me: Me
  data: InterviewData
  parts: Parts
  BoardCanvas: ComponentType<BoardCanvasProps> | null
}) {
  const brief = useDocumentView(parts.brief.line().doc, readBrief, observeBrief)
  const { doc } = parts.notebook.line()
  const notebook = useDocumentView(doc, readNotebook, observeNotebook)
  const line = (parts.board ?? parts.brief).line()
  const people = usePeople(line.awareness, me.participant)
  const theme = useTheme((state) => state.resolved)
  const blank = usePanel((state) => state.blank !== null)
  const [ownBoard, setBoard] = useState<BoardHandle | null>(null)
  const farBoard = parts.far?.board(({ now }) => now) ?? null
  const board = ownBoard ?? farBoard
  // The same object for as long as the page stands: with another one the board would begin anew.
  const [seat] = useState(me.participant)
  const link = parts.brief.status((status) => status.state)
  const started = brief.prompt !== null
  const { renew } = parts
  // The server closes and reopens links at the start and at the end: then the interview has come further.
  const progress = `${link} ${started} ${brief.stage.pausedAt} ${people.map(({ id }) => id).join()}`
  const asked = useRef('')
  useEffect(() => {
    if (asked.current === progress) return
    asked.current = progress
    void renew()
  }, [renew, progress])

  const state: InterviewState = me.interview.state === 'ended' ? 'ended' : started ? 'live' : 'waiting'
  const cockpit: Cockpit = {
    ...data,
    me,
    people: everybody(me.people, people),
    state,
    brief,
    notebook,
    commands: parts.commands,
    card: parts.card,
    moments: parts.moments,
    board,
    moveOut: parts.board ? parts.move.out : undefined,
    dock: farBoard ? parts.far?.dock : undefined,
    mark: (probe, mark) => markProbe(doc, probe, mark),
    light: (constraint, asked) => markConstraint(doc, constraint, asked),
    askOwn: (ask, dimension) => askOwn(doc, `own-${freshId()}`, { ask, dimension }),
    assign: (dimension, rater) => assign(doc, dimension, rater),
    noteTradeoff: (id, note) => noteTradeoff(doc, id, note),
    say: (text) => sayInNotebook(doc, { by: me.participant.name, text, at: serverNow() }),
    fling: (curveball) => void fling(parts.commands, curveball),
    tell: (fact, unasked = false) => void tellFact(fact, unasked),
  }

  async function tellFact(fact: Fact, unasked: boolean): Promise<void> {
    const key = await parts.commands.reveal({ fact: fact.id, ...(unasked ? { unasked } : {}) })
    if (key === null) return
    const { constraint } = fact
    const lit = constraint !== undefined && !unasked && !readNotebook(doc).constraints.has(constraint)
    if (lit) markConstraint(doc, constraint, true)
    sayTold(words.told(fact.answer), {
      label: words.takeBack,
      run: () => {
        void parts.commands.takeBack(key)
        if (lit) markConstraint(doc, constraint, false)
      },
    })
  }

  usePanelKeys(cockpit)

  const panel = (
    <Panel
      alone={parts.board === null}
      lines={
        <>
          <LinkLines state={state} role={me.participant.role} parts={parts} />
          <Unsent online={link === 'saved'} />
        </>
      }
    />
  )
  const header = <Header people={people} parts={parts} />
  return (
    <CockpitProvider value={cockpit}>
      <DialogsAwayProvider value={blank}>
        <div className={styles.page} data-alone={parts.board === null || undefined} data-blank={blank || undefined}>
          {header}
          {parts.board && BoardCanvas ? (
            <Split
              main={
                <Suspense>
                  <BoardCanvas
                    doc={line.doc}
                    awareness={line.awareness}
                    previews={line.previews}
                    cursors={line.cursors}
                    participant={seat}
                    images={parts.images}
                    readOnly={state === 'ended' || me.participant.role === 'shadow'}
                    theme={theme}
                    onReady={setBoard}
                    onImported={(result) => say(sayImport(result))}
                  />
                </Suspense>
              }
              side={panel}
            />
          ) : (
            panel
          )}
        </div>
        <KeysDialog />
        <Palette />
      </DialogsAwayProvider>
    </CockpitProvider>
  )
}
