/** The filter of an address, checked against what the store holds, and the graph that it shows. */
import { BelligraphError } from '../errors.js'
import { claimFilter, filtered, shownClaims } from '../graph/filter.js'
import type { Graph, SourcedClaim } from '../graph/fold.js'
import type { Point } from '../graph/layout.js'
import { searchIndex } from '../graph/search.js'
import { canonical } from '../ids.js'
import { Filter, houseOf } from '../model.js'
import type { Snapshot } from '../store/snapshot.js'
import type { Memo } from '../memo.js'
import { listed } from './route.js'

/** Finds actors by name, those with more claims first among equals. */
export const actorSearch = (s: Snapshot, memo: Memo): ((text: string) => string[]) => memo.of(s.version, 'search actors', () => {
  const claims = claimsPerActor(s, memo)
  return searchIndex(s.ownActors(), id => claims.get(id) ?? 0)
})

export const placeSearch = (s: Snapshot, memo: Memo): ((text: string) => string[]) => memo.of(s.version, 'search places', () => {
  const claims = claimsPerPlace(s, memo)
  return searchIndex(s.places.values(), id => claims.get(id) ?? 0)
})

const count = (lists: Iterable<readonly string[]>): Map<string, number> => {
  const out = new Map<string, number>()
  for (const list of lists) for (const id of new Set(list)) out.set(id, (out.get(id) ?? 0) + 1)
  return out
}

function* standing(s: Snapshot): Generator<SourcedClaim> {
  for (const c of s.claims.values()) if (c.review !== 'rejected') yield c
}

/** Claims of each actor, rejected ones left out. */
export const claimsPerActor = (s: Snapshot, memo: Memo): Map<string, number> => memo.of(s.version, 'claims per actor', () =>
  count((function* () { for (const c of standing(s)) yield [...c.actors, ...c.recipients] })()))

export const claimsPerPlace = (s: Snapshot, memo: Memo): Map<string, number> => memo.of(s.version, 'claims per place', () =>
  count((function* () { for (const c of standing(s)) yield c.places })()))

const sources = (s: Snapshot): string[] => [...new Set([...s.records.report.values()].map(r => r.source))].sort()

function refuse(parameter: string, value: string, allowed: string[], near: string[]): never {
  const hint = near.length > 0 ? `near it: ${listed(near)}` : `allowed: ${listed(allowed)}`
  throw new BelligraphError('usage', `${parameter}: there is no ${JSON.stringify(value)}; ${hint}.`, { parameter, allowed: allowed.slice(0, 1_000) })
}

/** An actor's own id: merges followed. `near` are those whose names are like it. @throws BelligraphError `usage`, listing what there is */
export function knownActor(parameter: string, id: string, s: Snapshot, memo: Memo): string {
  return s.actorOf(id)?.id ?? refuse(parameter, id, [...s.actors.keys()].sort(), actorSearch(s, memo)(id.replaceAll('-', ' ')).slice(0, 5))
}

/** A place or report by its id. @throws BelligraphError `usage`, listing what there is */
export const knownPlace = (parameter: string, id: string, s: Snapshot, memo: Memo): string => (s.places.has(id) ? id : refuse(parameter, id, [...s.places.keys()].sort(), placeSearch(s, memo)(id.replaceAll('-', ' ')).slice(0, 5)))
export const knownReport = (parameter: string, id: string, s: Snapshot): string => (s.records.report.has(id) ? id : refuse(parameter, id, [...s.reports.keys()].sort(), []))

/** The filter part of a query: its values exist, merged actors are followed, lists are sorted. @throws BelligraphError `usage`, listing what there is */
export function knownFilter(query: Partial<Filter>, s: Snapshot, memo: Memo): Filter {
  const filter: Filter = {}
  for (const key of Object.keys(Filter.shape) as (keyof Filter)[]) {
    const value = query[key]
    if (value !== undefined) Object.assign(filter, { [key]: Array.isArray(value) ? [...new Set(value)].sort() : value })
  }
  if (filter.actor) filter.actor = [...new Set(filter.actor.map(id => knownActor('actor', id, s, memo)))].sort()
  for (const id of filter.report ?? []) knownReport('report', id, s)
  for (const id of filter.place ?? []) knownPlace('place', id, s, memo)
  const houses = ['several', ...new Set(sources(s).map(houseOf))]
  for (const house of filter.corroboration ?? []) if (!houses.includes(house)) refuse('corroboration', house, houses, [])
  for (const id of filter.source ?? []) if (!sources(s).includes(id)) refuse('source', id, sources(s), [])
  if (filter.from && filter.to && filter.from > filter.to && !filter.from.startsWith(filter.to)) throw new BelligraphError('usage', 'from: must not be after to.', { parameter: 'from' })
  return filter
}

/** The graph that a filter shows; kept while the data stays. Relations are sorted by id. */
export function graphOf(filter: Filter, s: Snapshot, memo: Memo): Graph {
  return memo.of(s.version, `graph ${canonical(filter)}`, () => filtered(s.claims.values(), filter), g => (g.relations.length + g.unaddressed.length) * 1_000)
}

/** Claims that a filter shows; with `min`, `publishers`, `corroboration` or `status` only those that are in its graph. */
export function claimsOf(filter: Filter, s: Snapshot, memo: Memo): SourcedClaim[] {
  return shownClaims([...s.claims.values()].filter(claimFilter(filter)), filter, () => graphOf(filter, s, memo))
}

/** Who is laid out, and who is tied to whom: of all ties there are, whatever the filter. */
const toLayOut = (s: Snapshot, memo: Memo): { ids: string[]; pairs: [string, string][] } => memo.of(s.version, 'to lay out', () => {
  const pairs = [...new Set([...s.relations.values()].map(r => (r.source < r.target ? `${r.source} ${r.target}` : `${r.target} ${r.source}`)))].sort()
  return { ids: [...new Set([...pairs.flatMap(p => p.split(' ')), ...claimsPerActor(s, memo).keys()])].sort(), pairs: pairs.map(p => p.split(' ') as [string, string]) }
})

/** Waits until a large graph is laid out, while others are answered: to be awaited before `positions` is asked. */
export async function laidOut(s: Snapshot, memo: Memo): Promise<void> {
  if (memo.get(s.version, 'positions')) return
  const { ids, pairs } = toLayOut(s, memo)
  await memo.layouts.ready(ids, pairs)
}

/** Where each actor stands: laid out once for all ties there are, whatever the filter, so that filtering moves nobody; and again only when who is tied to whom changes. */
export const positions = (s: Snapshot, memo: Memo): Map<string, Point> => memo.of(s.version, 'positions', () => {
  const { ids, pairs } = toLayOut(s, memo)
  return memo.layouts.of(ids, pairs)
})
