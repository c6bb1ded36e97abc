/** Actors and places: found by name, and an actor's card. */
import { BelligraphError } from '../errors.js'
import { claimTypes, Filter, nameOf } from '../model.js'
import { aliasesOf } from '../names.js'
import { actorSearch, claimsPerActor, claimsPerPlace, graphOf, knownFilter, placeSearch } from './filtering.js'
import { route } from './route.js'
import { ActorAnswer, ActorsAnswer, ActorsQuery, LIMITS, PlacesAnswer, PlacesQuery } from './schemas.js'
import { mergesInto } from './identity.js'
import { claimView, edgeView, inReadingOrder } from './views.js'

/** Those that a text finds, best first; without a text all, those with most claims first, then by id. */
function ranked<T extends { id: string }>(all: Iterable<T>, claims: ReadonlyMap<string, number>, found: string[] | undefined): T[] {
  if (found === undefined) return [...all].sort((a, b) => (claims.get(b.id) ?? 0) - (claims.get(a.id) ?? 0) || (a.id < b.id ? -1 : 1))
  const byId = new Map([...all].map(x => [x.id, x]))
  return found.flatMap(id => byId.get(id) ?? [])
}

function pageOf<T extends { kind: string }>(list: T[], { kind, limit, offset }: { kind?: readonly string[] | undefined; limit: number; offset: number }): { page: T[]; total: number; truncated: boolean } {
  const wanted = kind?.length ? list.filter(x => kind.includes(x.kind)) : list
  return { page: wanted.slice(offset, offset + limit), total: wanted.length, truncated: offset + limit < wanted.length }
}

export const actorRoutes = [
  route({
    method: 'get', path: '/api/actors', query: ActorsQuery, answer: ActorsAnswer,
    summary: 'Actors by name, however it is spelled; without q all, those with most claims first.',
    run({ query, snapshot, context: { memo } }) {
      const claims = claimsPerActor(snapshot, memo)
      const { page, ...bounds } = pageOf(ranked(snapshot.ownActors(), claims, query.q === undefined || query.q.trim() === '' ? undefined : actorSearch(snapshot, memo)(query.q)), query)
      return { actors: page.map(a => ({ id: a.id, name: nameOf(a), names: a.names, kind: a.kind, known: a.known, claims: claims.get(a.id) ?? 0 })), ...bounds }
    },
  }),
  route({
    method: 'get', path: '/api/actors/:id', query: Filter, answer: ActorAnswer,
    summary: 'An actor: its names, what it is, its ties by type, and its claims that tie it to nobody. The filter applies to the ties and claims.',
    run({ id, query, snapshot, context: { memo, texts } }) {
      const actor = snapshot.actorOf(id)
      if (!actor) throw new BelligraphError('not-found', `There is no actor ${JSON.stringify(id.slice(0, 120))}.`)
      const graph = graphOf(knownFilter(query, snapshot, memo), snapshot, memo)
      const relations = graph.relations.filter(r => r.source === actor.id || r.target === actor.id)
        .sort((a, b) => claimTypes.indexOf(a.type) - claimTypes.indexOf(b.type) || (a.id < b.id ? -1 : 1))
      const counts = Object.fromEntries(claimTypes.flatMap(type => {
        const of = relations.filter(r => r.type === type), directed = of.filter(r => r.directed)
        const out = directed.filter(r => r.source === actor.id).length
        return of.length === 0 ? [] : [[type, { out, in: directed.length - out, both: of.length - directed.length }]]
      }))
      const unaddressed = inReadingOrder(graph.unaddressed.filter(c => c.actors.includes(actor.id) || c.recipients.includes(actor.id))).slice(0, LIMITS.list)
      return {
        actor: { ...actor, name: nameOf(actor), claims: claimsPerActor(snapshot, memo).get(actor.id) ?? 0 },
        relations: relations.map(edgeView), counts, unaddressed: unaddressed.map(c => claimView(c, snapshot, texts)),
        merged: mergesInto(actor.id, snapshot), aliases: aliasesOf(snapshot, actor.id),
      }
    },
  }),
  route({
    method: 'get', path: '/api/places', query: PlacesQuery, answer: PlacesAnswer,
    summary: 'Places by name, however it is spelled; without q all, those with most claims first.',
    run({ query, snapshot, context: { memo } }) {
      const claims = claimsPerPlace(snapshot, memo)
      const { page, ...bounds } = pageOf(ranked(snapshot.places.values(), claims, query.q === undefined || query.q.trim() === '' ? undefined : placeSearch(snapshot, memo)(query.q)), query)
      return { places: page.map(p => ({ ...p, name: nameOf(p), claims: claims.get(p.id) ?? 0 })), ...bounds }
    },
  }),
]
