/** What every store promises about the team's own scenarios, asked of each adapter alike. */
import { summarise } from '@probeboard/domain/scenario/summary'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { OpenForTest } from './contract.test.kit.ts'
import { fullScenario } from './rows.test.kit.ts'
import type { PublishedScenario, Storage, TeamScenario } from './storage.ts'

export function describeTeamScenarios(name: string, open: OpenForTest): void {
  describe(`${name} keeps the contract of the team’s scenarios`, () => {
    let storage: Storage
    let dispose: () => void
    beforeEach(async () => {
      const opened = await open(() => 1000)
      storage = opened.storage
      dispose = opened.dispose
    })
    afterEach(async () => {
      await storage.close()
      dispose()
    })

    const summary = summarise(fullScenario)
    const row = (id: string): TeamScenario => ({
      id,
      revision: 1,
      draft: `id: ${id}`,
      published: 0,
      origin: { id: 'sample', version: 3 },
      base: 'id: sample',
      summary,
    })
    const saved = (draft: string, shown = summary) => ({ draft, summary: shown, upstream: null })
    const version = (number: number): PublishedScenario => ({
      version: number,
      at: 100 + number,
      scenario: { ...fullScenario, version: number },
      text: `version: ${number}`,
    })

    test('one comes back as it was made, is listed without its texts, and is made once', async () => {
      expect(await storage.addTeamScenario(row('two'))).toBe(true)
      expect(await storage.addTeamScenario(row('one'))).toBe(true)
      expect(await storage.addTeamScenario({ ...row('one'), draft: 'another' })).toBe(false)
      expect(await storage.teamScenario('one')).toEqual(row('one'))
      expect(await storage.teamScenario('none')).toBeNull()
      const { draft: _, base: __, ...listed } = row('one')
      expect(await storage.teamScenarios()).toEqual([
        { ...listed, drafted: true },
        { ...listed, id: 'two', drafted: true },
      ])
    })

    test('a draft is saved over the revision it was read at, and over no other', async () => {
      await storage.addTeamScenario(row('one'))
      const changed = { ...summary, title: 'Changed' }
      expect(await storage.saveTeamDraft('one', 1, saved('mine', changed))).toBe(2)
      expect(await storage.saveTeamDraft('one', 1, saved('theirs'))).toBeNull()
      expect(await storage.saveTeamDraft('none', 1, saved('nothing'))).toBeNull()
      expect(await storage.teamScenario('one')).toEqual({ ...row('one'), revision: 2, draft: 'mine', summary: changed })
    })

    test('what was taken in from the origin is what it is forked from, from then on', async () => {
      await storage.addTeamScenario(row('one'))
      const taken = { ...saved('merged'), upstream: { version: 4, base: 'id: sample, newer' } }
      expect(await storage.saveTeamDraft('one', 1, taken)).toBe(2)
      const origin = { id: 'sample', version: 4 }
      expect(await storage.teamScenario('one')).toMatchObject({ draft: 'merged', base: 'id: sample, newer', origin })
      await storage.saveTeamDraft('one', 2, saved('more'))
      expect(await storage.teamScenario('one')).toMatchObject({ draft: 'more', base: 'id: sample, newer', origin })
    })

    test('what is published stays as it was, whatever is written and published after it', async () => {
      await storage.addTeamScenario(row('one'))
      expect(await storage.publishTeamScenario('one', 2, version(1), summary)).toBe(false)
      expect(await storage.publishTeamScenario('one', 1, version(1), summary)).toBe(true)
      expect(await storage.publishTeamScenario('one', 2, version(1), summary)).toBe(false)
      expect(await storage.teamScenario('one')).toMatchObject({ revision: 2, draft: null, published: 1 })
      expect(await storage.saveTeamDraft('one', 2, saved('more'))).toBe(3)
      expect(await storage.publishTeamScenario('one', 3, version(2), { ...summary, version: 2 })).toBe(true)
      expect(await storage.teamVersions('one')).toEqual([
        { version: 2, at: 102 },
        { version: 1, at: 101 },
      ])
      expect(await storage.teamVersion('one', 1)).toEqual(version(1))
      expect(await storage.teamVersion('one', 3)).toBeNull()
      expect(await storage.teamVersions('none')).toEqual([])
      expect((await storage.teamScenarios())[0]).toMatchObject({
        drafted: false,
        published: 2,
        summary: { version: 2 },
      })
    })

    test('who goes back keeps what was published; what never was is gone', async () => {
      await storage.addTeamScenario(row('never'))
      await storage.discardTeamDraft('never')
      expect(await storage.teamScenario('never')).toBeNull()
      await storage.addTeamScenario(row('one'))
      await storage.publishTeamScenario('one', 1, version(1), summary)
      await storage.saveTeamDraft('one', 2, saved('more'))
      await storage.discardTeamDraft('one')
      expect(await storage.teamScenario('one')).toMatchObject({ revision: 4, draft: null, published: 1 })
      await storage.discardTeamDraft('one')
      expect(await storage.teamScenario('one')).toMatchObject({ revision: 4 })
    })
  })
}
