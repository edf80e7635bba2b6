/** Each rule about words finds its example and leaves its counter-example alone. */
import { describe, expect, it } from 'vitest'
import { readBy } from '../diagram/vocabulary.ts'
import { isNote, noteRules } from './notes.ts'
import { subjectRules, targetRule } from './subjects.ts'

describe('TL8 what stands in a box and is no component', () => {
  it.each(noteRules)('$rule: "$example", not "$counter"', ({ finds, example, counter }) => {
    expect(finds(example)).toBe(true)
    expect(finds(counter)).toBe(false)
  })

  it.each([
    'API',
    'S3',
    'EC2',
    'GPT-4',
    'p95 monitor',
    '3 replicas',
    'Cache (Redis)',
    'Cost tracker',
    'Context builder',
    'Design system',
    'Problem detector',
    'K8s',
    'Notes service',
    'Users',
    'LLM?',
    'Queue 2',
    'H100',
    'Documents',
    'User',
  ])('"%s" is a component', (label) => expect(isNote(label)).toBe(false))

  it.each([
    'Requirements',
    'NFRs',
    'Non-functional requirements',
    'Open questions:',
    'Anforderungen',
    '需求',
    '1',
    '10k',
    '99.9 %',
    '$50 / day',
    '10k docs, 2 s',
    '100 rps',
    'Title',
    'System design',
    '1) fast\n2) cheap',
  ])('"%s" is a note', (label) => expect(isNote(label)).toBe(true))
})

describe('TL9, TL10 models and measures', () => {
  it.each(subjectRules)('$rule: "$example", not "$counter"', (rule) => {
    const alone = readBy([rule])
    expect(alone.read(rule.example, 'name')).not.toEqual([])
    expect(alone.read(rule.counter, 'name')).toEqual([])
  })

  it('ME2 a target is a number that something is to reach', () => {
    expect(targetRule.finds(targetRule.example)).toBe(true)
    expect(targetRule.finds(targetRule.counter)).toBe(false)
  })
})
