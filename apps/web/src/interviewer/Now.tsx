/** What is in sight whatever tab is open: what to ask, what is still dark, what has just changed, and help for who is stuck. */
import { AskNext } from './AskNext.tsx'
import { Coverage } from './Coverage.tsx'
import { HelpLadder } from './HelpLadder.tsx'
import { Lamps } from './Lamps.tsx'
import { LastMinute } from './LastMinute.tsx'
import { useSignalsFeed } from './use-signals.ts'

export function Now() {
  useSignalsFeed()
  return (
    <>
      <AskNext />
      <HelpLadder />
      <Coverage />
      <Lamps />
      <LastMinute />
    </>
  )
}
