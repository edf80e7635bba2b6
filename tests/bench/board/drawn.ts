/** Elements as an Excalidraw scene holds them, made by chance from a seed, and what people do to them. */
import { keyAfter } from '@probeboard/domain/diagram/order-key'

export interface Drawn {
  readonly id: string
  readonly type: string
  readonly x: number
  readonly y: number
  readonly index: string
  readonly isDeleted: boolean
  readonly version: number
  readonly versionNonce: number
  readonly updated: number
  readonly points?: readonly (readonly [number, number])[] | undefined
  /** All that the bench does not look at. */
  readonly [field: string]: unknown
}

type Chance = (limit: number) => number

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-'
const someId = (chance: Chance): string =>
  Array.from({ length: 21 }, () => letters.charAt(chance(letters.length))).join('')
/** With two decimals, as a drag at some zoom leaves it. */
const place = (chance: Chance, most: number): number => chance(most * 100) / 100

function make(chance: Chance, index: string, own: Record<string, unknown> & { type: string }): Drawn {
  return {
    id: someId(chance),
    x: place(chance, 4000),
    y: place(chance, 3000),
    angle: 0,
    strokeColor: '#1e1e1e',
    backgroundColor: 'transparent',
    fillStyle: 'solid',
    strokeWidth: 2,
    strokeStyle: 'solid',
    roughness: 1,
    opacity: 100,
    groupIds: [],
    frameId: null,
    index,
    roundness: null,
    seed: chance(2 ** 30),
    version: 1,
    versionNonce: chance(2 ** 30),
    isDeleted: false,
    boundElements: null,
    updated: 1_790_000_000_000,
    link: null,
    locked: false,
    ...own,
  }
}

/** Makes elements one after the other, each above the last. */
export function createPile(chance: Chance) {
  let index: string | null = null
  const next = (own: Record<string, unknown> & { type: string }): Drawn => {
    index = keyAfter(index)
    return make(chance, index, own)
  }
  return {
    box: (): Drawn =>
      next({
        type: 'rectangle',
        width: 120 + place(chance, 80),
        height: 60 + place(chance, 80),
        backgroundColor: '#a5d8ff',
        roundness: { type: 3 },
        boundElements: [{ type: 'text', id: someId(chance) }],
      }),
    stroke: (points: Drawn['points']): Drawn =>
      next({
        type: 'freedraw',
        points,
        pressures: [],
        simulatePressure: true,
        lastCommittedPoint: null,
        ...sizeOf(points),
      }),
  }
}

function sizeOf(points: Drawn['points'] = []): { width: number; height: number } {
  const span = (axis: 0 | 1): number =>
    points.reduce((most, point) => Math.max(most, point[axis]), 0) -
    points.reduce((least, point) => Math.min(least, point[axis]), 0)
  return { width: span(0), height: span(1) }
}

/** The element after a person changed it: Excalidraw touches three more fields with each change. */
export function changed(element: Drawn, chance: Chance, fields: Partial<Drawn>): Drawn {
  return {
    ...element,
    ...fields,
    ...(fields.points ? sizeOf(fields.points) : {}),
    version: element.version + 1,
    versionNonce: chance(2 ** 30),
    updated: element.updated + 33,
  }
}

/** A pen that wanders about six pixels from point to point. */
export function wander(chance: Chance, count: number): [number, number][] {
  let [angle, x, y] = [0.3, 0, 0]
  return Array.from({ length: count }, (_, i) => {
    angle += (chance(1000) - 500) / 1500
    const step = i === 0 ? 0 : 2 + chance(800) / 100
    x += Math.cos(angle) * step
    y += Math.sin(angle) * step
    return [x, y]
  })
}
