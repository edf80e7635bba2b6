/** Tells Excalidraw where its fonts are. Imported before anything that imports Excalidraw. */
export {}

declare global {
  interface Window {
    EXCALIDRAW_ASSET_PATH?: string | string[]
  }
}

window.EXCALIDRAW_ASSET_PATH = document.baseURI
