/** The team's own scenarios over HTTP: forked, written, refused, published, frozen. Rules TS of the library's SPEC. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ownerApi } from '@probeboard/protocol/owner-api'
import { scenarioApi } from '@probeboard/protocol/scenario-api'
import { openMemory } from '@probeboard/storage/memory'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Stand, standUp } from './stand.test.kit.ts'

let stand: Stand
let as: string
beforeAll(async () => {
  stand = await standUp(openMemory(() => Date.now()))
  as = stand.owner
})
afterAll(() => stand.down())

const original = 'legal-document-qa'
const fork = (id: string, from = original) =>
  stand.must(scenarioApi.forkScenario, { as, params: { id: from }, body: { id } })
const save = (id: string, revision: number, text: string, base?: string) =>
  stand.call(scenarioApi.saveDraft, { as, params: { id }, body: { revision, text, base } })
const publish = (id: string, revision: number) =>
  stand.call(scenarioApi.publish, { as, params: { id }, body: { revision } })
const listed = async (id: string) =>
  (await stand.must(scenarioApi.scenarios, { as })).scenarios.find((one) => one.id === id)

test('TS1 a fork is a draft of its own with its origin, and nothing is made from it before it is published', async () => {
  const draft = await fork('ours-one')
  expect(draft).toMatchObject({ id: 'ours-one', revision: 1, origin: { id: original, version: 1 }, published: null })
  expect(draft.findings).toEqual([])
  expect(draft.text).toContain('id: ours-one')
  expect(await listed('ours-one')).toMatchObject({ kept: 'team', version: 0, draft: true })
  const made = await stand.call(ownerApi.createInterview, { as, body: { scenario: 'ours-one' } })
  expect(made.code).toBe('unknown-scenario')
  expect(await publish('ours-one', 1)).toMatchObject({ value: { version: 1 } })
  await stand.must(ownerApi.createInterview, { as, body: { scenario: 'ours-one' } })
})

test('TS2 an id stands for one scenario: files, the team’s own and broken ids are refused', async () => {
  await fork('ours-two')
  const create = (text: string) => stand.call(scenarioApi.createScenario, { as, body: { text } })
  for (const id of ['ours-two', original]) {
    expect((await stand.call(scenarioApi.forkScenario, { as, params: { id: original }, body: { id } })).code).toBe(
      'id-taken',
    )
    expect((await create(`id: ${id}`)).code).toBe('id-taken')
  }
  expect(await create('id: [')).toMatchObject({
    status: 422,
    code: 'unfit-scenario',
    details: { findings: [{ line: 1 }] },
  })
  expect((await create('id: ../../etc')).code).toBe('unfit-scenario')
  expect((await fork('ours-2b')).id).toBe('ours-2b')
  const { code } = await stand.call(scenarioApi.forkScenario, { as, params: { id: original }, body: { id: 'A b' } })
  expect(code).toBe('malformed')
})

test('TS3 a draft is kept broken or not, with its findings at their lines, and a stale save gets the present one', async () => {
  const { text } = await fork('ours-three')
  const broken = text.replace('level:', 'levle:')
  const saved = await save('ours-three', 1, broken)
  const line = broken.split('\n').findIndex((one) => one.startsWith('levle:')) + 1
  expect(saved.value?.revision).toBe(2)
  expect(saved.value?.findings).toContainEqual(expect.objectContaining({ line, level: 'error', rule: 'form' }))
  const late = await save('ours-three', 1, text)
  expect(late).toMatchObject({ code: 'stale-revision', details: { current: { revision: 2, text: broken } } })
  expect(await publish('ours-three', 2)).toMatchObject({ status: 422, code: 'unfit-scenario' })
  expect(await publish('ours-three', 1)).toMatchObject({ code: 'stale-revision' })
  expect(await stand.must(scenarioApi.draft, { as, params: { id: 'ours-three' } })).toMatchObject({
    text: broken,
    revision: 2,
  })
})

test('TS3 an id that is not its own is an error at its place', async () => {
  const { text } = await fork('ours-id')
  const { value } = await save('ours-id', 1, text.replace('id: ours-id', 'id: another'))
  expect(value?.findings).toMatchObject([{ line: 2, column: 5, level: 'error', rule: 'form' }])
})

test('TS4 each publication is one more version, written into its text; interviews keep theirs, and twice is once', async () => {
  const { text } = await fork('ours-four')
  await publish('ours-four', 1)
  const { interview } = await stand.must(ownerApi.createInterview, { as, body: { scenario: 'ours-four' } })
  const changed = text.replace(/^title: .*$/m, 'title: Contract questions for an insurer')
  expect((await save('ours-four', 2, changed)).value).toMatchObject({ revision: 3, published: 1, findings: [] })
  expect(await listed('ours-four')).toMatchObject({ version: 1, draft: true })
  expect(await publish('ours-four', 3)).toMatchObject({ value: { version: 2 } })
  expect(await publish('ours-four', 4)).toMatchObject({ value: { version: 2 } })
  const { versions } = await stand.must(scenarioApi.versions, { as, params: { id: 'ours-four' } })
  expect(versions.map(({ version }) => version)).toEqual([2, 1])
  const at = (version: string) => stand.must(scenarioApi.version, { as, params: { id: 'ours-four', version } })
  expect((await at('1')).scenario.title).not.toBe('Contract questions for an insurer')
  expect((await at('2')).scenario).toMatchObject({ version: 2, title: 'Contract questions for an insurer' })
  expect((await at('2')).text).toContain('\nversion: 2\n')
  const kept = await stand.must(ownerApi.interview, { as, params: { id: interview.id } })
  expect(kept.scenario.version).toBe(1)
  expect((await stand.call(scenarioApi.version, { as, params: { id: 'ours-four', version: '3' } })).code).toBe(
    'not-found',
  )
  const file = await stand.must(scenarioApi.exportScenario, { as, params: { id: 'ours-four' } })
  expect(file).toEqual({ name: 'ours-four.yaml', text: (await at('2')).text })
})

test('TS6 who goes back has the published text again; a draft that never was published is gone', async () => {
  const { text } = await fork('ours-six')
  await stand.must(scenarioApi.discardDraft, { as, params: { id: 'ours-six' } })
  expect((await stand.call(scenarioApi.draft, { as, params: { id: 'ours-six' } })).code).toBe('unknown-scenario')
  await fork('ours-six')
  await publish('ours-six', 1)
  await save('ours-six', 2, 'title: nothing else')
  await stand.must(scenarioApi.discardDraft, { as, params: { id: 'ours-six' } })
  expect(await stand.must(scenarioApi.draft, { as, params: { id: 'ours-six' } })).toMatchObject({ text, findings: [] })
})

test('TS7 what changed upstream is offered until it is taken in', async () => {
  await fork('source-seven')
  await publish('source-seven', 1)
  const { text } = await fork('fork-seven', 'source-seven')
  const upstream = () => stand.must(scenarioApi.upstream, { as, params: { id: 'fork-seven' } })
  const first = await upstream()
  expect(first).toMatchObject({ origin: { version: 1 }, present: { version: 1 } })
  expect(first.text).toBe(first.base)
  await save('source-seven', 2, first.text.replace(/^level: .*$/m, 'level: Staff'))
  await publish('source-seven', 3)
  const second = await upstream()
  expect(second).toMatchObject({ origin: { version: 1 }, present: { version: 2 }, base: first.base })
  expect(second.text).toContain('level: Staff')
  await save('fork-seven', 1, text.replace(/^level: .*$/m, 'level: Staff'), second.text)
  expect(await upstream()).toMatchObject({ origin: { version: 2 }, base: second.text, text: second.text })
  expect((await stand.call(scenarioApi.upstream, { as, params: { id: 'source-seven' } })).status).toBe(200)
})

test('TS8 files are read only, what is unknown is said, and what is too large is refused without a trace', async () => {
  expect((await save(original, 1, 'id: mine')).code).toBe('read-only')
  expect((await save('nobody', 1, 'id: mine')).code).toBe('unknown-scenario')
  const { findings } = await stand.must(scenarioApi.validate, { as, body: { text: 'a: &a [*a]' } })
  expect(findings[0]).toMatchObject({ line: 1, level: 'error' })
  await fork('ours-eight')
  expect((await save('ours-eight', 1, 'x'.repeat(10_000_000))).code).toBe('too-big')
  expect((await stand.must(scenarioApi.draft, { as, params: { id: 'ours-eight' } })).revision).toBe(1)
})

test('TS9 of a file and a scenario of the team with one id the team’s stands, and the file is named', async () => {
  await fork('twice')
  const folder = join(stand.data, 'scenarios')
  mkdirSync(folder, { recursive: true })
  const { text } = await stand.must(scenarioApi.draft, { as, params: { id: 'twice' } })
  const file = join(folder, 'twice.yaml')
  writeFileSync(file, text)
  const { scenarios, problems } = await stand.must(scenarioApi.scenarios, { as })
  expect(scenarios.filter(({ id }) => id === 'twice')).toMatchObject([{ kept: 'team' }])
  expect(problems).toContainEqual(expect.objectContaining({ file, message: expect.stringContaining('The team has') }))
  rmSync(file)
})
