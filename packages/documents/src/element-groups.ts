/**
 * An element as the document holds it: one value for each group of fields that people change together, so that a move
 * and a recolour of one element both survive. Each group is a register of its own in the top-level map of its name.
 */
import {
  type BoardElement,
  customSchema,
  elementTypeSchema,
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
import type * as z from 'zod/mini'
import { decodeStroke, encodeStroke } from './strokes.ts'

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
/** Plain JSON, or bytes for strokes. */
export type Groups = Partial<Record<GroupName, unknown>>

/** What each group may hold; `strokes` are checked after decoding. */
const schemas: Record<Exclude<GroupName, 'strokes'>, z.ZodMiniType> = {
  kind: elementTypeSchema,
  geometry: geometrySchema,
  look: lookSchema,
  text: textSchema,
  order: orderSchema,
  membership: membershipSchema,
  state: stateSchema,
  file: fileSchema,
  custom: customSchema,
}

/** Why a value may not stand in a group, or null. */
export function groupFault(name: GroupName, value: unknown): string | null {
  const read =
    name === 'strokes'
      ? strokeSchema.safeParse(value instanceof Uint8Array ? decodeStroke(value) : null)
      : schemas[name].safeParse(value)
  if (read.success)
    // Fields of no schema would be room without a limit, and could stand in for fields of other groups.
    return name === 'strokes' || sameValue(read.data, value) ? null : `${name}: holds a field that is not of this group`
  const [issue] = read.error.issues
  return `${[name, ...(issue?.path ?? [])].join('.')}: ${issue?.message ?? 'not readable'}`
}

export function splitElement(element: BoardElement): Groups {
  const free = element.type === 'freedraw'
  const pick = (schema: { shape: object }): Record<string, unknown> =>
    Object.fromEntries(
      Object.keys(schema.shape)
        .filter((field) => !(free && field === 'points'))
        .flatMap((field) => (field in element ? [[field, Reflect.get(element, field)]] : [])),
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
    ...(element.customData === undefined ? {} : { custom: pick(customSchema) }),
  }
}

const record = (value: unknown): object => (typeof value === 'object' && value !== null ? value : {})

/** Null while groups are missing or where what others wrote cannot be shown. */
export function joinElement(id: string, groups: Groups): BoardElement | null {
  if (groups.kind === undefined || groups.geometry === undefined) return null
  const { kind, strokes, ...fields } = groups
  const read = readElement({
    ...Object.assign({}, ...Object.values(fields).map(record)),
    ...(strokes instanceof Uint8Array ? decodeStroke(strokes) : {}),
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

/** The groups of `now` that differ from `before`. */
export function changedGroups(before: Groups | undefined, now: Groups): Groups {
  if (!before) return now
  return Object.fromEntries(
    groupNames
      .filter((name) => now[name] !== undefined && !sameValue(before[name], now[name]))
      .map((name) => [name, now[name]]),
  )
}
