/**
 * A script in the Cypher that Neo4j and the embedded engine both speak: the same property graph that `belligraph query` asks. Run twice it changes nothing.
 * Every statement ends with a semicolon at a line's end, and nothing else does.
 */
import { LINKS, propertyGraph, type Row } from '../graph/property-graph.js'
import { CLAIM_TYPES } from '../model.js'
import { citations, evidenceUrl, type Format, provenanceLine } from './format.js'
import { legible } from './legible.js'

/** Rows in one statement: its text stays readable, and no parser's limit is near. */
const BATCH = 100

/**
 * A text between apostrophes. Neo4j decodes `\uXXXX` before it reads the statement, even after an escaped backslash, so that `\\u0027` would end the text:
 * a backslash before u is therefore kept apart from it.
 */
const text = (value: string): string => `'${legible(value).replace(/[\\']/g, '\\$&').replaceAll('\\\\u', "\\\\' + 'u").replaceAll('\n', '\\n').replaceAll('\r', '\\r').replaceAll('\t', '\\t')}'`

function literal(value: unknown): string {
  if (typeof value === 'string') return text(value)
  if (Array.isArray(value)) return `[${value.map(literal).join(', ')}]`
  if (typeof value === 'object' && value !== null) return `{${Object.entries(value).map(([k, v]) => `${k}: ${literal(v)}`).join(', ')}}`
  return String(value)
}

function* batches(rows: readonly Row[], statement: string): Generator<string> {
  for (let i = 0; i < rows.length; i += BATCH) yield `UNWIND [\n  ${rows.slice(i, i + BATCH).map(literal).join(',\n  ')}\n] AS row\n${statement};\n`
}

export const cypher: Format = {
  name: 'cypher', extension: 'cypher', mime: 'application/x-cypher-query',
  keeps: 'Actors, relations, claims, places and reports, as the property graph that the ready questions ask. Idempotent; for Neo4j and the embedded engine.',
  loses: 'Relations that no claim reports as having happened (their claims stay); the language and kind of a name; the layout.',
  *write(picture) {
    const graph = propertyGraph({ ...picture, reports: picture.reports.values() })
    for (const line of [provenanceLine(picture.provenance), ...citations(picture)]) yield `// ${legible(line).replace(/\s+/g, ' ')}\n`
    yield '// On Neo4j, a large graph loads faster after: CREATE CONSTRAINT IF NOT EXISTS FOR (a:Actor) REQUIRE a.id IS UNIQUE (and so for Claim, Place, Report)\n'
    yield* batches(graph.actors, 'MERGE (a:Actor {id: row.id})\nSET a = row')
    yield* batches(graph.places, 'MERGE (p:Place {id: row.id})\nSET p = row\nSET p.latitude = toFloat(row.latitude), p.longitude = toFloat(row.longitude)')
    yield* batches(graph.reports, 'MERGE (r:Report {id: row.id})\nSET r = row')
    yield* batches(graph.claims, 'MERGE (c:Claim {id: row.id})\nSET c = row\nSET c.confidence = toFloat(row.confidence)')
    for (const [name, [from, relationship, to]] of Object.entries(LINKS)) {
      yield* batches(graph.links[name as keyof typeof LINKS], `MATCH (a:${from} {id: row.from})\nMATCH (b:${to} {id: row.to})\nMERGE (a)-[:${relationship}]->(b)`)
    }
    for (const [type, { relationship }] of Object.entries(CLAIM_TYPES)) {
      yield* batches(graph.relations.filter(r => r.type === type).map(({ source, target, properties }) => ({ source, target, id: properties.id, properties })),
        `MATCH (s:Actor {id: row.source})\nMATCH (t:Actor {id: row.target})\nMERGE (s)-[r:${relationship} {id: row.id}]->(t)\nSET r = row.properties\nSET r.confidence = toFloat(row.properties.confidence), r.evidence = ${text(evidenceUrl(picture.provenance, ''))} + row.id`)
    }
  },
}
