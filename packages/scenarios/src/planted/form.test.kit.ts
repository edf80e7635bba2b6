/** Faults that the grammar, YAML itself or a book refuses: such a file is no scenario. */
import { plantedFrom } from './planted.test.kit.ts'

const ocr = 'price_ocr: { book: prices-2026-11, entry: ocr }'

export const formFaults = plantedFrom([
  [
    'form',
    'areas: [nlp-llm, data-engineering, evaluation]',
    'areas: [nlp-llm,',
    'brief:',
    /not valid YAML.*Close what is open|not valid YAML/,
  ],
  ['form', '    constraint: latency', '    constrant: latency', 'constrant', /is no key.*Did you mean "constraint"/],
  ['form', 'category: corpus', 'category: copus', 'copus', /must be one of corpus.*Did you mean "corpus"/],
  [
    'form',
    'dimension: D1',
    'dimension: Constraints',
    'Constraints\n',
    /must be one of D1, .*not "Constraints"\. Did you mean "D1"/,
  ],
  ['form', '\n  D3:\n', '\n  Evaluation:\n', 'Evaluation:\n', /"Evaluation" is no key in rubric\. Did you mean "D3"/],
  ['form', '\n  D6:\n', '\n  D7:\n', 'D7:\n', /"D7" is no key in rubric/],
  ['form', 'version: 1\n', 'version: 0\n', '0\n', /"version" must be at least 1/],
  ['form', 'version: 1\n', 'version: latest\n', 'latest\n', /"version" must be a number, not "latest"/],
  [
    'form',
    'challenge: >-',
    'settings: { dimensions: [D1, D2, D3, D4, D5, D6, D1, D2, D3] }\nchallenge: >-',
    '[D1, D2, D3, D4',
    /at most 6 entries; it has 9/,
  ],
  [
    'form',
    ocr,
    'price_ocr: { book: prices-2025-11, entry: ocr }',
    'prices-2025-11',
    /There is no book "prices-2025-11"\. Did you mean "prices-2026-11"/,
  ],
  [
    'form',
    ocr,
    'price_ocr: { book: prices-2026-11, entry: ocr-pages }',
    'ocr-pages',
    /has no entry "ocr-pages"\. Known: large-llm-input/,
  ],
  [
    'form',
    ocr,
    'price_ocr: { book: prices-2026-11, entry: ocr, value: 2 }',
    '2 }',
    /The book "prices-2026-11" says 1.5\. Take this value out/,
  ],
  [
    'form',
    'url: https://arxiv.org/abs/2405.20362',
    'url: arxiv',
    'arxiv\n',
    /write a whole link that starts with https/,
  ],
  ['form', 'level: Mid to staff', 'level: &a [*a]', '*a]', /&a stands within itself\. Write it out/],
])
