/** Rows of an answer up to its limits, collected, or given away some at a time. */
import type { Part, Rows } from './child.js'
import type { Limits, Value } from './store.js'

/** Keys of a map have no order of their own: sorted, a file is the same whichever engine it came from. */
export const byKey = ([a]: [string, unknown], [b]: [string, unknown]): number => (a < b ? -1 : 1)

export type Give = (part: Part) => Promise<void>

/** Rows in a part; the first one is small, so that who waits sees that something comes. */
const FIRST = 20, PART = 500

/**
 * Takes rows until the limits of rows or of bytes (of their JSON); `settle` is called with those that are about to be given. With `give` the first part is
 * given even when it is empty, and the rows of the result are none.
 */
export async function collect(columns: string[], limits: Limits, rows: Iterable<Value[]> | AsyncIterable<Value[]>, give?: Give, settle: () => Promise<void> = async () => {}): Promise<Rows> {
  let held: Value[][] = [], count = 0, room = limits.bytes, truncated = false, given = 0
  const part = async (): Promise<void> => {
    await settle()
    if (!give) return
    given++
    await give({ columns, rows: held })
    held = []
  }
  for await (const row of rows) {
    room -= Buffer.byteLength(JSON.stringify(row))
    truncated = count === limits.rows || room < 0
    if (truncated) break
    held.push(row)
    count++
    if (give && held.length >= (given === 0 ? FIRST : PART)) await part()
  }
  if (!give || held.length > 0 || given === 0) await part()
  return { columns, rows: held, truncated }
}
