/**
 * What a disk may hold after the power went. Of each file everything is there that was written before its last sync came
 * back. Of what was written later each sector of 512 bytes is there or not, by chance: nothing, all up to an instant with
 * the last write torn, or any of them in any order. A file that was never synced may be missing; a removal lasts from the
 * next sync of whatever file on, as in file systems that journal what their directories hold. README.md says more.
 */
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Chance } from '../convergence/seeds.ts'

const kinds = { write: 1, sync: 2, cut: 3, remove: 4 }
const sector = 512

export interface Deed {
  readonly kind: number
  readonly name: string
  readonly offset: number
  readonly bytes: Uint8Array
}

/** Reads what the shim wrote down; a last deed that is not whole did not happen. */
export function readDeeds(record: Uint8Array): Deed[] {
  const view = new DataView(record.buffer, record.byteOffset, record.byteLength)
  const deeds: Deed[] = []
  const head = 24
  for (let at = 0; at + head <= record.length; ) {
    const kind = view.getUint32(at, true)
    const nameEnd = at + head + view.getUint32(at + 4, true)
    const offset = Number(view.getBigInt64(at + 8, true))
    const end = nameEnd + Number(view.getBigInt64(at + 16, true))
    if (end > record.length) break
    const name = Buffer.from(record.subarray(at + head, nameEnd)).toString()
    deeds.push({ kind, name, offset, bytes: record.subarray(nameEnd, end) })
    at = end
  }
  return deeds
}

function resize(file: Uint8Array, length: number): Uint8Array {
  if (length <= file.length) return file.slice(0, length)
  const longer = new Uint8Array(length)
  longer.set(file)
  return longer
}

function apply(file: Uint8Array | null, { kind, offset, bytes }: Deed): Uint8Array | null {
  if (kind === kinds.remove) return null
  if (kind === kinds.cut) return resize(file ?? new Uint8Array(), offset)
  const written = resize(file ?? new Uint8Array(), Math.max(file?.length ?? 0, offset + bytes.length))
  written.set(bytes, offset)
  return written
}

/** One deed in sectors, each of which may get to the disk or not. */
function split(deed: Deed): Deed[] {
  if (deed.kind !== kinds.write) return [deed]
  const parts: Deed[] = []
  for (let from = 0; from < deed.bytes.length; ) {
    const to = Math.min(deed.bytes.length, from + sector - ((deed.offset + from) % sector))
    parts.push({ ...deed, offset: deed.offset + from, bytes: deed.bytes.subarray(from, to) })
    from = to
  }
  return parts
}

function survivors(unsynced: readonly Deed[], chance: Chance): Deed[] {
  const parts = unsynced.flatMap(split)
  const way = chance(3)
  if (way === 0) return []
  if (way === 1) return parts.slice(0, chance(parts.length + 1))
  return parts.filter(() => chance(2) === 0)
}

/** What is left of a file, of which all `deeds` are told in their order; null where it is gone. */
export function losePower(before: Uint8Array | null, deeds: readonly Deed[], chance: Chance): Uint8Array | null {
  const lastSync = deeds.findLastIndex(({ kind }) => kind === kinds.sync)
  const synced = deeds.slice(0, lastSync + 1).filter(({ kind }) => kind !== kinds.sync)
  let file = before
  for (const deed of [...synced, ...survivors(deeds.slice(lastSync + 1), chance)]) file = apply(file, deed)
  return file
}

/** A removal is as good as synced when anything was synced after it. */
function settleRemovals(deeds: readonly Deed[]): Deed[] {
  const lastSync = deeds.findLastIndex(({ kind }) => kind === kinds.sync)
  return deeds.flatMap((deed, place) =>
    deed.kind === kinds.remove && place < lastSync ? [deed, { ...deed, kind: kinds.sync }] : [deed],
  )
}

/** SQLite builds this one anew from the log beside it; it is mapped memory and was never meant to last. */
const forgotten = /-shm$/

/** Makes in `after` what a disk that held `before` may hold after these deeds. */
export function rebuild(before: string, after: string, record: string, chance: Chance): void {
  const deeds = existsSync(record) ? readDeeds(readFileSync(record)) : []
  for (const [name, own] of Map.groupBy(settleRemovals(deeds), (deed) => deed.name)) {
    const path = join(after, name)
    const old = join(before, name)
    const left = forgotten.test(name) ? null : losePower(existsSync(old) ? readFileSync(old) : null, own, chance)
    mkdirSync(dirname(path), { recursive: true })
    if (left === null) rmSync(path, { force: true })
    else writeFileSync(path, left, { mode: 0o600 })
  }
}
