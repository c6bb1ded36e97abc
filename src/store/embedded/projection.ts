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
import { Child } from '../child.js'
import { type Journal, writeWhole } from '../journal.js'
import { project } from '../project.js'
import { type Change, Snapshot } from '../snapshot.js'
import { statementsOf } from '../statements.js'

/** `journal`: the sum of the journal's line of that write, so that a copy is never taken for another journal's. */
interface Seal { file: string; seq: number; journal: string; sha256: string; engine: string }

/** The engine's version, without loading it into this process. */
export const ENGINE_VERSION = (createRequire(import.meta.url)('@grafeo-db/js/package.json') as { version: string }).version

/** A writing process with nothing to write ends after this. */
const IDLE_MS = 20_000

export class Projection {
  readonly #folder: string
  #seal: Seal | undefined
  #writer: { child: Child; seq: number } | undefined
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
        if (!writer) return void (await this.#upToDate())
        await this.#apply(writer.child, change)
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
    const { child, seq } = await this.#upToDate().catch(async (e: Error) => {
      await this.#discard()
      throw e instanceof BelligraphError ? e : new BelligraphError('engine', `The graph could not be made from the journal: ${e.message}`)
    })
    await child.call({ do: 'checkpoint' })
    const copy = readFileSync(join(this.#folder, WORK)), hash = sha256(copy), before = this.#seal?.file
    const file = `graph-${seq}-${hash.slice(0, 8)}.grafeo` // another content is another file: who has the old one open sees that
    writeFileSync(join(this.#folder, file), copy)
    this.#seal = { file, seq, journal: this.journal.sumOf(seq)!, sha256: hash, engine: ENGINE_VERSION }
    writeWhole(join(this.#folder, 'seal.json'), [JSON.stringify(this.#seal)])
    this.#tidy(before)
    this.#rest()
  }

  /** The writing process, its file holding every write of the journal. */
  async #upToDate(): Promise<{ child: Child; seq: number }> {
    if (this.#writer?.child.alive && this.#writer.seq === this.journal.seq) return this.#writer
    await this.#discard()
    const from = this.#seal?.seq ?? 0, work = join(this.#folder, WORK)
    if (this.#seal) copyFileSync(join(this.#folder, this.#seal.file), work)
    const writer = this.#writer = { child: new Child('embedded'), seq: from }
    await writer.child.call({ do: 'open', file: work, mode: 'write' })
    if (!this.#seal) for (const text of SCHEMA.flatMap(statementsOf)) await writer.child.call({ do: 'run', text, params: {} })
    if (from < this.journal.seq) {
      const seq = this.journal.seq
      await this.#apply(writer.child, this.#changeAfter(from))
      writer.seq = seq
    }
    this.#rest()
    return writer
  }

  #changeAfter(seq: number): Change {
    const snapshot = new Snapshot(), later = []
    for (const entry of this.journal.read()) {
      if (entry.seq <= seq) snapshot.commit(snapshot.prepare(entry.records))
      else later.push(...entry.records)
    }
    return snapshot.prepare(later)
  }

  async #apply(child: Child, change: Change): Promise<void> {
    await child.call({ do: 'begin' })
    try {
      for (const { text, params } of project(change)) await child.call({ do: 'run', text, params })
      await child.call({ do: 'commit' })
    } catch (e) {
      if (child.alive) await child.call({ do: 'rollback' })
      throw e
    }
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

function read(path: string): Buffer | undefined {
  try { return readFileSync(path) } catch { return undefined }
}
