import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { camps, signed, type SignedTie, similar, triads } from '../../src/graph/balance.js'
import type { Relation } from '../../src/model.js'

const tie = (x: string, y: string, w: number): SignedTie => {
  const [a, b] = x < y ? [x, y] : [y, x]
  return { a, b, sign: w > 0 ? 1 : -1, weight: Math.abs(w), relations: [`${x}-${y}`] }
}

/** The sixteen tribes of the Gahuku-Gama (Read 1954, "Cultures of the Central Highlands, New Guinea"): friends and foes of each, as later numbers. */
const TRIBES = tribes({
  1: [[2, 15, 16], [3, 4, 5, 6, 12]], 2: [[15, 16], [3, 5, 6, 9, 10]], 3: [[4, 6, 7, 8], []], 4: [[8], []], 5: [[7, 9, 14], [15, 16]],
  6: [[7, 8, 11, 12], [9, 13, 16]], 7: [[8, 11, 12, 13], []], 8: [[11, 12], [14]], 9: [[10, 13], [11, 15]], 10: [[13], [11, 15]], 11: [[12], [13, 15, 16]],
  12: [[], [14, 15, 16]], 13: [[14], [15, 16]], 14: [[], [16]], 15: [[16], []],
})
function tribes(of: Record<number, [number[], number[]]>): SignedTie[] {
  const name = (n: number) => `t${String(n).padStart(2, '0')}`
  return Object.entries(of).flatMap(([a, sides]) => sides.flatMap((others, i) => others.map(b => tie(name(Number(a)), name(b), i === 0 ? 1 : -1))))
}

/** Parties of the Slovene parliament in 1994, as their members placed each other (Kropivnik & Mrvar 1996): the lower triangle, row by row. */
const PARTIES = ['SKD', 'ZLSD', 'SDSS', 'LDS', 'ZS-ESS', 'ZS', 'DS', 'SLS', 'SPS-SNS', 'SNS']
const PARLIAMENT = [[-215], [114, -217], [-89, 134, -203], [-77, 77, -80, 157], [94, -150, 138, -142, -188], [-170, 57, -109, 173, 170, -97], [176, -253, 177, -241, -120, 140, -184],
  [117, -230, 180, -254, -160, 116, -191, 235], [-210, 49, -174, 23, -9, -106, -6, -132, -164]]
  .flatMap((row, i) => row.map((w, j) => tie(PARTIES[j]!, PARTIES[i + 1]!, w)))
const LEFT = ['DS', 'LDS', 'SNS', 'ZLSD', 'ZS-ESS']

const side = (c: { of: Map<string, number> }, id: string): string[] => [...c.of.keys()].filter(x => c.of.get(x) === c.of.get(id)).sort()

describe('camps', () => {
  test('the Highland tribes: seven ties against two camps (Aref & Wilson 2018), two against three (Doreian & Mrvar 1996)', () => {
    expect([TRIBES.filter(t => t.sign > 0).length, TRIBES.filter(t => t.sign < 0).length]).toEqual([29, 29])
    expect(camps(TRIBES)).toMatchObject({ count: 2, frustration: 7, exact: true })
    const three = camps(TRIBES, 3)
    expect(three).toMatchObject({ count: 3, frustration: 2, exact: true })
    expect(side(three, 't01')).toEqual(['t01', 't02', 't15', 't16'])
    expect(side(three, 't09')).toEqual(['t05', 't09', 't10', 't13', 't14'])
  })
  test('the Slovene parliament: two camps, with but two weak ties against them', () => {
    const c = camps(PARLIAMENT)
    expect(c).toMatchObject({ count: 2, frustration: 15, exact: true })
    expect(side(c, 'LDS')).toEqual(LEFT)
    expect(c.against.map(t => t.relations[0])).toEqual(['ZS-ESS-SNS', 'DS-SNS'])
    expect(camps(PARLIAMENT.map(t => ({ ...t, weight: 1 }))).frustration).toBe(2)
  })
  const ids = ['a', 'b', 'c', 'd', 'e', 'f', 'g']
  const network = fc.array(fc.constantFrom(-2, -1, 0, 0, 1, 2), { minLength: 21, maxLength: 21 })
    .map(w => ids.flatMap((a, i) => ids.slice(i + 1).map((b, j) => [a, b, w[i * ids.length - (i * (i + 1)) / 2 + j] ?? 0] as const)).filter(t => t[2] !== 0).map(t => tie(...t)))
  test('those whom nothing connects are in no camp together', () => {
    const c = camps([tie('a', 'b', -1), tie('c', 'd', -1), tie('c', 'e', 1)])
    expect(c.count).toBe(4)
    expect(side(c, 'c')).toEqual(['c', 'e'])
    expect(new Set(['a', 'b', 'c', 'd'].map(id => c.of.get(id))).size).toBe(4)
  })
  const cost = (ties: SignedTie[], at: Map<string, number>) => ties.reduce((n, t) => n + ((at.get(t.a) === at.get(t.b)) !== t.sign > 0 ? t.weight : 0), 0)
  test('no other partition fits better, whatever the order of the ties', () => {
    fc.assert(fc.property(network, fc.integer({ min: 2, max: 3 }), (ties, most) => {
      let least = Infinity
      for (let n = 0; n < most ** ids.length; n++) least = Math.min(least, cost(ties, new Map(ids.map((id, i) => [id, Math.floor(n / most ** i) % most]))))
      const found = camps(ties, most)
      expect(found).toMatchObject({ frustration: least, exact: true })
      expect(cost(ties, found.of)).toBe(least)
      expect([...camps([...ties].reverse(), most).of].sort()).toEqual([...found.of].sort())
    }), { seed: 5, numRuns: 60 })
  })
  test('a search that is cut says so and is still a partition', () => {
    const many = Array.from({ length: 400 }, (_, i) => tie(`n${i % 40}`, `m${(i * 7) % 37}`, i % 3 === 0 ? 1 : -1))
    const c = camps(many, 2, 10)
    expect(c.exact).toBe(false)
    expect(c.frustration).toBe(cost(many, c.of))
    expect(camps([], 2)).toMatchObject({ count: 0, frustration: 0, exact: true })
  })
})

test('triads are all threes that are tied, by their signs', () => {
  const { counts, frustrated } = triads(PARLIAMENT)
  expect(Object.values(counts).reduce((a, b) => a + b)).toBe((10 * 9 * 8) / 6)
  const sign = new Map(PARLIAMENT.map(t => [[t.a, t.b].sort().join(), t.sign]))
  const wrong = PARTIES.flatMap((a, i) => PARTIES.slice(i + 1).flatMap((b, j) => PARTIES.slice(i + j + 2).filter(c => [[a, b], [a, c], [b, c]].reduce((p, t) => p * sign.get(t.sort().join())!, 1) < 0)))
  expect(frustrated.length).toBe(wrong.length)
  expect(frustrated.every(t => t.actors.includes('SNS'))).toBe(true)
  expect(triads(PARLIAMENT, 1).frustrated).toEqual(frustrated.slice(0, 1))
})

test('signs are of what is asserted; friend and foe at once is neither', () => {
  const relation = (source: string, type: Relation['type'], target: string, status: Relation['status'] = 'reported') => ({ id: `${source}.${type}.${target}`, source, target, type, status })
  const s = signed([relation('b', 'attack', 'a'), relation('a', 'attack', 'b'), relation('a', 'alliance', 'c'), relation('c', 'reinforcement', 'd'), relation('c', 'attack', 'd', 'disputed'),
    relation('a', 'attack', 'd', 'planned'), relation('a', 'membership', 'd')])
  expect(s.ties).toEqual([{ a: 'a', b: 'b', sign: -1, weight: 1, relations: ['a.attack.b', 'b.attack.a'] }, { a: 'a', b: 'c', sign: 1, weight: 1, relations: ['a.alliance.c'] }])
  expect(s.mixed).toEqual([{ a: 'c', b: 'd', relations: ['c.attack.d', 'c.reinforcement.d'] }])
})

test('alike are those with the same friends and foes', () => {
  expect(similar(PARLIAMENT, 'LDS', 2).map(s => s.id)).toEqual(['ZLSD', 'DS'])
  expect(similar(PARLIAMENT, 'LDS', 1)[0]).toMatchObject({ likeness: 1, friends: ['DS', 'SNS', 'ZS-ESS'], foes: ['SDSS', 'SKD', 'SLS', 'SPS-SNS', 'ZS'] })
  expect(similar(PARLIAMENT, 'nobody')).toEqual([])
})
