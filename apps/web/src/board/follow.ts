/** Following the candidate over the board: their view goes out with their presence, and the follower's goes where it is. */
import { zoomToFitBounds } from '@excalidraw/excalidraw'
import { presenceSchema, type View } from '@probeboard/domain/interview/presence'
import type { Awareness } from 'y-protocols/awareness'
import type { Api } from './excalidraw.ts'
import { throttle } from './throttle.ts'

const pause = 100

/** What the person sees now, in scene pixels. */
export function viewOf(api: Api): View {
  const { scrollX, scrollY, width, height, zoom } = api.getAppState()
  return { x: -scrollX, y: -scrollY, width: width / zoom.value, height: height / zoom.value }
}

/** Tells the others where this person looks. Answers how to stop. */
export function sendView(api: Api, awareness: Awareness): () => void {
  const send = throttle(
    () => awareness.setLocalStateField('view', viewOf(api)),
    () => pause,
  )
  send.call()
  return api.onScrollChange(() => send.call())
}

export interface Follow {
  /** Goes where this person looks until the follower moves the board; `ended` is called then. Null stops. */
  follow(person: string | null, ended?: () => void): void
  stop(): void
}

export function createFollow(api: Api, awareness: Awareness): Follow {
  let leader: string | null = null
  let ended: () => void = () => undefined
  /** Where this follower was taken; any other place is one that they went to. */
  let taken = ''

  const place = (): string => {
    const { scrollX, scrollY, zoom } = api.getAppState()
    return [scrollX, scrollY, zoom.value].map((value) => value.toFixed(3)).join(' ')
  }
  const go = (): void => {
    const presence = [...awareness.getStates().values()]
      .map((state) => presenceSchema.safeParse(state))
      .find((read) => read.success && read.data.user.id === leader && read.data.view)
    const view = presence?.data?.view
    if (!view) return
    const { appState } = zoomToFitBounds({
      bounds: [view.x, view.y, view.x + view.width, view.y + view.height],
      appState: api.getAppState(),
      fitToViewport: true,
      viewportZoomFactor: 1,
    })
    const { scrollX, scrollY, zoom } = appState
    taken = [scrollX, scrollY, zoom.value].map((value) => value.toFixed(3)).join(' ')
    api.updateScene({ appState: { scrollX, scrollY, zoom } })
  }
  const leave = (): void => {
    leader = null
    ended()
  }
  awareness.on('change', go)
  const unsubscribe = api.onScrollChange(() => {
    if (leader !== null && place() !== taken) leave()
  })
  return {
    follow(person, whenEnded = () => undefined) {
      leader = person
      ended = whenEnded
      go()
    },
    stop() {
      leader = null
      awareness.off('change', go)
      unsubscribe()
    },
  }
}
