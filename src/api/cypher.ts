/** Cypher: statements of people's own, and what there is to ask for; read-only by the engine's own means. */
import { FUNCTIONS } from '../cypher/functions.js'
import { propertyGraph } from '../graph/property-graph.js'
import { type GraphSchema, schemaOf } from '../graph/schema.js'
import type { Snapshot } from '../store/snapshot.js'
import { ANSWER_TYPES, answerTo, type Form } from './answering.js'
import type { Memo } from '../memo.js'
import { route } from './route.js'
import { CypherBody, CypherQuery, QueryAnswer, SchemaAnswer } from './query-schemas.js'
import { NoQuery } from './schemas.js'

/** What the graph holds, as people ask it; kept while the data stays the same. */
function schemaIn(snapshot: Snapshot, memo: Memo): GraphSchema {
  return memo.of(snapshot.version, 'schema', () => schemaOf(propertyGraph({
    actors: [...snapshot.actors.values()].map(a => {
      const into = snapshot.actorOf(a.id)
      return into && into.id !== a.id ? { ...a, mergedInto: into.id } : a
    }),
    places: [...snapshot.places.values()], reports: snapshot.reports.values(), claims: [...snapshot.claims.values()], relations: snapshot.relations.values(),
    quote: c => {
      const [first] = c.evidence
      return first && 'start' in first ? snapshot.texts.get(c.report)?.text.slice(first.start, first.end) : undefined
    },
  })))
}

const address = (form?: Form) => route({
  method: 'get', console: true, asks: true, path: form ? `/api/cypher.${form}` : '/api/cypher', query: CypherQuery, answer: QueryAnswer, fresh: true, sends: form === undefined ? ['application/json'] : ANSWER_TYPES.filter((_, i) => ['json', 'csv', 'gexf'][i] === form),
  summary: `The answer to a statement in Cypher, which can only read${form ? `, as a ${form.toUpperCase()} file` : ''}: an address that gives it again. Parameters as a JSON object.`,
  run: asked => answerTo(asked.query.query, asked.query.params, form ?? 'json', asked, form && 'answer'),
})

export const cypherRoutes = [
  route({
    method: 'get', path: '/api/schema', query: NoQuery, answer: SchemaAnswer, summary: 'What can be asked for: labels, relationships, their properties with counts and an example of each, functions.',
    run: ({ snapshot, context: { memo } }) => ({ ...schemaIn(snapshot, memo), functions: [...FUNCTIONS], dataVersion: snapshot.version }),
  }),
  route({
    method: 'post', console: true, asks: true, path: '/api/cypher', body: CypherBody, answer: QueryAnswer, sends: ANSWER_TYPES,
    summary: 'The answer to a statement in Cypher, which can only read; as GEXF the actors and ties that it names by node, relationship or id.',
    run: asked => answerTo(asked.body.query, asked.body.params, asked.body.form, asked),
  }),
  address(), address('json'), address('csv'), address('gexf'),
]
