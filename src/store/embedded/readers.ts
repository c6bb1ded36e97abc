/**
 * The processes that answer people's questions, each from a copy that it cannot write to. One question at a time in each; a question past its limits
 * is ended with its process, and a spare one is ready for the next.
 */
import { availableParallelism } from 'node:os'
import { BelligraphError } from '../../errors.js'
import type { Limits, Value } from '../store.js'
import { Child, ChildEnded, EngineError } from './child.js'

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

  /** `copy` gives the newest copy of the graph. */
  constructor(readonly copy: () => Promise<string>) {}

  /**
   * @throws BelligraphError `query-refused`, `query-failed`, `query-limit`; `busy` when too many wait already
   */
  async ask(text: string, params: Record<string, unknown>, limits: Limits, signal?: AbortSignal): Promise<{ columns: string[]; rows: Value[][]; truncated: boolean }> {
    await this.#slot(signal)
    try {
      const file = await this.copy()
      const reader = await this.#open(file)
      this.#spare(file)
      let why: 'time' | 'gone' | undefined
      const end = (reason: 'time' | 'gone') => (): void => { why = reason; void reader.child.kill() }
      const timer = setTimeout(end('time'), limits.ms), gone = end('gone')
      signal?.addEventListener('abort', gone, { once: true })
      if (signal?.aborted) gone()
      try {
        return await reader.child.call({ do: 'ask', text, params, rows: limits.rows, bytes: limits.bytes })
      } catch (e) {
        throw explain(e as Error, why, limits)
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
      if (this.#queue.length >= WAITING) throw new BelligraphError('busy', `${WAITING} questions are waiting already. Try again in a few seconds.`)
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

  /** A process with this copy open. */
  async #open(file: string): Promise<Reader> {
    for (let tries = 0; ; tries++) {
      const reader = this.#idle.pop() ?? this.#start()
      clearTimeout(reader.idle)
      reader.child.ref()
      try {
        await reader.child.call({ do: 'open', file, mode: 'read' })
        return reader
      } catch (e) {
        await reader.child.kill()
        if (tries === 2) throw new BelligraphError('engine', `The engine does not start: ${(e as Error).message}`)
      }
    }
  }

  #start(): Reader {
    if (this.#closed) throw new BelligraphError('busy', 'The store is being closed.')
    const child = new Child()
    this.#all.add(child)
    void child.ended.then(() => this.#all.delete(child))
    return { child }
  }

  /** Has one process more than there are questions. */
  #spare(file: string): void {
    if (this.#idle.length > 0 || this.#closed) return
    const reader = this.#start()
    void reader.child.call({ do: 'open', file, mode: 'read' }).catch(() => reader.child.kill())
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
}

const cancelled = (): BelligraphError => new BelligraphError('query-failed', 'The question was cancelled.')

function explain(e: Error, why: 'time' | 'gone' | undefined, limits: Limits): Error {
  if (e instanceof ChildEnded) {
    if (why === 'gone') return cancelled()
    if (why === 'time') return new BelligraphError('query-limit', `The question took longer than ${limits.ms / 1000} s and was ended. Ask for less: name labels and ids, or bound path lengths.`)
    if (e.why === 'memory') return new BelligraphError('query-limit', 'The question took more than 1 GB of memory and was ended. Ask for less: name labels and ids, or bound path lengths.')
    return new BelligraphError('query-failed', 'The engine broke on this question and was started again. Try to ask it in simpler parts.')
  }
  if (!(e instanceof EngineError)) return e
  if (e.status === '25G03') return new BelligraphError('query-refused', 'Questions only read: this statement would change the graph.')
  if (e.message.includes('panicked')) return new BelligraphError('query-failed', 'The engine broke on this question. Give every node a label, also those in the middle of a path, and try again.')
  return new BelligraphError('query-failed', e.message.replace(/^\w+ error: GRAFEO-\w+: /, ''))
}
