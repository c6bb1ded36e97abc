/**
 * The engine's files: the graph made from the journal, in the folder `engine`.
 *
 *     work.grafeo      what the writing process has open; thrown away when a store is opened
 *     graph-12-….grafeo  a copy that holds the writes up to number 12, and the first digits of its hash; questions read it
 *     seal.json        names that copy, its write, its SHA-256 and the engine's version
 *
 * A copy is trusted only when it is byte for byte what was sealed by this version of the engine; then what came later is added from the journal.
 * Otherwise, and whenever the writing process ended, the graph is made again.
 */
import { copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { BelligraphError } from '../../errors.js'
import { sha256 } from '../../ids.js'
import type { AnyRecord } from '../../model.js'
import type { SourcedClaim } from '../../graph/fold.js'
import { Child } from '../child.js'
import { type Journal, writeWhole } from '../journal.js'
import { project } from '../project.js'
import { type Change, Snapshot } from '../snapshot.js'
import { statementsOf } from '../statements.js'

/** `journal`: the sum of the journal's line of that write, so that a copy is never taken for another journal's. */
interface Seal { file: string; seq: number; journal: string; sha256: string; engine: string }

/**
 * The process that writes the graph. `ahead`: what lies in its open transaction of an import that is unfinished, so that little is left to do when the
 * import's last write brings it into view; if that turns out otherwise, or a copy is needed before, it is rolled back.
 */
interface Writer { child: Child; seq: number; ahead: Change['claims'] }

/** The engine's version, without loading it into this process. */
export const ENGINE_VERSION = (createRequire(import.meta.url)('@grafeo-db/js/package.json') as { version: string }).version

/** A writing process with nothing to write ends after this. */
const IDLE_MS = 20_000

export class Projection {
  readonly #folder: string
  #seal: Seal | undefined
  #writer: Writer | undefined
  #turn: Promise<unknown> = Promise.resolve()
  #idle: NodeJS.Timeout | undefined

  constructor(folder: string, readonly journal: Journal, readonly say: (sentence: string) => void) {
    this.#folder = join(folder, 'engine')
    mkdirSync(this.#folder, { recursive: true })
    this.#seal = this.#trusted()
    this.#tidy()
  }

  /** Adds a write to the graph. Never rejects: a graph that cannot follow is made again when it is next asked. */
  follow(change: Change, seq: number): Promise<void> {
    return this.#alone(async () => {
      try {
        const writer = this.#writer?.seq === seq - 1 && this.#writer.child.alive ? this.#writer : undefined
        if (!writer) return void (await this.#upToDate(change))
        await apply(writer, change)
        writer.seq = seq
        this.#rest()
      } catch (e) {
        await this.#discard()
        this.say(`The graph could not follow a write and will be made again from the journal (${(e as Error).message}).`)
      }
    })
  }

  /** A copy that holds every write. Its file stays until the copy after the next is made. */
  sealed(): Promise<string> {
    return this.#alone(async () => {
      if (this.#seal?.seq !== this.journal.seq) await this.#makeSeal()
      return join(this.#folder, this.#seal!.file)
    })
  }

  /** Forgets the graph: it will be made anew. */
  forget(): Promise<void> {
    return this.#alone(async () => {
      await this.#discard()
      rmSync(join(this.#folder, 'seal.json'), { force: true })
      this.#seal = undefined
    })
  }

  close(): Promise<void> {
    return this.#alone(async () => {
      if (this.#writer?.child.alive && this.#seal?.seq !== this.journal.seq) {
        await this.#makeSeal().catch(e => this.say(`The graph was not sealed and will be made again at the next start (${(e as Error).message}).`))
      }
      await this.#discard()
    })
  }

  async #makeSeal(): Promise<void> {
    const writer = await this.#upToDate().catch(async (e: Error) => {
      await this.#discard()
      throw e instanceof BelligraphError ? e : new BelligraphError('engine', `The graph could not be made from the journal: ${e.message}`)
    })
    const { child, seq } = writer
    await stepBack(writer)
    await child.call({ do: 'checkpoint' })
    const copy = readFileSync(join(this.#folder, WORK)), hash = sha256(copy), before = this.#seal?.file
    const file = `graph-${seq}-${hash.slice(0, 8)}.grafeo` // another content is another file: who has the old one open sees that
    writeFileSync(join(this.#folder, file), copy)
    this.#seal = { file, seq, journal: this.journal.sumOf(seq)!, sha256: hash, engine: ENGINE_VERSION }
    writeWhole(join(this.#folder, 'seal.json'), [JSON.stringify(this.#seal)])
    this.#tidy(before)
    this.#rest()
  }

  /** The writing process, its file holding every write of the journal; `newest`: what the last of them changes. */
  async #upToDate(newest?: Change): Promise<Writer> {
    if (this.#writer?.child.alive && this.#writer.seq === this.journal.seq) return this.#writer
    await this.#discard()
    const from = this.#seal?.seq ?? 0, work = join(this.#folder, WORK)
    if (this.#seal) copyFileSync(join(this.#folder, this.#seal.file), work)
    const writer = this.#writer = { child: new Child('embedded'), seq: from, ahead: new Map() }
    await writer.child.call({ do: 'open', file: work, mode: 'write' })
    if (!this.#seal) for (const text of SCHEMA.flatMap(statementsOf)) await writer.child.call({ do: 'run', text, params: {} })
    if (from < this.journal.seq) {
      const seq = this.journal.seq
      await apply(writer, newest && from === seq - 1 ? newest : this.#changeAfter(from))
      writer.seq = seq
    }
    this.#rest()
    return writer
  }

  #changeAfter(seq: number): Change {
    const snapshot = new Snapshot(), before: AnyRecord[] = [], later: AnyRecord[] = []
    for (const entry of this.journal.read()) for (const record of entry.records) (entry.seq <= seq ? before : later).push(record)
    snapshot.commit(snapshot.prepare(before))
    return snapshot.prepare(later)
  }

  /** The seal, if its copy is what it says. */
  #trusted(): Seal | undefined {
    const text = read(join(this.#folder, 'seal.json'))
    if (text === undefined) {
      if (this.journal.seq > 0) this.say('The graph is not there; it will be made from the journal.')
      return undefined
    }
    let seal: Seal | undefined
    try { seal = JSON.parse(text.toString()) as Seal } catch { /* told below */ }
    const copy = /^graph-\d+-[0-9a-f]+\.grafeo$/.test(seal?.file ?? '') ? read(join(this.#folder, seal!.file)) : undefined
    const why = !seal || !copy ? 'is not there' : seal.engine !== ENGINE_VERSION ? `was made by another version of the engine (${seal.engine})`
      : sha256(copy) !== seal.sha256 ? 'is damaged' : this.journal.sumOf(seal.seq) !== seal.journal ? 'is of another journal' : undefined
    if (why === undefined) return seal
    this.say(`The graph ${why}; it will be made from the journal.`)
    return undefined
  }

  /** Removes every file but the seal, its copy and one before. */
  #tidy(before?: string): void {
    for (const name of readdirSync(this.#folder)) {
      if (name === 'seal.json' || name === this.#seal?.file || name === before || (this.#writer && name.startsWith(WORK))) continue
      try { rmSync(join(this.#folder, name), { recursive: true }) } catch { /* still open somewhere (Windows): the next start removes it */ }
    }
  }

  async #discard(): Promise<void> {
    clearTimeout(this.#idle)
    await this.#writer?.child.kill()
    this.#writer = undefined
    for (const name of readdirSync(this.#folder)) if (name.startsWith(WORK)) rmSync(join(this.#folder, name), { recursive: true, force: true })
  }

  /** After a while without writes: seals, so that the next start has nothing to make, and lets the process go. */
  #rest(): void {
    clearTimeout(this.#idle)
    this.#idle = setTimeout(() => { void this.close() }, IDLE_MS).unref()
  }

  #alone<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#turn.then(work, work)
    this.#turn = turn.catch(() => undefined)
    return turn
  }
}

const WORK = 'work.grafeo'
/** Statements that a new file begins with. */
const SCHEMA = ['schema/constraints', 'schema/embedded']

/** Statements that wait for the engine, at most: all of a change of some thousand claims. */
const AHEAD = 8

/** Makes a change in the graph, at once or not at all, and lays ahead what is coming. */
async function apply(writer: Writer, change: Change): Promise<void> {
  const { child, ahead } = writer
  // Statements are on their way while others run: the engine waits for none as long as this process works on.
  const run = async (change: Change): Promise<void> => {
    const sent: Promise<void>[] = []
    for (const { text, params } of project(change)) {
      const next = child.call({ do: 'run', text, params })
      next.catch(() => {}) // it is heard below
      if (sent.push(next) > AHEAD) await sent.shift()
    }
    for (const each of sent) await each
  }
  const begin = async (): Promise<void> => { if (ahead.size === 0) await child.call({ do: 'begin' }) }
  try {
    if (change.actors.size + change.reports.size + change.claims.size + change.relations.size > 0 || change.records.some(r => r.kind === 'place')) {
      if ([...ahead].some(([id, claim]) => !alike(change.claims.get(id), claim!))) await stepBack(writer)
      await begin()
      await run({ ...change, claims: new Map([...change.claims].filter(([id]) => !ahead.has(id))) })
      await child.call({ do: 'commit' })
      ahead.clear()
    }
    if (change.coming.claims.size > 0) {
      await begin()
      await run({ ...change, records: [], actors: new Map(), relations: new Map(), ...change.coming })
      for (const [id, claim] of change.coming.claims) ahead.set(id, claim)
    }
  } catch (e) {
    if (child.alive) await child.call({ do: 'rollback' })
    throw e
  }
}

/** Whether two views of one claim are the same, told by their parts: those that no review or merge changed are the very same ones. */
function alike(a: SourcedClaim | null | undefined, b: SourcedClaim): boolean {
  const keys = Object.keys(b) as (keyof SourcedClaim)[]
  return a != null && Object.keys(a).length === keys.length && keys.every(k => a[k] === b[k] || ((k === 'actors' || k === 'recipients') && a[k].join() === b[k].join()))
}

async function stepBack({ child, ahead }: Writer): Promise<void> {
  if (ahead.size > 0) await child.call({ do: 'rollback' })
  ahead.clear()
}

function read(path: string): Buffer | undefined {
  try { return readFileSync(path) } catch { return undefined }
}
