/** Between two actors, and between two periods. */
import { z } from 'zod'
import { answerCsv } from '../answers.js'
import { BelligraphError } from '../errors.js'
import { compare } from '../graph/compare.js'
import { type Links, linksOf, paths } from '../graph/paths.js'
import { canonical } from '../ids.js'
import { Filter } from '../model.js'
import { graphOf, knownActor, knownFilter } from './filtering.js'
import { type Asked, readQuery, route } from './route.js'
import { CompareAnswer, CompareQuery, type Edge, LIMITS, PathsAnswer, PathsQuery, Span } from './schemas.js'
import { edgeView } from './views.js'

/** A side of a comparison. @throws BelligraphError `usage`, naming the side and what is wrong in it */
function side(parameter: string, text: string): Filter {
  if (text.includes('=')) return readQuery(Filter, new URLSearchParams(text))
  const span = Span.safeParse(text)
  if (span.success) return span.data
  throw new BelligraphError('usage', `${parameter}: ${JSON.stringify(text.slice(0, 60))} does not fit: it ${span.error.issues[0]!.message}.`, { parameter })
}

/** What would have made a path where there is none: a part of the filter left out, or more ties allowed. */
function excluded(filter: Filter, a: string, b: string, max: number, linked: (f: Filter) => Links): Pick<PathsAnswer, 'without' | 'together' | 'longer'> {
  const length = (f: Filter, most: number): number | undefined => paths(linked(f), a, b, most, 1).paths[0]?.length
  const fields = [...new Set(Object.keys(filter).map(k => (k === 'from' || k === 'to' ? 'during' : k)))].sort()
  const less = (field: string) => Object.fromEntries(Object.entries(filter).filter(([k]) => (field === 'during' ? k !== 'from' && k !== 'to' : k !== field))) as Filter
  const one = fields.filter(f => length(less(f), max) !== undefined), longer = length(filter, LIMITS.hops)
  const together = one.length === 0 && fields.length > 1 && length({}, max) !== undefined
  return { without: together ? fields : one, together, ...(longer !== undefined && { longer }) }
}

export const pathRoutes = [
  route({
    method: 'get', path: '/api/paths', query: PathsQuery, answer: PathsAnswer,
    summary: 'Chains of at most `max` ties between the actors `from` and `to`, shortest first. The filter says which ties count; its dates are `during=FROM..TO` here.',
    run({ query: { from, to, max, limit, during, ...rest }, snapshot, context: { memo } }) {
      const filter = knownFilter({ ...rest, ...during }, snapshot, memo)
      const [a, b] = [knownActor('from', from, snapshot, memo), knownActor('to', to, snapshot, memo)]
      if (a === b) throw new BelligraphError('usage', `from and to are one and the same actor, ${a}: a path needs two.`, { parameter: 'to' })
      const { relations } = graphOf(filter, snapshot, memo), byId = new Map(relations.map(r => [r.id, r]))
      const linked = (f: Filter): Links => memo.of(snapshot.version, `links ${canonical(f)}`, () => linksOf(graphOf(f, snapshot, memo).relations), l => l.size * 1_000)
      const found = paths(linked(filter), a, b, max, limit), missing = found.paths.length === 0
      const named = [...new Set(found.paths.flatMap(p => p.flatMap(s => s.relations)))].sort()
      return {
        from: a, to: b, paths: found.paths.map(steps => ({ length: steps.length, steps })), edges: named.map(id => edgeView(byId.get(id)!)),
        truncated: found.truncated, ...(missing ? excluded(filter, a, b, max, linked) : { without: [], together: false }), dataVersion: snapshot.version,
      }
    },
  }),
  route({
    method: 'get', path: '/api/compare', query: CompareQuery, answer: CompareAnswer,
    summary: 'Two views side by side, `a` and `b`: periods FROM..TO, or filters as an address writes them, encoded (`a=source%3Dreports`). What is observed in b only, in a only (last observed then, which is not the same as over), in both but otherwise; and which pairs turned.',
    run: compared,
  }),
  route({
    method: 'get', path: '/api/compare.csv', query: CompareQuery, answer: z.string(), fresh: true, sends: ['text/csv'], summary: 'The same comparison as a table: a row for each tie that is not told alike in both.',
    run(asked) {
      const { began, ended, changed } = compared(asked)
      const row = (change: string, e: Edge, claimsA: number, claimsB: number) => [change, e.source, e.type, e.target, e.status, claimsA, claimsB, e.first ?? '', e.last ?? '', e.id]
      const rows = [...began.map(e => row('only in b', e, 0, e.claims)), ...ended.map(e => row('only in a', e, e.claims, 0)), ...changed.map(c => row(c.trend === 'even' ? 'changed' : c.trend, c.b, c.a.claims, c.b.claims))]
      asked.response.attachment(`belligraph-compare-${asked.context.now().toISOString().slice(0, 10)}.csv`).type('text/csv')
        .send(answerCsv({ columns: ['change', 'source', 'type', 'target', 'status', 'claims_a', 'claims_b', 'first', 'last', 'relation'], rows }))
      return undefined
    },
  }),
]

function compared({ query: { a, b, ...rest }, snapshot, context: { memo } }: Asked<z.output<typeof CompareQuery>, unknown>): CompareAnswer {
  const filter = knownFilter(rest, snapshot, memo), sides = { a: knownFilter(side('a', a), snapshot, memo), b: knownFilter(side('b', b), snapshot, memo) }
  const c = compare(snapshot.claims.values(), filter, sides.a, sides.b), named = new Set(c.turned.flatMap(t => t.relations))
  return {
    ...c, ...sides, began: c.began.map(edgeView), ended: c.ended.map(edgeView), changed: c.changed.map(x => ({ ...x, a: edgeView(x.a), b: edgeView(x.b) })),
    edges: graphOf(filter, snapshot, memo).relations.filter(r => named.has(r.id)).map(edgeView), dataVersion: snapshot.version,
  }
}
