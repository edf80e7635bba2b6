import { describe, expect, it } from 'vitest'
import { type Access, accessTo, type DocumentName, documentNames, isDocumentName, mayTakeCopy } from './access.ts'
import { type Role, roles, states } from './interview.ts'

const live = { state: 'live', frozen: false } as const
const table: Record<Role, Record<DocumentName, Access>> = {
  candidate: { board: 'write', brief: 'read', notebook: 'none' },
  lead: { board: 'write', brief: 'read', notebook: 'write' },
  interviewer: { board: 'write', brief: 'read', notebook: 'write' },
  shadow: { board: 'read', brief: 'read', notebook: 'read' },
}
const cases = roles.flatMap((role) => documentNames.map((document) => [role, document] as const))

describe('AC access', () => {
  it.each(cases)('AC1 %s and %s, before and during the interview', (role, document) => {
    expect(accessTo(role, document, live)).toBe(table[role][document])
    expect(accessTo(role, document, { state: 'waiting', frozen: false })).toBe(table[role][document])
  })

  it.each(cases)('AC2 frozen: %s and %s', (role, document) => {
    const locked = role === 'candidate' && document === 'board'
    expect(accessTo(role, document, { state: 'live', frozen: true })).toBe(locked ? 'read' : table[role][document])
  })

  it.each(cases)('AC3 ended: %s and %s', (role, document) => {
    expect(accessTo(role, document, { state: 'ended', frozen: false })).toBe(role === 'candidate' ? 'none' : 'read')
  })

  it('AC4 nobody writes the brief over sync, and a candidate never reads the notebook, whatever the state', () => {
    for (const state of states)
      for (const frozen of [false, true]) {
        expect(roles.map((role) => accessTo(role, 'brief', { state, frozen }))).not.toContain('write')
        expect(accessTo('candidate', 'notebook', { state, frozen })).toBe('none')
      }
  })

  it('AC6 a copy of the drawing is the candidate’s, after the end, where it is allowed', () => {
    const allowed = roles.flatMap((role) =>
      states.flatMap((state) =>
        [true, false]
          .filter((takeCopy) => mayTakeCopy(role, { state, takeCopy }))
          .map((takeCopy) => ({ role, state, takeCopy })),
      ),
    )
    expect(allowed).toEqual([{ role: 'candidate', state: 'ended', takeCopy: true }])
  })

  it('AC5 no other name is a document', () => {
    expect(['board', 'scorecard', 'constructor', ''].map(isDocumentName)).toEqual([true, false, false, false])
  })
})
