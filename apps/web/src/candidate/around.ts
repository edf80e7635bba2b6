/**
 * What stands in place of the brief before the start, after the end and when the line is blocked, and what is said of
 * unsent strokes. One part that is loaded beside the board, because the first bytes are counted.
 */
import { RemainsLine } from '../client/RemainsLine.tsx'
import { Farewell } from './Farewell.tsx'
import { Practice } from './Practice.tsx'
import { WaitingRoom } from './WaitingRoom.tsx'

export const around = { WaitingRoom, Practice, Farewell, RemainsLine }
export type Around = typeof around
