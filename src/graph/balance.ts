/**
 * Structural balance: is the friend of a friend a friend, the enemy of an enemy a friend? (Cartwright & Harary 1956, "Structural balance: a
 * generalization of Heider's theory"; several camps: Davis 1967, "Clustering and structural balance in graphs".) It describes what the sources
 * say of whom; it is no forecast and no judgement.
 */
import { asserted, CLAIM_TYPES, type Relation } from '../model.js'

/** How two actors stand: `weight` is what it costs to break the tie (1, or any number for weighted networks). */
export interface SignedTie { a: string; b: string; sign: 1 | -1; weight: number; relations: string[] }

export interface Signed {
  /** One per pair, a < b; sorted. */
  ties: SignedTie[]
  /** Pairs that are both friends and foes in these relations: they have no sign, and so no part in triads and camps. Sorted. */
  mixed: { a: string; b: string; relations: string[] }[]
}

type Signable = Pick<Relation, 'id' | 'source' | 'target' | 'type' | 'status'>

/** The signs of the pairs: alliance and reinforcement +, attack and rivalry − (`CLAIM_TYPES`), whatever their direction; only what is asserted counts. */
export function signed(relations: Iterable<Signable>): Signed {
  const pairs = new Map<string, Map<string, { signs: number; relations: string[] }>>()
  for (const { id, source, target, type, status } of relations) {
    const { sign } = CLAIM_TYPES[type]
    if (sign === 0 || !asserted({ status }) || source === target) continue
    const [a, b] = source < target ? [source, target] : [target, source]
    let of = pairs.get(a)
    if (!of) pairs.set(a, of = new Map())
    const pair = of.get(b), bit = sign > 0 ? 1 : 2
    if (pair) { pair.signs |= bit; pair.relations.push(id) } else of.set(b, { signs: bit, relations: [id] })
  }
  const out: Signed = { ties: [], mixed: [] }
  for (const a of [...pairs.keys()].sort()) {
    const of = pairs.get(a)!
    for (const b of [...of.keys()].sort()) {
      const { signs, relations } = of.get(b)!
      relations.sort()
      if (signs === 3) out.mixed.push({ a, b, relations })
      else out.ties.push({ a, b, sign: signs === 1 ? 1 : -1, weight: 1, relations })
    }
  }
  return out
}

/** Three actors all tied by sign: `signs` from most to least friendly, such as `+--`. */
export interface Triad { actors: [string, string, string]; signs: '+++' | '++-' | '+--' | '---'; relations: string[] }

export interface Triads {
  /** `+++` and `+--` are balanced, `++-` (two friends of one who fight each other) and `---` (three who all fight) are not. */
  counts: Record<Triad['signs'], number>
  /** The unbalanced ones, `++-` first, then by actors; at most `limit`. */
  frustrated: Triad[]
}

const neighbours = (ties: readonly SignedTie[]): Map<string, Map<string, SignedTie>> => {
  const all = new Map<string, Map<string, SignedTie>>()
  for (const t of ties) for (const [x, y] of [[t.a, t.b], [t.b, t.a]] as const) {
    const of = all.get(x) ?? new Map<string, SignedTie>()
    all.set(x, of)
    of.set(y, t)
  }
  return all
}

export function triads(ties: readonly SignedTie[], limit = Infinity): Triads {
  const all = neighbours(ties)
  const counts = { '+++': 0, '++-': 0, '+--': 0, '---': 0 }, frustrated: Triad[] = []
  for (const ab of ties) {
    const [small, large] = all.get(ab.a)!.size < all.get(ab.b)!.size ? [ab.a, ab.b] : [ab.b, ab.a]
    for (const [c, first] of all.get(small)!) {
      const second = c > ab.b ? all.get(large)!.get(c) : undefined
      if (!second) continue
      const three = [ab, first, second]
      const signs = three.map(t => (t.sign > 0 ? '+' : '-')).sort().join('') as Triad['signs']
      counts[signs]++
      if (signs === '++-' || signs === '---') frustrated.push({ actors: [ab.a, ab.b, c], signs, relations: three.flatMap(t => t.relations).sort() })
    }
  }
  frustrated.sort((x, y) => (x.signs === y.signs ? (x.actors.join(' ') < y.actors.join(' ') ? -1 : 1) : x.signs < y.signs ? -1 : 1))
  return { counts, frustrated: frustrated.slice(0, limit) }
}

export interface Camps {
  /** Each actor's camp, from 0: the largest first, then by its smallest id. Actors whom no chain of ties connects are never in the same camp. */
  of: Map<string, number>
  count: number
  /** Weight of the ties that do not fit: friends in different camps, foes in the same one. With two camps this is the frustration index (line index of balance, Harary 1959). */
  frustration: number
  /** Those ties, in the order given. */
  against: SignedTie[]
  /** Whether no partition into so many camps fits better; false when the search was cut and a better one may exist. */
  exact: boolean
}

/** Larger groups of actors are searched only by moving one at a time. */
const EXACT = 64

/**
 * The partition of each connected group into at most `most` camps that the fewest ties contradict: branch and bound, bounded by `effort` steps,
 * beginning from a local search (also the answer where the search is cut). Deterministic.
 */
export function camps(ties: readonly SignedTie[], most = 2, effort = 2_000_000): Camps {
  const all = neighbours(ties), placed = new Map<string, number>()
  let exact = true, left = effort, group = 0
  for (const start of [...all.keys()].sort()) {
    if (placed.has(start)) continue
    const order = orderFrom(start, all)
    const index = new Map(order.map((id, i) => [id, i]))
    const links = order.map(id => [...all.get(id)!].map(([other, t]) => ({ to: index.get(other)!, w: t.sign * t.weight })))
    const found = search(links, most, order.length <= EXACT ? left : 0)
    left -= found.steps
    exact &&= found.exact
    order.forEach((id, i) => placed.set(id, group * most + found.camps[i]!))
    group++
  }
  const groups = new Map<number, string[]>()
  for (const [id, c] of placed) groups.set(c, [...(groups.get(c) ?? []), id].sort())
  const sorted = [...groups.values()].sort((x, y) => y.length - x.length || (x[0]! < y[0]! ? -1 : 1))
  const of = new Map(sorted.flatMap((ids, i) => ids.map(id => [id, i] as const)))
  const against = ties.filter(t => (of.get(t.a) === of.get(t.b)) !== t.sign > 0)
  return { of, count: sorted.length, frustration: against.reduce((n, t) => n + t.weight, 0), against, exact }
}

/** All that are connected with one, each after those it has most to do with: so the search meets contradictions early. */
function orderFrom(start: string, all: ReadonlyMap<string, ReadonlyMap<string, SignedTie>>): string[] {
  const reached = new Map<string, number>([[start, 0]]), order: string[] = []
  while (reached.size > 0) {
    let next = '', strength = -1
    for (const [id, s] of reached) if (s > strength || (s === strength && id < next)) { next = id; strength = s }
    reached.delete(next)
    order.push(next)
    const done = new Set(order)
    for (const [other, t] of all.get(next)!) if (!done.has(other)) reached.set(other, (reached.get(other) ?? 0) + t.weight)
  }
  return order
}

type Links = readonly (readonly { to: number; w: number }[])[]

/** The best camps of one connected group. `links[i]`: its ties, `w` positive to friends. */
function search(links: Links, most: number, effort: number): { camps: number[]; exact: boolean; steps: number } {
  const n = links.length
  let best = improved(links, most), least = cost(links, best), steps = 0, cut = effort <= 0
  // price[i][c]: what actor i would contradict among those placed, were it in camp c.
  const price = Array.from({ length: n }, () => new Float64Array(most)), at = new Array<number>(n).fill(-1)
  const place = (i: number, used: number, spent: number): void => {
    if (cut || (cut = ++steps > effort)) return
    let bound = spent
    for (let j = i; j < n; j++) bound += Math.min(...price[j]!)
    if (bound >= least) return
    if (i === n) { best = [...at]; least = spent; return }
    const choices = Array.from({ length: Math.min(used + 1, most) }, (_, c) => c).sort((c, d) => price[i]![c]! - price[i]![d]! || c - d)
    for (const c of choices) {
      at[i] = c
      bear(i, c, 1)
      place(i + 1, Math.max(used, c + 1), spent + price[i]![c]!)
      bear(i, c, -1)
    }
    at[i] = -1
  }
  /** Lays what the choice of i costs its ties on those that are not placed yet; with −1 takes it off. */
  const bear = (i: number, c: number, by: 1 | -1): void => {
    for (const { to, w } of links[i]!) {
      if (to <= i) continue
      if (w < 0) price[to]![c]! -= by * w
      else for (let d = 0; d < most; d++) if (d !== c) price[to]![d]! += by * w
    }
  }
  if (!cut) place(0, 0, 0)
  return { camps: best, exact: !cut, steps }
}

const cost = (links: Links, at: readonly number[]): number =>
  links.reduce((sum, of, i) => sum + of.reduce((s, { to, w }) => s + (to > i && (at[i] === at[to]) !== w > 0 ? Math.abs(w) : 0), 0), 0)

/** A local search: everybody goes where fewest ties are contradicted, in order, until nobody moves. The start follows the signs along the order. */
function improved(links: Links, most: number): number[] {
  const at = new Array<number>(links.length).fill(-1)
  const settle = (i: number): boolean => {
    const price = new Array<number>(most).fill(0)
    for (const { to, w } of links[i]!) if (at[to]! >= 0) price.forEach((_, c) => { if ((c === at[to]) !== w > 0) price[c]! += Math.abs(w) })
    const least = Math.min(...price), to = at[i]! >= 0 && price[at[i]!] === least ? at[i]! : price.indexOf(least)
    const moved = to !== at[i]
    at[i] = to
    return moved
  }
  for (let i = 0; i < links.length; i++) settle(i)
  for (let round = 0; round < 100; round++) if (links.filter((_, i) => settle(i)).length === 0) break
  return at
}

/** How alike two actors' friends and foes are: those that both have on the same side, of all that either has (Jaccard over signed ties; 1: the same). Best first, then by id. */
export function similar(ties: readonly SignedTie[], actor: string, limit = 10): { id: string; friends: string[]; foes: string[]; likeness: number }[] {
  const all = neighbours(ties), own = all.get(actor)
  if (!own) return []
  const out: ReturnType<typeof similar> = []
  for (const [id, theirs] of all) {
    if (id === actor) continue
    const shared = [...own].filter(([x, t]) => theirs.get(x)?.sign === t.sign && x !== id)
    if (shared.length === 0) continue
    const either = new Set([...own.keys(), ...theirs.keys()].filter(x => x !== id && x !== actor))
    const side = (sign: 1 | -1) => shared.filter(([, t]) => t.sign === sign).map(([x]) => x).sort()
    out.push({ id, friends: side(1), foes: side(-1), likeness: shared.length / either.size })
  }
  return out.sort((x, y) => y.likeness - x.likeness || (x.id < y.id ? -1 : 1)).slice(0, limit)
}
