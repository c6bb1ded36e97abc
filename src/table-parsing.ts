/** Parses large tables in a thread of their own, while this one makes something of the rows. A small one is parsed sooner than a thread starts. */
import { Worker } from 'node:worker_threads'
import { type Parse, type Parsed, type Parsing, tableParser } from './formats/records.js'

/** Threads run built files: also when the sources are run, as tests do. */
const WORKER = new URL(import.meta.url.endsWith('.ts') ? '../dist/table-worker.js' : './table-worker.js', import.meta.url)
/** Characters of a small table. */
const SMALL = 2 ** 19
/** Pieces that the thread has or had and that nobody has taken yet, at most. */
const AHEAD = 32

/** As `parsing` of records.ts. */
export const parseElsewhere: Parsing = async function* (text, delimiter) {
  const held: string[] = [], answers: Promise<Parsed>[] = []
  let size = 0, thread: Thread | undefined, fault: { e: unknown } | undefined
  try {
    try {
      for await (const piece of text) {
        held.push(piece)
        size += piece.length
        if (size > SMALL) thread ??= new Thread(delimiter)
        if (thread) for (const p of held.splice(0)) answers.push(thread.parse(p))
        while (answers.length > AHEAD) yield await answers.shift()!
      }
    } catch (e) { fault = { e } } // after what stands before it
    const parse = thread?.parse ?? tableParser(delimiter)
    for (const piece of held) yield await parse(piece)
    for (const answer of answers) yield await answer
    if (fault) throw fault.e
    yield await parse()
  } finally { await thread?.end() }
}

class Thread {
  readonly #worker: Worker
  readonly #waiting: { resolve(parsed: Parsed): void; reject(e: unknown): void }[] = []

  constructor(delimiter: string) {
    this.#worker = new Worker(WORKER, { workerData: delimiter })
    const lost = (e: unknown): void => { for (const { reject } of this.#waiting.splice(0)) reject(e) }
    this.#worker.on('message', (parsed: Parsed) => this.#waiting.shift()?.resolve(parsed)).on('error', lost).on('exit', code => lost(new Error(`the thread that parses a table ended with ${code}`)))
  }

  readonly parse: Parse = piece => {
    const answer = new Promise<Parsed>((resolve, reject) => { this.#waiting.push({ resolve, reject }) })
    answer.catch(() => {}) // it is heard where it is awaited
    this.#worker.postMessage(piece)
    return answer
  }

  end(): Promise<unknown> { return this.#worker.terminate() }
}
