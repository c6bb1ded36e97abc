/** Between two actors, and between two periods. */
import { compare } from '../graph/compare.js'
import { paths } from '../graph/paths.js'
import { graphOf, knownActor, knownFilter } from './filtering.js'
import { route } from './route.js'
import { CompareAnswer, CompareQuery, PathsAnswer, PathsQuery } from './schemas.js'
import { edgeView } from './views.js'

export const pathRoutes = [
  route({
    method: 'get', path: '/api/paths', query: PathsQuery, answer: PathsAnswer,
    summary: 'Chains of at most `max` ties between the actors `from` and `to`, shortest first. The filter says which ties count; its dates are `during=FROM..TO` here.',
    run({ query: { from, to, max, limit, during, ...rest }, snapshot, context: { memo } }) {
      const filter = knownFilter({ ...rest, ...during }, snapshot, memo)
      const [a, b] = [knownActor('from', from, snapshot, memo), knownActor('to', to, snapshot, memo)]
      const { relations } = graphOf(filter, snapshot, memo), byId = new Map(relations.map(r => [r.id, r]))
      const found = paths(relations, a, b, max, limit)
      const named = [...new Set(found.paths.flatMap(p => p.flatMap(s => s.relations)))].sort()
      return {
        from: a, to: b, paths: found.paths.map(steps => ({ length: steps.length, steps })), edges: named.map(id => edgeView(byId.get(id)!)),
        truncated: found.truncated, dataVersion: snapshot.version,
      }
    },
  }),
  route({
    method: 'get', path: '/api/compare', query: CompareQuery, answer: CompareAnswer,
    summary: 'Two periods side by side, each FROM..TO: what is observed in b only, in a only (last observed then, which is not the same as over), and in both but otherwise.',
    run({ query: { a, b, ...rest }, snapshot, context: { memo } }) {
      const c = compare(snapshot.claims.values(), knownFilter(rest, snapshot, memo), a, b)
      return { ...c, a, b, began: c.began.map(edgeView), ended: c.ended.map(edgeView), changed: c.changed.map(x => ({ ...x, a: edgeView(x.a), b: edgeView(x.b) })), dataVersion: snapshot.version }
    },
  }),
]
