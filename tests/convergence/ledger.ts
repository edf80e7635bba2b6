/** What people did, element by element and group by group: what every screen and document is held against. */
import {
  customSchema,
  type ElementType,
  fileSchema,
  geometrySchema,
  lookSchema,
  membershipSchema,
  orderSchema,
  stateSchema,
  textSchema,
} from '@probeboard/domain/diagram/element'
import type { Sheet } from './paper.ts'

const groups = new Map<string, string>(
  Object.entries({
    geometry: geometrySchema,
    look: lookSchema,
    order: orderSchema,
    membership: membershipSchema,
    state: stateSchema,
    text: textSchema,
    file: fileSchema,
    custom: customSchema,
  }).flatMap(([name, { shape }]) => Object.keys(shape).map((field): [string, string] => [field, name])),
)

/** The group that a field is written with; a stroke's size is that of its points. */
export function groupOf(type: ElementType, field: string): string | undefined {
  const ofStroke = ['points', 'pressures', 'simulatePressure', 'width', 'height'].includes(field)
  return type === 'freedraw' && ofStroke ? 'strokes' : groups.get(field)
}

interface Entry {
  readonly id: string
  readonly person: number
  readonly values: Map<string, unknown>
}

export class Ledger {
  readonly kinds = new Map<string, ElementType>()
  /** Elements that somebody deleted, and deleted ones that somebody may have brought back. */
  readonly deleted = new Set<string>()
  readonly revived = new Set<string>()
  /** Groups that one person alone has changed; null where there were more. */
  readonly #entries = new Map<string, Entry | null>()

  note(person: number, { id, fields }: Sheet, changed: readonly string[]): void {
    const begun = !this.kinds.has(id)
    this.kinds.set(id, fields.type)
    if (fields.isDeleted && changed.includes('isDeleted')) this.deleted.add(id)
    for (const field of changed) {
      const group = groupOf(fields.type, field)
      if (!group) continue
      if (group === 'state' && !begun && !fields.isDeleted) this.revived.add(id)
      const key = `${id} ${group}`
      const known = this.#entries.get(key)
      if (known === null) continue
      if (known && known.person !== person) this.#entries.set(key, null)
      else {
        const entry = known ?? { id, person, values: new Map<string, unknown>() }
        entry.values.set(field, Reflect.get(fields, field))
        this.#entries.set(key, entry)
      }
    }
  }

  /** More than one person had to do with it. */
  share(id: string, group: string): void {
    this.#entries.set(`${id} ${group}`, null)
  }

  /** What these did last may be lost. */
  forget(people: ReadonlySet<number>): void {
    for (const [key, entry] of this.#entries) if (entry && people.has(entry.person)) this.#entries.set(key, null)
  }

  /** Fields as their only author left them. */
  *left(): Generator<{ id: string; field: string; value: unknown }> {
    for (const entry of this.#entries.values())
      if (entry) for (const [field, value] of entry.values) yield { id: entry.id, field, value }
  }
}
