/** Lines and discs in pixels: what is set, and that nothing is set beside the sheet. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { disc, line, type Pixels, pixel } from '../../web/graph/pixels.js'

const WIDE = 12, TALL = 8, RED = pixel('#ff0000')
const sheet = (): Pixels => ({ pixels: new Uint32Array(WIDE * TALL), wide: WIDE, tall: TALL })
/** Rows of it: how opaque each pixel is, in tenths. */
const rows = ({ pixels }: Pixels): string[] => Array.from({ length: TALL }, (_, y) => Array.from({ length: WIDE }, (_, x) => { const share = Math.round((pixels[y * WIDE + x]! >>> 24) / 25.5); return share === 0 ? '.' : share === 10 ? '#' : String(share) }).join(''))

test('a colour is its bytes', () => expect([...new Uint8Array(new Uint32Array([pixel('#1a2b3c')]).buffer)]).toEqual([0x1a, 0x2b, 0x3c, 255]))

test('a line along its longer axis', () => {
  const to = sheet()
  line(to, 1.5, 1.5, 9.5, 5.5, RED)
  expect(rows(to).map(r => r.indexOf('#'))).toEqual([-1, 1, 2, 4, 6, 8, -1, -1])
  expect(rows(to).join('').split('#')).toHaveLength(10)
})

test('of a line that leaves the sheet, what lies on it', () => {
  const to = sheet()
  line(to, -100, 3.5, 100, 3.5, RED)
  line(to, 4.5, -50, 4.5, 50, RED)
  expect(rows(to)).toEqual(Array.from({ length: TALL }, (_, y) => (y === 3 ? '############' : '....#.......')))
})

test('a disc is full within, alike on all sides, and covers about its area', () => {
  const to = sheet()
  disc(to, 4, 4, 2.5, RED)
  expect(rows(to)[3]!.slice(2, 6)).toBe('####')
  expect(rows(to)).toEqual(rows(to).toReversed())
  expect(rows(to).map(r => [...r.slice(0, 8)].reverse().join(''))).toEqual(rows(to).map(r => r.slice(0, 8)))
  const covered = to.pixels.reduce((sum, p) => sum + (p >>> 24) / 255, 0)
  expect(Math.abs(covered - Math.PI * 2.5 ** 2)).toBeLessThan(1)
})

test('nothing is set beside the sheet, and nothing is thrown, wherever they lie', () => {
  const far = fc.double({ min: -1e5, max: 1e5, noNaN: true })
  fc.assert(fc.property(far, far, far, far, fc.double({ min: 0, max: 40, noNaN: true }), (x, y, x1, y1, radius) => {
    const to = sheet(), outer = { ...to, pixels: new Uint32Array(to.pixels.buffer) }
    line(outer, x, y, x1, y1, RED)
    const on = [...outer.pixels.keys()].filter(i => outer.pixels[i] !== 0)
    // Each pixel set lies within one of the line.
    const [dx, dy] = [x1 - x, y1 - y], length = Math.hypot(dx, dy) || 1
    for (const i of on) expect(Math.abs(((i % WIDE) + 0.5 - x) * dy - (Math.floor(i / WIDE) + 0.5 - y) * dx) / length).toBeLessThan(1.2)
    disc(outer, x, y, radius, RED)
    expect(outer.pixels).toHaveLength(WIDE * TALL)
  }))
})
