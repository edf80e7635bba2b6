/**
 * A page that holds plain Excalidraw and nothing else, built as well as can be (one entry, everything preloaded, brotli,
 * no other host) and served by a server that does nothing but send files.
 */
import { createReadStream, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { extname, join, normalize } from 'node:path'
import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { build, type Plugin } from 'vite'
import { excalidrawAssets } from '../../../apps/web/vite/excalidraw.ts'
import { precompress } from '../../../apps/web/vite/precompress.ts'

const source = fileURLToPath(new URL('../bare/', import.meta.url))
const kinds: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.woff2': 'font/woff2',
}

/** Excalidraw asks for its English words as soon as it runs. */
function preloadWords(): Plugin {
  return {
    name: 'preload-words',
    transformIndexHtml: {
      order: 'post',
      handler: (_html, { bundle = {} }) =>
        Object.keys(bundle)
          .filter((name) => /\/en-[\w-]+\.js$/.test(name))
          .map((name) => ({ tag: 'link', attrs: { rel: 'modulepreload', crossorigin: true, href: `/${name}` } })),
    },
  }
}

async function buildBare(directory: string): Promise<void> {
  await build({
    configFile: false,
    root: source,
    logLevel: 'error',
    plugins: [react(), excalidrawAssets(), preloadWords(), precompress()],
    resolve: {
      dedupe: ['react', 'react-dom'],
      alias: {
        '@excalidraw/mermaid-to-excalidraw': fileURLToPath(
          new URL('../../../apps/web/vite/mermaid-stub.ts', import.meta.url),
        ),
      },
    },
    build: {
      outDir: directory,
      emptyOutDir: true,
      target: 'es2023',
      modulePreload: { polyfill: false },
      chunkSizeWarningLimit: 2000,
    },
  })
}

export interface BarePage {
  readonly url: string
  close(): void
}

export async function serveBare(): Promise<BarePage> {
  const directory = mkdtempSync(join(tmpdir(), 'probeboard-bare-'))
  await buildBare(directory)
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://bare').pathname
    const file = join(directory, normalize(path === '/' ? '/index.html' : path))
    if (!existsSync(file)) {
      response.writeHead(404).end()
      return
    }
    const small = existsSync(`${file}.br`)
    response.writeHead(200, {
      'content-type': kinds[extname(file)] ?? 'application/octet-stream',
      'cache-control': path === '/' ? 'no-cache' : 'public, max-age=31536000, immutable',
      ...(small ? { 'content-encoding': 'br' } : {}),
    })
    createReadStream(small ? `${file}.br` : file).pipe(response)
  }).listen(0, '127.0.0.1')
  await new Promise((ready) => server.once('listening', ready))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('No free port.')
  return {
    url: `http://127.0.0.1:${address.port}/`,
    close() {
      server.close()
      server.closeAllConnections()
      rmSync(directory, { recursive: true, force: true })
    },
  }
}
