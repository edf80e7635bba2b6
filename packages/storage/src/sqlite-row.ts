/** Reads columns of a result row as what the schema says they are; anything else means a damaged store and throws. */
import type { SQLOutputValue } from 'node:sqlite'

export type Row = Record<string, SQLOutputValue>

function wrong(column: string, wanted: string): never {
  throw new Error(`The store is damaged: column ${column} holds no ${wanted}.`)
}

export function text(row: Row, column: string): string {
  const value = row[column]
  return typeof value === 'string' ? value : wrong(column, 'text')
}

export function textOrNull(row: Row, column: string): string | null {
  return row[column] === null ? null : text(row, column)
}

export function integer(row: Row, column: string): number {
  const value = row[column]
  return typeof value === 'number' ? value : wrong(column, 'number')
}

export function integerOrNull(row: Row, column: string): number | null {
  return row[column] === null ? null : integer(row, column)
}

export function bytes(row: Row, column: string): Uint8Array {
  const value = row[column]
  return value instanceof Uint8Array ? value : wrong(column, 'bytes')
}

export function json(row: Row, column: string): unknown {
  return JSON.parse(text(row, column))
}
