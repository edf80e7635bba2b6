/** Addresses as this page sees them: everything hangs below the document's base, which the server sets from BASE_PATH. */
import { apiPrefix, fillPath } from '@probeboard/protocol/address'

/** `path` starts with a slash and is the product's own, without the base. */
export function pageUrl(path: string): string {
  return new URL(`.${path}`, document.baseURI).href
}

export function apiUrl(path: string, params: Readonly<Record<string, string>> = {}): string {
  return pageUrl(`${apiPrefix}${fillPath(path, params)}`)
}

/** The same place for a WebSocket. */
export function socketUrl(path: string): string {
  return pageUrl(path).replace(/^http/, 'ws')
}

/** Who this page is for, from `/i/<interview>/<participant>`; null on any other page. */
export function readAddress(
  pathname: string,
): { interview: string; participant: string; view: 'main' | 'panel' | 'board' | 'debrief' } | null {
  const base = new URL(document.baseURI).pathname
  const path = pathname.startsWith(base) ? pathname.slice(base.length - 1) : pathname
  const match = /^\/i\/([\w-]+)\/([\w-]+)(?:\/(panel|board|debrief))?\/?$/.exec(path)
  if (!match?.[1] || !match[2]) return null
  return {
    interview: match[1],
    participant: match[2],
    view: match[3] === 'panel' || match[3] === 'board' || match[3] === 'debrief' ? match[3] : 'main',
  }
}
