import { expect, test } from 'vitest'
import { type Box, besideOf, findPlace, obstaclesOf, type Point } from './free-place.ts'
import { arrow, shape } from './shapes.test.kit.ts'

const size = { width: 160, height: 80 }

function covers(middle: Point, boxes: readonly Box[]): boolean {
  const [x, y] = [middle.x - size.width / 2, middle.y - size.height / 2]
  return boxes.some(
    (box) => x < box.x + box.width && box.x < x + size.width && y < box.y + box.height && box.y < y + size.height,
  )
}

test('what is placed stands where it was wanted when that is free, and else near by on nothing', () => {
  expect(findPlace(size, { x: 50, y: 60 }, [])).toEqual({ x: 50, y: 60 })
  const boxes: Box[] = []
  for (let count = 0; count < 40; count++) {
    const middle = findPlace(size, { x: 0, y: 0 }, boxes)
    expect(covers(middle, boxes)).toBe(false)
    expect(Math.hypot(middle.x, middle.y)).toBeLessThan(1500)
    boxes.push({ x: middle.x - size.width / 2, y: middle.y - size.height / 2, ...size })
  }
})

test('what goes to the right of a box stays to the right of it, also beside what is there already', () => {
  const box = shape('a', 0, 0)
  const wanted = besideOf(box, 'right', size)
  expect(wanted.x - size.width / 2).toBeGreaterThan(box.x + box.width)
  const there = { x: wanted.x - 80, y: wanted.y - 40, ...size }
  const next = findPlace(size, wanted, [box, there], 'right')
  expect(covers(next, [box, there])).toBe(false)
  expect(next.x).toBeGreaterThanOrEqual(wanted.x)
})

test('a frame and a shape drawn around others are no obstacles; a line is one only where it runs', () => {
  const around = shape('zone', -50, -50, { width: 800, height: 800 })
  const frame = shape('frame', -100, -100, { type: 'frame', width: 900, height: 900 })
  const obstacles = obstaclesOf([around, frame, shape('a', 0, 0), arrow('ab', 'a', 'b')])
  expect(obstacles.filter(({ width }) => width > 1)).toEqual([expect.objectContaining({ x: 0, y: 0, width: 160 })])
  expect(covers({ x: 260, y: 40 }, obstacles)).toBe(true)
  expect(covers({ x: 260, y: 140 }, obstacles)).toBe(false)
})
