/** What people say for what a scenario calls otherwise. Each line is one circle: a word that begins any of it means all of it. */
const circles: readonly (readonly string[])[] = [
  ['availability', 'uptime', 'downtime', 'outage', 'sla', 'slo', 'reliability'],
  ['cost', 'price', 'pricing', 'budget', 'money', 'spend', 'expensive', 'cheap'],
  ['latency', 'speed', 'fast', 'slow', 'seconds', 'response', 'wait', 'deadline'],
  ['compliance', 'gdpr', 'hipaa', 'privacy', 'legal', 'regulation', 'residency', 'retention', 'pii', 'audit'],
  ['load', 'traffic', 'throughput', 'qps', 'rps', 'requests', 'users', 'volume', 'peak', 'scale'],
  ['corpus', 'data', 'documents', 'dataset', 'records', 'size'],
  ['change', 'fresh', 'freshness', 'update', 'updates', 'stale'],
  ['gpu', 'hardware', 'memory', 'vram', 'accelerator'],
  ['quality', 'accuracy', 'precision', 'recall', 'error', 'errors', 'wrong'],
  ['team', 'people', 'staff', 'engineers', 'headcount', 'skills'],
]

/** Other words for what somebody begins to type; none for less than three letters. */
export function synonymsOf(typed: string): string[] {
  if (typed.length < 3) return []
  return circles.filter((circle) => circle.some((word) => word.startsWith(typed))).flat()
}
