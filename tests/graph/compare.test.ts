import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { signed } from '../../src/graph/balance.js'
import { compare } from '../../src/graph/compare.js'
import { filtered } from '../../src/graph/filter.js'
import type { SourcedClaim } from '../../src/graph/fold.js'
import { STATUSES } from '../../src/model.js'

const id = fc.constantFrom('a', 'b', 'c')
const claims: fc.Arbitrary<SourcedClaim[]> = fc.array(fc.record({ x: id, y: id, type: fc.constantFrom('attack' as const, 'alliance' as const), status: fc.constantFrom(...STATUSES), year: fc.option(fc.integer({ min: 2012, max: 2019 })), publisher: fc.constantFrom('P', 'Q') }), { maxLength: 15 })
  .map(list => list.map(({ x, y, year, ...c }, i) => ({ ...c, id: `c${i}`, report: 'r', actors: [x], recipients: [y], places: [], confidence: 1, evidence: [{ start: i, end: i + 1 }], rule: 'curated', review: 'accepted' as const, source: 'reports', ...(year !== null && { observed: { from: String(year), to: String(year) } }) })))
const A = { from: '2013', to: '2015' }, B = { from: '2015', to: '2018' }

describe('compare', () => {
  test('every relation of either period is in exactly one list', () => {
    fc.assert(fc.property(claims, list => {
      const c = compare(list, {}, A, B)
      const a = filtered(list, A).relations.map(r => r.id), b = filtered(list, B).relations.map(r => r.id)
      expect(c.began.map(r => r.id)).toEqual(b.filter(r => !a.includes(r)))
      expect(c.ended.map(r => r.id)).toEqual(a.filter(r => !b.includes(r)))
      expect(c.changed.length + c.same).toBe(a.filter(r => b.includes(r)).length)
      expect(c.undated).toBe(list.filter(x => !x.observed).length)
    }), { seed: 5 })
  })
  test('a pair turned when it has a sign in either period and not the same one', () => {
    fc.assert(fc.property(claims, list => {
      const stands = (side: { from: string; to: string }) => {
        const { ties, mixed } = signed(filtered(list, side).relations)
        return new Map<string, [string, string[]]>([...ties.map(t => [`${t.a} ${t.b}`, [t.sign > 0 ? 'friends' : 'foes', t.relations]] as const), ...mixed.map(t => [`${t.a} ${t.b}`, ['both', t.relations]] as const)].map(([k, v]) => [k, [...v]]))
      }
      const before = stands(A), after = stands(B), pairs = [...before.keys()].filter(p => after.has(p) && after.get(p)![0] !== before.get(p)![0]).sort()
      expect(compare(list, {}, A, B).turned).toEqual(pairs.map(p => ({ pair: p.split(' '), before: before.get(p)![0], after: after.get(p)![0], relations: [...new Set([...before.get(p)![1], ...after.get(p)![1]])].sort() })))
    }), { seed: 9 })
  })
  test('the other way round, what began has ended', () => {
    fc.assert(fc.property(claims, list => {
      const there = compare(list, {}, A, B), back = compare([...list].reverse(), {}, B, A)
      expect(back.ended).toEqual(there.began)
      expect(back.began).toEqual(there.ended)
      expect(back.changed.map(({ a, b, fields }) => ({ a: b, b: a, fields }))).toEqual(there.changed.map(({ a, b, fields }) => ({ a, b, fields })))
      expect(back.turned.map(t => ({ ...t, before: t.after, after: t.before }))).toEqual(there.turned)
    }), { seed: 6 })
  })
  test('a period with itself: nothing changed', () => {
    fc.assert(fc.property(claims, list => { expect(compare(list, {}, A, A)).toMatchObject({ began: [], ended: [], changed: [] }) }), { seed: 7 })
  })
  test('says which fields differ', () => {
    const claim = (n: number, year: string, publisher: string, status: 'reported' | 'denied' = 'reported'): SourcedClaim => ({ id: `c${n}`, type: 'attack', status, report: 'r', publisher, source: 'reports', actors: ['a'], recipients: ['b'], places: [], confidence: 1, evidence: [{ start: n, end: n + 1 }], rule: 'curated', review: 'accepted', observed: { from: year, to: year } })
    const { changed } = compare([claim(1, '2013', 'P'), claim(2, '2017', 'P'), claim(3, '2017', 'Q', 'denied')], {}, A, B)
    expect(changed.map(c => c.fields)).toEqual([['status', 'confidence']])
  })
  test('says who turned, by what is asserted in each view; a view may be any filter', () => {
    let n = 0
    const claim = (type: 'attack' | 'alliance', x: string, y: string, year: string, source = 'reports'): SourcedClaim => ({ id: `c${++n}`, type, status: 'reported', report: 'r', publisher: 'P', source, actors: type === 'attack' ? [x] : [x, y], recipients: type === 'attack' ? [y] : [], places: [], confidence: 1, evidence: [{ start: n, end: n + 1 }], rule: 'curated', review: 'accepted', observed: { from: year, to: year } })
    const list = [claim('alliance', 'a', 'b', '2013'), claim('attack', 'b', 'a', '2017'), claim('attack', 'a', 'c', '2013'), claim('attack', 'c', 'a', '2017', 'ucdp-ged'), claim('attack', 'a', 'd', '2013'), claim('attack', 'a', 'd', '2017'), claim('alliance', 'a', 'd', '2018')]
    const c = compare(list, {}, A, { from: '2016', to: '2019' })
    expect(c.turned).toEqual([
      { pair: ['a', 'b'], before: 'friends', after: 'foes', relations: ['a.alliance.b', 'b.attack.a'] },
      { pair: ['a', 'd'], before: 'foes', after: 'both', relations: ['a.alliance.d', 'a.attack.d'] },
    ])
    const bySource = compare(list, { type: ['attack'] }, { source: ['reports'] }, { source: ['ucdp-ged'] })
    expect(bySource).toMatchObject({ began: [{ id: 'c.attack.a' }], ended: [{ id: 'a.attack.c' }, { id: 'a.attack.d' }, { id: 'b.attack.a' }], undated: 0 })
  })
  test('says what grew and what shrank', () => {
    const claim = (n: number, year: string, x = 'a'): SourcedClaim => ({ id: `c${n}`, type: 'attack', status: 'reported', report: 'r', publisher: 'P', source: 'reports', actors: [x], recipients: ['z'], places: [], confidence: 1, evidence: [{ start: n, end: n + 1 }], rule: 'curated', review: 'accepted', observed: { from: year, to: year } })
    const { changed } = compare([claim(1, '2013'), claim(2, '2017'), claim(3, '2017'), claim(4, '2013', 'b'), claim(5, '2014', 'b'), claim(6, '2017', 'b')], {}, A, { from: '2016', to: '2018' })
    expect(changed.map(c => [c.a.source, c.trend])).toEqual([['a', 'grew'], ['b', 'shrank']])
  })
})
