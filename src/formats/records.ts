/** The text of a table, a piece at a time, as records of cells. It knows nothing of columns: see rows.ts. */
import { CsvError, type InfoRecord, parse } from 'csv-parse'

/** Characters of a record at most. */
export const LONGEST_ROW = 1_000_000

/**
 * What a piece of text brought: the cells of each record that ended in it, and the lines where these begin, 1 being the text's first. `fault`: the parser's code
 * and words for what is no table behind them, and the line of the last record before it.
 */
export interface Parsed { records: string[][]; lines: number[]; fault?: { code: string; message: string; after: number } }

/** Parses the next piece; without one, says that the text has ended. Pieces are parsed in the order in which they are given, and nothing after a fault. */
export type Parse = (piece?: string) => Promise<Parsed>

/** Makes of a table's text what was parsed of it, in order. */
export type Parsing = (text: AsyncIterable<string>, delimiter: string) => AsyncIterable<Parsed>

/** A parser of a table whose cells are parted by `delimiter`. */
export function tableParser(delimiter: string): Parse {
  let records: string[][] = [], lines: number[] = []
  // It takes \r\n inside a cell for two lines.
  let ended = 0, before = 0, twice = 0, over = false
  const parser = parse({
    delimiter, max_record_size: LONGEST_ROW, skip_empty_lines: true, relax_column_count: true,
    // Records are taken here, past the parser's own stream, which would give them one by one.
    on_record: (record: string[], { lines: line }: InfoRecord) => {
      const inside = line === before + 1 ? [] : record.flatMap(lineEnds)
      before = line
      twice += inside.filter(end => end === '\r\n').length
      ended = line - twice
      records.push(record)
      lines.push(ended - inside.length)
      return null
    },
  })
  parser.on('error', () => {}) // it is told to who writes
  return piece => new Promise((resolve, reject) => {
    if (over) return resolve({ records: [], lines: [] })
    const done = (e?: Error | null): void => {
      if (e && !(e instanceof CsvError)) return void reject(e)
      over = Boolean(e) || piece === undefined
      resolve({ records, lines, ...(e && { fault: { code: e.code, message: e.message, after: ended } }) })
      records = []
      lines = []
    }
    if (piece === undefined) parser.end(done)
    else parser.write(piece, done)
  })
}

/** Parses in this thread. */
export const parsing: Parsing = async function* (text, delimiter) {
  const parse = tableParser(delimiter)
  for await (const piece of text) yield await parse(piece)
  yield await parse()
}

/** Ends of lines of every kind. */
const lineEnds = (text: string): readonly string[] => (text.includes('\n') || text.includes('\r') ? text.match(/\r\n|\n|\r/g)! : [])
