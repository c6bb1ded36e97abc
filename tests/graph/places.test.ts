import { describe, expect, it } from 'vitest'
import type { SourcedClaim } from '../../src/graph/fold.js'
import { byPlace } from '../../src/graph/places.js'
import type { Claim } from '../../src/model.js'

let n = 0
const claim = (over: Partial<Claim>): SourcedClaim => ({
  id: `c${++n}`, report: 'r', type: 'attack', status: 'reported', actors: ['b'], recipients: ['a'], places: ['hajin'], confidence: 1, evidence: [{ start: 0, end: 1 }],
  rule: 'curated', review: 'accepted', publisher: 'P', source: 'reports', ...over,
})
const claims = [
  claim({}), claim({ places: ['hajin', 'sousa'] }), claim({ status: 'planned' }), claim({ actors: ['b', 'a'], recipients: [] }), claim({ type: 'reinforcement', recipients: [] }),
  claim({ places: [] }), claim({ places: ['nobody-knows'] }),
]

describe('claims by place', () => {
  it('are gathered where they say the same of the same, and count at each place that they name', () => {
    const { places, nowhere } = byPlace(claims, id => id !== 'nobody-knows')
    expect(nowhere).toBe(2)
    expect([...places.keys()]).toEqual(['hajin', 'sousa'])
    expect(places.get('hajin')).toEqual([
      { type: 'attack', status: 'planned', actors: ['a', 'b'], relations: ['b.attack.a'], claims: 1 },
      { type: 'attack', status: 'reported', actors: ['a', 'b'], relations: ['a.attack.b', 'b.attack.a'], claims: 1 },
      { type: 'attack', status: 'reported', actors: ['a', 'b'], relations: ['b.attack.a'], claims: 2 },
      { type: 'reinforcement', status: 'reported', actors: ['b'], relations: [], claims: 1 },
    ])
    expect(places.get('sousa')).toEqual([{ type: 'attack', status: 'reported', actors: ['a', 'b'], relations: ['b.attack.a'], claims: 1 }])
    expect(byPlace(claims.toReversed(), id => id !== 'nobody-knows')).toEqual({ places, nowhere })
  })
})
