/** The way back from a mis-tap once the toast is gone: behind a small menu, so that it is never hit by chance. */
import { Ellipsis } from 'lucide-react'
import { Button } from '../design/Button.tsx'
import { useCockpit } from './cockpit.ts'
import styles from './Lists.module.css'
import { say } from './notice.ts'
import { words } from './words.ts'

export function TakeBack({ cardKey, onTaken }: { cardKey: string; onTaken?: () => void }) {
  const { commands } = useCockpit()
  const takeBack = async (): Promise<void> => {
    if ((await commands.takeBack(cardKey)) === null) return
    onTaken?.()
    say(words.tookBack)
  }
  return (
    <details className={styles.menu}>
      <summary aria-label={words.more} title={words.more}>
        <Ellipsis size={16} aria-hidden="true" />
      </summary>
      <Button size="small" onClick={() => void takeBack()} data-testid={`take-back-${cardKey}`}>
        {words.takeBack}
      </Button>
    </details>
  )
}
