/**
 * Makes a checkout runnable, on whatever Node is at hand (20 or newer): installs what the lockfile names when it has
 * changed, finds the pinned Node among it, and builds the pages when their sources have changed. Says what it does.
 */
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('../..', import.meta.url))
const bin = join(root, 'node_modules', '.bin')
const windows = process.platform === 'win32'

/** One line of progress with the seconds that a step took. */
function step(words, work) {
  process.stdout.write(`${words} ...\n`)
  const started = performance.now()
  const answer = work()
  process.stdout.write(`  done in ${((performance.now() - started) / 1000).toFixed(1)} s\n`)
  return answer
}

/** Runs a command from the root with the installed tools first in PATH; stops everything when it fails. */
function run(command, args) {
  const env = { ...process.env, PATH: `${bin}${delimiter}${process.env.PATH ?? ''}` }
  const { status, error } = spawnSync(command, args, { cwd: root, env, stdio: 'inherit', shell: windows })
  if (error || status !== 0) {
    process.stderr.write(`\n${command} ${args.join(' ')} failed${error ? `: ${error.message}` : ''}.\n`)
    process.exit(status || 1)
  }
}

function npm(args) {
  const cli = process.env.npm_execpath
  if (cli?.endsWith('.js')) run(process.execPath, [cli, ...args])
  else run('npm', args)
}

/** Installs exactly the lockfile, unless that has been done. */
export function install() {
  const lock = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex')
  const stamp = join(root, 'node_modules', '.installed')
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lock) return
  step('Installing packages (once, about half a minute)', () =>
    npm(['ci', '--no-audit', '--no-fund', '--loglevel=error']),
  )
  writeFileSync(stamp, lock)
}

/** The pinned Node; where its platform has no package, the present one if it is new enough. */
export function pinnedNode() {
  const pinned = join(bin, windows ? 'node.cmd' : 'node')
  if (existsSync(pinned)) return pinned
  if (Number(process.versions.node.split('.')[0]) >= 24) return process.execPath
  process.stderr.write(
    `There is no packaged Node for ${process.platform} ${process.arch}. Install Node 24 or newer and run this again.\n`,
  )
  process.exit(1)
}

function* files(directory) {
  for (const entry of readdirSync(directory, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = join(directory, entry.name)
    if (entry.isDirectory()) {
      if (!['node_modules', 'dist'].includes(entry.name)) yield* files(path)
    } else if (!entry.name.includes('.test.')) yield path
  }
}

/** Builds the pages, unless they were built from these very sources. */
export function build() {
  const hash = createHash('sha256').update(readFileSync(join(root, 'package-lock.json')))
  for (const part of ['apps/web', 'packages'])
    for (const path of files(join(root, part))) hash.update(path).update(readFileSync(path))
  const sources = hash.digest('hex')
  const stamp = join(root, 'apps', 'web', 'dist', '.built')
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === sources) return
  step('Building the pages', () =>
    run(pinnedNode(), [
      join(root, 'node_modules', 'vite', 'bin', 'vite.js'),
      'build',
      'apps/web',
      '--config',
      'apps/web/vite.config.ts',
      '--logLevel',
      'warn',
    ]),
  )
  if (existsSync(dirname(stamp))) writeFileSync(stamp, sources)
}
