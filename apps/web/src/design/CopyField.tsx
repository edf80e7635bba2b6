/** A value to hand on, with a button that copies it and says so. */
import { Check, Copy } from 'lucide-react'
import { useEffect, useState } from 'react'
import { Button } from './Button.tsx'
import styles from './CopyField.module.css'
import { Field, Input } from './Field.tsx'

export function CopyField({ label, value }: { label: string; value: string }) {
  const [copied, setCopied] = useState(false)
  useEffect(() => {
    if (!copied) return
    const timer = setTimeout(() => setCopied(false), 2000)
    return () => clearTimeout(timer)
  }, [copied])
  return (
    <Field label={label}>
      {(control) => (
        <span className={styles.row}>
          <Input {...control} readOnly value={value} onFocus={(event) => event.currentTarget.select()} />
          <Button
            icon={copied ? <Check size={14} aria-hidden="true" /> : <Copy size={14} aria-hidden="true" />}
            onClick={() => void navigator.clipboard.writeText(value).then(() => setCopied(true))}
          >
            {copied ? 'Copied' : 'Copy'}
          </Button>
        </span>
      )}
    </Field>
  )
}
