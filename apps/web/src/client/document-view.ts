/** A document's plain view in React: read once per change, the same object in between. */
import { useEffect, useState } from 'react'
import type * as Y from 'yjs'

export function useDocumentView<View>(
  doc: Y.Doc,
  read: (doc: Y.Doc) => View,
  observe: (doc: Y.Doc, listener: () => void) => () => void,
): View {
  const [view, setView] = useState(() => read(doc))
  useEffect(() => {
    const renew = (): void => setView(read(doc))
    renew()
    return observe(doc, renew)
  }, [doc, read, observe])
  return view
}
