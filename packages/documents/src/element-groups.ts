/**
 * An element as the document holds it: one value for each group of fields that people change together, so that a move
 * and a recolour of one element both survive. Each group is a register of its own in the top-level map of its name.
 */
import {
  type BoardElement,
  customSchema,
  type ElementType,
  elementTypes,
  fileSchema,
  geometrySchema,
  lookSchema,
  membershipSchema,
  stateSchema,
  strokeSchema,
  textSchema,
} from '@probeboard/domain/diagram/element'
import { readElement } from '@probeboard/domain/diagram/restore'
import * as z from 'zod/mini'
import {
  type Fields,
  geometryFields,
  lookFields,
  orderFields,
  packGeometry,
  packLook,
  unpackGeometry,
  unpackLook,
} from './group-packing.ts'
import { decodeStroke, encodeStroke, readStrokeText, roundStep } from './strokes.ts'

export const groupNames = [
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

/** What each group may hold, all but `strokes`. A field that is left out has its default. */
const schemas: Record<Exclude<GroupName, 'strokes'>, z.ZodMiniType> = {
  geometry: geometryFields,
  look: lookFields,
  text: z.extend(z.partial(textSchema), z.pick(textSchema, { text: true }).shape),
  order: orderFields,
  membership: z.partial(membershipSchema),
  state: z.partial(stateSchema),
  file: z.partial(fileSchema),
  custom: z.partial(customSchema),
}

/** A group's fields; null where the value cannot be one. */
function fieldsOf(name: Exclude<GroupName, 'strokes'>, value: unknown): Fields | null {
  if (name === 'geometry') return unpackGeometry(value)
  if (name === 'look') return unpackLook(value)
  if (name === 'order') return { index: value }
  return isFields(value) ? value : null
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype
}

/** Why a value may not stand in a group, or null. A growing stroke comes as its text. */
export function groupFault(name: GroupName, value: unknown): string | null {
  const fields = name === 'strokes' ? strokeOf(value) : fieldsOf(name, value)
  const read = (name === 'strokes' ? strokeSchema : schemas[name]).safeParse(fields)
  if (read.success)
    // Fields of no schema would be room without a limit, and could stand in for fields of other groups.
    return name === 'strokes' || sameValue(read.data, fields)
      ? null
      : `${name}: holds a field that is not of this group`
  const [issue] = read.error.issues
  return `${[name, ...(issue?.path ?? [])].join('.')}: ${issue?.message ?? 'not readable'}`
}

function strokeOf(value: unknown): ReturnType<typeof decodeStroke> {
  if (typeof value === 'string') return readStrokeText(value)
  return value instanceof Uint8Array ? decodeStroke(value) : null
}

/** What the editor rounds by itself, by its own numbers: in proportion, or adaptive. */
const rounded: Partial<Record<ElementType, number>> = { rectangle: 3, diamond: 2, ellipse: 2, arrow: 2, line: 2 }
const usualRoundness = (type: ElementType): unknown => (rounded[type] ? { type: rounded[type] } : null)

/** An element of each type that says nothing of itself. */
const bare = new Map<string, object>(
  elementTypes.map((type) => {
    const read = readElement({ id: 'bare', type, text: '', points: [[0, 0]], roundness: usualRoundness(type) })
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
    geometry: packGeometry(pick(geometrySchema)),
    look: packLook({ type: element.type, ...pick(lookSchema) }),
    order: element.index,
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

const always = new Set(['x', 'y', 'width', 'height', 'seed', 'text', 'points', 'lineHeight', 'originalText'])

/** Null while groups are missing or where what others wrote cannot be shown. */
export function joinElement(id: string, groups: Groups): BoardElement | null {
  const { strokes, ...packed } = groups
  const look = unpackLook(packed.look)
  const type = elementTypes.find((known) => known === look?.type)
  if (!type || packed.geometry === undefined) return null
  const stroke = strokeOf(strokes)
  const fields = groupNames.map((name) =>
    name === 'strokes' ? null : packed[name] !== undefined && fieldsOf(name, packed[name]),
  )
  const read = readElement({
    roundness: usualRoundness(type),
    ...(stroke ? { ...stroke, ...spanOf(stroke.points) } : {}),
    ...Object.assign({}, ...fields),
    id,
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
