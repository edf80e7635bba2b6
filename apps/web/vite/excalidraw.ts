/**
 * What the build does to Excalidraw so that it asks nobody but us: its fonts are copied beside the pages (without
 * Xiaolai, 12 MB for handwritten Chinese and Japanese; the system's font stands in), and the CDN that it keeps as
 * last source of each font is cut out. The build fails when that no longer matches.
 */
import { cpSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import type { Plugin } from 'vite'

const cdn = 'https://esm.sh/'
// It stands at the start of a template literal, so the replacement may be an expression.
const ownOrigin = ['$', '{window.location.origin}/'].join('')
const askedAtOnce = /\/(en|roundRect)-[\w-]+\.js$/
const fonts = join(dirname(createRequire(import.meta.url).resolve('@excalidraw/excalidraw')), 'fonts')

export function excalidrawAssets(): Plugin {
  let cut = 0
  return {
    name: 'excalidraw-assets',
    apply: 'build',
    transform(code, id) {
      if (!id.includes('@excalidraw/excalidraw') || !code.includes(cdn)) return null
      cut += 1
      return { code: code.replaceAll(cdn, ownOrigin), map: null }
    },
    // The editor asks for these as soon as it runs, and shows nothing before it has its words.
    transformIndexHtml: {
      order: 'post',
      handler: (html, { bundle = {} }) =>
        html.includes('assets/board-')
          ? Object.keys(bundle)
              .filter((name) => askedAtOnce.test(name))
              .map((name) => ({
                tag: 'link',
                attrs: { rel: 'modulepreload', crossorigin: true, href: `./${name}` },
                injectTo: 'head',
              }))
          : [],
    },
    generateBundle(_options, bundle) {
      if (cut === 0)
        this.error(`Excalidraw's fallback to ${cdn} was not found. Look where it has gone; no page may ask a CDN.`)
      for (const chunk of Object.values(bundle))
        if (chunk.type === 'chunk' && chunk.code.includes(cdn)) this.error(`${chunk.fileName} still names ${cdn}.`)
    },
    writeBundle({ dir }) {
      if (dir) cpSync(fonts, join(dir, 'fonts'), { recursive: true, filter: (path) => !path.includes('Xiaolai') })
    },
  }
}
