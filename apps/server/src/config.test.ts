import { expect, test } from 'vitest'
import { ConfigProblem, readConfig } from './config.ts'
import { originAllowed } from './origin.ts'

test('without any variable it serves on loopback, port 4400, with data beside it', () => {
  expect(readConfig({})).toMatchObject({
    port: 4400,
    host: '127.0.0.1',
    publicUrl: null,
    basePath: '',
    trustProxy: false,
    signals: true,
  })
  expect(readConfig({ SIGNALS: 'off' }).signals).toBe(false)
})

test.each([
  ['PORT', 'many', 'PORT'],
  ['PORT', '70000', 'PORT'],
  ['PUBLIC_URL', 'boards.example.com', 'PUBLIC_URL'],
  ['BASE_PATH', 'no slash', 'BASE_PATH'],
  ['LOG_LEVEL', 'loud', 'LOG_LEVEL'],
  ['SIGNALS', 'no', 'SIGNALS must be on or off'],
  ['DATABASE_URL', 'postgres://somewhere/db', 'not built yet'],
  ['REDIS_URL', 'redis://somewhere', 'not built yet'],
])('%s=%s stops the start with a sentence', (name, value, word) => {
  expect(() => readConfig({ [name]: value })).toThrow(ConfigProblem)
  expect(() => readConfig({ [name]: value })).toThrow(word)
})

test('an empty variable counts as not set', () => {
  expect(readConfig({ PORT: '', DATABASE_URL: '' }).port).toBe(4400)
})

test('a base path is said with or without its last slash, and stands in the public address once', () => {
  const config = readConfig({ BASE_PATH: '/boards/', PUBLIC_URL: 'https://example.com/' })
  expect(config).toMatchObject({ basePath: '/boards', publicUrl: 'https://example.com/boards' })
  expect(readConfig({ BASE_PATH: '/boards', PUBLIC_URL: 'https://example.com/boards/' }).publicUrl).toBe(
    'https://example.com/boards',
  )
})

const local = readConfig({})
const away = readConfig({ PUBLIC_URL: 'https://boards.example.com', HOST: '0.0.0.0' })
const bearer = { bearer: true, cookies: false }
const cookies = { bearer: false, cookies: true }

test('loopback names are equal, on one port', () => {
  const at = (origin: string) => originAllowed(local, { origin, host: '127.0.0.1:4400' }, cookies)
  expect(at('http://localhost:4400')).toBe(true)
  expect(at('http://[::1]:4400')).toBe(true)
  expect(at('http://localhost:4401')).toBe(false)
})

test('a foreign Origin is refused whatever else is sent, also when its name leads here', () => {
  expect(originAllowed(local, { origin: 'http://evil.example', host: '127.0.0.1:4400' }, bearer)).toBe(false)
  expect(originAllowed(local, { origin: 'http://evil.example:4400', host: 'evil.example:4400' }, cookies)).toBe(false)
  expect(originAllowed(local, { origin: 'null', host: '127.0.0.1:4400' }, cookies)).toBe(false)
})

test('with cookies an Origin is required; with Bearer, or with neither, it is optional', () => {
  expect(originAllowed(local, { host: '127.0.0.1:4400' }, cookies)).toBe(false)
  expect(originAllowed(local, { host: '127.0.0.1:4400' }, bearer)).toBe(true)
  expect(originAllowed(local, { host: '127.0.0.1:4400' }, { bearer: false, cookies: false })).toBe(true)
})

test('with a public address only that one counts, and loopback for its operator', () => {
  const at = (origin: string, host: string) => originAllowed(away, { origin, host }, cookies)
  expect(at('https://boards.example.com', 'boards.example.com')).toBe(true)
  expect(at('http://boards.example.com', 'boards.example.com')).toBe(false)
  expect(at('https://other.example.com', 'other.example.com')).toBe(false)
  expect(at('http://localhost:4400', 'localhost:4400')).toBe(true)
})
