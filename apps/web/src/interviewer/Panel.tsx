/** The panel: time, what to ask next and what is still dark stand still on top; the tabs below. */
import type { ReactNode } from 'react'
import { useStore } from 'zustand'
import { Kbd } from '../design/Kbd.tsx'
import { Markdown } from '../design/Markdown.tsx'
import { Tabs } from '../design/Tabs.tsx'
import { Blanked } from './Blanked.tsx'
import { Chat } from './Chat.tsx'
import { CurveballsTab } from './CurveballsTab.tsx'
import { leads, useCockpit } from './cockpit.ts'
import { FactsTab } from './FactsTab.tsx'
import { LateLine } from './LateLine.tsx'
import { NotesTab } from './NotesTab.tsx'
import { NoticeLine } from './NoticeLine.tsx'
import { Now } from './Now.tsx'
import { NumbersTab } from './NumbersTab.tsx'
import styles from './Panel.module.css'
import { PanelFoot } from './PanelFoot.tsx'
import { PhaseStrip } from './PhaseStrip.tsx'
import { ProbesTab } from './ProbesTab.tsx'
import { tabIds, usePanel } from './panel-store.ts'
import { Removable } from './Removable.tsx'
import { ScoreTab } from './ScoreTab.tsx'
import { TradeoffsTab } from './TradeoffsTab.tsx'
import { words } from './words.ts'

const contents = {
  probes: <ProbesTab />,
  facts: <FactsTab />,
  curveballs: <CurveballsTab />,
  numbers: <NumbersTab />,
  score: <ScoreTab />,
  notes: <NotesTab />,
  tradeoffs: <TradeoffsTab />,
}

/** What the candidate is going to read, so that it can be read out. */
function Waiting() {
  const cockpit = useCockpit()
  return (
    <section className={styles.waiting} aria-label={words.waiting}>
      <p>{leads(cockpit) ? words.waitingLead : words.waitingOthers}</p>
      <blockquote>
        <Markdown text={cockpit.scenario.brief.prompt} />
      </blockquote>
    </section>
  )
}

/** `alone`: the panel is all there is on this page. */
export function Panel({ lines, alone = false }: { lines: ReactNode; alone?: boolean }) {
  const Landmark = alone ? 'main' : 'aside'
  const { state, card, moveOut } = useCockpit()
  const tab = usePanel((panel) => panel.tab)
  const blank = usePanel((panel) => panel.blank)
  const sealed = useStore(card.store, ({ versions }) => versions.length > 0)
  return (
    <Landmark className={styles.panel} aria-label={words.panel} tabIndex={-1} data-testid="panel">
      {blank !== null && <Blanked by={blank} again={moveOut} />}
      <Removable away={blank !== null} className={styles.content}>
        <PhaseStrip />
        {lines}
        <LateLine />
        {state === 'waiting' && <Waiting />}
        {state === 'live' && <Now />}
        <div className={styles.tabs}>
          <Tabs
            label={words.panel}
            value={tab}
            onChange={(id) => {
              const chosen = tabIds.find((one) => one === id)
              if (chosen) usePanel.setState({ tab: chosen })
            }}
            tabs={tabIds.map((id, i) => ({
              id,
              label: words[id],
              badge: <Kbd>{String(i + 1)}</Kbd>,
              content: (
                <>
                  <h2 className={styles.spoken}>{words[id]}</h2>
                  {contents[id]}
                </>
              ),
            }))}
          />
        </div>
        <NoticeLine />
        <Chat />
        {!sealed && <PanelFoot />}
      </Removable>
    </Landmark>
  )
}
