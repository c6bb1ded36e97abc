/**
 * The store: what is kept, whichever engine keeps it. It owns the snapshot that every view is made from, and sees to it that a claim
 * and the relations folded from it are written as one. An engine keeps the records and their projection as a property graph, and answers Cypher.
 */
import type { Note } from '../cypher/tokens.js'
import { canonical } from '../ids.js'
import type { AnyRecord } from '../model.js'
import { parseRecord } from './journal.js'
import { checkReferences } from './references.js'
import { type Change, keyOf, recordsOf, Snapshot, versionWith } from './snapshot.js'

/** Bounds of one question. Past them it is ended: in the engine, not only here. */
export interface Limits { ms: number; rows: number; bytes: number }
/** For the program's own questions. */
export const UNBOUNDED: Limits = { ms: 600_000, rows: Number.MAX_SAFE_INTEGER, bytes: Number.MAX_SAFE_INTEGER }
export const DEFAULT_LIMITS: Limits = { ms: 5_000, rows: 10_000, bytes: 16 * 2 ** 20 }
/** For strangers. */
export const PUBLIC_LIMITS: Limits = { ms: 2_000, rows: 5_000, bytes: 8 * 2 ** 20 }

/** A value of an answer, the same from both engines: dates as ISO text, whole numbers as numbers (beyond 2^53 as text), nodes and relationships as below. */
export type Value = null | boolean | number | string | Value[] | { [key: string]: Value } | NodeValue | RelationshipValue
/** A node: `$node` is its id property when it has one, else the engine's. */
export interface NodeValue { $node: string; labels: string[]; properties: { [key: string]: Value } }
export interface RelationshipValue { $relationship: string; type: string; source: string; target: string; properties: { [key: string]: Value } }

/**
 * The answer to a question. `truncated` when a limit cut it. `notes` say what was rewritten or may surprise, and where; `warnings` are their sentences.
 * `ran` is the statement that was asked, when it was rewritten.
 */
export interface Answer { columns: string[]; rows: Value[][]; truncated: boolean; ms: number; warnings: string[]; notes: Note[]; ran?: string }

/** A difference between the projection and the records, in words: which node or relationship, what is wrong. */
export interface Difference { what: string; id: string; problem: 'missing' | 'extra' | 'different' }

/** Records, oldest first: `{ seq: 12, records: [{ kind: 'actor', data: … }], whole: false }`; `seq` numbers the newest write. `whole`: these are all there are, whatever was there before. */
export interface News { seq: number; records: AnyRecord[]; whole: boolean }

/**
 * Who asks. `client` tells people apart, so that each gets a turn; `signal` ends the question when it aborts. `each` is given the rows some at a time as they
 * come (at least once, before the answer resolves); the next ones wait for it.
 */
export interface Asker { client?: string; signal?: AbortSignal; each?: (columns: string[], rows: Value[][]) => void | Promise<void> }

/** One engine: the embedded one or Neo4j. The next one needs no more than this. */
export interface Engine {
  readonly name: 'embedded' | 'neo4j'
  readonly version: string
  /** What was written after number `after`. */
  read(after: number): Promise<News>
  /**
   * One write, alone: nobody else writes between `prepare` and its end. `prepare` gets what others wrote after `after` and says what changes; it may
   * throw. When the promise resolves with the new number, the records are on disk and every later question sees them; when it rejects, nothing was written.
   */
  write(after: number, prepare: (others: News) => Change): Promise<{ seq: number; change: Change }>
  /** Makes these records all there is, at once or not at all. */
  restore(records: readonly AnyRecord[]): Promise<void>
  /** Answers a read-only question; anything that would write, read a file or load a module is refused by the engine itself. */
  query(statement: string, params: Record<string, unknown>, limits: Limits, asker?: Asker): Promise<Answer>
  /** Compares the projection with a snapshot; `mend` makes it equal. Sorted. */
  check(snapshot: Snapshot, mend: boolean): Promise<Difference[]>
  /** All writes, oldest first. */
  writes(): Iterable<readonly AnyRecord[]> | AsyncIterable<readonly AnyRecord[]>
  close(): Promise<void>
}

/** What a write did. `written` counts records that were new or different. */
export interface Written { written: number; unchanged: number; dataVersion: string }

interface Waiting { given: AnyRecord[]; resolve(written: Written): void; reject(error: unknown): void }
/** As many writes become one, at most. */
const TOGETHER = 64
const isReports = (records: readonly AnyRecord[]): boolean => records.every(r => ['report', 'text', 'claim', 'actor', 'place'].includes(r.kind))

export class Store {
  #snapshot = new Snapshot()
  #turn: Promise<unknown> = Promise.resolve()
  readonly #waiting: Waiting[] = []

  constructor(readonly engine: Engine) {}

  /** The state as it is now, what other writers did included. The object is live: it changes with later writes. */
  async snapshot(): Promise<Snapshot> {
    return this.#alone(async () => {
      this.#follow(await this.engine.read(this.#snapshot.seq))
      return this.#snapshot
    })
  }

  /**
   * Writes records, all or none. Written again they change nothing. Reports that come while another write is under way are written as one, since what a tie
   * rests on is folded, and told to the engine, once a write.
   * @throws BelligraphError `invalid` when a record is not as the model says or refers to one that does not exist; then nothing of it was written
   */
  async write(records: readonly AnyRecord[]): Promise<Written> {
    const given = records.map((r, i) => parseRecord(`record ${i + 1}`, r))
    return new Promise((resolve, reject) => {
      this.#waiting.push({ given, resolve, reject })
      void this.#alone(() => this.#writeTogether())
    })
  }

  async #writeTogether(): Promise<void> {
    const together = this.#together(), refused = new Map<Waiting, unknown>()
    if (together.length === 0) return // an earlier turn took it along
    try {
      const { seq, change } = await this.engine.write(this.#snapshot.seq, others => {
        this.#follow(others)
        const accepted: AnyRecord[] = []
        for (const w of together) {
          try {
            checkReferences(w.given, this.#snapshot, accepted)
            accepted.push(...w.given)
          } catch (e) { refused.set(w, e) }
        }
        return this.#snapshot.prepare(accepted)
      })
      if (change.records.length > 0) this.#snapshot.commit(change, seq)
      const fresh = new Set(change.records.map(keyOf))
      for (const w of together) {
        const written = w.given.filter(r => fresh.delete(keyOf(r))).length
        if (refused.has(w)) w.reject(refused.get(w))
        else w.resolve({ written, unchanged: w.given.length - written, dataVersion: this.#snapshot.version })
      }
    } catch (error) {
      this.#snapshot = new Snapshot() // what the engine holds is the truth: read it again
      for (const w of together) w.reject(error)
    }
  }

  /** Takes off the writes that make the next one: the oldest, and behind it those that, like it, bring reports and say nothing else of a record of it. */
  #together(): Waiting[] {
    const known = new Map<string, string>()
    let end = 0
    if (this.#waiting.length > 1 && isReports(this.#waiting[0]!.given)) for (const { given } of this.#waiting.slice(0, TOGETHER)) {
      const said = given.map(r => [keyOf(r), canonical(r.data)] as const)
      if (!isReports(given) || said.some(([key, data]) => (known.get(key) ?? data) !== data)) break
      for (const [key, data] of said) known.set(key, data)
      end++
    }
    return this.#waiting.splice(0, Math.max(1, end))
  }

  /** All records, sorted by kind and id: what a backup holds. */
  async records(): Promise<AnyRecord[]> {
    return recordsOf(await this.snapshot())
  }

  /**
   * Makes these records all there is, at once or not at all.
   * @throws BelligraphError `invalid` as `write` does
   */
  async restore(records: readonly AnyRecord[]): Promise<void> {
    const given = records.map((r, i) => parseRecord(`record ${i + 1}`, r))
    checkReferences(given, new Snapshot())
    return this.#alone(async () => {
      await this.engine.restore(given)
      this.#snapshot = new Snapshot()
    })
  }

  query(statement: string, params: Record<string, unknown> = {}, limits: Limits = DEFAULT_LIMITS, asker: Asker = {}): Promise<Answer> {
    return this.engine.query(statement, params, limits, asker)
  }

  async check(mend = false): Promise<Difference[]> {
    const snapshot = await this.snapshot()
    return this.#alone(() => this.engine.check(snapshot, mend))
  }

  close(): Promise<void> { return this.#alone(() => this.engine.close()) }

  /** The state when the data had this version, made again from the writes; undefined when no write led to it, or what it was made of was written over. */
  async past(version: string): Promise<Snapshot | undefined> {
    const held = new Map<string, AnyRecord>(), written: AnyRecord[] = []
    let now = new Snapshot().version
    for await (const records of this.engine.writes()) {
      now = versionWith(now, records.map(r => {
        const old = held.get(keyOf(r))?.data
        held.set(keyOf(r), r)
        written.push(r)
        return [r, old] as const
      }))
      if (now === version) {
        const snapshot = new Snapshot()
        snapshot.commit(snapshot.prepare(written))
        return snapshot
      }
      await new Promise(resolve => setImmediate(resolve)) // others get their turn
    }
    return undefined
  }

  #follow(others: News): void {
    if (others.whole) this.#snapshot = new Snapshot()
    if (others.records.length > 0) this.#snapshot.commit(this.#snapshot.prepare(others.records), others.seq)
  }

  #alone<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#turn.then(work, work)
    this.#turn = turn.catch(() => undefined)
    return turn
  }
}
