/** Throws a curveball, and says so with the way back. */
import type { Curveball } from '@probeboard/domain/scenario/scenario'
import type { Commands } from './commands.ts'
import { sayTold } from './notice.ts'
import { words } from './words.ts'

export async function fling(commands: Commands, { id, title }: Curveball): Promise<void> {
  const key = await commands.throwCurveball(id)
  if (key !== null) sayTold(words.threw(title), { label: words.takeBack, run: () => void commands.takeBack(key) })
}
