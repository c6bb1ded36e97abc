/** Two periods side by side: what is observed in one, in the other, in both. */
import type { Filter, Period, Relation } from '../model.js'
import { filtered, within } from './filter.js'
import type { SourcedClaim } from './fold.js'

/** Fields of a relation whose change is worth saying: not the dates, which differ by asking. */
const FIELDS = ['status', 'directed', 'claims', 'publishers', 'confidence'] as const

export interface Comparison {
  /** Observed in b and not in a; sorted by id, as all lists here. */
  began: Relation[]
  /** Observed in a and not in b. Last observed then: no claim says that it ended. */
  ended: Relation[]
  /** Observed in both, told otherwise: which fields differ. */
  changed: { a: Relation; b: Relation; fields: string[] }[]
  /** How many are observed in both and told alike. */
  same: number
  /** How many claims have no date and so are in neither. */
  undated: number
}

/** Compares the graphs of two periods under a filter (its own dates are not used). A claim that touches both periods counts in both. */
export function compare(all: Iterable<SourcedClaim>, filter: Filter, a: Period, b: Period): Comparison {
  const { from: _, to: __, ...rest } = filter
  const claims = [...all]
  const of = (p: Period) => new Map(filtered(claims, { ...rest, ...p }).relations.map(r => [r.id, r]))
  const before = of(a), after = of(b)
  const both = [...before.values()].flatMap(x => { const y = after.get(x.id); return y ? [{ a: x, b: y, fields: FIELDS.filter(f => x[f] !== y[f]) as string[] }] : [] })
  const timed = filtered(claims, rest)
  const shown = new Set([...timed.relations.flatMap(r => r.claimIds), ...timed.unaddressed.map(c => c.id)])
  return {
    began: [...after.values()].filter(r => !before.has(r.id)),
    ended: [...before.values()].filter(r => !after.has(r.id)),
    changed: both.filter(c => c.fields.length > 0),
    same: both.filter(c => c.fields.length === 0).length,
    undated: claims.filter(c => shown.has(c.id) && !within(c.observed, '0001', '9999')).length,
  }
}
