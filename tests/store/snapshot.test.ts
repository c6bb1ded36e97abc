import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fold } from '../../src/graph/fold.js'
import { claimId } from '../../src/ids.js'
import type { AnyRecord, Claim } from '../../src/model.js'
import { claimTypes, STATUSES } from '../../src/model.js'
import { Snapshot } from '../../src/store/snapshot.js'

const actorIds = ['a', 'b', 'c', 'd']
const reportIds = ['r1', 'r2']
const actor = (id: string): AnyRecord => ({ kind: 'actor', data: { id, names: [{ text: id, lang: 'en', kind: 'name' }], kind: 'militia', countries: [], ids: {}, partOf: [], known: true } })
const report = (id: string, publisher: string): AnyRecord => ({ kind: 'report', data: { id, sha256: '0'.repeat(64), title: id, publisher, language: 'ar', length: 9, source: 'reports' } })
const base = [...actorIds.map(actor), ...reportIds.map(r => report(r, `publisher of ${r}`))]

const someActors = fc.uniqueArray(fc.constantFrom(...actorIds), { minLength: 1, maxLength: 2 }).map(a => a.sort())
const claims: fc.Arbitrary<Claim> = fc.record({ report: fc.constantFrom(...reportIds), type: fc.constantFrom(...claimTypes), status: fc.constantFrom(...STATUSES), actors: someActors, recipients: someActors, at: fc.nat(3) })
  .map(({ at, ...c }) => {
    const whole = { ...c, places: [], confidence: 0.9, evidence: [{ start: at, end: at + 1 }], rule: 'attack.verb', review: 'unreviewed' as const }
    return { id: claimId(whole), ...whole }
  })
const pool = fc.sample(claims, { numRuns: 25, seed: 1 })
const at = (n: number) => `2026-01-01T00:00:0${n}.000Z`
const anyRecord: fc.Arbitrary<AnyRecord> = fc.oneof(
  { weight: 5, arbitrary: fc.constantFrom(...pool).map(data => ({ kind: 'claim' as const, data })) },
  { weight: 3, arbitrary: fc.record({ claim: fc.constantFrom(...pool.map(c => c.id)), decision: fc.constantFrom('accept' as const, 'reject' as const, 'correct' as const, 'undo' as const, 'reset' as const), n: fc.nat(9), to: someActors })
    .map(({ claim, decision, n, to }) => ({ kind: 'review' as const, data: { id: `v${n}-${claim}`, claim, decision, by: 'x', at: at(n), ...(decision === 'correct' && { change: { actors: to } }) } })) },
  { weight: 2, arbitrary: fc.record({ from: fc.constantFrom('c', 'd'), undone: fc.boolean() }).map(({ from, undone }) => ({ kind: 'merge' as const, data: { id: `m-${from}`, from, into: from === 'd' ? 'c' : 'a', by: 'x', at: at(0), undone } })) },
  { weight: 1, arbitrary: fc.record({ name: fc.constantFrom('x', 'y'), actor: fc.constantFrom('a', 'c', 'd'), undone: fc.boolean() }).map(({ name, actor, undone }) => ({ kind: 'alias' as const, data: { id: `n-${name}`, actor, name: { text: name, lang: 'en', kind: 'alias' as const }, by: 'x', at: at(0), ...(undone && { undoing: { by: 'x', at: at(1) } }) } })) },
  { weight: 1, arbitrary: fc.boolean().map(undone => ({ kind: 'import' as const, data: { id: 'i', format: 'ucdp-ged', report: 'r2', file: 'f', at: at(0), undone } })) },
  { weight: 1, arbitrary: fc.constantFrom('P', 'Q').map(p => report('r1', p)) },
)
const history = fc.array(fc.array(anyRecord, { maxLength: 6 }), { maxLength: 8 })

const written = (batches: AnyRecord[][]): Snapshot => {
  const s = new Snapshot()
  for (const b of batches) s.commit(s.prepare(b))
  return s
}
const visible = (s: Snapshot) => ({ version: s.version, actors: actorIds.map(a => s.actorOf(a)), claims: [...s.claims.values()].sort((a, b) => (a.id < b.id ? -1 : 1)), relations: [...s.relations.values()].sort((a, b) => (a.id < b.id ? -1 : 1)) })

describe('a snapshot, after any history of writes', () => {
  test('holds exactly the relations folded from its claims', () => {
    fc.assert(fc.property(history, batches => {
      const s = written([base, ...batches])
      expect(visible(s).relations).toEqual(fold(s.claims.values()).relations)
    }), { seed: 7, numRuns: 300 })
  })

  test('is what its last records give in one write, in any order', () => {
    fc.assert(fc.property(history, batches => {
      const s = written([base, ...batches])
      const last = Object.entries(s.records).flatMap(([kind, table]) => [...table.values()].map(data => ({ kind, data }) as AnyRecord))
      expect(visible(written([last.reverse()]))).toEqual(visible(s))
    }), { seed: 8, numRuns: 300 })
  })

  test('does not change when the same records are written again', () => {
    fc.assert(fc.property(history, batches => {
      const s = written([base, ...batches])
      const again = s.prepare(Object.entries(s.records).flatMap(([kind, table]) => [...table.values()].map(data => ({ kind, data }) as AnyRecord)))
      expect([again.records, again.claims.size, again.relations.size, again.version]).toEqual([[], 0, 0, s.version])
    }), { seed: 9, numRuns: 100 })
  })

  test('prepare alone changes nothing', () => {
    fc.assert(fc.property(history, fc.array(anyRecord, { maxLength: 8 }), (batches, more) => {
      const s = written([base, ...batches]), before = structuredClone(visible(s))
      s.prepare(more)
      expect(visible(s)).toEqual(before)
    }), { seed: 10, numRuns: 100 })
  })
})

describe('a decision', () => {
  const claim = pool.find(c => c.type === 'attack' && c.status === 'reported')!
  const review = (id: string, decision: 'accept' | 'reject' | 'correct' | 'reset', n: number, change?: object): AnyRecord =>
    ({ kind: 'review', data: { id, claim: claim.id, decision, by: 'Rana', at: at(n), ...(change && { change }) } })

  test('holds when the report is read again', () => {
    const s = written([base, [{ kind: 'claim', data: claim }], [review('v1', 'reject', 1)], [{ kind: 'claim', data: { ...claim, confidence: 0.5 } }]])
    expect(s.claims.get(claim.id)!.review).toBe('rejected')
    expect(s.relations.size).toBe(0)
  })

  test('can be taken back, with its history', () => {
    const s = written([base, [{ kind: 'claim', data: claim }], [review('v1', 'correct', 1, { status: 'planned' })], [review('v2', 'reset', 2)]])
    expect(s.claims.get(claim.id)).toMatchObject({ status: 'reported', review: 'unreviewed' })
    expect(s.reviewsOf(claim.id).map(r => r.decision)).toEqual(['correct', 'reset'])
  })

  test('of a corrected claim keeps saying that it was corrected', () => {
    const s = written([base, [{ kind: 'claim', data: claim }], [review('v1', 'correct', 1, { status: 'planned' }), review('v2', 'reject', 2), review('v3', 'accept', 3)]])
    expect(s.claims.get(claim.id)).toMatchObject({ status: 'planned', review: 'corrected' })
  })
})
