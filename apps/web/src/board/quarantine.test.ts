import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Quarantine } from './quarantine.ts'

test('whichever elements the editor falls over, it ends with all others on the screen and those named', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 300 }), fc.array(fc.nat(299), { maxLength: 5 }), (count, bad) => {
      const ids = Array.from({ length: count }, (_, i) => `e${i}`)
      const fatal = new Set(bad.filter((i) => i < count).map((i) => `e${i}`))
      const quarantine = new Quarantine()
      const named: string[] = []
      let falls = 0
      /** Gives the editor everything that may be shown; answers whether it stands. */
      const mount = (): boolean => {
        const shown = ids.filter((id) => quarantine.mayShow(id))
        quarantine.showing(shown)
        if (shown.some((id) => fatal.has(id))) {
          falls += 1
          const fell = quarantine.fell()
          if (fell?.culprit) named.push(fell.culprit)
          return false
        }
        quarantine.drawn()
        return true
      }
      for (let going = true; going; ) {
        if (mount()) going = quarantine.next() !== null
      }
      expect(new Set(named)).toEqual(fatal)
      expect(ids.filter((id) => !quarantine.mayShow(id)).sort()).toEqual([...fatal].sort())
      expect(falls).toBeLessThanOrEqual(fatal.size * (Math.ceil(Math.log2(count)) + 1))
    }),
  )
})

test('a fall over nothing that was given names nobody', () => {
  expect(new Quarantine().fell()).toBeNull()
})
