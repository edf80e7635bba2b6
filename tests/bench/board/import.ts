/** How long the largest drawing that we have takes from one person's file to another person's board. */
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import * as z from 'zod/mini'
import { count } from '../../journeys/drawing.ts'
import { type Bench, judge, type Section } from '../figures.ts'
import { median, seeded } from '../samples.ts'
import { createPile } from './drawn.ts'
import { type Stand, sitDown, withStand } from './stand.ts'

const real = resolve('../shared/diagrams/dev')
const size = 882
const rounds = 3
const fileSchema = z.object({ elements: z.array(z.object({ isDeleted: z.optional(z.boolean()) })) })

function readLive(path: string): number {
  const { elements } = fileSchema.parse(JSON.parse(readFileSync(path, 'utf8')))
  return elements.filter(({ isDeleted }) => !isDeleted).length
}

/** The real drawing of 882 elements, or as many boxes where it is not at hand. */
function findDrawing(bench: Bench, folder: string): string {
  if (existsSync(real))
    for (const name of readdirSync(real)) if (readLive(join(real, name)) === size) return join(real, name)
  bench.say(`  SKIPPED: the real drawing of ${size} elements is not on this machine; ${size} boxes stand in.`)
  const elements = Array.from({ length: size }, createPile(seeded(size)).box)
  const path = join(folder, 'boxes.excalidraw')
  writeFileSync(path, JSON.stringify({ type: 'excalidraw', version: 2, elements, files: {} }))
  return path
}

/** From choosing the file to the last element on the other's board, in ms, and how many never came. */
async function importOnce(stand: Stand, drawing: string): Promise<{ time: number; missing: number }> {
  const table = await sitDown(stand)
  const other = table.interviewer.page
  const start = Date.now()
  await table.candidate.page.getByTestId('open-drawing').setInputFiles(drawing)
  const time = await other
    .waitForFunction(
      (wanted) => (window.probeboard?.scene().length ?? 0) >= wanted && performance.timeOrigin + performance.now(),
      size,
      { polling: 25, timeout: 20_000 },
    )
    .then((end) => end.jsonValue())
    .then((end) => Number(end) - start)
  const missing = size - (await count(other))
  await table.leave()
  return { time, missing }
}

export const measureImport: Section = async (bench) => {
  const folder = mkdtempSync(join(tmpdir(), 'probeboard-bench-'))
  try {
    const drawing = findDrawing(bench, folder)
    await withStand(async (stand) => {
      const times: number[] = []
      let missing = 0
      for (let round = 0; round < rounds; round++) {
        const result = await importOnce(stand, drawing)
        bench.say(`  ${Math.round(result.time)} ms`)
        times.push(result.time)
        missing = Math.max(missing, result.missing)
      }
      bench.report(`import of ${size} elements, to the second browser`, judge(median(times), 'ms', { most: 1500 }))
      bench.report(`import of ${size} elements: missing`, judge(missing, 'elements', { most: 0 }))
    })
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
