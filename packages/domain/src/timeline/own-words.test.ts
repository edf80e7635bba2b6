import { describe, expect, it } from 'vitest'
import type { OwnWord } from '../diagram/own-words.ts'
import { box } from '../diagram/reading/sketches.test.kit.ts'
import type { BoardChange } from './change.ts'
import { build, draw } from './log.test.kit.ts'

const words: readonly OwnWord[] = [
  { word: 'docketing', shows: 'dataPipelines', example: 'Court docketing' },
  { word: 'iManage', shows: 'dataPipelines', example: 'iManage sync' },
  { word: 'clause tagger', shows: 'model', example: 'Clause tagger' },
  { word: 'missed clauses', shows: 'metric', example: 'Missed clauses' },
]
const drawn = (seq: number, label: string): BoardChange[] =>
  box(`b${seq}`, [seq * 300, 0], label).map((element) => draw(seq, 'added', element))
const read = (labels: readonly string[], vocabulary: readonly OwnWord[] = words) =>
  build({ board: labels.flatMap((label, at) => drawn(20 + at, label)), vocabulary }).signals

describe('VO7 a scenario’s own words', () => {
  it('light what they show, in the interview on that scenario alone', () => {
    const lit = (signals: ReturnType<typeof read>) => signals?.coverage.find(({ dimension }) => dimension === 'D2')?.by
    expect(lit(read(['Court docketing']))).toMatchObject([{ label: 'Court docketing', rule: 'SV' }])
    expect(lit(read(['iManage sync']))).toMatchObject([{ label: 'iManage sync', rule: 'SV' }])
    expect(lit(read(['Court docketing'], []))).toEqual([])
    expect(lit(read(['No docketing']))).toEqual([])
  })

  it('are models and measures where they say so', () => {
    const signals = read(['Clause tagger', 'Eval set', 'Missed clauses'])
    expect(signals?.evaluation).toMatchObject({ order: 'after', model: { label: 'Clause tagger', rule: 'SV' } })
    expect(signals?.metric).toMatchObject({ label: 'Missed clauses', rule: 'SV' })
  })
})
