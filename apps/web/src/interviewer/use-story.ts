/**
 * What the log knows of what this page did, and the page does not: where in it each matter stands, and which facts were
 * given unasked. Read again when something is there that was not known; nothing in it is derived from the drawing.
 */
import type { TimelineEvent } from '@probeboard/domain/timeline/timeline'
import { interviewerApi } from '@probeboard/protocol/interviewer-api'
import { useEffect } from 'react'
import { create } from 'zustand'
import { call } from '../client/api.ts'
import { useCockpit } from './cockpit.ts'

export interface Story {
  /** Places in the log: of cards by their key in the brief, of pins and notes by their id. */
  readonly places: ReadonlyMap<string, number>
  /** Keys of facts that nobody had asked for. */
  readonly unasked: ReadonlySet<string>
}

/** The log has the change only after it came back as saved. */
const settling = 1000

export const useStoryStore = create<Story>(() => ({ places: new Map(), unasked: new Set() }))

function readStory(events: readonly TimelineEvent[]): Story {
  const places = new Map<string, number>()
  const unasked = new Set<string>()
  for (const { kind, key, id, unasked: was, moment } of events) {
    if ((kind === 'fact-revealed' || kind === 'curveball-thrown') && typeof key === 'string') {
      places.set(key, moment.seq)
      if (was === true) unasked.add(key)
    } else if ((kind === 'evidence-pinned' || kind === 'note-added') && typeof id === 'string')
      places.set(id, moment.seq)
  }
  return { places, unasked }
}

/** `names` are keys and ids that the caller shows. */
export function useStory(names: readonly string[]): Story {
  const { me, card } = useCockpit()
  const story = useStoryStore()
  const missing = names.filter((name) => !story.places.has(name)).join()
  const { id: seat } = me.participant
  const { id: interview } = me.interview
  useEffect(() => {
    if (missing === '') return
    let gone = false
    const timer = setTimeout(async () => {
      await card.flush()
      const timeline = await call(interviewerApi.timeline, { params: { id: interview }, seat })
      if (!gone && timeline.ok) useStoryStore.setState(readStory(timeline.value.events))
    }, settling)
    return () => {
      gone = true
      clearTimeout(timer)
    }
  }, [missing, card, interview, seat])
  return story
}
