/** The board that stands in another window of this browser, as far as the panel needs one. */
import type { ParticipantId } from '@probeboard/domain/interview/interview'
import { create, type StoreApi, type UseBoundStore } from 'zustand'
import { openBoardLink } from '../client/board-link.ts'
import type { Cockpit } from './cockpit.ts'
import { toggleBlank } from './panel-store.ts'

export interface FarBoard {
  /** Null while no window shows one. */
  readonly board: UseBoundStore<StoreApi<{ readonly now: Cockpit['board'] }>>
  /** Asks that window to take the panel back; false where there is none. */
  dock(): boolean
}

export function findBoard(participant: ParticipantId): FarBoard {
  const link = openBoardLink(participant)
  const board = create<{ readonly now: Cockpit['board'] }>(() => ({ now: null }))
  let selected: readonly string[] = []
  let onUnfollowed: () => void = () => undefined
  const far: Cockpit['board'] = {
    selectedIds: () => [...selected],
    show: (ids) => link.send({ say: 'show', ids: [...ids] }),
    follow(who, stopped) {
      onUnfollowed = stopped ?? (() => undefined)
      link.send({ say: 'follow', participant: who })
    },
  }
  link.hear((message) => {
    if (message.say === 'board') {
      selected = message.selected
      board.setState({ now: far })
    } else if (message.say === 'board-gone') {
      selected = []
      onUnfollowed()
      board.setState({ now: null })
      link.send({ say: 'board?' })
    } else if (message.say === 'unfollowed') onUnfollowed()
    else if (message.say === 'panel?') link.send({ say: 'panel' })
    else if (message.say === 'blank') toggleBlank('f2')
  })
  window.addEventListener('pagehide', () => link.send({ say: 'panel-gone' }))
  link.send({ say: 'panel' })
  link.send({ say: 'board?' })
  return {
    board,
    dock() {
      if (board.getState().now === null) return false
      link.send({ say: 'dock' })
      return true
    },
  }
}
