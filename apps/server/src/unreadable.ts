/**
 * What comes and cannot be read as a request. The framework would answer with the address as it came, and log the bytes:
 * both may hold what their sender is known by.
 */

import type { Socket } from 'node:net'
import type { ConnectionError, FastifyInstance } from 'fastify'

const answers: Readonly<Record<string, string>> = {
  ERR_HTTP_REQUEST_TIMEOUT: '408 Request Timeout',
  HPE_HEADER_OVERFLOW: '431 Request Header Fields Too Large',
}

export function answerUnread(this: FastifyInstance, { code }: ConnectionError, socket: Socket): void {
  if (code === 'ECONNRESET' || socket.destroyed) return
  this.log.debug({ code }, 'a request could not be read')
  const answer = answers[code] ?? '400 Bad Request'
  if (socket.writable) socket.write(`HTTP/1.1 ${answer}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`)
  socket.destroy()
}

/** The address without the base path, which a proxy may hand on or take off; one that cannot be decoded names nothing. */
export function readAddress(basePath: string, url: string): string {
  const path =
    basePath && (url === basePath || url.startsWith(`${basePath}/`)) ? url.slice(basePath.length) || '/' : url
  try {
    decodeURI(path.replace(/[?#].*$/s, ''))
    return path
  } catch {
    return path.startsWith('/api/') ? '/api/unreadable' : '/unreadable'
  }
}
