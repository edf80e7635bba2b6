/** The one call of a second device that has no seat yet. */
import { interviewIdSchema, participantSchema } from '@probeboard/domain/interview/interview'
import * as z from 'zod/mini'
import { endpoint } from './endpoint.ts'

/** As a link has it; anything else in a link is an invite, or was one. */
export const linkedCodePattern = /^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/
/** Eight letters and digits, as people copy them. */
export const pairingCodePattern = /^\s*(?:[0-9A-Za-z][\s-]?){8}\s*$/

export const pairingApi = {
  takePair: endpoint({
    method: 'POST',
    path: '/pair',
    callers: ['anyone'],
    summary: 'Takes a short-lived seat on a second device by a one-time code. Sets the participant’s cookie.',
    body: z.object({ code: z.string().check(z.minLength(8), z.maxLength(20)) }),
    answer: z.object({
      interview: z.object({ id: interviewIdSchema }),
      participant: participantSchema,
      seat: z.string(),
    }),
  }),
} as const
