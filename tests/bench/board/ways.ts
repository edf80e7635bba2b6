/** Probeboard's way to keep a drawing, y-excalidraw's, and the plainest: each element's whole JSON under its id. */
import { openBoard } from '@probeboard/documents/board'
import { readElement } from '@probeboard/domain/diagram/restore'
import type * as Y from 'yjs'
import { bind } from '../../../apps/web/src/board/binding.ts'
import type { Drawn } from './drawn.ts'
import { type Pen, Sheet, type Way } from './way.ts'
import type { ExcalidrawBinding } from './y-excalidraw.ts'

function penOf(sheet: Sheet, tell: () => void): Pen {
  return {
    put(elements) {
      sheet.put(elements)
      tell()
    },
    shown: () => sheet.list,
    outside: () => sheet.outside,
  }
}

/** Steps are 33 ms apart, commits 250. */
const commitEvery = 8

export const ours: Way = {
  name: 'Probeboard',
  every: commitEvery,
  open(doc) {
    const sheet = new Sheet()
    const held = new Set<string>()
    const binding = bind<Drawn>(openBoard(doc), {
      elements: () => sheet.list,
      replace: (elements) => sheet.replace(elements),
      held: () => held,
      read: readElement,
      make: (element, boundElements, previous) => ({
        ...element,
        boundElements,
        version: (previous?.version ?? 0) + 1,
        versionNonce: 0,
        updated: 0,
      }),
      remove: (element) => ({ ...element, isDeleted: true, version: element.version + 1 }),
    })
    return penOf(sheet, binding.sync)
  },
}

/** It tells its document each change that Excalidraw tells it. */
export function yExcalidraw(Binding: ExcalidrawBinding): Way {
  return {
    name: 'y-excalidraw',
    every: 1,
    open(doc) {
      const sheet = new Sheet()
      let tell = (): void => undefined
      new Binding(
        doc.getArray('elements'),
        doc.getMap('assets'),
        {
          onChange: (listener) => {
            tell = () => listener(sheet.list, { selectedElementIds: {} }, {})
            return () => undefined
          },
          getSceneElements: () => sheet.list,
          updateScene: ({ elements }) => {
            if (elements) sheet.replace(elements)
          },
          addFiles: () => undefined,
        },
        {
          clientID: doc.clientID,
          getStates: () => new Map(),
          setLocalStateField: () => undefined,
          on: () => undefined,
        },
      )
      return penOf(sheet, () => tell())
    },
  }
}

export const wholeJson: Way = {
  name: 'whole-element JSON',
  every: 1,
  open(doc) {
    const elements: Y.Map<Drawn> = doc.getMap('elements')
    return {
      put: (drawn) =>
        doc.transact(() => {
          for (const element of drawn) elements.set(element.id, element)
        }),
      shown: () => [...elements.values()],
      outside: () => 0,
    }
  },
}
