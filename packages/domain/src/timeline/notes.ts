/**
 * What stands in a box and yet is no component: a heading of notes, a title, a scribbled number, a list, a question. One
 * row a rule, with an example that it must find and a counter-example that it must not: the tests run both.
 */
export interface NoteRule {
  readonly rule: string
  finds(text: string): boolean
  readonly example: string
  readonly counter: string
}

const oneOf = (words: string): string =>
  words
    .split(',')
    .map((word) => word.trim())
    .join('|')

const headings = oneOf(
  'requirements?, (?:non[ -]?)?functional requirements?, (?:n?frs?), constraints?, assumptions?, (?:open |clarifying )?questions?, clarifications?, (?:out of |in )?scope, (?:non[ -]?)?goals?, agenda, notes?, to[ -]?dos?, context, problem(?: statement)?, use cases?, user stories, (?:capacity )?estimat(?:es?|ions?), back of the envelope, numbers, trade[ -]?offs?, risks?, success criteria, kpis?, anforderungen, annahmen, fragen, rahmenbedingungen, ziele, notizen, exigences, hypothèses, contraintes, objectifs, requisitos, supuestos, restricciones, preguntas, objetivos, suposições, restrições, perguntas, 需求, 假设, 约束, 问题, 目标, 要件, 前提, 制約, 質問',
)
const heading = new RegExp(`^(?:${headings})\\s*(?:$|[:：\\n–—-])`, 'iu')
const title =
  /^(?:design (?:of|for|a|an|the)\b|(?:system |high[ -]level |low[ -]level )design\b|title\b|architecture$|overview$|whiteboard$|interview\b)/iu
const bullet = /^\s*(?:[-*•·+]|\d{1,2}[.)])\s+/u
const sign = /^[~<>≤≥=±+/x×*|&.:–—-]+$/u
const figure =
  /^[~<>≤≥=+$€£(]*\d[\d.,:/x×]*(?:[kmbt]|ms|s|sec|min|h|d|[kmgt]i?b|%|rps|qps|tps|x)?(?:\/\w+)?\+?[).,]*$/iu
const unit = oneOf(
  'p\\d\\d, [$€£], %, ms, s, sec, seconds?, min, minutes?, hours?, days?, weeks?, months?, years?, per, a, an, rps, qps, tps, dau, mau, users?, requests?, queries, reqs?, docs?, documents?, tokens?, words?, pages?, [kmgt]i?b, k, m, bn, million, billion, thousand, dollars?, usd, eur, cents?, cost, latency, budget, availability, uptime, and, or, of, in',
)
const units = new RegExp(`^(?:${unit})[.,:]*$`, 'iu')

function isFigures(text: string): boolean {
  const words = text.trim().split(/\s+/u)
  return (
    words.some((word) => figure.test(word)) &&
    words.every((word) => figure.test(word) || sign.test(word) || units.test(word))
  )
}

export const noteRules: readonly NoteRule[] = [
  {
    rule: 'NB1',
    finds: (text) => heading.test(text.trim()),
    example: 'Requirements:\nfast, cheap',
    counter: 'Requirements service',
  },
  { rule: 'NB2', finds: (text) => title.test(text.trim()), example: 'Design a chat for lawyers', counter: 'Designer' },
  { rule: 'NB3', finds: isFigures, example: 'p95 < 2 s', counter: 'S3' },
  {
    rule: 'NB4',
    finds: (text) => {
      const lines = text.trim().split('\n')
      return bullet.test(lines[0] ?? '') && lines.filter((line) => bullet.test(line)).length > 1
    },
    example: '- 10k users\n- 2 s at most',
    counter: 'API\n- sign-in\n- rate limit',
  },
  {
    rule: 'NB5',
    finds: (text) => /[?？]\s*$/u.test(text) && text.trim().split(/\s+/u).length > 2,
    example: 'How many users are there?',
    counter: 'LLM?',
  },
]

export function isNote(text: string): boolean {
  return noteRules.some((rule) => rule.finds(text))
}
