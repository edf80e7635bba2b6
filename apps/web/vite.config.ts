/** The pages: one HTML entry a surface, so that no surface carries another's code. */
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { excalidrawAssets } from './vite/excalidraw.ts'
import { precompress } from './vite/precompress.ts'

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url))
const surfaces = ['home', 'library', 'join', 'candidate', 'interviewer', 'debrief'].filter((surface) =>
  existsSync(here(`src/${surface}/main.tsx`)),
)

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
    rolldownOptions: { input: Object.fromEntries(surfaces.map((surface) => [surface, here(`${surface}.html`)])) },
  },
})
