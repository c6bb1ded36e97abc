/**
 * Whose turn it is. Quick questions have places of their own: one that turns out to be long moves to the few places of the long ones, or, where these are
 * taken and others wait, is ended and asked again later. Who has used least of late comes first, so nobody's many questions hold up another's one.
 */
import { availableParallelism } from 'node:os'
import { BelligraphError } from '../errors.js'

/** Places of quick questions and of long ones. */
const QUICK = Math.max(2, Math.min(4, availableParallelism())), LONG = Math.max(1, Math.floor(QUICK / 2))
/** How many may wait: in all, of one client, and for the places of long ones. */
const WAITING = 128, OF_ONE = 32, FOR_LONG = 16
/** A question is long past this. A client is a heavy one past `HEAVY_MS` of use, half of which is forgotten every `HALF_MS`. */
const SLICE_MS = 150, HEAVY_MS = 2_000, HALF_MS = 10_000
/** About what a long question takes, in seconds: for saying when to come back. */
const LONG_S = 3

/**
 * A question under way. `spent`: the milliseconds that the engine worked on it so far; absent until the engine has it, since starting a process counts for
 * nobody; `total`: the same at its end. `evict` ends it, to be asked again; undefined once it has given rows to someone. `slow` is told when it moves to the long ones.
 */
export interface Turn { spent?: (() => number) | undefined; total?: number; evict?: (() => void) | undefined; slow?: (() => void) | undefined }

interface Entry { client: string; long: boolean; turn: Turn; start(): void }

export class Turns {
  readonly #waiting: Entry[] = []
  readonly #running = new Set<Entry>()
  readonly #used = new Map<string, { ms: number; at: number }>()

  /**
   * `long`: it looks as if it took long. Does `work` when its turn comes; again, when it was evicted. `evicted` tells whether an error means that.
   * @throws BelligraphError `busy` when too many wait, with the seconds after which to come back; what `work` throws; `left` when the signal aborts while it waits
   */
  async take<T>({ client, long }: { client: string; long: boolean }, work: (turn: Turn) => Promise<T>, evicted: (error: unknown) => boolean, left: () => Error, signal?: AbortSignal): Promise<T> {
    const entry: Entry = { client, long: long || this.#usedBy(client) > HEAVY_MS, turn: {}, start: () => {} }
    for (;;) {
      await this.#wait(entry, left, signal)
      const check = setInterval(() => this.#review(), SLICE_MS / 2)
      try {
        return await work(entry.turn)
      } catch (e) {
        if (!evicted(e) || signal?.aborted) throw e
        entry.long = true
      } finally {
        clearInterval(check)
        this.#running.delete(entry)
        this.#use(client, entry.turn.total ?? 0)
        entry.turn = {}
        this.#next()
      }
    }
  }

  #count(long: boolean): number { return [...this.#running].filter(e => e.long === long).length }

  #wait(entry: Entry, left: () => Error, signal?: AbortSignal): Promise<void> {
    const forLong = this.#waiting.filter(e => e.long).length
    if (this.#waiting.length >= WAITING || this.#waiting.filter(e => e.client === entry.client).length >= OF_ONE || (entry.long && forLong >= FOR_LONG)) {
      const retryAfter = entry.long ? Math.ceil(LONG_S * (1 + forLong / LONG)) : 2
      throw new BelligraphError('busy', `${entry.long ? `${forLong} long questions` : `${this.#waiting.length} questions`} are waiting already. Try again in ${retryAfter} s.`, { retryAfter })
    }
    return new Promise((resolve, reject) => {
      const leave = (): void => {
        const i = this.#waiting.indexOf(entry)
        if (i !== -1) this.#waiting.splice(i, 1)
        reject(left())
      }
      entry.start = () => {
        signal?.removeEventListener('abort', leave)
        resolve()
      }
      this.#waiting.push(entry)
      signal?.addEventListener('abort', leave, { once: true })
      if (signal?.aborted) return leave()
      this.#next()
      this.#review()
    })
  }

  /** Gives free places to those who wait. */
  #next(): void {
    for (const long of [false, true]) {
      while (this.#count(long) < (long ? LONG : QUICK)) {
        const mine = this.#waiting.filter(e => e.long === long)
        if (mine.length === 0) break
        const load = (e: Entry): number => this.#usedBy(e.client) + 1_000 * [...this.#running].filter(r => r.client === e.client).length
        const best = mine.reduce((a, b) => (load(b) < load(a) ? b : a))
        this.#waiting.splice(this.#waiting.indexOf(best), 1)
        this.#running.add(best)
        best.start()
      }
    }
  }

  /** Moves questions that have become long out of the places of quick ones. */
  #review(): void {
    for (const e of this.#running) {
      if (e.long || (e.turn.spent?.() ?? 0) < SLICE_MS) continue
      if (this.#count(true) < LONG) {
        e.long = true
        e.turn.slow?.()
      } else if (e.turn.evict && this.#waiting.some(w => !w.long)) {
        const { evict } = e.turn
        e.turn.evict = undefined
        evict()
      }
    }
    this.#next()
  }

  #usedBy(client: string): number {
    const u = this.#used.get(client)
    return u ? u.ms * 2 ** ((u.at - performance.now()) / HALF_MS) : 0
  }

  #use(client: string, ms: number): void {
    const all = this.#usedBy(client) + ms
    this.#used.delete(client)
    this.#used.set(client, { ms: all, at: performance.now() })
    if (this.#used.size > 10_000) this.#used.delete(this.#used.keys().next().value!)
  }
}
