import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { SEED } from '../src/checkout.js'
import { exact } from '../src/exact.js'
import { isPartialDate, type RecordKind, RECORDS } from '../src/model.js'
import { loadSeed } from '../src/seed.js'
import { claims } from './store/world.js'

const more: [RecordKind, unknown][] = [
  ['text', { id: 'r1', text: 'x' }],
  ['import', { id: 'i1', format: 'csv', report: 'r1', file: 'a.csv', at: '2026-01-02T03:04:05Z', undone: false }],
  ['alias', { id: 'a1', actor: 'sdf', name: { text: 'قسد', lang: 'ar', kind: 'name' }, by: 'Rami', at: '2026-01-02T03:04:05Z' }],
  ['merge', { id: 'm1', from: 'a', into: 'b', by: 'Rami', at: '2026-01-02T03:04:05Z', undone: false }],
  ['review', { id: 'v1', claim: 'c1', decision: 'correct', change: { actors: ['a'] }, by: 'Rami', at: '2026-01-02T03:04:05Z' }],
  ['claim', { ...claims(1, 9, 9)[0]!.data, evidence: [{ line: 2, key: '7', fields: { side_a: 'A' } }] }],
]
const records = [...loadSeed(SEED).map(r => [r.kind, r.data] as const), ...claims(50, 9, 9).map(r => [r.kind, r.data] as const), ...more]
const tests = Object.fromEntries(Object.entries(RECORDS).map(([kind, schema]) => [kind, exact(schema)]))

/** A field somewhere in a value: the object or list that holds it, and its key there. */
type Field = [holder: Record<string, unknown>, key: string]
const fieldsOf = (value: unknown): Field[] => (typeof value === 'object' && value !== null
  ? Object.entries(value).flatMap(([key, inner]): Field[] => [[value as Record<string, unknown>, key], ...fieldsOf(inner)]) : [])
const others = fc.oneof(fc.jsonValue(), fc.constantFrom('2018-02-30', '2018-13', '201', '2018-02-28', '2019-1-1', '', 'A b', 'a-', 'attack', -1, 0, 0.5, 2, 1e300, [], ['a', 'A'], {}, '😀', 'x'.repeat(401), '😀'.repeat(399)))

/** One thing about it is otherwise: a field is another, missing, doubled, twice as deep, or last. */
const changes: ((f: Field, other: unknown) => void)[] = [
  ([holder, key], other) => { holder[key] = other },
  ([holder, key]) => { delete holder[key] },
  ([holder], other) => { holder['new'] = other },
  ([holder, key]) => { const value = holder[key]; delete holder[key]; holder[key] = value },
  ([holder, key]) => { holder[key] = [holder[key]] },
]

describe('exact', () => {
  it('knows what is as its schema gives it', () => {
    for (const [kind, data] of records) {
      const parsed = JSON.parse(JSON.stringify(RECORDS[kind].parse(data)))
      expect([kind, tests[kind]!(parsed)]).toEqual([kind, true])
    }
  })

  it('says so of nothing that the schema would refuse or change', () => {
    fc.assert(fc.property(fc.constantFrom(...records), fc.nat(), fc.constantFrom(...changes), others, ([kind, data], at, change, other) => {
      const value = JSON.parse(JSON.stringify(RECORDS[kind].parse(data))), all = fieldsOf(value)
      change(all[at % all.length]!, other)
      const mutated = JSON.parse(JSON.stringify(value)), parsed = RECORDS[kind].safeParse(mutated)
      if (tests[kind]!(mutated)) expect(JSON.stringify(parsed.data)).toBe(JSON.stringify(mutated))
    }), { seed: 1, numRuns: 5_000 })
  })
})

it('a partial date is a year, a month or a day that the calendar has', () => {
  const days = new Set(Array.from({ length: 366 * 9 }, (_, i) => new Date(Date.UTC(2096, 0, 1 + i)).toISOString().slice(0, 10)))
  for (let year = 2096; year < 2104; year++) for (let month = 0; month < 14; month++) for (let day = 0; day < 33; day++) {
    const text = [year, ...[month, day].map(n => `${n}`.padStart(2, '0'))].join('-')
    expect([text, isPartialDate(text)]).toEqual([text, days.has(text)])
  }
  expect(['2018', '2018-12', '0001'].filter(isPartialDate)).toHaveLength(3)
  expect(['', '201', '20180', '2018-', '2018-00', '2018-13', '2018-1', '2018-12-', '2018-12-1', '2018/12', '2018-12/01', '2018-12-011', ' 2018', '２０１８', '2018-1a', '+018'].filter(isPartialDate)).toEqual([])
})
