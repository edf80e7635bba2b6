/**
 * Image bytes of a board, kept under the SHA-256 of what they are and keyed by interview. Only formats that are pictures
 * and nothing else; SVG is a document and is refused. Answers are marked so that no browser ever runs one.
 */
import { createHash } from 'node:crypto'
import { apiPrefix } from '@probeboard/protocol/address'
import { imagePath, type imageTypes, maxImageBytes } from '@probeboard/protocol/candidate-api'
import { anySeat } from '@probeboard/protocol/endpoint'
import type { InterviewRow, ParticipantRow } from '@probeboard/storage/storage'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Context } from '../context.ts'
import { askGate, mayCopy, mayWrite } from '../gate.ts'
import { Refusal, refuse, sendRefusal } from '../refusal.ts'
import { identify, interviewIdOf, paramsOf } from './route.ts'

/** The type that the first bytes say, or null. What a sender calls it does not count. */
export function sniffImage(bytes: Uint8Array): (typeof imageTypes)[number] | null {
  const starts = (at: number, ...expected: number[]): boolean => expected.every((byte, i) => bytes[at + i] === byte)
  if (starts(0, 0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return 'image/png'
  if (starts(0, 0xff, 0xd8, 0xff)) return 'image/jpeg'
  if (starts(0, 0x47, 0x49, 0x46, 0x38)) return 'image/gif'
  if (starts(0, 0x52, 0x49, 0x46, 0x46) && starts(8, 0x57, 0x45, 0x42, 0x50)) return 'image/webp'
  return null
}

export function hashImage(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}

export function addImages(fastify: FastifyInstance, context: Context): void {
  async function seatAt(
    request: FastifyRequest,
  ): Promise<{ seat: ParticipantRow; interview: InterviewRow; hash: string } | Refusal> {
    const params = paramsOf(request)
    const id = interviewIdOf(params)
    const hash = params.hash ?? ''
    if (!id || !/^[0-9a-f]{64}$/.test(hash)) return refuse('not-found')
    // Who asks comes first: a stranger is not told which interviews there are.
    const who = await identify(context, request, anySeat, id)
    if (who instanceof Refusal) return who
    const interview = await context.storage.interview(id)
    if (!interview) return refuse('not-found')
    return who.kind === 'seat' ? { seat: who.seat, interview, hash } : refuse('no-seat')
  }

  fastify.register((scope, _options, registered) => {
    scope.removeAllContentTypeParsers()
    // Whatever it is called is read, so that the answer can say what is wrong with it.
    scope.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: maxImageBytes }, (_request, body, done) =>
      done(null, body),
    )

    scope.put(`${apiPrefix}${imagePath}`, { bodyLimit: maxImageBytes }, async (request, reply) => {
      const at = await seatAt(request)
      if (at instanceof Refusal) return sendRefusal(reply, at)
      const allowed = mayWrite(at.seat, 'board', at.interview)
      if (allowed !== 'yes') return sendRefusal(reply, refuse(allowed))
      const bytes = request.body
      const type = bytes instanceof Uint8Array ? sniffImage(bytes) : null
      if (!(bytes instanceof Uint8Array) || type === null) return sendRefusal(reply, refuse('bad-image'))
      if (hashImage(bytes) !== at.hash) {
        const issue = { path: 'hash', message: 'Not the SHA-256 of the bytes that were sent.' }
        return sendRefusal(reply, refuse('malformed', { issues: [issue] }))
      }
      await context.storage.putImage(at.interview.id, at.hash, { type, bytes })
      return reply.code(204).send()
    })

    scope.get(`${apiPrefix}${imagePath}`, async (request, reply) => {
      const at = await seatAt(request)
      if (at instanceof Refusal) return sendRefusal(reply, at)
      const passage = askGate(at.seat, 'board', at.interview)
      if (passage.kind === 'shut' && mayCopy(at.seat, at.interview) !== 'yes')
        return sendRefusal(reply, refuse(passage.why))
      const image = await context.storage.image(at.interview.id, at.hash)
      if (!image) return sendRefusal(reply, refuse('not-found'))
      return reply
        .type(image.type)
        .header('cache-control', 'private, max-age=31536000, immutable')
        .header('content-security-policy', "default-src 'none'; sandbox")
        .header('content-disposition', 'attachment')
        .send(Buffer.from(image.bytes))
    })
    registered()
  })
}
