/**
 * `npm run restore -- FILE [--data DIR] [--replace] [--erasures-from DIR]`: makes a data directory (DATA_DIR, or --data)
 * what it was when the backup was made, less what has been erased since.
 */
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { restore } from '@probeboard/storage/restore'
import { sayBackup } from './backup-words.ts'
import { readConfig } from './config.ts'

const usage = `Usage: npm run restore -- FILE [--data DIR] [--replace] [--erasures-from DIR]
  --data           the directory to restore into; otherwise DATA_DIR
  --replace        sets aside what the directory holds, under a dated name in it; nothing is deleted
  --erasures-from  a data directory, or what is left of one, whose audit log says what was erased since the backup`

function readArguments() {
  const options = {
    data: { type: 'string' },
    replace: { type: 'boolean', default: false },
    'erasures-from': { type: 'string' },
  } as const
  try {
    return parseArgs({ allowPositionals: true, options })
  } catch {
    return null
  }
}

async function run(): Promise<number> {
  const read = readArguments()
  const [file, ...more] = read?.positionals ?? []
  if (!read || file === undefined || more.length > 0) {
    console.error(usage)
    return 2
  }
  const { data, replace, 'erasures-from': from } = read.values
  const dataDir = data === undefined ? readConfig(process.env).dataDirectory : resolve(data)
  const erasuresFrom = from === undefined ? undefined : resolve(from)
  const done = await restore({ file: resolve(file), dataDir, replace, erasuresFrom, now: Date.now })
  if ('refused' in done) {
    console.error(`Nothing was restored, and nothing was changed.\n${done.refused}`)
    return 1
  }
  console.log(`${dataDir}\n${sayBackup(done)}`)
  if (done.aside) console.log(`  What was there is in ${done.aside}: remove it when you need it no more.`)
  console.log(
    done.knewErasures
      ? `  Erased again: ${done.erased.length === 0 ? 'nothing had to be' : done.erased.join(', ')}`
      : `  Nothing was at hand to say what was erased since: if anything was, restore again with --replace --erasures-from DIR.`,
  )
  return 0
}

process.exitCode = await run()
