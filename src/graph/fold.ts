/**
 * Claims → relations. Pure, deterministic, and blind to the order of the claims: a relation can always be
 * thrown away and folded again.
 */
import type { Claim, PartialDate, Relation } from '../model.js'
import { CLAIM_TYPES, type ClaimType, firstDay, houseOf, isClash, lastDay, STATUSES, type Status, UNKNOWN_PUBLISHER } from '../terms.js'

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

/**
 * Whom a claim ties to whom. A clash counts both ways; an undirected tie runs from the smaller id to the larger; nobody is tied to
 * himself; a reinforcement without recipient ties nobody.
 */
export function ties(claim: Pick<Claim, 'type' | 'actors' | 'recipients'>): [source: string, target: string][] {
  const { type, actors, recipients } = claim
  const { directed } = CLAIM_TYPES[type]
  const among = recipients.length > 0 ? recipients : type === 'attack' || !directed ? actors : []
  // One and one are one pair at most: so it is with most claims, and all of them are folded.
  if (actors.length === 1 && among.length === 1) {
    const [a, b] = [actors[0]!, among[0]!]
    return a === b ? [] : [directed || a < b ? [a, b] : [b, a]]
  }
  const seen = new Map<string, [string, string]>()
  for (const a of actors) for (const b of among) {
    if (a === b) continue
    const pair: [string, string] = directed || a < b ? [a, b] : [b, a]
    seen.set(pair.join(' '), pair)
  }
  return [...seen.values()]
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

const noted = (list: string[], text: string): void => { if (!list.includes(text)) list.push(text) }

function statusOf(counts: Record<Status, number>): Relation['status'] {
  if (counts.reported > 0) return counts.denied > 0 ? 'disputed' : 'reported'
  return counts.planned > 0 ? 'planned' : counts.hypothetical > 0 ? 'hypothetical' : 'denied'
}

/** One relation from all claims that make it (at least one, in any order). Dates, publishers and confidence come from reported claims only. */
export function relate(type: ClaimType, source: string, target: string, claims: readonly FoldedClaim[]): Relation {
  const counts: Record<Status, number> = { ...NONE }, everyone: string[] = [], sources: string[] = [], seenBy: string[] = []
  const any = claims.some(c => c.status === 'reported')
  let clashes = 0, made = 0, unreviewed = 0, first: PartialDate | undefined, last: PartialDate | undefined
  for (const c of claims) {
    counts[c.status]++
    noted(sources, c.source)
    if (c.review === 'unreviewed') unreviewed++
    if (any && c.status !== 'reported') continue
    made++
    noted(seenBy, c.source)
    if (isClash(c)) clashes++
    if (!any) continue
    noted(everyone, c.publisher)
    const { observed } = c, begins = observed?.from ?? observed?.to, ends = observed?.to ?? observed?.from
    if (begins !== undefined) first = earlier(first, begins)
    if (ends !== undefined) last = later(last, ends)
  }
  const publisherNames = everyone.length > 1 ? everyone.filter(p => p !== UNKNOWN_PUBLISHER).sort() : everyone
  // Field by field, since a hundred thousand are made at a time: objects put together from parts take thrice as long.
  const relation: Partial<Relation> = {
    id: relationId(type, source, target), source, target, type, directed: CLAIM_TYPES[type].directed && clashes < made, status: statusOf(counts), claims: made,
    claimIds: claims.map(c => c.id).sort(), counts, clashes: any ? clashes : 0,
  }
  if (first !== undefined) relation.first = first
  if (last !== undefined) relation.last = last
  relation.publishers = publisherNames.length
  relation.publisherNames = publisherNames
  relation.sources = sources.sort()
  relation.corroboration = corroborationOf(seenBy)
  relation.confidence = confidenceOf(claims)
  relation.unreviewed = unreviewed
  return relation as Relation
}
const NONE = Object.fromEntries(STATUSES.map(s => [s, 0])) as Record<Status, number>

/** Folds claims into relations. Rejected claims are left out; a claim given twice (same id) counts once. */
export function fold<C extends FoldedClaim>(claims: Iterable<C>): Graph<C> {
  const groups = new Map<string, { type: ClaimType; source: string; target: string; claims: C[] }>()
  const unaddressed: C[] = [], seen = new Set<string>()
  for (const claim of claims) {
    if (claim.review === 'rejected' || seen.has(claim.id)) continue
    seen.add(claim.id)
    const pairs = ties(claim)
    if (pairs.length === 0) unaddressed.push(claim)
    for (const [source, target] of pairs) {
      const id = relationId(claim.type, source, target), group = groups.get(id)
      if (group) group.claims.push(claim)
      else groups.set(id, { type: claim.type, source, target, claims: [claim] })
    }
  }
  // Made in the order of the claims, which are near each other in memory; then sorted by id, names alone.
  const relations = new Map([...groups].map(([id, g]) => [id, relate(g.type, g.source, g.target, g.claims)]))
  return { relations: [...relations.keys()].sort().map(id => relations.get(id)!), unaddressed: unaddressed.sort(byId) }
}
