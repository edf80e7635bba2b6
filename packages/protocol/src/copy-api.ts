/** The drawing for the candidate to take home; apart from the other calls, so that the door does not load what an element is. */
import { boardElementSchema } from '@probeboard/domain/diagram/element'
import * as z from 'zod/mini'
import { endpoint } from './endpoint.ts'

export const copyApi = {
  copy: endpoint({
    method: 'GET',
    path: '/interviews/:id/copy',
    callers: ['candidate'],
    summary:
      'After the end, where the interview allows it: the drawing as it stood. Its images are asked for one by one.',
    answer: z.object({ elements: z.array(boardElementSchema) }),
  }),
} as const
