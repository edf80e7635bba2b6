/**
 * Everything that an interviewer can do, in one table: the keys, the dialog of keys and the palette read it, and nothing
 * else knows a key. To add an action, add a row.
 */
import { dimensions } from '@probeboard/domain/scenario/rubric'
import { setTheme, useTheme } from '../design/theme.ts'
import { type Cockpit, leads, mayAct } from './cockpit.ts'
import { showTab, tabIds, toggleBlank, toggleHelp, usePanel } from './panel-store.ts'
import { findAsking, markNext, moveOn, pickNextProbe } from './pick.ts'
import { beginPin, focusOn } from './pinning.ts'
import { readThrown, readToldFacts } from './told.ts'
import { words } from './words.ts'

export interface Action {
  readonly id: string
  readonly group: string
  readonly words: string
  /** What finds it besides its words. */
  readonly also?: readonly string[]
  /** The key that does it while nobody types, in small letters as the browser names it. */
  readonly key?: string
  /** The key that does it from anywhere, also while somebody types or draws. */
  readonly safeKey?: string
  run(): void
}

/** Out of the board's window or back into it, whichever there is. */
function move({ moveOut, dock }: Cockpit): void {
  if (moveOut) moveOut()
  else dock?.()
}

function toggleTheme(): void {
  setTheme(useTheme.getState().resolved === 'dark' ? 'light' : 'dark')
}

export function toggleChat(lines: number): void {
  usePanel.setState(({ chatOpen }) => ({ chatOpen: !chatOpen, chatSeen: lines }))
  if (usePanel.getState().chatOpen) focusOn('chat-input')
}

/** The next probe by one key each: while one is being asked the same keys end it. */
function probeActions(cockpit: Cockpit): Action[] {
  const group = words.askNext
  const help: Action = { id: 'help', group, words: words.helpTitle, key: 'h', run: toggleHelp }
  const asking = findAsking(cockpit, usePanel.getState().asking)
  if (asking)
    return [
      { id: 'answered', group, words: words.answered, key: 'enter', run: () => markNext(cockpit, asking, 'answered') },
      { id: 'move-on', group, words: words.moveOn, key: 'l', run: moveOn },
      help,
    ]
  const next = pickNextProbe(cockpit)
  if (!next) return [help]
  const mark = (state: 'asked' | 'later' | 'skipped') => () => markNext(cockpit, next.probe, state)
  return [
    { id: 'asked', group, words: words.asked, key: 'enter', run: mark('asked') },
    { id: 'later', group, words: words.later, key: 'l', run: mark('later') },
    { id: 'skip', group, words: words.skip, key: 's', run: mark('skipped') },
    help,
  ]
}

function panelActions(cockpit: Cockpit): Action[] {
  const group = words.panel
  const own = { ...words.actions }
  return [
    ...tabIds.map(
      (tab, place): Action => ({
        id: `tab-${tab}`,
        group,
        words: words[tab],
        key: String(place + 1),
        run: () => showTab(tab),
      }),
    ),
    {
      id: 'find-fact',
      group,
      words: words.factSearch,
      key: '/',
      run: () => {
        showTab('facts')
        focusOn('fact-search')
      },
    },
    { id: 'pin', group, words: words.pinByKey, also: [own.pinAlso], key: 'e', run: () => beginPin(cockpit) },
    {
      id: 'note',
      group,
      words: words.noteByKey,
      key: 'n',
      run: () => {
        showTab('notes')
        focusOn('note-input')
      },
    },
    {
      id: 'chat',
      group,
      words: words.chat.title,
      key: 'c',
      run: () => toggleChat(cockpit.notebook.chat.length),
    },
    { id: 'blank', group, words: words.blankByKey, key: 'b', run: () => toggleBlank() },
    { id: 'blank-anywhere', group, words: words.blankAnywhere, safeKey: 'F2', run: () => toggleBlank('f2') },
    { id: 'move', group, words: words.moveByKey, key: 'o', safeKey: 'F8', run: () => move(cockpit) },
    { id: 'palette', group, words: own.palette, safeKey: 'F9', run: openPalette },
    { id: 'keys', group, words: words.keysTitle, key: '?', run: () => usePanel.setState({ keysOpen: true }) },
    { id: 'phone', group, words: words.phone, run: () => usePanel.setState({ phoneOpen: true }) },
    { id: 'theme', group, words: own.theme, run: toggleTheme },
  ]
}

function stageActions(cockpit: Cockpit): Action[] {
  const { commands, brief, settings, state } = cockpit
  if (!leads(cockpit)) return []
  const group = words.phases
  if (state === 'waiting') return [{ id: 'start', group, words: words.start, run: () => void commands.start() }]
  if (state !== 'live') return []
  const { pausedAt, frozen, phase } = brief.stage
  return [
    { id: 'next-phase', group, words: words.next, run: () => void commands.stage({ do: 'skip' }) },
    {
      id: 'pause',
      group,
      words: pausedAt === null ? words.pause : words.resume,
      run: () => void commands.stage({ do: pausedAt === null ? 'pause' : 'resume' }),
    },
    { id: 'extend', group, words: words.extendLabel, run: () => void commands.stage({ do: 'extend', minutes: 5 }) },
    {
      id: 'freeze',
      group,
      words: frozen ? words.unfreeze : words.freeze,
      run: () => void commands.stage({ do: frozen ? 'unfreeze' : 'freeze' }),
    },
    ...settings.phases
      .filter(({ id }) => id !== phase)
      .map(
        (one): Action => ({
          id: `phase-${one.id}`,
          group,
          words: words.actions.goTo(one.name),
          run: () => void commands.stage({ do: 'phase', phase: one.id }),
        }),
      ),
    { id: 'end', group, words: words.endTitle, run: () => usePanel.setState({ endOpen: true }) },
  ]
}

function toldActions(cockpit: Cockpit): Action[] {
  const { scenario, brief } = cockpit
  const told = readToldFacts(scenario.facts, brief).byFact
  const thrown = readThrown(scenario.curveballs, brief)
  return [
    ...scenario.curveballs
      .filter(({ id }) => !thrown.has(id))
      .map(
        (one): Action => ({
          id: `throw-${one.id}`,
          group: words.curveballs,
          words: `${words.throw}: ${one.title}`,
          also: [words.kinds[one.kind]],
          run: () => cockpit.fling(one),
        }),
      ),
    ...scenario.facts
      .filter(({ id }) => !told.has(id))
      .map(
        (one): Action => ({
          id: `tell-${one.id}`,
          group: words.facts,
          words: words.tellLabel(one.answer),
          also: [...one.hints, one.category, one.constraint ?? ''],
          run: () => cockpit.tell(one),
        }),
      ),
  ]
}

function markActions(cockpit: Cockpit): Action[] {
  const { scenario, notebook, settings } = cockpit
  return [
    ...scenario.probes
      .filter(({ id }) => !notebook.probes.has(id))
      .map(
        (probe): Action => ({
          id: `ask-${probe.id}`,
          group: words.probes,
          words: `${words.asked}: ${probe.ask}`,
          also: [dimensions[probe.dimension].name],
          run: () => markNext(cockpit, probe, 'asked'),
        }),
      ),
    ...(['cost', 'latency', 'compliance'] as const).map(
      (constraint): Action => ({
        id: `lamp-${constraint}`,
        group: words.constraints,
        words: words.actions.lamp(constraint, notebook.constraints.has(constraint)),
        run: () => cockpit.light(constraint, !notebook.constraints.has(constraint)),
      }),
    ),
    ...settings.dimensions.map(
      (dimension): Action => ({
        id: `pin-${dimension}`,
        group: words.score,
        words: words.pinLabel(dimensions[dimension].name),
        run: () => beginPin(cockpit, dimension),
      }),
    ),
  ]
}

/** Rating by the palette goes to the button and not further: a rating is pressed with its anchor in sight. */
function rateActions({ card }: Cockpit): Action[] {
  const { dimensions: own, versions, amending } = card.store.getState()
  if (versions.length > 0 && !amending) return []
  return own.map(
    (dimension): Action => ({
      id: `rate-${dimension}`,
      group: words.score,
      words: words.actions.rate(dimensions[dimension].name),
      run: () => {
        showTab('score')
        focusOn(`rate-${dimension}-1`)
      },
    }),
  )
}

export function openPalette(): void {
  usePanel.setState({ paletteOpen: true, paletteQuery: '' })
}

/** In the order in which they are offered while nothing is typed. */
export function listActions(cockpit: Cockpit): Action[] {
  const may = mayAct(cockpit)
  return [
    ...(may ? probeActions(cockpit) : []),
    ...stageActions(cockpit),
    ...panelActions(cockpit),
    ...(may ? toldActions(cockpit) : []),
    ...(may ? markActions(cockpit) : []),
    ...rateActions(cockpit),
  ]
}
