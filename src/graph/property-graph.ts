/**
 * Claims and relations as a property graph: the nodes and relationships that people ask in Cypher, as plain rows. Whoever keeps or exports
 * such a graph writes these rows: both engines, the Cypher script, and the files for Neo4j's importer.
 */
import { type Actor, asserted, type Name, nameOf, type Place, type Relation, type Report } from '../model.js'
import type { SourcedClaim } from './fold.js'

export type Row = Record<string, unknown>
export type Link = { from: string; to: string }

/** Relationships other than relations: what they are called here, the relationship, labels of both ends. */
export const LINKS = {
  'places-within': ['Place', 'WITHIN', 'Place'],
  'claims-actors': ['Claim', 'HAS_ACTOR', 'Actor'],
  'claims-recipients': ['Claim', 'HAS_RECIPIENT', 'Actor'],
  'claims-places': ['Claim', 'AT', 'Place'],
  'claims-reports': ['Claim', 'STATED_IN', 'Report'],
} as const

/** Nodes have an id; `relations` are those that may be drawn (`asserted`); `properties` holds no field that is undefined. In the order of what they are made of. */
export interface PropertyGraph {
  actors: Row[]
  places: Row[]
  reports: Row[]
  claims: Row[]
  links: Record<keyof typeof LINKS, Link[]>
  relations: { type: Relation['type']; source: string; target: string; properties: Row }[]
}

/** What a property graph is made of; `quote` gives the words of a claim's first evidence, where they are held. */
export interface Parts {
  actors: Iterable<Actor & { mergedInto?: string }>
  places: readonly Place[]
  reports: Iterable<Report>
  claims: readonly SourcedClaim[]
  relations: Iterable<Relation>
  quote(claim: SourcedClaim): string | undefined
}

export function propertyGraph({ actors, places, reports, claims, relations, quote }: Parts): PropertyGraph {
  const link = (list: (c: SourcedClaim) => readonly string[]): Link[] => claims.flatMap(c => [...new Set(list(c))].map(to => ({ from: c.id, to })))
  return {
    actors: [...actors].map(actorRow),
    places: places.map(placeRow),
    reports: [...reports].map(reportRow),
    claims: claims.map(c => claimRow(c, quote(c))),
    links: {
      'places-within': places.flatMap(p => (p.within ? [{ from: p.id, to: p.within }] : [])),
      'claims-actors': link(c => c.actors),
      'claims-recipients': link(c => c.recipients),
      'claims-places': link(c => c.places),
      'claims-reports': link(c => [c.report]),
    },
    relations: [...relations].filter(asserted).map(relationRow),
  }
}

/** Without the fields that are undefined: an engine would store null, or refuse. */
const given = (row: Row): Row => Object.fromEntries(Object.entries(row).filter(([, v]) => v !== undefined))
const namesOf = (names: readonly Name[]): string[] => [...new Set(names.map(n => n.text))]

const actorRow = (a: Actor & { mergedInto?: string }): Row => given({
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

function relationRow(r: Relation): PropertyGraph['relations'][number] {
  const { source, target, type, id, directed, first, last, claims, claimIds, publishers, publisherNames, status, confidence, sources, corroboration, clashes, unreviewed } = r
  return { type, source, target, properties: given({ id, type, directed, first, last, claims, claimIds, publishers, publisherNames, status, confidence, sources, corroboration, clashes, unreviewed, denied: r.counts.denied }) }
}
