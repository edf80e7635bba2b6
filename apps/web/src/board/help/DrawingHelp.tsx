/**
 * The help to draw beside the editor: the component palette, the keys that draw without a pointer, and boxes and arrows
 * pasted as text. All of it is said in a polite live region; nothing of it is in the first load.
 */
import { ListTree, Plus } from 'lucide-react'
import { useCallback, useEffect, useRef, useState } from 'react'
import { IconButton } from '../../design/IconButton.tsx'
import { type DrawingKey, listenForKeys } from './drawing-keys.ts'
import { add, chosenOn, connect, type Destination, type DrawingBoard, walk } from './drawing-steps.ts'
import { Outline } from './Outline.tsx'
import styles from './Palette.module.css'
import { Palette } from './Palette.tsx'
import { listenForSketches } from './pasted-sketch.ts'
import { listenForSums } from './sums.ts'
import { words } from './words.ts'

interface Opening {
  readonly to: Destination
  readonly title: string
  readonly focus: boolean
}

export function DrawingHelp({ handle, section }: { handle: DrawingBoard; section: HTMLElement }) {
  const [opening, setOpening] = useState<Opening | null>(null)
  const [said, setSaid] = useState({ text: '', count: 0 })
  /** What a connection that was begun starts from. */
  const [from, setFrom] = useState<string | null>(null)

  const [listing, setListing] = useState(false)

  const say = useCallback((text: string) => setSaid(({ count }) => ({ text, count: count + 1 })), [])
  const close = useCallback(() => {
    setOpening(null)
    handle.focus()
  }, [handle])

  const act = (key: DrawingKey): boolean => {
    if (key.act === 'palette') setOpening({ to: { free: true }, title: words.add, focus: true })
    else if (key.act === 'add') {
      const [chosen, ...more] = chosenOn(handle)
      if (chosen && more.length === 0)
        setOpening({ to: { beside: chosen, side: key.side }, title: words.addConnected(chosen.name), focus: true })
      else say(words.selectOne)
    } else if (key.act === 'connect') {
      const answer = connect(handle, from)
      setFrom(answer.from)
      say(answer.said)
    } else if (key.act === 'next' || key.act === 'back') say(walk(handle, key.act === 'next' ? 1 : -1))
    else if (key.act === 'outline') setListing(!listing)
    else if (key.act === 'end' && from !== null) {
      setFrom(null)
      say(words.connectEnded)
    } else return false
    return true
  }
  const latest = useRef(act)
  latest.current = act
  useEffect(() => listenForKeys(section, (key) => latest.current(key)), [section])
  useEffect(
    () => listenForSketches(section, (sketch) => say(add(handle, sketch, { free: true }))),
    [handle, section, say],
  )
  useEffect(() => listenForSums(section, handle, say), [section, handle, say])

  return (
    <>
      <div className={styles.dock} hidden={opening !== null}>
        <IconButton
          label={words.add}
          aria-keyshortcuts="/"
          aria-haspopup="dialog"
          onClick={() =>
            setOpening({
              to: { free: true },
              title: words.add,
              focus: !window.matchMedia('(pointer: coarse)').matches,
            })
          }
        >
          <Plus size={18} />
        </IconButton>
        <IconButton
          label={words.outline}
          aria-keyshortcuts="Control+/"
          aria-expanded={listing}
          onClick={() => setListing(!listing)}
        >
          <ListTree size={18} />
        </IconButton>
      </div>
      {listing && (
        <Outline
          handle={handle}
          onClose={() => {
            setListing(false)
            handle.focus()
          }}
        />
      )}
      {opening && (
        <Palette
          title={opening.title}
          focusOnOpen={opening.focus}
          onPick={(suggestion) => {
            say(add(handle, suggestion, opening.to))
            close()
          }}
          onDrop={(suggestion, at) => {
            say(add(handle, suggestion, { at: toScene(handle, section, at) }))
            close()
          }}
          onClose={close}
        />
      )}
      <p className={from === null ? styles.unseen : styles.said} role="status" data-testid="drawing-said">
        <span key={said.count}>{said.text}</span>
      </p>
    </>
  )
}

/** A point of the page as a point of the drawing. */
function toScene(handle: DrawingBoard, section: HTMLElement, at: { x: number; y: number }) {
  const view = handle.view()
  const box = section.getBoundingClientRect()
  const scale = view.width / box.width
  return { x: view.x + (at.x - box.left) * scale, y: view.y + (at.y - box.top) * scale }
}
