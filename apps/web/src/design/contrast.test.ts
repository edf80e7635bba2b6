/** Contrast of the tokens, read from tokens.css itself and computed as WCAG 2 has it, on both themes. */
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

const css = readFileSync(new URL('tokens.css', import.meta.url), 'utf8')

type Rgb = readonly [number, number, number]

/** OKLCH to linear sRGB, by the matrices of CSS Color 4; what lies outside the gamut is clipped. */
function fromOklch(lightness: number, chroma: number, hue: number): Rgb {
  const a = chroma * Math.cos((hue * Math.PI) / 180)
  const b = chroma * Math.sin((hue * Math.PI) / 180)
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3
  const clip = (value: number): number => Math.min(1, Math.max(0, value))
  return [
    clip(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s),
    clip(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s),
    clip(-0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s),
  ]
}

function readColour(value: string): Rgb {
  if (value === '#fff') return [1, 1, 1]
  const [, lightness, chroma, hue] = /^oklch\(([\d.]+)% ([\d.]+) ([\d.]+)\)$/.exec(value) ?? []
  if (lightness === undefined || chroma === undefined || hue === undefined)
    throw new Error(`A colour this test cannot read: ${value}`)
  return fromOklch(Number(lightness) / 100, Number(chroma), Number(hue))
}

const luminance = ([r, g, b]: Rgb): number => 0.2126 * r + 0.7152 * g + 0.0722 * b

function contrast(one: Rgb, other: Rgb): number {
  const [low, high] = [luminance(one), luminance(other)].toSorted((x, y) => x - y)
  return ((high ?? 0) + 0.05) / ((low ?? 0) + 0.05)
}

function readTheme(selector: string): (token: string) => Rgb {
  const body = css.slice(css.indexOf(`${selector} {`)).split('}')[0] ?? ''
  const values = new Map([...body.matchAll(/--([\w-]+): ([^;]+);/g)].map(([, name, value]) => [name, value]))
  return (token) => readColour(values.get(token) ?? `no token ${token} in ${selector}`)
}

const themes = { light: readTheme(':root'), dark: readTheme('[data-theme="dark"]') }

/** Every pairing of text and ground that the parts and the surfaces use. */
const texts: readonly (readonly [string, readonly string[]])[] = [
  ['text', ['bg', 'panel', 'sunk', 'accent-soft', 'good-soft', 'warn-soft', 'bad-soft']],
  ['soft', ['bg', 'panel', 'sunk', 'accent-soft', 'warn-soft']],
  ['faint', ['bg', 'panel', 'sunk']],
  ['accent', ['bg', 'panel', 'sunk', 'accent-soft']],
  ['accent-strong', ['bg', 'panel', 'sunk', 'accent-soft']],
  ['good', ['bg', 'panel', 'good-soft']],
  ['warn', ['bg', 'panel', 'warn-soft']],
  ['bad', ['bg', 'panel', 'sunk', 'bad-soft']],
  ['on-accent', ['accent', 'accent-strong']],
]
/** Marks, outlines of controls and the focus ring. */
const marks: readonly (readonly [string, readonly string[]])[] = [
  ['edge', ['bg', 'panel']],
  ['accent', ['bg', 'panel', 'sunk', 'accent-soft']],
  ...['d1', 'd2', 'd3', 'd4', 'd5', 'd6'].map((hue) => [hue, ['bg', 'panel', 'sunk']] as const),
]

it('agrees with the known figures: black on white 21, pure red on white 4.00', () => {
  expect(contrast(fromOklch(0, 0, 0), fromOklch(1, 0, 0))).toBeCloseTo(21, 2)
  expect(contrast(readColour('oklch(62.796% 0.25768 29.2339)'), readColour('#fff'))).toBeCloseTo(4, 2)
})

describe.each(Object.entries(themes))('%s', (_theme, colour) => {
  const pairs = (list: typeof texts) => list.flatMap(([front, grounds]) => grounds.map((ground) => [front, ground]))
  it.each(pairs(texts))('%s on %s reads at 4.5:1', (front = '', ground = '') => {
    expect(contrast(colour(front), colour(ground))).toBeGreaterThanOrEqual(4.5)
  })
  it.each(pairs(marks))('%s on %s shows at 3:1', (front = '', ground = '') => {
    expect(contrast(colour(front), colour(ground))).toBeGreaterThanOrEqual(3)
  })
})
