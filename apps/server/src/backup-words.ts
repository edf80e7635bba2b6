/** What a backup holds, for the console. */
import type { Contents } from '@probeboard/storage/backup-file'

export function sayBackup({ madeAt, interviews, logRows, files, audit }: Contents): string {
  return `  As of ${new Date(madeAt).toISOString()}: ${interviews} interviews, ${logRows} log rows; ${files.join(', ') || 'no other files'}
  Last audit row: ${audit.number} ${audit.hash}`
}
