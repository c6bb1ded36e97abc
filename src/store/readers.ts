/**
 * The processes that answer people's questions, on either engine. One question at a time in each; a question past its limits is ended with its
 * process, and a spare one is ready for the next. So no question, and no answer however large, can hold up or bring down the program.
 */
import { availableParallelism, constants } from 'node:os'
import { BelligraphError } from '../errors.js'
import { Child, ChildEnded, EngineError, type Job, type Program, type Rows, type Take } from './child.js'
import { guard, type Guarded } from './guard.js'
import type { Answer, Asker, Limits } from './store.js'
import { type Turn, Turns } from './turns.js'

/** Processes that wait for questions, at most; one that nobody asks ends after `IDLE_MS`, but for the last. */
const KEPT = Math.max(2, Math.min(4, availableParallelism())), IDLE_MS = 30_000

/** `shown`: the job that opened what it shows. */
interface Reader { child: Child; shown?: string; idle?: NodeJS.Timeout }

/** Why a process was ended while it answered. */
type End = 'time' | 'gone' | 'turn'
/** Ended to be asked again. */
class Evicted extends Error {}
/** Ended by something else than us. */
class Broken extends BelligraphError {}

export class Readers {
  /** Those that are ready for a question, one of which is kept for a small one; the next one, while it gets ready. */
  readonly #idle: Reader[] = []
  #next: Promise<void> | undefined
  readonly #all = new Set<Child>()
  readonly #turns = new Turns()
  #closed = false

  /** `open` gives the job that shows a process the newest graph; `explain` turns what an engine says into what people read. */
  constructor(readonly program: Program, readonly open: () => Promise<Job>, readonly explain: (e: EngineError, guarded: Guarded, statement: string) => BelligraphError) {}

  /**
   * A person's question: guarded, answered in turn, and what is wrong with it said in the words that it is written in. When rows are given away as they
   * come, the answer's own are none.
   * @throws BelligraphError `query-refused`, `query-failed`, `query-limit`; `busy`, with the seconds after which to come back, when too many wait already
   */
  async query(statement: string, params: Record<string, unknown>, limits: Limits, asker: Asker = {}): Promise<Answer> {
    const guarded = guard(statement, params, this.program), { notes, rewritten, text, looks } = guarded, began = performance.now()
    const rows = await this.#turns.take({ client: asker.client ?? '', statement, looks }, turn => this.ask(text, params, limits, asker, turn), e => e instanceof Evicted, cancelled, asker.signal)
      .catch((e: unknown) => { throw e instanceof EngineError ? this.explain(e, guarded, statement) : e })
    return { ...rows, ms: Math.round(performance.now() - began), warnings: notes.map(n => n.message), notes, ...(rewritten && { ran: text }) }
  }

  /** A statement that is asked at once, unguarded. @throws EngineError what the engine says is wrong; BelligraphError as `query` does */
  async ask(text: string, params: Record<string, unknown>, limits: Limits, asker: Asker = {}, turn: Turn = {}): Promise<Rows> {
    const open = this.open()
    for (let again = false; ; again = true) {
      const reader = await this.#reader(open, turn.kind === 'small', again)
      this.#spare(await open)
      let given = false
      const each = asker.each && (async (columns: string[], rows: Rows['rows']): Promise<void> => {
        given = true
        turn.evict = undefined
        await asker.each!(columns, rows)
      })
      try {
        return await this.#answer(reader, { do: 'ask', text, params, limits, ...(each && { parts: true }) }, limits, asker.signal, turn, each)
      } catch (e) {
        // A process may have been ended from outside while it waited: that is no fault of the question. A new one is asked.
        if (again || given || !(e instanceof Broken)) throw e
      }
    }
  }

  async #answer(reader: Reader, job: Job, limits: Limits, signal: AbortSignal | undefined, turn: Turn, each?: Take): Promise<Rows> {
    const { child } = reader, before = child.worked, elapsed = clock()
    let why: End | undefined, usual = true
    // What the processor did counts, where it is told: on a busy machine a quick question is not long for waiting. Neo4j works elsewhere.
    const spent = (): number => { const now = this.program === 'embedded' ? child.workedByNow() : undefined; return now === undefined ? elapsed() : now - before }
    const end = (reason: End) => (): void => {
      why ??= reason
      turn.total = spent()
      void child.kill()
    }
    const timer = setTimeout(end('time'), limits.ms), gone = end('gone')
    signal?.addEventListener('abort', gone, { once: true })
    if (signal?.aborted) gone()
    turn.spent = spent
    turn.evict = end('turn')
    turn.slow = () => { if (this.program === 'embedded') usual = !child.prioritise(constants.priority.PRIORITY_BELOW_NORMAL) }
    if (turn.kind === 'long') turn.slow()
    try {
      return await child.call<Rows>(job, each)
    } catch (e) {
      if (e instanceof ChildEnded) turn.total ??= elapsed()
      throw this.#fault(e as Error, why, limits)
    } finally {
      clearTimeout(timer)
      signal?.removeEventListener('abort', gone)
      turn.total ??= this.program === 'embedded' ? child.worked - before : elapsed()
      turn.spent = turn.evict = turn.slow = undefined
      if (usual || child.prioritise(constants.priority.PRIORITY_NORMAL)) this.#release(reader)
      else void child.kill()
    }
  }

  async close(): Promise<void> {
    this.#closed = true
    for (const { idle } of this.#idle) clearTimeout(idle)
    await Promise.all([...this.#all].map(c => c.kill()))
  }

  /**
   * A process that sees the newest graph; it starts while that is still being made. The last one that is ready is for a small question: another, and one that
   * wants a `fresh` one, waits for its own.
   */
  async #reader(open: Promise<Job>, small: boolean, fresh: boolean): Promise<Reader> {
    open.catch(() => {}) // it is heard below
    for (let tries = 0; ; tries++) {
      if (small && !fresh && this.#idle.length === 0 && this.#next) await this.#next
      const reader = (!fresh && this.#idle.length > (small ? 0 : 1) ? this.#idle.pop() : undefined) ?? this.#start()
      clearTimeout(reader.idle)
      reader.child.ref()
      const job = await open.catch((e: unknown) => {
        this.#release(reader)
        throw e
      })
      try {
        await show(reader, job)
        return reader
      } catch (e) {
        await reader.child.kill()
        if (tries === 2 && e instanceof EngineError) throw this.explain(e, NOTHING, '')
        if (tries === 2) throw new BelligraphError('engine', `The engine does not start: ${(e as Error).message}`, { retryAfter: 3 })
      }
    }
  }

  #start(): Reader {
    if (this.#closed) throw new BelligraphError('busy', 'The store is being closed.', { retryAfter: 5 })
    const child = new Child(this.program), reader = { child }
    this.#all.add(child)
    void child.ended.then(() => {
      this.#all.delete(child)
      const i = this.#idle.indexOf(reader)
      if (i !== -1) this.#idle.splice(i, 1)
    })
    return reader
  }

  /** Has one process more than there are questions. */
  #spare(open: Job): void {
    if (this.#idle.length > 0 || this.#next || this.#closed) return
    const reader = this.#start()
    reader.child.unref()
    this.#next = show(reader, open).then(() => this.#release(reader), () => void reader.child.kill()).finally(() => { this.#next = undefined })
  }

  #release(reader: Reader): void {
    if (!reader.child.alive) return
    if (this.#idle.length >= KEPT) return void reader.child.kill()
    reader.child.unref()
    const rest = (): void => {
      reader.idle = setTimeout(() => {
        if (this.#idle.length === 1) return rest()
        void reader.child.kill()
      }, IDLE_MS).unref()
    }
    rest()
    this.#idle.push(reader)
  }

  #fault(e: Error, why: End | undefined, limits: Limits): Error {
    if (!(e instanceof ChildEnded)) return e
    if (why === 'turn') return new Evicted()
    if (why === 'gone') return cancelled()
    if (why === 'time') return new BelligraphError('query-limit', `The question took longer than ${limits.ms / 1000} s and was ended. ${LESS}`)
    if (e.why === 'memory') return new BelligraphError('query-limit', `The question took more than 1 GB of memory and was ended. ${LESS}`)
    return new Broken('query-failed', 'The engine broke on this question and was started again. Try to ask it in simpler parts.')
  }
}

/** Opens what a process is to show, unless it shows that already. */
async function show(reader: Reader, open: Job): Promise<void> {
  const wanted = JSON.stringify(open)
  if (reader.shown === wanted) return
  await reader.child.call(open)
  reader.shown = wanted
}

const clock = (): () => number => {
  const began = performance.now()
  return () => performance.now() - began
}

/** For what goes wrong before a statement is asked. */
const NOTHING: Guarded = { text: '', notes: [], rewritten: false, looks: 'unknown', place: offset => offset }

const cancelled = (): BelligraphError => new BelligraphError('query-failed', 'The question was cancelled.')
export const LESS = 'Ask for less: name labels and ids, or bound the length of paths.'
