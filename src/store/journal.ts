/**
 * The journal: every accepted write as one line of `journal.jsonl`, on disk before it is acknowledged. It is the truth of an embedded store;
 * the engine's file can always be made from it.
 *
 *     {"belligraph":"journal","version":1}
 *     {"sum":"5f1d…","seq":1,"records":[{"kind":"actor","data":{…}},…]}
 *
 * `sum`: the first 16 hex digits of SHA-256 over the line before and the rest of this line, so a line that is changed, lost or moved shows.
 * A write is one line: after a crash it is there whole or not at all. Beside it lies `journal.last`, a copy of the newest line, written first:
 * from it a line that the crash cut in two is made whole.
 */
import { createHash } from 'node:crypto'
import { closeSync, existsSync, fstatSync, fsyncSync, ftruncateSync, linkSync, openSync, readFileSync, readSync, renameSync, rmSync, writeFileSync, writeSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { BelligraphError, invalid } from '../errors.js'
import { exact } from '../exact.js'
import { type AnyRecord, RECORDS, type RecordKind } from '../model.js'

const VERSION = 1
const HEADER = JSON.stringify({ belligraph: 'journal', version: VERSION })
const SUM = /^\{"sum":"([0-9a-f]{16})",/
const NEWLINE = 10
const COPY = 'journal.last'

/** One write. */
export interface Entry { seq: number; records: AnyRecord[] }

const sumOf = (before: string, rest: string | Uint8Array): string => createHash('sha256').update(`${before}\n`).update(rest).digest('hex').slice(0, 16)

export class Journal {
  #file: number
  #size = 0
  /** The sum of each line, the header's first. */
  #sums: string[] = []

  /** The newest write's number. */
  get seq(): number { return Math.max(0, this.#sums.length - 1) }
  /** The sum of a write, which says what it and all before it hold; undefined when there is no such write. */
  sumOf(seq: number): string | undefined { return this.#sums[seq] }
  get #lastSum(): string { return this.#sums.at(-1) ?? '' }

  /**
   * Opens or begins a journal. A last line that a crash cut in two was never acknowledged: it is made whole from its copy or cut off, and `say` is told.
   * @throws BelligraphError `damaged`, naming file and line, when any other line is not as it was written
   */
  constructor(readonly path: string, say: (sentence: string) => void = () => {}) {
    const fresh = !existsSync(path)
    this.#file = openSync(path, fresh ? 'wx+' : 'r+')
    try {
      const fault = fresh ? undefined : this.#open()
      if (this.#size === 0) this.#begin(fault)
      else this.#mend(fault, say)
    } catch (e) {
      closeSync(this.#file)
      throw e
    }
  }

  /** All writes after number `after`, oldest first. Checks every line again. */
  *read(after = 0): Generator<Entry> {
    for (const { line, seq, text } of this.#lines()) if (seq > 0 && seq > after) yield parseEntry(this.path, line, text)
  }

  /** Writes records as one line. When it returns they are on disk; when it throws, nothing was written. */
  append(records: readonly AnyRecord[]): number {
    const rest = Buffer.from(`"seq":${this.seq + 1},"records":${JSON.stringify(records)}}\n`)
    const sum = sumOf(this.#lastSum, rest.subarray(0, -1)), line = Buffer.concat([Buffer.from(`{"sum":"${sum}",`), rest])
    try {
      writeFileSync(this.#copy, line)
      this.#write(line)
    } catch (e) {
      try { ftruncateSync(this.#file, this.#size) } catch { /* the next start cuts it off */ }
      rmSync(this.#copy, { force: true })
      throw new BelligraphError('engine', `${this.path}: could not be written: ${(e as Error).message}. Nothing was changed.`)
    }
    this.#size += line.length
    this.#sums.push(sum)
    return this.seq
  }

  close(): void { closeSync(this.#file) }

  /** Puts a journal of these records in a journal's place, at once or not at all; the old one stays beside it as `journal.before-restore.jsonl`. It must not be open. */
  static replace(path: string, records: Iterable<AnyRecord>): void {
    const aside = join(dirname(path), 'journal.before-restore.jsonl')
    rmSync(aside, { force: true })
    linkSync(path, aside)
    rmSync(join(dirname(path), COPY), { force: true })
    writeWhole(path, journalOf(records))
  }

  get #copy(): string { return join(dirname(this.path), COPY) }

  #write(bytes: Buffer): void {
    for (let done = 0; done < bytes.length;) done += writeSync(this.#file, bytes, done, bytes.length - done, this.#size + done)
    fsyncSync(this.#file)
  }

  /** Begins an empty journal, also where a crash cut its first line in two. */
  #begin(fault: BelligraphError | undefined): void {
    const header = Buffer.from(`${HEADER}\n`)
    if (fault && !header.toString().startsWith(readFileSync(this.path, 'utf8'))) throw fault
    ftruncateSync(this.#file, 0)
    this.#write(header)
    syncFolder(dirname(this.path))
    this.#size = header.length
    this.#sums = [sumOf('', HEADER)]
  }

  /** Goes to the end of what is whole. Returns what is wrong with the last line, if anything; throws when it is not the last. */
  #open(): BelligraphError | undefined {
    let fault: BelligraphError | undefined
    for (const line of this.#lines(f => { fault = f })) {
      this.#size = line.end
      this.#sums.push(line.sum)
    }
    return fault
  }

  /** Each whole line, checked; of the header, `seq` is 0. A fault in the last line goes to `last`. */
  *#lines(last?: (fault: BelligraphError) => void): Generator<{ line: number; seq: number; sum: string; text: string; end: number }> {
    let line = 0, sum = '', end = 0, fault: BelligraphError | undefined
    for (const bytes of linesOf(this.#file, fstatSync(this.#file).size)) {
      if (fault) throw fault
      line++
      const text = bytes.toString('utf8', 0, bytes.length - 1)
      const next = bytes.at(-1) !== NEWLINE ? undefined : line === 1 ? headerSum(this.path, text) : lineSum(sum, line - 1, text)
      if (next === undefined) {
        fault = damaged(this.path, line, line === 1 ? 'is no header of a journal' : 'is not as it was written')
        continue
      }
      sum = next
      end += bytes.length
      yield { line, seq: line - 1, sum, text, end }
    }
    if (fault && !last) throw fault
    if (fault) last?.(fault)
  }

  /** Puts back the newest line from its copy, if that is whole and follows; else cuts off a line that has no end, or that the disk had not written. */
  #mend(fault: BelligraphError | undefined, say: (sentence: string) => void): void {
    const rest = Buffer.alloc(fstatSync(this.#file).size - this.#size)
    readSync(this.#file, rest, 0, rest.length, this.#size)
    const copy = existsSync(this.#copy) ? readFileSync(this.#copy) : Buffer.alloc(0)
    const made = Number(/^\{"sum":"[0-9a-f]{16}","seq":(\d+),/.exec(copy.toString('latin1', 0, 60))?.[1] ?? 0)
    if (made > this.seq + 1) throw lost(this.path, this.seq, made)
    const sum = copy.at(-1) === NEWLINE ? lineSum(this.#lastSum, this.seq + 1, copy.toString('utf8', 0, copy.length - 1)) : undefined
    if (sum === undefined && fault && rest.at(-1) === NEWLINE && !rest.includes(0)) throw fault
    if (rest.length > 0) ftruncateSync(this.#file, this.#size)
    if (sum !== undefined) {
      this.#write(copy)
      this.#size += copy.length
      this.#sums.push(sum)
      say(`${this.path}: the last write was not whole; it was put back from its copy.`)
    } else if (rest.length > 0) {
      fsyncSync(this.#file)
      say(`${this.path}: the last write was interrupted before it was acknowledged; its ${rest.length} bytes were cut off.`)
    }
  }
}

/** A journal of the given records, as text: one write each `BATCH` records. */
function* journalOf(records: Iterable<AnyRecord>): Generator<string> {
  yield `${HEADER}\n`
  let sum = sumOf('', HEADER), seq = 0, batch: AnyRecord[] = []
  const line = (): string => {
    const rest = `"seq":${++seq},"records":${JSON.stringify(batch)}}`
    sum = sumOf(sum, rest)
    batch = []
    return `{"sum":"${sum}",${rest}\n`
  }
  for (const record of records) {
    batch.push(record)
    if (batch.length === BATCH) yield line()
  }
  if (batch.length > 0) yield line()
}
const BATCH = 1_000

/** Writes a file so that it is there whole or not at all. */
export function writeWhole(path: string, parts: Iterable<string | Uint8Array>): void {
  const temporary = join(dirname(path), `.${basename(path)}.${process.pid}.part`)
  const file = openSync(temporary, 'w')
  try {
    for (const part of parts) writeFileSync(file, part)
    fsyncSync(file)
  } catch (e) {
    closeSync(file)
    rmSync(temporary, { force: true })
    throw e
  }
  closeSync(file)
  renameSync(temporary, path)
  syncFolder(dirname(path))
}

/** Makes names in a folder durable; Windows has no such call and needs none. */
function syncFolder(path: string): void {
  if (process.platform === 'win32') return
  const folder = openSync(path, 'r')
  fsyncSync(folder)
  closeSync(folder)
}

/** The sum of a line that is write `seq` after a line of sum `before`; undefined when it is anything else. */
function lineSum(before: string, seq: number, text: string): string | undefined {
  const head = SUM.exec(text), rest = text.slice(head?.[0].length ?? 0)
  return head && rest.startsWith(`"seq":${seq},`) && sumOf(before, rest) === head[1] ? head[1] : undefined
}

function headerSum(path: string, text: string): string | undefined {
  const [, version] = /^\{"belligraph":"journal","version":(\d+)\}$/.exec(text) ?? []
  if (Number(version) > VERSION) {
    throw new BelligraphError('damaged', `${path}: was written by a newer Belligraph (journal version ${version}; this one reads up to ${VERSION}). Use that one, or a newer one.`)
  }
  return version === undefined ? undefined : sumOf('', text)
}

/** A line's records, validated, so that fields which a later release added get their defaults. */
function parseEntry(path: string, line: number, text: string): Entry {
  const { seq, records } = JSON.parse(text) as { seq: number; records: { kind: RecordKind; data: { id?: unknown } }[] }
  return { seq, records: records.map((r, i) => parseRecord(`${path}: line ${line}, record ${i + 1}`, r)) }
}

/**
 * The records of some kinds in a journal that another process may be writing, oldest first; the older ones of an id too. Lines without any are not parsed; a last line
 * that is not whole is passed over.
 * @throws BelligraphError `damaged`, naming file and line
 */
export function* recordsIn<K extends RecordKind>(path: string, kinds: readonly K[]): Generator<Extract<AnyRecord, { kind: K }>> {
  const file = openSync(path, 'r'), signs = kinds.map(kind => Buffer.from(`{"kind":"${kind}"`))
  let line = 0
  try {
    for (const bytes of linesOf(file, fstatSync(file).size)) {
      line++
      if (bytes.at(-1) !== NEWLINE || !signs.some(sign => bytes.includes(sign))) continue
      let entry: Entry
      try { entry = parseEntry(path, line, bytes.toString()) } catch { throw damaged(path, line, 'is not as it was written') }
      for (const r of entry.records) if ((kinds as readonly RecordKind[]).includes(r.kind)) yield r as Extract<AnyRecord, { kind: K }>
    }
  } finally { closeSync(file) }
}

const EXACT = Object.fromEntries(Object.entries(RECORDS).map(([kind, schema]) => [kind, exact(schema)])) as Record<RecordKind, (data: unknown) => boolean>

/**
 * A record, validated, its absent fields filled with their defaults.
 * @throws BelligraphError `invalid`, naming `where`, kind, id and field
 */
export function parseRecord(where: string, record: { kind: string; data: unknown }): AnyRecord {
  const { kind, data } = record
  if (!Object.hasOwn(RECORDS, kind)) throw new BelligraphError('invalid', `${where}: ${JSON.stringify(kind)} is no kind of record; there are ${Object.keys(RECORDS).join(', ')}.`)
  if (EXACT[kind as RecordKind](data)) return { kind, data } as AnyRecord
  const parsed = RECORDS[kind as RecordKind].safeParse(data)
  if (!parsed.success) throw invalid(`${where}: ${kind} ${String((data as { id?: unknown } | null)?.id).slice(0, 120)}`, parsed.error.issues)
  return { kind, data: parsed.data } as AnyRecord
}

function damaged(path: string, line: number, what: string): BelligraphError {
  return new BelligraphError('damaged', `${path}: line ${line} ${what}: the file was changed or its disk is failing. Nothing was touched. `
    + 'Put back a copy of this file, or move it away and `belligraph restore` a backup.')
}

function lost(path: string, held: number, made: number): BelligraphError {
  return new BelligraphError('damaged', `${path}: holds ${held} writes, but ${made} were made: its end is missing. Nothing was touched. Put back a copy of this file; `
    + 'to go on without the writes that are missing, remove journal.last beside it.')
}

/** The lines of a file as bytes, newline included; the last may lack one. Reads 1 MB at a time. */
function* linesOf(file: number, size: number): Generator<Buffer> {
  let parts: Buffer[] = []
  for (let at = 0; at < size;) {
    const chunk = Buffer.allocUnsafe(Math.min(1 << 20, size - at))
    const read = readSync(file, chunk, 0, chunk.length, at)
    if (read === 0) break
    at += read
    let from = 0
    for (let end = chunk.indexOf(NEWLINE, from); end !== -1 && end < read; end = chunk.indexOf(NEWLINE, from)) {
      yield Buffer.concat([...parts, chunk.subarray(from, end + 1)])
      parts = []
      from = end + 1
    }
    if (from < read) parts.push(chunk.subarray(from, read))
  }
  if (parts.length > 0) yield Buffer.concat(parts)
}
