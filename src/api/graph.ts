/** The picture: who is tied to whom, under a filter; and what there is to choose from. */
import { facets } from '../graph/facets.js'
import { type Filter as AnyFilter, Filter, type Relation } from '../model.js'
import { knownFilter, graphOf, positions } from './filtering.js'
import { type Asked, route } from './route.js'
import { FacetsAnswer, GraphAnswer, GraphQuery } from './schemas.js'
import { edgeView, whoIs } from './views.js'

/** When not all ties fit, those that more publishers, then more claims, support are kept. */
const stronger = (a: Relation, b: Relation): number => b.publishers - a.publishers || b.claims - a.claims || (a.id < b.id ? -1 : 1)

function graph({ query, snapshot, context: { memo } }: Asked<AnyFilter & { limit: number }, undefined>): GraphAnswer {
  const { relations, unaddressed } = graphOf(knownFilter(query, snapshot, memo), snapshot, memo)
  const truncated = relations.length > query.limit
  const kept = truncated ? [...relations].sort(stronger).slice(0, query.limit).sort((a, b) => (a.id < b.id ? -1 : 1)) : relations
  const degree = new Map<string, number>(), loose = new Map<string, number>()
  for (const r of kept) for (const id of [r.source, r.target]) degree.set(id, (degree.get(id) ?? 0) + 1)
  for (const c of unaddressed) for (const id of new Set([...c.actors, ...c.recipients])) loose.set(id, (loose.get(id) ?? 0) + 1)
  const at = positions(snapshot, memo)
  const nodes = [...new Set([...degree.keys(), ...loose.keys()])].sort().map(id => {
    const { x, y } = at.get(id)!
    const { name, ...own } = whoIs(id, snapshot)
    return { id, label: name, ...own, degree: degree.get(id) ?? 0, unaddressed: loose.get(id) ?? 0, x, y }
  })
  return { nodes, edges: kept.map(edgeView), total: relations.length, truncated, dataVersion: snapshot.version }
}

export const graphRoutes = [
  route({
    method: 'get', path: '/api/graph', query: GraphQuery, answer: GraphAnswer, draws: true, run: graph,
    summary: 'The graph under a filter: actors with their places in the picture, and the ties between them, planned, denied and disputed ones marked as such.',
  }),
  route({
    method: 'get', path: '/api/facets', query: Filter, answer: FacetsAnswer,
    summary: 'How many claims each type, status, source, review state and report has under a filter, its own part of the filter left out; and how they lie in time.',
    run({ query, snapshot, context: { memo } }) {
      const { report, ...counts } = facets(snapshot.claims.values(), knownFilter(query, snapshot, memo))
      const reports = Object.entries(report).map(([id, claims]) => {
        const { publisher, publishedOn } = snapshot.reports.get(id)!
        return { id, publisher, ...(publishedOn !== undefined && { publishedOn }), claims }
      })
      return { ...counts, reports }
    },
  }),
]
