/** `belligraph import jsonl`: records that `belligraph export jsonl` wrote, back into a store. */
import { createReadStream } from 'node:fs'
import { z } from 'zod'
import { BelligraphError } from './errors.js'
import type { AnyRecord, RecordKind } from './model.js'
import { parseRecord } from './store/journal.js'

const Head = z.object({ belligraph: z.enum(['jsonl', 'backup']), version: z.literal(1), records: z.int().min(0) })

const Line = z.object({ kind: z.string(), data: z.unknown() })

/** Characters in one write: with room to spare below what the server takes in one request. */
const PART = 4_000_000
/** Of a line, at most: a report's text may be long. */
const LONGEST = 64_000_000

/** What is referred to comes before what refers to it. */
const ORDER: Record<RecordKind, number> = { place: 0, actor: 1, report: 2, text: 3, import: 4, alias: 5, merge: 6, claim: 7, review: 8 }

const parsed = (file: string, line: number, text: string): unknown => {
  try { return JSON.parse(text) } catch { throw new BelligraphError('invalid', `${file}:${line}: must be JSON; the file was cut off or changed.`) }
}

/** The lines of a file. @throws BelligraphError `too-large` for one without end, `unsupported` for what is no text */
async function* linesOf(bytes: AsyncIterable<Uint8Array>, name: string): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  let rest = '', line = 0
  for await (const piece of bytes) {
    let text: string
    try { text = decoder.decode(piece, { stream: true }) } catch { throw new BelligraphError('unsupported', `${name}:${line + 1}: is not UTF-8; it was changed, or is no file of records.`) }
    const lines = text.split('\n')
    lines[0] = rest + lines[0]!
    rest = lines.pop()!
    line += lines.length
    if (rest.length > LONGEST) throw new BelligraphError('too-large', `${name}:${line + 1}: the line is longer than ${LONGEST / 1e6} million characters; no record is.`)
    yield* lines
  }
  yield rest
}

/**
 * The records of a file, each validated, as they come, with the length of its line; with `kind` those of it only.
 * @throws BelligraphError `invalid`, naming file, line and field
 */
async function* recordsIn(bytes: AsyncIterable<Uint8Array>, file: string, kind?: RecordKind): AsyncGenerator<{ record: AnyRecord; length: number }> {
  let head: z.infer<typeof Head> | undefined, line = 0, records = 0
  for await (const text of linesOf(bytes, file)) {
    line++
    if (text.trim() === '') continue
    // As `export` writes them, lines of other kinds show it at their beginning.
    if (head !== undefined && kind !== undefined && text.startsWith('{"kind":"') && !text.startsWith(`"${kind}"`, 8)) continue
    const value = parsed(file, line, text)
    if (head === undefined) {
      const first = Head.safeParse(value)
      if (!first.success) throw new BelligraphError('invalid', `${file}:1: must be the first line of a file that \`belligraph export jsonl\` wrote: {"belligraph":"jsonl","version":1,…}.`)
      head = first.data
    } else {
      const given = Line.safeParse(value)
      if (!given.success) throw new BelligraphError('invalid', `${file}:${line}: must be a record: {"kind":"claim","data":{…}}.`)
      records++
      const record = parseRecord(`${file}:${line}`, given.data)
      if (kind === undefined || record.kind === kind) yield { record, length: text.length }
    }
  }
  if (head === undefined) throw new BelligraphError('invalid', `${file} is empty.`)
  if (kind === undefined && records !== head.records) throw new BelligraphError('invalid', `${file} holds ${records} records where it should hold ${head.records}; it was cut off.`)
}

/**
 * Reads all of a file, called `file`, from `bytes`, then writes it from `path`, where it then lies, a part at a time and a kind after the other, for
 * each of which the file is gone through again: it may be of any length. Written again it changes nothing, so an import that was interrupted is simply done again. `write` gives how many records were new or changed.
 */
export async function importJsonl(bytes: AsyncIterable<Uint8Array>, path: string, file: string, write: (records: AnyRecord[]) => Promise<number>): Promise<{ records: number; written: number }> {
  const kinds = new Set<RecordKind>()
  let records = 0
  for await (const { record } of recordsIn(bytes, file)) { kinds.add(record.kind); records++ }
  let written = 0, part: AnyRecord[] = [], size = 0
  const send = async (): Promise<void> => {
    if (part.length > 0) written += await write(part)
    part = []
    size = 0
  }
  for (const kind of [...kinds].sort((a, b) => ORDER[a] - ORDER[b])) for await (const { record, length } of recordsIn(createReadStream(path), file, kind)) {
    // Places and actors refer to one another: they go together.
    if (size + length > PART && ORDER[kind] > ORDER.actor) await send()
    part.push(record)
    size += length
  }
  await send()
  return { records, written }
}
