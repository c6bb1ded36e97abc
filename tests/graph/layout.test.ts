import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { EXTENT, type KeptLayout, layout, Layouts } from '../../src/graph/layout.js'

const ids = fc.uniqueArray(fc.stringMatching(/^[a-z]{1,6}$/), { minLength: 1, maxLength: 25 })
const graphs = ids.chain(all => fc.record({ all: fc.constant(all), pairs: fc.array(fc.tuple(fc.constantFrom(...all), fc.constantFrom(...all)), { maxLength: 60 }), turn: fc.nat() }))
const shuffled = <T>(list: readonly T[], turn: number): T[] => { const n = list.length ? turn % list.length : 0; return [...list.slice(n), ...list.slice(0, n)].reverse() }

describe('layout', () => {
  test('does not depend on order, direction or repeats; fits; is finite', () => {
    fc.assert(fc.property(graphs, ({ all, pairs, turn }) => {
      const points = layout(all, pairs)
      expect(layout(shuffled(all, turn), [...shuffled(pairs, turn).map(([a, b]) => [b, a] as const), ...pairs])).toEqual(points)
      expect([...points.keys()].sort()).toEqual([...all].sort())
      for (const { x, y } of points.values()) { expect(Math.abs(x)).toBeLessThanOrEqual(EXTENT); expect(Math.abs(y)).toBeLessThanOrEqual(EXTENT) }
    }), { numRuns: 40, seed: 1 })
  })
  test('nobody stands on another', () => {
    fc.assert(fc.property(graphs, ({ all, pairs }) => {
      const points = [...layout(all, pairs).values()]
      for (const [i, p] of points.entries()) for (const q of points.slice(i + 1)) expect(Math.hypot(p.x - q.x, p.y - q.y)).toBeGreaterThan(3)
    }), { numRuns: 40, seed: 2 })
  })
  test('those tied stand nearer than those not', () => {
    const two = ['a', 'b', 'c', 'd', 'e'].map(x => [x, `${x}${x}`]).flat()
    const clique = (names: string[]) => names.flatMap((x, i) => names.slice(i + 1).map(y => [x, y] as const))
    const left = two.slice(0, 5), right = two.slice(5)
    const points = layout(two, [...clique(left), ...clique(right), [left[0]!, right[0]!]])
    const mean = (pairs: (readonly [string, string])[]) => pairs.reduce((s, [a, b]) => s + Math.hypot(points.get(a)!.x - points.get(b)!.x, points.get(a)!.y - points.get(b)!.y), 0) / pairs.length
    expect(mean(clique(left))).toBeLessThan(mean(left.flatMap(a => right.map(b => [a, b] as const))))
  })
  test('groups that nothing ties to the rest stand beside it, not across an empty picture', () => {
    const ring = Array.from({ length: 12 }, (_, i) => `r${String(i).padStart(2, '0')}`), pairs = ring.map((r, i) => [r, ring[(i + 1) % 12]!] as const)
    const points = layout([...ring, 'x', 'y', 'z'], [...pairs, ['x', 'y']])
    for (const id of ['x', 'z']) expect(Math.min(...ring.map(r => Math.hypot(points.get(r)!.x - points.get(id)!.x, points.get(r)!.y - points.get(id)!.y)))).toBeLessThan(60)
  })
  test('is worked out once for the same ties, also after a restart where it is kept, and anew for others', () => {
    let file: KeptLayout | undefined, written = 0
    const kept = { read: () => file, write: (l: KeptLayout) => { file = l; written++ } }, ids = ['a', 'b', 'c'], pairs = [['a', 'b'] as const]
    const first = new Layouts(kept), points = first.of(ids, pairs)
    expect(first.of(ids, pairs)).toBe(points)
    expect([new Layouts(kept).of(ids, pairs), written]).toEqual([points, 1])
    expect([new Layouts(kept).of(ids, [['a', 'c']]), written]).toEqual([layout(ids, [['a', 'c']]), 2])
  })
  test('nobody, and one alone', () => {
    expect(layout([], [])).toEqual(new Map())
    expect(layout(['a'], [['a', 'b']])).toEqual(new Map([['a', { x: 0, y: 0 }]]))
  })
})
