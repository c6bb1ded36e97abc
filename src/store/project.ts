/**
 * Records → the property graph that people ask in Cypher. The graph is derived: whatever is in it can be written again from the records.
 * The same statements write it on both engines; they lie in `cypher/write/`.
 */
import { type PropertyGraph, propertyGraph, type Row } from '../graph/property-graph.js'
import { CLAIM_TYPES } from '../model.js'
import type { Change } from './snapshot.js'
import { cypherFile } from './statements.js'

/** A statement and its parameters; `$rows` holds at most `BATCH` rows. */
export interface Statement { text: string; params: { rows: Row[] } }

/** Rows in one statement: more makes neither engine faster. */
const BATCH = 5_000

/** What a change puts into the graph. */
export function graphOf(change: Change): PropertyGraph {
  return propertyGraph({
    actors: change.actors.values(), places: change.records.flatMap(r => (r.kind === 'place' ? [r.data] : [])), reports: [...change.reports.values()].filter(r => r !== null), claims: [...change.claims.values()].filter(c => c !== null),
    relations: [...change.relations.values()].filter(r => r !== null), quote: c => change.quotes.get(c.id),
  })
}

/** The statements that make a change, in order; they belong into one transaction. */
export function* project(change: Change): Generator<Statement> {
  const graph = graphOf(change)
  yield* batches('actors', graph.actors)
  yield* batches('places', graph.places)
  yield* batches('places-within-clear', graph.places.map(({ id }) => ({ id })))
  yield* batches('reports-clear', [...change.reports].flatMap(([id, report]) => (report ? [] : [{ id }])))
  yield* batches('reports', graph.reports)
  yield* batches('claims-clear', [...change.claims.keys()].filter(id => change.replaced.has(id)).map(id => ({ id })))
  yield* batches('claims', graph.claims)
  for (const [file, rows] of Object.entries(graph.links)) yield* batches(file, rows)
  for (const [type, { relationship }] of Object.entries(CLAIM_TYPES)) {
    const gone = [...change.relations.keys()].filter(id => change.replaced.has(id)).map(partsOf).filter(r => r.type === type)
    yield* batches('relations-clear', gone, relationship)
    yield* batches('relations', graph.relations.filter(r => r.type === type), relationship)
  }
}

const texts = new Map<string, string>()
function* batches(file: string, rows: Row[], relationship = ''): Generator<Statement> {
  if (rows.length === 0) return
  const key = `${file} ${relationship}`
  const text = texts.get(key) ?? cypherFile(`write/${file}`).replace(/^\/\/.*$/gm, '').replace('RELATIONSHIP', relationship).trim()
  texts.set(key, text)
  for (let i = 0; i < rows.length; i += BATCH) yield { text, params: { rows: rows.slice(i, i + BATCH) } }
}

function partsOf(relation: string): { source: string; type: string; target: string } {
  const [source, type, target] = relation.split('.') as [string, string, string]
  return { source, type, target }
}
