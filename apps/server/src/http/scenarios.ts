/** The calls about scenarios. What the team writes is kept, broken or not; what is published has passed the lint. */
import { dirname } from 'node:path'
import type { Scenario } from '@probeboard/domain/scenario/scenario'
import { type ScenarioSummary, summarise } from '@probeboard/domain/scenario/summary'
import {
  type ListedScenario,
  type ScenarioDraft,
  type ScenarioFinding,
  scenarioApi,
} from '@probeboard/protocol/scenario-api'
import { findingsOf } from '@probeboard/scenarios/lint'
import { libraryDirectory, readScenario } from '@probeboard/scenarios/load'
import { readTop, rewriteTop } from '@probeboard/scenarios/rewrite'
import type { TeamScenario } from '@probeboard/storage/storage'
import type { Context } from '../context.ts'
import { type Refusal, refuse } from '../refusal.ts'
import type { Routes } from './route.ts'

const idPattern = /^[a-z][a-z0-9-]{1,39}$/

interface Checked {
  readonly scenario: Scenario | undefined
  readonly findings: ScenarioFinding[]
}

/** What a list shows of a text that is no scenario yet. */
function sketch(id: string, text: string): ScenarioSummary {
  const title = readTop(text, 'title')
  return {
    id,
    version: 0,
    title: typeof title === 'string' ? title : id,
    level: '',
    areas: [],
    about: '',
    minutes: null,
    probes: {},
    reviewBy: '',
  }
}

export function addScenarioCalls(routes: Routes, context: Context): void {
  const { storage, library, audit } = context

  /** `id` is the one under which the text is kept. */
  function check(text: string, id?: string): Checked {
    const file = readScenario('', text, library.files().books)
    const { scenario, source } = file
    const other = id !== undefined && scenario !== undefined && scenario.id !== id
    const message = `This scenario is kept under the id "${id}". Write that one here, or fork it under another.`
    const others = other ? [{ file: '', ...source.place(['id']), message }] : []
    const findings = findingsOf(file, new Date(context.now()).toISOString().slice(0, 10), others)
    return { scenario, findings: findings.map(({ file: _, ...finding }) => finding) }
  }

  /** Of a draft; the version stands in it when it is published. */
  function summaryOf(id: string, text: string): ScenarioSummary {
    const { scenario } = check(text)
    return scenario ? { ...summarise(scenario), id, version: 0 } : sketch(id, text)
  }

  async function textOf(row: TeamScenario): Promise<string> {
    return row.draft ?? (await storage.teamVersion(row.id, row.published))?.text ?? ''
  }

  async function viewDraft(row: TeamScenario): Promise<ScenarioDraft> {
    const { id, revision, origin, published } = row
    const text = await textOf(row)
    const { findings } = check(text, id)
    return { id, revision, text, findings, origin, published: published === 0 ? null : published }
  }

  async function isTaken(id: string): Promise<boolean> {
    return library.files().files.has(id) || (await storage.teamScenario(id)) !== null
  }

  async function add(
    id: string,
    text: string,
    from: Pick<TeamScenario, 'origin' | 'base'>,
  ): Promise<ScenarioDraft | Refusal> {
    const row = { id, revision: 1, draft: text, published: 0, ...from, summary: summaryOf(id, text) }
    return (await storage.addTeamScenario(row)) ? viewDraft(row) : refuse('id-taken')
  }

  /** One that the team may write, or why it may not. */
  async function own(id = ''): Promise<TeamScenario | Refusal> {
    const row = await storage.teamScenario(id)
    return row ?? refuse(library.files().files.has(id) ? 'read-only' : 'unknown-scenario')
  }

  async function stale(id: string): Promise<Refusal> {
    const current = await storage.teamScenario(id)
    return current ? refuse('stale-revision', { current: await viewDraft(current) }) : refuse('unknown-scenario')
  }

  routes.open(scenarioApi.scenarios, async () => {
    const { scenarios, files, problems } = library.files()
    const team = await storage.teamScenarios()
    const taken = new Set(team.map(({ id }) => id))
    const ofFiles = scenarios.flatMap((scenario): ListedScenario[] => {
      if (taken.has(scenario.id)) return []
      const kept = dirname(files.get(scenario.id) ?? '') === libraryDirectory ? 'built-in' : 'folder'
      return [{ ...summarise(scenario), kept, overlaid: false, draft: false, origin: null }]
    })
    const ofTeam = team.map(({ summary, published, drafted, origin }): ListedScenario => {
      return { ...summary, version: published, kept: 'team', overlaid: false, draft: drafted, origin }
    })
    const hidden = scenarios.flatMap(({ id }) => {
      const message = `The team has a scenario with the id "${id}", and that one is used. Give this file its own.`
      return taken.has(id) ? [{ file: files.get(id) ?? '', line: 1, column: 1, message }] : []
    })
    return { scenarios: [...ofFiles, ...ofTeam], problems: [...problems, ...hidden] }
  })

  routes.open(
    scenarioApi.scenario,
    async ({ params: { id = '' } }) => (await library.find(id))?.scenario ?? refuse('unknown-scenario'),
  )

  routes.open(scenarioApi.versions, async ({ params: { id = '' } }) => {
    if (await storage.teamScenario(id)) {
      const versions = await storage.teamVersions(id)
      return { versions: versions.map(({ version, at }) => ({ version, at: new Date(at).toISOString() })) }
    }
    const found = await library.find(id)
    return found ? { versions: [{ version: found.scenario.version, at: null }] } : refuse('unknown-scenario')
  })

  routes.open(scenarioApi.version, async ({ params: { id = '', version } }) => {
    const [present, kept] = [await library.find(id), await storage.teamVersion(id, Number(version))]
    if (!present) return refuse('unknown-scenario')
    const found = kept ?? present
    return found.scenario.version === Number(version) ? found : refuse('not-found')
  })

  routes.open(scenarioApi.exportScenario, async ({ params: { id = '' } }) => {
    const found = await library.find(id)
    return found ? { name: `${id}.yaml`, text: found.text } : refuse('unknown-scenario')
  })

  routes.open(scenarioApi.validate, ({ body: { text } }) => ({ findings: check(text).findings }))

  routes.open(scenarioApi.createScenario, async ({ body: { text } }) => {
    const id = readTop(text, 'id')
    if (typeof id !== 'string' || !idPattern.test(id))
      return refuse('unfit-scenario', { findings: check(text).findings })
    if (await isTaken(id)) return refuse('id-taken')
    await audit.note('owner', 'scenario-created', id)
    return add(id, text, { origin: null, base: null })
  })

  routes.open(scenarioApi.forkScenario, async ({ params, body: { id } }) => {
    const found = await library.find(params.id ?? '')
    if (!found) return refuse('unknown-scenario')
    if (await isTaken(id)) return refuse('id-taken')
    await audit.note('owner', 'scenario-forked', id, found.scenario.id)
    const origin = { id: found.scenario.id, version: found.scenario.version }
    return add(id, rewriteTop(found.text, { id, version: 1 }), { origin, base: found.text })
  })

  routes.open(scenarioApi.draft, async ({ params }) => {
    const row = await own(params.id)
    return 'id' in row ? viewDraft(row) : row
  })

  routes.open(scenarioApi.saveDraft, async ({ params, body: { revision, text, base } }) => {
    const row = await own(params.id)
    if (!('id' in row)) return row
    const { id, published } = row
    const summary = published === 0 ? summaryOf(id, text) : row.summary
    const present = base === undefined || !row.origin ? null : await library.find(row.origin.id)
    const upstream = present && base !== undefined ? { version: present.scenario.version, base } : null
    const next = await storage.saveTeamDraft(id, revision, { draft: text, summary, upstream })
    if (next === null) return stale(id)
    const origin = upstream && row.origin ? { ...row.origin, version: upstream.version } : row.origin
    return viewDraft({ ...row, draft: text, revision: next, origin })
  })

  routes.open(scenarioApi.discardDraft, async ({ params }) => {
    const row = await own(params.id)
    if (!('id' in row)) return row
    await audit.note('owner', 'scenario-draft-discarded', row.id)
    await storage.discardTeamDraft(row.id)
  })

  routes.open(scenarioApi.publish, async ({ params, body: { revision } }) => {
    const row = await own(params.id)
    if (!('id' in row)) return row
    if (row.revision !== revision) return stale(row.id)
    // Said twice, it is done once.
    if (row.draft === null) return { version: row.published }
    const version = row.published + 1
    const text = rewriteTop(row.draft, { version })
    const { scenario, findings } = check(text, row.id)
    if (!scenario || findings.some(({ level }) => level === 'error')) return refuse('unfit-scenario', { findings })
    await audit.note('owner', 'scenario-published', row.id, String(version))
    const made = { version, at: context.now(), scenario, text }
    const done = await storage.publishTeamScenario(row.id, revision, made, summarise(scenario))
    return done ? { version } : stale(row.id)
  })

  routes.open(scenarioApi.upstream, async ({ params }) => {
    const row = await own(params.id)
    if (!('id' in row)) return row
    const { origin, base } = row
    if (!origin || base === null) return refuse('not-found')
    const found = await library.find(origin.id)
    const present = found ? { id: found.scenario.id, version: found.scenario.version } : null
    return { origin, base, present, text: found?.text ?? base }
  })
}
