/**
 * Claims → relations. Pure, deterministic, and blind to the order of the claims: a relation can always be
 * thrown away and folded again.
 */
import type { Claim, PartialDate, Relation } from '../model.js'
import { CLAIM_TYPES, type ClaimType, claimTypes, firstDay, houseOf, isClash, lastDay, type Status, STATUSES, UNKNOWN_PUBLISHER } from '../terms.js'

/** A claim as it holds after reviews and merges, with what its report contributes. */
export type SourcedClaim = Claim & { publisher: string; source: string }

/** What of a claim makes relations. */
export type FoldedClaim = Pick<SourcedClaim, 'id' | 'type' | 'status' | 'actors' | 'recipients' | 'observed' | 'confidence' | 'review' | 'publisher' | 'source'>

export interface Graph<C extends FoldedClaim = SourcedClaim> {
  /** Sorted by id. */
  relations: Relation[]
  /** Claims that tie nobody to anybody (forces sent to a place): for the actors' cards and the places. Sorted by id. */
  unaddressed: C[]
}

const byId = (a: { id: string }, b: { id: string }): number => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)

/** `source.type.target`. */
export const relationId = (type: ClaimType, source: string, target: string): string => `${source}.${type}.${target}`

/** Calls `put` for each pair of `ties`: most claims make one, and a hundred thousand are folded at a time. */
function eachTie({ type, actors, recipients }: Pick<Claim, 'type' | 'actors' | 'recipients'>, put: (source: string, target: string) => void): void {
  const { directed } = CLAIM_TYPES[type]
  const among = recipients.length > 0 ? recipients : type === 'attack' || !directed ? actors : []
  const seen = actors.length * among.length > 1 ? new Set<string>() : undefined
  for (const a of actors) for (const b of among) {
    if (a === b) continue
    const source = directed || a < b ? a : b, target = source === a ? b : a
    if (seen?.has(`${source} ${target}`)) continue
    seen?.add(`${source} ${target}`)
    put(source, target)
  }
}

/**
 * Whom a claim ties to whom. A clash counts both ways; an undirected tie runs from the smaller id to the larger; nobody is tied to
 * himself; a reinforcement without recipient ties nobody.
 */
export function ties(claim: Pick<Claim, 'type' | 'actors' | 'recipients'>): [source: string, target: string][] {
  const out: [string, string][] = []
  eachTie(claim, (source, target) => out.push([source, target]))
  return out
}

/**
 * How well the sources support a tie, 0 to 1: `(1 − Π(1 − 0.6·c)) · reported / (reported + denied)`, the product over the publishers of
 * reported claims (unknown ones are left out where there is a named one), c the most certain reading of each. One publisher alone stays at 0.6 or below, however often it repeats itself; a
 * second independent one brings at most 0.84, a third 0.94. Denials count as claims do. It is a measure of support, not of truth.
 */
export function confidenceOf(claims: readonly FoldedClaim[]): number {
  const publishers: string[] = [], best: number[] = []
  let reported = 0, denied = 0
  for (const { status, publisher, confidence } of claims) {
    if (status === 'denied') denied++
    if (status !== 'reported') continue
    reported++
    const had = publishers.indexOf(publisher)
    if (had < 0) { publishers.push(publisher); best.push(confidence) } else if (confidence > best[had]!) best[had] = confidence
  }
  if (reported === 0) return 0
  const unknown = publishers.indexOf(UNKNOWN_PUBLISHER)
  if (best.length > 1 && unknown >= 0) best.splice(unknown, 1)
  // Multiplied in sorted order: floating-point products depend on it, and the order of the claims must not show.
  const doubt = best.sort((a, b) => a - b).reduce((d, c) => d * (1 - 0.6 * c), 1)
  return Math.round((1 - doubt) * (reported / (reported + denied)) * 1e4) / 1e4
}

/**
 * Who has seen a tie, from the sources of the claims that make it: `several` houses, or the one. An export of this program that was taken in again
 * (`belligraph`) only repeats what others say.
 */
export function corroborationOf(sources: readonly string[]): string {
  if (sources.length === 1) return houseOf(sources[0]!)
  const houses: string[] = []
  for (const source of sources) noted(houses, houseOf(source))
  const own = houses.length > 1 ? houses.filter(h => h !== 'belligraph') : houses
  return own.length > 1 ? 'several' : own[0]!
}

/** The earlier of two days, the more exact one if they are the same. */
function earlier(a: PartialDate | undefined, b: PartialDate): PartialDate {
  if (a === undefined) return b
  const x = firstDay(a), y = firstDay(b)
  return y < x || (y === x && b.length > a.length) ? b : a
}

function later(a: PartialDate | undefined, b: PartialDate): PartialDate {
  if (a === undefined) return b
  const x = lastDay(a), y = lastDay(b)
  return y > x || (y === x && b.length > a.length) ? b : a
}

/** A list of its own length for the first: pushed to, an empty one takes room for seventeen, and most of them hold one. */
const noted = (list: string[] | undefined, text: string): string[] => {
  if (!list) return [text]
  if (!list.includes(text)) list.push(text)
  return list
}

function statusOf(counts: Record<Status, number>): Relation['status'] {
  if (counts.reported > 0) return counts.denied > 0 ? 'disputed' : 'reported'
  return counts.planned > 0 ? 'planned' : counts.hypothetical > 0 ? 'hypothetical' : 'denied'
}

/** Lists of one text and counts of one claim: the same ones for every tie that has them, frozen. Most ties rest on one claim, and a hundred thousand are folded at a time. */
const listed = new Map<string, string[]>()
const alone = (text: string): string[] => {
  let list = listed.get(text)
  if (!list) listed.set(text, list = Object.freeze([text]) as string[])
  return list
}
const NO_ONE = Object.freeze([] as string[]) as string[]
const COUNTED = Object.fromEntries(STATUSES.map(s => [s, Object.freeze({ reported: 0, planned: 0, denied: 0, hypothetical: 0, [s]: 1 })])) as Record<Status, Record<Status, number>>

/** The relation of one claim: what `relate` would make of it. */
function relateOne(type: ClaimType, source: string, target: string, c: FoldedClaim): Relation {
  const reported = c.status === 'reported', clash = isClash(c), { observed } = c
  const relation: Relation = {
    id: relationId(type, source, target), source, target, type, directed: CLAIM_TYPES[type].directed && !clash, status: c.status, claims: 1,
    claimIds: [c.id], counts: COUNTED[c.status], clashes: reported && clash ? 1 : 0, publishers: reported ? 1 : 0, publisherNames: reported ? alone(c.publisher) : NO_ONE,
    sources: alone(c.source), corroboration: houseOf(c.source), confidence: reported ? Math.round((1 - (1 - 0.6 * c.confidence)) * 1e4) / 1e4 : 0, unreviewed: c.review === 'unreviewed' ? 1 : 0,
  }
  if (reported && observed) {
    const first = observed.from ?? observed.to, last = observed.to ?? observed.from
    if (first !== undefined) relation.first = first
    if (last !== undefined) relation.last = last
  }
  return relation
}

/** One relation from all claims that make it (at least one, in any order). Dates, publishers and confidence come from reported claims only. */
export function relate(type: ClaimType, source: string, target: string, claims: readonly FoldedClaim[]): Relation {
  if (claims.length === 1) return relateOne(type, source, target, claims[0]!)
  const counts: Record<Status, number> = { reported: 0, planned: 0, denied: 0, hypothetical: 0 }
  let everyone: string[] | undefined, sources: string[] | undefined, seenBy: string[] | undefined
  const any = claims.some(c => c.status === 'reported')
  let clashes = 0, made = 0, unreviewed = 0, first: PartialDate | undefined, last: PartialDate | undefined
  for (const c of claims) {
    counts[c.status]++
    sources = noted(sources, c.source)
    if (c.review === 'unreviewed') unreviewed++
    if (any && c.status !== 'reported') continue
    made++
    seenBy = noted(seenBy, c.source)
    if (isClash(c)) clashes++
    if (!any) continue
    everyone = noted(everyone, c.publisher)
    const { observed } = c, begins = observed?.from ?? observed?.to, ends = observed?.to ?? observed?.from
    if (begins !== undefined) first = earlier(first, begins)
    if (ends !== undefined) last = later(last, ends)
  }
  const publisherNames = everyone && everyone.length > 1 ? everyone.filter(p => p !== UNKNOWN_PUBLISHER).sort() : everyone ?? []
  const relation: Relation = {
    id: relationId(type, source, target), source, target, type, directed: CLAIM_TYPES[type].directed && clashes < made, status: statusOf(counts), claims: made,
    claimIds: claims.map(c => c.id).sort(), counts, clashes: any ? clashes : 0, publishers: publisherNames.length, publisherNames,
    sources: sources!.sort(), corroboration: corroborationOf(seenBy!), confidence: confidenceOf(claims), unreviewed,
  }
  // Last, and only where they are: a hundred thousand are made at a time, and objects put together from parts take thrice as long.
  if (first !== undefined) relation.first = first
  if (last !== undefined) relation.last = last
  return relation
}

/** Each claim once. */
const once = <C extends { id: string }>(claims: C[]): C[] => [...new Map(claims.map(c => [c.id, c])).values()]

/** Sorts places by a key below `below`; those with the same key keep their order (a counting sort). */
function sorted(places: Uint32Array, keyOf: Uint32Array, below: number): Uint32Array {
  const starts = new Uint32Array(below + 1), out = new Uint32Array(places.length)
  for (const p of places) starts[keyOf[p]! + 1]!++
  for (let k = 0; k < below; k++) starts[k + 1]! += starts[k]!
  for (const p of places) out[starts[keyOf[p]!]!++] = p
  return out
}

/**
 * Rows of the same keys together: `order` has the rows, sorted by the last key, then the one before it, and so on; rows of the same keys keep their order;
 * `starts` says where in it each group begins. A key has a number for each row, below the one beside it.
 */
export function grouped(keys: readonly (readonly [of: Uint32Array, below: number])[]): { order: Uint32Array; starts: number[] } {
  const starts: number[] = []
  let order: Uint32Array = keys[0]![0].map((_, i) => i)
  for (const [of, below] of keys) order = sorted(order, of, below)
  for (let i = 0; i < order.length; i++) if (i === 0 || keys.some(([of]) => of[order[i]!] !== of[order[i - 1]!])) starts.push(i)
  return { order, starts }
}

/** Numbers for texts, from 0, in the order of what `by` makes of them. */
const ranks = (texts: readonly string[], by: (text: string) => string): Map<string, number> =>
  new Map(texts.map(text => [text, by(text)] as const).sort(([, a], [, b]) => (a < b ? -1 : 1)).map(([text], i) => [text, i]))

/** In the order of relations' ids, where a dot follows: `pmf-iraq` comes before `pmf`. */
const TYPES = ranks(claimTypes, t => `${t}.`)

/** Folds claims into relations. Rejected claims are left out; a claim given twice (same id) counts once. */
export function fold<C extends FoldedClaim>(claims: Iterable<C>): Graph<C> {
  const { made, unaddressed } = gather<C, Relation>(claims, relate)
  return { relations: made, unaddressed }
}

/** What `make` gives for the claims of each relation, in the order of the relations' ids; and the claims that make none, by id. */
export function gather<C extends FoldedClaim, T>(claims: Iterable<C>, make: (type: ClaimType, source: string, target: string, claims: C[]) => T): { made: T[]; unaddressed: C[] } {
  // A row for each tie of a claim, its actors numbered as they come: numbers are sorted and compared without making a text for each tie.
  const rows: C[] = [], pairs: number[] = [], unaddressed = new Map<string, C>(), actors = new Map<string, number>()
  const numberOf = (id: string): number => {
    let n = actors.get(id)
    if (n === undefined) actors.set(id, n = actors.size)
    return n
  }
  let of: C
  const put = (source: string, target: string): void => { rows.push(of); pairs.push(numberOf(source), numberOf(target)) }
  for (of of claims) {
    if (of.review === 'rejected') continue
    const had = rows.length
    eachTie(of, put)
    if (rows.length === had) unaddressed.set(of.id, of)
  }
  const ids = [...actors.keys()], asSource = ranks(ids, id => `${id}.`), asTarget = ranks(ids, id => id)
  const sourceRank = ids.map(id => asSource.get(id)!), targetRank = ids.map(id => asTarget.get(id)!)
  const source = new Uint32Array(rows.length), type = new Uint32Array(rows.length), target = new Uint32Array(rows.length)
  rows.forEach((claim, i) => {
    source[i] = sourceRank[pairs[2 * i]!]!
    type[i] = TYPES.get(claim.type)!
    target[i] = targetRank[pairs[2 * i + 1]!]!
  })
  const { order, starts } = grouped([[target, ids.length], [type, TYPES.size], [source, ids.length]]), groupOf = new Int32Array(rows.length).fill(-1)
  starts.forEach((at, group) => { groupOf[order[at]!] = group })
  // Made in the order of the claims, which are near each other in memory.
  const made = new Array<T>(starts.length)
  for (let p = 0; p < rows.length; p++) {
    const group = groupOf[p]!
    if (group < 0) continue
    const of = [rows[p]!]
    for (let i = starts[group]! + 1, end = starts[group + 1] ?? order.length; i < end; i++) of.push(rows[order[i]!]!)
    made[group] = make(rows[p]!.type, ids[pairs[2 * p]!]!, ids[pairs[2 * p + 1]!]!, of.length > 1 ? once(of) : of)
  }
  return { made, unaddressed: [...unaddressed.values()].sort(byId) }
}
