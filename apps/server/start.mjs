/**
 * `npm start`: installs and builds what is missing, then serves. `--watch` (npm run dev) rebuilds the pages and
 * restarts the server when a source changes.
 */
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { build, install, pinnedNode, root } from './prepare.mjs'

const watch = process.argv.includes('--watch')

install()
if (!watch) build()

const node = pinnedNode()
const main = join('apps', 'server', 'src', 'main.ts')
const children = new Set()
/** How the server ends when its disk failed in the middle of a write: a new one goes on from the log. */
const startAgain = 70
const pause = 1000
let stopping = false

function end(code) {
  for (const child of children) child.kill('SIGTERM')
  process.exitCode = code
}

function serve() {
  if (stopping) return
  const server = spawn(node, watch ? ['--watch', main] : [main], { cwd: root, stdio: 'inherit' })
  children.add(server)
  server.on('exit', (code, signal) => {
    children.delete(server)
    if (code === startAgain) setTimeout(serve, pause)
    else end(signal ? 1 : (code ?? 1))
  })
}

serve()
if (watch)
  children.add(
    spawn(
      node,
      [
        join('node_modules', 'vite', 'bin', 'vite.js'),
        'build',
        'apps/web',
        '--config',
        'apps/web/vite.config.ts',
        '--watch',
      ],
      { cwd: root, stdio: 'inherit' },
    ),
  )

for (const signal of ['SIGINT', 'SIGTERM'])
  process.on(signal, () => {
    // A terminal sends Ctrl-C to the children as well; a second signal would cut their drain short.
    stopping = true
    if (signal === 'SIGINT' && process.stdin.isTTY) return
    for (const child of children) child.kill('SIGTERM')
  })
