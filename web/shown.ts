/** What of a graph is in view, and what could come into it: following ties by hand. Pure. */
import { inPeriod, relationFilter, shownClaims, untiedFilter } from '../src/graph/filter.js'
import { fold, type FoldedClaim, gather, relate } from '../src/graph/fold.js'
import { byPlace } from '../src/graph/places.js'
import { selects } from '../src/graph/selection.js'
import type { ClaimType, Filter, Relation } from '../src/model.js'
import { claimTypes } from '../src/terms.js'
import type { FoldedAnswer, GraphAnswer, MapAnswer } from './api.js'
import type { View } from './view.js'

/** The graph in view: what the server's filter lets through, and of that the actors chosen by kind and by hand. An edge needs both of its ends. */
export function shownOf(graph: GraphAnswer, { kinds, only, hidden }: Pick<View, 'kinds' | 'only' | 'hidden'>): GraphAnswer {
  if (kinds.length === 0 && !only && hidden.length === 0) return graph
  const nodes = graph.nodes.filter(selects({ kind: kinds, hide: hidden, only })), ids = new Set(nodes.map(n => n.id))
  return { ...graph, nodes, edges: graph.edges.filter(e => ids.has(e.source) && ids.has(e.target)) }
}

/** What a page knows of a claim: its number stands for its id. */
export type Slim = FoldedClaim & { places: string[] }

/** The claims of columns, in their order. Words that are the same are the same in memory too. */
export function claimsIn({ words, claims: c }: Pick<FoldedAnswer, 'words' | 'claims'>): Slim[] {
  const reading = (list: readonly number[], of: readonly string[]) => { let at = 0; return (n: number): string[] => list.slice(at, at += n).map(i => of[i]!) }
  const actors = reading(c.actors, words.actor), recipients = reading(c.recipients, words.actor), places = reading(c.places, words.place)
  return c.type.map((type, i) => {
    const from = words.date[c.from[i]!], to = words.date[c.to[i]!]
    return {
      id: String(i), type: words.type[type]!, status: words.status[c.status[i]!]!, review: words.review[c.review[i]!]!, actors: actors(c.actorsOf[i]!), recipients: recipients(c.recipientsOf[i]!), places: places(c.placesOf[i]!),
      publisher: words.publisher[c.publisher[i]!]!, source: words.source[c.source[i]!]!, confidence: c.confidence[i]!, ...((from ?? to) !== undefined && { observed: { ...(from !== undefined && { from }), ...(to !== undefined && { to }) } }),
    }
  })
}

/** Gives the graph of any period, from that of all times and the claims that make it, as the server would fold it: put together once, so that a period costs little. */
export function sliding(whole: GraphAnswer, claims: readonly Slim[]): (filter: Filter) => GraphAnswer {
  const { made: ties, unaddressed } = gather(claims, (type, source, target, of) => ({ of, relation: relate(type, source, target, of) }))
  return filter => {
    const inside = inPeriod(filter), passes = relationFilter(filter), untied = untiedFilter(filter), edges: Relation[] = [], ids = new Set<string>()
    for (const { of, relation: all } of ties) {
      const held = of.length === 1 ? (inside(of[0]!.observed) ? of : undefined) : of.filter(c => inside(c.observed))
      if (!held?.length) continue
      const relation = held.length === of.length ? all : relate(all.type, all.source, all.target, held)
      if (!passes(relation)) continue
      edges.push(relation)
      ids.add(relation.source).add(relation.target)
    }
    for (const c of unaddressed) if (inside(c.observed) && untied(c)) for (const id of [...c.actors, ...c.recipients]) ids.add(id)
    return { ...whole, nodes: whole.nodes.filter(n => ids.has(n.id)), edges, total: edges.length }
  }
}

/** The map of a period, from that of all times. */
export function placedDuring(whole: MapAnswer, claims: readonly Slim[], filter: Filter): MapAnswer {
  const inside = inPeriod(filter), passing = claims.filter(c => c.review !== 'rejected' && inside(c.observed)), ids = new Set(whole.places.map(p => p.id))
  const shown = shownClaims(passing, filter, () => { const { relations, unaddressed } = fold(passing); return { relations: relations.filter(relationFilter(filter)), unaddressed: unaddressed.filter(untiedFilter(filter)) } })
  const { places, nowhere } = byPlace(shown, id => ids.has(id))
  return { ...whole, places: whole.places.map(p => ({ ...p, told: places.get(p.id) ?? [] })), nowhere, claims: shown.length }
}

/** Neighbours of an actor that are not shown, by the kind of tie that leads to them; those that have none are left out. */
export interface Expansion { type: ClaimType; directed: boolean; side: 'out' | 'in'; actors: string[] }

export function expansions(graph: GraphAnswer, shown: GraphAnswer, id: string): Expansion[] {
  const there = new Set(shown.nodes.map(n => n.id)), known = new Set(graph.nodes.map(n => n.id))
  return claimTypes.flatMap(type => [true, false].flatMap(directed => (['out', 'in'] as const).map(side => {
    const ties = graph.edges.filter(e => e.type === type && e.directed === directed && (e.source === id || e.target === id) && (!directed ? side === 'out' : (e.source === id) === (side === 'out')))
    return { type, directed, side, actors: [...new Set(ties.map(e => (e.source === id ? e.target : e.source)))].filter(a => known.has(a) && !there.has(a)).sort() }
  }))).filter(e => e.actors.length > 0)
}

/** Neighbours of an actor that are tied to nobody else shown: what collapsing it takes away. */
export function leavesOf(shown: GraphAnswer, id: string): string[] {
  const neighbours = new Map<string, Set<string>>()
  for (const { source, target } of shown.edges) for (const [a, b] of [[source, target], [target, source]] as const) neighbours.set(a, (neighbours.get(a) ?? new Set()).add(b))
  return [...(neighbours.get(id) ?? [])].filter(n => neighbours.get(n)!.size === 1).sort()
}

/** Actors and all who are tied to one of them. */
export function around(graph: GraphAnswer, ...ids: string[]): string[] {
  const of = new Set(ids)
  return [...new Set([...ids, ...graph.edges.filter(e => of.has(e.source) || of.has(e.target)).flatMap(e => [e.source, e.target])])].sort()
}
