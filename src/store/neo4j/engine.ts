/**
 * Neo4j 5 over Bolt. The records are nodes, `(:Record {key, kind, json, seq})`, beside the graph made from them; `(:Meta)` holds the number of the newest
 * write, and writers of all processes take turns on it. So any number of them can write to one server, or to a cluster behind it.
 */
import { type Driver, type ManagedTransaction, Neo4jError, type QueryResult, type Record as Neo4jRecord, type Session, type Transaction } from 'neo4j-driver'
import { BelligraphError } from '../../errors.js'
import type { AnyRecord } from '../../model.js'
import type { EngineError } from '../child.js'
import { CHECKS, compare, type Found } from '../check.js'
import { complaint } from '../complaints.js'
import type { Guarded } from '../guard.js'
import { parseRecord } from '../journal.js'
import { project } from '../project.js'
import { LESS, Readers } from '../readers.js'
import { type Change, keyOf, Snapshot } from '../snapshot.js'
import { cypherFile, statementsOf } from '../statements.js'
import { type Answer, type Asker, type Difference, type Engine, type Limits, type News, UNBOUNDED } from '../store.js'
import { driverOf } from './driver.js'
import { parameter } from './values.js'

export interface Neo4jSettings { uri: string; user: string; password: string; database: string }

/** Records in one statement, and how often a write is tried that the server asks to be tried again. */
const BATCH = 1_000, TRIES = 6

export class Neo4j implements Engine {
  readonly name = 'neo4j'

  readonly #readers: Readers

  private constructor(readonly version: string, readonly settings: Neo4jSettings, readonly driver: Driver) {
    this.#readers = new Readers('neo4j', async () => ({ do: 'connect', settings }), (e, guarded, statement) => asked(e, settings, guarded, statement))
  }

  /**
   * Connects, and makes constraints and indexes where they are missing. `say` is told what the server should be set to.
   * @throws BelligraphError `engine` when it cannot be reached or refuses us
   */
  static async connect(settings: Neo4jSettings, say: (sentence: string) => void): Promise<Neo4j> {
    const driver = driverOf(settings)
    const engine = new Neo4j(await driver.getServerInfo({ database: settings.database }).then(i => i.agent ?? 'Neo4j', async e => {
      await driver.close()
      throw explain(e, settings)
    }), settings, driver)
    try {
      for (const text of ['schema/constraints', 'neo4j/schema'].flatMap(statementsOf)) await engine.#session('WRITE', s => s.run(text))
      await engine.#session('READ', s => s.run(cypherFile('neo4j/await-indexes')))
      await engine.#advise(say)
      return engine
    } catch (e) {
      await driver.close()
      throw explain(e, settings)
    }
  }

  async read(after: number): Promise<News> {
    return this.#session('READ', s => s.executeRead(t => news(t, after, cypherFile('neo4j/seq'))))
  }

  async write(after: number, prepare: (others: News) => Change): Promise<{ seq: number; change: Change }> {
    return this.#alone(after, async (t, others) => {
      const change = prepare(others)
      if (change.records.length === 0) return { seq: others.seq, change }
      const seq = others.seq + 1
      await writeRecords(t, change.records, seq)
      for (const { text, params } of project(change)) await t.run(text, parameter(params) as object)
      await t.run(cypherFile('neo4j/wrote'), { seq: BigInt(seq) })
      return { seq, change }
    })
  }

  /** A record that was written again is in its last write only: states between the two are not made again, and a version of theirs is not found. */
  async *writes(): AsyncGenerator<readonly AnyRecord[]> {
    const { records } = await this.#session('READ', s => s.executeRead(t => t.run(cypherFile('neo4j/writes'))))
    for (let i = 0, from = 0; i < records.length; i++) {
      if (i + 1 < records.length && Number(records[i + 1]!.get('seq')) === Number(records[i]!.get('seq'))) continue
      yield records.slice(from, from = i + 1).map(recordIn)
    }
  }

  async restore(records: readonly AnyRecord[]): Promise<void> {
    await this.#alone(0, async (t, { seq }) => {
      for (const file of ['clear-graph', 'clear-records']) await t.run(cypherFile(`neo4j/${file}`))
      await writeRecords(t, records, seq + 1)
      for (const { text, params } of project(new Snapshot().prepare(records))) await t.run(text, parameter(params) as object)
      await t.run(cypherFile('neo4j/restored'), { seq: BigInt(seq + 1) })
    })
  }

  query(statement: string, params: Record<string, unknown>, limits: Limits, asker?: Asker): Promise<Answer> {
    return this.#readers.query(statement, params, limits, asker)
  }

  async check(snapshot: Snapshot, mend: boolean): Promise<Difference[]> {
    const found: Found[] = []
    for (const [what, text] of CHECKS) found.push([what, (await this.#readers.ask(text, {}, UNBOUNDED)).rows])
    const differences = compare(snapshot, found)
    if (mend && differences.length > 0) {
      await this.#alone(0, async (t, { records }) => {
        await t.run(cypherFile('neo4j/clear-graph'))
        for (const { text, params } of project(new Snapshot().prepare(records))) await t.run(text, parameter(params) as object)
      })
    }
    return differences
  }

  async close(): Promise<void> {
    await Promise.all([this.#readers.close(), this.driver.close()])
  }

  /** One transaction that nobody else's write runs beside; tried again when the server says so. */
  async #alone<T>(after: number, work: (t: Transaction, others: News) => Promise<T>): Promise<T> {
    for (let tries = 1; ; tries++) {
      try {
        return await this.#session('WRITE', async session => {
          const t = await session.beginTransaction()
          try {
            const result = await work(t, await news(t, after, cypherFile('neo4j/turn')))
            await t.commit()
            return result
          } catch (e) {
            if (t.isOpen()) await t.rollback().catch(() => {})
            throw e
          }
        }, e => e)
      } catch (e) {
        if (tries === TRIES || !(e instanceof Neo4jError) || !e.retriable) throw explain(e, this.settings)
        await new Promise(resolve => setTimeout(resolve, 50 * 2 ** tries * (1 + Math.random())))
      }
    }
  }

  async #session<T>(mode: 'READ' | 'WRITE', work: (s: Session) => Promise<T> | QueryResult | PromiseLike<T>, fault: (e: unknown) => unknown = e => explain(e, this.settings)): Promise<T> {
    const session = this.driver.session({ database: this.settings.database, defaultAccessMode: mode })
    try {
      return await (work(session) as PromiseLike<T>)
    } catch (e) {
      throw fault(e)
    } finally {
      await session.close().catch(() => {})
    }
  }

  /** Settings that only the server can have. Who may not see them is not told. */
  async #advise(say: (sentence: string) => void): Promise<void> {
    const settings = await this.#session('READ', async s => (await s.run(cypherFile('neo4j/settings'))).records).catch(() => [])
    const of = Object.fromEntries(settings.map(r => [r.get('name') as string, r.get('value') as string]))
    if (of['db.memory.transaction.max'] === '0B' && of['dbms.memory.transaction.total.max'] === '0B') say('This Neo4j lets one question take all of its memory: set db.memory.transaction.max=1g in its neo4j.conf.')
    if (of['dbms.security.allow_csv_import_from_file_urls'] === 'true') say('This Neo4j lets statements read its files: set dbms.security.allow_csv_import_from_file_urls=false in its neo4j.conf.')
  }
}

async function news(t: ManagedTransaction | Transaction, after: number, seqStatement: string): Promise<News> {
  const { records: [row] } = await t.run(seqStatement)
  const seq = Number(row!.get('seq')), whole = Number(row!.get('restored')) > after
  if (!whole && after >= seq) return { seq, records: [], whole }
  const { records } = await t.run(cypherFile('neo4j/news'), { after: BigInt(whole ? 0 : after), seq: BigInt(seq) })
  return { seq, whole, records: records.map(recordIn) }
}

const recordIn = (r: Neo4jRecord): AnyRecord => parseRecord('Neo4j: a Record', { kind: r.get('kind') as string, data: JSON.parse(r.get('json') as string) as unknown })

async function writeRecords(t: Transaction, records: readonly AnyRecord[], seq: number): Promise<void> {
  for (let i = 0; i < records.length; i += BATCH) {
    const rows = records.slice(i, i + BATCH).map(r => ({ key: keyOf(r), kind: r.kind, json: JSON.stringify(r.data) }))
    await t.run(cypherFile('neo4j/records'), { rows, seq: BigInt(seq) })
  }
}

/** What the driver says in a write or at the start, as ours. */
function explain(e: unknown, settings: Neo4jSettings): unknown {
  return e instanceof Neo4jError ? (unreachable(e.code, e.message, settings) ?? new BelligraphError('engine', `Neo4j: ${e.message}`)) : e
}

/** What the server says of a person's question, as ours. */
function asked(e: EngineError, settings: Neo4jSettings, guarded: Guarded, statement: string): BelligraphError {
  const { message, status = '' } = e
  if (status === 'Neo.ClientError.Statement.AccessMode') return new BelligraphError('query-refused', 'Questions only read: this statement would change the graph.')
  if (/TransactionTimedOut|Transaction\.Terminated|LockClientStopped/.test(status)) return new BelligraphError('query-limit', `The question took too long and was ended. ${LESS}`)
  if (/OutOfMemory|StackOverFlow/.test(status)) return new BelligraphError('query-limit', `The question took more memory than the server allows and was ended. ${LESS}`)
  return unreachable(status, message, settings) ?? complaint(e, statement, guarded)
}

function unreachable(code: string, message: string, { uri, database }: Neo4jSettings): BelligraphError | undefined {
  if (/^(?:ServiceUnavailable|SessionExpired)$|DatabaseUnavailable/.test(code)) return new BelligraphError('engine', `Neo4j at ${uri} does not answer. Is it running, and is the address right? A running server asks it again with the next request.`, { retryAfter: 3 })
  if (code.startsWith('Neo.ClientError.Security')) return new BelligraphError('engine', `Neo4j at ${uri} refuses us: ${message}`)
  if (code.startsWith('Neo.ClientError.Database')) return new BelligraphError('engine', `Neo4j at ${uri} has no database ${database}: ${message}`)
  return undefined
}
