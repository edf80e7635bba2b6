/**
 * One element of the drawing, in the terms of Excalidraw 0.18 without what a receiver can derive or must not take over:
 * no versions, no times, no `boundElements`. Its fields come in groups that people change together; each group is one
 * value on the wire, so that two people who change different groups of one element both keep their change.
 */
import * as z from 'zod/mini'
import { isOrderKey } from './order-key.ts'

/** Limits on what one element may hold. Real drawings stay far below; what is above is refused by name. */
export const limits = {
  coordinate: 1e7,
  text: 50_000,
  points: 20_000,
  groups: 50,
  custom: 8_192,
  elements: 5_000,
} as const

/** `iframe`, `embeddable` and `magicframe` are left out on purpose: they load or run what others wrote. */
export const elementTypes = [
  'rectangle',
  'diamond',
  'ellipse',
  'arrow',
  'line',
  'freedraw',
  'text',
  'image',
  'frame',
] as const
export const elementTypeSchema = z.enum(elementTypes)
export type ElementType = (typeof elementTypes)[number]

const coordinate = z.number().check(z.minimum(-limits.coordinate), z.maximum(limits.coordinate))
export const elementIdSchema = z.string().check(z.minLength(1), z.maxLength(100))
const word = z.string().check(z.maxLength(100))
const point = z.tuple([coordinate, coordinate])
const points = z.array(point).check(z.minLength(1), z.maxLength(limits.points))

const bindingSchema = z.object({
  elementId: elementIdSchema,
  focus: z.number(),
  gap: z.number(),
  /** Where on the bound shape an elbow arrow holds, as shares of its width and height. */
  fixedPoint: z.optional(z.nullable(z.tuple([z.number(), z.number()]))),
})

/** x, y, width and height in scene pixels, angle in radians; `points` are relative to x, y. */
export const geometrySchema = z.object({
  x: coordinate,
  y: coordinate,
  width: coordinate,
  height: coordinate,
  angle: z.number(),
  /** Of lines and arrows. */
  points: z.optional(points),
  startBinding: z.optional(z.nullable(bindingSchema)),
  endBinding: z.optional(z.nullable(bindingSchema)),
  elbowed: z.optional(z.boolean()),
  fixedSegments: z.optional(
    z.nullable(z.array(z.object({ start: point, end: point, index: z.number() })).check(z.maxLength(200))),
  ),
  startIsSpecial: z.optional(z.nullable(z.boolean())),
  endIsSpecial: z.optional(z.nullable(z.boolean())),
})

/** A name, a hash or a function of numbers. Colours end up in SVG and CSS, where `url(...)` would be asked for. */
export const colourSchema = z.string().check(z.regex(/^(#[0-9a-f]{3,8}|[a-z]{3,30}|(rgb|hsl)a?\([\d\s.,%/]{1,60}\))$/i))

const arrowhead = z.nullable(word)
export const lookSchema = z.object({
  strokeColor: colourSchema,
  backgroundColor: colourSchema,
  fillStyle: z.enum(['hachure', 'cross-hatch', 'solid', 'zigzag']),
  strokeWidth: z.number().check(z.minimum(0), z.maximum(100)),
  strokeStyle: z.enum(['solid', 'dashed', 'dotted']),
  roughness: z.number().check(z.minimum(0), z.maximum(10)),
  opacity: z.number().check(z.minimum(0), z.maximum(100)),
  roundness: z.nullable(z.object({ type: z.number(), value: z.optional(z.number()) })),
  /** What the hand-drawn look is grown from: equal seeds look equal. */
  seed: z.number(),
  startArrowhead: z.optional(arrowhead),
  endArrowhead: z.optional(arrowhead),
})

const words = z.string().check(z.maxLength(limits.text))
export const textSchema = z.object({
  text: words,
  originalText: words,
  fontSize: z.number().check(z.minimum(0.1), z.maximum(10_000)),
  fontFamily: z.number(),
  textAlign: z.enum(['left', 'center', 'right']),
  verticalAlign: z.enum(['top', 'middle', 'bottom']),
  lineHeight: z.number().check(z.minimum(0), z.maximum(100)),
  autoResize: z.boolean(),
  containerId: z.nullable(elementIdSchema),
})

/** Place in the pile: a fractional index as order-key.ts makes them. */
export const orderSchema = z.object({
  index: z.string().check(z.refine(isOrderKey, { error: 'is no order key' })),
})
export const membershipSchema = z.object({
  groupIds: z.array(word).check(z.maxLength(limits.groups)),
  frameId: z.nullable(elementIdSchema),
})
/** A link opens only what a browser opens without running it. */
export const linkSchema = z.string().check(z.regex(/^(https?:\/\/|mailto:)/i), z.maxLength(2_000))
export const stateSchema = z.object({
  isDeleted: z.boolean(),
  locked: z.boolean(),
  link: z.nullable(linkSchema),
  /** Of frames. */
  name: z.optional(z.nullable(z.string().check(z.maxLength(200)))),
})
export const fileSchema = z.object({
  /** SHA of the bytes; the bytes are never in the document. */
  fileId: z.nullable(word),
  status: z.enum(['pending', 'saved', 'error']),
  scale: z.tuple([z.number(), z.number()]),
  crop: z.nullable(
    z.object({
      x: z.number(),
      y: z.number(),
      width: z.number(),
      height: z.number(),
      naturalWidth: z.number(),
      naturalHeight: z.number(),
    }),
  ),
})
export const strokeSchema = z.object({
  points,
  pressures: z.array(z.number().check(z.minimum(0), z.maximum(1))).check(z.maxLength(limits.points)),
  simulatePressure: z.boolean(),
})
/** False also for what JSON cannot say, such as big integers and circles: it throws on them. */
function isSmallJson(value: unknown): boolean {
  try {
    return JSON.stringify(value).length <= limits.custom
  } catch {
    return false
  }
}

export const customSchema = z.object({
  customData: z
    .record(z.string(), z.unknown())
    .check(z.refine(isSmallJson, { error: `is not JSON of at most ${limits.custom} characters` })),
})

const base = z.object({
  id: elementIdSchema,
  type: elementTypeSchema,
  ...geometrySchema.shape,
  ...lookSchema.shape,
  ...orderSchema.shape,
  ...membershipSchema.shape,
  ...stateSchema.shape,
  ...z.partial(textSchema).shape,
  ...z.partial(fileSchema).shape,
  ...z.partial(z.omit(strokeSchema, { points: true })).shape,
  ...z.partial(customSchema).shape,
})

/** The parts that an element of a type must have besides what all have. */
const requiredOf: Partial<Record<ElementType, z.ZodMiniType>> = {
  text: textSchema,
  image: fileSchema,
  freedraw: strokeSchema,
  line: z.object({ points }),
  arrow: z.object({ points }),
}

export const boardElementSchema = base.check(
  z.superRefine((element, context) => {
    const required = requiredOf[element.type]?.safeParse(element)
    if (required && !required.success)
      for (const issue of required.error.issues)
        context.addIssue({ code: 'custom', path: issue.path, message: issue.message, input: element })
  }),
)
export type BoardElement = z.infer<typeof boardElementSchema>
