/** The graph as a file: every format, under the same filter as the picture. */
import { pipeline } from 'node:stream/promises'
import { Readable } from 'node:stream'
import type { Request } from 'express'
import { z } from 'zod'
import { font, page } from '../assets.js'
import { BelligraphError } from '../errors.js'
import type { Picture } from '../formats/format.js'
import { FORMATS } from '../formats/index.js'
import { relationId, type SourcedClaim, ties } from '../graph/fold.js'
import { groupsOf } from '../graph/measures.js'
import { selects } from '../graph/selection.js'
import { canonical } from '../ids.js'
import { Filter, type Place, type Relation, Selection } from '../model.js'
import { recordsBehind } from '../store/references.js'
import { recordsOf, type Snapshot } from '../store/snapshot.js'
import { claimsOf, graphOf, knownFilter, positions } from './filtering.js'
import { claimsShown, recordsShown, wholeClaims } from './hiding.js'
import { type Context, listed, route } from './route.js'
import { NoQuery } from './schemas.js'
import { surroundings, textOf } from './views.js'

const LICENCE = "Claims and glosses: the project's own, Apache-2.0; cite each claim's report (publisher, title, date, address). Report texts belong to their publishers. "
  + 'Actor ids and coordinates: UCDP, CC BY 4.0 (Sundberg & Melander 2013, Journal of Peace Research 50(4)).'

const byId = (a: { id: string }, b: { id: string }): number => (a.id < b.id ? -1 : 1)

/** The places that claims name and those that they lie in, sorted by id. */
function placesOf(claims: readonly SourcedClaim[], { places }: Snapshot): Place[] {
  const found = new Map<string, Place>()
  const add = (id: string): void => {
    const place = places.get(id)
    if (!place || found.has(id)) return
    found.set(id, place)
    if (place.within !== undefined) add(place.within)
  }
  for (const c of claims) c.places.forEach(add)
  return [...found.values()].sort(byId)
}

/** Relations and their ends, further actors, and claims, ready for a format. Relations and claims are sorted by id. */
function picture(filter: Filter & Selection, relations: readonly Relation[], claims: readonly SourcedClaim[], actors: Iterable<string>, snapshot: Snapshot, { memo, texts, now, version, base }: Context, request: Request): Picture {
  const ids = new Set([...relations.flatMap(r => [r.source, r.target]), ...actors])
  let at: ReturnType<typeof positions> | undefined
  const reports = [...new Set(claims.map(c => c.report))].sort().map(id => snapshot.reports.get(id)!)
  return {
    provenance: { program: 'Belligraph', version, dataVersion: snapshot.version, filter, date: now().toISOString().slice(0, 10), licence: [LICENCE, ...new Set(reports.flatMap(r => r.licence ?? []))].join(' '), base: base ?? `${request.protocol}://${request.host}` },
    actors: [...ids].sort().flatMap(id => snapshot.actorOf(id) ?? []),
    relations, claims, claim: id => snapshot.claims.get(id), places: placesOf(claims, snapshot),
    reports: new Map(reports.map(r => [r.id, r])),
    records: () => recordsBehind(claims.map(c => c.id), snapshot),
    recordsShown() { return this.records() },
    quote(c) {
      const [first] = c.evidence
      return first && 'start' in first ? textOf(c.report, snapshot, texts)?.slice(first.start, first.end) : undefined
    },
    passages: report => passagesOf(claims.filter(c => c.report === report), textOf(report, snapshot, texts)),
    position: id => (at ??= positions(snapshot, memo)).get(id) ?? { x: 0, y: 0 },
    groups: (by, camps) => groupsOf(relations, by, camps),
    font, page,
  }
}

/** The words that claims of one report rest on, as they are shown, in order. */
function passagesOf(claims: readonly SourcedClaim[], text: string | undefined): [number, string][] {
  if (text === undefined) return []
  const spans = claims.flatMap(c => c.evidence.flatMap(e => ('start' in e ? [[e.start, e.end] as const] : [])))
  const found = spans.map(([start, end]): [number, string] => { const { before, after } = surroundings(text, start, end); return [start - before.length, before + text.slice(start, end) + after] })
  return found.sort(([a, x], [b, y]) => a - b || y.length - x.length)
}

/** Of a selection what is said, sorted. */
const said = (selection: Selection): Selection => Object.fromEntries(Object.entries(selection).flatMap(([k, v]) => (v ? [[k, [...new Set(v)].sort()]] : [])))

/** What a filter shows, and of that the actors selected, the ties between them, and the claims that make these or that tie one of them to nobody. */
export function pictureOf(query: Filter, snapshot: Snapshot, context: Context, request: Request, selection: Selection = {}): Picture {
  const filter = knownFilter(query, snapshot, context.memo), selected = said(selection), { relations } = graphOf(filter, snapshot, context.memo)
  const claims = claimsOf(filter, snapshot, context.memo).sort(byId)
  if (canonical(selected) !== '{}') {
    const shows = selects(selected), isShown = (id: string): boolean => { const actor = snapshot.actorOf(id); return actor !== undefined && shows(actor) }
    const tied = relations.filter(r => isShown(r.source) && isShown(r.target)), making = new Set(tied.flatMap(r => r.claimIds))
    const kept = claimsShown(claims.filter(c => making.has(c.id) || (ties(c).length === 0 && [...c.actors, ...c.recipients].every(isShown))), isShown)
    const shown = picture({ ...filter, ...selected }, tied, kept, kept.flatMap(c => [...c.actors, ...c.recipients]), snapshot, context, request)
    return { ...shown, groups: (by, camps) => groupsOf(relations, by, camps), records: () => recordsBehind(wholeClaims(shown.records(), isShown), snapshot), recordsShown: () => recordsShown(shown.records(), isShown) }
  }
  const shown = picture(filter, relations, claims, claims.flatMap(c => [...c.actors, ...c.recipients]), snapshot, context, request)
  // All there is has claims that were rejected too, and actors that no claim names yet.
  return canonical(filter) === '{}' ? { ...shown, records: () => recordsOf(snapshot) } : shown
}

/** Every id in a value of an answer: texts, and the `id` of nodes and relationships. */
function* idsIn(value: unknown): Generator<string> {
  if (typeof value === 'string') yield value
  else if (Array.isArray(value)) for (const v of value) yield* idsIn(v)
  else if (value !== null && typeof value === 'object') {
    const { properties, $node, $relationship } = value as { properties?: { id?: unknown }; $node?: unknown; $relationship?: unknown }
    if ($node !== undefined || $relationship !== undefined) yield* idsIn(properties?.id)
    else yield* idsIn(Object.values(value))
  }
}

/** What an answer names: the actors and relations whose ids (or whose nodes and relationships) stand in it, and the relations that the claims in it make. */
export function pictureOfAnswer(rows: readonly (readonly unknown[])[], snapshot: Snapshot, context: Context, request: Request): Picture {
  const relations = new Map<string, Relation>(), actors = new Set<string>()
  const add = (id: string): void => {
    const relation = snapshot.relations.get(id), claim = snapshot.claims.get(id)
    if (relation) relations.set(id, relation)
    else if (snapshot.actors.has(id)) actors.add(snapshot.actorOf(id)!.id)
    else if (claim) for (const [source, target] of ties(claim)) add(relationId(claim.type, source, target))
  }
  for (const row of rows) for (const id of idsIn(row)) add(id)
  const sorted = [...relations.values()].sort(byId), claims = new Set(sorted.flatMap(r => r.claimIds))
  return picture({}, sorted, [...claims].flatMap(id => snapshot.claims.get(id) ?? []).sort(byId), actors, snapshot, context, request)
}

const FormatsAnswer = z.strictObject({
  formats: z.array(z.strictObject({ name: z.string(), extension: z.string(), mime: z.string(), keeps: z.string(), loses: z.string(), options: z.array(z.string()) })),
  total: z.int(),
})

const ExportQuery = Filter.extend({ ...Selection.shape, ...Object.fromEntries(FORMATS.flatMap(f => Object.entries(f.options ?? {}))) })

export const exportRoutes = [
  route({
    method: 'get', path: '/api/export', query: NoQuery, answer: FormatsAnswer, summary: 'The formats, with what each keeps and loses.',
    run: () => ({ formats: FORMATS.map(({ name, extension, mime, keeps, loses, options = {} }) => ({ name, extension, mime, keeps, loses, options: Object.keys(options) })), total: FORMATS.length }),
  }),
  route({
    method: 'get', path: '/api/export/:id', query: ExportQuery, answer: z.undefined(), fresh: true, draws: true, sends: FORMATS.map(f => f.mime),
    summary: 'The graph under a filter as a file.',
    async run({ id, query, snapshot, context, request, response }) {
      const format = FORMATS.find(f => f.name === id)
      if (!format) throw new BelligraphError('not-found', `There is no format ${JSON.stringify(id.slice(0, 60))}; there are ${listed(FORMATS.map(f => f.name))}.`)
      const { kind, hide, only, ...asked } = query, every = { ...Filter.shape, ...Selection.shape }
      const options = Object.fromEntries(Object.entries(asked).filter(([key, value]) => value !== undefined && !Object.hasOwn(every, key)))
      for (const key of Object.keys(options)) {
        const allowed = Object.keys({ ...every, ...format.options }).sort()
        if (!allowed.includes(key)) throw new BelligraphError('usage', `There is no parameter ${key} for ${format.name}; allowed: ${listed(allowed)}.`, { parameter: key, allowed })
      }
      const shown = pictureOf(asked, snapshot, context, request, { kind, hide, only } as Selection), { date, dataVersion, filter } = shown.provenance
      const what = Object.entries(filter).sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, value]) => `-${key}-${[value].flat().join('-')}`).join('').slice(0, 100)
      response.attachment(`belligraph${what}-${date}-${dataVersion.slice(0, 8)}.${format.extension}`).type(format.mime)
      await pipeline(Readable.from(format.write(shown, options)), response)
      return undefined
    },
  }),
]
