/**
 * Takes what it holds out of the document at once and brings it back as it was. Nothing is unmounted, so what was typed,
 * opened and chosen stays with its parts, whoever wrote them; scroll places and the focus are put back here.
 */
import { type ReactNode, useLayoutEffect, useRef, useState } from 'react'
import { createPortal } from 'react-dom'

/** The places that are not at their start, and the way back to them. */
function readScroll(host: HTMLElement): () => void {
  const places = [...host.querySelectorAll('*')]
    .filter(({ scrollTop, scrollLeft }) => scrollTop !== 0 || scrollLeft !== 0)
    .map((element) => ({ element, left: element.scrollLeft, top: element.scrollTop }))
  return () => {
    for (const { element, left, top } of places) element.scrollTo({ left, top, behavior: 'instant' })
  }
}

function readFocus(host: HTMLElement): () => void {
  const { activeElement } = document
  const held = activeElement instanceof HTMLElement && host.contains(activeElement) ? activeElement : null
  return () => held?.focus({ preventScroll: true })
}

export function Removable({
  away,
  className,
  children,
}: {
  away: boolean
  className: string | undefined
  children: ReactNode
}) {
  const [host] = useState(() => document.createElement('div'))
  const place = useRef<HTMLDivElement>(null)
  const putBack = useRef<readonly (() => void)[]>([])
  useLayoutEffect(() => {
    host.className = className ?? ''
  }, [host, className])
  useLayoutEffect(() => {
    if (away) return
    place.current?.append(host)
    for (const put of putBack.current) put()
    return () => {
      putBack.current = [readScroll(host), readFocus(host)]
      host.remove()
    }
  }, [away, host])
  return (
    <>
      <div ref={place} style={{ display: 'contents' }} />
      {createPortal(children, host)}
    </>
  )
}
