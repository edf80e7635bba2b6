/**
 * A disk that fails in the middle of a write, and not for want of room: what was handed to it may be there or not, and
 * what it says next proves nothing. SQLite's words for it: https://sqlite.org/rescode.html
 */
const codes = { write: 778, sync: 1034, syncDirectory: 1290, truncate: 1546 }

export function isDiskFailure(error: unknown): boolean {
  return error instanceof Error && 'errcode' in error && Object.values(codes).some((code) => code === error.errcode)
}
