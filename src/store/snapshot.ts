/**
 * The records as they stand, and what follows from them: claims after reviews and merges, and the relations folded from these.
 * `prepare` works out what new records would change without changing anything; `commit` makes it so. Both stores, and every view, go through it.
 */
import { ties, relate, relationId, type SourcedClaim } from '../graph/fold.js'
import { canonical, sha256 } from '../ids.js'
import type { Actor, AnyRecord, Claim, Name, Place, RecordKind, Relation, Report, Review, Text } from '../model.js'
import { RECORDS } from '../model.js'
import { decide } from './decisions.js'
import { rowOf, Rows, Standing } from './rows.js'

type Data<K extends RecordKind> = Extract<AnyRecord, { kind: K }>['data']
type Tables = { [K in RecordKind]: Map<string, Data<K>> }
const tables = (): Tables => Object.fromEntries(Object.keys(RECORDS).map(k => [k, new Map()])) as Tables

/** What a write changes, ready for an engine and for `commit`. */
export interface Change {
  /** The records that are new or differ from those held, each once, in the order given. Empty: nothing to do. */
  records: AnyRecord[]
  /** Actors whose node changes, as they hold. */
  actors: Map<string, HeldActor>
  /** Reports in view that change; null when it leaves every view with the import that brought it. */
  reports: Map<string, Report | null>
  /** Claims in view whose content or quote changes; null when the claim leaves every view (an import undone). */
  claims: Map<string, SourcedClaim | null>
  /** The words of the first evidence of each claim in `claims`, where its report's text is held. */
  quotes: Map<string, string>
  /** Relations that change; null when no claim makes it any more. */
  relations: Map<string, Relation | null>
  /** Which of these claims and relations there were before. */
  replaced: Set<string>
  /** Claims, with their reports, that are in nobody's view until the import that brings them is finished, as they will then most likely hold. */
  coming: Pick<Change, 'reports' | 'claims'>
  /** The data version after it. */
  version: string
}

/** An actor as it holds: after its own names those that people added, then those of the actors merged into it; `mergedInto` when it was itself found to be another. */
export type HeldActor = Actor & { mergedInto?: string }

/** Of a version, 32 bits each. */
const LANES = 4

/** The data version once each record stands in the place of its `old`, if there was one. A sum of hashes: it does not depend on order, so equal content has equal versions on any engine. */
export function versionWith(version: string, written: Iterable<readonly [record: AnyRecord, old: AnyRecord['data'] | undefined]>): string {
  const lanes = Uint32Array.from({ length: LANES }, (_, i) => Number.parseInt(version.slice(i * 8, i * 8 + 8), 16))
  const add = (kind: RecordKind, data: AnyRecord['data'], by: 1 | -1): void => {
    const hash = sha256(canonical([kind, data]))
    for (let i = 0; i < LANES; i++) lanes[i]! += by * Number.parseInt(hash.slice(i * 8, i * 8 + 8), 16)
  }
  for (const [{ kind, data }, old] of written) {
    if (old) add(kind, old, -1)
    add(kind, data, 1)
  }
  return Array.from(lanes, lane => lane.toString(16).padStart(8, '0')).join('')
}

const push = (index: Map<string, Set<string>>, key: string, value: string): void => {
  const set = index.get(key)
  if (set) set.add(value)
  else index.set(key, new Set([value]))
}

/** Chains are short, and cycles cannot be written (the API refuses them); a bound guards against files edited by hand. */
function resolve(into: ReadonlyMap<string, string>, id: string): string {
  for (let hops = 0; hops < 32; hops++) {
    const next = into.get(id)
    if (next === undefined || next === id) return id
    id = next
  }
  return id
}

/** The actors that these ids stand for, sorted, each once: the same list where it is so already. */
function resolved(ids: string[], into: ReadonlyMap<string, string>): string[] {
  return ids.every((id, i) => !into.has(id) && (i === 0 || ids[i - 1]! < id)) ? ids : [...new Set(ids.map(a => resolve(into, a)))].sort()
}

export class Snapshot {
  /** Count of writes seen; an engine's own numbering. */
  seq = 0
  /** Of the content, independent of order and engine: 32 hex digits. */
  version = '0'.repeat(LANES * 8)
  /** Records as written. */
  readonly records = tables()
  /** Claims in view, reviews and merges applied, rejected ones included (they carry `review: 'rejected'`). */
  readonly claims = new Map<string, SourcedClaim>()
  /** All relations, whatever their status; folded from every claim in view that is not rejected. */
  readonly relations = new Map<string, Relation>()
  readonly #claimsOfRelation = new Map<string, Set<string>>()
  readonly #claimsOfReport = new Map<string, Set<string>>()
  readonly #reviewsOfClaim = new Map<string, Set<string>>()
  readonly #aliasesOfActor = new Map<string, Set<string>>()
  readonly #held = new Map<string, HeldActor>()
  readonly #rows = new Rows()
  readonly #reports = new Map<string, Report>()
  #into = new Map<string, string>()

  /** As written, merged ones too: what can be referred to. */
  get actors(): ReadonlyMap<string, Actor> { return this.records.actor }
  get places(): ReadonlyMap<string, Place> { return this.records.place }
  /** Those in view: not what an import brought that was taken back or is unfinished. */
  get reports(): ReadonlyMap<string, Report> { return this.#reports }
  get texts(): ReadonlyMap<string, Text> { return this.records.text }

  /** The actor that an id stands for, merges followed, as it holds. */
  actorOf(id: string): Actor | undefined { return this.#held.get(resolve(this.#into, id)) }
  /** The actors that stand for themselves, as they hold; in no order. */
  *ownActors(): Generator<Actor> { for (const a of this.#held.values()) if (a.mergedInto === undefined) yield a }
  /** A claim's decisions, first to last. */
  reviewsOf(claim: string): Review[] { return this.#history(claim, []) }

  /** Ids of the claims of a data set's row, from every import of its source, whether in view or not. */
  claimsOfRow(source: string, key: string): Iterable<string> { return this.#rows.of(`${source} ${key}`).keys() }

  /** Ids of the claims that a report made, as written (before merges); in no order. */
  claimsOfReport(report: string): ReadonlySet<string> { return this.#claimsOfReport.get(report) ?? new Set() }

  /** What writing `given` would change. Throws nothing: records are validated before. */
  prepare(given: readonly AnyRecord[]): Change {
    const fresh = tables()
    const records: AnyRecord[] = [], written: [AnyRecord, AnyRecord['data'] | undefined][] = []
    const last = new Map(given.map(r => [keyOf(r), r]))
    for (const record of last.values()) {
      const old = this.records[record.kind].get(record.data.id)
      if (old && canonical(old) === canonical(record.data)) continue
      records.push(record)
      written.push([record, old])
      ;(fresh[record.kind] as Map<string, unknown>).set(record.data.id, record.data)
    }
    const into = fresh.merge.size > 0 ? this.#merges(fresh.merge) : this.#into
    const rows = new Rows(), decisions = new Map<string, Review[]>()
    for (const c of fresh.claim.values()) rows.add(c, this.#sourceOf(c, fresh))
    const standing = new Standing(new Map([...this.records.import, ...fresh.import]).values(), [this.#rows, rows])
    const reports = new Map<string, Report | null>()
    for (const id of [...fresh.report.keys(), ...[...fresh.import.values()].map(i => i.report)]) {
      const report = fresh.report.get(id) ?? this.records.report.get(id), now = report && standing.stands(id) ? report : null
      if (now !== (this.#reports.get(id) ?? null)) reports.set(id, now)
    }
    for (const r of fresh.review.values()) decisions.set(r.claim, [...(decisions.get(r.claim) ?? []), r])
    const claims = new Map<string, SourcedClaim | null>(), quotes = new Map<string, string>(), coming: Change['coming'] = { reports: new Map(), claims: new Map() }
    for (const id of this.#affected(fresh, rows)) {
      const now = this.#view(id, fresh, decisions.get(id) ?? [], into, standing), before = this.claims.get(id)
      if (!(now ? !before || fresh.text.has(now.report) || canonical(now) !== canonical(before) : before)) continue
      claims.set(id, now ?? null)
      const quote = now && this.#quote(now, fresh.text.get(now.report) ?? this.records.text.get(now.report))
      if (quote !== undefined) quotes.set(id, quote)
    }
    for (const c of fresh.claim.values()) {
      if (claims.has(c.id) || !standing.comes(c.report)) continue
      coming.claims.set(c.id, this.#view(c.id, fresh, [], into)!)
      coming.reports.set(c.report, fresh.report.get(c.report) ?? this.records.report.get(c.report)!)
    }
    const relations = this.#refold(claims)
    const replaced = new Set([...claims.keys()].filter(id => this.claims.has(id)).concat([...relations.keys()].filter(id => this.relations.has(id))))
    return { records, actors: this.#actors(fresh, into), reports, claims, quotes, relations, replaced, coming, version: versionWith(this.version, written) }
  }

  /** Makes a prepared change. It must have been prepared on this very state. */
  commit(change: Change, seq = this.seq + 1): void {
    for (const { kind, data } of change.records) {
      (this.records[kind] as Map<string, unknown>).set(data.id, data)
      if (kind === 'claim') push(this.#claimsOfReport, data.report, data.id)
      if (kind === 'alias') push(this.#aliasesOfActor, data.actor, data.id)
      if (kind === 'review') push(this.#reviewsOfClaim, data.claim, data.id)
    }
    for (const { kind, data } of change.records) if (kind === 'claim') this.#rows.add(data, this.#sourceOf(data))
    this.#into = this.#merges(new Map())
    for (const [id, actor] of change.actors) this.#held.set(id, actor)
    for (const [id, report] of change.reports) {
      if (report) this.#reports.set(id, report)
      else this.#reports.delete(id)
    }
    for (const [id, claim] of change.claims) {
      for (const relation of this.#relationsOf(this.claims.get(id))) this.#claimsOfRelation.get(relation)?.delete(id)
      if (claim) this.claims.set(id, claim)
      else this.claims.delete(id)
      for (const relation of this.#relationsOf(claim)) push(this.#claimsOfRelation, relation, id)
    }
    for (const [id, relation] of change.relations) {
      if (relation) this.relations.set(id, relation)
      else { this.relations.delete(id); this.#claimsOfRelation.delete(id) }
    }
    this.version = change.version
    this.seq = seq
  }

  #merges(fresh: ReadonlyMap<string, Data<'merge'>>): Map<string, string> {
    const into = new Map<string, string>()
    const merges = [...new Map([...this.records.merge, ...fresh]).values()].sort(byTime)
    for (const m of merges) if (!m.undone) into.set(m.from, m.into)
    return into
  }

  /** Ids of the claims that fresh records can change. */
  #affected(fresh: Tables, rows: Rows): Set<string> {
    const ids = new Set<string>(fresh.claim.keys())
    for (const r of fresh.review.values()) ids.add(r.claim)
    const ofReport = (id: string) => {
      for (const c of this.#claimsOfReport.get(id) ?? []) ids.add(c)
    }
    for (const id of [...fresh.report.keys(), ...fresh.text.keys()]) ofReport(id)
    for (const i of fresh.import.values()) ofReport(i.report)
    // What holds of a row depends on every import that has it.
    const imported = [...fresh.import.values()].flatMap(i => [...this.claimsOfReport(i.report)].map(id => this.records.claim.get(id)!))
    for (const row of [...rows.rows, ...imported.flatMap(c => rowOf(c, this.#sourceOf(c)) ?? [])]) for (const c of this.#rows.of(row).keys()) ids.add(c)
    for (const m of fresh.merge.values()) {
      for (const [id, c] of this.records.claim) if ([...c.actors, ...c.recipients].some(a => this.#reaches(a, m.from))) ids.add(id)
      for (const review of this.records.review.values()) if (review.change) ids.add(review.claim)
    }
    return ids
  }

  #sourceOf(claim: Claim, fresh?: Tables): string | undefined { return (fresh?.report.get(claim.report) ?? this.records.report.get(claim.report))?.source }

  #reaches(actor: string, from: string): boolean {
    for (let hops = 0, id: string | undefined = actor; id !== undefined && hops < 32; hops++, id = this.#into.get(id)) if (id === from) return true
    return false
  }

  #history(claim: string, fresh: readonly Review[]): Review[] {
    const all = new Map<string, Review>()
    for (const id of this.#reviewsOfClaim.get(claim) ?? []) all.set(id, this.records.review.get(id)!)
    for (const r of fresh) all.set(r.id, r)
    return [...all.values()].sort(byTime)
  }

  /** The actors that fresh records can change, as they then hold: named by one, or what such a one was or will be merged into. */
  #actors(fresh: Tables, into: ReadonlyMap<string, string>): Map<string, HeldActor> {
    const ids = new Set(fresh.actor.keys())
    for (const a of fresh.alias.values()) for (const id of [a.actor, this.records.alias.get(a.id)?.actor]) if (id !== undefined) ids.add(id)
    for (const m of fresh.merge.values()) ids.add(m.from)
    for (const id of [...ids]) ids.add(resolve(this.#into, id)).add(resolve(into, id))
    const parts = new Map<string, string[]>()
    for (const from of [...into.keys()].sort()) {
      const whole = resolve(into, from)
      parts.set(whole, [...(parts.get(whole) ?? []), from])
    }
    return new Map([...ids].flatMap(id => {
      const actor = fresh.actor.get(id) ?? this.records.actor.get(id)
      if (!actor) return []
      const mergedInto = into.get(id), seen = new Set<string>()
      const names = [id, ...(parts.get(id) ?? [])].flatMap(i => this.#names(i, fresh)).filter(n => !seen.has(`${n.lang} ${n.text}`) && seen.add(`${n.lang} ${n.text}`))
      return [[id, { ...actor, names, ...(mergedInto !== undefined && { mergedInto }) }]]
    }))
  }

  /** An actor's own names, then those that people added, by the id of the addition. */
  #names(id: string, fresh: Tables): Name[] {
    const aliases = new Map([...(this.#aliasesOfActor.get(id) ?? [])].map(a => [a, this.records.alias.get(a)!]))
    for (const a of fresh.alias.values()) aliases.set(a.id, a)
    const added = [...aliases.values()].filter(a => a.actor === id && !a.undoing).sort((a, b) => (a.id < b.id ? -1 : 1)).map(a => a.name)
    return [...((fresh.actor.get(id) ?? this.records.actor.get(id))?.names ?? []), ...added]
  }

  #quote(claim: Claim, text: Text | undefined): string | undefined {
    const [first] = claim.evidence
    return text && first && 'start' in first ? text.text.slice(first.start, first.end) : undefined
  }

  /** A claim as it holds, or undefined when it is not in view; without `standing` as if it were. */
  #view(id: string, fresh: Tables, decisions: readonly Review[], into: ReadonlyMap<string, string>, standing?: Standing): SourcedClaim | undefined {
    const claim = fresh.claim.get(id) ?? this.records.claim.get(id)
    if (!claim) return undefined
    const report = fresh.report.get(claim.report) ?? this.records.report.get(claim.report)
    if (!report) return undefined
    if (standing && !standing.holds(claim, rowOf(claim, report.source))) return undefined
    // Field by field: an object put together from parts and further fields takes five times as long.
    const decided = decide(claim, this.#history(id, decisions)), view = (decided === claim ? { ...claim } : decided) as SourcedClaim
    view.actors = resolved(view.actors, into)
    view.recipients = resolved(view.recipients, into)
    view.publisher = report.publisher
    view.source = report.source
    return view
  }

  #relationsOf(claim: SourcedClaim | null | undefined): string[] {
    return claim && claim.review !== 'rejected' ? ties(claim).map(([s, t]) => relationId(claim.type, s, t)) : []
  }

  #refold(changed: ReadonlyMap<string, SourcedClaim | null>): Map<string, Relation | null> {
    const joined = new Map<string, SourcedClaim[]>()
    for (const [id, claim] of changed) {
      for (const relation of this.#relationsOf(this.claims.get(id))) if (!joined.has(relation)) joined.set(relation, [])
      if (!claim) continue
      for (const relation of this.#relationsOf(claim)) {
        const list = joined.get(relation)
        if (list) list.push(claim)
        else joined.set(relation, [claim])
      }
    }
    const out = new Map<string, Relation | null>()
    for (const [id, fresh] of joined) {
      const [source, type, target] = id.split('.') as [string, Claim['type'], string]
      const kept = [...(this.#claimsOfRelation.get(id) ?? [])].flatMap(c => (changed.has(c) ? [] : this.claims.get(c) ?? []))
      const all = [...kept, ...fresh]
      out.set(id, all.length > 0 ? relate(type, source, target, all) : null)
    }
    return out
  }
}

/** All records of a snapshot, sorted by kind and id. */
export const recordsOf = (s: Snapshot): AnyRecord[] =>
  Object.entries(s.records).flatMap(([kind, table]) => [...table.values()].map(data => ({ kind, data }) as AnyRecord)).sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1))

/** Order of what people did: by time, then by id. */
export const byTime = (a: { at: string; id: string }, b: { at: string; id: string }): number => (a.at === b.at ? (a.id < b.id ? -1 : 1) : a.at < b.at ? -1 : 1)

/** A record's own key: `claim 5f1d…`. */
export const keyOf = (r: AnyRecord): string => `${r.kind} ${r.data.id}`
