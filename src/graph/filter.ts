/** What a filter lets through. The same rules behind the page, the API, the CLI and every export. */
import type { Filter, Period, Relation } from '../model.js'
import { firstDay, lastDay } from '../terms.js'
import { fold, type FoldedClaim, type Graph, type SourcedClaim } from './fold.js'

/** Whether a period touches from..to. Without dates it touches nothing that is bounded, an undated claim being in no period, unless `undated` says so. */
export const within = (observed: Period | undefined, period: Pick<Filter, 'from' | 'to' | 'undated'>): boolean => inPeriod(period)(observed)

/** `within` for many: the period's own days are worked out once. */
export function inPeriod({ from, to, undated }: Pick<Filter, 'from' | 'to' | 'undated'>): (observed: Period | undefined) => boolean {
  if (from === undefined && to === undefined) return () => true
  const first = from && firstDay(from), last = to && lastDay(to)
  return observed => {
    const start = observed?.from ?? observed?.to, end = observed?.to ?? start
    if (start === undefined || end === undefined) return undated === 'yes'
    // A partial date stands before all days that it can mean and after none of them: `2018-06` < `2018-06-30`.
    return (first === undefined || end > first || first.startsWith(end)) && (last === undefined || start <= last)
  }
}

const any = <T>(wanted: readonly T[] | undefined, has: T): boolean => wanted === undefined || wanted.length === 0 || wanted.includes(has)

/** A predicate over claims: all of the filter but `min`, `publishers`, `corroboration` and `disputed`, which are about relations. Rejected claims pass only when asked for. */
export function claimFilter(f: Filter): (c: SourcedClaim) => boolean {
  const tests: ((c: SourcedClaim) => boolean)[] = []
  /** Nothing wanted is anything. */
  const one = <T>(wanted: readonly T[] | undefined, of: (c: SourcedClaim) => T): void => { if (wanted?.length) tests.push(c => wanted.includes(of(c))) }
  const some = (wanted: readonly string[] | undefined, of: (c: SourcedClaim) => readonly string[]): void => { if (wanted?.length) tests.push(c => of(c).some(x => wanted.includes(x))) }
  one(f.type, c => c.type)
  some(f.actor, c => [...c.actors, ...c.recipients])
  one(f.report, c => c.report)
  some(f.place, c => c.places)
  one(f.source, c => c.source)
  one(f.status?.flatMap(s => (s === 'disputed' ? ['reported', 'denied'] as const : [s])), c => c.status)
  if (f.review?.length) one(f.review, c => c.review)
  else tests.push(c => c.review !== 'rejected')
  if (f.from !== undefined || f.to !== undefined) {
    const inside = inPeriod(f)
    tests.push(c => inside(c.observed))
  }
  return c => tests.every(test => test(c))
}

/**
 * A predicate over relations: `status` (a relation's own, so that `disputed` can be asked for), `min`, `publishers` and `corroboration`. Where reported and denied are both
 * asked for, so is what is both: a tie is shown when the claims that make it are.
 */
export function relationFilter(f: Filter): (r: Relation) => boolean {
  const status = f.status?.includes('reported') && f.status.includes('denied') ? [...f.status, 'disputed'] : f.status
  return r => any<string>(status, r.status) && any(f.corroboration, r.corroboration) && (f.min === undefined || r.claims >= f.min) && (f.publishers === undefined || r.publishers >= f.publishers)
}

/** A predicate over claims that tie nobody and pass `claimFilter`: nobody disputes them, since whom a denial means is not said either. */
export const untiedFilter = (f: Filter): (c: Pick<SourcedClaim, 'status'>) => boolean => c => !f.status?.includes('disputed') || f.status.includes(c.status)

/** Whether a filter asks something of ties that no claim alone can answer: then claims that tie nobody are not meant. */
export const asksOfTies = (f: Filter): boolean => f.min !== undefined || f.publishers !== undefined || Boolean(f.corroboration?.length)

/** Of claims that pass a filter, those that it shows: where it asks something of ties, only what its graph is made of. */
export function shownClaims<C extends FoldedClaim>(passing: C[], f: Filter, graphOf: () => Graph<FoldedClaim>): C[] {
  if (!asksOfTies(f) && !f.status?.includes('disputed')) return passing
  const graph = graphOf(), ids = new Set(graph.relations.flatMap(r => r.claimIds))
  if (!asksOfTies(f)) for (const c of graph.unaddressed) ids.add(c.id)
  return passing.filter(c => ids.has(c.id))
}

/** The graph that a filter shows: claims filtered, folded, relations filtered. */
export function filtered(claims: Iterable<SourcedClaim>, f: Filter): Graph {
  const keep = claimFilter(f), kept: SourcedClaim[] = []
  for (const c of claims) if (keep(c)) kept.push(c)
  const graph = fold(kept)
  return { relations: graph.relations.filter(relationFilter(f)), unaddressed: graph.unaddressed.filter(untiedFilter(f)) }
}
