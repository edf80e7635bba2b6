/** A link for each role: fresh ones to copy or scan, older ones by their use; new ones made, old ones withdrawn. */
import { type Role, roles } from '@probeboard/domain/interview/interview'
import { ownerApi } from '@probeboard/protocol/owner-api'
import { useCallback, useState } from 'react'
import { call } from '../client/api.ts'
import { Button } from '../design/Button.tsx'
import { ButtonLink } from '../design/ButtonLink.tsx'
import { CopyField } from '../design/CopyField.tsx'
import { Dialog } from '../design/Dialog.tsx'
import { QrCode } from '../design/QrCode.tsx'
import { toast } from '../design/Toast.tsx'
import { freshLinks, keepLinks } from './fresh-links.ts'
import styles from './Home.module.css'
import { useAnswer } from './use-answer.ts'
import { words } from './words.ts'

export function Links({ interview }: { interview: string }) {
  const ask = useCallback(() => call(ownerApi.invites, { params: { id: interview } }), [interview])
  const { value, refusal, load } = useAnswer(ask)
  const [links, setLinks] = useState(() => freshLinks(interview))
  const [withdrawing, setWithdrawing] = useState<string | null>(null)

  async function renew(role: Role): Promise<void> {
    const answer = await call(ownerApi.createInvite, { params: { id: interview }, body: { role } })
    if (!answer.ok) return toast(answer.error.message)
    keepLinks(interview, { [role]: answer.value })
    setLinks(freshLinks(interview))
    load()
  }

  async function withdraw(id: string): Promise<void> {
    const answer = await call(ownerApi.revokeInvite, { params: { id: interview, inviteId: id } })
    setWithdrawing(null)
    if (!answer.ok) toast(answer.error.message)
    load()
  }

  return (
    <section className={styles.section}>
      <h2>{words.links}</h2>
      <p className={styles.soft}>{words.linksHelp}</p>
      {refusal && (
        <p className={styles.refused} role="alert">
          {refusal.message}
        </p>
      )}
      <ul className={styles.links}>
        {roles.map((role) => {
          const fresh = links[role]
          const invites = (value?.invites ?? []).filter((invite) => invite.role === role && !invite.revoked)
          const shown = fresh && (!value || invites.some(({ id }) => id === fresh.id)) ? fresh : null
          return (
            <li key={role}>
              {shown ? (
                <>
                  <CopyField label={words.linkOf[role]} value={shown.url} />
                  <details className={styles.qr}>
                    <summary>{words.showQr}</summary>
                    <QrCode text={shown.url} label={words.qr(words.linkOf[role])} />
                  </details>
                </>
              ) : (
                <>
                  <strong>{words.linkOf[role]}</strong>
                  <p className={styles.soft}>{words.noLink}</p>
                </>
              )}
              <span className={styles.row}>
                {role === 'lead' && shown && (
                  <ButtonLink variant="primary" size="small" href={shown.url}>
                    {words.joinLead}
                  </ButtonLink>
                )}
                <Button size="small" onClick={() => void renew(role)}>
                  {words.newLink}
                </Button>
                {invites.map(({ id, used }) => (
                  <span key={id} className={styles.invite}>
                    <small>{words.used(used)}</small>
                    <Button size="small" variant="quiet" onClick={() => setWithdrawing(id)}>
                      {words.withdraw}
                    </Button>
                  </span>
                ))}
              </span>
            </li>
          )
        })}
      </ul>
      <Dialog
        open={withdrawing !== null}
        onClose={() => setWithdrawing(null)}
        title={words.withdrawTitle}
        footer={
          <>
            <Button onClick={() => setWithdrawing(null)}>{words.cancel}</Button>
            <Button variant="danger" onClick={() => withdrawing && void withdraw(withdrawing)}>
              {words.withdraw}
            </Button>
          </>
        }
      >
        <p>{words.withdrawHelp}</p>
      </Dialog>
    </section>
  )
}
