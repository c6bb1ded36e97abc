import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { linksOf, paths } from '../../src/graph/paths.js'

const ids = ['a', 'b', 'c', 'd', 'e', 'f']
const relation = fc.record({ source: fc.constantFrom(...ids), target: fc.constantFrom(...ids), type: fc.constantFrom('attack', 'alliance') }).map(r => ({ ...r, id: `${r.source}.${r.type}.${r.target}` }))
const relations = fc.uniqueArray(relation, { selector: r => r.id, maxLength: 18 })

/** By trying every sequence of actors. */
function byBruteForce(edges: { source: string; target: string }[], from: string, to: string, max: number): string[] {
  const tied = (a: string, b: string) => edges.some(e => (e.source === a && e.target === b) || (e.source === b && e.target === a))
  const out: string[] = []
  const grow = (passed: string[]): void => {
    if (passed.at(-1) === to) { out.push(passed.join('')); return }
    if (passed.length > max) return
    for (const b of ids) if (!passed.includes(b) && tied(passed.at(-1)!, b)) grow([...passed, b])
  }
  grow([from])
  return out.sort((a, b) => a.length - b.length || (a < b ? -1 : 1))
}

describe('paths', () => {
  test('are all chains there are, shortest first, whatever the order of the relations', () => {
    fc.assert(fc.property(relations, fc.integer({ min: 1, max: 5 }), (edges, max) => {
      const answer = paths(linksOf(edges), 'a', 'b', max, 10_000)
      expect(answer.truncated).toBe(false)
      expect(answer.paths.map(p => [p[0]!.from, ...p.map(s => s.to)].join(''))).toEqual(byBruteForce(edges, 'a', 'b', max))
      for (const step of answer.paths.flat()) {
        const between = edges.filter(e => [e.source, e.target].sort().join() === [step.from, step.to].sort().join()).map(e => e.id).sort()
        expect(step.relations).toEqual(between)
      }
      expect(paths(linksOf([...edges].reverse()), 'a', 'b', max, 10_000)).toEqual(answer)
    }), { seed: 3 })
  })
  test('a limit cuts the longest and says so, and only then', () => {
    fc.assert(fc.property(relations, fc.integer({ min: 1, max: 5 }), (edges, limit) => {
      const whole = paths(linksOf(edges), 'a', 'b', 4, 10_000).paths, cut = paths(linksOf(edges), 'a', 'b', 4, limit)
      expect(cut).toEqual({ paths: whole.slice(0, limit), truncated: whole.length > limit })
    }), { seed: 4 })
  })
  test('a dense graph ends by effort and says so', () => {
    const many = Array.from({ length: 60 }, (_, i) => `n${i}`)
    const all = many.flatMap((s, i) => many.slice(i + 1).map(t => ({ id: `${s}.attack.${t}`, source: s, target: t })))
    expect(paths(linksOf(all), 'n0', 'n59', 6, 1e9, 5_000)).toMatchObject({ truncated: true })
  })
  test('to oneself there is none', () => expect(paths(linksOf([]), 'a', 'a', 3, 9)).toEqual({ paths: [], truncated: false }))
})
