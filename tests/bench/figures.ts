/** What a bench reports: a value, what it must reach, and what its peers need for the same work in the same run. */

export interface Figure {
  readonly value: number
  readonly unit: string
  /** In words; empty where the figure only informs. */
  readonly goal: string
  readonly ok: boolean
  readonly peer?: Readonly<Record<string, number>>
}

export interface Bench {
  /** What a person watching reads. */
  say(line: string): void
  report(name: string, figure: Figure): void
}

/** One part of a bench, which can be run alone. */
export type Section = (bench: Bench) => Promise<void> | void

export interface Goal {
  /** The largest value allowed. */
  readonly most?: number
  readonly peers?: Readonly<Record<string, number>>
  /** The largest multiple of a peer allowed, by the peer's name. */
  readonly times?: Readonly<Record<string, number>>
}

function sayMultiple(times: number, peer: string): string {
  const share = Math.round(1 / times)
  return share > 1 && Math.abs(1 / share - times) < 0.01 ? `<= 1/${share} of ${peer}` : `<= ${times}x ${peer}`
}

export function judge(value: number, unit: string, { most, peers = {}, times = {} }: Goal = {}): Figure {
  const limits = Object.entries(times).map(([peer, multiple]) => ({
    words: sayMultiple(multiple, peer),
    met: value <= multiple * (peers[peer] ?? Number.NaN),
  }))
  if (most !== undefined) limits.unshift({ words: `<= ${round(most)} ${unit}`, met: value <= most })
  return {
    value,
    unit,
    goal: limits.map(({ words }) => words).join(', '),
    ok: limits.every(({ met }) => met),
    ...(Object.keys(peers).length > 0 ? { peer: peers } : {}),
  }
}

/** Of a share that must not be smaller. */
export function judgeLeast(value: number, least?: number): Figure {
  return { value, unit: '', goal: least === undefined ? '' : `>= ${least}`, ok: least === undefined || value >= least }
}

/** Three digits that matter. */
function round(value: number): number {
  return Number(value.toPrecision(3))
}

function rowOf(name: string, { value, unit, goal, ok, peer = {} }: Figure): string[] {
  const peers = Object.entries(peer).map(([other, theirs]) => `${other} ${round(theirs)} (${round(theirs / value)}x)`)
  return [name, `${round(value)} ${unit}`, goal || '-', goal === '' ? '' : ok ? 'ok' : 'MISSED', peers.join('; ')]
}

/** A Markdown table, so that it can stand in a document as it is. */
export function tableOf(figures: ReadonlyMap<string, Figure>): string {
  const rows = [['figure', 'value', 'goal', '', 'peers'], ...[...figures].map(([name, figure]) => rowOf(name, figure))]
  const widths = rows[0]?.map((_, i) => Math.max(...rows.map((row) => row[i]?.length ?? 0))) ?? []
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell, i) => cell.padEnd(widths[i] ?? 0)).join(' | ')} |`
  const [head = [], ...body] = rows
  return [line(head), line(widths.map((width) => '-'.repeat(width))), ...body.map(line)].join('\n')
}
