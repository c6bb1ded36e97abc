/** Answers of questions as text: for spreadsheets and for terminals. */
import { stringify } from 'csv-stringify/sync'
import type { NodeValue, RelationshipValue } from './store/store.js'

interface Rows { columns: readonly string[]; rows: readonly (readonly unknown[])[] }

/** A cell: texts as they are, nothing for null, lists of plain values with `; ` between, everything else as JSON. */
export function cell(value: unknown): string {
  if (value === null || value === undefined) return ''
  if (Array.isArray(value) && value.every(v => v === null || typeof v !== 'object')) return value.map(cell).join('; ')
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}

/** What a spreadsheet would take for a formula gets a quotation mark in front, and so does what begins with one: taking the first one off gives the text back. */
const safe = (value: unknown): string => (typeof value === 'number' ? String(value) : cell(value).replace(/^(?=['=+\-@\t\r])/, "'"))

const records = (rows: readonly (readonly unknown[])[]): string => stringify(rows.map(row => row.map(safe)), { record_delimiter: '\r\n' })

/** RFC 4180, UTF-8, safe in spreadsheets: the line of names, and lines of rows. */
export const csvHead = (columns: readonly string[]): string => records([columns])
export const csvRows = (rows: readonly (readonly unknown[])[]): string => (rows.length > 0 ? records(rows) : '')
export const answerCsv = ({ columns, rows }: Rows): string => csvHead(columns) + csvRows(rows)
/** The last line of an answer that was cut, so that nobody takes it for whole. */
export const cutNotice = (most: number): string => records([[`… cut here: an answer has at most ${most} rows, and a bound of bytes; ask for less`]])

/** Of a column on a terminal. */
export const WIDEST = 60
const segments = new Intl.Segmenter(undefined, { granularity: 'grapheme' })
/** Columns that a text takes on a terminal, about: wide East Asian letters are counted as one. */
const width = (text: string): number => [...segments.segment(text)].length

/** A cell for people: a node by its name, label and id, a relationship by its ends and type, a path by these in turn; all else as `cell` has it. */
function told(value: unknown): string {
  if (Array.isArray(value)) return value.map(told).join('; ')
  const { $node, labels = [], $relationship, type, source, target, properties = {} } = (value ?? {}) as Partial<NodeValue & RelationshipValue>, name = properties.name ?? properties.title
  if ($node !== undefined) return `${typeof name === 'string' && name !== '' ? `${name} ` : ''}(${[...labels, $node].join(' ')})`
  return $relationship !== undefined ? `${source} -${type}-> ${target}` : cell(value)
}

/** A cell on one line: controls and bidi controls, which could redraw the terminal, as spaces; cut at `widest`. */
function plain(value: unknown, widest: number): string {
  const text = told(value).replace(/[\p{Cc}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, ' ')
  const parts = [...segments.segment(text)]
  return parts.length > widest ? `${parts.slice(0, widest - 1).map(p => p.segment).join('')}…` : text
}

/** A table for people: numbers to the right, everything else to the left; cells cut at `widest`. */
export function answerTable({ columns, rows }: Rows, widest = Number.POSITIVE_INFINITY): string {
  const plainly = (cells: readonly unknown[]): string[] => cells.map(c => plain(c, widest)), cells = rows.map(plainly), heads = plainly(columns)
  const widths = heads.map((h, i) => Math.max(width(h), ...cells.map(row => width(row[i] ?? ''))))
  const right = columns.map((_, i) => rows.length > 0 && rows.every(row => row[i] === null || typeof row[i] === 'number'))
  const line = (row: readonly string[]): string => row.map((c, i) => {
    const gap = ' '.repeat(widths[i]! - width(c))
    return right[i] ? gap + c : c + gap
  }).join('  ').trimEnd()
  return [line(heads), widths.map(w => '─'.repeat(w)).join('  '), ...cells.map(line)].join('\n')
}
