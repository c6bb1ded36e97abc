/** Rows and cells of CSV, held against an independent parser: the same cells, or both refuse, however the text comes in pieces. */
import fc from 'fast-check'
import { parse } from 'csv-parse/sync'
import { expect, test } from 'vitest'
import type { BelligraphError } from '../../src/errors.js'
import { Cells, type CellRow } from '../../src/formats/cells.js'

/** What `text` holds, its pieces as long as `sizes` say in turn. */
function read(text: string, sizes: readonly number[], delimiter = ',', end: '\n' | '\r' = '\n'): CellRow[] {
  const cells = new Cells(delimiter, end, 1_000_000, 'x.csv'), out: CellRow[] = []
  for (let at = 0, n = 0; at < text.length; n++) {
    const size = sizes[n % sizes.length]!
    out.push(...cells.rows(text.slice(at, at + size)))
    at += size
  }
  return [...out, ...cells.rows('', true)]
}
const or = <T>(work: () => T): T | undefined => { try { return work() } catch { return undefined } }

const anything = fc.array(fc.constantFrom('a', 'سوق', ' ', ',', ';', '"', '"', '""', '\n', ',"', '",', '"\n', 'a longer cell of a table'), { maxLength: 40 }).map(parts => parts.join(''))
const cell = fc.oneof(fc.constantFrom('', 'a', ' ', 'سوق', 'a longer cell of a table'), fc.constantFrom('"', ',', ';', '\n', 'x').chain(c => fc.string({ unit: fc.constantFrom(c, 'y', '"'), maxLength: 5 })).map(c => `"${c.replaceAll('"', '""')}"`))
const table = fc.array(fc.array(cell, { minLength: 1, maxLength: 4 }).map(row => row.join()), { maxLength: 6 }).map(rows => rows.join('\n'))
const text = fc.oneof(anything, table)
const sizes = fc.array(fc.integer({ min: 1, max: 30 }), { minLength: 1, maxLength: 5 })

test('cells are those that another parser finds, and what it refuses is refused, however the text is cut and its lines end', () => {
  let whole = 0
  fc.assert(fc.property(text, sizes, fc.constantFrom(',', ';'), fc.constantFrom('\n', '\r\n'), (text, sizes, delimiter, ends) => {
    const given = text.replaceAll('\n', ends), options = { delimiter, skip_empty_lines: true, relax_column_count: true, record_delimiter: ends }
    const theirs = or(() => parse(given, options) as string[][]), ours = or(() => read(given, sizes, delimiter).map(r => r.cells))
    expect(ours).toEqual(theirs)
    if (ours && ours.length > 1) whole++
  }), { numRuns: 5_000 })
  expect(whole).toBeGreaterThan(500)
})

test('a row is told by the line that it begins in, also after cells that hold line ends', () => {
  for (const ends of ['\n', '\r\n', '\r'] as const) {
    const given = ['a,b', '"one', 'two",2', '', '"x', 'y', 'z","1', '2"', 'c,d'].join(ends)
    const rows = read(given, [3], ',', ends === '\r' ? '\r' : '\n')
    expect(rows).toEqual([{ line: 1, cells: ['a', 'b'] }, { line: 2, cells: [`one${ends}two`, '2'] }, { line: 5, cells: [`x${ends}y${ends}z`, `1${ends}2`] }, { line: 9, cells: ['c', 'd'] }])
  }
})

test('a fault is told by the line of its row', () => {
  const refused = (given: string): unknown => { try { return read(given, [700]) } catch (e) { return (e as BelligraphError).message } }
  expect(refused('a,b\n"1\n2",3\n4,x"y\n')).toMatch(/^x\.csv:4: a quote opens in the middle/)
  expect(refused('a,b\n"1"2,3\n')).toMatch(/^x\.csv:2: a quote closes in the middle/)
  expect(refused('a,b\n1,2\n\n"3,4\n')).toMatch(/^x\.csv:4: a quote that opens in this row is never closed/)
  expect(refused(`a,b\n1,2\n${'x'.repeat(1_000_001)}`)).toMatch(/^x\.csv:3: the row that begins here is longer than/)
})
