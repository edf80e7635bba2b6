/** `npm test`: installs what is missing on whatever Node is at hand, then hands over to the pinned one. */
import { spawnSync } from 'node:child_process'
import { build, install, pinnedNode, root } from '../apps/server/prepare.mjs'

install()
build()
const { status } = spawnSync(pinnedNode(), ['tests/suites.ts', ...process.argv.slice(2)], {
  cwd: root,
  stdio: 'inherit',
})
process.exitCode = status ?? 1
