/**
 * The groups of an element as they stand in the document: short, because a board is loaded by everybody. What all elements
 * have stands in a list by place, what few have in an object behind it.
 */
import { elementTypeSchema, geometrySchema, lookSchema, orderSchema } from '@probeboard/domain/diagram/element'
import * as z from 'zod/mini'

export type Fields = Readonly<Record<string, unknown>>

const rest = z.optional(z.record(z.string(), z.unknown()))

/** `[x, y]`, `[x, y, width, height]` or `[x, y, width, height, {the others}]`, where a size that is not its own is null. */
const packedGeometry = z.union([
  z.tuple([z.unknown(), z.unknown()]),
  z.tuple([z.unknown(), z.unknown(), z.unknown(), z.unknown(), rest]),
])
/** `[type, seed]` or `[type, seed, {the others}]`. */
const packedLook = z.tuple([z.unknown(), z.unknown(), rest])

export const geometryFields = z.extend(z.partial(geometrySchema), z.pick(geometrySchema, { x: true, y: true }).shape)
export const lookFields = z.extend(z.partial(lookSchema), { type: elementTypeSchema, seed: lookSchema.shape.seed })
export const orderFields = orderSchema

const isEmpty = (fields: Fields): boolean => Object.keys(fields).length === 0

export function packGeometry({ x, y, width, height, ...others }: Fields): unknown[] {
  if (isEmpty(others)) return width === undefined ? [x, y] : [x, y, width, height]
  return [x, y, width ?? null, height ?? null, others]
}

export function packLook({ type, seed, ...others }: Fields): unknown[] {
  return isEmpty(others) ? [type, seed] : [type, seed, others]
}

/** Null where it is not as `packGeometry` leaves it. */
export function unpackGeometry(value: unknown): Fields | null {
  const read = packedGeometry.safeParse(value)
  if (!read.success) return null
  const [x, y, width, height, others] = read.data
  return { x, y, ...(width == null ? {} : { width }), ...(height == null ? {} : { height }), ...others }
}

/** Null where it is not as `packLook` leaves it. */
export function unpackLook(value: unknown): Fields | null {
  const read = packedLook.safeParse(value)
  if (!read.success) return null
  const [type, seed, others] = read.data
  return { type, seed, ...others }
}
