/** Ids for elements drawn by the page. Works without a secure context, as on a phone in the local network. */
export function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(10))
  return [...bytes].map((byte) => byte.toString(36).padStart(2, '0')).join('')
}
