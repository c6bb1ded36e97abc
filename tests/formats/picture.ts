/** The seed's graph as a picture, some of its actors with names that every format has to survive. */
import { join } from 'node:path'
import { font, page } from '../../src/assets.js'
import type { Picture } from '../../src/formats/format.js'
import { FORMATS } from '../../src/formats/index.js'
import { groupsOf } from '../../src/graph/measures.js'
import { fold, type SourcedClaim } from '../../src/graph/fold.js'
import type { Actor, AnyRecord, Place, Report } from '../../src/model.js'
import { loadSeed } from '../../src/seed.js'
import { Snapshot } from '../../src/store/snapshot.js'

const HOSTILE = ['<script>alert(1)</script>', '=cmd|calc!A1', ']]>&amp;"\'', '\u202eevil\u202c', 'nul\u0000 and \ud800 alone', "'=quoted", 'two\nlines',
  "'}) DETACH DELETE (n) //", "\\u0027}) DETACH DELETE (n) //", 'ends with \\', '\\" [label="x', 'semi;colon|bar,comma', 'three\r\nlines\tand a tab']
const seed = loadSeed(join(import.meta.dirname, '../../seed'))
const ids = seed.flatMap(r => (r.kind === 'actor' ? r.data.id : [])).sort()
/** With the hostile names in them. */
export const records: AnyRecord[] = seed.map(r => {
  const name = r.kind === 'actor' ? HOSTILE[ids.indexOf(r.data.id)] : undefined
  return r.kind === 'actor' && name !== undefined ? { kind: 'actor', data: { ...r.data, names: [{ text: name, lang: 'en', kind: 'name' }, ...r.data.names.filter(n => n.lang === 'ar')] } } : r
})
const byId = <T extends { id: string }>(all: T[]): T[] => all.sort((a, b) => (a.id < b.id ? -1 : 1))
export const reports = new Map(byId(records.flatMap(r => (r.kind === 'report' ? [r.data as Report] : []))).map(r => [r.id, r]))
export const claims: SourcedClaim[] = byId(records.flatMap(r => (r.kind === 'claim' ? [{ ...r.data, publisher: reports.get(r.data.report)!.publisher, source: 'reports' }] : [])))
export const { relations } = fold(claims)
export const actors: Actor[] = byId(records.flatMap(r => (r.kind === 'actor' ? [r.data as Actor] : [])))
const places: Place[] = byId(records.flatMap(r => (r.kind === 'place' ? [r.data as Place] : [])))
/** Of the records. */
export const { version: dataVersion } = new Snapshot().prepare(records)

const claimOf = new Map(claims.map(c => [c.id, c]))
export const picture: Picture = {
  provenance: { program: 'Belligraph', version: '0.1.0', dataVersion, filter: { type: ['attack'] }, date: '2026-01-02', licence: 'Cite the reports.', base: 'http://127.0.0.1:8080' },
  actors, relations, claims, claim: id => claimOf.get(id), places, reports, records: () => records, recordsShown: () => records, quote: () => undefined,
  position: id => ({ x: id.length * 10, y: -id.length }),
  groups: (by, camps) => groupsOf(relations, by, camps),
  font, page, passages: () => [],
}

const format = (name: string) => FORMATS.find(f => f.name === name)!
export const bytes = (name: string): Buffer => Buffer.concat([...(format(name).write(picture) as Iterable<string | Uint8Array>)].map(p => Buffer.from(p as string)))

/** The same for formats that take their time. */
export async function written(name: string, of: Picture = picture, options: Readonly<Record<string, unknown>> = {}): Promise<Buffer> {
  const pieces: Buffer[] = []
  for await (const p of format(name).write(of, options)) pieces.push(Buffer.from(p as string))
  return Buffer.concat(pieces)
}

/** A text as a file can hold it. */
export const legible = (text: string): string => text.replace(/\u0000|\ud800/g, '\ufffd')
