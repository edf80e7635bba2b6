import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isOrderKey, keyAfter, keysAfter } from './order-key.ts'
import { placeElements } from './placing.ts'
import { readElement } from './restore.ts'
import { readScene, writeScene } from './scene.ts'

const box = { id: 'a', type: 'rectangle', x: 1, y: 2, width: 30, height: 40 }

describe('DG1 reading one element', () => {
  it('DG1 fills what old files lack', () => {
    expect(readElement({ ...box, strokeSharpness: 'round' })).toMatchObject({
      element: { strokeColor: '#1e1e1e', groupIds: [], frameId: null, roundness: { type: 1 }, isDeleted: false },
    })
    expect(readElement({ ...box, type: 'draw', points: [[0, 0, 0.5]] })).toMatchObject({
      element: { type: 'line', points: [[0, 0]] },
    })
    expect(readElement({ ...box, type: 'text', text: 'a\nb', font: '20px Cascadia', height: 50 })).toMatchObject({
      element: { fontSize: 20, fontFamily: 3, lineHeight: 1.25, originalText: 'a\nb', containerId: null },
    })
    expect(readElement({ ...box, type: 'arrow' })).toMatchObject({
      element: {
        points: [
          [0, 0],
          [30, 40],
        ],
        endArrowhead: 'arrow',
      },
    })
  })

  it.each(['iframe', 'embeddable', 'magicframe', 'selection', 'nonsense', undefined])(
    'DG2 does not take %s',
    (type) => {
      expect(readElement({ ...box, type })).toMatchObject({ refused: expect.stringContaining('not taken') })
    },
  )

  it.each(['javascript:alert(1)', 'data:text/html,x', '[[wiki]]', 'file:///etc', ' https://x.org', '/path'])(
    'DG3 takes the link %s off and keeps the element',
    (link) => {
      expect(readElement({ ...box, link })).toMatchObject({ element: { link: null }, stripped: expect.any(String) })
    },
  )

  it.each(['https://x.org/?q', 'HTTP://x.org', 'mailto:a@b.c'])('DG3 keeps the link %s', (link) => {
    expect(readElement({ ...box, link })).toMatchObject({ element: { link }, stripped: null })
  })

  // The cases that unmount or trouble the editor when they reach it (each was tried in it).
  it.each([
    ['an arrow with points that are none', { type: 'arrow', points: 'x' }],
    ['an arrow with a point that is none', { type: 'arrow', points: [[0, Number.NaN]] }],
    ['groups that are no list', { groupIds: 'x' }],
    ['a stroke without points', { type: 'freedraw' }],
    ['pressures that are no numbers', { type: 'freedraw', points: [[0, 0]], pressures: ['x'] }],
    ['a text that is no string', { type: 'text', text: 5 }],
    ['a text of a novel’s length', { type: 'text', text: 'x'.repeat(60_000) }],
    ['a size that is no number', { width: Number.NaN }],
    ['a place out of this world', { x: 1e300 }],
    ['an infinite angle', { angle: Number.POSITIVE_INFINITY }],
    ['an empty id', { id: '' }],
    ['an id that is no string', { id: 7 }],
    ['a colour that is a novel', { strokeColor: 'x'.repeat(500) }],
    ['an unknown fill', { fillStyle: 'sparkles' }],
    ['an unknown stroke', { strokeStyle: 'wavy' }],
    ['a frame id that is no string', { frameId: 4 }],
    ['custom data beyond the limit', { customData: { x: 'x'.repeat(9_000) } }],
    ['custom data with a big integer', { customData: { n: 10n } }],
    ['a crop that is none', { type: 'image', crop: 'x' }],
    ['a scale that is none', { type: 'image', scale: [1] }],
    ['too many points', { type: 'line', points: Array.from({ length: 20_001 }, () => [0, 0]) }],
    ['a text aligned to nowhere', { type: 'text', text: 'x', textAlign: 'nowhere' }],
  ])('DG4 refuses %s by name, without throwing', (_, change) => {
    expect(readElement({ ...box, ...change })).toMatchObject({ refused: expect.stringMatching(/\w+/) })
  })

  it('DG5 is total: anything gives an element or a reason', () => {
    fc.assert(
      fc.property(
        fc.anything(),
        fc.constantFrom('arrow', 'text', 'freedraw', 'image', 'frame', 'line'),
        (junk, type) => {
          for (const raw of [
            junk,
            { ...box, type, points: junk },
            { ...box, type, text: junk, index: junk, link: junk },
            { ...box, customData: junk },
            { ...box, customData: { junk } },
          ]) {
            const read = readElement(raw)
            expect('element' in read || read.refused.length > 0).toBe(true)
          }
        },
      ),
    )
  })
})

describe('DG10 reading a file', () => {
  it.each([
    ['no JSON', '{'],
    ['another program’s file', '{"type":"drawio","elements":[]}'],
    ['no elements', '{"type":"excalidraw"}'],
    ['a list', '[]'],
  ])('DG10 says what is wrong with %s', (_, text) => {
    expect(readScene(text)).toHaveProperty('problem')
  })

  it('DG11 takes the legal rest and names what it refused and what it took off', () => {
    const scene = readScene({
      type: 'excalidraw',
      elements: [
        box,
        { ...box, id: 'f', type: 'iframe' },
        { ...box, id: 'l', link: 'javascript:1' },
        { ...box, id: 'd', isDeleted: true },
        box,
      ],
    })
    if ('problem' in scene) throw new Error(scene.problem)
    expect(scene.elements.map(({ id }) => id)).toEqual(['a', 'l'])
    expect(scene.refused.map(({ id }) => id)).toEqual(['f', 'a'])
    expect(scene.stripped.map(({ id }) => id)).toEqual(['l'])
  })

  it.each([
    ['without order keys', [undefined, undefined]],
    ['with keys against the list', ['a5', 'a1']],
  ])('DG13 keeps the order of a file %s', (_, [low, high]) => {
    const scene = readScene({
      elements: [
        { ...box, id: 'z', index: low },
        { ...box, id: 'b', index: high },
      ],
    })
    if ('problem' in scene) throw new Error(scene.problem)
    const [under, over] = scene.elements
    expect([under?.id, over?.id]).toEqual(['z', 'b'])
    expect((under?.index ?? '') < (over?.index ?? '')).toBe(true)
  })

  it('DG12 writes what a shape carries, from the bindings', () => {
    const scene = readScene({
      elements: [
        box,
        { ...box, id: 't', type: 'text', text: 'x', containerId: 'a' },
        { ...box, id: 'w', type: 'arrow', startBinding: { elementId: 'a' } },
      ],
    })
    if ('problem' in scene) throw new Error(scene.problem)
    const written = JSON.parse(writeScene(scene.elements, scene.files))
    expect(written.elements[0].boundElements).toEqual([
      { id: 't', type: 'text' },
      { id: 'w', type: 'arrow' },
    ])
  })
})

describe('DG15 order keys', () => {
  it('DG15 each key is greater than the one before, over carries and lengths', () => {
    for (const start of [null, 'Zz', 'Yzz', 'az', 'bzz', 'a1V', 'a0']) {
      let last = start
      for (const key of keysAfter(start, 5_000)) {
        if (last !== null) expect(key > last).toBe(true)
        expect(isOrderKey(key)).toBe(true)
        last = key
      }
    }
    expect(keyAfter(null)).toBe('a0')
    expect(keyAfter('az')).toBe('b00')
  })
})

describe('DG17 order keys that the editor throws on', () => {
  it.each(['a10', 'a1V0', `A${'0'.repeat(26)}`, 'zz', ''])('DG17 does not take %s over', (index) => {
    expect(isOrderKey(index)).toBe(false)
    expect(readElement({ ...box, index })).toMatchObject({ element: { index: 'a0' } })
  })
})

describe('DG16 placing a file on a board', () => {
  it('DG35 a colour that would be asked for from somewhere becomes the usual one; every way to write a colour stays', () => {
    const colourOf = (strokeColor: string): unknown => {
      const read = readElement({ ...box, strokeColor })
      return 'element' in read && read.element.strokeColor
    }
    const legal = ['#fff', '#1e1e1eff', 'transparent', 'White', 'rgb(1, 2, 3)', 'hsla(120 50% 50% / .5)']
    expect(legal.map(colourOf)).toEqual(legal)
    for (const other of ['url(https://x.example/y)', 'var(--x)', '#fff;x:1', ''])
      expect(colourOf(other)).toBe('#1e1e1e')
  })

  it('DG16 keeps free ids; where one is taken, all that points to it follows', () => {
    const scene = readScene({
      elements: [
        box,
        { ...box, id: 't', type: 'text', text: 'x', containerId: 'a' },
        { ...box, id: 'w', type: 'arrow', endBinding: { elementId: 'a' } },
      ],
    })
    if ('problem' in scene) throw new Error(scene.problem)
    let made = 0
    const placed = placeElements(scene.elements, { taken: new Set(['a']), last: 'a7' }, () => `new${++made}`)
    expect(placed.map(({ id, index }) => [id, index])).toEqual([
      ['new1', 'a8'],
      ['t', 'a9'],
      ['w', 'aA'],
    ])
    expect(placed[1]?.containerId).toBe('new1')
    expect(placed[2]?.endBinding?.elementId).toBe('new1')
  })
})
