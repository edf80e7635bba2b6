/**
 * A collection of shapes as a file (`.excalidrawlib`): version 1 is a list of element lists, version 2 a list of named
 * items. Total: the legal elements of each item are kept, whatever is not is named.
 */
import { type BoardElement, limits } from './element.ts'
import { isRecord, readElement } from './restore.ts'
import type { NamedReason } from './scene.ts'

export interface ReadLibrary {
  /** The elements of each item of which something is left. */
  readonly items: readonly (readonly BoardElement[])[]
  readonly refused: readonly NamedReason[]
}

function listsOf(file: Readonly<Record<string, unknown>>): readonly unknown[] {
  if (Array.isArray(file.libraryItems))
    return file.libraryItems.map((item: unknown) => (isRecord(item) ? item.elements : item))
  return Array.isArray(file.library) ? file.library : []
}

/** Null for what is no library. */
export function readLibrary(source: string): ReadLibrary | null {
  const file = parse(source)
  if (!isRecord(file) || file.type !== 'excalidrawlib') return null
  const refused: NamedReason[] = []
  let count = 0
  const items = listsOf(file).flatMap((list, place) => {
    const refuse = (id: string, reason: string): void => {
      refused.push({ id, reason })
    }
    if (!Array.isArray(list)) {
      refuse(`shape ${place + 1}`, 'it has no list of elements')
      return []
    }
    const elements = list.flatMap((raw: unknown): BoardElement[] => {
      const id = isRecord(raw) && typeof raw.id === 'string' ? raw.id.slice(0, 100) : `in shape ${place + 1}`
      if (isRecord(raw) && raw.isDeleted === true) return []
      const read = readElement(raw)
      if ('refused' in read) refuse(id, read.refused)
      else if (read.element.type === 'image') refuse(id, 'a collection of shapes holds no pictures')
      else if (count >= limits.elements) refuse(id, `a collection holds ${limits.elements} elements`)
      else {
        count += 1
        return [read.element]
      }
      return []
    })
    return elements.length > 0 ? [elements] : []
  })
  return { items, refused }
}

function parse(source: string): unknown {
  try {
    return JSON.parse(source)
  } catch {
    return null
  }
}
