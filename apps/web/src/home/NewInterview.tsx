/** A new interview on one screen: a scenario, a length, and whatever else is known already. */
import { completeSettings, type DimensionId, dimensionIds, planPhases } from '@probeboard/domain/interview/interview'
import { dimensions } from '@probeboard/domain/scenario/rubric'
import { scenarioApi } from '@probeboard/protocol/scenario-api'
import { type FormEvent, useState } from 'react'
import { useLocation } from 'wouter'
import { call, type Refusal } from '../client/api.ts'
import { Button } from '../design/Button.tsx'
import { ErrorState } from '../design/ErrorState.tsx'
import { Field, Input, Select } from '../design/Field.tsx'
import { Skeleton } from '../design/Skeleton.tsx'
import styles from './Home.module.css'
import { makeInterview } from './make-interview.ts'
import { useAnswer } from './use-answer.ts'
import { words } from './words.ts'

const ask = () => call(scenarioApi.scenarios)

/** Local date and time as the form gives it, with this browser's offset. */
function withOffset(local: string): string {
  const minutes = -new Date(local).getTimezoneOffset()
  const two = (n: number): string => String(Math.floor(Math.abs(n))).padStart(2, '0')
  return `${local}:00${minutes < 0 ? '-' : '+'}${two(minutes / 60)}:${two(minutes % 60)}`
}

/** What an interview is most often planned as; any other number works as well. */
const templates = [45, 60, 75] as const
const multipliers = [1, 1.25, 1.5, 2] as const

interface Form {
  scenario: string
  title: string
  candidate: string
  minutes: string
  at: string
  meeting: string
  extraTime: string
  signals: boolean
  dimensions: readonly DimensionId[]
}

const empty: Form = {
  scenario: '',
  title: '',
  candidate: '',
  minutes: '60',
  at: '',
  meeting: '',
  extraTime: '1',
  signals: true,
  dimensions: completeSettings({}).dimensions,
}

function faultsOf({ minutes, meeting, dimensions }: Form): Partial<Record<keyof Form, string>> {
  const count = Number(minutes)
  return {
    ...(Number.isInteger(count) && count >= 10 && count <= 240 ? {} : { minutes: words.badMinutes }),
    ...(meeting === '' || /^https?:\/\/\S+\.\S+/.test(meeting) ? {} : { meeting: words.badLink }),
    ...(dimensions.length > 0 ? {} : { dimensions: words.noDimension }),
  }
}

/** The phases that follow from the minutes; empty while these are none. */
function sayPlan(minutes: number): string {
  if (!Number.isInteger(minutes) || minutes < 10 || minutes > 240) return ''
  return planPhases(minutes)
    .map((phase) => `${phase.name} ${phase.minutes}`)
    .join(' · ')
}

export function NewInterview() {
  const [, go] = useLocation()
  const { value, refusal, load } = useAnswer(ask)
  const [form, setForm] = useState(empty)
  const [tried, setTried] = useState(false)
  const [busy, setBusy] = useState(false)
  const [refused, setRefused] = useState<Refusal | null>(null)
  const faults = tried ? faultsOf(form) : {}
  const scenario = form.scenario || value?.scenarios[0]?.id || ''

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault()
    setTried(true)
    if (Object.keys(faultsOf(form)).length > 0) return
    setBusy(true)
    const made = await makeInterview({
      scenario,
      settings: {
        minutes: Number(form.minutes),
        extraTime: Number(form.extraTime),
        signals: form.signals,
        dimensions: dimensionIds.filter((id) => form.dimensions.includes(id)),
      },
      ...(form.title.trim() === '' ? {} : { title: form.title.trim() }),
      ...(form.candidate.trim() === '' ? {} : { candidate: { name: form.candidate.trim() } }),
      ...(form.at === '' ? {} : { at: withOffset(form.at) }),
      ...(form.meeting === '' ? {} : { meeting: form.meeting }),
    })
    setBusy(false)
    if (made.ok) go(`/interviews/${made.value}`)
    else setRefused(made.error)
  }

  const input = (
    name: 'title' | 'candidate' | 'minutes' | 'at' | 'meeting',
    label: string,
    hint: string,
    type = 'text',
  ) => (
    <Field label={label} hint={hint} error={faults[name]}>
      {(control) => (
        <Input
          {...control}
          type={type}
          value={form[name]}
          maxLength={name === 'meeting' ? 500 : 120}
          onChange={(event) => setForm({ ...form, [name]: event.target.value })}
        />
      )}
    </Field>
  )

  return (
    <div className={styles.narrow}>
      <h1>{words.newInterview}</h1>
      {refusal ? (
        <ErrorState title={words.library} action={<Button onClick={load}>{words.again}</Button>}>
          <p>{refusal.message}</p>
        </ErrorState>
      ) : !value ? (
        <Skeleton lines={8} />
      ) : (
        <form className={styles.form} noValidate onSubmit={(event) => void submit(event)}>
          <Field label={words.scenario}>
            {(control) => (
              <Select
                {...control}
                value={scenario}
                onChange={(event) => setForm({ ...form, scenario: event.target.value })}
              >
                {value.scenarios.map(({ id, title, level }) => (
                  <option key={id} value={id}>
                    {title} ({level})
                  </option>
                ))}
              </Select>
            )}
          </Field>
          {input('candidate', words.candidateName, words.candidateHint)}
          {input('title', words.interviewTitle, words.titleHint)}
          <div className={styles.pair}>
            {input('minutes', words.minutes, words.minutesHint, 'number')}
            {input('at', words.when, words.whenHint, 'datetime-local')}
          </div>
          <fieldset className={styles.choices}>
            <legend>{words.plan}</legend>
            {templates.map((minutes) => (
              <Button
                key={minutes}
                size="small"
                aria-pressed={form.minutes === String(minutes)}
                onClick={() => setForm({ ...form, minutes: String(minutes) })}
              >
                {words.minutesOf(minutes)}
              </Button>
            ))}
            <small>{sayPlan(Number(form.minutes))}</small>
          </fieldset>
          {input('meeting', words.meeting, words.meetingHint, 'url')}
          <details className={styles.more}>
            <summary>{words.moreSettings}</summary>
            <fieldset className={styles.choices}>
              <legend>{words.rated}</legend>
              {dimensionIds.map((id) => (
                <label key={id}>
                  <input
                    type="checkbox"
                    checked={form.dimensions.includes(id)}
                    onChange={({ currentTarget: { checked } }) =>
                      setForm({
                        ...form,
                        dimensions: checked ? [...form.dimensions, id] : form.dimensions.filter((one) => one !== id),
                      })
                    }
                  />
                  {dimensions[id].name}
                </label>
              ))}
              <small>{faults.dimensions ?? words.ratedHint}</small>
            </fieldset>
            <Field label={words.extraTime} hint={words.extraTimeHint}>
              {(control) => (
                <Select
                  {...control}
                  value={form.extraTime}
                  onChange={(event) => setForm({ ...form, extraTime: event.target.value })}
                >
                  {multipliers.map((one) => (
                    <option key={one} value={one}>
                      {one === 1 ? words.noExtraTime : words.times(one)}
                    </option>
                  ))}
                </Select>
              )}
            </Field>
            <label className={styles.check}>
              <input
                type="checkbox"
                checked={form.signals}
                onChange={(event) => setForm({ ...form, signals: event.target.checked })}
              />
              <span>
                {words.signalsOn} <small>{words.signalsOnHint}</small>
              </span>
            </label>
          </details>
          {refused && (
            <p className={styles.refused} role="alert">
              {refused.message}
            </p>
          )}
          <div className={styles.row}>
            <Button type="submit" variant="primary" busy={busy}>
              {busy ? words.making : words.make}
            </Button>
            <Button variant="quiet" onClick={() => go('/')}>
              {words.cancel}
            </Button>
          </div>
        </form>
      )}
    </div>
  )
}
