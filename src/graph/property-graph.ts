/**
 * Claims and relations as a property graph: the nodes and relationships that people ask in Cypher, as plain rows. Whoever keeps or exports
 * such a graph writes these rows: both engines, the Cypher script, and the files for Neo4j's importer.
 */
import { type Actor, asserted, type Name, nameOf, type Place, type Relation, type Report } from '../model.js'
import { CLAIM_TYPES } from '../terms.js'
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
  const link = (list: (c: SourcedClaim) => readonly string[]): Link[] => {
    const links: Link[] = []
    for (const c of claims) for (const to of new Set(list(c))) links.push({ from: c.id, to })
    return links
  }
  return {
    actors: [...actors].map(a => actorRow(a)),
    places: places.map(p => placeRow(p)),
    reports: [...reports].map(r => reportRow(r)),
    claims: claims.map(c => claimRow(c, quote(c))),
    links: {
      'places-within': places.flatMap(p => (p.within ? [{ from: p.id, to: p.within }] : [])),
      'claims-actors': link(c => c.actors),
      'claims-recipients': link(c => c.recipients),
      'claims-places': link(c => c.places),
      'claims-reports': link(c => [c.report]),
    },
    relations: [...relations].filter(asserted).map(r => ({ type: r.type, source: r.source, target: r.target, properties: relationRow(r) })),
  }
}

const namesOf = (names: readonly Name[]): string[] => [...new Set(names.map(n => n.text))]

/** The properties of nodes and of relations by name, each as it is made. */
type Fields<A extends unknown[]> = Record<string, (...of: A) => unknown>

const ACTOR: Fields<[Actor & { mergedInto?: string }]> = {
  id: a => a.id, name: a => nameOf(a), nameAr: a => nameOf(a, 'ar'), names: a => namesOf(a.names), kind: a => a.kind, countries: a => a.countries, known: a => a.known, partOf: a => a.partOf,
  ucdp: a => a.ids.ucdp, wikidata: a => a.ids.wikidata, noteAr: a => a.note?.ar, noteEn: a => a.note?.en, mergedInto: a => a.mergedInto,
}

const PLACE: Fields<[Place]> = {
  id: p => p.id, name: p => nameOf(p), nameAr: p => nameOf(p, 'ar'), names: p => namesOf(p.names), kind: p => p.kind, latitude: p => p.latitude, longitude: p => p.longitude, precision: p => p.precision,
}

const REPORT: Fields<[Report]> = {
  id: r => r.id, title: r => r.title, publisher: r => r.publisher, url: r => r.url, publishedOn: r => r.publishedOn, language: r => r.language, source: r => r.source, glossAr: r => r.gloss?.ar, glossEn: r => r.gloss?.en,
}

/** Of the first evidence, the words that say so: `start` and `end`, in a data set `line`; `quote` is there when the text is held. */
const CLAIM: Fields<[claim: SourcedClaim, quote: string | undefined]> = {
  id: c => c.id, type: c => c.type, status: c => c.status, mode: c => c.mode, from: c => c.observed?.from, to: c => c.observed?.to, attribution: c => c.attribution, confidence: c => c.confidence,
  rule: c => c.rule, review: c => c.review, source: c => c.source, publisher: c => c.publisher, report: c => c.report, glossAr: c => c.gloss?.ar, glossEn: c => c.gloss?.en, quote: (_, quote) => quote,
  start: ({ evidence: [e] }) => (e && 'start' in e ? e.start : undefined), end: ({ evidence: [e] }) => (e && 'start' in e ? e.end : undefined), line: ({ evidence: [e] }) => (e && 'line' in e ? e.line : undefined),
}

const RELATION: Fields<[Relation]> = {
  id: r => r.id, type: r => r.type, directed: r => r.directed, first: r => r.first, last: r => r.last, claims: r => r.claims, claimIds: r => r.claimIds, publishers: r => r.publishers, publisherNames: r => r.publisherNames,
  status: r => r.status, confidence: r => r.confidence, sources: r => r.sources, corroboration: r => r.corroboration, clashes: r => r.clashes, unreviewed: r => r.unreviewed, denied: r => r.counts.denied,
}

/** Every property that nodes of a label, and relationships of a type, can have. */
export const PROPERTIES: ReadonlyMap<string, readonly string[]> = new Map([
  ...Object.entries({ Actor: ACTOR, Claim: CLAIM, Place: PLACE, Report: REPORT } as Record<string, object>),
  ...Object.values(CLAIM_TYPES).map(t => [t.relationship, RELATION] as const), ...Object.values(LINKS).map(([, name]) => [name, {}] as const),
].map(([name, fields]) => [name, Object.keys(fields)]))

/** Without the fields that are undefined: an engine would store null, or refuse. */
const rowOf = <A extends unknown[]>(fields: Fields<A>) => {
  const all = Object.entries(fields)
  return (...of: A): Row => {
    const row: Row = {}
    for (const [name, value] of all) {
      const given = value(...of)
      if (given !== undefined) row[name] = given
    }
    return row
  }
}
const actorRow = rowOf(ACTOR), placeRow = rowOf(PLACE), reportRow = rowOf(REPORT), claimRow = rowOf(CLAIM), relationRow = rowOf(RELATION)
