/**
 * Compiles the shim (shim.c) and turns its switches while a server runs on it. Where it cannot be had, nothing that
 * needs it can be tried: whoever asks says so loudly.
 */
import { spawnSync } from 'node:child_process'
import { closeSync, mkdtempSync, openSync, readSync, rmSync, writeFileSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

/** The places of the switches in the control file, as shim.c numbers them. */
const switches = { steps: 0, killAt: 1, syncDelayMs: 2, failSyncIn: 3, clockOffsetS: 4, syncs: 5 }
type Switch = keyof typeof switches

export interface Shim {
  /** For the server's process, whose data directory is `data`. */
  environment(data: string): Record<string, string>
  /** Where it writes down what became of each file. */
  readonly record: string
  turn(name: Switch, value: number): void
  read(name: Switch): number
  dispose(): void
}

let compiled: { library: string } | { missing: string } | null = null

function compile(): { library: string } | { missing: string } {
  if (process.platform !== 'linux') return { missing: 'it works on Linux only' }
  const library = join(mkdtempSync(join(tmpdir(), 'probeboard-shim-')), 'shim.so')
  const source = resolve('tests/faults/shim.c')
  const { error, status, stderr } = spawnSync('gcc', [
    '-O2',
    '-shared',
    '-fPIC',
    '-o',
    library,
    source,
    '-ldl',
    '-lpthread',
  ])
  if (error) return { missing: 'there is no gcc' }
  return status === 0 ? { library } : { missing: `gcc says: ${stderr.toString()}` }
}

/** Null where there is a shim, else why there is none. */
export function whyNoShim(): string | null {
  compiled ??= compile()
  return 'missing' in compiled ? compiled.missing : null
}

export function openShim(recording = false): Shim {
  compiled ??= compile()
  if ('missing' in compiled) throw new Error(`There is no shim: ${compiled.missing}.`)
  const { library } = compiled
  const home = mkdtempSync(join(tmpdir(), 'probeboard-switches-'))
  const control = join(home, 'control')
  const record = join(home, 'record')
  const width = 8
  writeFileSync(control, Buffer.alloc(width * Object.keys(switches).length))
  const file = openSync(control, 'r+')
  const cell = Buffer.alloc(width)
  return {
    record,
    environment: (data) => ({
      LD_PRELOAD: library,
      FAULTS_DIR: data,
      FAULTS_CONTROL: control,
      ...(recording ? { FAULTS_RECORD: record } : {}),
    }),
    turn(name, value) {
      cell.writeBigInt64LE(BigInt(value))
      writeSync(file, cell, 0, width, width * switches[name])
    },
    read(name) {
      readSync(file, cell, 0, width, width * switches[name])
      return Number(cell.readBigInt64LE())
    },
    dispose() {
      closeSync(file)
      rmSync(home, { recursive: true, force: true })
    },
  }
}
