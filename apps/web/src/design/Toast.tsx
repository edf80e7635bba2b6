/** A short word about what has just happened, with a way back where there is one. `<Toasts/>` stands once on a page. */
import { Toast as Base } from '@base-ui/react/toast'
import { Button } from './Button.tsx'
import styles from './Toast.module.css'

interface ToastAction {
  readonly label: string
  readonly run: () => void
}

const manager = Base.createToastManager<ToastAction>()

export function toast(text: string, action?: ToastAction): void {
  manager.add({ title: text, timeout: 6000, ...(action ? { data: action } : {}) })
}

function List() {
  const { toasts, close } = Base.useToastManager<ToastAction>()
  return toasts.map((item) => (
    <Base.Root key={item.id} toast={item} className={styles.toast}>
      <Base.Title className={styles.title} />
      {item.data && (
        <Button
          size="small"
          onClick={() => {
            item.data?.run()
            close(item.id)
          }}
        >
          {item.data.label}
        </Button>
      )}
    </Base.Root>
  ))
}

export function Toasts() {
  return (
    <Base.Provider toastManager={manager} limit={3}>
      <Base.Portal>
        <Base.Viewport className={styles.viewport}>
          <List />
        </Base.Viewport>
      </Base.Portal>
    </Base.Provider>
  )
}
