/** Two views side by side, two periods most often: what is observed in one, in the other, in both; and who turned. */
import { asserted, CLAIM_TYPES, type Filter, type Relation } from '../model.js'
import { asksOfTies, claimFilter, filtered, relationFilter } from './filter.js'
import { gather, relate, type SourcedClaim } from './fold.js'

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
  const claims = [...all], [one, other] = [{ ...filter, ...a }, { ...filter, ...b }], [inOne, inOther] = [claimFilter(one), claimFilter(other)]
  // Laid together once for both; a tie that the same claims make in both is the same one. Asking again which side a claim is on costs less than keeping it.
  const sideOf = (c: SourcedClaim): number => (inOne(c) ? ONE : 0) | (inOther(c) ? OTHER : 0)
  const { made } = gather<SourcedClaim, [Relation | undefined, Relation | undefined]>(claims.filter(c => sideOf(c) !== 0), (type, source, target, of) => {
    const sides = of.map(sideOf), told = (side: number): Relation | undefined => { const own = of.filter((_, i) => sides[i]! & side); return own.length > 0 ? relate(type, source, target, own) : undefined }
    if (sides.some(side => side !== sides[0])) return [told(ONE), told(OTHER)]
    const all = relate(type, source, target, of)
    return [sides[0]! & ONE ? all : undefined, sides[0]! & OTHER ? all : undefined]
  })
  const [passesOne, passesOther] = [relationFilter(one), relationFilter(other)], began: Relation[] = [], ended: Relation[] = [], changed: Comparison['changed'] = [], turns = new Turns()
  let same = 0
  for (const [told, told2] of made) {
    const x = told && passesOne(told) ? told : undefined, y = told2 && passesOther(told2) ? told2 : undefined
    if (x) turns.add(x, ONE)
    if (y) turns.add(y, OTHER)
    if (!x) { if (y) began.push(y); continue }
    if (!y) { ended.push(x); continue }
    const fields = x === y ? [] : FIELDS.filter(f => x[f] !== y[f])
    if (fields.length > 0) changed.push({ a: x, b: y, fields, trend: y.claims > x.claims ? 'grew' : y.claims < x.claims ? 'shrank' : 'even' })
    else same++
  }
  return { began, ended, changed, turned: turns.turned(), same, undated: a.from ?? a.to ?? b.from ?? b.to ? undated(claims, filter) : 0 }
}
const ONE = 1, OTHER = 2

/** How pairs stand in two views: for each the bits of ONE and OTHER, for friends, and the same two places on, for foes. */
class Turns {
  readonly #stands = new Map<string, Map<string, number>>()
  readonly #signed: Relation[] = []

  add(relation: Relation, side: number): void {
    const { source, target, type } = relation, { sign } = CLAIM_TYPES[type]
    if (sign === 0 || !asserted(relation)) return
    const [a, b] = source < target ? [source, target] : [target, source]
    let of = this.#stands.get(a)
    if (!of) this.#stands.set(a, of = new Map())
    of.set(b, (of.get(b) ?? 0) | (sign > 0 ? side : side << 2))
    this.#signed.push(relation)
  }

  turned(): Comparison['turned'] {
    const stand = (bits: number, side: number): Stand | undefined => bits & side ? (bits & (side << 2) ? 'both' : 'friends') : bits & (side << 2) ? 'foes' : undefined
    const found = new Map<string, Comparison['turned'][number] & { ids: Set<string> }>()
    for (const [a, of] of this.#stands) for (const [b, bits] of of) {
      const before = stand(bits, ONE), after = stand(bits, OTHER)
      if (before && after && before !== after) found.set(`${a} ${b}`, { pair: [a, b], before, after, relations: [], ids: new Set() })
    }
    if (found.size > 0) for (const { id, source, target } of this.#signed) found.get(source < target ? `${source} ${target}` : `${target} ${source}`)?.ids.add(id)
    return [...found.keys()].sort().map(key => { const { ids, ...turn } = found.get(key)!; return { ...turn, relations: [...ids].sort() } })
  }
}

function undated(claims: readonly SourcedClaim[], { from: _, to: __, ...rest }: Filter): number {
  const keep = claimFilter(rest), out = claims.filter(c => !dated(c) && c.review !== 'rejected' && keep(c))
  // Those that tie somebody count when their ties are shown, which all of their claims decide.
  if (out.length === 0 || (!rest.status?.length && !asksOfTies(rest))) return out.length
  const timed = filtered(claims, rest), shown = new Set([...timed.relations.flatMap(r => r.claimIds), ...timed.unaddressed.map(c => c.id)])
  return out.filter(c => shown.has(c.id)).length
}

const dated = ({ observed }: SourcedClaim): boolean => observed?.from !== undefined || observed?.to !== undefined
