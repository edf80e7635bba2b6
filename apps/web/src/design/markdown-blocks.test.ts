import fc from 'fast-check'
import { expect, it } from 'vitest'
import { type Inline, parseInline, parseMarkdown } from './markdown-blocks.ts'

it('reads paragraphs, bold runs, headings and lists', () => {
  expect(parseMarkdown('# Task\n\nUse **10,000 documents** and\n*care*.\n- one\n- two\n  more\n\n1. first')).toEqual([
    { kind: 'heading', level: 1, parts: [{ kind: 'text', text: 'Task' }] },
    {
      kind: 'paragraph',
      parts: [
        { kind: 'text', text: 'Use ' },
        { kind: 'strong', parts: [{ kind: 'text', text: '10,000 documents' }] },
        { kind: 'text', text: ' and ' },
        { kind: 'emphasis', parts: [{ kind: 'text', text: 'care' }] },
        { kind: 'text', text: '.' },
      ],
    },
    {
      kind: 'list',
      ordered: false,
      items: [[{ kind: 'text', text: 'one' }], [{ kind: 'text', text: 'two more' }]],
    },
    { kind: 'list', ordered: true, items: [[{ kind: 'text', text: 'first' }]] },
  ])
})

it('takes http links only; anything else stays text', () => {
  expect(parseInline('[a](https://x.org/b)')).toEqual([
    { kind: 'link', href: 'https://x.org/b', parts: [{ kind: 'text', text: 'a' }] },
  ])
  expect(parseInline('[a](javascript:alert)')).toEqual([{ kind: 'text', text: '[a](javascript:alert)' }])
})

function words(parts: readonly Inline[]): string {
  return parts.map((part) => ('text' in part ? part.text : words(part.parts))).join('')
}

it('loses no letter of any text', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom('a', 'B', '9', '*', '**', '_', '`', '[', ']', '(', ')', ' ')), (pieces) => {
      const text = pieces.join('')
      expect(words(parseInline(text)).replace(/[^aB9]/g, '')).toBe(text.replace(/[^aB9]/g, ''))
    }),
  )
})
