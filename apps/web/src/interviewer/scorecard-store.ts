/**
 * One's own scorecard as the page holds it. Every change is kept in this browser at once and on the server soon after;
 * a newer version from another tab is never written over: it is taken, and what this tab added joins it.
 */
import type { Evidence, Note } from '@probeboard/domain/assessment/evidence'
import {
  emptyScorecard,
  type ScorecardDraft,
  type SealedScorecard,
  scorecardDraftSchema,
} from '@probeboard/domain/assessment/scorecard'
import type { DimensionId } from '@probeboard/domain/interview/interview'
import { interviewerApi } from '@probeboard/protocol/interviewer-api'
import * as z from 'zod/mini'
import { create } from 'zustand'
import { call, type Refusal } from '../client/api.ts'

export interface ScorecardState {
  readonly card: ScorecardDraft
  readonly versions: readonly SealedScorecard[]
  readonly dimensions: readonly DimensionId[]
  readonly state: 'loading' | 'saved' | 'saving' | 'unsaved'
  readonly refusal: Refusal | null
}

export type ScorecardStore = ReturnType<typeof openScorecard>

const pause = 400
const retry = 3000
const currentSchema = z.object({ current: scorecardDraftSchema })

/** What this tab has that `theirs` has not. */
export function mergeCards(theirs: ScorecardDraft, ours: ScorecardDraft): ScorecardDraft {
  const missing = <One extends { id: string }>(a: readonly One[], b: readonly One[]): One[] => {
    const known = new Set(a.map(({ id }) => id))
    return [...a, ...b.filter(({ id }) => !known.has(id))]
  }
  return {
    ...theirs,
    ...ours,
    revision: theirs.revision,
    ratings: { ...theirs.ratings, ...ours.ratings },
    evidence: missing<Evidence>(theirs.evidence, ours.evidence),
    notes: missing<Note>(theirs.notes, ours.notes),
  }
}

export function openScorecard(interview: string, seat: string) {
  const key = `probeboard-card-${seat}`
  const at = { params: { id: interview }, seat }
  const store = create<ScorecardState>(() => ({
    card: emptyScorecard,
    versions: [],
    dimensions: [],
    state: 'loading',
    refusal: null,
  }))
  let timer: ReturnType<typeof setTimeout> | undefined
  let running = false

  function keep(card: ScorecardDraft): void {
    localStorage.setItem(key, JSON.stringify(card))
  }

  function kept(): ScorecardDraft | null {
    try {
      const read = scorecardDraftSchema.safeParse(JSON.parse(localStorage.getItem(key) ?? 'null'))
      return read.success ? read.data : null
    } catch {
      return null
    }
  }

  function schedule(wait: number): void {
    clearTimeout(timer)
    timer = setTimeout(() => void save(), wait)
  }

  async function save(): Promise<void> {
    if (running) return
    clearTimeout(timer)
    const { card, state } = store.getState()
    if (state === 'saved' || state === 'loading') return
    running = true
    store.setState({ state: 'saving' })
    const answer = await call(interviewerApi.saveScorecard, { ...at, body: card })
    running = false
    const now = store.getState().card
    if (answer.ok) {
      const changed = now !== card
      store.setState({
        card: { ...now, revision: answer.value.revision },
        state: changed ? 'unsaved' : 'saved',
        refusal: null,
      })
      if (changed) schedule(pause)
      else localStorage.removeItem(key)
      return
    }
    const newer = currentSchema.safeParse(answer.error.details)
    if (answer.error.code === 'stale-revision' && newer.success) {
      store.setState({ card: mergeCards(newer.data.current, now), state: 'unsaved' })
      schedule(0)
      return
    }
    store.setState({ state: 'unsaved', refusal: answer.error })
    if (answer.error.code === 'offline' || answer.error.code === 'not-ready') schedule(retry)
  }

  return {
    use: store,
    async load(): Promise<void> {
      const answer = await call(interviewerApi.scorecard, at)
      if (!answer.ok) {
        store.setState({ refusal: answer.error })
        return
      }
      const { card, versions, dimensions } = answer.value
      const unsent = versions.length === 0 ? kept() : null
      store.setState({
        card: unsent ? mergeCards(card, unsent) : card,
        versions,
        dimensions,
        state: unsent ? 'unsaved' : 'saved',
        refusal: null,
      })
      if (unsent) schedule(0)
    },
    change(change: (card: ScorecardDraft) => ScorecardDraft): void {
      const card = change(store.getState().card)
      keep(card)
      store.setState({ card, state: 'unsaved' })
      schedule(pause)
    },
    /** Saves what is open, then seals. Null when it is sealed. */
    async submit(): Promise<Refusal | null> {
      for (let attempt = 0; attempt < 5 && store.getState().state !== 'saved'; attempt++) await save()
      if (store.getState().state !== 'saved') return store.getState().refusal
      const answer = await call(interviewerApi.submitScorecard, at)
      if (!answer.ok) return answer.error
      store.setState({ versions: [answer.value] })
      localStorage.removeItem(key)
      return null
    },
    /** A new version of a sealed card, with its reason. */
    async amend(card: ScorecardDraft, reason: string): Promise<Refusal | null> {
      const answer = await call(interviewerApi.amendScorecard, { ...at, body: { ...card, reason } })
      if (!answer.ok) return answer.error
      store.setState({ card: answer.value.card, versions: [...store.getState().versions, answer.value] })
      return null
    },
  }
}
