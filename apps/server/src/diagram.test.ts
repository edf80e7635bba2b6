import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { components, drawComponent } from '@probeboard/domain/diagram/components'
import { connectElements } from '@probeboard/domain/diagram/connect'
import { writeScene } from '@probeboard/domain/diagram/scene'
import { afterEach, beforeEach, expect, test } from 'vitest'

const command = fileURLToPath(new URL('diagram.ts', import.meta.url))

let directory: string
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'probeboard-diagram-'))
})
afterEach(() => rmSync(directory, { recursive: true }))

function run(...files: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [command, ...files], {
    cwd: directory,
    encoding: 'utf8',
  })
  return { status, lines: stdout.split('\n').filter((line) => line !== ''), stderr }
}

/** Two components of the palette with an arrow from one to the other. */
function drawPair(): string {
  let ids = 0
  const newId = (): string => `e${ids++}`
  const [user, evals] = ['user', 'eval-set'].map((key, place) => {
    const component = components.find((each) => each.key === key)
    return component ? drawComponent(component, { x: place * 400, y: 0 }, newId) : []
  })
  const [from, to] = [user?.[0], evals?.[0]]
  if (!from || !to) throw new Error('the palette lacks what this test draws')
  return writeScene([...(user ?? []), ...(evals ?? []), connectElements(from, to, newId())], new Map())
}

test('diagram prints one JSON object a file, in the form of the contract', () => {
  writeFileSync(join(directory, 'a.excalidraw'), drawPair())
  writeFileSync(join(directory, 'b.excalidraw'), drawPair())
  const { status, lines, stderr } = run('a.excalidraw', 'b.excalidraw')
  expect(stderr).toBe('')
  expect(status).toBe(0)
  expect(lines.map((line) => JSON.parse(line))).toEqual(
    ['a.excalidraw', 'b.excalidraw'].map((file) => ({
      file,
      nodes: [
        { id: expect.any(String), label: 'User' },
        { id: expect.any(String), label: 'Eval set' },
      ],
      edges: [['User', 'Eval set']],
      concerns: { dataPipelines: [], evaluation: ['Eval set'], failures: [], constraints: [] },
    })),
  )
})

test('diagram names a file that it cannot read, goes on, and ends with 1', () => {
  writeFileSync(join(directory, 'broken.excalidraw'), '{')
  writeFileSync(join(directory, 'good.excalidraw'), drawPair())
  const { status, lines, stderr } = run('absent.excalidraw', 'broken.excalidraw', 'good.excalidraw')
  expect(stderr).toBe('absent.excalidraw: The file cannot be opened.\nbroken.excalidraw: The file is not JSON.\n')
  expect(lines).toHaveLength(1)
  expect(status).toBe(1)
})

test('diagram without a file says how it is used and ends with 2', () => {
  const { status, stderr } = run()
  expect(stderr).toBe('Usage: npm run --silent diagram -- FILE...\n')
  expect(status).toBe(2)
})
