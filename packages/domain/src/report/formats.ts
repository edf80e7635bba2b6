/** The report's formats, one row each: its media type and how it is written. */
import { dimensionIds } from '../interview/interview.ts'
import type { Report, ReportEvidence, ReportVersion } from './report.ts'

export interface ReportFormat {
  readonly type: string
  readonly write: (report: Report) => string
}

/** Neither Markdown nor HTML of what people wrote takes effect. A line of theirs is one line here. */
const oneLine = (text: string): string => text.replace(/\s*[\r\n\u2028\u2029]+\s*/g, ' ').trim()
const escapeMarkdown = (text: string): string =>
  oneLine(text)
    .replace(/([\\`*_{}[\]<>#|~!&])/g, '\\$1')
    .replace(/^([-+=])/, '\\$1')
    .replace(/^(\d+)([.)])/, '$1\\$2')
const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (letter) => `&#${letter.codePointAt(0) ?? 0};`)

const day = (iso: string | null): string => (iso === null ? 'not yet' : `${iso.slice(0, 16).replace('T', ' ')} UTC`)

/** The report as headings, paragraphs, lists and tables: what Markdown and HTML both write. */
type Part =
  | { readonly kind: 'heading'; readonly level: 1 | 2 | 3; readonly text: string }
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  | { readonly kind: 'table'; readonly head: readonly string[]; readonly rows: readonly (readonly string[])[] }

const heading = (level: 1 | 2 | 3, text: string): Part => ({ kind: 'heading', level, text })
const paragraph = (text: string): Part => ({ kind: 'paragraph', text })
const list = (items: readonly string[]): Part[] => (items.length === 0 ? [] : [{ kind: 'list', items }])
const timed = (time: string, words: string): string => (time === '' ? words : `${time} ${words}`)

const pinned = ({ time, kind, text }: ReportEvidence): string => timed(time, `${kind}: ${text}`)
const signalRule =
  'By the place in the log: a constraint counts as asked for when its lamp was lit or a fact of it was told on asking, unless that was taken back; the first box is the first component, not a title, list or number, that the candidate drew or an import brought and that stood for four seconds.'

/** Evidence of the latest version stands by its dimension already, where that was rated. */
function versionParts(version: ReportVersion, latest: boolean): Part[] {
  const amended = [
    version.reason ? `amended: ${version.reason}` : '',
    version.afterPeers ? 'after the marks of others were visible' : '',
  ].filter(Boolean)
  return [
    paragraph([`Version ${version.version}, ${day(version.submittedAt)}`, ...amended].join('; ')),
    paragraph(`Recommendation: ${version.recommendation ?? 'none'}`),
    ...(version.comment ? [paragraph(version.comment)] : []),
    ...list(Object.entries(version.ratings).map(([dimension, rating]) => `${dimension}: ${rating}`)),
    ...list(
      version.evidence
        .filter(({ dimension }) => !latest || version.ratings[dimension] === undefined)
        .map((pin) => `${pin.dimension}, ${pinned(pin)}`),
    ),
    ...list(version.notes.map(({ time, text }) => timed(time, `Note: ${text}`))),
    ...list(version.flags.map((flag) => `Flag: ${flag}`)),
  ]
}

export function outline(report: Report): Part[] {
  const { interview, scenario } = report
  return [
    heading(1, interview.title),
    ...list([
      `Candidate: ${interview.candidateName ?? 'not named'}`,
      `Scenario: ${scenario.title}, version ${scenario.version}`,
      `Started: ${day(interview.startedAt)}; ended: ${day(interview.endedAt)}; planned: ${interview.minutes} minutes`,
      `Present: ${report.people.map(({ name, role }) => `${name} (${role})`).join(', ')}`,
    ]),
    heading(2, 'Ratings side by side'),
    {
      kind: 'table',
      head: [
        'Dimension',
        ...report.scorecards.map(({ rater, training }) => (training ? `${rater} (training)` : rater)),
        '',
      ],
      rows: report.dimensions.map(({ id, name, ratings, apart }) => [
        `${id} ${name}`,
        ...report.scorecards.map(({ raterId }) => String(ratings.find((one) => one.raterId === raterId)?.rating ?? '')),
        apart ? 'two apart' : '',
      ]),
    },
    ...list(
      report.sealed.map(
        ({ rater, submitted }) => `${rater}: ${submitted ? 'submitted, sealed for you' : 'not submitted yet'}`,
      ),
    ),
    ...report.dimensions
      .filter(({ ratings }) => ratings.length > 0)
      .flatMap(({ id, name, ratings, apart }) => [
        heading(3, `${id} ${name}${apart ? ', two apart' : ''}`),
        ...list(
          ratings.flatMap(({ rater, rating, anchor, evidence }) => [
            `${rater}: ${rating}, ${anchor ?? 'not observed'}`,
            ...evidence.map((pin) => `${rater}, ${pinned(pin)}`),
          ]),
        ),
      ]),
    heading(2, 'Scorecards'),
    ...report.scorecards.flatMap(({ rater, role, training, versions }) => [
      heading(3, `${rater}, ${role}${training ? ', in training: never counted' : ''}`),
      ...versions.flatMap((version, place) => versionParts(version, place === versions.length - 1)),
    ]),
    ...(report.signals.length === 0
      ? []
      : [heading(2, 'Asked before the first box?'), ...list(report.signals), paragraph(signalRule)]),
    heading(2, 'How the time went'),
    ...list(report.course.map(({ time, words }) => timed(time, words))),
    heading(2, 'What the candidate was told'),
    ...list(
      report.told.map(({ time, text, unasked, takenBack }) =>
        timed(time, `${text}${unasked ? ' (given unasked)' : ''}${takenBack ? ' (taken back)' : ''}`),
      ),
    ),
    ...list(
      report.curveballs.map(({ time, title, text, takenBack }) =>
        timed(time, `${title}: ${text}${takenBack ? ' (taken back)' : ''}`),
      ),
    ),
    ...(report.help.length === 0
      ? []
      : [
          heading(2, 'Help that was given'),
          ...list(
            report.help.map(({ time, step, text }) => timed(time, step === null ? text : `step ${step}: ${text}`)),
          ),
        ]),
    heading(2, 'What was asked'),
    ...list(report.probes.map(({ time, dimension, ask, state }) => timed(time, `${dimension}, ${state}: ${ask}`))),
    ...(report.tradeoffs.length === 0
      ? []
      : [
          heading(2, 'Tradeoffs talked over'),
          ...list(
            report.tradeoffs.map(({ time, choice, chose, flip, skipped }) =>
              timed(
                time,
                skipped && !chose && !flip
                  ? `${choice} Skipped.`
                  : `${choice} ${chose || 'No side taken'}. Would change it: ${flip || 'nothing was said'}`,
              ),
            ),
          ),
        ]),
  ]
}

function toMarkdown(part: Part): string {
  switch (part.kind) {
    case 'heading':
      return `${'#'.repeat(part.level)} ${escapeMarkdown(part.text)}`
    case 'paragraph':
      return escapeMarkdown(part.text)
    case 'list':
      return part.items.map((item) => `- ${escapeMarkdown(item)}`).join('\n')
    case 'table':
      return [part.head, part.head.map(() => '---'), ...part.rows]
        .map((row) => `| ${row.map((cell) => (cell === '---' ? cell : escapeMarkdown(cell))).join(' | ')} |`)
        .join('\n')
  }
}

function toHtml(part: Part): string {
  const cells = (tag: string, row: readonly string[]): string =>
    `<tr>${row.map((cell) => `<${tag}>${escapeHtml(cell)}</${tag}>`).join('')}</tr>`
  switch (part.kind) {
    case 'heading':
      return `<h${part.level}>${escapeHtml(part.text)}</h${part.level}>`
    case 'paragraph':
      return `<p>${escapeHtml(part.text)}</p>`
    case 'list':
      return `<ul>${part.items.map((item) => `<li>${escapeHtml(item)}</li>`).join('')}</ul>`
    case 'table':
      return `<table><thead>${cells('th', part.head)}</thead><tbody>${part.rows.map((row) => cells('td', row)).join('')}</tbody></table>`
  }
}

const htmlStyle =
  'body{font:15px/1.5 system-ui,sans-serif;max-width:46rem;margin:3rem auto;padding:0 1rem}table{border-collapse:collapse}th,td{padding:.3rem .7rem;border:1px solid #8888;text-align:left}'

/** A cell that a spreadsheet takes for text, whatever a person typed; full-width signs start a formula in some. */
function csvCell(value: string | number): string {
  if (typeof value === 'number') return String(value)
  const text = oneLine(value)
  return `"${(/^[=+\-@＝＋－＠\t]/.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`
}

const csvHead = [
  ...['rater', 'role', 'training', 'version', 'submitted', 'reason', 'recommendation'],
  ...['dimension', 'rating', 'evidence'],
]

/** One row for each dimension that a version rates or has evidence of. */
function toCsv(report: Report): string {
  const rows: (string | number)[][] = [csvHead]
  for (const { rater, role, training, versions } of report.scorecards)
    for (const { version, submittedAt, reason, recommendation, ratings, evidence } of versions)
      for (const dimension of dimensionIds) {
        const pins = evidence.filter((pin) => pin.dimension === dimension)
        const rating = ratings[dimension]
        if (rating !== undefined || pins.length > 0)
          rows.push([
            ...[rater, role, training ? 'yes' : 'no', version, submittedAt, reason ?? '', recommendation ?? ''],
            ...[dimension, rating ?? '', pins.map(pinned).join(' / ')],
          ])
      }
  return `${rows.map((row) => row.map(csvCell).join(',')).join('\r\n')}\r\n`
}

export const formats = {
  md: { type: 'text/markdown; charset=utf-8', write: (report) => `${outline(report).map(toMarkdown).join('\n\n')}\n` },
  html: {
    type: 'text/html; charset=utf-8',
    write: (report) =>
      `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark"><title>Report</title><style>${htmlStyle}</style></head><body>${outline(report).map(toHtml).join('\n')}</body></html>\n`,
  },
  json: { type: 'application/json; charset=utf-8', write: (report) => `${JSON.stringify(report, null, 2)}\n` },
  csv: { type: 'text/csv; charset=utf-8', write: toCsv },
} as const satisfies Record<string, ReportFormat>
