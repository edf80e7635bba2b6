import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import {
  emptyStage,
  observeBrief,
  readBrief,
  takeBack,
  tellCurveball,
  tellFact,
  writePrompt,
  writeStage,
} from './brief.ts'
import { markConstraint, markProbe, observeNotebook, readNotebook, say } from './notebook.ts'

describe('the brief', () => {
  it('holds what was told, in the order in which it was told', () => {
    const doc = new Y.Doc()
    tellFact(doc, 'k2', 'First.', 10)
    tellCurveball(doc, 'k9', { title: 'Turn', text: 'Things changed.' }, 20)
    tellFact(doc, 'k1', 'Second.', 30)
    const { facts, curveballs, prompt } = readBrief(doc)
    expect(prompt).toBeNull()
    expect(facts.map(({ key, text, at }) => [key, text, at])).toEqual([
      ['k2', 'First.', 10],
      ['k1', 'Second.', 30],
    ])
    expect(curveballs.map(({ key, title }) => [key, title])).toEqual([['k9', 'Turn']])
  })

  it('keeps the time of interview at which a card was told, whatever pauses come later', () => {
    const doc = new Y.Doc()
    writeStage(doc, { begunAt: 1_000, pausedMs: 0 })
    tellFact(doc, 'k1', 'Early.', 4_000)
    writeStage(doc, { pausedMs: 60_000 })
    tellFact(doc, 'k2', 'Late.', 70_000)
    writeStage(doc, { pausedAt: 71_000 })
    tellCurveball(doc, 'k3', { title: 'Turn', text: 'While the clock stood.' }, 90_000)
    const { facts, curveballs } = readBrief(doc)
    expect([...facts, ...curveballs].map(({ into }) => into)).toEqual([3_000, 9_000, 10_000])
  })

  it('gives back what was taken back, once', () => {
    const doc = new Y.Doc()
    tellFact(doc, 'k1', 'Oops.', 10)
    expect([takeBack(doc, 'k1'), takeBack(doc, 'k1')]).toEqual([true, false])
    expect(readBrief(doc).facts).toEqual([])
  })

  it('reads past what it does not know, and past what is malformed', () => {
    const doc = new Y.Doc()
    doc.getMap('facts').set('odd', { words: 1 })
    doc.getMap('later').set('new', true)
    doc.getMap('stage').set('endsAt', 'soon')
    tellFact(doc, 'k1', 'Good.', 10)
    expect(readBrief(doc)).toMatchObject({ facts: [{ key: 'k1' }], stage: emptyStage })
  })

  it('tells of each change, and writes nothing that is there already', () => {
    const doc = new Y.Doc()
    let heard = 0
    const stop = observeBrief(doc, () => heard++)
    writePrompt(doc, 'Design it.')
    writeStage(doc, { phase: 'p1', frozen: true })
    writeStage(doc, { frozen: true })
    expect(heard).toBe(2)
    stop()
    writePrompt(doc, 'Again.')
    expect(heard).toBe(2)
  })
})

describe('the notebook', () => {
  it('holds marks and lamps, takes them away, and reads past the malformed', () => {
    const doc = new Y.Doc()
    let heard = 0
    observeNotebook(doc, () => heard++)
    markProbe(doc, 'p1', 'asked')
    markProbe(doc, 'p2', 'later')
    markProbe(doc, 'p2', null)
    markConstraint(doc, 'cost', true)
    say(doc, { by: 'lead-0001', text: 'Time?', at: 5 })
    doc.getMap('probes').set('odd', { state: 'sung' })
    doc.getArray('chat').push(['odd'])
    const view = readNotebook(doc)
    expect([...view.probes]).toEqual([['p1', 'asked']])
    expect([...view.constraints]).toEqual(['cost'])
    expect(view.chat.map(({ text }) => text)).toEqual(['Time?'])
    expect(heard).toBe(7)
    markConstraint(doc, 'cost', false)
    expect(readNotebook(doc).constraints.size).toBe(0)
  })
})
