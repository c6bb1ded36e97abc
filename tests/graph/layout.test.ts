import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { EXTENT, type KeptLayout, layout, Layouts, type Point } from '../../src/graph/layout.js'
import { nodeRadius } from '../../src/graph/look.js'

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
  /** A hub tied to all of some rings of friends, which are tied among each other. */
  const crowd = (rings: number, size: number): [string[], [string, string][]] => {
    const ids = ['hub', ...Array.from({ length: rings * size }, (_, i) => `n${i}`)]
    return [ids, ids.slice(1).flatMap((id, i): [string, string][] => [['hub', id], ...Array.from({ length: size }, (_, k) => `n${i - (i % size) + k}`).filter(other => other > id).map((other): [string, string] => [id, other])])]
  }
  const box = (points: readonly Point[]) => ({ wide: Math.max(...points.map(p => p.x)) - Math.min(...points.map(p => p.x)), tall: Math.max(...points.map(p => p.y)) - Math.min(...points.map(p => p.y)) })

  test('nobody covers another, as large as they are drawn; however many', () => {
    for (const [ids, pairs] of [crowd(1, 12), crowd(12, 8), crowd(90, 10)]) {
      const points = layout(ids, pairs), degree = new Map<string, number>(), half = 660 / 2 / EXTENT
      for (const id of pairs.flat()) degree.set(id, (degree.get(id) ?? 0) + 1)
      const all = ids.map(id => ({ ...points.get(id)!, r: nodeRadius(degree.get(id)!, ids.length) }))
      let covered = 0
      for (const [i, p] of all.entries()) for (const q of all.slice(i + 1)) if (Math.hypot(p.x - q.x, p.y - q.y) * half < Math.max(p.r, q.r)) covered++
      expect(covered, `${ids.length}`).toBe(0)
    }
  })
  test('those without a tie, however many, leave most of the room to the others', () => {
    const [ids, pairs] = crowd(4, 6), alone = Array.from({ length: 2_000 }, (_, i) => `z${i}`), points = layout([...ids, ...alone], pairs)
    const tied = box(ids.map(id => points.get(id)!)), whole = box([...points.values()])
    expect((tied.wide * tied.tall) / (whole.wide * whole.tall)).toBeGreaterThan(0.5)
    const lowest = Math.min(...ids.map(id => points.get(id)!.y))
    for (const id of alone) expect(points.get(id)!.y).toBeLessThan(lowest)
    expect(new Set(alone.map(id => Object.values(points.get(id)!).join())).size).toBe(alone.length)
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
