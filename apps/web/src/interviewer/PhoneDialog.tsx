/** The panel on a phone: a code to scan or to type, and the devices that have this seat. */
import { lazy, Suspense } from 'react'
import { formatClock, useServerTime } from '../client/clock.ts'
import { Button } from '../design/Button.tsx'
import { Dialog } from '../design/Dialog.tsx'
import { Skeleton } from '../design/Skeleton.tsx'
import { useCockpit } from './cockpit.ts'
import styles from './PhoneDialog.module.css'
import { usePanel } from './panel-store.ts'
import { type Device, usePairing } from './use-pairing.ts'
import { words } from './words.ts'

/** Loaded when it is used; where it does not come, the code can still be typed. */
const QrCode = lazy(() =>
  import('../design/QrCode.tsx').then(
    (module) => ({ default: module.QrCode }),
    () => ({ default: () => <span /> }),
  ),
)

const local = /^(localhost|127(\.\d+){3}|\[::1\])$/
const hour = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit' })
const timeOf = (iso: string): string => hour.format(new Date(iso))

export function PhoneDialog() {
  const open = usePanel((panel) => panel.phoneOpen)
  const close = (): void => usePanel.setState({ phoneOpen: false })
  return (
    <Dialog open={open} onClose={close} title={words.phone} footer={<Button onClick={close}>{words.close}</Button>}>
      <Phone />
    </Dialog>
  )
}

function Phone() {
  const { me } = useCockpit()
  const { offer, refusal, devices, came, ask, end } = usePairing(me.interview.id, me.participant.id)
  const now = useServerTime()
  const left = offer ? Date.parse(offer.endsAt) - now : 0
  return (
    <>
      {refusal && <p role="alert">{refusal.message}</p>}
      {came ? (
        <p role="status" className={styles.there}>
          {words.phoneThere}
        </p>
      ) : offer && left > 0 ? (
        <Code url={offer.url} code={offer.code} left={left} />
      ) : offer ? (
        <p role="status">{words.phoneOver}</p>
      ) : (
        !refusal && <Skeleton lines={4} />
      )}
      {(came || refusal || (offer && left <= 0)) && (
        <Button variant={came ? 'plain' : 'primary'} onClick={() => void ask()} data-testid="pair-again">
          {words.phoneNew}
        </Button>
      )}
      {devices.length > 0 && <Devices devices={devices} end={end} />}
    </>
  )
}

function Code({ url, code, left }: { url: string; code: string; left: number }) {
  const { origin, pathname, hostname } = new URL(url)
  return (
    <>
      <p>{words.phoneHelp}</p>
      <div className={styles.code}>
        <Suspense fallback={<span />}>
          <QrCode text={url} label={words.phoneQr} />
        </Suspense>
        <div>
          <p>{words.phoneAt(`${origin}${pathname}`)}</p>
          <output data-testid="pair-code">{code}</output>
          <p>{words.phoneLeft(formatClock(left))}</p>
        </div>
      </div>
      {local.test(hostname) && <p className={styles.warn}>{words.phoneLocal}</p>}
    </>
  )
}

function Devices({ devices, end }: { devices: readonly Device[]; end: (id: string) => Promise<void> }) {
  const { me } = useCockpit()
  const nameOf = (id: string): string => me.people.find((person) => person.id === id)?.name ?? me.participant.name
  return (
    <section className={styles.devices} aria-label={words.devices}>
      <h3>{words.devices}</h3>
      <ul>
        {devices.map(({ id, participant, createdAt, endsAt }) => (
          <li key={id} data-testid="device">
            <span>{words.deviceOf(nameOf(participant), timeOf(createdAt), timeOf(endsAt))}</span>
            <Button
              size="small"
              aria-label={words.disconnectLabel(nameOf(participant), timeOf(createdAt))}
              onClick={() => void end(id)}
            >
              {words.disconnect}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  )
}
