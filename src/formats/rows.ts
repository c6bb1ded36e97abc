/** Tables as text, a row at a time: CSV (RFC 4180) with comma, semicolon, tab or bar, in UTF-8 or UTF-16. Memory stays that of the longest row. */
import { closest, distance } from 'fastest-levenshtein'
import { BelligraphError } from '../errors.js'
import { LONGEST_ROW, type Parsed, type Parsing, parsing } from './records.js'

/** Columns of a table at most. */
export const MOST_COLUMNS = 2_000

/** A row. `line`: where it begins, 1 being the header. `get` gives '' for a column that the table has not; `cells` gives those of a list that is asked of every row. */
export interface Row { line: number; get(column: string): string; cells(columns: readonly string[]): string[]; fields: Record<string, string> }

export interface Table {
  file: string
  /** Columns that there must be, in any order and case. */
  required?: readonly string[]
  /** Further ones that are understood; told apart from others only in finding the delimiter. */
  known?: readonly string[]
  /** How its text is parsed; by this thread when absent. */
  parse?: Parsing | undefined
}

const DELIMITERS = [',', ';', '\t', '|']

/** What stands in a table's first line, in lower case, whatever parts its cells. */
export const headerCells = (text: string): Set<string> => new Set(DELIMITERS.flatMap(d => splitHeader(firstLine(text), d)))

const firstLine = (text: string): string => text.trimStart().split(/\r\n|\n|\r/, 1)[0]!
const splitHeader = (line: string, delimiter: string): string[] => line.split(delimiter).map(c => c.trim().replace(/^"|"$/g, '').toLowerCase())

/** @throws BelligraphError naming file, line and column: `invalid` for a fault of the table, `unsupported` for an encoding, `too-large` for a row without end */
export async function* readRows(bytes: AsyncIterable<Uint8Array>, { file, required = [], known = [], parse = parsing }: Table): AsyncGenerator<Row> {
  const text = decoded(bytes, file)
  let head = ''
  for (let next = await text.next(); ; next = await text.next()) {
    if (next.done) break
    head += next.value
    if (head.length > LONGEST_ROW || /[\r\n]./s.test(head.trimStart())) break
  }
  if (head.trim() === '') throw new BelligraphError('invalid', `${file} is empty.`)
  const first = firstLine(head)
  const wanted = new Set([...required, ...known].map(c => c.toLowerCase()))
  const score = (d: string): number => { const cells = splitHeader(first, d); return wanted.size > 0 ? cells.filter(c => wanted.has(c)).length : cells.length }
  const delimiter = DELIMITERS.reduce((best, d) => (score(d) > score(best) ? d : best))

  const across = first.includes('"') ? 0 : first.split(delimiter).length
  if (across > MOST_COLUMNS) throw new BelligraphError('too-large', `${file}:1: has ${head.includes('\n') ? '' : 'more than '}${across} columns; ${MOST_COLUMNS} are the most that are read.`)

  async function* whole(): AsyncGenerator<string> { yield head; yield* text }
  let columns: string[] | undefined, index = new Map<string, number>()
  const places = new Map<readonly string[], number[]>(), place = (column: string): number => index.get(column) ?? index.get(column.toLowerCase()) ?? -1
  for await (const { records, lines, fault } of parse(whole(), delimiter)) {
    for (const [i, record] of records.entries()) {
      const line = lines[i]!
      if (columns === undefined) {
        columns = record.map(c => c.trim())
        index = checked(columns, file, required, wanted)
        continue
      }
      if (record.length !== columns.length) {
        throw new BelligraphError('invalid', `${file}:${line}: has ${record.length} ${record.length === 1 ? 'cell' : 'cells'} where the header has ${columns.length}; the row was cut off, or a quote or comma is missing.`)
      }
      if (line === 2 && record.every(cell => cell === '' || cell.startsWith('#')) && record.some(cell => cell !== '')) continue // HXL tags, as data.humdata.org adds them
      const names = columns, cell = (at: number): string => (at < 0 ? '' : record[at]!.trim())
      yield {
        line,
        get: column => cell(place(column)),
        cells(columns) {
          let at = places.get(columns)
          if (!at) places.set(columns, at = columns.map(place))
          return at.map(cell)
        },
        get fields() { return Object.fromEntries(names.map((name, i) => [name, record[i]!])) },
      }
    }
    if (fault) throw faulty(fault, file)
  }
  if (columns === undefined) throw new BelligraphError('invalid', `${file} has no header.`)
}

/** The columns by name in lower case. */
function checked(columns: readonly string[], file: string, required: readonly string[], wanted: ReadonlySet<string>): Map<string, number> {
  if (columns.length > MOST_COLUMNS) throw new BelligraphError('too-large', `${file}:1: has ${columns.length} columns; ${MOST_COLUMNS} are the most that are read.`)
  const index = new Map<string, number>()
  for (const [i, c] of columns.entries()) {
    if (index.has(c.toLowerCase()) && c !== '') throw new BelligraphError('invalid', `${file}:1: the column ${shown(c)} is there twice.`)
    index.set(c.toLowerCase(), i)
  }
  const missing = required.filter(c => !index.has(c.toLowerCase()))
  if (missing.length === 0) return index
  if (columns.length === 1) throw new BelligraphError('invalid', `${file}:1: has one column, ${shown(columns[0]!)}; cells must be parted by commas, semicolons, tabs or bars.`, { missing, columns })
  // Those that are something else already are no misspelling.
  const others = columns.filter(c => c !== '' && !wanted.has(c.toLowerCase())), words = others.map(wordsOf)
  const near = missing.slice(0, 5).map(m => {
    const name = wordsOf(m), near = others.length > 0 ? closest(name, words) : undefined
    // What differs in more than half of its letters is another column.
    const best = near !== undefined && distance(name, near) <= name.length / 2 ? others[words.indexOf(near)] : undefined
    return best !== undefined ? `${m} (nearest: ${shown(best)})` : m
  })
  throw new BelligraphError('invalid', `${file}:1: there is no column ${near.join(', ')}${missing.length > 5 ? ` and ${missing.length - 5} more` : ''}; `
    + `the header has ${columns.slice(0, 8).map(shown).join(', ')}${columns.length > 8 ? ` and ${columns.length - 8} more` : ''}.`, { missing, columns: columns.slice(0, 100) })
}

/** A column's words in one order: `startDate` is near to `date_start`. */
const wordsOf = (column: string): string => column.replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2').toLowerCase().split(/[^\p{L}\d]+/u).sort().join(' ')

/** A cell in a message, cut. */
export const shown = (cell: string): string => JSON.stringify(cell.length > 60 ? `${cell.slice(0, 60)}…` : cell)

function faulty({ code, message, after }: NonNullable<Parsed['fault']>, file: string): BelligraphError {
  const line = after + 1
  const open = 'a quote that opens in it is perhaps never closed'
  switch (code) {
    case 'CSV_MAX_RECORD_SIZE': return new BelligraphError('too-large', `${file}:${line}: the row that begins here is longer than ${LONGEST_ROW} characters; ${open}.`)
    case 'CSV_QUOTE_NOT_CLOSED': return new BelligraphError('invalid', `${file}:${line}: a quote that opens in this row is never closed; the file was cut off, or a quote is missing.`)
    case 'CSV_INVALID_CLOSING_QUOTE': return new BelligraphError('invalid', `${file}:${line}: a quote closes in the middle of a cell of this row; a quote inside a cell must be written twice.`)
    case 'INVALID_OPENING_QUOTE': return new BelligraphError('invalid', `${file}:${line}: a quote opens in the middle of a cell of this row; such a cell must be in quotes as a whole, and the quote written twice.`)
    default: return new BelligraphError('invalid', `${file}:${line}: is not a row of CSV: ${message}.`)
  }
}

/** Bytes as text: UTF-8, or UTF-16 with its mark. */
async function* decoded(bytes: AsyncIterable<Uint8Array>, file: string): AsyncGenerator<string> {
  let decoder: TextDecoder | undefined, line = 1
  for await (const piece of bytes) {
    if (piece.length === 0) continue
    if (decoder === undefined) {
      const encoding = piece[0] === 0xff && piece[1] === 0xfe ? 'utf-16le' : piece[0] === 0xfe && piece[1] === 0xff ? 'utf-16be' : 'utf-8'
      decoder = new TextDecoder(encoding, { fatal: true })
    }
    let text: string
    try { text = decoder.decode(piece, { stream: true }) } catch { throw new BelligraphError('unsupported', `${file}:${badLine(piece, line)}: is not UTF-8; save the table as "CSV UTF-8".`) }
    if (text.includes('\0')) throw new BelligraphError('unsupported', `${file}:${line + newlines(text.slice(0, text.indexOf('\0')))}: has bytes in it that no text has; save the table as "CSV UTF-8".`)
    line += newlines(text)
    if (text !== '') yield text
  }
  try {
    const rest = decoder?.decode()
    if (rest) yield rest
  } catch { throw new BelligraphError('invalid', `${file}:${line}: ends in the middle of a letter; the file was cut off.`) }
}

const newlines = (text: string): number => text.split('\n').length - 1

/** The line of the first byte that is no UTF-8, the piece's first line being `start`; `start` too for a letter that began in the piece before. */
function badLine(piece: Uint8Array, start: number): number {
  for (let from = 0, line = start; from < piece.length; line++) {
    const end = piece.indexOf(10, from), to = end < 0 ? piece.length : end
    while (line === start && from < to && (piece[from]! & 0xc0) === 0x80) from++ // the end of such a letter
    try { new TextDecoder('utf-8', { fatal: true }).decode(piece.subarray(from, to)) } catch { return line }
    from = to + 1
  }
  return start
}
