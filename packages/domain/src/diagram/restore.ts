/**
 * Reads one element from anywhere: a file of any age, a paste, another client. Total: every input gives an element or
 * the reason why there is none. What old files lack is filled in as Excalidraw itself would; what must not be there
 * (a link that could run something) is taken off and named.
 */
import {
  type BoardElement,
  boardElementSchema,
  colourSchema,
  type ElementType,
  elementTypes,
  linkSchema,
} from './element.ts'
import { isOrderKey } from './order-key.ts'
import { sayRefusal } from './refusal-words.ts'

export type ReadElement =
  | { readonly element: BoardElement; readonly stripped: string | null }
  | { readonly refused: string }

type Raw = Readonly<Record<string, unknown>>

export function isRecord(value: unknown): value is Raw {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

const text = (value: unknown, otherwise: string): string => (typeof value === 'string' ? value : otherwise)
const number = (value: unknown, otherwise: number): number => (typeof value === 'number' ? value : otherwise)
/** A colour that this product does not know becomes the usual one; what is too long for any is left to be refused. */
function colour(value: unknown, usual: string): string {
  const name = text(value, usual)
  return name.length > 100 || colourSchema.safeParse(name).success ? name : usual
}
const flag = (value: unknown, otherwise = false): boolean => (typeof value === 'boolean' ? value : otherwise)

/** Names that files gave types before they were settled. */
const formerTypes: Readonly<Record<string, ElementType>> = { draw: 'line' }

function typeOf(raw: Raw): ElementType | undefined {
  const name = text(raw.type, '')
  return elementTypes.find((type) => type === name) ?? formerTypes[name]
}

/** Excalidraw's roundness numbers: 1 of old rectangles, 2 in proportion, 3 adaptive. */
function roundness(raw: Raw, type: ElementType): unknown {
  if (isRecord(raw.roundness)) return raw.roundness
  if (raw.strokeSharpness !== 'round') return null
  return { type: type === 'rectangle' || type === 'image' ? 1 : 2 }
}

function binding(value: unknown): unknown {
  if (!isRecord(value) || typeof value.elementId !== 'string') return null
  const { elementId, fixedPoint } = value
  return {
    elementId,
    focus: number(value.focus, 0),
    gap: number(value.gap, 1),
    ...(fixedPoint === undefined ? {} : { fixedPoint }),
  }
}

/** Some programs write a pressure as third number of a point. */
function flatPoints(points: unknown): unknown {
  return Array.isArray(points) ? points.map((point) => (Array.isArray(point) ? point.slice(0, 2) : point)) : points
}

function lines(raw: Raw, type: ElementType): Raw {
  const straight = [
    [0, 0],
    [number(raw.width, 0), number(raw.height, 0)],
  ]
  return {
    points:
      raw.points === undefined || (Array.isArray(raw.points) && raw.points.length === 0)
        ? straight
        : flatPoints(raw.points),
    startBinding: binding(raw.startBinding),
    endBinding: binding(raw.endBinding),
    startArrowhead: raw.startArrowhead ?? null,
    endArrowhead: raw.endArrowhead === undefined && type === 'arrow' ? 'arrow' : (raw.endArrowhead ?? null),
    ...(type === 'arrow' && raw.elbowed === true
      ? {
          elbowed: true,
          fixedSegments: raw.fixedSegments ?? null,
          startIsSpecial: raw.startIsSpecial ?? null,
          endIsSpecial: raw.endIsSpecial ?? null,
        }
      : {}),
  }
}

const formerFonts: Readonly<Record<string, number>> = { Virgil: 1, Helvetica: 2, Cascadia: 3 }

function textual(raw: Raw): Raw {
  // Files of 2020 say "20px Virgil" in one field.
  const [, size, family] = /^(\d+(?:\.\d+)?)px\s+(\w+)/.exec(text(raw.font, '')) ?? []
  const fontSize = number(raw.fontSize, size === undefined ? 20 : Number(size))
  const count = text(raw.text, '').split('\n').length
  const height = number(raw.height, 0)
  return {
    text: raw.text,
    originalText: raw.originalText ?? raw.text,
    fontSize,
    fontFamily: number(raw.fontFamily, family === undefined ? 1 : (formerFonts[family] ?? 1)),
    textAlign: raw.textAlign ?? 'left',
    verticalAlign: raw.verticalAlign ?? 'top',
    lineHeight: number(raw.lineHeight, height > 0 && fontSize > 0 ? height / count / fontSize : 1.25),
    autoResize: flag(raw.autoResize, true),
    containerId: raw.containerId ?? null,
  }
}

function stroke(raw: Raw): Raw {
  const pressures = raw.pressures ?? []
  return {
    points: flatPoints(raw.points),
    pressures,
    simulatePressure: flag(raw.simulatePressure, Array.isArray(pressures) && pressures.length === 0),
  }
}

function image(raw: Raw): Raw {
  return {
    fileId: raw.fileId ?? null,
    status: raw.status ?? 'pending',
    scale: raw.scale ?? [1, 1],
    crop: raw.crop ?? null,
  }
}

function partsOf(raw: Raw, type: ElementType): Raw {
  switch (type) {
    case 'line':
    case 'arrow':
      return lines(raw, type)
    case 'text':
      return textual(raw)
    case 'freedraw':
      return stroke(raw)
    case 'image':
      return image(raw)
    case 'frame':
      return { name: raw.name ?? null }
    default:
      return {}
  }
}

export function readElement(raw: unknown): ReadElement {
  if (!isRecord(raw)) return { refused: 'not an element' }
  const type = typeOf(raw)
  if (!type) return { refused: `elements of type "${text(raw.type, '?').slice(0, 40)}" are not taken` }
  const link = text(raw.link, '')
  const legalLink = linkSchema.safeParse(link).success
  const index = text(raw.index, '')
  const filled = {
    id: raw.id,
    type,
    x: number(raw.x, 0),
    y: number(raw.y, 0),
    width: number(raw.width, 0),
    height: number(raw.height, 0),
    angle: number(raw.angle, 0),
    strokeColor: colour(raw.strokeColor, '#1e1e1e'),
    backgroundColor: colour(raw.backgroundColor, 'transparent'),
    fillStyle: raw.fillStyle ?? 'solid',
    strokeWidth: number(raw.strokeWidth, 2),
    strokeStyle: raw.strokeStyle ?? 'solid',
    roughness: number(raw.roughness, 1),
    opacity: number(raw.opacity, 100),
    roundness: roundness(raw, type),
    seed: number(raw.seed, 1),
    index: isOrderKey(index) ? index : 'a0',
    groupIds: raw.groupIds ?? [],
    frameId: raw.frameId ?? null,
    isDeleted: flag(raw.isDeleted),
    locked: flag(raw.locked),
    link: legalLink ? link : null,
    ...(isRecord(raw.customData) ? { customData: raw.customData } : {}),
    ...partsOf(raw, type),
  }
  const read = boardElementSchema.safeParse(filled)
  if (!read.success) return { refused: sayRefusal(filled, read.error.issues[0]?.path ?? []) }
  const stripped = link !== '' && !legalLink ? 'its link is not http, https or mailto and was taken off' : null
  return { element: read.data, stripped }
}
