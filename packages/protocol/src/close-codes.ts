/** Why a socket was closed. 4400-4499 stop the stock client's retries; all others mean: come back. */
export const closeCodes = {
  restart: 1012,
  noSeat: 4401,
  noAccess: 4403,
  notFound: 4404,
  version: 4409,
  ended: 4410,
  refusedContent: 4422,
  tooSlow: 4508,
  tooBig: 4513,
  tooFast: 4529,
} as const

export type CloseCode = (typeof closeCodes)[keyof typeof closeCodes]

/** Whether a client must stay away after this code. */
export function isPermanent(code: number): boolean {
  return code >= 4400 && code <= 4499
}
