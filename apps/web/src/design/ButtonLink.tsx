/** A link that looks like a button: it goes somewhere, a button does something. */
import type { AnchorHTMLAttributes } from 'react'
import { type ButtonVariant, buttonClass } from './Button.tsx'

export function ButtonLink({
  variant = 'plain',
  size = 'medium',
  className,
  children,
  ...rest
}: AnchorHTMLAttributes<HTMLAnchorElement> & { variant?: ButtonVariant; size?: 'small' | 'medium' }) {
  return (
    <a {...rest} className={buttonClass({ variant, size }, className)}>
      {children}
    </a>
  )
}
