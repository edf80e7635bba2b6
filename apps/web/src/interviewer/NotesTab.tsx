/** Notes of one's own, each tied to the moment in which it was begun. */
import { X } from 'lucide-react'
import { useStore } from 'zustand'
import { serverNow } from '../client/session.ts'
import { Button } from '../design/Button.tsx'
import { Field, TextArea } from '../design/Field.tsx'
import { IconButton } from '../design/IconButton.tsx'
import { Skeleton } from '../design/Skeleton.tsx'
import { timeOf, useCockpit } from './cockpit.ts'
import { freshId } from './fresh-id.ts'
import styles from './Lists.module.css'
import { say } from './notice.ts'
import { useDraft, usePanel } from './panel-store.ts'
import { words } from './words.ts'

export function NotesTab() {
  const { card: scorecard, brief, moments } = useCockpit()
  const card = useStore(scorecard.store, (state) => state.card)
  const sealed = useStore(scorecard.store, ({ versions, amending }) => versions.length > 0 && !amending)
  const [text, setText] = useDraft('note')
  if (!card) return <Skeleton />
  const add = (): void => {
    const words = text.trim()
    if (words === '') return
    const id = freshId()
    moments.remember(id, usePanel.getState().noteBegun ?? serverNow())
    scorecard.edit((before) => ({ ...before, notes: [...before.notes, { id, text: words, moment: { seq: 0 } }] }))
    usePanel.setState({ noteBegun: null })
    setText('')
  }
  const remove = (note: (typeof card.notes)[number]): void => {
    const without = (list: typeof card.notes): typeof card.notes => list.filter(({ id }) => id !== note.id)
    scorecard.edit((before) => ({ ...before, notes: without(before.notes) }))
    say(words.removed, {
      label: words.undo,
      run: () => scorecard.edit((before) => ({ ...before, notes: [...without(before.notes), note] })),
    })
  }
  return (
    <div className={styles.facts}>
      {!sealed && (
        <form
          onSubmit={(event) => {
            event.preventDefault()
            add()
          }}
        >
          <Field label={words.noteLabel} hint={words.noteHint}>
            {(control) => (
              <div className={styles.improvise}>
                <TextArea
                  {...control}
                  rows={2}
                  placeholder={words.notePlaceholder}
                  maxLength={4000}
                  value={text}
                  onChange={(event) => {
                    usePanel.setState(({ noteBegun }) => ({ noteBegun: noteBegun ?? serverNow() }))
                    setText(event.currentTarget.value)
                  }}
                  onKeyDown={(event) => {
                    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) add()
                  }}
                  data-testid="note-input"
                />
                <Button type="submit" disabled={text.trim() === ''} data-testid="note-add">
                  {words.addNote}
                </Button>
              </div>
            )}
          </Field>
        </form>
      )}
      {card.notes.length === 0 && <p className={styles.empty}>{words.noNotes}</p>}
      <ul>
        {[...card.notes].reverse().map((note) => {
          const at = moments.at(note.id)
          return (
            <li key={note.id} className={styles.row} data-testid="note">
              <div className={styles.line}>
                <div>
                  {at !== null && <time className={styles.hint}>{timeOf(brief, at)}</time>}
                  <p className={styles.words}>{note.text}</p>
                </div>
                {!sealed && (
                  <IconButton size="small" label={words.remove} onClick={() => remove(note)}>
                    <X size={14} aria-hidden="true" />
                  </IconButton>
                )}
              </div>
            </li>
          )
        })}
      </ul>
    </div>
  )
}
