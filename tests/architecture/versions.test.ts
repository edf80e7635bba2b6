/** Two copies of React give a blank page, two of Yjs documents that never meet; neither is an error to npm. */
import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import * as z from 'zod/mini'

const lock = z
  .object({ packages: z.record(z.string(), z.object({ version: z.optional(z.string()) })) })
  .parse(JSON.parse(readFileSync('package-lock.json', 'utf8')))

it.each(['react', 'react-dom', 'yjs', 'zod'])('there is one %s', (name) => {
  const versions = Object.entries(lock.packages)
    .filter(([path]) => path.endsWith(`node_modules/${name}`))
    .map(([path, { version }]) => `${path} ${version}`)
  expect(versions).toHaveLength(1)
})

it('every platform’s binaries are in the lock file, so that npm ci takes it everywhere', () => {
  for (const name of ['@biomejs/cli', '@oxc-parser/binding'])
    for (const platform of ['darwin-arm64', 'linux-arm64', 'linux-x64', 'win32-x64'])
      expect(
        Object.keys(lock.packages).some((path) => path.startsWith(`node_modules/${name}-${platform}`)),
        `${name} ${platform}`,
      ).toBe(true)
})
