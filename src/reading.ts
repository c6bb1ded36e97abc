/** Reads many texts at once: in worker threads, so that nobody else waits, and in order, so that output does not depend on who was faster. */
import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import { BelligraphError } from './errors.js'
import { canonical } from './ids.js'
import type { Actor, PartialDate, Place } from './model.js'
import type { Settled } from './reader/lexicon.js'
import type { Readable, Reading } from './reader/read.js'

/** A reading, as one line of `read --json`, and the entries of the lexicon that its claims name, with all that these refer to. */
export interface Read { reading: Reading; line: Record<string, unknown>; actors: Actor[]; places: Place[] }
export interface Job { seed: string; report: Readable & { file?: string | undefined }; today: PartialDate }
/** Names that people had read as an actor, and those of these actors that the seed may not have. */
export interface Names { settled: Settled[]; actors: Actor[] }
export const NO_NAMES: Names = { settled: [], actors: [] }
/** What a thread is told: a report to read, and before it the names, when they are others than before. */
export type Told = Job & { names?: Names }

export interface Reader {
  /** @throws BelligraphError `too-large` when it takes longer than two minutes */
  read(report: Job['report'], today: PartialDate, names?: Names): Promise<Read>
  close(): Promise<void>
}

/** Threads run built files: also when the sources are run, as tests do. */
const WORKER = new URL(import.meta.url.endsWith('.ts') ? '../dist/reading-worker.js' : './reading-worker.js', import.meta.url)
/** A thread holds a lexicon, some 60 MB: one that has nothing to do for this long is let go. */
const IDLE_MS = 20_000
const LONGEST_MS = 120_000

const closing = () => new BelligraphError('busy', 'Belligraph is closing.')

interface Waiting { job: Job; names: Names; resolve(read: Read): void; reject(error: unknown): void }

/** A pool of threads, started when needed. `seed` is the folder of the lexicon. */
export function pool(seed: string, size = availableParallelism()): Reader {
  const waiting: Waiting[] = [], idle = new Map<Worker, NodeJS.Timeout>(), all = new Set<Worker>()
  let closed = false
  const told = new WeakMap<Worker, string>()

  const drop = (worker: Worker): Promise<number> => {
    clearTimeout(idle.get(worker))
    idle.delete(worker)
    all.delete(worker)
    return worker.terminate()
  }
  const next = (): void => {
    while (waiting.length > 0) {
      const rested = idle.keys().next().value
      if (!rested && all.size >= size) return
      const worker = rested ?? new Worker(WORKER)
      clearTimeout(idle.get(worker))
      idle.delete(worker)
      all.add(worker)
      run(worker, waiting.shift()!)
    }
  }
  const run = (worker: Worker, { job, names, resolve, reject }: Waiting): void => {
    // Taken off one by one: removeAllListeners would also take Node's own, and the thread would never be heard again.
    const ended = (): void => {
      clearTimeout(limit)
      worker.off('error', lost).off('exit', gone).off('message', answered)
    }
    const lost = (error: unknown): void => { ended(); void drop(worker); reject(error); next() }
    const gone = (code: number): void => lost(closed ? closing() : new Error(`a reading thread ended with ${code}`))
    const answered = (answer: { read: Read } | { code: BelligraphError['code']; message: string }): void => {
      ended()
      idle.set(worker, setTimeout(() => void drop(worker), IDLE_MS).unref())
      worker.unref()
      if ('read' in answer) resolve(answer.read)
      else reject(new BelligraphError(answer.code, answer.message))
      next()
    }
    const limit = setTimeout(() => lost(new BelligraphError('too-large', `Reading ${job.report.file ?? 'the text'} took longer than ${LONGEST_MS / 1000} s; split it.`)), LONGEST_MS)
    worker.ref()
    worker.on('error', lost).on('exit', gone).on('message', answered)
    const key = canonical(names), fresh = key !== (told.get(worker) ?? canonical(NO_NAMES))
    told.set(worker, key)
    worker.postMessage((fresh ? { ...job, names } : job) satisfies Told)
  }
  return {
    read: (report, today, names = NO_NAMES) => new Promise((resolve, reject) => {
      if (closed) return reject(closing())
      waiting.push({ job: { seed, report, today }, names, resolve, reject })
      next()
    }),
    async close() {
      closed = true
      for (const w of waiting.splice(0)) w.reject(closing())
      await Promise.all([...all].map(drop))
    },
  }
}

/**
 * Works on items as they come, at most `ahead` at a time, and gives the results in the order of the items. Takes the next item only when there is
 * room: a slow consumer holds the source up. The first failure ends it.
 */
export async function* inOrder<T, R>(items: AsyncIterable<T> | Iterable<T>, work: (item: T) => Promise<R>, ahead: number): AsyncGenerator<R> {
  const running: Promise<R>[] = []
  for await (const item of items) {
    const result = work(item)
    result.catch(() => undefined) // handled where it is awaited
    running.push(result)
    if (running.length >= ahead) yield await running.shift()!
  }
  for (const result of running) yield await result
}
