/** The embedded engine: a journal, a graph made from it, and processes that answer questions from copies of the graph. */
import { join } from 'node:path'
import { BelligraphError } from '../../errors.js'
import type { AnyRecord } from '../../model.js'
import { compare, CHECKS, type Found } from '../check.js'
import type { EngineError } from '../child.js'
import { complaint } from '../complaints.js'
import type { Guarded } from '../guard.js'
import { Journal } from '../journal.js'
import { Readers } from '../readers.js'
import type { Change, Snapshot } from '../snapshot.js'
import { type Answer, type Asker, type Difference, type Engine, type Limits, type News, UNBOUNDED } from '../store.js'
import { makeFolder } from './folder.js'
import { Lock } from './lock.js'
import { ENGINE_VERSION, Projection } from './projection.js'

export class Embedded implements Engine {
  readonly name = 'embedded'
  readonly version = ENGINE_VERSION
  readonly #lock: Lock
  readonly #path: string
  #journal: Journal
  #projection: Projection
  readonly #readers: Readers
  #following: Promise<void> = Promise.resolve()
  #replaced = false

  /**
   * Opens a store's folder, made if need be; `say` is told what had to be mended.
   * @throws BelligraphError `usage` when it cannot be made or written to, `conflict` when another process holds it, `damaged` when the journal is
   */
  constructor(readonly folder: string, readonly say: (sentence: string) => void) {
    if (makeFolder(folder)) say(`There was no store in ${folder}: a new one is made.`)
    this.#lock = new Lock(folder)
    try {
      this.#path = join(folder, 'journal.jsonl')
      this.#journal = new Journal(this.#path, say)
      this.#projection = new Projection(folder, this.#journal, say)
    } catch (e) {
      this.#lock.release()
      throw e
    }
    this.#readers = new Readers('embedded', async () => ({ do: 'open', file: await this.#projection.sealed(), mode: 'read' }), explain)
  }

  /** Says in the lock where this process can be reached. */
  announce(url: string): void { this.#lock.announce(url) }

  async read(after: number): Promise<News> {
    const { seq } = this.#journal, whole = this.#replaced
    this.#replaced = false
    return { seq, whole, records: after < seq || whole ? [...this.#journal.read(whole ? 0 : after)].flatMap(e => e.records) : [] }
  }

  /** The journal line makes a write; the graph follows while the caller goes on, one write behind at most. */
  async write(after: number, prepare: (others: News) => Change): Promise<{ seq: number; change: Change }> {
    const change = prepare(await this.read(after))
    if (change.records.length === 0) return { seq: this.#journal.seq, change }
    await this.#following
    const seq = this.#journal.append(change.records)
    this.#following = this.#projection.follow(change, seq)
    return { seq, change }
  }

  *writes(): Generator<readonly AnyRecord[]> { for (const { records } of this.#journal.read()) yield records }

  query(statement: string, params: Record<string, unknown>, limits: Limits, asker?: Asker): Promise<Answer> {
    return this.#readers.query(statement, params, limits, asker)
  }

  async check(snapshot: Snapshot, mend: boolean): Promise<Difference[]> {
    const found: Found[] = []
    for (const [what, text] of CHECKS) found.push([what, (await this.#readers.ask(text, {}, UNBOUNDED)).rows])
    const differences = compare(snapshot, found)
    if (mend && differences.length > 0) {
      await this.#projection.forget()
      await this.#projection.sealed()
    }
    return differences
  }

  async restore(records: readonly AnyRecord[]): Promise<void> {
    await this.#following
    await this.#projection.forget()
    this.#journal.close()
    try {
      Journal.replace(this.#path, records)
    } finally {
      this.#journal = new Journal(this.#path, this.say)
      this.#projection = new Projection(this.folder, this.#journal, () => {})
      this.#replaced = true
    }
    // Now, so that it is not told at every start that there is none.
    await this.#projection.sealed().catch((e: Error) => this.say(e.message))
  }

  async close(): Promise<void> {
    await this.#following
    await Promise.all([this.#projection.close(), this.#readers.close()])
    this.#journal.close()
    this.#lock.release()
  }
}

function explain(e: EngineError, guarded: Guarded, statement: string): BelligraphError {
  if (e.status === '25G03') return new BelligraphError('query-refused', 'Questions only read: this statement would change the graph.')
  if (e.message.includes('panicked')) return new BelligraphError('query-failed', 'The engine broke on this question. Give every node a label, also those in the middle of a path, and try again.')
  return complaint(e, statement, guarded)
}
