/**
 * STIX 2.1 (docs.oasis-open.org/cti/stix/v2.1), a bundle for OpenCTI and its like. STIX knows full timestamps only: a period begins with its first
 * day and ends, as STIX wants it, before the day after its last; dates as exact as the sources give them, and what else STIX has no word for, stand in an extension.
 */
import { dayAfter } from '../graph/spells.js'
import { uuid } from '../ids.js'
import { type Actor, asserted, CLAIM_TYPES, firstDay, lastDay, nameOf, type Place, type Relation, type Report } from '../model.js'
import { evidenceUrl, type Format, type Picture, type Provenance, provenanceLine } from './format.js'
import { legibleJson } from './legible.js'

type Reference = { source_name: string; external_id?: string; url?: string; description?: string }

const idOf = (type: string, of: string): string => `${type}--${uuid(`${type} ${of}`)}`
const midnight = (day: string): string => `${day}T00:00:00.000Z`
const MAKER = idOf('identity', 'belligraph'), EXTENSION = idOf('extension-definition', 'belligraph')

/** STIX forbids empty lists: they are left out, as is what is undefined. */
const said = (properties: Record<string, unknown>) => Object.fromEntries(Object.entries(properties).filter(([, v]) => v !== undefined && !(Array.isArray(v) && v.length === 0)))

/** An object with what all have. */
const object = (p: Provenance, type: string, of: string, rest: Record<string, unknown>): string => legibleJson({
  type, spec_version: '2.1', id: idOf(type, of), created: midnight(p.date), modified: midnight(p.date), ...(of !== 'belligraph' && { created_by_ref: MAKER }),
  ...said(rest),
})
const extended = (properties: Record<string, unknown>) => ({ [EXTENSION]: { extension_type: 'property-extension', ...said(properties) } })

const typeOf = (a: Actor): 'identity' | 'threat-actor' => (a.kind === 'person' || a.kind === 'civilians' ? 'identity' : 'threat-actor')

function actor(p: Provenance, a: Actor): string {
  const aliases = [...new Set(a.names.map(n => n.text))].filter(n => n !== nameOf(a))
  const external_references: Reference[] = [{ source_name: 'belligraph', external_id: a.id, url: `${p.base}/api/actors/${a.id}` }, ...Object.entries(a.ids).map(([source_name, external_id]) => ({ source_name, external_id }))]
  const extensions = extended({ kind: a.kind, countries: a.countries, names: a.names, known: a.known })
  return typeOf(a) === 'identity'
    ? object(p, 'identity', a.id, { name: nameOf(a), identity_class: a.kind === 'person' ? 'individual' : 'class', external_references, extensions })
    : object(p, 'threat-actor', a.id, { name: nameOf(a), aliases, threat_actor_types: [a.kind.startsWith('state') ? 'nation-state' : 'unknown'], external_references, extensions })
}

function relationship({ provenance: p, actors }: Picture, r: Relation, kinds = new Map(actors.map(a => [a.id, typeOf(a)]))): string {
  const end = (id: string) => idOf(kinds.get(id)!, id)
  return object(p, 'relationship', r.id, {
    relationship_type: CLAIM_TYPES[r.type].relationship.toLowerCase().replaceAll('_', '-'), source_ref: end(r.source), target_ref: end(r.target), confidence: Math.round(r.confidence * 100),
    ...(r.first && r.last && { start_time: midnight(firstDay(r.first)), stop_time: midnight(dayAfter(lastDay(r.last))) }),
    external_references: [{ source_name: 'belligraph', external_id: r.id, url: evidenceUrl(p, r.id), description: 'Evidence' }],
    extensions: extended({ relation: r.type, directed: r.directed, status: r.status, first: r.first, last: r.last, claims: r.claims, claim_ids: r.claimIds, publishers: r.publisherNames, sources: r.sources, corroboration: r.corroboration, unreviewed: r.unreviewed }),
  })
}

const place = (p: Provenance, x: Place): string => object(p, 'location', x.id, {
  name: nameOf(x), latitude: x.latitude, longitude: x.longitude, external_references: [{ source_name: 'belligraph', external_id: x.id }], extensions: extended({ kind: x.kind, names: x.names, precision: x.precision }),
})

/** A report points to what it speaks of. One that does not say when it was published gets the day of the export, and the extension says so. */
function report(picture: Picture, r: Report, relations: readonly Relation[]): string[] {
  const { provenance: p, claims, actors } = picture, own = new Set(claims.flatMap(c => (c.report === r.id ? c.id : [])))
  const named = new Set(claims.flatMap(c => (own.has(c.id) ? [...c.actors, ...c.recipients] : [])))
  const refs = [...actors.flatMap(a => (named.has(a.id) ? idOf(typeOf(a), a.id) : [])), ...relations.flatMap(x => (x.claimIds.some(c => own.has(c)) ? idOf('relationship', x.id) : []))]
  if (refs.length === 0) return []
  return [object(p, 'report', r.id, {
    name: r.title || r.id, description: r.gloss?.en, report_types: ['threat-report'], published: midnight(firstDay(r.publishedOn ?? p.date)), lang: r.language, object_refs: refs,
    external_references: [{ source_name: r.publisher, ...(r.url && { url: new URL(r.url).href }), external_id: r.id }],
    extensions: extended({ published: r.publishedOn ?? 'unknown', publisher: r.publisher, sha256: r.sha256, claim_ids: [...own].sort() }),
  })]
}

/** Who was reported where, with how many claims: one sighting for an actor and a place that has coordinates. */
function* sightings({ provenance: p, claims, actors }: Picture, places: ReadonlyMap<string, Place>): Generator<string> {
  for (const a of actors) {
    const at = new Map<string, typeof claims[number][]>()
    for (const c of claims) if (c.status === 'reported' && c.actors.includes(a.id)) for (const x of c.places) if (places.has(x)) at.set(x, [...(at.get(x) ?? []), c])
    for (const [id, seen] of [...at].sort(([x], [y]) => (x < y ? -1 : 1))) {
      const days = seen.flatMap(c => (c.observed?.from ?? c.observed?.to) !== undefined ? [[firstDay(c.observed!.from ?? c.observed!.to!), lastDay(c.observed!.to ?? c.observed!.from!)] as const] : [])
      yield object(p, 'sighting', `${a.id} ${id}`, {
        sighting_of_ref: idOf(typeOf(a), a.id), where_sighted_refs: [idOf('location', id)], count: seen.length,
        ...(days.length > 0 && { first_seen: midnight(days.map(d => d[0]).sort()[0]!), last_seen: midnight(days.map(d => d[1]).sort().at(-1)!) }), extensions: extended({ claim_ids: seen.map(c => c.id).sort() }),
      })
    }
  }
}

function* objects(picture: Picture): Generator<string> {
  const { provenance: p } = picture, relations = picture.relations.filter(asserted)
  const places = new Map(picture.places.flatMap(x => (x.latitude !== undefined && x.longitude !== undefined ? [[x.id, x]] : [])))
  yield object(p, 'identity', 'belligraph', { name: 'Belligraph', identity_class: 'system', description: provenanceLine(p) })
  yield object(p, 'extension-definition', 'extension', { id: EXTENSION, name: 'Belligraph', description: 'Dates as exact as the sources give them; claims, publishers, status; names with their language.', schema: `${p.base}/api/openapi.json`, version: '1.0.0', extension_types: ['property-extension'] })
  for (const a of picture.actors) yield actor(p, a)
  for (const x of places.values()) yield place(p, x)
  for (const r of relations) yield relationship(picture, r)
  for (const r of picture.reports.values()) yield* report(picture, r, relations)
  yield* sightings(picture, places)
}

export const stix: Format = {
  name: 'stix', extension: 'stix.json', mime: 'application/stix+json',
  keeps: 'Actors as threat actors and identities, relations with dates (as exact as given, by extension), reports, and who was reported where as sightings.',
  loses: 'Relations that no claim reports as having happened; the claims themselves (their ids stay); places without coordinates; the layout.',
  *write(picture) {
    yield `{"type":"bundle","id":"${idOf('bundle', `${picture.provenance.dataVersion} ${legibleJson(picture.provenance.filter)}`)}","objects":[`
    let first = true
    for (const o of objects(picture)) {
      yield `${first ? '' : ','}\n${o}`
      first = false
    }
    yield ']}\n'
  },
}
