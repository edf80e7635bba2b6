import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { estimate } from './estimate.ts'

describe('the scratchpad', () => {
  it.each([
    ['10k docs * 30 pages * 500 tokens =', '150M docs·pages·tokens'],
    ['10k docs * 30 pages/doc * 500 tokens/page =', '150M tokens'],
    ['500 tokens per page * 30 pages per doc * 10k docs =', '150M tokens'],
    ['$0.15 / 1M tokens * 150M tokens =', '$22.50'],
    ['$3 per million tokens * 2.5B tokens =', '$7.5k'],
    ['10M vectors * 1536 dims * 4 bytes =', '61.4 GB'],
    ['10M docs * 2 KB/doc =', '20 GB'],
    ['10 servers x 64 GB =', '640 GB'],
    ['8 GPUs * 24 h =', '192 GPUs·h'],
    ['8 GPUs * $2/h * 24 h =', '$384.00'],
    ['8 GPUs * 5000 h =', '40k GPUs·h'],
    ['$5/page * 3 docs =', '$15.00 docs/page'],
    ['50M requests / 86400 s =', '579 requests/s'],
    ['50M requests / day / 86,400 s/day =', '579 requests/s'],
    ['50M requests / day in requests/s =', '579 requests/s'],
    ['50M requests / day in s =', '579 requests/s'],
    ['10 req/s * 1 day =', '864k req'],
    ['100 GB / 10 MB/s =', '2.78 h'],
    ['100 Mbps * 60 s =', '750 MB'],
    ['10 Gb / 8 =', '1.25 Gbit'],
    ['5 min + 30 s =', '5.5 min'],
    ['2 h / 30 s =', '240'],
    ['0.25 s =', '250 ms'],
    ['1 day in h =', '24 h'],
    ['7B params * 2 bytes/param =', '14 GB'],
    ['500 B * 4 =', '2 KB'],
    ['1 GiB in MB =', '1.07k MB'],
    ['20% of 10M users =', '2M users'],
    ['100 + 20% =', '120'],
    ['5M - 10% =', '4.5M'],
    ['50% * 50% =', '0.25'],
    ['1,000 * 1e6 =', '1B'],
    ['3 × 4 · 5 ÷ 2 =', '30'],
    ['10x20 =', '200'],
    ['10 GB * 3x =', '30 GB'],
    ['3x replicas =', '3 replicas'],
    ['2^10 =', '1.02k'],
    ['2^20 docs =', '1.05M docs'],
    ['2^3^2 =', '512'],
    ['-2^2 =', '-4'],
    ['(2 + 3) * (4 - 1) docs =', '15 docs'],
    ['10 s^2 / 2 s =', '5 s'],
    ['99.96 =', '100'],
    ['999.9 =', '1k'],
    ['1 / 3 =', '0.333'],
    ['2 $ / 3 =', '$0.67'],
    ['1e20 =', '1e20'],
    ['10k QPS * 1 day =', '864M queries'],
    ['Storage: 10M docs * 2 KB/doc =', '20 GB'],
    ['QPS = 86.4M queries / 1 day in s = ?', '1k queries/s'],
    ['5 queries / query =', '5'],
    ['6 boxes / box * 2 caches / cache =', '12'],
    ['10k legal docs * 3 pages / legal doc =', '30k pages'],
    ['3 engineers * 4 months =', '12 engineers·month'],
    ['0 docs =', '0 docs'],
    ['5 / s =', '5/s'],
  ])('%s %s', (line, answer) => {
    expect(estimate(line)).toEqual({ answer })
  })

  it.each([
    ['5 docs + 3 pages =', /5 docs and 3 pages do not add up/],
    ['5 GB + 3 =', /do not add up/],
    ['5 / 0 =', /divides by zero/],
    ['5 / (3 - 3) docs =', /divides by zero/],
    ['10m users =', /M for million or min/],
    ['5 * =', /number is missing before =/],
    ['(5 * 3 =', /not closed/],
    ['5 3 =', /operator is missing before 3/],
    ['5 ) =', /"\)" has no place/],
    ['1,5 * 2 =', /1,500 or 1\.5/],
    ['5 # 3 =', /"#" has no meaning/],
    ['5 = 5 =', /one = is enough/i],
    ['5 GB in s =', /does not convert: it is 5 GB/],
    ['5 s in 3 h =', /unit alone/],
    ['2^(3 s) =', /bare number/],
    ['(2 s)^0.5 =', /whole powers/],
    ['(-2)^0.5 =', /root is no number/],
    ['1e300 * 1e300 =', /too large/],
  ])('says how to mend %s', (line, problem) => {
    expect(estimate(line)).toEqual({ problem: expect.stringMatching(problem) })
  })

  it.each(['', '=', 'x =', 'aGVsbG8=', '10k docs', '5 = 5', `${'1+'.repeat(100)}1 =`, 'gpt4 ='])(
    'leaves %j alone',
    (line) => {
      expect(estimate(line)).toBeNull()
    },
  )

  it('is total: any line gives an answer, a problem or nothing', () => {
    const piece = fc.constantFrom(
      ...'0 1 10k 2.5 1e6 % $ x × / per * + - ^ ( ) docs s day GB B M in of to , . = legal'.split(' '),
    )
    const line = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.array(piece).map((parts) => parts.join(' ')),
      fc.array(piece).map((parts) => parts.join('')),
    )
    fc.assert(
      fc.property(line, (text) => {
        const read = estimate(`${text} =`)
        if (read && 'answer' in read) expect(read.answer).toMatch(/^-?[$€£]?[\d.]+/)
        else if (read) expect(read.problem).toMatch(/^["A-Z0-9$€£-].*[.]$/su)
      }),
      { numRuns: 3_000 },
    )
  })

  it('computes as the language does, to three digits', () => {
    const small = fc.integer({ min: 1, max: 999 })
    fc.assert(
      fc.property(small, small, small, (a, b, c) => {
        const read = estimate(`(${a} + ${b}) * ${c} / ${b} =`)
        const answer = read && 'answer' in read ? read.answer : ''
        const scale = { k: 1e3, M: 1e6 }[answer.at(-1) ?? ''] ?? 1
        expect(Math.abs((Number.parseFloat(answer) * scale) / (((a + b) * c) / b) - 1)).toBeLessThan(0.0051)
      }),
    )
  })
})
