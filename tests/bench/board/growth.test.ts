/** A small share of the bench, so that it still runs when somebody needs it; no times are judged here. */
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { judge } from '../figures.ts'
import { type Growth, grow, loadTimes } from './growth.ts'
import { ours, wholeJson } from './ways.ts'

const interview = { seed: 7, boxes: 30, strokes: 4, moves: 900, together: 3 }

describe('a small interview', () => {
  const [own, json] = [grow(ours, interview), grow(wholeJson, interview)]

  test('ends with every element on both sides, and its log is far below that of whole elements', () => {
    expect([own.elements, json.elements]).toEqual([34, 34])
    expect(own.logBytes).toBeLessThan(json.logBytes / 10)
    expect(loadTimes([own.document, json.document])).toHaveLength(2)
  })

  test('is the same again for the same seed', () => {
    const facts = ({ document, logBytes, updates }: Growth) => [document.length, logBytes, updates]
    expect(facts(grow(ours, interview))).toEqual(facts(own))
  })

  test('leaves a document that holds what was drawn', () => {
    const doc = new Y.Doc()
    Y.applyUpdate(doc, own.document)
    expect(doc.getMap('look').size).toBe(34)
    expect(doc.getMap('strokes').size).toBe(4)
  })
})

describe('a figure', () => {
  test('is missed above its most or above its share of a peer, and only then', () => {
    const goal = { most: 9, peers: { other: 1800 }, times: { other: 1 / 200 } }
    expect(judge(9, 'KB', goal).ok).toBe(true)
    expect(judge(9.1, 'KB', goal).ok).toBe(false)
    expect(judge(9, 'KB', { ...goal, peers: { other: 1799 } }).ok).toBe(false)
    expect(judge(9, 'KB', goal).goal).toBe('<= 9 KB, <= 1/200 of other')
  })

  test('is missed when its peer was not measured', () => {
    expect(judge(1, 'KB', { times: { other: 1 } }).ok).toBe(false)
  })
})
