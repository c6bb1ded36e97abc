/** Spots too near each other to be told apart are drawn as one, and none is lost. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { gathered } from '../../web/map/gather.js'

const spots = fc.array(fc.record({ x: fc.integer({ min: 0, max: 200 }), y: fc.integer({ min: 0, max: 200 }), claims: fc.integer({ min: 1, max: 50 }), asserted: fc.boolean() }), { maxLength: 40 })
  .map(list => list.map(({ x, y, claims, asserted }, i) => ({ id: `p${i}`, x, y, claims, asserted, types: [['attack', claims] as ['attack', number]] })).sort((a, b) => b.claims - a.claims))
const at = (m: { x: number; y: number }): [number, number] => [m.x, m.y]
const radius = (claims: number): number => Math.min(15, 3 + claims / 5)

test('each spot is drawn once, alone or with one that has at least as many claims; no disc, as large as all that it has, hides another', () => {
  fc.assert(fc.property(spots, marks => {
    const drawn = gathered(marks, at, radius, 5), far = (a: { x: number; y: number }, b: { x: number; y: number }): number => Math.hypot(at(a)[0] - at(b)[0], at(a)[1] - at(b)[1])
    expect(drawn.flatMap(d => [d.id, ...d.with.map(w => w.id)]).sort()).toEqual(marks.map(m => m.id).sort())
    for (const d of drawn) {
      const own = marks.find(m => m.id === d.id)!
      for (const w of d.with) expect(w.claims).toBeLessThanOrEqual(own.claims)
      expect(d.claims).toBe(own.claims + d.with.reduce((n, w) => n + w.claims, 0))
      expect(d.types).toEqual([['attack', d.claims]])
      expect(d.asserted).toBe([own, ...d.with].some(m => m.asserted))
      for (const e of drawn) if (e !== d) expect(far(d, e)).toBeGreaterThanOrEqual(0.9 * (radius(d.claims) + radius(e.claims)))
    }
  }))
})

test('what is far from all others stays alone, however many claims they have', () => {
  const mark = (id: string, x: number, claims: number) => ({ id, x, y: 0, claims, asserted: true, types: [['attack', claims] as ['attack', number]] })
  const drawn = gathered([mark('a', 0, 40), mark('b', 9, 30), mark('c', 60, 1)], at, radius, 5)
  expect(drawn.map(d => [d.id, d.with.map(w => w.id)])).toEqual([['a', ['b']], ['c', []]])
})
