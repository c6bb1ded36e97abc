/** FollowTheMoney entities (followthemoney.tech), one a line: for Aleph, OpenSanctions' tools and `ftm`. */
import { type Actor, asserted, nameOf, type Name, type Relation, type Report } from '../model.js'
import { evidenceUrl, type Format, type Picture, provenanceLine } from './format.js'
import { legible, legibleJson } from './legible.js'

type Properties = Record<string, readonly (string | undefined)[]>

/** An entity as a line; values that are absent or say nothing are left out. */
function entity(id: string, schema: string, properties: Properties): string {
  const kept = Object.entries(properties).flatMap(([k, values]) => { const v = [...new Set(values.filter(x => x !== undefined && x.trim() !== ''))]; return v.length > 0 ? [[k, v]] : [] })
  return `${legibleJson({ id, schema, properties: Object.fromEntries(kept) })}\n`
}

const actorId = (id: string): string => `actor-${id}`
const reportId = (id: string): string => `report-${id}`

/** Ours are FollowTheMoney's kinds of names but for `loaded`, which are names all the same. */
const PROPERTY = { name: 'name', alias: 'alias', weak: 'weakAlias', previous: 'previousName', loaded: 'alias' } as const satisfies Record<Name['kind'], string>
const SCHEMA: Partial<Record<Actor['kind'], string>> = { person: 'Person', civilians: 'LegalEntity', state: 'PublicBody' }

function actor(a: Actor): string {
  const names: Record<string, string[]> = { name: [nameOf(a)] }
  for (const n of a.names) (names[PROPERTY[n.kind]] ??= []).push(n.text)
  return entity(actorId(a.id), SCHEMA[a.kind] ?? 'Organization', {
    ...names, country: a.countries.map(c => c.toLowerCase()), wikidataId: [a.ids.wikidata], notes: [a.note?.en, a.note?.ar, a.ids.ucdp && `UCDP actor ${a.ids.ucdp}`], summary: [`Kind of actor: ${a.kind}`],
  })
}

/** Which schema says a relation, and in which properties its ends stand. */
function ends(r: Relation, kinds: ReadonlyMap<string, Actor['kind']>): [schema: string, source: string, target: string] {
  const organised = (id: string) => !['person', 'civilians'].includes(kinds.get(id) ?? 'person')
  if (r.type === 'membership' && organised(r.target)) return ['Membership', 'member', 'organization']
  if (r.type === 'leadership' && organised(r.source)) return ['Directorship', 'organization', 'director']
  if (r.type === 'split' || r.type === 'merger') return ['Succession', ...(r.type === 'split' ? ['successor', 'predecessor'] as const : ['predecessor', 'successor'] as const)]
  return ['UnknownLink', 'subject', 'object']
}

function* links(p: Picture): Generator<string> {
  const kinds = new Map(p.actors.map(a => [a.id, a.kind])), reportOf = new Map(p.claims.map(c => [c.id, c.report]))
  for (const r of p.relations) {
    if (!asserted(r)) continue
    const [schema, source, target] = ends(r, kinds)
    const reports = [...new Set(r.claimIds.flatMap(c => reportOf.get(c) ?? []))].sort()
    yield entity(r.id, schema, {
      [source]: [actorId(r.source)], [target]: [actorId(r.target)], role: [r.type], status: [r.status], startDate: [r.first], endDate: [r.last], recordId: r.claimIds,
      sourceUrl: reports.map(id => p.reports.get(id)?.url), publisher: r.publisherNames, proof: reports.map(reportId),
      summary: [`First and last observed; not that it held in between. ${r.directed ? '' : 'Without direction. '}Claims: ${r.claims}, publishers: ${r.publishers}, confidence: ${r.confidence}; seen by: ${r.corroboration}.`],
      description: [`Evidence: ${evidenceUrl(p.provenance, r.id)}`],
    })
  }
}

const article = (r: Report, from: string): string => entity(reportId(r.id), 'Article', {
  title: [r.title], publisher: [r.publisher], sourceUrl: [r.url], publishedAt: [r.publishedOn], summary: [r.gloss?.en, r.gloss?.ar], contentHash: [], notes: [`SHA-256 of the text: ${r.sha256}`, from],
})

export const ftm: Format = {
  name: 'ftm', extension: 'ftm.json', mime: 'application/x-ndjson',
  keeps: 'Actors with all names, relations as Membership, Directorship, Succession or UnknownLink with dates, claim ids and proof, reports as articles; partial dates as they are.',
  loses: 'Relations that no claim reports as having happened; the claims themselves (their ids and the address of the evidence stay); numbers stand in text; places.',
  *write(picture) {
    const from = legible(provenanceLine(picture.provenance))
    for (const a of picture.actors) yield actor(a)
    for (const r of picture.reports.values()) yield article(r, from)
    yield* links(picture)
  },
}
