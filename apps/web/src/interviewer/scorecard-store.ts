/**
 * One's own scorecard as this page holds it. Every edit is kept on this machine at once and saved a moment later;
 * a save that fails is tried again, a newer version from another window of the same author is merged and said so.
 * Knows no DOM: the calls and the local copy come in as arguments.
 */
import {
  type ScorecardDraft,
  type SealedScorecard,
  scorecardDraftSchema,
} from '@probeboard/domain/assessment/scorecard'
import type { DimensionId } from '@probeboard/domain/interview/interview'
import * as z from 'zod/mini'
import { createStore, type StoreApi } from 'zustand'
import type { Refusal, Result } from '../client/api.ts'
import { type Conflict, conflictSchema, type Keep, mergeCards, nameOf, settle } from './merge-cards.ts'

export type SaveState = 'saved' | 'waiting' | 'saving' | 'failed' | 'refused'

export const keptDraftSchema = z.object({
  base: scorecardDraftSchema,
  card: scorecardDraftSchema,
  conflicts: z.optional(z.readonly(z.array(conflictSchema))),
})
export type KeptDraft = z.infer<typeof keptDraftSchema>

export interface ScorecardPorts {
  load(): Promise<
    Result<{ card: ScorecardDraft; versions: readonly SealedScorecard[]; dimensions: readonly DimensionId[] }>
  >
  save(card: ScorecardDraft): Promise<Result<{ revision: number }>>
  submit(): Promise<Result<SealedScorecard>>
  amend(card: ScorecardDraft, reason: string): Promise<Result<SealedScorecard>>
  /** The copy on this machine; null clears it. */
  keep(draft: KeptDraft | null): void
  kept(): KeptDraft | null
}

export interface ScorecardState {
  readonly card: ScorecardDraft | null
  readonly dimensions: readonly DimensionId[]
  /** Sealed versions, oldest first. */
  readonly versions: readonly SealedScorecard[]
  readonly amending: boolean
  readonly save: SaveState
  /** Changes of another window were taken in. */
  readonly merged: boolean
  /** What both windows changed: it stands as here until its author has chosen. Kept on this machine until then. */
  readonly conflicts: readonly Conflict[]
  /** Why loading, saving or submitting did not work. */
  readonly refusal: Refusal | null
}

export interface Scorecard {
  readonly store: StoreApi<ScorecardState>
  load(): Promise<void>
  edit(change: (card: ScorecardDraft) => ScorecardDraft): void
  /** Ends a conflict as its author chose; `at` is server time. */
  choose(conflict: Conflict, keep: Keep, at: number): void
  /** Resolves when there is nothing left to save, or saving failed. */
  flush(): Promise<void>
  submit(): Promise<boolean>
  startAmending(): void
  stopAmending(): void
  amend(reason: string): Promise<boolean>
}

const pause = 700
const retryPause = 5000
const currentSchema = z.object({ current: scorecardDraftSchema })

export function createScorecard(ports: ScorecardPorts): Scorecard {
  const store = createStore<ScorecardState>(() => ({
    card: null,
    dimensions: [],
    versions: [],
    amending: false,
    save: 'saved',
    merged: false,
    conflicts: [],
    refusal: null,
  }))
  /** What the server last said it has. */
  let base: ScorecardDraft | null = null
  let timer: ReturnType<typeof setTimeout> | undefined
  let running: Promise<void> | null = null

  const isSealed = (): boolean => store.getState().versions.length > 0
  const plan = (after: number): void => {
    clearTimeout(timer)
    timer = setTimeout(() => void flush(), after)
  }

  async function load(): Promise<void> {
    const { save, amending } = store.getState()
    if (running || amending || (base !== null && save !== 'saved')) return
    const result = await ports.load()
    if (!result.ok) {
      store.setState({ refusal: result.error })
      return
    }
    const { card, versions, dimensions } = result.value
    // What was typed while the answer travelled is older than nothing: it is merged like a copy kept here.
    const before = store.getState()
    const kept = before.save === 'saved' ? ports.kept() : base && before.card && { base, card: before.card }
    const unsaved = versions.length === 0 ? kept : null
    base = card
    const merged = unsaved && mergeCards(unsaved.base, unsaved.card, card)
    const conflicts =
      versions.length === 0 ? joined([...(ports.kept()?.conflicts ?? []), ...before.conflicts], merged?.conflicts) : []
    store.setState({
      card: merged?.card ?? card,
      conflicts,
      versions,
      dimensions,
      refusal: null,
      save: unsaved ? 'waiting' : 'saved',
    })
    if (unsaved) plan(0)
  }

  /** The newest word on each, in the order in which they came. */
  function joined(before: readonly Conflict[], next: readonly Conflict[] = []): readonly Conflict[] {
    return [...new Map([...before, ...next].map((one) => [nameOf(one), one])).values()]
  }

  /** The copy on this machine: what the server has not got, and what the author has not chosen yet. */
  function keep(): void {
    const { card, save, conflicts } = store.getState()
    if (!base || !card || (save === 'saved' && conflicts.length === 0)) ports.keep(null)
    else ports.keep({ base, card, ...(conflicts.length === 0 ? {} : { conflicts }) })
  }

  function choose(conflict: Conflict, how: Keep, at: number): void {
    store.setState(({ conflicts }) => ({ conflicts: conflicts.filter((one) => one !== conflict) }))
    if (how === 'mine') keep()
    else edit((card) => settle(card, conflict, how, at))
  }

  function edit(change: (card: ScorecardDraft) => ScorecardDraft): void {
    const { card, amending } = store.getState()
    if (!card || (isSealed() && !amending)) return
    const next = change(card)
    if (amending) {
      store.setState({ card: next })
      return
    }
    store.setState({ card: next, save: 'waiting', merged: false })
    keep()
    plan(pause)
  }

  function flush(): Promise<void> {
    clearTimeout(timer)
    running ??= saveAll().finally(() => {
      running = null
    })
    return running
  }

  async function saveAll(): Promise<void> {
    for (;;) {
      const { card, save, amending } = store.getState()
      if (!card || !base || save === 'saved' || amending || isSealed()) return
      store.setState({ save: 'saving' })
      const result = await ports.save(card)
      if (result.ok) takeSaved(card, result.value.revision)
      else if (!takeRefusal(result.error)) return
    }
  }

  function takeSaved(sent: ScorecardDraft, revision: number): void {
    const { card } = store.getState()
    base = { ...sent, revision }
    if (card === sent || !card) store.setState({ card: base, save: 'saved', refusal: null })
    else store.setState({ card: { ...card, revision }, save: 'waiting', refusal: null })
    keep()
  }

  /** Whether saving may go on at once. */
  function takeRefusal(refusal: Refusal): boolean {
    const { card } = store.getState()
    const newer = refusal.code === 'stale-revision' ? currentSchema.safeParse(refusal.details) : null
    if (newer?.success && base && card) {
      const theirs = newer.data.current
      const merged = mergeCards(base, card, theirs)
      base = theirs
      store.setState(({ conflicts }) => ({
        card: merged.card,
        save: 'waiting',
        merged: true,
        conflicts: joined(conflicts, merged.conflicts),
      }))
      keep()
      return true
    }
    const passing = ['offline', 'unreadable', 'not-ready', 'too-fast', 'internal'].includes(refusal.code)
    store.setState({ save: passing ? 'failed' : 'refused', refusal })
    if (passing) plan(retryPause)
    return false
  }

  async function submit(): Promise<boolean> {
    await flush()
    if (store.getState().save !== 'saved' || store.getState().conflicts.length > 0) return false
    const result = await ports.submit()
    if (result.ok) store.setState({ versions: [result.value], card: result.value.card, refusal: null })
    else store.setState({ refusal: result.error })
    return result.ok
  }

  function stopAmending(): void {
    const last = store.getState().versions.at(-1)
    if (last) store.setState({ amending: false, card: last.card, refusal: null })
  }

  async function amend(reason: string): Promise<boolean> {
    const { card, versions } = store.getState()
    if (!card) return false
    const result = await ports.amend(card, reason)
    if (result.ok)
      store.setState({ versions: [...versions, result.value], card: result.value.card, amending: false, refusal: null })
    else store.setState({ refusal: result.error })
    return result.ok
  }

  return {
    store,
    load,
    edit,
    choose,
    flush,
    submit,
    startAmending: () => isSealed() && store.setState({ amending: true, refusal: null }),
    stopAmending,
    amend,
  }
}
