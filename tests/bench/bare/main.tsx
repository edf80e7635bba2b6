/** Excalidraw and nothing else: what the candidate's page is held against. */
/// <reference types="vite/client" />
import './assets.ts'
import { Excalidraw, restoreElements } from '@excalidraw/excalidraw'
import '@excalidraw/excalidraw/index.css'
import type { ExcalidrawImperativeAPI } from '@excalidraw/excalidraw/types'
import { createRoot } from 'react-dom/client'

declare global {
  interface Window {
    /** Shows these elements. */
    bare?: (elements: Parameters<typeof restoreElements>[0]) => void
  }
}

/** The same hook as on the product's pages, so that the same code draws on both. */
function attach(api: ExcalidrawImperativeAPI): void {
  Reflect.set(window, 'probeboard', { scene: () => api.getSceneElements() })
  window.bare = (elements) => api.updateScene({ elements: restoreElements(elements, null) })
}

const root = document.getElementById('root')
if (root) createRoot(root).render(<Excalidraw excalidrawAPI={attach} />)
