/**
 * An element as the document holds it: one value for each group of fields that people change together, so that a move
 * and a recolour of one element both survive. Each group is a register of its own in the top-level map of its name.
 */
import {
  type BoardElement,
  customSchema,
  elementTypeSchema,
  elementTypes,
  fileSchema,
  geometrySchema,
  lookSchema,
  membershipSchema,
  orderSchema,
  stateSchema,
  strokeSchema,
  textSchema,
} from '@probeboard/domain/diagram/element'
import { readElement } from '@probeboard/domain/diagram/restore'
import * as z from 'zod/mini'
import { decodeStroke, encodeStroke, readStrokeText, roundStep } from './strokes.ts'

export const groupNames = [
  'kind',
  'geometry',
  'strokes',
  'look',
  'text',
  'order',
  'membership',
  'state',
  'file',
  'custom',
] as const
export type GroupName = (typeof groupNames)[number]
/** Plain JSON; strokes are bytes, or a text while they grow. */
export type Groups = Partial<Record<GroupName, unknown>>

/** What each group may hold, all but `strokes`. A field that is left out has its default, as domain/diagram/restore fills it in. */
const schemas: Record<Exclude<GroupName, 'strokes'>, z.ZodMiniType> = {
  kind: elementTypeSchema,
  geometry: z.extend(z.partial(geometrySchema), z.pick(geometrySchema, { x: true, y: true }).shape),
  look: z.partial(lookSchema),
  text: z.extend(z.partial(textSchema), z.pick(textSchema, { text: true }).shape),
  order: orderSchema,
  membership: z.partial(membershipSchema),
  state: z.partial(stateSchema),
  file: z.partial(fileSchema),
  custom: z.partial(customSchema),
}

/** Why a value may not stand in a group, or null. A growing stroke comes as its text. */
export function groupFault(name: GroupName, value: unknown): string | null {
  const read = name === 'strokes' ? strokeSchema.safeParse(strokeOf(value)) : schemas[name].safeParse(value)
  if (read.success)
    // Fields of no schema would be room without a limit, and could stand in for fields of other groups.
    return name === 'strokes' || sameValue(read.data, value) ? null : `${name}: holds a field that is not of this group`
  const [issue] = read.error.issues
  return `${[name, ...(issue?.path ?? [])].join('.')}: ${issue?.message ?? 'not readable'}`
}

function strokeOf(value: unknown): ReturnType<typeof decodeStroke> {
  if (typeof value === 'string') return readStrokeText(value)
  return value instanceof Uint8Array ? decodeStroke(value) : null
}

/** How an element of a type is read when it says nothing of itself. */
const bare = new Map<string, object>(
  elementTypes.map((type) => {
    const read = readElement({ id: 'bare', type, text: '', points: [[0, 0]] })
    return [type, 'element' in read ? read.element : {}]
  }),
)

/** Sixteenths are what a stroke's points are kept in; two of them are the most that rounding makes of a width. */
const rounding = 1 / 8

/** A free stroke's size is that of its points. */
function spanOf(points: readonly (readonly [number, number])[]): { width: number; height: number } {
  let [left, right, top, bottom] = [0, 0, 0, 0]
  for (const [x, y] of points) {
    left = Math.min(left, x)
    right = Math.max(right, x)
    top = Math.min(top, y)
    bottom = Math.max(bottom, y)
  }
  return { width: right - left, height: bottom - top }
}

function ownSize({ points = [], width, height }: BoardElement, tolerance: number): boolean {
  const span = spanOf(points.map(([x, y]) => [roundStep(x), roundStep(y)] as const))
  return Math.abs(span.width - width) > tolerance || Math.abs(span.height - height) > tolerance
}

/**
 * Every group that an element of this type has; what is as usual is left out of it. A stroke's size is left out where it
 * is that of its points, give or take `tolerance` pixels.
 */
export function splitElement(element: BoardElement, tolerance: number = rounding): Groups {
  const free = element.type === 'freedraw'
  const derived = free && !ownSize(element, tolerance)
  const usual = bare.get(element.type) ?? {}
  const left = (field: string): boolean =>
    (free && field === 'points') ||
    (derived && (field === 'width' || field === 'height')) ||
    (field === 'originalText' && element.originalText === element.text) ||
    (!always.has(field) && sameValue(Reflect.get(element, field), Reflect.get(usual, field)))
  const pick = (schema: { shape: object }): Record<string, unknown> =>
    Object.fromEntries(
      Object.keys(schema.shape)
        .filter((field) => field in element && !left(field))
        .map((field) => [field, Reflect.get(element, field)]),
    )
  return {
    kind: element.type,
    geometry: pick(geometrySchema),
    look: pick(lookSchema),
    order: pick(orderSchema),
    membership: pick(membershipSchema),
    state: pick(stateSchema),
    ...(free && element.points
      ? {
          strokes: encodeStroke({
            points: element.points,
            pressures: element.pressures ?? [],
            simulatePressure: element.simulatePressure ?? true,
          }),
        }
      : {}),
    ...(element.type === 'text' ? { text: pick(textSchema) } : {}),
    ...(element.type === 'image' ? { file: pick(fileSchema) } : {}),
    custom: pick(customSchema),
  }
}

const always = new Set(['x', 'y', 'width', 'height', 'index', 'text', 'points', 'lineHeight', 'originalText'])

const record = (value: unknown): object => (typeof value === 'object' && value !== null ? value : {})

/** Null while groups are missing or where what others wrote cannot be shown. */
export function joinElement(id: string, groups: Groups): BoardElement | null {
  if (groups.kind === undefined || groups.geometry === undefined) return null
  const { kind, strokes, ...fields } = groups
  const stroke = strokeOf(strokes)
  const read = readElement({
    ...(stroke ? { ...stroke, ...spanOf(stroke.points) } : {}),
    ...Object.assign({}, ...Object.values(fields).map(record)),
    id,
    type: kind,
  })
  return 'element' in read ? read.element : null
}

/** Whether two values of a group say the same. */
export function sameValue(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  if (a instanceof Uint8Array || b instanceof Uint8Array)
    return (
      a instanceof Uint8Array && b instanceof Uint8Array && a.length === b.length && a.every((byte, i) => byte === b[i])
    )
  if (Array.isArray(a) !== Array.isArray(b)) return false
  const keys = Object.keys(a)
  return (
    keys.length === Object.keys(b).length && keys.every((key) => sameValue(Reflect.get(a, key), Reflect.get(b, key)))
  )
}

/** The groups of `now` that differ from `before`. A group that is not there says the same as an empty one. */
export function changedGroups(before: Groups | undefined, now: Groups): Groups {
  return Object.fromEntries(
    groupNames
      .filter((name) => now[name] !== undefined && !sameValue(before?.[name] ?? {}, now[name]))
      .map((name) => [name, now[name]]),
  )
}
