/** The head line: what this is, whether it is saved, who is here, and the few things done once in an interview. */
import type { Participant } from '@probeboard/domain/interview/interview'
import { Command, EyeOff, Keyboard, MonitorUp, PanelRight, Smartphone } from 'lucide-react'
import { pageUrl } from '../client/address.ts'
import { Button } from '../design/Button.tsx'
import { ButtonLink } from '../design/ButtonLink.tsx'
import { IconButton } from '../design/IconButton.tsx'
import { Kbd } from '../design/Kbd.tsx'
import { People } from '../design/People.tsx'
import { Status } from '../design/Status.tsx'
import { statusWords } from '../design/status-words.ts'
import { ThemeToggle } from '../design/ThemeToggle.tsx'
import { openPalette } from './actions.ts'
import { leads, useCockpit } from './cockpit.ts'
import { EndDialog } from './EndDialog.tsx'
import { FollowButton } from './FollowButton.tsx'
import { HandOver } from './HandOver.tsx'
import styles from './Header.module.css'
import { PhoneDialog } from './PhoneDialog.tsx'
import { toggleBlank, usePanel } from './panel-store.ts'
import type { Parts } from './parts.ts'
import { words } from './words.ts'

export function Header({ people, parts }: { people: readonly Participant[]; parts: Parts }) {
  const cockpit = useCockpit()
  const { me, state, candidateName, settings, commands, moveOut, dock } = cockpit
  const blank = usePanel((panel) => panel.blank !== null)
  const status = (parts.board ?? parts.notebook).status()
  const seat = `/i/${me.interview.id}/${me.participant.id}`
  return (
    <header className={styles.header} data-alone={moveOut === undefined || undefined}>
      <div className={styles.what}>
        {!blank && (
          <>
            <h1>{me.interview.title}</h1>
            <span className={styles.who}>
              {candidateName ?? words.noName} · {words.minutes(settings.minutes)}
            </span>
          </>
        )}
      </div>
      <Status state={status.state}>{statusWords(status)}</Status>
      <People people={people} self={me.participant.id} />
      <FollowButton people={people} />
      {!blank && <HandOver people={people} renew={parts.renew} />}
      <div className={styles.tools}>
        <Button
          title={words.blankHelp}
          aria-pressed={blank}
          aria-keyshortcuts="b F2"
          icon={<EyeOff size={14} aria-hidden="true" />}
          onClick={() => toggleBlank()}
          data-testid="blank"
        >
          {words.blank} <Kbd>B</Kbd>
        </Button>
        {moveOut && (
          <Button
            title={words.moveOutHelp}
            aria-keyshortcuts="o F8"
            icon={<MonitorUp size={14} aria-hidden="true" />}
            onClick={moveOut}
            data-testid="move-out"
          >
            {words.moveOut} <Kbd>O</Kbd>
          </Button>
        )}
        {dock && (
          <Button
            title={words.dockHelp}
            aria-keyshortcuts="o F8"
            icon={<PanelRight size={14} aria-hidden="true" />}
            onClick={dock}
            data-testid="dock"
          >
            {words.dock} <Kbd>O</Kbd>
          </Button>
        )}
        {state !== 'ended' && (
          <IconButton
            label={words.phone}
            className={styles.phone}
            onClick={() => usePanel.setState({ phoneOpen: true })}
            data-testid="phone"
          >
            <Smartphone size={16} aria-hidden="true" />
          </IconButton>
        )}
        {!blank && (
          <IconButton
            label={words.actions.palette}
            aria-keyshortcuts="F9 Control+k"
            onClick={openPalette}
            data-testid="palette"
          >
            <Command size={16} aria-hidden="true" />
          </IconButton>
        )}
        <span className={styles.wide}>
          <IconButton label={words.keys} aria-keyshortcuts="?" onClick={() => usePanel.setState({ keysOpen: true })}>
            <Keyboard size={16} aria-hidden="true" />
          </IconButton>
        </span>
        <ThemeToggle />
        {!blank && state === 'waiting' && leads(cockpit) && (
          <Button variant="primary" onClick={() => void commands.start()} data-testid="start">
            {words.start}
          </Button>
        )}
        {!blank && state === 'live' && leads(cockpit) && (
          <Button variant="danger" onClick={() => usePanel.setState({ endOpen: true })} data-testid="end">
            {words.end}
          </Button>
        )}
        {state === 'ended' && (
          <ButtonLink variant="primary" href={pageUrl(`${seat}/debrief`)} data-testid="debrief-link">
            {words.debrief}
          </ButtonLink>
        )}
      </div>
      <PhoneDialog />
      <EndDialog renew={parts.renew} />
    </header>
  )
}
