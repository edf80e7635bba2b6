/**
 * The board as a list beside the drawing, renewed while people draw: for those who hear it, and for those who draw without
 * a pointer. Everything that stands in it can be named, connected and deleted from here.
 */
import { type OutlineItem, outlineOf } from '@probeboard/domain/diagram/outline'
import { X } from 'lucide-react'
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'
import { Button } from '../../design/Button.tsx'
import { Input, Select } from '../../design/Field.tsx'
import { IconButton } from '../../design/IconButton.tsx'
import { throttle } from '../throttle.ts'
import { add, type DrawingBoard } from './drawing-steps.ts'
import styles from './Outline.module.css'
import { connectTo, nameOf, rename } from './outline-steps.ts'
import { words } from './outline-words.ts'
import { suggest } from './suggestions.ts'

/** The list is renewed at most this often, in ms: reading a large board takes some of them. */
const pause = 500

function useOutline(board: DrawingBoard): readonly OutlineItem[] {
  const [items, setItems] = useState<readonly OutlineItem[]>([])
  useEffect(() => {
    let last = ''
    const renewal = throttle(
      () => {
        const now = outlineOf(board.scene())
        const text = JSON.stringify(now)
        if (text !== last) setItems(now)
        last = text
      },
      () => pause,
    )
    renewal.call()
    return board.onChange(() => renewal.call())
  }, [board])
  return items
}

export function Outline({ handle, onClose }: { handle: DrawingBoard; onClose: () => void }) {
  const items = useOutline(handle)
  const [open, setOpen] = useState<string | null>(null)
  const [said, setSaid] = useState('')
  const sheet = useRef<HTMLElement>(null)
  const connections = items.reduce((sum, { to }) => sum + to.length, 0)
  useEffect(() => sheet.current?.querySelector('input')?.focus(), [])

  /** Up and down walk the list; Escape gives the keys back to the board. */
  const walk = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') {
      event.stopPropagation()
      onClose()
    }
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    const buttons = [...(sheet.current?.querySelectorAll<HTMLElement>('[data-item]') ?? [])]
    const { activeElement } = document
    const at = activeElement instanceof HTMLElement ? buttons.indexOf(activeElement) : -1
    if (step === 0 || at < 0) return
    event.preventDefault()
    buttons[at + step]?.focus()
  }

  return (
    <aside ref={sheet} className={styles.outline} aria-label={words.title} onKeyDown={walk} data-testid="outline">
      <header className={styles.head}>
        <h2>{words.title}</h2>
        <span>{words.count(items.length, connections)}</span>
        <IconButton label={words.close} onClick={onClose}>
          <X size={16} />
        </IconButton>
      </header>
      <form
        className={styles.add}
        onSubmit={(event) => {
          event.preventDefault()
          const input = event.currentTarget.querySelector('input')
          const [first] = suggest(input?.value ?? '').list
          if (!input || input.value.trim() === '' || !first) return
          setSaid(add(handle, first, { free: true }))
          input.value = ''
          input.focus()
        }}
      >
        <Input aria-label={words.add} placeholder={words.addHelp} autoComplete="off" />
      </form>
      {items.length === 0 && <p className={styles.empty}>{words.empty}</p>}
      <ul className={styles.list}>
        {items.map((item) => (
          <li key={item.id}>
            <button
              type="button"
              className={styles.item}
              data-item=""
              aria-expanded={open === item.id}
              onClick={() => {
                setOpen(open === item.id ? null : item.id)
                handle.show([item.id])
              }}
            >
              <strong>{item.name}</strong>
              <small>{item.kind}</small>
              <Leads word={words.to} ends={item.to} />
              <Leads word={words.from} ends={item.from} />
            </button>
            {open === item.id && <Details item={item} items={items} board={handle} say={setSaid} />}
          </li>
        ))}
      </ul>
      <p className={styles.unseen} role="status">
        {said}
      </p>
    </aside>
  )
}

function Leads({ word, ends }: { word: string; ends: OutlineItem['to'] }) {
  if (ends.length === 0) return null
  return (
    <span>
      {word} {ends.map(({ name, label }) => (label === '' ? name : `${name} (${label})`)).join(', ')}
    </span>
  )
}

function Details({
  item,
  items,
  board,
  say,
}: {
  item: OutlineItem
  items: readonly OutlineItem[]
  board: DrawingBoard
  say: (words: string) => void
}) {
  const [nameId, connectId] = [useId(), useId()]
  const others = items.filter(({ id, kind }) => id !== item.id && kind !== 'arrow')
  return (
    <div className={styles.details}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          const name = event.currentTarget.querySelector('input')?.value.trim() ?? ''
          if (name === '') return
          rename(board, item.id, name)
          say(words.renamed(name))
        }}
      >
        <label htmlFor={nameId}>{words.rename}</label>
        <Input id={nameId} defaultValue={nameOf(board, item.id)} autoComplete="off" />
      </form>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          const chosen = event.currentTarget.querySelector('select')?.value
          const to = others.find(({ id }) => id === chosen)
          if (!to) return
          connectTo(board, item.id, to.id)
          say(words.connected(item.name, to.name))
        }}
      >
        <label htmlFor={connectId}>{words.connectTo}</label>
        <div className={styles.row}>
          <Select id={connectId} defaultValue="">
            <option value="">{words.choose}</option>
            {others.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </Select>
          <Button type="submit" size="small">
            {words.connect}
          </Button>
        </div>
      </form>
      <Button
        size="small"
        variant="danger"
        onClick={() => {
          board.remove([item.id])
          say(words.removed(item.name))
        }}
      >
        {words.remove}
      </Button>
    </div>
  )
}
