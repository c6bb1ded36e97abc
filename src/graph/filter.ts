/** What a filter lets through. The same rules behind the page, the API, the CLI and every export. */
import { type Filter, firstDay, lastDay, type Period, type Relation } from '../model.js'
import { fold, type Graph, type SourcedClaim } from './fold.js'

/** Whether a period touches from..to. Without dates it touches nothing that is bounded: an undated claim is in no period. */
export function within(observed: Period | undefined, from: string | undefined, to: string | undefined): boolean {
  if (from === undefined && to === undefined) return true
  if (!observed || (observed.from === undefined && observed.to === undefined)) return false
  const start = firstDay(observed.from ?? observed.to!), end = lastDay(observed.to ?? observed.from!)
  return (from === undefined || end >= firstDay(from)) && (to === undefined || start <= lastDay(to))
}

const any = <T>(wanted: readonly T[] | undefined, ...has: readonly T[]): boolean => wanted === undefined || wanted.length === 0 || has.some(x => wanted.includes(x))

/** A predicate over claims: all of the filter but `min`, `corroboration` and `disputed`, which are about relations. Rejected claims pass only when asked for. */
export function claimFilter(f: Filter): (c: SourcedClaim) => boolean {
  const status = f.status?.flatMap(s => (s === 'disputed' ? ['reported', 'denied'] as const : [s]))
  return c => any(f.type, c.type) && any(f.actor, ...c.actors, ...c.recipients) && any(f.report, c.report) && any(f.place, ...c.places)
    && any(f.source, c.source) && any(status, c.status) && (f.review?.length ? f.review.includes(c.review) : c.review !== 'rejected')
    && within(c.observed, f.from, f.to)
}

/** A predicate over relations: `status` (a relation's own, so that `disputed` can be asked for), `min` and `corroboration`. */
export function relationFilter(f: Filter): (r: Relation) => boolean {
  return r => any(f.status, r.status) && any(f.corroboration, r.corroboration) && (f.min === undefined || r.claims >= f.min)
}

/** Whether a filter asks something of ties that no claim alone can answer: then claims that tie nobody are not meant. */
export const asksOfTies = (f: Filter): boolean => f.min !== undefined || Boolean(f.corroboration?.length)

/** The graph that a filter shows: claims filtered, folded, relations filtered. */
export function filtered(claims: Iterable<SourcedClaim>, f: Filter): Graph {
  const keep = claimFilter(f), kept: SourcedClaim[] = []
  for (const c of claims) if (keep(c)) kept.push(c)
  const graph = fold(kept)
  return { relations: graph.relations.filter(relationFilter(f)), unaddressed: graph.unaddressed }
}
