/** A line that is gone for a while, for calls and sockets alike, as when a laptop leaves the room. */
import type { BrowserContext, WebSocketRoute } from '@playwright/test'

export interface DroppedLine {
  drop(): Promise<void>
  restore(): Promise<void>
}

/** Sockets are under its hand from now on: whoever is here already reloads. */
export async function holdLine(context: BrowserContext): Promise<DroppedLine> {
  const lines = new Set<WebSocketRoute>()
  let cut = false
  await context.routeWebSocket(/.*/, (line) => {
    if (cut) return void line.close()
    line.connectToServer()
    lines.add(line)
  })
  return {
    async drop() {
      cut = true
      await context.setOffline(true)
      for (const line of lines) await line.close()
      lines.clear()
    },
    async restore() {
      cut = false
      await context.setOffline(false)
    },
  }
}
