/** Looks for words in bytes, in every form in which a server could let them slip: coded, escaped, wide or compressed. */
import { brotliDecompressSync, gunzipSync, inflateRawSync, inflateSync } from 'node:zlib'

export interface Heard {
  readonly from: string
  readonly bytes: Buffer
}

export interface Trace {
  readonly word: string
  readonly form: string
  readonly from: string
  /** What stands around it. */
  readonly near: string
}

const each = (word: string, code: (unit: number) => string): string =>
  [...word].map((letter) => code(letter.charCodeAt(0))).join('')
const hex = (unit: number, digits: number): string => unit.toString(16).padStart(digits, '0')

/** The part of a base64 text that the word alone decides, for each place at which it can stand in a group of three. */
function base64Cores(bytes: Buffer): string[] {
  return [0, 1, 2].map((shift) => {
    const coded = Buffer.concat([Buffer.alloc(shift), bytes]).toString('base64')
    return coded.slice(Math.ceil((shift * 8) / 6), Math.floor(((shift + bytes.length) * 8) / 6))
  })
}

/** A word as the bytes that it could be, by the name of the form. */
export function formsOf(word: string): [form: string, bytes: Buffer][] {
  const plain = Buffer.from(word)
  const wide = Buffer.from(word, 'utf16le')
  const texts: [string, string][] = [
    ['upper case', word.toUpperCase()],
    ['hex', plain.toString('hex')],
    ['hex, upper case', plain.toString('hex').toUpperCase()],
    ['JSON escapes', each(word, (unit) => `\\u${hex(unit, 4)}`)],
    ['percent escapes', each(word, (unit) => `%${hex(unit, 2)}`)],
    ['HTML escapes', each(word, (unit) => `&#${unit};`)],
    ['list of numbers', [...plain].join(',')],
    ...base64Cores(plain).map((core, i): [string, string] => [`base64, shifted by ${i}`, core]),
    ...base64Cores(wide).map((core, i): [string, string] => [`base64 of UTF-16, shifted by ${i}`, core]),
  ]
  return [
    ['plain', plain],
    ['UTF-16, little end first', wide],
    ['UTF-16, big end first', Buffer.from(wide).swap16()],
    ...texts.map(([form, text]): [string, Buffer] => [form, Buffer.from(text)]),
  ]
}

const openers = [gunzipSync, inflateSync, inflateRawSync, brotliDecompressSync]
const most = 64 * 1024 * 1024

function tryOpen(bytes: Buffer, open: (typeof openers)[number]): Buffer | null {
  try {
    return open(bytes, { maxOutputLength: most })
  } catch {
    // Not compressed in this way.
    return null
  }
}

/** The bytes themselves, and what comes out of them, or of any gzip or zlib stream inside them, when decompressed. */
function opened(bytes: Buffer): Buffer[] {
  const found = [bytes]
  for (const open of openers) {
    const content = bytes.length > 0 ? tryOpen(bytes, open) : null
    if (content) found.push(content)
  }
  for (const [magic, open] of [
    [Buffer.of(0x1f, 0x8b, 0x08), gunzipSync],
    [Buffer.of(0x78, 0x9c), inflateSync],
    [Buffer.of(0x78, 0xda), inflateSync],
  ] as const)
    for (let at = bytes.indexOf(magic, 1); at > 0; at = bytes.indexOf(magic, at + 1)) {
      const content = tryOpen(bytes.subarray(at), open)
      if (content) found.push(content)
    }
  return found
}

const printable = (bytes: Buffer): string => bytes.toString('latin1').replaceAll(/[^\x20-\x7e]/g, '·')

export function findTraces(heard: readonly Heard[], words: readonly string[]): Trace[] {
  const needles = words.flatMap((word) => formsOf(word).map(([form, bytes]) => ({ word, form, bytes })))
  const traces: Trace[] = []
  for (const { from, bytes } of heard)
    for (const content of opened(bytes))
      for (const needle of needles) {
        const at = content.indexOf(needle.bytes)
        if (at < 0) continue
        const near = printable(content.subarray(Math.max(0, at - 60), at + needle.bytes.length + 30))
        traces.push({ word: needle.word, form: needle.form, from, near })
      }
  return traces
}
