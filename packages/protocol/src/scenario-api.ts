/**
 * The calls about scenarios: the list, one of them in any of its versions, and the team's own, which are written as
 * drafts (YAML text, broken or not) and published as versions. Files of the library and of the operator's folders are
 * read only; a fork of one is the team's own. All of it is the owner's.
 */
import { scenarioSchema } from '@probeboard/domain/scenario/scenario'
import { originSchema, scenarioSummarySchema } from '@probeboard/domain/scenario/summary'
import * as z from 'zod/mini'
import { endpoint } from './endpoint.ts'

/** What the lint says of a text, at its line and column (from 1). An error keeps it from being published. */
export const findingSchema = z.object({
  line: z.number(),
  column: z.number(),
  level: z.enum(['error', 'warning']),
  rule: z.string(),
  message: z.string(),
})
export type ScenarioFinding = z.infer<typeof findingSchema>

/** YAML. */
const text = z.string()
const revision = z.number().check(z.int(), z.minimum(0))

export const draftSchema = z.object({
  id: z.string(),
  /** One more with each save; a save names the one it changes, or is refused with `stale-revision` and the present draft. */
  revision,
  text: z.string(),
  findings: z.array(findingSchema),
  /** What it was forked from. */
  origin: z.nullable(originSchema),
  /** The newest published version; null before the first. */
  published: z.nullable(z.number()),
})
export type ScenarioDraft = z.infer<typeof draftSchema>

export const versionSchema = z.object({ version: z.number(), at: z.nullable(z.string()) })

/** Where it lives: it came with Probeboard, lies in a folder of the operator, or is the team's own. */
export const listedSchema = z.extend(scenarioSummarySchema, {
  kept: z.enum(['built-in', 'folder', 'team']),
  /** Changed by a private overlay beside it. */
  overlaid: z.boolean(),
  /** The team's own with unpublished changes; one that was never published has version 0. */
  draft: z.boolean(),
  origin: z.nullable(originSchema),
})
export type ListedScenario = z.infer<typeof listedSchema>

export const scenarioApi = {
  scenarios: endpoint({
    method: 'GET',
    path: '/scenarios',
    callers: ['owner'],
    summary: 'The library.',
    answer: z.object({
      scenarios: z.array(listedSchema),
      /** Files that could not be read as scenarios, and where they are wrong. */
      problems: z.optional(
        z.array(z.object({ file: z.string(), line: z.number(), column: z.number(), message: z.string() })),
      ),
    }),
  }),
  scenario: endpoint({
    method: 'GET',
    path: '/scenarios/:id',
    callers: ['owner'],
    summary: 'One whole scenario, as it is published now.',
    answer: scenarioSchema,
  }),
  versions: endpoint({
    method: 'GET',
    path: '/scenarios/:id/versions',
    callers: ['owner'],
    summary: 'Its published versions, newest first. Of a file there is one: the present one.',
    answer: z.object({ versions: z.array(versionSchema) }),
  }),
  version: endpoint({
    method: 'GET',
    path: '/scenarios/:id/versions/:version',
    callers: ['owner'],
    summary: 'One version, whole.',
    answer: z.object({ scenario: scenarioSchema, text: z.string() }),
  }),
  exportScenario: endpoint({
    method: 'GET',
    path: '/scenarios/:id/file',
    callers: ['owner'],
    summary: 'The YAML of the present version, as it would lie in a folder.',
    answer: z.object({ name: z.string(), text: z.string() }),
  }),
  validate: endpoint({
    method: 'POST',
    path: '/scenarios/validate',
    callers: ['owner'],
    summary: 'What the lint says of a text. Nothing is kept.',
    body: z.object({ text }),
    answer: z.object({ findings: z.array(findingSchema) }),
  }),
  createScenario: endpoint({
    method: 'POST',
    path: '/scenarios',
    callers: ['owner'],
    summary: 'A new scenario of the team from a YAML text, as a draft. Its id is the one in the text.',
    body: z.object({ text }),
    answer: draftSchema,
    status: 201,
  }),
  forkScenario: endpoint({
    method: 'POST',
    path: '/scenarios/:id/fork',
    callers: ['owner'],
    summary: 'A draft of the team’s own from the present version of another, with its origin kept.',
    body: z.object({ id: z.string().check(z.regex(/^[a-z][a-z0-9-]{1,39}$/)) }),
    answer: draftSchema,
    status: 201,
  }),
  draft: endpoint({
    method: 'GET',
    path: '/scenarios/:id/draft',
    callers: ['owner'],
    summary: 'What is being written on it; without a draft, its published text.',
    answer: draftSchema,
  }),
  saveDraft: endpoint({
    method: 'PUT',
    path: '/scenarios/:id/draft',
    callers: ['owner'],
    summary: 'Saves the draft, broken or not. Refused with details.current where somebody saved meanwhile.',
    /** `base` is the text of the origin whose changes were taken in: it counts as forked from that from now on. */
    body: z.object({ revision, text, base: z.optional(z.string()) }),
    answer: draftSchema,
  }),
  discardDraft: endpoint({
    method: 'DELETE',
    path: '/scenarios/:id/draft',
    callers: ['owner'],
    summary: 'Goes back to the published version; a scenario that was never published is gone.',
  }),
  publish: endpoint({
    method: 'POST',
    path: '/scenarios/:id/publish',
    callers: ['owner'],
    summary: 'Makes the draft the next version. Refused with its errors in details.findings.',
    body: z.object({ revision }),
    answer: z.object({ version: z.number() }),
  }),
  upstream: endpoint({
    method: 'GET',
    path: '/scenarios/:id/upstream',
    callers: ['owner'],
    summary: 'For a fork: the text it began from, and the present text of its origin.',
    answer: z.object({ origin: originSchema, base: z.string(), present: z.nullable(originSchema), text: z.string() }),
  }),
} as const
