/** A board that goes nowhere: no line, no log, no copy in this browser. It is gone when it is left. */
import type { Participant } from '@probeboard/domain/interview/interview'
import { useState } from 'react'
import { BoardCanvas, type BoardHandle } from '../board/BoardCanvas.tsx'
import { openLoose } from '../client/connect.ts'
import type { ImageStore } from '../client/images.ts'
import styles from './Practice.module.css'
import { words } from './waiting-words.ts'

function holdImages(): ImageStore {
  const held = new Map<string, Blob>()
  return {
    put: async (hash, image) => void held.set(hash, image),
    get: async (hash) => held.get(hash) ?? null,
  }
}

const focus = (board: BoardHandle): void => board.focus()

export function Practice({ seat, theme }: { seat: Participant; theme: 'light' | 'dark' }) {
  const [line] = useState(openLoose)
  const [images] = useState(holdImages)
  return (
    <>
      <p className={styles.mark}>{words.practiceMark}</p>
      <BoardCanvas {...line} participant={seat} images={images} readOnly={false} theme={theme} onReady={focus} />
    </>
  )
}
