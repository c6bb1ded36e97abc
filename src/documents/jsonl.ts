/** Reports from JSON lines, one at a time: memory stays that of the longest line. */
import { z } from 'zod'
import { BelligraphError, invalid } from '../errors.js'
import { PartialDate } from '../model.js'

/** One line of a `.jsonl` of reports. Other fields are passed over; an empty one is as good as none. */
const empty = z.literal('').or(z.null()).transform(() => undefined)
const JsonReport = z.object({
  text: z.string().refine(t => t.trim() !== '', { error: 'must not be empty' }),
  title: empty.or(z.string().max(2000)).optional(),
  url: empty.or(z.url({ protocol: /^https?$/ }).max(2000)).optional(),
  publisher: empty.or(z.string().max(400)).optional(),
  publishedOn: empty.or(z.preprocess(d => (typeof d === 'string' ? d.replace(/^(\d{4}-\d{2}-\d{2})[T ].*$/s, '$1') : d), PartialDate)).optional(),
  language: empty.or(z.string().min(2).max(8)).optional(),
})
export type JsonReport = z.infer<typeof JsonReport>

/** The longest line, in bytes. */
export const LONGEST_LINE = 10_000_000

/**
 * The reports of a JSONL file with the numbers of their lines (from 1); a bad line gives a BelligraphError that names file and line, and
 * the next one follows. Lines end in LF or CRLF; empty ones are passed over.
 */
export async function* readJsonl(chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>, file: string): AsyncGenerator<{ line: number; report: JsonReport } | BelligraphError> {
  let parts: Uint8Array[] = [], size = 0, line = 1, tooLong = false
  const add = (bytes: Uint8Array): void => {
    size += bytes.length
    if (size > LONGEST_LINE) { tooLong = true; parts = [] } else if (bytes.length > 0) parts.push(bytes.slice())
  }
  const end = (): ReturnType<typeof parse> => {
    const result = tooLong ? new BelligraphError('too-large', `${file}:${line} is longer than ${LONGEST_LINE / 1e6} MB; a line is one report.`) : parse(parts, size, file, line)
    parts = []; size = 0; tooLong = false; line++
    return result
  }
  for await (const chunk of chunks) {
    let from = 0
    for (let at = chunk.indexOf(10); at >= 0; at = chunk.indexOf(10, from)) {
      add(chunk.subarray(from, at))
      from = at + 1
      const result = end()
      if (result) yield result
    }
    add(chunk.subarray(from))
  }
  const result = end()
  if (result) yield result
}

function parse(parts: readonly Uint8Array[], size: number, file: string, line: number): { line: number; report: JsonReport } | BelligraphError | undefined {
  const bytes = parts.length === 1 ? parts[0]! : new Uint8Array(size)
  if (parts.length > 1) parts.reduce((at, p) => { bytes.set(p, at); return at + p.length }, 0)
  const where = `${file}:${line}`
  let text: string, data: unknown
  try { text = new TextDecoder('utf-8', { fatal: true }).decode(bytes) } catch { return new BelligraphError('unsupported', `${where} is not UTF-8; JSON lines must be.`) }
  if (text.trim() === '') return undefined
  try { data = JSON.parse(text) } catch (error) { return new BelligraphError('invalid', `${where} is not JSON: ${(error as Error).message}`) }
  const read = JsonReport.safeParse(data)
  return read.success ? { line, report: read.data } : invalid(where, read.error.issues)
}
