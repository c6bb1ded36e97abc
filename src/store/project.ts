/**
 * Records → the property graph that people ask in Cypher. The graph is derived: whatever is in it can be written again from the records.
 * The same statements write it on both engines; they lie in `cypher/write/`.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT } from '../checkout.js'
import { asserted, CLAIM_TYPES, nameOf, type Name, type Place, type Relation, type Report } from '../model.js'
import type { SourcedClaim } from '../graph/fold.js'
import type { Change, HeldActor } from './snapshot.js'

/** A statement and its parameters; `$rows` holds at most `BATCH` rows. */
export interface Statement { text: string; params: { rows: Row[] } }
type Row = Record<string, unknown>
type Link = { from: string; to: string }

/** Rows in one statement: more makes neither engine faster. */
const BATCH = 5_000

/** A file of `cypher/`, by its path without the ending. */
export const cypherFile = (path: string): string => readFileSync(join(ROOT, 'cypher', `${path}.cypher`), 'utf8')

/** The statements of a file that holds several. */
export const statementsOf = (path: string): string[] =>
  cypherFile(path).replace(/^\/\/.*$/gm, '').split(';').map(s => s.trim()).filter(s => s !== '')

/** A part of the graph, as the rows that its statements take. Nodes have an id; `relations` are those that may be drawn (`asserted`). */
export interface Graph {
  actors: Row[]
  places: Row[]
  reports: Row[]
  claims: Row[]
  links: Record<keyof typeof LINKS, Link[]>
  relations: { type: Relation['type']; source: string; target: string; properties: Row }[]
}

/** Relationships other than relations: file of `cypher/write/`, relationship, labels of both ends. */
export const LINKS = {
  'places-within': ['Place', 'WITHIN', 'Place'],
  'claims-actors': ['Claim', 'HAS_ACTOR', 'Actor'],
  'claims-recipients': ['Claim', 'HAS_RECIPIENT', 'Actor'],
  'claims-places': ['Claim', 'AT', 'Place'],
  'claims-reports': ['Claim', 'STATED_IN', 'Report'],
} as const

/** What a change puts into the graph. */
export function graphOf(change: Change): Graph {
  const of = <K extends 'place' | 'report'>(kind: K) => change.records.flatMap(r => (r.kind === kind ? [r.data] : [])) as (K extends 'place' ? Place : Report)[]
  const claims = [...change.claims.values()].filter(c => c !== null)
  const link = (list: (c: SourcedClaim) => readonly string[]): Link[] => claims.flatMap(c => [...new Set(list(c))].map(to => ({ from: c.id, to })))
  return {
    actors: [...change.actors.values()].map(actorRow),
    places: of('place').map(placeRow),
    reports: of('report').map(reportRow),
    claims: claims.map(c => claimRow(c, change.quotes.get(c.id))),
    links: {
      'places-within': of('place').flatMap(p => (p.within ? [{ from: p.id, to: p.within }] : [])),
      'claims-actors': link(c => c.actors),
      'claims-recipients': link(c => c.recipients),
      'claims-places': link(c => c.places),
      'claims-reports': link(c => [c.report]),
    },
    relations: [...change.relations.values()].filter(r => r !== null && asserted(r)).map(r => relationRow(r!)),
  }
}

/** The statements that make a change, in order; they belong into one transaction. */
export function* project(change: Change): Generator<Statement> {
  const graph = graphOf(change)
  yield* batches('actors', graph.actors)
  yield* batches('places', graph.places)
  yield* batches('places-within-clear', graph.places.map(({ id }) => ({ id })))
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

/** Without the fields that are undefined: an engine would store null, or refuse. */
const given = (row: Row): Row => Object.fromEntries(Object.entries(row).filter(([, v]) => v !== undefined))
const namesOf = (names: readonly Name[]): string[] => [...new Set(names.map(n => n.text))]

const actorRow = (a: HeldActor): Row => given({
  id: a.id, name: nameOf(a), nameAr: nameOf(a, 'ar'), names: namesOf(a.names), kind: a.kind, countries: a.countries, known: a.known, partOf: a.partOf,
  ucdp: a.ids.ucdp, wikidata: a.ids.wikidata, noteAr: a.note?.ar, noteEn: a.note?.en, mergedInto: a.mergedInto,
})

const placeRow = (p: Place): Row => given({
  id: p.id, name: nameOf(p), nameAr: nameOf(p, 'ar'), names: namesOf(p.names), kind: p.kind, latitude: p.latitude, longitude: p.longitude, precision: p.precision,
})

const reportRow = (r: Report): Row => given({
  id: r.id, title: r.title, publisher: r.publisher, url: r.url, publishedOn: r.publishedOn, language: r.language, source: r.source, glossAr: r.gloss?.ar, glossEn: r.gloss?.en,
})

/** `start` and `end` (in a data set `line`) are those of the first evidence, the words that say so; `quote` is there when the text is held. */
function claimRow(c: SourcedClaim, quote: string | undefined): Row {
  const [first] = c.evidence
  return given({
    id: c.id, type: c.type, status: c.status, mode: c.mode, from: c.observed?.from, to: c.observed?.to, attribution: c.attribution, confidence: c.confidence,
    rule: c.rule, review: c.review, source: c.source, publisher: c.publisher, report: c.report, glossAr: c.gloss?.ar, glossEn: c.gloss?.en, quote,
    ...(first && ('start' in first ? { start: first.start, end: first.end } : { line: first.line })),
  })
}

function relationRow(r: Relation): Graph['relations'][number] {
  const { source, target, type, id, directed, first, last, claims, claimIds, publishers, publisherNames, status, confidence, sources, clashes, unreviewed } = r
  return { type, source, target, properties: given({ id, type, directed, first, last, claims, claimIds, publishers, publisherNames, status, confidence, sources, clashes, unreviewed, denied: r.counts.denied }) }
}
