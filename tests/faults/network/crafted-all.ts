/** Every edit made to hurt, by its name. */
import { type Crafted, craftedStructs } from './crafted.ts'
import { craftedBoards } from './crafted-boards.ts'

export const crafted: readonly Crafted[] = [...craftedStructs, ...craftedBoards]
