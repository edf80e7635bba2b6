/** The report's formats, one row each: its media type and how it is written. */
import type { Report, ReportVersion } from './report.ts'

export interface ReportFormat {
  readonly type: string
  readonly write: (report: Report) => string
}

/** Neither Markdown nor HTML of what people wrote takes effect. */
const escapeMarkdown = (text: string): string => text.replace(/([\\`*_{}[\]<>#|~!])/g, '\\$1').replace(/\s*\n\s*/g, ' ')
const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (letter) => `&#${letter.codePointAt(0) ?? 0};`)

const day = (iso: string | null): string => (iso === null ? 'not yet' : `${iso.slice(0, 16).replace('T', ' ')} UTC`)

/** The report as headings, paragraphs, lists and tables: what Markdown and HTML both write. */
type Part =
  | { readonly kind: 'heading'; readonly level: 1 | 2 | 3; readonly text: string }
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  | { readonly kind: 'table'; readonly head: readonly string[]; readonly rows: readonly (readonly string[])[] }

const heading = (level: 1 | 2 | 3, text: string): Part => ({ kind: 'heading', level, text })
const list = (items: readonly string[]): Part[] => (items.length === 0 ? [] : [{ kind: 'list', items }])
const timed = (time: string, words: string): string => (time === '' ? words : `${time} ${words}`)

function versionParts(version: ReportVersion): Part[] {
  const amended = [
    version.reason ? `amended: ${version.reason}` : '',
    version.afterPeers ? 'after the marks of others were visible' : '',
  ].filter(Boolean)
  return [
    { kind: 'paragraph', text: [`Version ${version.version}, ${day(version.submittedAt)}`, ...amended].join('; ') },
    ...list(Object.entries(version.ratings).map(([dimension, rating]) => `${dimension}: ${rating}`)),
    ...list(version.evidence.map(({ time, kind, text, dimension }) => timed(time, `${dimension}, ${kind}: ${text}`))),
    ...list(version.notes.map(({ time, text }) => timed(time, `Note: ${text}`))),
    ...list(version.flags.map((flag) => `Flag: ${flag}`)),
    { kind: 'paragraph', text: `Recommendation: ${version.recommendation ?? 'none'}` },
    ...(version.comment ? [{ kind: 'paragraph' as const, text: version.comment }] : []),
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
        ...report.scorecards.map(({ rater }) => String(ratings.find((one) => one.rater === rater)?.rating ?? '')),
        apart ? 'two apart' : '',
      ]),
    },
    ...list(
      report.sealed.map(
        ({ rater, submitted }) => `${rater}: ${submitted ? 'submitted, sealed for you' : 'not submitted yet'}`,
      ),
    ),
    ...report.scorecards.flatMap(({ rater, role, training, versions }) => [
      heading(3, `${rater}, ${role}${training ? ', in training: never counted' : ''}`),
      ...versions.flatMap(versionParts),
    ]),
    ...(report.signals.length === 0 ? [] : [heading(2, 'Asked before the first box?'), ...list(report.signals)]),
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
    heading(2, 'What was asked'),
    ...list(report.probes.map(({ time, dimension, ask, state }) => timed(time, `${dimension}, ${state}: ${ask}`))),
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
  'body{font:15px/1.5 system-ui,sans-serif;max-width:46rem;margin:3rem auto;padding:0 1rem}table{border-collapse:collapse}th,td{padding:.3rem .7rem;border:1px solid #ccc;text-align:left}'

/** A cell that a spreadsheet takes for text, whatever a person typed. */
function csvCell(value: string | number): string {
  const text = String(value).replace(/\s*\n\s*/g, ' ')
  const safe = typeof value === 'string' && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return `"${safe.replaceAll('"', '""')}"`
}

function toCsv(report: Report): string {
  const rows: (string | number)[][] = [['rater', 'role', 'training', 'version', 'dimension', 'rating', 'evidence']]
  for (const { rater, role, training, versions } of report.scorecards)
    for (const { version, ratings, evidence } of versions)
      for (const [dimension, rating] of Object.entries(ratings))
        rows.push([
          rater,
          role,
          training ? 'yes' : 'no',
          version,
          dimension,
          rating,
          evidence
            .filter((pin) => pin.dimension === dimension)
            .map(({ time, kind, text }) => timed(time, `${kind}: ${text}`))
            .join(' / '),
        ])
  return `${rows.map((row) => row.map(csvCell).join(',')).join('\r\n')}\r\n`
}

export const formats = {
  md: { type: 'text/markdown; charset=utf-8', write: (report) => `${outline(report).map(toMarkdown).join('\n\n')}\n` },
  html: {
    type: 'text/html; charset=utf-8',
    write: (report) =>
      `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Report</title><style>${htmlStyle}</style></head><body>${outline(report).map(toHtml).join('\n')}</body></html>\n`,
  },
  json: { type: 'application/json; charset=utf-8', write: (report) => `${JSON.stringify(report, null, 2)}\n` },
  csv: { type: 'text/csv; charset=utf-8', write: toCsv },
} as const satisfies Record<string, ReportFormat>
