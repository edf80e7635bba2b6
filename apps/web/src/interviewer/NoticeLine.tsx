/** Where the notice stands: at the foot of the panel, so that nothing above it moves. */
import { X } from 'lucide-react'
import { useEffect, useState } from 'react'
import { Button } from '../design/Button.tsx'
import { IconButton } from '../design/IconButton.tsx'
import { dismissNotice, useNotice } from './notice.ts'
import styles from './Panel.module.css'
import { words } from './words.ts'

/** Counts down without being read out each second. */
function TimeLeft({ until }: { until: number }) {
  const [now, setNow] = useState(Date.now)
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 250)
    return () => clearInterval(timer)
  }, [])
  return <i aria-hidden="true">{words.seconds(Math.max(1, Math.ceil((until - now) / 1000)))}</i>
}

export function NoticeLine() {
  const notice = useNotice((state) => state.notice)
  return (
    <div role="status" data-testid="notice">
      {notice && (
        <div className={styles.notice}>
          <span>
            {notice.text}
            {notice.until !== undefined && <small>{words.takeBackHelp}</small>}
          </span>
          {notice.until !== undefined && <TimeLeft until={notice.until} />}
          {notice.action && (
            <Button
              size="small"
              onClick={() => {
                notice.action?.run()
                dismissNotice()
              }}
              data-testid="notice-action"
            >
              {notice.action.label}
            </Button>
          )}
          <IconButton size="small" label={words.dismiss} onClick={dismissNotice}>
            <X size={14} aria-hidden="true" />
          </IconButton>
        </div>
      )}
    </div>
  )
}
