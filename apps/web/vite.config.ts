/** The pages: one HTML entry a surface, so that no surface carries another's code. */
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { excalidrawAssets } from './vite/excalidraw.ts'
import { precompress } from './vite/precompress.ts'

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url))
const surfaces = ['home', 'library', 'join', 'candidate', 'interviewer', 'safe-board', 'debrief'].filter((surface) =>
  existsSync(here(`src/${surface}/main.tsx`)),
)

/**
 * What all surfaces load goes together: a browser opens six lines to one host, and a dozen small files hold up the board.
 * Nothing of a surface may stand in these, or every surface would receive it.
 */
const chunks = [
  {
    name: 'base',
    test: /node_modules\/(react|react-dom|scheduler|use-sync-external-store|zod|zustand|@floating-ui\/utils)\//,
    priority: 2,
  },
  {
    name: 'parts',
    test: /src\/design\/(Avatar|Button|Markdown|People|Status|ThemeToggle|fonts|markdown-blocks|status-words|theme|tokens)|src\/client\/(address|api|clock|document-view|images|people|session)|packages\/(protocol\/src\/(address|candidate-api|close-codes|endpoint|version)|domain\/src\/interview\/(interview|presence)|documents\/src\/brief)/,
    priority: 1,
  },
  // With all that these import.
  {
    name: 'board',
    test: /src\/(board\/(preload|BoardCanvas|import-words)|client\/connect)\.|locales\/en-/,
    priority: 0,
  },
]

export default defineConfig({
  root: here('.'),
  // Addresses hang below the document's <base>, which the server writes.
  base: './',
  plugins: [react(), excalidrawAssets(), precompress()],
  resolve: {
    dedupe: ['react', 'react-dom', 'yjs'],
    alias: {
      '@excalidraw/mermaid-to-excalidraw': here('vite/mermaid-stub.ts'),
      pako: here('vite/pako-stub.ts'),
    },
  },
  build: {
    target: 'es2023',
    sourcemap: false,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 2000,
    rolldownOptions: {
      output: { codeSplitting: { groups: chunks } },
      input: Object.fromEntries(surfaces.map((surface) => [surface, here(`${surface}.html`)])),
    },
  },
})
