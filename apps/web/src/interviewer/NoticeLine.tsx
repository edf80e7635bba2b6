/** Where the notice stands: at the foot of the panel, so that nothing above it moves. */
import { X } from 'lucide-react'
import { Button } from '../design/Button.tsx'
import { IconButton } from '../design/IconButton.tsx'
import { dismissNotice, useNotice } from './notice.ts'
import styles from './Panel.module.css'
import { words } from './words.ts'

export function NoticeLine() {
  const notice = useNotice((state) => state.notice)
  return (
    <div role="status" data-testid="notice">
      {notice && (
        <div className={styles.notice}>
          <span>{notice.text}</span>
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
