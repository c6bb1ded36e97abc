import { expect, test } from 'vitest'
import { type Parsing, parsing } from '../src/formats/records.js'
import { parseElsewhere } from '../src/table-parsing.js'

/** A table's text in pieces that cut cells, quotes and ends of lines anywhere. */
async function* pieces(text: string, size: number): AsyncGenerator<string> { for (let at = 0; at < text.length; at += size) yield text.slice(at, at + size) }

const row = (i: number): string => `${i},"north, of the ""river""",${i % 3 === 0 ? '"two\r\nlines"' : 'قرية'}\r\n`
const table = (rows: number): string => `id,where,what\r\n${Array.from({ length: rows }, (_, i) => row(i)).join('')}`

/** What was parsed, whatever pieces it came in, and what ended it. */
async function all(parse: Parsing, text: AsyncIterable<string>): Promise<{ rows: [line: number, record: string[]][]; fault?: unknown; thrown?: string }> {
  const rows: [number, string[]][] = []
  try {
    for await (const { records, lines, fault } of parse(text, ',')) {
      rows.push(...records.map((record, i): [number, string[]] => [lines[i]!, record]))
      if (fault) return { rows, fault }
    }
  } catch (e) { return { rows, thrown: (e as Error).message } }
  return { rows }
}

test.each([['small', 20], ['large', 40_000]])('a %s table is parsed elsewhere as it is here', async (_, size) => {
  const here = await all(parsing, pieces(table(size), 9_973)), there = await all(parseElsewhere, pieces(table(size), 9_973))
  expect(here.rows).toHaveLength(size + 1)
  expect(here.rows.slice(1, 4)).toEqual([[2, ['0', 'north, of the "river"', 'two\r\nlines']], [4, ['1', 'north, of the "river"', 'قرية']], [5, ['2', 'north, of the "river"', 'قرية']]])
  expect(there).toEqual(here)
})

test.each([['small', 20], ['large', 40_000]])('what stands before a fault of a %s table comes first, then the fault', async (_, size) => {
  const text = `${table(size)}${size},never closed"x",\r\n${row(1)}`
  const here = await all(parsing, pieces(text, 9_973)), there = await all(parseElsewhere, pieces(text, 9_973))
  expect(here.rows).toHaveLength(size + 1)
  expect(here.fault).toMatchObject({ code: 'INVALID_OPENING_QUOTE' })
  expect(there).toEqual(here)
})

test.each([['small', 20], ['large', 40_000]])('what stands before a fault of the source of a %s table comes first, then the fault', async (_, size) => {
  async function* cut(): AsyncGenerator<string> { yield* pieces(table(size), 9_973); throw new Error('no more of it') }
  const { rows, thrown } = await all(parseElsewhere, cut())
  expect(rows).toHaveLength(size) // with the header; the last line waits for what may follow it
  expect(thrown).toBe('no more of it')
})

test('who has seen enough lets go of the source', async () => {
  let open = true
  async function* source(): AsyncGenerator<string> { try { yield* pieces(table(400_000), 65_536) } finally { open = false } }
  for await (const { records } of parseElsewhere(source(), ',')) if (records.length > 0) break
  expect(open).toBe(false)
})
