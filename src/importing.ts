/**
 * Taking a data set in. The file is read to its end first, so that a fault anywhere is found before anything is written; then its claims are
 * written a part at a time under an import that is `unfinished`, and so in nobody's view, and with the last part all of them come into view at once. Killed in
 * between, nothing of it shows; the same file taken in again goes on where it was.
 */
import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { once } from 'node:events'
import { setImmediate as turn } from 'node:timers/promises'
import { checked, claimOf, says } from './claiming.js'
import { BelligraphError } from './errors.js'
import type { About, Entry, Importer, Options, Party } from './formats/importer.js'
import { recognised } from './formats/importers.js'
import { unpacked } from './formats/unpack.js'
import { canonical, reportId, sha256 } from './ids.js'
import { Actors, decisionOn, keyOf, type Matched, Places } from './matching.js'
import { type Actor, type AnyRecord, type Claim, type Import, nameOf, type Place, RECORDS, type Report } from './model.js'
import type { Snapshot } from './store/snapshot.js'
import type { Store } from './store/store.js'
import { parseElsewhere } from './table-parsing.js'

/** Entries that are kept from the first reading; a file with more is read twice, so that memory does not grow with it. */
const HELD = 50_000
/** Claims in one write. */
const BATCH = 2_000
/** Entries after which others get their turn: requests, and the statements on their way to the engine. */
const BREATH = 100
/** Rows shown with their claims; changes shown. */
const SAMPLE = 5
const SHOWN = 20

export interface ActorFound { name: string; ids: Record<string, string>; rows: number; line: number; how: Matched['how']; actor: { id: string; name: string }; candidates: { id: string; name: string }[] }

/** What an import did, or with `dryRun` would do. */
export interface Imported {
  /** Absent in a dry run. */
  import?: Import
  format: string
  report: Report
  dryRun: boolean
  /** Rows read; those that make no claim, by the reason. */
  rows: number
  skipped: Record<string, number>
  /** Claims of the file; how many are new, the same as an older import says of the row, or different from it. `known`: this very file's, there already. */
  claims: { total: number; known: number; fresh: number; same: number; changed: number }
  /** Of the changed ones, the first: the fields that differ, before and after. */
  changes: { line: number; key: string; fields: Record<string, [before: string, after: string]> }[]
  /** Rows of older imports of the source that this file does not have: they stay. */
  elsewhere: number
  /** Reviews of older claims that say the same: they are carried over. */
  reviews: number
  actors: { known: number; fresh: number; found: ActorFound[] }
  places: { fresh: number }
  /** The first claims with the fields of their rows. */
  sample: { line: number; fields: Record<string, string>; claims: Claim[] }[]
  /** Records that were new or different. */
  written: number
}

export interface Taking {
  /** Absent: told by how the file begins. */
  importer?: Importer
  bytes: AsyncIterable<Uint8Array>
  options: Options
  store: Store
  /** Actors and places of the lexicon, which the store need not hold yet. */
  lexicon: { actors: readonly Actor[]; places: readonly Place[] }
  /** A name, or an id as `ucdp:118` → the actor that a person says it is, or `new`. */
  same?: ReadonlyMap<string, string>
  dryRun?: boolean
  now: Date
  /** Told how many of the file's claims are written. */
  progress?(done: number, total: number): void
}

/** Gives `use` a path to lay a file aside at, for as long as that takes. */
export async function besides<T>(use: (path: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'belligraph-import-'))
  try { return await use(join(folder, 'file')) } finally { await rm(folder, { recursive: true, force: true }) }
}

/** A file laid aside while it is read the first time. */
export async function* aside(bytes: AsyncIterable<Uint8Array>, path: string): AsyncGenerator<Uint8Array> {
  const out = createWriteStream(path)
  let fault: Error | undefined
  out.on('error', e => { fault = e })
  try {
    for await (const piece of bytes) {
      if (!out.write(piece) && !fault) await once(out, 'drain')
      if (fault) throw new BelligraphError('busy', `There is no room to lay the file aside: ${fault.message}.`)
      yield piece
    }
  } finally { await new Promise(resolve => out.end(resolve)) }
}

async function* hashed(bytes: AsyncIterable<Uint8Array>, hash: ReturnType<typeof createHash>, size: { bytes: number }): AsyncGenerator<Uint8Array> {
  for await (const piece of bytes) { hash.update(piece); size.bytes += piece.length; yield piece }
}

const isEntry = (item: Entry | { about: Partial<About> }): item is Entry => 'line' in item

/** @throws BelligraphError as the importer does, and `invalid` for a decision about nobody; then nothing was written */
export const takeIn = (taking: Taking): Promise<Imported> => besides(path => taken(taking, path))

async function taken({ importer: named, bytes, options: given, store, lexicon, same, dryRun = false, now, progress = () => {} }: Taking, path: string): Promise<Imported> {
  const options: Options = { ...given, parse: parseElsewhere }
  const snapshot = await store.snapshot(), hash = createHash('sha256'), size = { bytes: 0 }
  const into = (actor: string): string => snapshot.actorOf(actor)?.id ?? actor
  const actors = new Actors(known(lexicon.actors, snapshot), into, same), places = new Places([...new Map([...lexicon.places, ...snapshot.places.values()].map(p => [p.id, p])).values()])
  for (const [name, id] of same ?? []) if (id !== 'new' && !actors.has(id)) throw new BelligraphError('invalid', `${JSON.stringify(name)} cannot be ${id}: there is no actor of that id.`)

  const file = unpacked(aside(bytes, path), options.file), { importer, bytes: content } = named ? { importer: named, bytes: file } : await recognised(file, options.file)
  let about = importer.about(options), rows = 0, total = 0, held: Entry[] | undefined = []
  const skipped: Record<string, number> = {}, met = new Map<string, { party: Party; rows: number; line: number }>()
  const meet = (party: Party, line: number): void => {
    const before = met.get(keyOf(party))
    if (before) before.rows++
    else met.set(keyOf(party), { party, rows: 1, line })
  }
  for await (const item of importer.read(hashed(content, hash, size), options)) {
    if (!isEntry(item)) { about = { ...about, ...item.about }; continue }
    rows++
    if (held && held.push(item) > HELD) held = undefined
    if (item.skipped !== undefined) skipped[item.skipped] = (skipped[item.skipped] ?? 0) + 1
    for (const s of item.statements) {
      total++
      checked(s, item, options.file)
      for (const p of [...s.actors, ...(s.recipients ?? [])]) meet(p, item.line)
      for (const p of s.places ?? []) places.match(p)
    }
    for (const p of item.parties ?? []) meet(p, item.line)
  }
  actors.meet([...met.values()].map(m => m.party))
  const seen = new Map([...met.values()].map(({ party, rows, line }) => [actors.match(party), { rows, line }]))
  if (rows === 0) throw new BelligraphError('invalid', `${options.file} has no rows.`)

  const sha = hash.digest('hex'), report = RECORDS.report.parse({ id: reportId(options.mapping === undefined ? sha : sha256(canonical([sha, options.mapping]))), sha256: sha, language: 'en', length: size.bytes, source: importer.name, ...about })
  const id = sha256(`${importer.name} ${report.id}`).slice(0, 16), old = snapshot.records.import.get(id), at = now.toISOString()
  const record: Import = { id, format: importer.name, report: report.id, file: options.file, at, undone: false }
  const called = (id: string): { id: string; name: string } => ({ id, name: nameOf(actors.of(id)!) })
  const out: Imported = {
    format: importer.name, report, dryRun, rows, skipped, claims: { total, known: 0, fresh: 0, same: 0, changed: 0 }, changes: [], elsewhere: 0, reviews: 0, places: { fresh: places.fresh.size }, sample: [], written: 0,
    actors: {
      known: new Set([...seen.keys()].flatMap(m => (m.how === 'new' ? [] : m.actor.id))).size, fresh: new Set([...seen.keys()].flatMap(m => (m.how === 'new' ? m.actor.id : []))).size,
      found: [...seen].map(([m, where]) => ({ name: m.party.name, ids: { ...m.party.ids }, ...where, how: m.how, actor: called(m.actor.id), candidates: m.candidates.map(called) }))
        .sort((a, b) => b.rows - a.rows || a.line - b.line),
    },
  }
  const write = async (records: AnyRecord[]): Promise<void> => {
    if (!dryRun && records.length > 0) out.written += (await store.write(records)).written
  }
  if (old && !old.unfinished) { // all of it is there: what was decided since is laid over it as merges
    out.claims.known = total
    const decided = [...merges(same, seen.keys(), new Actors(known(lexicon.actors, snapshot), into), at)]
    const again: AnyRecord[] = old.undone ? [{ kind: 'import', data: { ...old, undone: false, at } }] : []
    await write([...again, ...needed(decided.map(d => actors.of(d.data.into)!), places, snapshot, lexicon), ...decided])
    return { ...out, ...(!dryRun && { import: { ...old, undone: false } }) }
  }

  await write([...needed([...seen.keys()].map(m => m.actor), places, snapshot, lexicon), ...aliases(seen.keys(), at), { kind: 'report', data: report }, { kind: 'import', data: { ...record, unfinished: true } }])
  const keys = new Set<string>(), compared = compare(snapshot, report)
  let batch: AnyRecord[] = [], done = 0, made = 0
  out.claims.total = 0
  for await (const item of held ?? importer.read(unpacked(createReadStream(path), options.file), options)) {
    if (!isEntry(item)) continue
    if (++made % BREATH === 0) await turn()
    const claims = item.statements.flatMap(s => claimOf(s, item, report.id, importer.name, actors, places) ?? [])
    const lost = item.statements.length - claims.length
    if (lost > 0) skipped[ALONE] = (skipped[ALONE] ?? 0) + lost
    for (const claim of claims) {
      const { verdict, reviews, change } = compared(claim, item)
      out.claims.total++
      out.claims[verdict]++
      out.reviews += reviews.length
      if (change && out.changes.length < SHOWN) out.changes.push(change)
      batch.push({ kind: 'claim', data: claim }, ...reviews)
    }
    if (item.key !== undefined) keys.add(item.key)
    if (out.sample.length < SAMPLE && claims.length > 0) out.sample.push({ line: item.line, fields: item.fields, claims })
    if (batch.length < BATCH) continue
    await write(batch)
    progress(done += batch.length, total)
    batch = []
  }
  out.elsewhere = elsewhere(report, keys, snapshot)
  // Apart from the last claims: while the engine takes these, it is worked out what comes into view.
  await write(batch)
  await write([{ kind: 'import', data: record }])
  progress(total, total)
  return { ...out, ...(!dryRun && { import: record }) }
}

/** Why a statement makes no claim: its parties turned out to be one actor. */
const ALONE = 'both parties are one actor'

/** Everybody with all names that he goes by: the lexicon's actors, the store's, and what people added. */
function known(lexicon: readonly Actor[], snapshot: Snapshot): Iterable<Actor> {
  const all = new Map<string, Actor>(lexicon.map(a => [a.id, a]))
  for (const a of snapshot.actors.values()) {
    const own = all.get(a.id)
    all.set(a.id, own ? { ...a, names: [...a.names, ...own.names], ids: { ...own.ids, ...a.ids } } : a)
  }
  for (const { actor, name, undoing } of snapshot.records.alias.values()) {
    const a = all.get(actor)
    if (a && !undoing) all.set(actor, { ...a, names: [...a.names, name] })
  }
  return all.values()
}

/** The actors and places that claims will name and the store does not hold, with what they are part of. */
function needed(named: Iterable<Actor>, places: Places, snapshot: Snapshot, lexicon: Taking['lexicon']): AnyRecord[] {
  const out = new Map<string, AnyRecord>(), own = new Map(lexicon.actors.map(a => [a.id, a]))
  const add = (a: Actor): void => {
    if (snapshot.actors.has(a.id) || out.has(a.id)) return
    out.set(a.id, { kind: 'actor', data: own.get(a.id) ?? a })
    for (const p of a.partOf) if (own.has(p)) add(own.get(p)!)
  }
  for (const actor of named) add(actor)
  return [...out.values(), ...[...places.used].flatMap(data => (snapshot.places.has(data.id) ? [] : [{ kind: 'place' as const, data }]))]
}

const BY = 'import'
const recordId = (...parts: unknown[]): string => sha256(canonical(parts)).slice(0, 16)

/** What a person decided about a name holds for the next file too. */
function* aliases(found: Iterable<Matched>, at: string): Generator<AnyRecord> {
  for (const { party, actor, how } of found) {
    if (how !== 'decided' || actor.names.some(n => n.text === party.name)) continue
    const kind = /^[\p{Lu}\d-]{2,8}$/u.test(party.name) ? 'weak' : 'alias'
    yield { kind: 'alias', data: { id: recordId('alias', actor.id, party.name), actor: actor.id, name: { text: party.name, lang: party.lang ?? 'en', kind }, by: BY, at } }
  }
}

/** Decisions about a file that is there already. */
function* merges(same: Taking['same'], found: Iterable<Matched>, undecided: Actors, at: string): Generator<AnyRecord & { kind: 'merge' }> {
  const parties = [...found].map(m => m.party)
  undecided.meet(parties)
  for (const party of parties) {
    const into = decisionOn(party, same)
    if (into === undefined || into === 'new') continue
    const { actor } = undecided.match(party)
    if (into !== actor.id) yield { kind: 'merge', data: { id: recordId('merge', actor.id, into, at), from: actor.id, into, by: BY, at, undone: false } }
  }
}

/** How a claim stands to what older imports of the source say of its row. */
function compare(snapshot: Snapshot, report: Report) {
  return (claim: Claim, entry: Entry): { verdict: 'known' | 'fresh' | 'same' | 'changed'; reviews: AnyRecord[]; change?: Imported['changes'][number] } => {
    if (snapshot.records.claim.has(claim.id)) return { verdict: 'known', reviews: [] }
    const twins = entry.key === undefined ? [] : [...snapshot.claimsOfRow(report.source, entry.key)].flatMap(id => {
      const c = snapshot.records.claim.get(id)!
      return c.report !== report.id && snapshot.claims.has(id) ? [c] : []
    })
    if (twins.length === 0) return { verdict: 'fresh', reviews: [] }
    const twin = twins.find(t => says(t) === says(claim)), before = twin ?? twins[0]!, [first] = before.evidence
    const reviews = (twin ? snapshot.reviewsOf(twin.id) : []).map((r): AnyRecord => ({ kind: 'review', data: { ...r, id: recordId('review', r.id, claim.id), claim: claim.id } }))
    const old = first && 'line' in first ? first.fields : {}
    const fields = Object.fromEntries(Object.entries(entry.fields).flatMap(([k, after]) => (old[k] !== undefined && old[k] !== after ? [[k, [old[k], after] as [string, string]]] : [])))
    if (twin && Object.keys(fields).length === 0) return { verdict: 'same', reviews }
    return { verdict: 'changed', reviews, change: { line: entry.line, key: entry.key!, fields } }
  }
}

/** How many rows other imports of the source brought, that are in view, and this file does not have. */
function elsewhere(report: Report, keys: ReadonlySet<string>, snapshot: Snapshot): number {
  const rows = new Set<string>()
  for (const c of snapshot.claims.values()) {
    const [first] = c.evidence
    if (c.source === report.source && c.report !== report.id && first && 'line' in first && first.key !== undefined && !keys.has(first.key)) rows.add(first.key)
  }
  return rows.size
}
