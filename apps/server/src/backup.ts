/**
 * `npm run backup -- [FILE or DIRECTORY]`: copies the data directory (DATA_DIR) into one file, also while the server runs,
 * and says what it holds. Without a place it goes to `backups` in the data directory, under a dated name.
 */
import { existsSync, statSync } from 'node:fs'
import { constants, setPriority } from 'node:os'
import { join, resolve } from 'node:path'
import { backUp } from '@probeboard/storage/backup'
import { sayBackup } from './backup-words.ts'
import { readConfig } from './config.ts'

const { dataDirectory } = readConfig(process.env)
const [place, ...more] = process.argv.slice(2)

function placeOf(now: number): string {
  const name = `probeboard-${new Date(now).toISOString().replaceAll(':', '-')}.backup`
  if (place === undefined) return join(dataDirectory, 'backups', name)
  const isDirectory = place.endsWith('/') || (existsSync(place) && statSync(place).isDirectory())
  return isDirectory ? resolve(place, name) : resolve(place)
}

if (more.length > 0 || place?.startsWith('-')) {
  console.error('Usage: npm run backup -- [FILE or DIRECTORY]')
  process.exitCode = 2
} else {
  // The server comes first.
  setPriority(constants.priority.PRIORITY_LOW)
  const file = placeOf(Date.now())
  const made = await backUp({ dataDir: dataDirectory, file, now: Date.now })
  if ('refused' in made) {
    console.error(`No backup was made.\n${made.refused}`)
    process.exitCode = 1
  } else
    console.log(
      `${file}
${sayBackup(made)}
  Size: ${(made.bytes / 1e6).toFixed(1)} MB, readable by you alone. It holds the owner's token: keep it as you keep that.
  Who keeps the last audit row's hash elsewhere can tell later whether this file, or the log, was changed.`,
    )
}
