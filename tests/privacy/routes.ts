/** Every route that the server has mounted, and every call that it describes: what the table of access must cover. */
import * as z from 'zod/mini'

const descriptionSchema = z.object({ paths: z.record(z.string(), z.record(z.string(), z.unknown())) })

/** `GET /path/:name`, from the framework's own drawing of its tree; HEAD goes with GET. */
export function mountedRoutes(tree: string): string[] {
  const routes: string[] = []
  const trail: string[] = []
  for (const line of tree.split('\n')) {
    const read = /^((?:│ {3}| {4})*)[├└]── (\S+)(?: \(([A-Z, ]+)\))?$/.exec(line)
    if (!read?.[2]) continue
    const depth = (read[1] ?? '').length / 4
    trail.length = depth
    trail.push(read[2])
    const path = trail.join('')
    for (const method of read[3]?.split(', ') ?? []) if (method !== 'HEAD') routes.push(`${method} ${path}`)
  }
  return routes
}

/** The same from the OpenAPI description, which says `{name}`. */
export function describedRoutes(description: string): string[] {
  const { paths } = descriptionSchema.parse(JSON.parse(description))
  return Object.entries(paths).flatMap(([path, calls]) =>
    Object.keys(calls).map((method) => `${method.toUpperCase()} ${path.replaceAll(/\{(\w+)\}/g, ':$1')}`),
  )
}
