/** Why an element is not taken, in words that people can act on: which part of it, and what the limit is. */
import { limits } from './element.ts'

const count = (limit: number): string => limit.toLocaleString('en-US')

const mostOf: Readonly<Record<string, readonly [number, string]>> = {
  points: [limits.points, 'points'],
  pressures: [limits.points, 'points'],
  groupIds: [limits.groups, 'groups'],
}

/** Where a schema found the fault in this element. */
export function sayRefusal(raw: Readonly<Record<string, unknown>>, path: readonly PropertyKey[]): string {
  const field = String(path[0] ?? 'element')
  const value = raw[field]
  const most = mostOf[field]
  if (most && Array.isArray(value) && value.length > most[0]) return `it has more than ${count(most[0])} ${most[1]}`
  if ((field === 'text' || field === 'originalText') && typeof value === 'string')
    return `its text is longer than ${count(limits.text)} characters`
  if (field === 'customData') return `its custom data is more than ${count(limits.custom)} characters of JSON`
  if (['x', 'y', 'width', 'height', 'points'].includes(field) && liesFarOut(value))
    return 'it lies too far out or is too large'
  if (value === undefined || value === null) return `its "${field}" is missing`
  return `its "${field}" is not legal`
}

function liesFarOut(value: unknown): boolean {
  if (Array.isArray(value)) return value.some(liesFarOut)
  return typeof value === 'number' && !(Math.abs(value) <= limits.coordinate)
}
