/** What the panel's own window may ask of the board in this one. */
import type { BoardHandle } from '../board/BoardCanvas.tsx'
import type { BoardLink } from '../client/board-link.ts'

/** Answers how to stop. */
export function serveBoard(link: BoardLink, board: BoardHandle): () => void {
  let told = ''
  const tell = (): void => {
    const selected = board.selectedIds()
    told = selected.join()
    link.send({ say: 'board', selected })
  }
  const stops = [
    link.hear((message) => {
      if (message.say === 'board?') tell()
      else if (message.say === 'show') board.show(message.ids)
      else if (message.say === 'follow') board.follow(message.participant, () => link.send({ say: 'unfollowed' }))
    }),
    board.onChange(() => {
      if (board.selectedIds().join() !== told) tell()
    }),
  ]
  tell()
  return () => {
    for (const stop of stops) stop()
  }
}
