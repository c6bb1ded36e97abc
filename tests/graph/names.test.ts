import fc from 'fast-check'
import { expect, test } from 'vitest'
import { placeNames, type Point, type Spot } from '../../src/graph/names.js'

const size = { width: 900, height: 600 }
const spots: fc.Arbitrary<Spot[]> = fc.array(fc.record({ x: fc.integer({ min: -20, max: 920 }), y: fc.integer({ min: -20, max: 620 }), radius: fc.integer({ min: 4, max: 26 }), width: fc.integer({ min: 20, max: 260 }), must: fc.boolean() }), { maxLength: 25 })
  .map(list => list.map((s, i) => ({ ...s, id: `s${i}`, height: 18 })))
const covering = (a: readonly number[], b: readonly number[]): number => Math.max(0, Math.min(a[2]!, b[2]!) - Math.max(a[0]!, b[0]!)) * Math.max(0, Math.min(a[3]!, b[3]!) - Math.max(a[1]!, b[1]!))

test('no name that need not be there lies on another, nor under what covers the picture', () => {
  const bar = [10, 10, 330, 40] as const
  fc.assert(fc.property(spots, list => {
    const placed = placeNames(list, [], size, [bar]).map(p => ({ ...p, box: [p.x, p.y, p.x + p.width, p.y + p.height] }))
    placed.forEach((p, i) => {
      if (list.find(s => s.id === p.id)!.must) return
      for (const before of placed.slice(0, i)) expect(covering(p.box, before.box)).toBeLessThanOrEqual(12)
      expect(covering(p.box, bar)).toBeLessThanOrEqual(12)
    })
  }))
})

test('a name keeps clear of an edge where it can, wherever the edge runs', () => {
  fc.assert(fc.property(fc.integer({ min: 150, max: 750 }), fc.integer({ min: 100, max: 500 }), fc.constantFrom(-1, 1), (x, y, side) => {
    // A dense edge straight down (up) from the node: its first choice, or its second, is crossed.
    const edge = Array.from({ length: 60 }, (_, i): Point => [x, y + side * (4 + i)])
    const [name] = placeNames([{ id: 'a', x, y, radius: 10, width: 90, height: 18, must: true }], edge, size)
    expect(edge.filter(([px, py]) => px > name!.x && px < name!.x + 90 && py > name!.y && py < name!.y + 18)).toEqual([])
  }))
})

test('the foremost is named amid small discs, over as little of one as there is; others only where nothing is hidden', () => {
  // Small ones so near around a large one that its name finds no free place.
  const around = Array.from({ length: 8 }, (_, i): Spot => ({ id: `s${i}`, x: 450 + 62 * Math.cos((i * Math.PI) / 4), y: 300 + 46 * Math.sin((i * Math.PI) / 4), radius: 9, width: 60, height: 16, must: false }))
  const all: Spot[] = [{ id: 'large', x: 450, y: 300, radius: 24, width: 120, height: 16, must: false }, ...around], named = (foremost: number) => placeNames(all, [], size, [], foremost).find(p => p.id === 'large')
  expect(named(0)).toBeUndefined()
  const name = named(1)!
  for (const s of around) expect(covering([name.x, name.y, name.x + name.width, name.y + name.height], [s.x - 9, s.y - 9, s.x + 9, s.y + 9])).toBeLessThanOrEqual(0.6 * 18 * 18)
})
