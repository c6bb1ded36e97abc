/** Two views side by side, two periods most often: what is observed in one, in the other, in both; and who turned. */
import { asserted, CLAIM_TYPES, type Filter, type Relation } from '../model.js'
import { asksOfTies, claimFilter, filtered, relationFilter } from './filter.js'
import { gather, grouped, relate, type SourcedClaim } from './fold.js'

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
  const [passesOne, passesOther] = [relationFilter(one), relationFilter(other)], turns = new Turns()
  const { made } = gather<SourcedClaim, Told>(claims.filter(c => sideOf(c) !== 0), (type, source, target, of) => {
    const side = sideOf(of[0]!), sides = of.length > 1 ? of.map(sideOf) : [], mixed = sides.some(s => s !== side), all = mixed ? undefined : relate(type, source, target, of)
    const told = (asked: number): Relation | undefined => {
      if (all) return side & asked ? all : undefined
      const own = of.filter((_, i) => sides[i]! & asked)
      return own.length > 0 ? relate(type, source, target, own) : undefined
    }
    const before = told(ONE), after = told(OTHER), x = before && passesOne(before) ? before : undefined, y = after && passesOther(after) ? after : undefined
    turns.add(x, y)
    return { x, y }
  })
  const began: Relation[] = [], ended: Relation[] = [], changed: Comparison['changed'] = []
  let same = 0
  for (const { x, y } of made) {
    if (!x) { if (y) began.push(y); continue }
    if (!y) { ended.push(x); continue }
    const fields = x === y ? [] : FIELDS.filter(f => x[f] !== y[f])
    if (fields.length > 0) changed.push({ a: x, b: y, fields, trend: y.claims > x.claims ? 'grew' : y.claims < x.claims ? 'shrank' : 'even' })
    else same++
  }
  return { began, ended, changed, turned: turns.turned(), same, undated: a.from ?? a.to ?? b.from ?? b.to ? undated(claims, filter) : 0 }
}
const ONE = 1, OTHER = 2

/** A tie as it is told in one view and in the other. */
interface Told { x: Relation | undefined; y: Relation | undefined }

/** How pairs stand in two views: for each tie the bits of ONE and OTHER where it makes friends, and the same two places on where it makes foes. */
class Turns {
  readonly #signed: Relation[] = []
  readonly #stands: number[] = []
  readonly #pairs: number[] = []
  readonly #numbers = new Map<string, number>()

  /** A tie of both views or of one. */
  add(x: Relation | undefined, y: Relation | undefined): void {
    const relation = x ?? y, sign = relation ? CLAIM_TYPES[relation.type].sign : 0
    if (!relation || sign === 0) return
    const sides = (x && asserted(x) ? ONE : 0) | (y && asserted(y) ? OTHER : 0)
    if (sides === 0) return
    this.#signed.push(relation)
    this.#stands.push(sign > 0 ? sides : sides << 2)
    this.#pairs.push(this.#numberOf(relation.source), this.#numberOf(relation.target))
  }

  /** Pairs that stand otherwise in one view than in the other, by their ids. */
  turned(): Comparison['turned'] {
    const stand = (bits: number, side: number): Stand | undefined => (bits & side ? (bits & (side << 2) ? 'both' : 'friends') : bits & (side << 2) ? 'foes' : undefined)
    const key = (pick: (a: number, b: number) => number): [Uint32Array, number] => [new Uint32Array(this.#signed.length).map((_, i) => pick(this.#pairs[2 * i]!, this.#pairs[2 * i + 1]!)), this.#numbers.size]
    const { order, starts } = grouped([key(Math.max), key(Math.min)]), out: Comparison['turned'] = []
    starts.forEach((start, g) => {
      const end = starts[g + 1] ?? order.length
      let bits = 0
      for (let i = start; i < end; i++) bits |= this.#stands[order[i]!]!
      const before = stand(bits, ONE), after = stand(bits, OTHER)
      if (!before || !after || before === after) return
      const ties = [...order.subarray(start, end)].map(p => this.#signed[p]!), { source, target } = ties[0]!
      out.push({ pair: source < target ? [source, target] : [target, source], before, after, relations: ties.map(r => r.id).sort() })
    })
    return out.sort(({ pair: [a, b] }, { pair: [c, d] }) => (a < c || (a === c && b < d) ? -1 : 1))
  }

  #numberOf(id: string): number {
    let n = this.#numbers.get(id)
    if (n === undefined) this.#numbers.set(id, n = this.#numbers.size)
    return n
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
