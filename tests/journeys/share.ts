/**
 * Long journeys take turns, so that `npm test` stays under ten minutes: each run takes another half of them, and `SHARE=all`
 * takes everything. The number is set once for all processes of a run, by the configuration.
 */
const share = process.env.SHARE ?? 'all'

/** Whether the test at this place of its file runs now. */
export function isInTurn(place: number): boolean {
  return share === 'all' || place % 2 === Number(share) % 2
}
