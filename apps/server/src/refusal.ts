/** An expected refusal, as a value: a code of the one catalogue and, where it helps, details that hold nothing private. */

import { type ErrorBody, type ErrorCode, errors } from '@probeboard/protocol/endpoint'
import type { FastifyReply } from 'fastify'

export class Refusal {
  readonly code: ErrorCode
  readonly details: unknown

  constructor(code: ErrorCode, details?: unknown) {
    this.code = code
    this.details = details
  }

  get status(): number {
    return errors[this.code].status
  }

  get body(): ErrorBody {
    const { message } = errors[this.code]
    return { error: { code: this.code, message, ...(this.details === undefined ? {} : { details: this.details }) } }
  }
}

export function refuse(code: ErrorCode, details?: unknown): Refusal {
  return new Refusal(code, details)
}

export function sendRefusal(reply: FastifyReply, { status, body }: Refusal): FastifyReply {
  return reply.code(status).header('cache-control', 'no-store').send(body)
}
