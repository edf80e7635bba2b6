/** Links that were just made: the server keeps only their hashes, so they live in this tab until it is closed. */
import { type Role, roles } from '@probeboard/domain/interview/interview'
import * as z from 'zod/mini'

const linksSchema = z.partialRecord(z.enum(roles), z.object({ id: z.string(), url: z.string() }))
type Links = z.infer<typeof linksSchema>

const key = (interview: string): string => `probeboard-links-${interview}`

export function freshLinks(interview: string): Links {
  try {
    const read = linksSchema.safeParse(JSON.parse(sessionStorage.getItem(key(interview)) ?? '{}'))
    return read.success ? read.data : {}
  } catch {
    return {}
  }
}

export function keepLinks(interview: string, links: Partial<Record<Role, { id: string; url: string }>>): void {
  const slim = Object.fromEntries(Object.entries(links).map(([role, { id, url }]) => [role, { id, url }]))
  sessionStorage.setItem(key(interview), JSON.stringify({ ...freshLinks(interview), ...slim }))
}
