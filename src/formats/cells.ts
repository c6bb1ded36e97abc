/** CSV (RFC 4180), a piece of text after the other, as rows of cells. By hand: a parser that goes byte by byte takes most of the time of an import. */
import { BelligraphError } from '../errors.js'

/** What stands between quotes may hold line ends; `line` is where the row begins, 1 being the first of the file. */
export interface CellRow { cells: string[]; line: number }

export class Cells {
  /** What is not yet a whole row, and the line that it begins in. */
  #rest = ''
  #line = 1

  /** `end`: what ends a row; a carriage return before a line feed belongs to it. `longest`: characters of a row, at most. */
  constructor(readonly delimiter: string, readonly end: '\n' | '\r', readonly longest: number, readonly file: string) {}

  /**
   * The rows that are whole with this piece; with the `last` one all that are left. Empty lines are none.
   * @throws BelligraphError `invalid` for a quote that is never closed or stands where none may, `too-large` for a row without end; file and line are named
   */
  *rows(piece: string, last = false): Generator<CellRow> {
    const { delimiter, end } = this, text = this.#rest + piece
    if (!last && text.length <= this.longest && !piece.includes(end)) { // no row ends in it
      this.#rest = text
      return
    }
    // Where the next of each stands, at or after `at`; looked for again when it was passed.
    let at = 0, comma = -1, stop = -1, quote = -1
    const next = (what: string, known: number): number => {
      if (known >= at) return known
      const found = text.indexOf(what, at)
      return found < 0 ? Infinity : found
    }
    for (let begin = 0; begin < text.length; begin = at) {
      if (text[begin] === end) { at++; this.#line++; continue }
      const cells: string[] = []
      let over = begin, inside = 0
      for (let whole = false; !whole;) {
        quote = next('"', quote)
        let cell: string
        if (quote === at) {
          let close = text.indexOf('"', at + 1), twice = false
          for (; close >= 0 && text[close + 1] === '"'; close = text.indexOf('"', close + 2)) twice = true
          if (close < 0 && last) throw this.#wrong('a quote that opens in this row is never closed; the file was cut off, or a quote is missing.')
          // What follows it is not known yet.
          if (close < 0 || (!last && close + 2 >= text.length)) { over = -1; break }
          cell = text.slice(at + 1, close)
          stop = next(end, stop)
          if (stop < close) inside += count(cell, end)
          if (twice) cell = cell.replaceAll('""', '"')
          at = close + 1
        } else {
          comma = next(delimiter, comma)
          stop = next(end, stop)
          const to = Math.min(comma, stop)
          if (to === Infinity && !last) { over = -1; break }
          if (quote < to) throw this.#wrong('a quote opens in the middle of a cell of this row; such a cell must be in quotes as a whole, and the quote written twice.')
          cell = text.slice(at, to)
          at = Math.min(to, text.length)
          if (end === '\n' && to === stop && cell.endsWith('\r')) cell = cell.slice(0, -1)
        }
        cells.push(own(cell))
        if (text[at] === delimiter) { at++; continue }
        if (end === '\n' && text[at] === '\r' && (text[at + 1] === '\n' || at + 1 === text.length)) at++
        if (at < text.length && text[at] !== end) throw this.#wrong('a quote closes in the middle of a cell of this row; a quote inside a cell must be written twice.')
        over = at
        at = Math.min(at + 1, text.length)
        whole = true
      }
      if ((over < 0 ? text.length : over) - begin > this.longest) {
        throw new BelligraphError('too-large', `${this.file}:${this.#line}: the row that begins here is longer than ${this.longest} characters; a quote that opens in it is perhaps never closed.`)
      }
      if (over < 0) { at = begin; break }
      if (cells.length > 1 || cells[0] !== '' || text[begin] === '"') yield { cells, line: this.#line }
      this.#line += 1 + inside
    }
    this.#rest = at < text.length ? text.slice(at) : ''
  }

  #wrong(what: string): BelligraphError { return new BelligraphError('invalid', `${this.file}:${this.#line}: ${what}`) }
}

/** A text of its own, which does not hold on to the piece of the file that it was cut from. */
const own = (cell: string): string => (cell.length < 13 ? cell : ` ${cell}`.slice(1))

function count(text: string, what: string): number {
  let n = 0
  for (let at = text.indexOf(what); at >= 0; at = text.indexOf(what, at + 1)) n++
  return n
}
