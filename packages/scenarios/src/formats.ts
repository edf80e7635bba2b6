/** How findings are written down, each for a reader of its own. To add a format, add a row. */
import { relative } from 'node:path'
import { formRule, rules } from './lint.ts'
import type { Finding } from './rule.ts'

export interface Linted {
  readonly file: string
  /** By line and column. */
  readonly findings: readonly Finding[]
}

const shorten = (file: string): string => relative(process.cwd(), file).replaceAll('\\', '/')
const count = (amount: number, word: string): string => `${amount} ${word}${amount === 1 ? '' : 's'}`

function tally(files: readonly Linted[]) {
  const findings = files.flatMap((file) => file.findings)
  const errors = findings.filter(({ level }) => level === 'error').length
  return { errors, warnings: findings.length - errors }
}

/** Lines that people read and that editors take apart: file:line:column: level: message [rule]. */
function asText(files: readonly Linted[]): string {
  const { errors, warnings } = tally(files)
  const lines = files.flatMap(({ file, findings }) => [
    `${findings.some(({ level }) => level === 'error') ? 'bad ' : 'ok  '} ${shorten(file)}`,
    ...findings.map(
      ({ line, column, level, rule, message }) =>
        `  ${shorten(file)}:${line}:${column}: ${level}: ${message} [${rule}]`,
    ),
  ])
  return [...lines, `${count(files.length, 'file')}, ${count(errors, 'error')}, ${count(warnings, 'warning')}`].join(
    '\n',
  )
}

function asJson(files: readonly Linted[]): string {
  const shown = files.map(({ file, findings }) => ({
    file: shorten(file),
    findings: findings.map((finding) => ({ ...finding, file: shorten(file) })),
  }))
  return JSON.stringify({ files: shown, ...tally(files) }, null, 2)
}

/** SARIF 2.1.0, which editors and code hosts show at the line. */
function asSarif(files: readonly Linted[]): string {
  const described = [formRule, ...rules].map(({ name, level, asks, mend }) => ({
    id: name,
    shortDescription: { text: asks },
    help: { text: mend },
    defaultConfiguration: { level },
  }))
  const results = files.flatMap(({ file, findings }) =>
    findings.map(({ line, column, level, rule, message }) => ({
      ruleId: rule,
      level,
      message: { text: message },
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri: encodeURI(shorten(file)) },
            region: { startLine: line, startColumn: column },
          },
        },
      ],
    })),
  )
  return JSON.stringify(
    {
      $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
      version: '2.1.0',
      runs: [
        { tool: { driver: { name: 'probeboard-scenarios', rules: described } }, columnKind: 'utf16CodeUnits', results },
      ],
    },
    null,
    2,
  )
}

/** Commands that a GitHub workflow turns into notes at the lines of a pull request. */
function asGithub(files: readonly Linted[]): string {
  const value = (text: string): string => text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')
  const property = (text: string): string => value(text).replaceAll(':', '%3A').replaceAll(',', '%2C')
  return files
    .flatMap(({ file, findings }) =>
      findings.map(
        ({ line, column, level, rule, message }) =>
          `::${level} file=${property(shorten(file))},line=${line},col=${column},title=${property(rule)}::${value(message)}`,
      ),
    )
    .join('\n')
}

export const formats: ReadonlyMap<string, (files: readonly Linted[]) => string> = new Map([
  ['text', asText],
  ['json', asJson],
  ['sarif', asSarif],
  ['github', asGithub],
])

/** The rules as a table in Markdown. */
export function tableOfRules(): string {
  const rows = [formRule, ...rules].map(
    ({ name, level, asks, mend }) => `| \`${name}\` | ${level} | ${asks} | ${mend} |`,
  )
  return ['| rule | level | asks | how to mend |', '| --- | --- | --- | --- |', ...rows].join('\n')
}
