/**
 * The processes that answer people's questions, on either engine. One question at a time in each; a question past its limits is ended with its
 * process, and a spare one is ready for the next. So no question, and no answer however large, can hold up or bring down the program.
 */
import { availableParallelism } from 'node:os'
import { BelligraphError } from '../errors.js'
import { Child, ChildEnded, EngineError, type Job, type Program, type Rows } from './child.js'
import { guard, type Guarded } from './guard.js'
import type { Answer, Limits } from './store.js'

/** Questions at once, and how many may wait. */
const AT_ONCE = Math.max(2, Math.min(4, availableParallelism())), WAITING = 64
/** A process that nobody asks ends after this. */
const IDLE_MS = 30_000

interface Reader { child: Child; idle?: NodeJS.Timeout }

export class Readers {
  readonly #idle: Reader[] = []
  readonly #all = new Set<Child>()
  readonly #queue: (() => void)[] = []
  #running = 0
  #closed = false

  /** `open` gives the job that shows a process the newest graph; `explain` turns what an engine says into what people read. */
  constructor(readonly program: Program, readonly open: () => Promise<Job>, readonly explain: (e: EngineError, guarded: Guarded, statement: string) => BelligraphError) {}

  /** A person's question: guarded, answered, and what is wrong with it said in the words that it is written in. @throws BelligraphError as `ask` does */
  async query(statement: string, params: Record<string, unknown>, limits: Limits, signal?: AbortSignal): Promise<Answer> {
    const guarded = guard(statement, params, this.program), { notes, rewritten, text } = guarded, began = performance.now()
    const rows = await this.ask(text, params, limits, signal).catch((e: unknown) => { throw e instanceof EngineError ? this.explain(e, guarded, statement) : e })
    return { ...rows, ms: Math.round(performance.now() - began), warnings: notes.map(n => n.message), notes, ...(rewritten && { ran: text }) }
  }

  /**
   * @throws EngineError what the engine says is wrong; BelligraphError `query-failed`, `query-limit`; `busy` when too many wait already
   */
  async ask(text: string, params: Record<string, unknown>, limits: Limits, signal?: AbortSignal): Promise<Rows> {
    await this.#slot(signal)
    try {
      const open = await this.open()
      const reader = await this.#reader(open)
      this.#spare(open)
      let why: 'time' | 'gone' | undefined
      const end = (reason: 'time' | 'gone') => (): void => { why = reason; void reader.child.kill() }
      const timer = setTimeout(end('time'), limits.ms), gone = end('gone')
      signal?.addEventListener('abort', gone, { once: true })
      if (signal?.aborted) gone()
      try {
        return await reader.child.call({ do: 'ask', text, params, limits })
      } catch (e) {
        throw this.#fault(e as Error, why, limits)
      } finally {
        clearTimeout(timer)
        signal?.removeEventListener('abort', gone)
        this.#release(reader)
      }
    } finally {
      this.#running--
      this.#queue.shift()?.()
    }
  }

  async close(): Promise<void> {
    this.#closed = true
    for (const { idle } of this.#idle) clearTimeout(idle)
    await Promise.all([...this.#all].map(c => c.kill()))
  }

  async #slot(signal?: AbortSignal): Promise<void> {
    if (this.#running >= AT_ONCE) {
      if (this.#queue.length >= WAITING) throw new BelligraphError('busy', `${WAITING} questions are waiting already. Try again in a few seconds.`, { retryAfter: 5 })
      await new Promise<void>((resolve, reject) => {
        const leave = (): void => {
          const i = this.#queue.indexOf(go)
          if (i !== -1) this.#queue.splice(i, 1)
          reject(cancelled())
        }
        const go = (): void => { signal?.removeEventListener('abort', leave); resolve() }
        this.#queue.push(go)
        signal?.addEventListener('abort', leave, { once: true })
      })
    }
    this.#running++
  }

  /** A process that sees the newest graph. */
  async #reader(open: Job): Promise<Reader> {
    for (let tries = 0; ; tries++) {
      const reader = this.#idle.pop() ?? this.#start()
      clearTimeout(reader.idle)
      reader.child.ref()
      try {
        await reader.child.call(open)
        return reader
      } catch (e) {
        await reader.child.kill()
        if (tries === 2 && e instanceof EngineError) throw this.explain(e, NOTHING, '')
        if (tries === 2) throw new BelligraphError('engine', `The engine does not start: ${(e as Error).message}`)
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
    void reader.child.call(open).catch(() => reader.child.kill())
    this.#release(reader)
  }

  #release(reader: Reader): void {
    if (!reader.child.alive) return
    if (this.#idle.length >= AT_ONCE) return void reader.child.kill()
    reader.child.unref()
    reader.idle = setTimeout(() => {
      this.#idle.splice(this.#idle.indexOf(reader), 1)
      void reader.child.kill()
    }, IDLE_MS).unref()
    this.#idle.push(reader)
  }

  #fault(e: Error, why: 'time' | 'gone' | undefined, limits: Limits): Error {
    if (!(e instanceof ChildEnded)) return e
    if (why === 'gone') return cancelled()
    if (why === 'time') return new BelligraphError('query-limit', `The question took longer than ${limits.ms / 1000} s and was ended. ${LESS}`)
    if (e.why === 'memory') return new BelligraphError('query-limit', `The question took more than 1 GB of memory and was ended. ${LESS}`)
    return new BelligraphError('query-failed', 'The engine broke on this question and was started again. Try to ask it in simpler parts.')
  }
}

/** For what goes wrong before a statement is asked. */
const NOTHING: Guarded = { text: '', notes: [], rewritten: false, place: offset => offset }

const cancelled = (): BelligraphError => new BelligraphError('query-failed', 'The question was cancelled.')
export const LESS = 'Ask for less: name labels and ids, or bound the length of paths.'
