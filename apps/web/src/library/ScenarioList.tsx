/** All scenarios, and the files that cannot be used with the line that is wrong. */
import { pages } from '@probeboard/protocol/address'
import { scenarioApi } from '@probeboard/protocol/scenario-api'
import { useEffect, useState } from 'react'
import type * as z from 'zod/mini'
import { pageUrl } from '../client/address.ts'
import { call, type Result } from '../client/api.ts'
import { Chip } from '../design/Chip.tsx'
import { Skeleton } from '../design/Skeleton.tsx'
import styles from './Library.module.css'
import { Refused } from './Refused.tsx'
import { words } from './words.ts'

type Answer = Result<z.infer<typeof scenarioApi.scenarios.answer>>

export function ScenarioList() {
  const [answer, setAnswer] = useState<Answer | null>(null)
  useEffect(() => {
    void call(scenarioApi.scenarios).then(setAnswer)
  }, [])
  if (!answer) return <Skeleton lines={8} />
  if (!answer.ok) return <Refused refusal={answer.error} />
  const { scenarios, problems = [] } = answer.value
  return (
    <>
      <h1>{words.title}</h1>
      <ul className={styles.list}>
        {scenarios.map(({ id, title, level, areas }) => (
          <li key={id}>
            <span>
              <a href={pageUrl(pages.scenario(id))}>{title}</a>
              <small>{level}</small>
            </span>
            <span className={styles.chips}>
              {areas.map((area) => (
                <Chip key={area}>{words.areas[area] ?? area}</Chip>
              ))}
            </span>
          </li>
        ))}
      </ul>
      {problems.length > 0 && (
        <section className={styles.problems}>
          <h2>{words.problems}</h2>
          <p>{words.problemsHelp}</p>
          <ul>
            {problems.map(({ file, line, column, message }) => (
              <li key={`${file}:${line}:${column}:${message}`}>
                <code>
                  {file.split('/').at(-1)}:{line}:{column}
                </code>{' '}
                {message}
              </li>
            ))}
          </ul>
        </section>
      )}
      <section className={styles.add}>
        <h2>{words.addTitle}</h2>
        <ol>
          {words.addHelp.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ol>
      </section>
    </>
  )
}
