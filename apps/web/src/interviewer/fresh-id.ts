/** Ids for notes, pins and commands. Works without a secure context, as on a phone in the local network. */
export function freshId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(12))
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}
