import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib'
import { expect, it } from 'vitest'
import { findTraces, formsOf } from './traces.ts'

const word = 'k3x9zq1mfp'
const found = (bytes: Buffer): number => findTraces([{ from: 'here', bytes }], [word]).length

it.each(formsOf(word))('finds a word in the form of %s, wherever it stands', (_, form) => {
  for (const lead of ['', '.', '..', '...']) expect(found(Buffer.concat([Buffer.from(lead), form]))).toBeGreaterThan(0)
})

const texts = [0, 1, 2, 3].map((lead) => `${'.'.repeat(lead)}Say ${word} and more.`)
it.each([
  ['base64', (text: string) => Buffer.from(Buffer.from(text).toString('base64'))],
  ['base64url', (text: string) => Buffer.from(Buffer.from(text).toString('base64url'))],
  ['base64 of UTF-16', (text: string) => Buffer.from(Buffer.from(text, 'utf16le').toString('base64'))],
  ['gzip', (text: string) => gzipSync(text)],
  ['gzip in the middle', (text: string) => Buffer.concat([Buffer.from('before '), gzipSync(text)])],
  ['deflate', (text: string) => deflateSync(text)],
  ['raw deflate', (text: string) => deflateRawSync(text)],
  ['brotli', (text: string) => brotliCompressSync(text)],
])('finds a word inside a text in %s', (_, code) => {
  for (const text of texts) expect(found(code(text)), text).toBeGreaterThan(0)
})

it('finds none where there is none', () => {
  expect(found(Buffer.from('k3x9zq1mf p and nothing else'))).toBe(0)
})
