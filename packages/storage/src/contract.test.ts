/** All contracts, asked of every adapter. A new adapter is one more row here. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describeStorage, type OpenForTest } from './contract.test.kit.ts'
import { describeDevices } from './devices-contract.test.kit.ts'
import { describeLog } from './log-contract.test.kit.ts'
import { openMemory } from './memory.ts'
import { openStorage } from './open.ts'
import { describeScorecards } from './scorecards-contract.test.kit.ts'
import { describeTeamScenarios } from './team-scenarios-contract.test.kit.ts'

const openInMemory: OpenForTest = async (now) => ({ storage: openMemory(now), dispose: () => undefined })

const openOnDisk: OpenForTest = async (now) => {
  const dataDir = mkdtempSync(join(tmpdir(), 'probeboard-storage-'))
  const broken = (error: unknown): never => {
    throw error
  }
  return { storage: await openStorage({ dataDir, now, broken }), dispose: () => rmSync(dataDir, { recursive: true }) }
}

for (const [name, open] of Object.entries({ memory: openInMemory, sqlite: openOnDisk })) {
  describeLog(name, open)
  describeStorage(name, open)
  describeDevices(name, open)
  describeScorecards(name, open)
  describeTeamScenarios(name, open)
}
