/**
 * Loaded into a server before its own code: its clock leaps by what the file in LEAP_FILE says, in milliseconds, so that an
 * hour passes in a minute. Time flows on between the leaps as it always does. Without types, as Node loads it by itself.
 */
import { readFileSync } from 'node:fs'

const file = process.env.LEAP_FILE
const real = Date.now
let leap = 0
let readAt = Number.NEGATIVE_INFINITY

function read() {
  try {
    return Number(readFileSync(file ?? '', 'utf8'))
  } catch {
    return 0
  }
}

Date.now = () => {
  if (performance.now() - readAt > 10) {
    readAt = performance.now()
    leap = read()
  }
  return real() + leap
}
