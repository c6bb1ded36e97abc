/**
 * The processes that answer people's questions, on either engine. One question at a time in each; a question past its limits is ended with its
 * process, and a spare one is ready for the next. So no question, and no answer however large, can hold up or bring down the program.
 */
import { readFileSync } from 'node:fs'
import { availableParallelism, constants, setPriority } from 'node:os'
import { BelligraphError } from '../errors.js'
import { Child, ChildEnded, EngineError, type Job, type Program, type Rows } from './child.js'
import { guard, type Guarded } from './guard.js'
import type { Answer, Asker, Limits } from './store.js'
import { type Turn, Turns } from './turns.js'

/** Processes that wait for questions. */
const KEPT = Math.max(2, Math.min(4, availableParallelism()))
/** A process that nobody asks ends after this. */
const IDLE_MS = 30_000

/** `shown`: the job that opened what it shows. */
interface Reader { child: Child; shown?: string; idle?: NodeJS.Timeout }

/** Why a process was ended while it answered. */
type End = 'time' | 'gone' | 'turn'
/** Ended to be asked again. */
class Evicted extends Error {}

export class Readers {
  readonly #idle: Reader[] = []
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
    const guarded = guard(statement, params, this.program), { notes, rewritten, text } = guarded, began = performance.now()
    const rows = await this.#turns.take({ client: asker.client ?? '', long: guarded.long }, turn => this.ask(text, params, limits, asker, turn), e => e instanceof Evicted, cancelled, asker.signal)
      .catch((e: unknown) => { throw e instanceof EngineError ? this.explain(e, guarded, statement) : e })
    return { ...rows, ms: Math.round(performance.now() - began), warnings: notes.map(n => n.message), notes, ...(rewritten && { ran: text }) }
  }

  /** A statement that is asked at once, unguarded. @throws EngineError what the engine says is wrong; BelligraphError as `query` does */
  async ask(text: string, params: Record<string, unknown>, limits: Limits, { signal, each }: Asker = {}, turn: Turn = {}): Promise<Rows> {
    const open = await this.open()
    const reader = await this.#reader(open)
    this.#spare(open)
    let why: End | undefined, usual = true
    const end = (reason: End) => (): void => { why ??= reason; void reader.child.kill() }
    const timer = setTimeout(end('time'), limits.ms), gone = end('gone')
    signal?.addEventListener('abort', gone, { once: true })
    if (signal?.aborted) gone()
    const spent = this.program === 'embedded' ? worked(reader.child.pid) : elapsed()
    turn.spent = spent
    turn.evict = end('turn')
    // Long questions give way; on Neo4j the work is the server's.
    turn.slow = () => { if (this.program === 'embedded') usual = !prioritise(reader, constants.priority.PRIORITY_LOW) }
    try {
      const took = each && (async (columns: string[], rows: Rows['rows']): Promise<void> => {
        turn.evict = undefined
        await each(columns, rows)
      })
      return await reader.child.call<Rows>({ do: 'ask', text, params, limits, ...(took && { parts: true }) }, took)
    } catch (e) {
      throw this.#fault(e as Error, why, limits)
    } finally {
      clearTimeout(timer)
      signal?.removeEventListener('abort', gone)
      turn.total = spent()
      turn.spent = turn.evict = turn.slow = undefined
      if (usual || prioritise(reader, constants.priority.PRIORITY_NORMAL)) this.#release(reader)
      else void reader.child.kill()
    }
  }

  async close(): Promise<void> {
    this.#closed = true
    for (const { idle } of this.#idle) clearTimeout(idle)
    await Promise.all([...this.#all].map(c => c.kill()))
  }

  /** A process that sees the newest graph. */
  async #reader(open: Job): Promise<Reader> {
    for (let tries = 0; ; tries++) {
      const reader = this.#idle.pop() ?? this.#start()
      clearTimeout(reader.idle)
      reader.child.ref()
      try {
        await show(reader, open)
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
    const child = new Child(this.program)
    this.#all.add(child)
    void child.ended.then(() => this.#all.delete(child))
    return { child }
  }

  /** Has one process more than there are questions. */
  #spare(open: Job): void {
    if (this.#idle.length > 0 || this.#closed) return
    const reader = this.#start()
    void show(reader, open).catch(() => reader.child.kill())
    this.#release(reader)
  }

  #release(reader: Reader): void {
    if (!reader.child.alive) return
    if (this.#idle.length >= KEPT) return void reader.child.kill()
    reader.child.unref()
    reader.idle = setTimeout(() => {
      this.#idle.splice(this.#idle.indexOf(reader), 1)
      void reader.child.kill()
    }, IDLE_MS).unref()
    this.#idle.push(reader)
  }

  #fault(e: Error, why: End | undefined, limits: Limits): Error {
    if (!(e instanceof ChildEnded)) return e
    if (why === 'turn') return new Evicted()
    if (why === 'gone') return cancelled()
    if (why === 'time') return new BelligraphError('query-limit', `The question took longer than ${limits.ms / 1000} s and was ended. ${LESS}`)
    if (e.why === 'memory') return new BelligraphError('query-limit', `The question took more than 1 GB of memory and was ended. ${LESS}`)
    return new BelligraphError('query-failed', 'The engine broke on this question and was started again. Try to ask it in simpler parts.')
  }
}

/** Opens what a process is to show, unless it shows that already. */
async function show(reader: Reader, open: Job): Promise<void> {
  const wanted = JSON.stringify(open)
  if (reader.shown === wanted) return
  await reader.child.call(open)
  reader.shown = wanted
}

const elapsed = (): () => number => {
  const began = performance.now()
  return () => performance.now() - began
}

/** The processor's time that a process takes from now on, in milliseconds, where the system tells (Linux): on a busy machine a quick question is not long for waiting. */
function worked(pid: number | undefined): () => number {
  const ticks = (): number => {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)!.split(' ')
    return 10 * (Number(stat[11]) + Number(stat[12]))
  }
  let last = 0
  try {
    const before = ticks()
    return () => {
      try { last = ticks() - before } catch { /* it has ended */ }
      return last
    }
  } catch { return elapsed() }
}

/** Whether it could be done: a system may let a process give way and not take that back. */
function prioritise({ child: { pid } }: Reader, priority: number): boolean {
  try {
    if (pid !== undefined) setPriority(pid, priority)
    return pid !== undefined
  } catch { return false }
}

/** For what goes wrong before a statement is asked. */
const NOTHING: Guarded = { text: '', notes: [], rewritten: false, long: false, place: offset => offset }

const cancelled = (): BelligraphError => new BelligraphError('query-failed', 'The question was cancelled.')
export const LESS = 'Ask for less: name labels and ids, or bound the length of paths.'
