/** A button whose picture says what it does; its label says it to everyone else. */
import type { ButtonHTMLAttributes } from 'react'
import styles from './Button.module.css'
import { type ButtonVariant, buttonClass } from './Button.tsx'

export function IconButton({
  label,
  variant = 'quiet',
  size = 'medium',
  className,
  ...rest
}: ButtonHTMLAttributes<HTMLButtonElement> & { label: string; variant?: ButtonVariant; size?: 'small' | 'medium' }) {
  const extra = [styles.icon, className ?? ''].filter(Boolean).join(' ')
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      {...rest}
      className={buttonClass({ variant, size }, extra)}
    />
  )
}
