/**
 * `npm run gestures [-- COUNT] [GESTURE...] [--seed=N]`: 200 tries of each gesture beside a peer that edits thirty times
 * a second, and meanwhile somebody who is offline for ten minutes (less for fewer tries). Ends with 1 when a single try is
 * cut off or anything is lost.
 */
import { withStand } from '../bench/board/stand.ts'
import { gestureNames, type Tally, tryGesture } from './gestures.ts'
import { stayOffline } from './long-offline.ts'

const words = process.argv.slice(2)
const seedWord = words.find((word) => word.startsWith('--seed='))?.slice('--seed='.length)
const seed = seedWord === undefined ? Math.floor(Math.random() * 2 ** 31) : Number(seedWord)
const times = Number(words.find((word) => /^\d+$/.test(word)) ?? 200)
const named = gestureNames.filter((name) => words.includes(name))
const chosen = named.length > 0 ? named : gestureNames

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}

function row(cells: readonly (string | number)[]): string {
  return cells.map((cell) => String(cell).padStart(16)).join('')
}

say(`seed ${seed}`)
const tallies: Tally[] = []
const minutes = (10 * times) / 200
let lost: string | null = null
await withStand(async (stand) => {
  const offline = stayOffline(stand.browser, minutes).then(
    () => null,
    (error) => String(error),
  )
  for (const gesture of chosen)
    tallies.push(
      await tryGesture(stand, gesture, {
        times,
        seed,
        done(made, problem) {
          if (problem) say(`CUT OFF: ${gesture}, ${problem}`)
          if (made % 20 === 0) say(`${gesture} ${made}/${times}`)
        },
      }),
    )
  say('waiting for who is offline ...')
  lost = await offline
  say(lost === null ? `${minutes} minutes offline: nothing lost` : `LOST, ${minutes} minutes offline: ${lost}`)
})
say(row(['gesture', 'tries', 'cut off', 'edits/s', 'under the hand', 'median try ms']))
for (const { gesture, tries, cutOff, rate, meddled, median } of tallies)
  say(row([gesture, tries, cutOff.length, rate.toFixed(1), meddled, median.toFixed(0)]))
const cut = tallies.flatMap(({ cutOff }) => cutOff)
say(cut.length > 0 ? `${cut.length} cut off. Again: npm run gestures -- --seed=${seed}` : 'None cut off.')
process.exitCode = cut.length > 0 || lost !== null ? 1 : 0
