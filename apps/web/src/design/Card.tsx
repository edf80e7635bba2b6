/** A sheet that holds what belongs together. */
import type { ReactNode } from 'react'
import styles from './Card.module.css'

export function Card({
  as: Tag = 'section',
  className,
  children,
}: {
  as?: 'section' | 'article' | 'div' | 'li'
  className?: string
  children: ReactNode
}) {
  return <Tag className={`${styles.card} ${className ?? ''}`}>{children}</Tag>
}
