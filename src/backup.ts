/**
 * A copy of everything that the store holds, as JSON lines, the same whichever engine made it:
 *
 *     {"belligraph":"backup","version":1,"dataVersion":"3da7…","records":2}
 *     {"kind":"actor","data":{…}}
 *     {"kind":"claim","data":{…}}
 */
import { z } from 'zod'
import { BelligraphError } from './errors.js'
import type { AnyRecord } from './model.js'
import { Snapshot } from './store/snapshot.js'

const Head = z.object({ belligraph: z.literal('backup'), version: z.literal(1), dataVersion: z.string(), records: z.int().min(0) })

/** The lines of a copy, each with its end; records in the order given. */
export function* backupLines(records: readonly AnyRecord[], dataVersion: string): Generator<string> {
  yield `${JSON.stringify({ belligraph: 'backup', version: 1, dataVersion, records: records.length } satisfies z.input<typeof Head>)}\n`
  for (const record of records) yield `${JSON.stringify(record)}\n`
}

const parsed = (file: string, line: number, text: string): unknown => {
  try { return JSON.parse(text) } catch { throw new BelligraphError('damaged', `${file}:${line}: is not JSON; the copy is damaged or was cut off.`) }
}

/**
 * The records of a copy.
 * @throws BelligraphError `invalid` for a file that is no copy, `damaged` for one that does not hold what it was made with
 */
export async function readBackup(file: string, lines: AsyncIterable<string>): Promise<AnyRecord[]> {
  const records: AnyRecord[] = []
  let head: z.infer<typeof Head> | undefined, line = 0
  for await (const text of lines) {
    line++
    if (head !== undefined) { records.push(parsed(file, line, text) as AnyRecord); continue }
    const first = Head.safeParse(text.startsWith('{"belligraph"') ? parsed(file, line, text) : undefined)
    if (!first.success) throw new BelligraphError('invalid', `${file} is no copy made by \`belligraph backup\`.`)
    head = first.data
  }
  if (head === undefined) throw new BelligraphError('invalid', `${file} is empty.`)
  if (records.length !== head.records) throw new BelligraphError('damaged', `${file} holds ${records.length} records where it should hold ${head.records}; it was cut off.`)
  const { version } = new Snapshot().prepare(records)
  if (version !== head.dataVersion) throw new BelligraphError('damaged', `${file} does not hold what it was made with: a record in it was changed.`)
  return records
}
