/** A line to the others on this side, in the shared notebook. A shadow reads along; the candidate's machine never gets it. */
import type { FormEvent } from 'react'
import { Button } from '../design/Button.tsx'
import { Input } from '../design/Field.tsx'
import styles from './Chat.module.css'
import { timeOf, useCockpit } from './cockpit.ts'
import { useDraft, usePanel } from './panel-store.ts'
import { words } from './words.ts'

const latest = 50

export function Chat() {
  const { notebook, brief, me, say } = useCockpit()
  const open = usePanel((panel) => panel.chatOpen)
  const [text, setText] = useDraft('chat')
  if (!open) return null
  const send = (event: FormEvent): void => {
    event.preventDefault()
    if (text.trim() === '') return
    say(text.trim())
    setText('')
  }
  return (
    <section className={styles.chat} aria-label={words.chat.title} data-testid="chat">
      <ol aria-live="polite" tabIndex={0} aria-label={words.chat.lines}>
        {notebook.chat.slice(-latest).map((line) => (
          <li key={`${line.at} ${line.by} ${line.text}`}>
            <time>{timeOf(brief, line.at)}</time> <b>{line.by}</b> <span>{line.text}</span>
          </li>
        ))}
        {notebook.chat.length === 0 && <li>{words.chat.empty}</li>}
      </ol>
      {me.participant.role === 'shadow' ? (
        <p>{words.chat.shadow}</p>
      ) : (
        <form onSubmit={send}>
          <Input
            aria-label={words.chat.write}
            placeholder={words.chat.write}
            maxLength={1000}
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
            onKeyDown={(event) => {
              if (event.key === 'Escape') usePanel.setState({ chatOpen: false })
            }}
            data-testid="chat-input"
          />
          <Button type="submit" disabled={text.trim() === ''} data-testid="chat-send">
            {words.chat.send}
          </Button>
        </form>
      )}
    </section>
  )
}
