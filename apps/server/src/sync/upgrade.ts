/**
 * The door of the live documents. A foreign Origin is turned away before the upgrade; every other refusal completes the
 * handshake and closes at once with its code, before a frame is read, for a plain refusal makes browsers retry for ever.
 */
import type { IncomingMessage, Server } from 'node:http'
import type { Socket } from 'node:net'
import type { Duplex } from 'node:stream'
import { type DocumentName, isDocumentName } from '@probeboard/domain/interview/access'
import { interviewIdSchema } from '@probeboard/domain/interview/interview'
import { closeCodes } from '@probeboard/protocol/close-codes'
import { protocolVersion } from '@probeboard/protocol/version'
import type { RoomKey, Seat } from '@probeboard/sync/ports'
import type { FastifyBaseLogger } from 'fastify'
import { type WebSocket, WebSocketServer } from 'ws'
import type { Attendance } from '../attendance.ts'
import type { Context } from '../context.ts'
import { askGate } from '../gate.ts'
import { readBearer } from '../identity.ts'
import { originAllowed } from '../origin.ts'
import { maxFrameBytes, pump, wrapSocket } from './socket.ts'

interface Refused {
  readonly kind: 'refused'
  readonly code: number
  readonly reason: string
}
interface Admitted {
  readonly kind: 'admitted'
  readonly key: RoomKey
  readonly seat: Seat
}

const refused = (code: number, reason: string): Refused => ({ kind: 'refused', code, reason })

/** `/sync/<interview>/<document>` below the base path; null for any other address. */
function readTarget(
  basePath: string,
  url: string,
): { interview: string; document: string; query: URLSearchParams } | null {
  const { pathname, searchParams } = new URL(url, 'http://here')
  const path = basePath && pathname.startsWith(`${basePath}/`) ? pathname.slice(basePath.length) : pathname
  const match = /^\/sync\/([^/]+)\/([^/]+)\/?$/.exec(path)
  return match?.[1] && match[2] ? { interview: match[1], document: match[2], query: searchParams } : null
}

export interface Door {
  /** Turns newcomers away with "come back"; those inside are the rooms' matter. */
  shut(): void
  /** Resolves when everybody is out; who does not answer the goodbye is cut off. */
  empty(): Promise<void>
}

const goodbyeMs = 1_000

export function openDoor(
  server: Server,
  context: Context,
  attendance: Attendance,
  parseCookie: (header: string) => Record<string, string | undefined>,
  log: FastifyBaseLogger,
): Door {
  let open = true
  const wss = new WebSocketServer({
    noServer: true,
    perMessageDeflate: false,
    // Above the room's own limit, so that the refusal carries our code and not the library's.
    maxPayload: 2 * maxFrameBytes,
    maxFragments: 1024,
  })

  async function decide(
    target: { interview: string; document: string; query: URLSearchParams },
    bearer: string | null,
    cookies: Record<string, string | undefined>,
  ): Promise<Admitted | Refused> {
    const id = interviewIdSchema.safeParse(target.interview)
    if (!id.success || !isDocumentName(target.document)) return refused(closeCodes.notFound, 'no such document')
    const document: DocumentName = target.document
    const version = target.query.get('v')
    if (version !== null && version !== String(protocolVersion)) return refused(closeCodes.version, 'other version')
    const interview = await context.storage.interview(id.data)
    if (!interview)
      // A browser that was away during the erasure hears of it here, and wipes its copy.
      return (await context.audit.wasErased(id.data))
        ? refused(closeCodes.ended, 'the interview was erased')
        : refused(closeCodes.notFound, 'no such interview')
    const participant = await context.identity.seatOf({ bearer, cookies, seat: target.query.get('seat') }, id.data)
    if (!participant) return refused(closeCodes.noSeat, 'no seat')
    const passage = askGate(participant, document, interview)
    if (passage.kind === 'shut')
      return passage.why === 'ended'
        ? refused(closeCodes.ended, 'the interview has ended')
        : refused(closeCodes.noAccess, 'no access')
    const { role, name } = participant
    return {
      kind: 'admitted',
      key: { interview: id.data, document },
      seat: {
        participant: { id: participant.id, role, name },
        access: passage.access,
        acknowledge: target.query.get('ack') === '1',
        extended: target.query.get('ext') === '1',
      },
    }
  }

  function admit(ws: WebSocket, line: Socket, { key, seat }: Admitted, again: () => Promise<Admitted | Refused>): void {
    const receiver = context.rooms.join(key, seat, wrapSocket(ws, line))
    context.metrics.socketOpened(key.document)
    attendance.came(key.interview, seat.participant)
    pump(
      ws,
      () => line.bytesRead,
      receiver,
      (code) => {
        context.metrics.socketClosed(key.document, code)
        attendance.went(key.interview, seat.participant)
      },
    )
    // What changed while the handshake was under way (an end, a freeze, a withdrawn invite) swept before we were inside.
    again().then(
      (now) => {
        if (now.kind === 'refused') ws.close(now.code, now.reason)
        else if (now.seat.access !== seat.access) ws.close(closeCodes.restart, 'access changed')
      },
      (error: unknown) => {
        log.error({ err: error }, 'a seat could not be asked again')
        ws.close(closeCodes.restart, 'try again')
      },
    )
  }

  async function upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): Promise<void> {
    const target = readTarget(context.config.basePath, request.url ?? '/')
    if (!target) return turnAway(socket, '404 Not Found')
    const bearer = readBearer(request.headers.authorization)
    const cookies = parseCookie(request.headers.cookie ?? '')
    const credentials = { bearer: bearer !== null, cookies: request.headers.cookie !== undefined }
    if (!originAllowed(context.config, request.headers, credentials)) return turnAway(socket, '403 Forbidden')
    const decision = open
      ? await decide(target, bearer, cookies)
      : refused(closeCodes.restart, 'the server is stopping')
    wss.handleUpgrade(request, socket, head, (ws) => {
      ws.on('error', (error) => log.debug({ err: error }, 'a sync socket failed'))
      if (decision.kind === 'admitted')
        return admit(ws, request.socket, decision, () => decide(target, bearer, cookies))
      context.metrics.socketRefused(decision.code)
      ws.close(decision.code, decision.reason)
    })
  }

  server.on('upgrade', (request, socket, head) => {
    socket.on('error', (error) => log.debug({ err: error }, 'a socket failed before its upgrade'))
    upgrade(request, socket, head).catch((error: unknown) => {
      log.error({ err: error }, 'an upgrade failed')
      turnAway(socket, '503 Service Unavailable')
    })
  })

  return {
    shut() {
      open = false
    },
    async empty() {
      const cut = setTimeout(() => {
        for (const ws of wss.clients) ws.terminate()
      }, goodbyeMs)
      await Promise.all([...wss.clients].map((ws) => new Promise((gone) => ws.once('close', gone))))
      clearTimeout(cut)
    },
  }
}

function turnAway(socket: Duplex, status: string): void {
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`)
}
