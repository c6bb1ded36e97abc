/** Two views side by side, two periods most often: what is observed in one, in the other, in both; and who turned. */
import type { Filter, Relation } from '../model.js'
import { type Signed, signed } from './balance.js'
import { asksOfTies, claimFilter, filtered } from './filter.js'
import type { SourcedClaim } from './fold.js'

/** Fields of a relation whose change is worth saying: not the dates, which differ by asking. */
const FIELDS = ['status', 'directed', 'claims', 'publishers', 'confidence'] as const

/** How two actors stand in a view: `both` when they are friends and foes in the same one. */
export type Stand = 'friends' | 'foes' | 'both'

export interface Comparison {
  /** Observed in b and not in a; sorted by id, as all lists here. */
  began: Relation[]
  /** Observed in a and not in b. Last observed then: no claim says that it ended. */
  ended: Relation[]
  /** Observed in both, told otherwise: which fields differ; `grew` and `shrank` go by the number of claims. */
  changed: { a: Relation; b: Relation; fields: string[]; trend: 'grew' | 'shrank' | 'even' }[]
  /** Pairs that stand otherwise in b than in a; `relations`: those of both views that say so. */
  turned: { pair: [string, string]; before: Stand; after: Stand; relations: string[] }[]
  /** How many are observed in both and told alike. */
  same: number
  /** How many claims have no date and so are in no period; 0 when neither view is a period. */
  undated: number
}

/**
 * Compares two views: `a` and `b` are laid over the filter, field by field. A claim that is in both counts in both.
 */
export function compare(all: Iterable<SourcedClaim>, filter: Filter, a: Filter, b: Filter): Comparison {
  const claims = [...all]
  const of = (side: Filter) => new Map(filtered(claims, { ...filter, ...side }).relations.map(r => [r.id, r]))
  const before = of(a), after = of(b)
  const both = [...before.values()].flatMap(x => {
    const y = after.get(x.id)
    return y ? [{ a: x, b: y, fields: FIELDS.filter(f => x[f] !== y[f]) as string[], trend: y.claims > x.claims ? 'grew' as const : y.claims < x.claims ? 'shrank' as const : 'even' as const }] : []
  })
  return {
    began: [...after.values()].filter(r => !before.has(r.id)),
    ended: [...before.values()].filter(r => !after.has(r.id)),
    changed: both.filter(c => c.fields.length > 0),
    turned: turned(signed(before.values()), signed(after.values())),
    same: both.filter(c => c.fields.length === 0).length,
    undated: a.from ?? a.to ?? b.from ?? b.to ? undated(claims, filter) : 0,
  }
}

function turned(before: Signed, after: Signed): Comparison['turned'] {
  const stands = ({ ties, mixed }: Signed) => {
    const all = new Map<string, { stand: Stand; relations: string[] }>()
    for (const { a, b, sign, relations } of ties) all.set(`${a} ${b}`, { stand: sign > 0 ? 'friends' : 'foes', relations })
    for (const { a, b, relations } of mixed) all.set(`${a} ${b}`, { stand: 'both', relations })
    return all
  }
  const then = stands(after), once = stands(before)
  return [...once.keys()].filter(pair => then.has(pair) && then.get(pair)!.stand !== once.get(pair)!.stand).sort().map(pair => {
    const is = then.get(pair)!, was = once.get(pair)!
    return { pair: pair.split(' ') as [string, string], before: was.stand, after: is.stand, relations: [...new Set([...was.relations, ...is.relations])].sort() }
  })
}

function undated(claims: readonly SourcedClaim[], { from: _, to: __, ...rest }: Filter): number {
  const keep = claimFilter(rest), out = claims.filter(c => c.review !== 'rejected' && !dated(c) && keep(c))
  // Those that tie somebody count when their ties are shown, which all of their claims decide.
  if (out.length === 0 || (!rest.status?.length && !asksOfTies(rest))) return out.length
  const timed = filtered(claims, rest), shown = new Set([...timed.relations.flatMap(r => r.claimIds), ...timed.unaddressed.map(c => c.id)])
  return out.filter(c => shown.has(c.id)).length
}

const dated = ({ observed }: SourcedClaim): boolean => observed?.from !== undefined || observed?.to !== undefined
