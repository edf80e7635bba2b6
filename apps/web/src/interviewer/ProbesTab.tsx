/** Every probe there is: one's own, the scenario's by dimension, two of each bank. Marks are shared live on this side. */
import { purposeOf } from '@probeboard/domain/assessment/next-probe'
import { type DimensionId, dimensionIds } from '@probeboard/domain/interview/interview'
import { type Bank, fromOneBank } from '@probeboard/domain/scenario/bank'
import { dimensions } from '@probeboard/domain/scenario/rubric'
import type { Probe } from '@probeboard/domain/scenario/scenario'
import type { ReactNode } from 'react'
import { Button } from '../design/Button.tsx'
import { Input, Select } from '../design/Field.tsx'
import { mayAct, useCockpit } from './cockpit.ts'
import { DimensionMark } from './DimensionMark.tsx'
import { Fold } from './Fold.tsx'
import styles from './Lists.module.css'
import { OwnProbe } from './OwnProbe.tsx'
import { ProbeRow } from './ProbeRow.tsx'
import { useDraft } from './panel-store.ts'
import { probeWords } from './probe-words.ts'
import { matches } from './word-match.ts'

function Group({
  id,
  title,
  probes,
  rest = [],
}: {
  id: string
  title: ReactNode
  probes: readonly Probe[]
  /** What stands back until it is asked for. */
  rest?: readonly Probe[]
}) {
  if (probes.length + rest.length === 0) return null
  const rows = (some: readonly Probe[]): ReactNode => (
    <ul>
      {some.map((probe) => (
        <ProbeRow key={probe.id} probe={probe} />
      ))}
    </ul>
  )
  return (
    <section id={id} className={styles.group}>
      <h3>{title}</h3>
      {probes.length > 0 && rows(probes)}
      {rest.length > 0 && <Fold summary={probeWords.bankRest(rest.length)}>{rows(rest)}</Fold>}
    </section>
  )
}

/** PB3: a bank is seasoning. What was marked of it stays in sight, and while two are not asked yet it offers as many. */
function BankGroup({ bank, probes, all }: { bank: Bank; probes: readonly Probe[]; all: boolean }) {
  const { probes: marks } = useCockpit().notebook
  const used = bank.probes.filter(({ id }) => ['asked', 'answered'].includes(marks.get(id) ?? ''))
  const open = all ? probes.length : Math.max(0, fromOneBank - used.length)
  const offered = probes.filter(({ id }) => !marks.has(id)).slice(0, open)
  const shown = probes.filter((probe) => marks.has(probe.id) || offered.includes(probe))
  const rest = probes.filter((probe) => !shown.includes(probe))
  return <Group id={`bank-${bank.id}`} title={bank.title} probes={shown} rest={rest} />
}

/** What the list is narrowed to; it stays when the panel moves. */
function useNarrowing() {
  const { settings, brief } = useCockpit()
  const [query, setQuery] = useDraft('probe-search')
  const [phase, setPhase] = useDraft('probe-phase')
  const [chosen, setChosen] = useDraft('probe-dimension')
  const purpose: readonly DimensionId[] = phase === '' ? dimensionIds : purposeOf(settings.phases, brief.stage.phase)
  const wanted = purpose.filter((id) => chosen === '' || id === chosen)
  const find = (probes: readonly Probe[], also: string): Probe[] =>
    probes.filter(
      ({ ask, parts = [], listenFor, dimension }) =>
        wanted.includes(dimension) && matches([ask, ...parts, ...listenFor, dimensions[dimension].name, also], query),
    )
  const controls = (
    <div className={styles.search}>
      <Input
        type="search"
        aria-label={probeWords.search}
        placeholder={probeWords.searchHint}
        value={query}
        onChange={(event) => setQuery(event.currentTarget.value)}
        data-testid="probe-search"
      />
      <Select
        aria-label={probeWords.dimension}
        value={chosen}
        onChange={(event) => setChosen(event.currentTarget.value)}
        data-testid="probe-dimension"
      >
        <option value="">{probeWords.everyDimension}</option>
        {dimensionIds.map((id) => (
          <option key={id} value={id}>
            {dimensions[id].short}
          </option>
        ))}
      </Select>
      <Button size="small" aria-pressed={phase !== ''} onClick={() => setPhase(phase === '' ? 'this' : '')}>
        {probeWords.thisPhase}
      </Button>
    </div>
  )
  return { query: query.trim(), find, controls }
}

export function ProbesTab() {
  const cockpit = useCockpit()
  const { scenario, notebook } = cockpit
  const { query, find, controls } = useNarrowing()
  const own = find(
    [...notebook.own].map(([id, probe]): Probe => ({ ...probe, id, listenFor: [] })),
    probeWords.own,
  )
  const planned = dimensionIds.map((dimension) => ({
    dimension,
    probes: find(
      scenario.probes.filter((probe) => probe.dimension === dimension),
      '',
    ),
  }))
  const banks = (scenario.banks ?? []).map((bank) => ({ bank, probes: find(bank.probes, bank.title) }))
  const nothing = [{ probes: own }, ...planned, ...banks].every(({ probes }) => probes.length === 0)
  return (
    <>
      {controls}
      {mayAct(cockpit) && <OwnProbe />}
      {nothing && (
        <p className={styles.empty} role="status">
          {query === '' ? probeWords.noneHere : probeWords.none(query)}
        </p>
      )}
      <Group id="probes-own" title={probeWords.own} probes={own} />
      {planned.map(({ dimension, probes }) => (
        <Group
          key={dimension}
          id={`probes-${dimension}`}
          title={
            <>
              <DimensionMark dimension={dimension} />
              {dimensions[dimension].name}
            </>
          }
          probes={probes}
        />
      ))}
      {banks.map(({ bank, probes }) => (
        <BankGroup key={bank.id} bank={bank} probes={probes} all={query !== ''} />
      ))}
    </>
  )
}
