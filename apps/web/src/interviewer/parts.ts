/** What the interviewer's page is made of: its live documents, its seat's commands and its scorecard. */
import type { ImageStore } from '../client/images.ts'
import type { Connection } from '../client/live-document.ts'
import type { Commands } from './commands.ts'
import type { FarBoard } from './find-board.ts'
import type { Moments } from './moments.ts'
import type { PanelMove } from './panel-move.ts'
import type { Scorecard } from './scorecard-store.ts'

export interface Parts {
  readonly brief: Connection
  readonly notebook: Connection
  readonly board: Connection | null
  readonly images: ImageStore
  readonly commands: Commands
  readonly card: Scorecard
  readonly moments: Moments
  /** Where the panel stands in its own window. */
  readonly far: FarBoard | null
  readonly move: PanelMove
  renew(): Promise<void>
}
