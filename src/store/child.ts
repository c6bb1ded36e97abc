/** A child process with an engine in it, or a connection to one, as its parent sees it. */
import { fork, type ChildProcess } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { setPriority } from 'node:os'
import { join } from 'node:path'
import { ROOT } from '../checkout.js'
import type { Neo4jSettings } from './neo4j/engine.js'
import type { Limits, Value } from './store.js'

/** Programs of children. They are built code also when the parent runs from sources: a process of its own takes no loader along. */
export type Program = 'embedded' | 'neo4j'
const programOf = (name: Program): string => join(ROOT, 'dist', 'store', name, 'process.js')

/** Exit status of a process that took too much memory. */
export const OUT_OF_MEMORY = 86

/** What a parent asks for. */
export type Job =
  /** Embedded: opens a file. `write` makes it if need be, `read` cannot change it. */
  | { do: 'open'; file: string; mode: 'write' | 'read' }
  /** Neo4j: connects. */
  | { do: 'connect'; settings: Neo4jSettings }
  /** Embedded: runs a statement, in the transaction if one is open. Answers nothing. */
  | { do: 'run'; text: string; params: Record<string, unknown> }
  | { do: 'begin' | 'commit' | 'rollback' }
  /** Embedded: puts everything written so far into the file itself. */
  | { do: 'checkpoint' }
  /** Runs a question. Answers `Rows`; with `parts` the rows come in parts before it, and those of the answer are none. */
  | { do: 'ask'; text: string; params: Record<string, unknown>; limits: Limits; parts?: true }
  /** The last part of job `of` has been taken: the next may come. */
  | { do: 'more'; of: number }

export interface Rows { columns: string[]; rows: Value[][]; truncated: boolean }

/** Some rows of an answer. */
export interface Part { columns: string[]; rows: Value[][] }
/** Takes a part. */
export type Take = (columns: string[], rows: Value[][]) => Promise<void>

/** The answer to job `n`: a value, or what went wrong in the engine's words; `worked`: the processor's time that the process has taken in all, in milliseconds. */
export type Reply = { n: number; worked: number; value: unknown } | { n: number; part: Part } | { n: number; worked: number; error: string; status?: string }

/** What the engine said is wrong with a statement. */
export class EngineError extends Error {
  constructor(message: string, /** The engine's own code for it. */ readonly status?: string) { super(message) }
}
/** The process ended before it answered. */
export class ChildEnded extends Error {
  constructor(readonly why: 'memory' | 'killed' | 'crashed') { super(`The engine's process ended: ${why}.`) }
}

export class Child {
  readonly #process: ChildProcess
  readonly #waiting = new Map<number, { resolve: (value: never) => void; reject: (error: Error) => void; take?: Take | undefined }>()
  #count = 0
  #killed = false
  #worked = 0
  readonly ended: Promise<void>

  constructor(program: Program) {
    // In a group of its own: Ctrl-C reaches every process of the terminal's group, and one that is just starting cannot pass it over yet. It ends with its parent: see serve.ts.
    this.#process = fork(programOf(program), { stdio: ['ignore', 'ignore', 'ignore', 'ipc'], execArgv: ['--max-old-space-size=512'], detached: process.platform !== 'win32' })
    this.#process.on('message', (reply: Reply) => {
      const job = this.#waiting.get(reply.n)
      if ('part' in reply) return void job?.take?.(reply.part.columns, reply.part.rows).then(() => this.#process.send({ do: 'more', of: reply.n, n: 0 }, () => {}), (e: Error) => {
        this.#waiting.delete(reply.n)
        job.reject(e)
        void this.kill()
      })
      this.#waiting.delete(reply.n)
      this.#worked = reply.worked
      if ('error' in reply) job?.reject(new EngineError(reply.error, reply.status))
      else job?.resolve(reply.value as never)
    })
    this.ended = new Promise(resolve => {
      const over = (code: number | null): void => {
        const error = new ChildEnded(this.#killed ? 'killed' : code === OUT_OF_MEMORY ? 'memory' : 'crashed')
        for (const { reject } of this.#waiting.values()) reject(error)
        this.#waiting.clear()
        this.#count = Number.NaN
        resolve()
      }
      this.#process.once('exit', over)
      this.#process.once('error', () => over(null))
    })
  }

  get alive(): boolean { return !Number.isNaN(this.#count) && !this.#killed }
  get pid(): number | undefined { return this.#process.pid }
  /** The processor's time that it had taken when it last answered, in milliseconds. */
  get worked(): number { return this.#worked }

  /** The processor's time that it has taken up to now, where the system tells (Linux); else undefined. */
  workedByNow(): number | undefined {
    try {
      const stat = readFileSync(`/proc/${this.pid}/stat`, 'utf8').split(') ').at(-1)!.split(' ')
      return 10 * (Number(stat[11]) + Number(stat[12]))
    } catch { return undefined }
  }

  /**
   * Sets how it stands back for others, as `os.setPriority` does: on Linux, where each thread has a priority of its own, for every thread, since the engine works
   * in threads that were there before. Whether it could be done: a system may let a process give way and not take that back.
   */
  prioritise(priority: number): boolean {
    if (this.pid === undefined || !this.alive) return false
    let threads = [this.pid]
    try { threads = readdirSync(`/proc/${this.pid}/task`).map(Number) } catch { /* another system, or it has ended */ }
    try {
      for (const thread of threads) setPriority(thread, priority)
      return true
    } catch { return false }
  }

  /** Asks for a job; `take` is given the parts of its answer. Rejects with `EngineError`, or with `ChildEnded` when the process is gone. */
  call<T = void>(job: Job, take?: Take): Promise<T> {
    if (!this.alive) return Promise.reject(new ChildEnded('killed'))
    const n = ++this.#count
    return new Promise<T>((resolve, reject) => {
      this.#waiting.set(n, { resolve, reject, take })
      this.#process.send({ n, ...job }, e => {
        if (e && this.#waiting.delete(n)) reject(new ChildEnded('crashed'))
      })
    })
  }

  /** Ends the process whatever it does. */
  kill(): Promise<void> {
    this.#killed = true
    this.ref()
    this.#process.kill('SIGKILL')
    return this.ended
  }

  /** Lets the parent end although this process runs: for one that waits. */
  unref(): void {
    this.#process.unref()
    this.#process.channel?.unref()
  }
  ref(): void {
    this.#process.ref()
    this.#process.channel?.ref()
  }
}
