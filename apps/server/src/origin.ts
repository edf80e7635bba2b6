/**
 * Which pages may speak to this server with a person's cookies. One rule for calls and for sockets: a foreign Origin is
 * refused, and whoever is known by a cookie must have one, but for calls that only read: browsers send none with those.
 * Programs with a Bearer token need none.
 */
import type { IncomingHttpHeaders } from 'node:http'
import type { Config } from './config.ts'
import { isLoopback } from './config.ts'

/** Loopback names are one: a page opened at localhost may call 127.0.0.1. */
function canonical(origin: URL): string {
  const host = isLoopback(origin.hostname) ? 'localhost' : origin.hostname
  return `${origin.protocol}//${host}:${origin.port || (origin.protocol === 'https:' ? '443' : '80')}`
}

function sameHost(origin: URL, headers: IncomingHttpHeaders): boolean {
  if (!headers.host) return false
  const asked = `${origin.protocol}//${headers.host}`
  return URL.canParse(asked) && canonical(new URL(asked)) === canonical(origin)
}

/** Without PUBLIC_URL a page counts as ours when it was served under the very name that it now calls. */
function isOurs(config: Config, origin: string, headers: IncomingHttpHeaders): boolean {
  if (!URL.canParse(origin)) return false
  const url = new URL(origin)
  if (config.publicUrl !== null && canonical(new URL(config.publicUrl)) === canonical(url)) return true
  if (config.publicUrl !== null && !isLoopback(url.hostname)) return false
  if (isLoopback(config.host) && !isLoopback(url.hostname)) return false
  return sameHost(url, headers)
}

export function originAllowed(
  config: Config,
  headers: IncomingHttpHeaders,
  { bearer, cookies }: { bearer: boolean; cookies: boolean },
): boolean {
  const { origin } = headers
  if (origin === undefined) return bearer || !cookies
  return isOurs(config, origin, headers)
}
