/** One scenario, whole, in the order in which an interviewer prepares: what is read, told, asked, thrown, rated. */

import type { Scenario } from '@probeboard/domain/scenario/scenario'
import { pages } from '@probeboard/protocol/address'
import { scenarioApi } from '@probeboard/protocol/scenario-api'
import { type ReactNode, useEffect, useState } from 'react'
import { pageUrl } from '../client/address.ts'
import { call, type Result } from '../client/api.ts'
import { Chip } from '../design/Chip.tsx'
import { Markdown } from '../design/Markdown.tsx'
import { Skeleton } from '../design/Skeleton.tsx'
import styles from './Library.module.css'
import { Probes } from './Probes.tsx'
import { Refused } from './Refused.tsx'
import { Anchors, Numbers } from './Tables.tsx'
import { words } from './words.ts'

type SectionId = keyof typeof words.sections
const order: readonly SectionId[] = [
  'prompt',
  'facts',
  'probes',
  'curveballs',
  'anchors',
  'numbers',
  'tradeoffs',
  'notAi',
  'flags',
  'sources',
]

export function ScenarioPage({ id }: { id: string }) {
  const [answer, setAnswer] = useState<Result<Scenario> | null>(null)
  useEffect(() => {
    void call(scenarioApi.scenario, { params: { id } }).then(setAnswer)
  }, [id])
  if (!answer) return <Skeleton lines={12} />
  if (!answer.ok) return <Refused refusal={answer.error} />
  return <Found scenario={answer.value} />
}

function Found({ scenario }: { scenario: Scenario }) {
  const bodies: Record<SectionId, ReactNode> = {
    prompt: <Markdown text={scenario.brief.prompt} />,
    facts: (
      <ul className={styles.rows}>
        {scenario.facts.map(({ id, category, answer, hints }) => (
          <li key={id}>
            <Chip>{category}</Chip>
            <span>
              {answer}
              <small>{hints.join(' · ')}</small>
            </span>
          </li>
        ))}
      </ul>
    ),
    probes: <Probes probes={scenario.probes} />,
    curveballs: (
      <ul className={styles.blocks}>
        {scenario.curveballs.map(({ id, title, text, good, weak }) => (
          <li key={id}>
            <strong>{title}</strong>
            <p>{text}</p>
            <small>
              {words.good}: {good.join(' · ')}
            </small>
            <small>
              {words.weak}: {weak.join(' · ')}
            </small>
          </li>
        ))}
      </ul>
    ),
    anchors: <Anchors rubric={scenario.rubric} />,
    numbers: <Numbers numbers={scenario.numbers} />,
    tradeoffs: (
      <ul className={styles.blocks}>
        {scenario.tradeoffs.map(({ id, choice, sides = [], flip }) => (
          <li key={id}>
            <strong>{choice}</strong>
            {sides.map(({ option, when }) => (
              <p key={option}>
                {option}: {when}
              </p>
            ))}
            <small>
              {words.flip}: {flip}
            </small>
          </li>
        ))}
      </ul>
    ),
    notAi: (
      <ul className={styles.bullets}>
        {scenario.notAi.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    ),
    flags: (
      <ul className={styles.rows}>
        {scenario.flags.map(({ id, tone, text }) => (
          <li key={id}>
            <Chip tone={tone === 'good' ? 'good' : 'bad'}>{tone}</Chip>
            <span>{text}</span>
          </li>
        ))}
      </ul>
    ),
    sources: (
      <ul className={styles.bullets}>
        {scenario.sources.map(({ title, url }) => (
          <li key={url}>
            <a href={url} target="_blank" rel="noreferrer noopener">
              {title}
            </a>
          </li>
        ))}
      </ul>
    ),
  }
  return (
    <div className={styles.scenario}>
      <nav className={styles.contents} aria-label={words.contents}>
        <a href={pageUrl(pages.library())}>← {words.back}</a>
        {order.map((section) => (
          <a key={section} href={`${location.pathname}#${section}`}>
            {words.sections[section]}
          </a>
        ))}
      </nav>
      <article className={styles.article}>
        <header>
          <h1>{scenario.title}</h1>
          <p className={styles.soft}>
            {scenario.level} · {words.version(scenario.version, scenario.reviewedOn, scenario.reviewBy)}
          </p>
        </header>
        {order.map((section) => (
          <section key={section} id={section}>
            <h2>{words.sections[section]}</h2>
            {bodies[section]}
          </section>
        ))}
      </article>
    </div>
  )
}
