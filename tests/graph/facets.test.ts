import { describe, expect, it } from 'vitest'
import { facets } from '../../src/graph/facets.js'
import type { SourcedClaim } from '../../src/graph/fold.js'
import type { Claim } from '../../src/model.js'

let n = 0
const claim = (over: Partial<Claim> & { source?: string } = {}): SourcedClaim => ({
  id: `c${++n}`, report: 'r', type: 'attack', status: 'reported', actors: ['a'], recipients: ['b'], places: [], confidence: 1, evidence: [{ start: 0, end: 1 }],
  rule: 'curated', review: 'accepted', publisher: 'P', source: 'reports', ...over,
})
const claims = [
  claim({ observed: { from: '2017-11-07', to: '2017-11-07' } }),
  claim({ observed: { from: '2018-06', to: '2018-06' } }),
  claim({ status: 'denied' }),
  claim({ type: 'alliance', recipients: [], actors: ['a', 'c'], observed: { from: '2018-05-30', to: '2018-06-02' } }),
  claim({ type: 'alliance', recipients: [], actors: ['a', 'c'], status: 'planned', observed: { from: '2018', to: '2018' } }),
  claim({ source: 'ucdp-ged', review: 'rejected' }),
]

describe('facets', () => {
  it('count claims by field; rejected ones only when asked for', () => {
    expect(facets(claims, {})).toMatchObject({
      type: { alliance: 2, attack: 3 }, status: { denied: 1, disputed: 3, planned: 1, reported: 3 }, source: { reports: 5 }, claims: 5,
    })
    expect(facets(claims, { review: ['rejected'] }).source).toEqual({ 'ucdp-ged': 1 })
  })
  it('leave out a field\'s own filter and heed the others', () => {
    const f = facets(claims, { type: ['alliance'], status: ['reported'] })
    expect(f.type).toEqual({ alliance: 1, attack: 2 })
    expect(f.status).toEqual({ planned: 1, reported: 1 })
    expect(f.claims).toBe(1)
  })
  it('put a claim into every month that it touches, one of a whole year into none', () => {
    const f = facets(claims, { from: '2018-06' })
    expect(f.months).toEqual([
      { month: '2017-11', types: { attack: 1 } }, { month: '2018-05', types: { alliance: 1 } }, { month: '2018-06', types: { attack: 1, alliance: 1 } },
    ])
    expect([f.undated, f.long]).toEqual([1, 1])
    expect(facets([...claims, claim({ recipients: [] }), claim({ type: 'reinforcement', recipients: [] })], {}).untied).toBe(2)
  })
  it('count the reports that have most claims, and those asked for', () => {
    const many = Array.from({ length: 40 }, (_, i) => claim({ report: `r${String(i % 20).padStart(2, '0')}` })).concat(claim({ report: 'r05' }), claim({ report: 'lone' }))
    expect(Object.keys(facets(many, {}).report)).toHaveLength(12)
    expect(facets(many, {}).report).toMatchObject({ r05: 3 })
    expect(facets(many, { report: ['lone'] }).report).toMatchObject({ lone: 1, r05: 3 })
  })
  it('count with `min` only the claims of ties that have so many', () => expect(facets(claims, { min: 2 }).type).toEqual({ attack: 3 }))
})
