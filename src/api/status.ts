/** What is in the store, and how much is answered at once. */
import { route } from './route.js'
import { LIMITS, NoQuery, StatusAnswer } from './schemas.js'

export const statusRoutes = [
  route({
    method: 'get', path: '/api/status', query: NoQuery, answer: StatusAnswer, summary: 'Program, engine, what the store holds, and the limits of requests.',
    run: ({ snapshot, context: { store, version, limits, allows } }) => ({
      name: 'belligraph' as const, version, engine: store.engine.name, engineVersion: store.engine.version, dataVersion: snapshot.version,
      counts: { actors: [...snapshot.ownActors()].length, reports: snapshot.reports.size, claims: snapshot.claims.size, relations: snapshot.relations.size },
      limits: {
        bodyBytes: allows.writing ? LIMITS.body : LIMITS.publicBody, requestMs: LIMITS.requestMs, graphEdges: LIMITS.edges, listEntries: LIMITS.list, pathHops: LIMITS.hops, paths: LIMITS.paths,
        queryMs: limits.ms, queryRows: limits.rows, queryBytes: limits.bytes,
      },
      allows,
    }),
  }),
]
