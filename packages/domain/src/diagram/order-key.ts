/**
 * Keys that put elements in order: fractional indices as Excalidraw compares them (plain string order), of which only
 * appending is needed here. A key is a head letter that says how many digits its whole part has, those digits, and
 * possibly a fraction. Scheme: https://observablehq.com/@dgreensp/implementing-fractional-indexing
 */
const digits = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'
const heads = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'
const first = 'a0'

/** Digits of the whole part by its head: `a` has one, `b` two ...; `Z` has one, `Y` two ... below zero. */
function wholeLength(head: string): number {
  const place = heads.indexOf(head)
  return place >= 26 ? place - 25 : 26 - place
}

/** The lowest whole key of all. Nothing can be put below it, so none may hold it. */
const lowest = `A${'0'.repeat(26)}`

/** Whether the editor can order by this key; it throws on one that ends in a needless zero. */
export function isOrderKey(key: string): boolean {
  const whole = 1 + wholeLength(key.charAt(0))
  if (!/^[A-Za-z][0-9A-Za-z]{1,99}$/.test(key) || key.length < whole || key === lowest) return false
  return key.length === whole || !key.endsWith('0')
}

/** The next whole key after `key`; null starts the order. A key that is none counts as its longest readable part. */
export function keyAfter(key: string | null): string {
  if (key === null || !isOrderKey(key)) return first
  const head = key.charAt(0)
  const whole = [...key.slice(1, 1 + wholeLength(head))]
  for (let i = whole.length - 1; i >= 0; i--) {
    const next = digits.charAt(digits.indexOf(whole[i] ?? '') + 1)
    if (next !== '') {
      whole[i] = next
      return head + whole.join('')
    }
    whole[i] = '0'
  }
  if (head === 'Z') return first
  const higher = heads.charAt(heads.indexOf(head) + 1)
  return higher + '0'.repeat(wholeLength(higher))
}

/** `count` keys in order, all after `key`. */
export function keysAfter(key: string | null, count: number): string[] {
  const keys: string[] = []
  let last = key
  while (keys.length < count) {
    last = keyAfter(last)
    keys.push(last)
  }
  return keys
}
