/** What is pressed. One primary a screen; everything else is plain, quiet or, where it destroys, danger. */
import type { ButtonHTMLAttributes, ReactNode } from 'react'
import styles from './Button.module.css'

export type ButtonVariant = 'primary' | 'plain' | 'quiet' | 'danger'

interface Look {
  variant?: ButtonVariant
  size?: 'small' | 'medium'
}

export function buttonClass({ variant = 'plain', size = 'medium' }: Look, extra?: string): string {
  return [styles.button, styles[variant], size === 'small' ? styles.small : '', extra ?? ''].filter(Boolean).join(' ')
}

export function Button({
  variant,
  size,
  icon,
  busy = false,
  className,
  children,
  disabled,
  ...rest
}: ButtonHTMLAttributes<HTMLButtonElement> & Look & { icon?: ReactNode; busy?: boolean }) {
  const look = { ...(variant ? { variant } : {}), ...(size ? { size } : {}) }
  return (
    <button
      type="button"
      {...rest}
      disabled={disabled === true || busy}
      aria-busy={busy || undefined}
      className={buttonClass(look, className)}
    >
      {icon}
      {children}
    </button>
  )
}
