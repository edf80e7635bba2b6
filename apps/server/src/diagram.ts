/**
 * `npm run --silent diagram -- FILE...`: what is read off drawings, one JSON object a file on a line of its own. A file
 * that cannot be read is named on the error output, the others are read all the same, and it ends with 1.
 */
import { readFileSync } from 'node:fs'
import { findEvidence, labelsByConcern } from '@probeboard/domain/diagram/evidence'
import { listEdges, listNodes, readDiagram } from '@probeboard/domain/diagram/reader'
import { readScene } from '@probeboard/domain/diagram/scene'
import { createVocabulary } from '@probeboard/domain/diagram/vocabulary'

const vocabulary = createVocabulary()

/** The sentence that says why there is no reading, where there is none. */
function printReading(file: string): string | null {
  let text: string
  try {
    text = readFileSync(file, 'utf8')
  } catch {
    return 'The file cannot be opened.'
  }
  const scene = readScene(text)
  if ('problem' in scene) return scene.problem
  const reading = readDiagram(scene.elements)
  const concerns = labelsByConcern(findEvidence(reading, vocabulary))
  process.stdout.write(`${JSON.stringify({ file, nodes: listNodes(reading), edges: listEdges(reading), concerns })}\n`)
  return null
}

const files = process.argv.slice(2)
if (files.length === 0) {
  console.error('Usage: npm run --silent diagram -- FILE...')
  process.exitCode = 2
}
for (const file of files) {
  const problem = printReading(file)
  if (problem === null) continue
  console.error(`${file}: ${problem}`)
  process.exitCode = 1
}
