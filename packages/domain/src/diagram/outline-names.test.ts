import { describe, expect, it } from 'vitest'
import type { BoardElement } from './element.ts'
import { arrow, element, say, text } from './outline.test.kit.ts'

describe('what things on a board are called', () => {
  it('names a shape by the loose text in it, the smallest shape first, up to three texts', () => {
    const outer = element({ id: 'a region', x: -50, y: -50, width: 400, height: 300 })
    const inner = element({ id: 'inner' })
    const crowded = element({ id: 'crowded', x: 500 })
    expect(
      say(
        outer,
        inner,
        crowded,
        text('LLM', { x: 10, y: 5 }),
        text('small', { x: 10, y: 30 }),
        text('Region', { x: 200, y: 200 }),
        text('beside', { x: 90, y: 100, width: 10 }),
        ...['a', 'b', 'c', 'd'].map((words, place) => text(words, { x: 510, y: 10 * place, height: 9 })),
      ),
    ).toEqual(['beside Region, box.', 'LLM small, box.', 'a, box.', 'b, text.', 'c, text.', 'd, text.'])
  })

  it('names an icon by the caption right below it', () => {
    expect(
      say(
        element({ type: 'image', id: 'icon' }),
        element({ type: 'image', x: 90 }),
        text('Object store', { x: -40, y: 65, width: 180 }),
        text('note', { x: 30, y: 90 }),
        text('Queue', { x: 120, y: 62 }),
        text('far', { x: 120, y: 200 }),
        arrow('icon', null, { y: 300 }),
      ),
    ).toEqual([
      'Object store, image.',
      'Queue, image.',
      'note, text.',
      'far, text.',
      'arrow that ends nowhere. From: Object store.',
    ])
  })

  it('leaves a text alone that lies across an edge or in a shape with a label', () => {
    const box = element({ id: 'labelled' })
    expect(
      say(
        box,
        text('Name', { containerId: 'labelled' }),
        text('inside', { x: 30 }),
        element({ x: 300 }),
        text('across', { x: 375, y: 1 }),
      ),
    ).toEqual(['Name, box.', 'inside, text.', 'No label, box.', 'across, text.'])
  })

  it('of two labels of one shape, takes that of the lower id', () => {
    const box = element({ id: 'two' })
    const labels = [text('high', { id: 'z', containerId: 'two', y: 10 }), text('low', { id: 'y', containerId: 'two' })]
    expect(say(box, ...labels)).toEqual(['low, box.', 'high, text.'])
  })

  it('leaves decoration of a labelled shape out, and its arrows lead to that shape', () => {
    const groupIds = ['g']
    const disk = element({ id: 'disk', groupIds })
    const lid = element({ id: 'lid', type: 'ellipse', groupIds, y: -10 })
    const rim = element({ type: 'line', groupIds })
    const user = element({ id: 'user', type: 'ellipse', x: 300 })
    expect(
      say(
        lid,
        rim,
        disk,
        text('Database', { containerId: 'disk' }),
        user,
        arrow('user', 'lid'),
        arrow(null, null, { groupIds }),
      ),
    ).toEqual(['Database, box. From: No label.', 'No label, ellipse. To: Database.'])
  })

  it('keeps an unlabelled shape in a group of several labelled ones if an arrow holds on to it', () => {
    const groupIds = ['all']
    const boxes = ['A', 'B'].map((id, place) => element({ id, groupIds, x: place * 200 }))
    const labels = ['A', 'B'].map((id) => text(id, { containerId: id }))
    const blank = element({ id: 'blank', groupIds, x: 400 })
    expect(say(...boxes, ...labels, blank)).toEqual(['A, box.', 'B, box.'])
    expect(say(...boxes, ...labels, blank, arrow('A', 'blank'))).toEqual([
      'A, box. To: No label.',
      'B, box.',
      'No label, box. From: A.',
    ])
  })

  it('takes a group of parts and a caption for one thing', () => {
    const groupIds = ['inner', 'outer']
    const head = element({ id: 'head', type: 'ellipse', groupIds, height: 20 })
    const body = element({ type: 'line', groupIds, y: 20 })
    const caption = text('User', { groupIds, y: 100 })
    const box = element({ id: 'box', x: 300 })
    expect(say(body, head, caption, box, arrow('box', caption.id))).toEqual([
      'User, ellipse. From: No label.',
      'No label, box. To: User.',
    ])
  })

  it('takes an icon in a group of several labelled shapes for one thing, with its caption, and drops what has none', () => {
    const icon = (x: number, ids: string[]): BoardElement[] =>
      ids.map((id, place) => element({ id, x: x + place * 4, y: place * 4, groupIds: [`icon ${x}`, 'all'] }))
    const boxes = ['A', 'B'].map((id, place) => element({ id, groupIds: ['all'], x: place * 200 }))
    const labels = ['A', 'B'].map((id) => text(id, { containerId: id }))
    expect(
      say(
        ...boxes,
        ...labels,
        ...icon(400, ['p', 'q', 'r']),
        ...icon(600, ['s', 't']),
        text('Documents', { x: 420, y: 80, groupIds: ['all'] }),
        arrow('A', 'q'),
      ),
    ).toEqual(['A, box. To: Documents.', 'B, box.', 'Documents, box. From: A.'])
    expect(say(...boxes, ...labels, ...icon(400, ['p', 'q']), arrow('q', 'A'))).toEqual([
      'A, box. From: No label.',
      'B, box.',
      'No label, box. To: A.',
    ])
  })
})
