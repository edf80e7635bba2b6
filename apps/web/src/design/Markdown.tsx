/** The Markdown of prompts, as React nodes: what the grammar does not know is shown as it was written. */
import { createElement, Fragment, type ReactNode } from 'react'
import styles from './Markdown.module.css'
import { type Block, type Inline, parseMarkdown } from './markdown-blocks.ts'

/** Children by position: a text that changes is parsed and drawn anew, so nothing needs a key. */
const all = (nodes: readonly ReactNode[]): ReactNode => createElement(Fragment, null, ...nodes)
const inline = (parts: readonly Inline[]): ReactNode => all(parts.map(inlinePart))

function inlinePart(part: Inline): ReactNode {
  switch (part.kind) {
    case 'text':
      return part.text
    case 'strong':
      return <strong>{inline(part.parts)}</strong>
    case 'emphasis':
      return <em>{inline(part.parts)}</em>
    case 'code':
      return <code>{part.text}</code>
    case 'link':
      return (
        <a href={part.href} target="_blank" rel="noreferrer noopener">
          {inline(part.parts)}
        </a>
      )
  }
}

function block(part: Block): ReactNode {
  switch (part.kind) {
    case 'heading':
      return part.level === 1 ? <h1>{inline(part.parts)}</h1> : <h2>{inline(part.parts)}</h2>
    case 'paragraph':
      return <p>{inline(part.parts)}</p>
    case 'list': {
      const items = all(part.items.map((item) => createElement('li', null, inline(item))))
      return part.ordered ? <ol>{items}</ol> : <ul>{items}</ul>
    }
  }
}

export function Markdown({ text }: { text: string }) {
  return <div className={styles.markdown}>{all(parseMarkdown(text).map(block))}</div>
}
