/** A board that falls over certain elements, as an editor with a fault would. */
import { useEffect, useState } from 'react'
import { expect, test } from 'vitest'
import { render } from 'vitest-browser-react'
import { BoardGuard } from './BoardGuard.tsx'
import type { Quarantine } from './quarantine.ts'

function Fragile({ quarantine, fatal }: { quarantine: Quarantine; fatal: ReadonlySet<string> }) {
  const [shown, setShown] = useState<readonly string[]>([])
  useEffect(() => {
    const renew = (): void => {
      const ids = Array.from({ length: 40 }, (_, i) => `e${i}`).filter((id) => quarantine.mayShow(id))
      quarantine.showing(ids)
      setShown(ids)
    }
    renew()
    const step = setInterval(() => {
      quarantine.drawn()
      if (quarantine.next()) renew()
    })
    return () => clearInterval(step)
  }, [quarantine])
  if (shown.some((id) => fatal.has(id))) throw new Error('fell over')
  return <output>{shown.length}</output>
}

test('the board comes back without the elements that it falls over, and they are named', async () => {
  const named: string[] = []
  const screen = await render(
    <BoardGuard onCulprit={(id) => named.push(id)}>
      {(quarantine) => <Fragile quarantine={quarantine} fatal={new Set(['e3', 'e17'])} />}
    </BoardGuard>,
  )
  await expect.element(screen.getByRole('status')).toHaveTextContent('38')
  expect(named.sort()).toEqual(['e17', 'e3'])
})

test('a fall that no element explains ends with a word what to do', async () => {
  const Fallen = (): never => {
    throw new Error('fell over')
  }
  const screen = await render(<BoardGuard onCulprit={() => undefined}>{() => <Fallen />}</BoardGuard>)
  await expect.element(screen.getByRole('alert')).toMatchTextContent(/Nothing is lost/)
})
