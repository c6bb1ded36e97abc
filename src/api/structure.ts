/** How the net of ties is built, under a filter: who is central, who stands together, what does not fit. Of what these sources say. */
import { camps, signed, similar, triads } from '../graph/balance.js'
import { measures } from '../graph/measures.js'
import { asserted, Filter } from '../model.js'
import { graphOf, knownActor, knownFilter } from './filtering.js'
import { route } from './route.js'
import { LIMITS, SimilarAnswer, StructureAnswer, StructureQuery } from './schemas.js'
import { edgeView, whoIs } from './views.js'

export const structureRoutes = [
  route({
    method: 'get', path: '/api/structure', query: StructureQuery, answer: StructureAnswer,
    summary: 'Measures of each actor (degree, betweenness, PageRank, community, component, attacks, clashes and support), and structural balance: triads of friends and foes, and the partition of each connected group into at most `camps` camps that fewest ties contradict.',
    run({ query: { camps: most, ...rest }, snapshot, context: { memo } }) {
      const relations = graphOf(knownFilter(rest, snapshot, memo), snapshot, memo).relations.filter(asserted), byId = new Map(relations.map(r => [r.id, r]))
      const m = measures(relations), s = signed(relations), t = triads(s.ties, LIMITS.list), c = camps(s.ties, most)
      const pair = ({ a, b, relations }: { a: string; b: string; relations: string[] }) => ({ a, b, relations })
      const named = [...new Set([...s.mixed, ...t.frustrated, ...c.against].flatMap(x => x.relations))].sort()
      return {
        actors: m.actors.map(a => {
          const { name, names, kind } = whoIs(a.id, snapshot), camp = c.of.get(a.id)
          return { ...a, name, names, kind, ...(camp !== undefined && { camp }) }
        }),
        communities: m.communities, components: m.components, modularity: m.modularity,
        balance: {
          friends: s.ties.filter(x => x.sign > 0).length, foes: s.ties.filter(x => x.sign < 0).length, mixed: s.mixed, triads: t.counts, frustrated: t.frustrated,
          camps: c.count, frustration: c.frustration, against: c.against.map(pair), exact: c.exact,
        },
        edges: named.map(id => edgeView(byId.get(id)!)),
        on: { actors: m.actors.length, relations: relations.length, claims: new Set(relations.flatMap(r => r.claimIds)).size }, dataVersion: snapshot.version,
      }
    },
  }),
  route({
    method: 'get', path: '/api/actors/:id/similar', query: Filter, answer: SimilarAnswer,
    summary: 'The actors whose friends and foes are most like its own.',
    run({ id, query, snapshot, context: { memo } }) {
      const actor = knownActor('id', id, snapshot, memo)
      const { ties } = signed(graphOf(knownFilter(query, snapshot, memo), snapshot, memo).relations)
      return { actor, similar: similar(ties, actor).map(x => ({ ...x, name: whoIs(x.id, snapshot).name })), dataVersion: snapshot.version }
    },
  }),
]
