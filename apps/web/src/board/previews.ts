/**
 * Gestures under way, to the others and from them. What is sent is only for the eyes: the document gets the same a few
 * times a second by commits, so a frame that is lost, or a sender who is, costs nothing.
 */
import type { Board } from '@probeboard/documents/board'
import type { ElementType } from '@probeboard/domain/diagram/element'
import type { PreviewLine } from '../client/connect.ts'
import type { Binding, Overlay } from './binding.ts'
import { type GestureFrame, gestureNumbers, type Pose, readGesture, toSteps, writeGesture } from './gesture-frames.ts'

/** What the sender reads of an element that is under the hand. */
export interface Posed {
  readonly id: string
  readonly type: ElementType
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  readonly angle: number
  readonly points?: readonly (readonly [number, number])[]
  /** None where pressure is simulated. */
  readonly pressures?: readonly number[]
}

/** A hand that moves more than this is followed by commits alone. */
const mostElements = 64
/** The ids are told again this often, in ms, for those who have just come. */
const namesPause = 1000
/** A gesture that nothing is heard of for so long, in ms, is taken as over. */
const silence = 1000

export interface GestureSender {
  /** How everything under the hand stands now; time in ms. */
  show(elements: readonly Posed[], now: number): void
  end(): void
}

export function sendGestures(line: PreviewLine): GestureSender {
  let gesture = 0
  let named: readonly string[] = []
  let namedAt = 0
  let sent = new Map<string, Posed>()
  /** Points of strokes that have been sent. */
  let points = new Map<string, number>()
  const send = (frame: GestureFrame): void => line.send(writeGesture(gesture, frame))

  return {
    show(elements, now) {
      if (elements.length === 0 || elements.length > mostElements) return
      const known = elements.every(({ id }) => named.includes(id))
      if (!known || now - namedAt >= namesPause) {
        named = elements.map(({ id }) => id)
        namedAt = now
        if (!known) sent = new Map()
        send({ kind: 'names', ids: named })
      }
      const poses: { place: number; pose: Pose }[] = []
      for (const element of elements) {
        const place = named.indexOf(element.id)
        if (element.type === 'freedraw') {
          const { points: all = [], pressures = [] } = element
          const from = points.get(element.id) ?? 0
          if (all.length > from) send({ kind: 'stroke', place, from, ...growth(all, pressures, from) })
          points.set(element.id, all.length)
        }
        const pose = changedPose(sent.get(element.id), element)
        if (Object.keys(pose).length > 0) poses.push({ place, pose })
        sent.set(element.id, { ...element })
      }
      if (poses.length > 0) send({ kind: 'poses', poses })
    },
    end() {
      if (named.length === 0) return
      send({ kind: 'end' })
      gesture = (gesture + 1) % gestureNumbers
      named = []
      sent = new Map()
      points = new Map()
    },
  }
}

/** The points after `from`, each as the step from the one before, as sixteenths say it. */
function growth(
  all: readonly (readonly [number, number])[],
  pressures: readonly number[],
  from: number,
): { steps: [number, number][]; pressures: readonly number[] } {
  const whole = (pixels: number): number => toSteps(pixels) / toSteps(1)
  const steps = all.slice(from).map(([x, y], i): [number, number] => {
    const [lastX, lastY] = all[from + i - 1] ?? [0, 0]
    return [whole(x) - whole(lastX), whole(y) - whole(lastY)]
  })
  return { steps, pressures: pressures.slice(from, all.length) }
}

function changedPose(before: Posed | undefined, now: Posed): Pose {
  const pose: { -readonly [Field in keyof Pose]: Pose[Field] } = {}
  // A stroke stays where it began, and its size is that of its points.
  const fields = now.type === 'freedraw' ? (['x', 'y'] as const) : (['x', 'y', 'width', 'height', 'angle'] as const)
  for (const field of fields) if (before?.[field] !== now[field]) pose[field] = now[field]
  if (now.type !== 'freedraw' && now.points && before?.points !== now.points) pose.points = now.points
  return pose
}

/** What is known of one sender's gesture. */
interface Seen {
  gesture: number
  ids: readonly string[]
  readonly overlays: Map<string, Overlay>
  ended: boolean
  timer: ReturnType<typeof setTimeout> | undefined
}

/** Lays others' gestures over the board as they come. Answers how to stop. */
export function showGestures(line: PreviewLine, board: Board, binding: Binding): () => void {
  const senders = new Map<number, Seen>()

  function settle(from: number, seen: Seen): void {
    clearTimeout(seen.timer)
    senders.delete(from)
    if (seen.overlays.size > 0) binding.overlay(new Map([...seen.overlays.keys()].map((id) => [id, null])))
  }

  function take(from: number, gesture: number, frame: GestureFrame): void {
    let seen = senders.get(from)
    if (seen && seen.gesture !== gesture) {
      settle(from, seen)
      seen = undefined
    }
    if (!seen) {
      if (frame.kind !== 'names') return
      seen = { gesture, ids: [], overlays: new Map(), ended: false, timer: undefined }
      senders.set(from, seen)
    }
    const current = seen
    clearTimeout(current.timer)
    current.timer = setTimeout(() => settle(from, current), silence)
    if (frame.kind === 'names') current.ids = frame.ids
    else if (frame.kind === 'end') current.ended = true
    else lay(current, frame)
  }

  function lay(seen: Seen, frame: Extract<GestureFrame, { kind: 'poses' | 'stroke' }>): void {
    const changed = new Map<string, Overlay>()
    const poses = frame.kind === 'poses' ? frame.poses : [{ place: frame.place, pose: {} }]
    for (const { place, pose } of poses) {
      const id = seen.ids[place]
      if (id === undefined) continue
      const before = seen.overlays.get(id) ?? {}
      const { points, ...fields } = pose
      const grown = frame.kind === 'stroke' ? grow(board, id, before, frame) : null
      if (frame.kind === 'stroke' && !grown) continue
      changed.set(id, { ...before, ...fields, ...(points ? { points: points.map(([x, y]) => [x, y]) } : {}), ...grown })
    }
    for (const [id, overlay] of changed) seen.overlays.set(id, overlay)
    if (changed.size > 0) binding.overlay(changed)
  }

  const stops = [
    line.hear((from, payload) => {
      const read = readGesture(payload)
      if (read) take(from, read.gesture, read.frame)
    }),
    // After its end a gesture stands until the document says the same.
    board.observe(({ ids }) => {
      for (const [from, seen] of senders) if (seen.ended && seen.ids.some((id) => ids.has(id))) settle(from, seen)
    }),
  ]
  return () => {
    for (const stop of stops) stop()
    for (const [from, seen] of senders) settle(from, seen)
  }
}

/** The stroke with its new points; null where those before them are not known here. */
function grow(
  board: Board,
  id: string,
  before: Overlay,
  { from, steps, pressures }: Extract<GestureFrame, { kind: 'stroke' }>,
): Overlay | null {
  const held = (before.points?.length ?? -1) >= from ? before : board.get(id)
  const known = held?.points ?? []
  if (!held || known.length < from) return null
  const points = known.slice(0, from)
  let [x, y] = points.at(-1) ?? [0, 0]
  for (const [dx, dy] of steps) {
    x += dx
    y += dy
    points.push([x, y])
  }
  return { points, pressures: pressures.length > 0 ? [...(held.pressures ?? []).slice(0, from), ...pressures] : [] }
}
