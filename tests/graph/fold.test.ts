import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { claimFilter, filtered, shownClaims, within } from '../../src/graph/filter.js'
import { confidenceOf, fold, relate, relationId, type SourcedClaim, ties } from '../../src/graph/fold.js'
import { asserted, CLAIM_TYPES, claimTypes, firstDay, isClash, lastDay, type Relation, REVIEW_STATES, STATUSES } from '../../src/model.js'

const claim = (over: Partial<SourcedClaim> = {}): SourcedClaim => ({
  id: 'c1', report: 'r1', type: 'attack', status: 'reported', actors: ['isis'], recipients: ['sdf'], places: [], confidence: 0.9,
  evidence: [{ start: 0, end: 1 }], rule: 'curated', review: 'accepted', publisher: 'Orient Net', source: 'reports', ...over,
})

const slug = fc.constantFrom('a', 'a-b', 'a1', 'b', 'c')
const date = fc.constantFrom('2017', '2017-11', '2017-11-07', '2018-06', '2018-06-08', '2018')
const anyClaim: fc.Arbitrary<SourcedClaim> = fc.record({
  type: fc.constantFrom(...claimTypes), status: fc.constantFrom(...STATUSES),
  actors: fc.uniqueArray(slug, { minLength: 1, maxLength: 3 }), recipients: fc.uniqueArray(slug, { maxLength: 2 }),
  confidence: fc.double({ min: 0, max: 1, noNaN: true }), review: fc.constantFrom(...REVIEW_STATES),
  publisher: fc.constantFrom('P', 'Q', 'R'), day: fc.option(date, { nil: undefined }), id: fc.uuid(),
}).map(({ day, ...c }) => claim({ ...c, ...(day && { observed: { from: day, to: day } }) }))
const someClaims = fc.uniqueArray(anyClaim, { selector: c => c.id, maxLength: 30 })

describe('fold, for any claims', () => {
  test('does not depend on their order, nor on repeats', () => {
    fc.assert(fc.property(someClaims.chain(cs => fc.tuple(fc.constant(cs), fc.shuffledSubarray(cs, { minLength: cs.length }))), ([cs, shuffled]) => {
      expect(fold([...shuffled, ...cs])).toEqual(fold(cs))
    }))
  })

  test('makes one relation per source, target and type, sorted, traceable to its claims and nobody else\'s', () => {
    fc.assert(fc.property(someClaims, cs => {
      const { relations, unaddressed } = fold(cs)
      const ids = relations.map(r => r.id)
      expect(ids).toEqual([...new Set(ids)].sort())
      for (const r of relations) {
        expect(r.claimIds.length).toBeGreaterThan(0)
        for (const id of r.claimIds) {
          const c = cs.find(x => x.id === id)!
          expect(c.type).toBe(r.type)
          expect(ties(c)).toContainEqual([r.source, r.target])
        }
        if (!CLAIM_TYPES[r.type].directed) expect(r.source < r.target).toBe(true)
        expect(r.source).not.toBe(r.target)
        expect(r.confidence).toBeGreaterThanOrEqual(0)
        expect(r.confidence).toBeLessThanOrEqual(1)
      }
      const placed = new Set([...relations.flatMap(r => r.claimIds), ...unaddressed.map(c => c.id)])
      expect([...placed].sort()).toEqual(cs.filter(c => c.review !== 'rejected').map(c => c.id).sort())
    }))
  })

  test('is what the claims of each tie make, one tie after another by id', () => {
    fc.assert(fc.property(someClaims, cs => {
      const of = new Map<string, SourcedClaim[]>(), standing = cs.filter(c => c.review !== 'rejected')
      for (const c of standing) for (const [s, t] of ties(c)) { const id = relationId(c.type, s, t); of.set(id, [...(of.get(id) ?? []), c]) }
      expect(fold(cs).relations).toEqual([...of].sort(([a], [b]) => (a < b ? -1 : 1)).map(([id, list]) => relate(list[0]!.type, id.split('.')[0]!, id.split('.')[2]!, list)))
    }))
  })

  test('says of one claim what it says of the same twice over, but for the counts', () => {
    fc.assert(fc.property(anyClaim, date, date, (c, from, to) => {
      const one = { ...c, ...(firstDay(from) <= lastDay(to) && { observed: { from, to } }) }, counted = ({ claims, claimIds, counts, clashes, unreviewed, ...rest }: Relation) => ({ rest, counted: [claims, claimIds.length, clashes, unreviewed, ...STATUSES.map(s => counts[s])] })
      const single = counted(relate(one.type, 'a', 'b', [one])), twice = counted(relate(one.type, 'a', 'b', [one, { ...one, id: `${one.id}-again` }]))
      expect(single.rest).toEqual(twice.rest)
      expect(single.counted.map(n => 2 * n)).toEqual(twice.counted)
    }))
  })

  test('asserts a tie only on a reported claim; planned, denied and hypothetical ones give it no date, publisher or confidence', () => {
    fc.assert(fc.property(someClaims, cs => {
      for (const r of fold(cs).relations) {
        const reported = cs.filter(c => r.claimIds.includes(c.id) && c.status === 'reported')
        expect(asserted(r)).toBe(reported.length > 0)
        expect(r.publisherNames).toEqual([...new Set(reported.map(c => c.publisher))].sort())
        if (reported.length === 0) expect([r.first, r.last, r.confidence]).toEqual([undefined, undefined, 0])
      }
    }))
  })
})

const only = (cs: SourcedClaim[]): Relation => {
  const { relations } = fold(cs)
  expect(relations).toHaveLength(1)
  return relations[0]!
}

describe('fold', () => {
  test('a clash ties both ways, without direction', () => {
    const { relations } = fold([claim({ actors: ['isis', 'sdf'], recipients: [] })])
    expect(relations.map(r => [r.source, r.target, r.directed, r.clashes])).toEqual([['isis', 'sdf', false, 1], ['sdf', 'isis', false, 1]])
  })

  test('one claim that names the attacker gives the direction back', () => {
    const { relations } = fold([claim({ actors: ['isis', 'sdf'], recipients: [] }), claim({ id: 'c2' })])
    expect(relations.map(r => [r.id, r.directed])).toEqual([['isis.attack.sdf', true], ['sdf.attack.isis', false]])
  })

  test('a reinforcement without recipient ties nobody and is kept', () => {
    const sent = claim({ type: 'reinforcement', recipients: [], places: ['albu-kamal'] })
    expect(fold([sent])).toEqual({ relations: [], unaddressed: [sent] })
  })

  test('a denial beside a report makes it disputed, alone it is only denied', () => {
    expect(only([claim(), claim({ id: 'c2', status: 'denied' })]).status).toBe('disputed')
    expect(only([claim({ status: 'denied' })]).status).toBe('denied')
  })

  test('two reports by one publisher are one publisher', () => {
    const r = only([claim(), claim({ id: 'c2', report: 'r2' })])
    expect([r.claims, r.publishers]).toEqual([2, 1])
    expect(r.confidence).toBe(only([claim()]).confidence)
  })

  test('first and last keep the exactness of the text', () => {
    const on = (id: string, d: string) => claim({ id, observed: { from: d, to: d } })
    const r = only([on('c1', '2018-06'), on('c2', '2018-06-08'), on('c3', '2017-11')])
    expect([r.first, r.last]).toEqual(['2017-11', '2018-06'])
  })

  test('first is the earliest day that any date can mean, last the latest, and of two that begin or end alike the more exact', () => {
    const later = (d: string, e: string) => lastDay(d) < lastDay(e) || (lastDay(d) === lastDay(e) && e.length > d.length) ? e : d
    const earlier = (d: string, e: string) => firstDay(e) < firstDay(d) || (firstDay(e) === firstDay(d) && e.length > d.length) ? e : d
    const any = fc.constantFrom<string[]>('2017', '2017-01', '2017-01-01', '2017-06-30', '2017-06', '2017-12-31', '2017-12', '2018', '2018-01-01')
    fc.assert(fc.property(fc.array(any, { minLength: 1, maxLength: 8 }), dates => {
      const r = only(dates.map((d, i) => claim({ id: `c${i}`, observed: { from: d, to: d } })))
      expect([r.first, r.last]).toEqual([dates.reduce(earlier), dates.reduce(later)])
    }))
  })

  test('the documented confidence: 0.6 of the reading, noisy-or over publishers, less denials', () => {
    expect(confidenceOf([claim({ confidence: 1 })])).toBe(0.6)
    expect(confidenceOf([claim({ confidence: 1 }), claim({ confidence: 1, publisher: 'Shaam Network' })])).toBe(0.84)
    expect(confidenceOf([claim({ confidence: 1 }), claim({ status: 'denied' })])).toBe(0.3)
  })

  test('who has seen it: one house, or several; the data sets of one house are one, an export taken in again is none, and a denial does not bear out', () => {
    const seen = (...sources: string[]) => only(sources.map((source, i) => claim({ id: `c${i}`, source }))).corroboration
    expect([seen('reports'), seen('ucdp-ged', 'ucdp-support'), seen('reports', 'ucdp-ged'), seen('reports', 'belligraph'), seen('belligraph'), seen('acled', 'ucdp-ged', 'belligraph')])
      .toEqual(['reports', 'ucdp', 'several', 'reports', 'belligraph', 'several'])
    expect(only([claim(), claim({ id: 'c2', status: 'denied', source: 'acled' })]).corroboration).toBe('reports')
    const tied = [claim({ source: 'ucdp-ged' }), claim({ id: 'c2' }), claim({ id: 'c3', recipients: ['iran'] }), claim({ id: 'c4', type: 'reinforcement', recipients: [], places: ['x'] })]
    expect(filtered(tied, { corroboration: ['several'] }).relations.map(r => r.id)).toEqual(['isis.attack.sdf'])
    expect(filtered(tied, { corroboration: ['reports'] }).relations.map(r => r.id)).toEqual(['isis.attack.iran'])
    expect(filtered(tied, { corroboration: ['several', 'reports'] }).relations).toHaveLength(2)
  })

  test('what a single publisher says, however often, can be left out; so are its claims', () => {
    const claims = [claim(), claim({ id: 'c2' }), claim({ id: 'c3', recipients: ['iran'] }), claim({ id: 'c4', recipients: ['iran'], publisher: 'Another' })]
    expect(filtered(claims, { publishers: 2 }).relations.map(r => [r.id, r.publishers])).toEqual([['isis.attack.iran', 2]])
    expect(filtered(claims, { publishers: 1 }).relations).toHaveLength(2)
    expect(filtered(claims, { publishers: 3 }).relations).toEqual([])
    expect(shownClaims(claims, { publishers: 2 }, () => filtered(claims, { publishers: 2 })).map(c => c.id)).toEqual(['c3', 'c4'])
  })

  test('isClash is about attacks without recipient only', () => {
    expect(isClash(claim({ actors: ['isis', 'sdf'], recipients: [] }))).toBe(true)
    expect(isClash(claim({ recipients: [] }))).toBe(false)
    expect(isClash(claim({ type: 'alliance', actors: ['isis', 'sdf'], recipients: [] }))).toBe(false)
  })
})

describe('filter', () => {
  test.each([
    [{ from: '2018-06' }, '2018-06-08', undefined, true],
    [{ from: '2018-06', to: '2018-06' }, '2018-07', undefined, false],
    [{ from: '2017', to: '2017' }, '2017-12-31', '2018', true],
    [undefined, '2018', undefined, false],
    [undefined, undefined, undefined, true],
  ])('%o within %s..%s: %s', (observed, from, to, expected) => expect(within(observed, { ...(from && { from }), ...(to && { to }) })).toBe(expected))

  test('a period touches another when a day of one is a day of the other', () => {
    const bound = fc.option(date, { nil: undefined })
    fc.assert(fc.property(date, bound, bound, (day, from, to) => {
      const expected = (from === undefined || lastDay(day) >= firstDay(from)) && (to === undefined || firstDay(day) <= lastDay(to))
      expect(within({ from: day, to: day }, { ...(from && { from }), ...(to && { to }) })).toBe(expected)
    }))
  })

  test('a claim without a date is in no period, unless it is asked for', () => {
    expect([within(undefined, { from: '2018', undated: 'yes' }), within({ from: '2017', to: '2017' }, { from: '2018', undated: 'yes' }), within(undefined, { undated: 'yes' })]).toEqual([true, false, true])
  })

  test('min counts reported claims; status can ask for disputed', () => {
    const cs = [claim(), claim({ id: 'c2', status: 'denied' }), claim({ id: 'c3', actors: ['pmf'] })]
    expect(filtered(cs, { status: ['disputed'] }).relations.map(r => r.id)).toEqual(['isis.attack.sdf'])
    const alone = [claim({ id: 'u1', type: 'reinforcement', recipients: [] }), claim({ id: 'u2', type: 'reinforcement', recipients: [], status: 'denied' })]
    expect(filtered(alone, { status: ['disputed'] }).unaddressed).toEqual([])
    expect(filtered(alone, { status: ['disputed', 'denied'] }).unaddressed.map(c => c.id)).toEqual(['u2'])
    expect(filtered(cs, { min: 2 }).relations).toEqual([])
  })

  test('whatever is asked of the claims themselves, a tie is shown when a claim that makes it is', () => {
    fc.assert(fc.property(someClaims, fc.subarray([...STATUSES], { minLength: 1 }), (cs, status) => {
      const graph = filtered(cs, { status }), shown = shownClaims(cs.filter(claimFilter({ status })), { status }, () => graph)
      expect([...new Set([...graph.relations.flatMap(r => r.claimIds), ...graph.unaddressed.map(c => c.id)])].sort()).toEqual(shown.map(c => c.id).sort())
    }))
    expect(filtered([claim(), claim({ id: 'c2', status: 'denied' })], { status: ['reported', 'denied'] }).relations.map(r => r.status)).toEqual(['disputed'])
  })

  test('rejected claims show only when asked for', () => {
    expect(filtered([claim({ review: 'rejected' })], {}).relations).toEqual([])
  })
})
