/** The person's own shapes in the editor's drawer. */
import type { LibraryItem } from '@excalidraw/excalidraw/types'
import type { BoardElement } from '@probeboard/domain/diagram/element'
import { boundTo } from '@probeboard/domain/diagram/scene'
import { type Api, complete } from './excalidraw.ts'

/** Adds these to what is in the drawer, and opens it. */
export async function addShapes(api: Api, items: readonly (readonly BoardElement[])[]): Promise<void> {
  const libraryItems = items.map((elements): LibraryItem => {
    const bound = boundTo(elements)
    return {
      id: crypto.randomUUID(),
      status: 'unpublished',
      created: Date.now(),
      elements: elements.map((element) => complete(element, 1, bound.get(element.id) ?? [])),
    }
  })
  await api.updateLibrary({ libraryItems, merge: true, prompt: false })
  api.toggleSidebar({ name: 'default', tab: 'library', force: true })
}
