/**
 * Whose turn it is. Questions that are small, by their looks or because they were when they were last asked, have a place that no other takes; those of which
 * nothing is known share the rest of the quick places. One that turns out to be long moves to the few places of the long ones, or, where these are taken and
 * others wait, is ended and asked again later. Who has used least of late comes first, so nobody's many questions hold up another's one.
 */
import { availableParallelism } from 'node:os'
import type { Looks } from '../cypher/cost.js'
import { BelligraphError } from '../errors.js'

/** Places of quick questions, one of which is for small ones alone, and of long ones. */
const QUICK = Math.max(2, Math.min(4, availableParallelism())), LONG = Math.max(1, Math.floor(QUICK / 2))
/** How many may wait: in all, of one client (a newsroom may have one address), and for the places of long ones. */
const WAITING = 256, OF_ONE = 96, FOR_LONG = 16
/** A question is long past this. A client is a heavy one past `HEAVY_MS` of use, half of which is forgotten every `HALF_MS`. */
const SLICE_MS = 150, HEAVY_MS = 1_000, HALF_MS = 10_000
/** Statements whose time is remembered, and the longest of them. */
const REMEMBERED = 2_000, LONGEST = 4_000
/** About what a long question takes, in seconds: for saying when to come back. */
const LONG_S = 3

/**
 * A question under way. `spent`: the milliseconds that the engine worked on it so far; absent until the engine has it, since starting a process counts for
 * nobody; `total`: the same at its end. `evict` ends it, to be asked again; undefined once it has given rows to someone. `slow` is told when it moves to the long ones.
 */
export interface Turn { spent?: (() => number) | undefined; total?: number; evict?: (() => void) | undefined; slow?: (() => void) | undefined; /** Whose place it has. */ kind?: Looks }

/** Who asks, what, and how it looks. */
export interface Wish { client: string; statement: string; looks: Looks }

interface Entry { client: string; kind: Looks; turn: Turn; start(): void }

const HARDER: Record<Looks, Looks> = { small: 'unknown', unknown: 'long', long: 'long' }

export class Turns {
  readonly #waiting: Entry[] = []
  readonly #running = new Set<Entry>()
  readonly #used = new Map<string, { ms: number; at: number }>()
  /** What statements took, the latest last. */
  readonly #took = new Map<string, number>()
  #watch: NodeJS.Timeout | undefined

  /**
   * Does `work` when its turn comes; again, when it was evicted. `evicted` tells whether an error means that.
   * @throws BelligraphError `busy` when too many wait, with the seconds after which to come back; what `work` throws; `left` when the signal aborts while it waits
   */
  async take<T>(wish: Wish, work: (turn: Turn) => Promise<T>, evicted: (error: unknown) => boolean, left: () => Error, signal?: AbortSignal): Promise<T> {
    const { client, statement } = wish, entry: Entry = { client, kind: this.#kindOf(wish), turn: {}, start: () => {} }
    for (;;) {
      await this.#wait(entry, left, signal)
      entry.turn.kind = entry.kind
      this.#watch ??= setInterval(() => this.#look(), SLICE_MS / 3).unref()
      try {
        return await work(entry.turn)
      } catch (e) {
        if (!evicted(e) || signal?.aborted) throw e
        entry.kind = 'long'
      } finally {
        this.#running.delete(entry)
        this.#use(client, entry.turn.total ?? 0)
        this.#remember(statement, entry.turn.total)
        entry.turn = {}
        this.#next()
      }
    }
  }

  /** What it took before says more than its looks; of a heavy client the worse is assumed. */
  #kindOf({ client, statement, looks }: Wish): Looks {
    const took = this.#took.get(statement), kind = took === undefined ? looks : took < SLICE_MS / 3 ? 'small' : took < SLICE_MS ? 'unknown' : 'long'
    return this.#usedBy(client) > HEAVY_MS ? HARDER[kind] : kind
  }

  #count(...kinds: Looks[]): number {
    let n = 0
    for (const e of this.#running) if (kinds.includes(e.kind)) n++
    return n
  }

  #isFree(kind: Looks): boolean {
    if (kind === 'long') return this.#count('long') < LONG
    return this.#count('small', 'unknown') < QUICK && (kind === 'small' || this.#count('unknown') < QUICK - 1)
  }

  #wait(entry: Entry, left: () => Error, signal?: AbortSignal): Promise<void> {
    const long = entry.kind === 'long', forLong = long ? this.#waiting.filter(e => e.kind === 'long').length : 0
    if (this.#waiting.length >= WAITING || this.#waiting.filter(e => e.client === entry.client).length >= OF_ONE || forLong >= FOR_LONG) {
      const retryAfter = long ? Math.ceil(LONG_S * (1 + forLong / LONG)) : 2
      throw new BelligraphError('busy', `${long ? `${forLong} long questions` : `${this.#waiting.length} questions`} are waiting already. Try again in ${retryAfter} s.`, { retryAfter })
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
    })
  }

  /** Gives free places to those who wait. */
  #next(): void {
    for (const kind of ['small', 'unknown', 'long'] as const) {
      while (this.#isFree(kind)) {
        const mine = this.#waiting.filter(e => e.kind === kind)
        if (mine.length === 0) break
        const best = mine.length === 1 ? mine[0]! : mine.map(e => [e, this.#load(e)] as const).reduce((a, b) => (b[1] < a[1] ? b : a))[0]
        this.#waiting.splice(this.#waiting.indexOf(best), 1)
        this.#running.add(best)
        best.start()
      }
    }
  }

  #load({ client }: Entry): number {
    let load = this.#usedBy(client)
    for (const r of this.#running) if (r.client === client) load += 1_000
    return load
  }

  /** Looks after those under way, for as long as there are any. */
  #look(): void {
    if (this.#running.size === 0) {
      clearInterval(this.#watch)
      this.#watch = undefined
      return
    }
    this.#review()
  }

  /** Moves questions that have become long out of the places of quick ones. */
  #review(): void {
    for (const e of this.#running) {
      if (e.kind === 'long' || (e.turn.spent?.() ?? 0) < SLICE_MS) continue
      if (this.#isFree('long')) {
        e.kind = 'long'
        e.turn.slow?.()
      } else if (e.turn.evict && this.#waiting.some(w => w.kind !== 'long')) {
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

  #remember(statement: string, ms: number | undefined): void {
    if (ms === undefined || statement.length > LONGEST) return
    this.#took.delete(statement)
    this.#took.set(statement, ms)
    if (this.#took.size > REMEMBERED) this.#took.delete(this.#took.keys().next().value!)
  }
}
