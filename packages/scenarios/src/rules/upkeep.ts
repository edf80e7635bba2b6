/** Rules on sources and on when a scenario was last looked at. */
import type { Rule } from '../rule.ts'

const sixMonths = 184 * 24 * 3600 * 1000

/** What is wrong with a link that is a link. */
function faultOf(url: string): string | undefined {
  const { hostname, searchParams, username } = new URL(url)
  if (
    !hostname.includes('.') ||
    /^(?:\d+\.){3}\d+$/.test(hostname) ||
    /(?:^|\.)example\.(?:com|org|net)$/.test(hostname)
  )
    return `"${hostname}" is no place that others can reach. Link what everybody can open.`
  if (username !== '') return 'It holds a name to log in with. Take that out.'
  const tracker = [...searchParams.keys()].find((name) => /^(?:utm_.*|fbclid|gclid)$/.test(name))
  if (tracker) return `"${tracker}" only follows who clicks. Take it out of the link.`
  const [ending] = /[.,;)>\]"']+$/.exec(url) ?? []
  return ending && `"${ending}" at its end belongs to the sentence. Take it off.`
}

export const upkeepRules: readonly Rule[] = [
  {
    name: 'sources-once',
    level: 'error',
    asks: 'No source is listed twice.',
    mend: 'Take one out.',
    check: ({ sources }) =>
      sources.flatMap(({ url }, i) =>
        sources.findIndex((other) => other.url === url) === i
          ? []
          : [{ path: ['sources', i, 'url'], message: 'This source is listed twice. Take one out.' }],
      ),
  },
  {
    name: 'links',
    level: 'error',
    asks: 'Links lead to a public place, follow nobody, and end where the address ends.',
    mend: 'Open the page and copy its address.',
    check: ({ sources }) =>
      sources.flatMap(({ url }, i) => {
        const fault = faultOf(url)
        return fault ? [{ path: ['sources', i, 'url'], message: `This link will not do. ${fault}` }] : []
      }),
  },
  {
    name: 'review-order',
    level: 'error',
    asks: 'The next review comes after the last one.',
    mend: 'Mend one of the two dates.',
    check: ({ reviewedOn, reviewBy }) =>
      reviewBy > reviewedOn
        ? []
        : [{ path: ['reviewBy'], message: `reviewBy must come after ${reviewedOn}. Mend it.` }],
  },
  {
    name: 'review-due',
    level: 'warning',
    asks: 'The review is not overdue, and is planned within six months.',
    mend: 'Check facts, prices and sources, then set both dates.',
    check: ({ reviewedOn, reviewBy }, today) => {
      if (reviewBy < today)
        return [
          {
            path: ['reviewBy'],
            message: `The review was due on ${reviewBy}. Check facts and prices, then set both dates.`,
          },
        ]
      if (Date.parse(reviewBy) - Date.parse(reviewedOn) <= sixMonths) return []
      return [{ path: ['reviewBy'], message: 'Prices and models age fast. Review within six months.' }]
    },
  },
]
