/** Gives the lead to another interviewer who is here: one dialog, one tap a name. */
import type { Participant } from '@probeboard/domain/interview/interview'
import { UserRoundPlus } from 'lucide-react'
import { useState } from 'react'
import { Button } from '../design/Button.tsx'
import { Dialog } from '../design/Dialog.tsx'
import { IconButton } from '../design/IconButton.tsx'
import { leads, useCockpit } from './cockpit.ts'
import { words } from './words.ts'

export function HandOver({ people, renew }: { people: readonly Participant[]; renew: () => Promise<void> }) {
  const cockpit = useCockpit()
  const [open, setOpen] = useState(false)
  const others = people.filter(({ role }) => role === 'interviewer')
  if (!leads(cockpit) || (others.length === 0 && !open)) return null
  const close = (): void => setOpen(false)
  const give = async (to: Participant): Promise<void> => {
    if (await cockpit.commands.handOver(to.id)) await renew()
    close()
  }
  return (
    <>
      <IconButton label={words.handOver} onClick={() => setOpen(true)} data-testid="hand-over">
        <UserRoundPlus size={16} aria-hidden="true" />
      </IconButton>
      <Dialog
        open={open}
        onClose={close}
        title={words.handOver}
        footer={
          <>
            <Button onClick={close}>{words.cancel}</Button>
            {others.map((person) => (
              <Button key={person.id} variant="primary" onClick={() => void give(person)}>
                {words.handOverTo(person.name)}
              </Button>
            ))}
          </>
        }
      >
        <p>{words.handOverHelp}</p>
      </Dialog>
    </>
  )
}
