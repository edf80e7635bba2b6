/** The report as a file. It is fetched with the seat that this page has, so one browser may hold several. */
import { reportFormats, reportPath } from '@probeboard/protocol/interviewer-api'
import { Download } from 'lucide-react'
import { useState } from 'react'
import { apiUrl } from '../client/address.ts'
import { Button } from '../design/Button.tsx'
import styles from './Debrief.module.css'
import { words } from './words.ts'

const names: Record<(typeof reportFormats)[number], string> = { md: 'Markdown', html: 'HTML', json: 'JSON', csv: 'CSV' }

async function download(interview: string, seat: string, format: string): Promise<boolean> {
  const answer = await fetch(apiUrl(`${reportPath}.${format}`, { id: interview }), {
    headers: { 'x-probeboard-seat': seat },
  }).catch(() => null)
  if (!answer?.ok) return false
  const url = URL.createObjectURL(await answer.blob())
  const link = document.createElement('a')
  link.href = url
  link.download = `report.${format}`
  link.click()
  URL.revokeObjectURL(url)
  return true
}

export function ReportLinks({ interview, seat }: { interview: string; seat: string }) {
  const [failed, setFailed] = useState(false)
  return (
    <span className={styles.report}>
      <span>
        <Download size={14} aria-hidden="true" /> {words.report}
      </span>
      {reportFormats.map((format) => (
        <Button
          key={format}
          size="small"
          data-testid={`report-${format}`}
          onClick={() => void download(interview, seat, format).then((ok) => setFailed(!ok))}
        >
          {names[format]}
        </Button>
      ))}
      {failed && <small role="alert">{words.reportFailed}</small>}
    </span>
  )
}
