/** Asks before something that cannot be undone, or takes a little input. Never opens by itself. */
import { Dialog as Base } from '@base-ui/react/dialog'
import { createContext, type ReactNode, useContext } from 'react'
import styles from './Dialog.module.css'

/** While it says so no dialog is in the document; what was open opens again afterwards. */
const DialogsAway = createContext(false)
export const DialogsAwayProvider = DialogsAway.Provider

export function Dialog({
  open,
  onClose,
  title,
  children,
  footer,
}: {
  open: boolean
  onClose: () => void
  title: string
  children?: ReactNode
  footer?: ReactNode
}) {
  // Not merely closed: a dialog that closes stays to be seen for as long as it fades.
  if (useContext(DialogsAway)) return null
  return (
    <Base.Root open={open} onOpenChange={(next) => !next && onClose()}>
      <Base.Portal>
        <Base.Backdrop className={styles.backdrop} />
        <Base.Popup className={styles.popup}>
          <Base.Title className={styles.title}>{title}</Base.Title>
          <div className={styles.body}>{children}</div>
          {footer && <footer className={styles.footer}>{footer}</footer>}
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  )
}
