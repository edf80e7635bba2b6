/** How a key is written on the screen. */
import type { Action } from './actions.ts'

export function sayKey({ key, safeKey }: Pick<Action, 'key' | 'safeKey'>): string {
  const letter = key === 'enter' ? '↵' : (key?.toUpperCase() ?? '')
  return [letter, safeKey ?? ''].filter((part) => part !== '').join(' ')
}
