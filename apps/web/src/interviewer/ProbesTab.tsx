/** Every probe there is: the scenario's by dimension, two of each bank, one's own. Marks are shared live on this side. */
import type { ProbeState } from '@probeboard/documents/notebook'
import { purposeOf } from '@probeboard/domain/assessment/next-probe'
import { dimensionIds } from '@probeboard/domain/interview/interview'
import { fromOneBank } from '@probeboard/domain/scenario/bank'
import { dimensions } from '@probeboard/domain/scenario/rubric'
import type { Probe } from '@probeboard/domain/scenario/scenario'
import type { ReactNode } from 'react'
import { Button } from '../design/Button.tsx'
import { Chip } from '../design/Chip.tsx'
import { Input } from '../design/Field.tsx'
import { mayAct, useCockpit } from './cockpit.ts'
import { DimensionMark } from './DimensionMark.tsx'
import { ListenFor } from './ListenFor.tsx'
import styles from './Lists.module.css'
import { OwnProbe } from './OwnProbe.tsx'
import { useDraft, usePanel } from './panel-store.ts'
import { matches } from './word-match.ts'
import { words } from './words.ts'

const marks: readonly (readonly [ProbeState, string])[] = [
  ['asked', words.asked],
  ['answered', words.answered],
  ['later', words.later],
  ['skipped', words.skip],
]

/** The steps of one question, each asked by itself. */
function ProbeParts({ probe }: { probe: Probe }) {
  const cockpit = useCockpit()
  if (!probe.parts) return null
  return (
    <ul className={styles.parts} aria-label={words.parts}>
      {probe.parts.map((part, place) => {
        const id = `${probe.id}.${place + 1}`
        const asked = cockpit.notebook.probes.has(id)
        return (
          <li key={id}>
            <label>
              <input
                type="checkbox"
                checked={asked}
                disabled={!mayAct(cockpit)}
                onChange={() => cockpit.mark(id, asked ? null : 'asked')}
                data-testid={`part-${id}`}
              />
              <span>{part}</span>
            </label>
          </li>
        )
      })}
    </ul>
  )
}

function ProbeRow({ probe }: { probe: Probe }) {
  const cockpit = useCockpit()
  const state = cockpit.notebook.probes.get(probe.id) ?? null
  const may = mayAct(cockpit)
  return (
    <li className={styles.row} data-state={state ?? undefined} data-testid={`probe-${probe.id}`}>
      <p className={styles.ask}>{probe.ask}</p>
      <ProbeParts probe={probe} />
      {probe.listenFor.length > 0 && (
        <details className={styles.more}>
          <summary>{words.listenFor}</summary>
          <ListenFor probe={probe} />
        </details>
      )}
      {may ? (
        <fieldset className={styles.marks} aria-label={probe.ask}>
          {marks.map(([mark, word]) => (
            <Button
              key={mark}
              size="small"
              aria-pressed={state === mark}
              onClick={() => {
                cockpit.mark(probe.id, state === mark ? null : mark)
                usePanel.setState({ dimension: probe.dimension })
              }}
              data-testid={`probe-${probe.id}-${mark}`}
            >
              {word}
            </Button>
          ))}
        </fieldset>
      ) : (
        state && (
          <p className={styles.chips}>
            <Chip tone={state === 'asked' || state === 'answered' ? 'good' : 'neutral'}>{words.states[state]}</Chip>
          </p>
        )
      )}
    </li>
  )
}

function Group({
  id,
  title,
  probes,
  children,
}: {
  id: string
  title: ReactNode
  probes: readonly Probe[]
  children?: ReactNode
}) {
  if (probes.length === 0) return null
  return (
    <section id={id} className={styles.group}>
      <h3>{title}</h3>
      <ul>
        {probes.map((probe) => (
          <ProbeRow key={probe.id} probe={probe} />
        ))}
      </ul>
      {children}
    </section>
  )
}

/** Two of a bank were asked: what is left of it stands back, so that the problem itself stays in front. */
function BankGroup({ id, title, probes }: { id: string; title: string; probes: readonly Probe[] }) {
  const { notebook } = useCockpit()
  const used = probes.filter(({ id }) => notebook.probes.has(id))
  const left = probes.filter(({ id }) => !notebook.probes.has(id))
  const open = used.length < fromOneBank ? left : []
  return (
    <Group id={`bank-${id}`} title={title} probes={[...used, ...open]}>
      {open.length === 0 && left.length > 0 && (
        <details className={styles.more}>
          <summary>{words.bankRest(left.length)}</summary>
          <ul>
            {left.map((probe) => (
              <ProbeRow key={probe.id} probe={probe} />
            ))}
          </ul>
        </details>
      )}
    </Group>
  )
}

export function ProbesTab() {
  const cockpit = useCockpit()
  const { scenario, notebook, settings, brief } = cockpit
  const [query, setQuery] = useDraft('probe-search')
  const [phase, setPhase] = useDraft('probe-phase')
  const wanted = phase === '' ? dimensionIds : purposeOf(settings.phases, brief.stage.phase)
  const found = (probes: readonly Probe[], also: string): Probe[] =>
    probes.filter(
      ({ ask, listenFor, dimension }) =>
        wanted.includes(dimension) && matches([ask, ...listenFor, dimensions[dimension].name, also], query),
    )
  const own = [...notebook.own].map(([id, probe]): Probe => ({ ...probe, id, listenFor: [] }))
  return (
    <>
      <div className={styles.search}>
        <Input
          type="search"
          aria-label={words.probeSearch}
          placeholder={words.probeSearchHint}
          value={query}
          onChange={(event) => setQuery(event.currentTarget.value)}
          data-testid="probe-search"
        />
        <Button size="small" aria-pressed={phase !== ''} onClick={() => setPhase(phase === '' ? 'this' : '')}>
          {words.thisPhase}
        </Button>
      </div>
      {dimensionIds.map((dimension) => (
        <Group
          key={dimension}
          id={`probes-${dimension}`}
          title={
            <>
              <DimensionMark dimension={dimension} />
              {dimensions[dimension].name}
            </>
          }
          probes={found(
            scenario.probes.filter((probe) => probe.dimension === dimension),
            '',
          )}
        />
      ))}
      <Group id="probes-own" title={words.ownProbes} probes={found(own, words.ownProbes)} />
      {mayAct(cockpit) && <OwnProbe />}
      {scenario.banks?.map(({ id, title, probes }) => (
        <BankGroup key={id} id={id} title={title} probes={found(probes, title)} />
      ))}
    </>
  )
}
