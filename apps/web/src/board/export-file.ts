/** The drawing as a picture: on solid white, in its light colours, with a margin. Nothing in it points to another host. */
import { exportToBlob, exportToSvg } from '@excalidraw/excalidraw'
import type { Api } from './excalidraw.ts'

/** In scene pixels. */
const padding = 16

function asShown(api: Api) {
  return {
    elements: api.getSceneElements(),
    appState: { exportBackground: true, viewBackgroundColor: '#ffffff', exportWithDarkMode: false },
    files: api.getFiles(),
    exportPadding: padding,
  }
}

export function exportPng(api: Api): Promise<Blob> {
  return exportToBlob({ ...asShown(api), mimeType: 'image/png', getDimensions: sharp })
}

export async function exportSvg(api: Api): Promise<Blob> {
  const svg = await exportToSvg({ ...asShown(api), skipInliningFonts: true })
  return new Blob([svg.outerHTML], { type: 'image/svg+xml' })
}

/** Twice its size, unless that is more than browsers draw. */
function sharp(width: number, height: number): { width: number; height: number; scale: number } {
  const scale = Math.min(2, 8_000 / Math.max(width, height))
  return { width: width * scale, height: height * scale, scale }
}
