/** Collections of shapes that people bring (`.excalidrawlib`, both versions): their legal items become the editor's own. */
import type { LibraryItem } from '@excalidraw/excalidraw/types'
import { readElement } from '@probeboard/domain/diagram/restore'
import { boundTo } from '@probeboard/domain/diagram/scene'
import { type Api, complete } from './excalidraw.ts'

type Items = readonly (readonly unknown[])[]

/** The element lists of a library; null where the text is none. */
function itemsOf(text: string): Items | null {
  try {
    const file: unknown = JSON.parse(text)
    if (typeof file !== 'object' || file === null || !('type' in file) || file.type !== 'excalidrawlib') return null
    if ('library' in file && Array.isArray(file.library)) return file.library.filter(Array.isArray)
    if (!('libraryItems' in file) || !Array.isArray(file.libraryItems)) return null
    return file.libraryItems.flatMap((item: unknown) =>
      typeof item === 'object' && item !== null && 'elements' in item && Array.isArray(item.elements)
        ? [item.elements]
        : [],
    )
  } catch {
    // Not JSON, so no library.
    return null
  }
}

export interface LoadedLibrary {
  readonly items: number
  /** Items of which nothing could be taken. */
  readonly refused: number
}

/** Adds a library's items to those that the editor has and opens the drawer with them; null where the file is none. */
export async function loadLibrary(api: Api, text: string): Promise<LoadedLibrary | null> {
  const lists = itemsOf(text)
  if (!lists) return null
  const items = lists.flatMap((list): LibraryItem[] => {
    const elements = list.flatMap((raw) => {
      const read = readElement(raw)
      // Pictures of a library have no bytes beside them.
      return 'element' in read && read.element.type !== 'image' ? [read.element] : []
    })
    const bound = boundTo(elements)
    const whole = elements.map((element) => complete(element, 1, bound.get(element.id) ?? []))
    return whole.length > 0
      ? [{ id: crypto.randomUUID(), status: 'unpublished', created: Date.now(), elements: whole }]
      : []
  })
  await api.updateLibrary({ libraryItems: items, merge: true, prompt: false })
  api.toggleSidebar({ name: 'default', tab: 'library', force: true })
  return { items: items.length, refused: lists.length - items.length }
}
