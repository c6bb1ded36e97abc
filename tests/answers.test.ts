import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { answerCsv, answerTable, cell, WIDEST } from '../src/answers.js'

/** RFC 4180, the plain way. */
function parse(csv: string): string[][] {
  const rows: string[][] = [[]]
  for (let i = 0; i < csv.length; ) {
    let field = ''
    if (csv[i] === '"') {
      for (i++; !(csv[i] === '"' && csv[i + 1] !== '"'); i++) { if (csv[i] === '"') i++; field += csv[i] }
      i++
    } else while (i < csv.length && csv[i] !== ',' && !csv.startsWith('\r\n', i)) field += csv[i++]
    rows.at(-1)!.push(field)
    if (csv[i] === ',') { i++; if (i === csv.length || csv.startsWith('\r\n', i)) rows.at(-1)!.push('') }
    if (csv.startsWith('\r\n', i)) { i += 2; if (i < csv.length) rows.push([]) }
  }
  return rows
}

describe('an answer as CSV', () => {
  test('any text comes back, and none is a formula', () => {
    fc.assert(fc.property(fc.array(fc.tuple(fc.string({ unit: 'binary' }), fc.constantFrom('=1+1', '+x', '-x', '@x', "'", "'=", '\tx', '\rx', '"', ',', 'قسد'))), rows => {
      const back = parse(answerCsv({ columns: ['a', 'b'], rows }))
      for (const field of back.flat()) expect(field).not.toMatch(/^[=+\-@\t\r]/)
      expect(back.slice(1).map(r => r.map(f => f.replace(/^'/, '')))).toEqual(rows)
    }), { seed: 8 })
  })
  test('numbers stay numbers', () => expect(answerCsv({ columns: ['n', 'm'], rows: [[-1, 2.5]] })).toBe('n,m\r\n-1,2.5\r\n'))
  test('cells', () => expect([null, true, ['a', 'b'], { a: 1 }, [{ a: 1 }], 3].map(cell)).toEqual(['', 'true', 'a; b', '{"a":1}', '[{"a":1}]', '3']))
})

test('a table: numbers to the right; nothing that could redraw the terminal', () => {
  expect(answerTable({ columns: ['who', 'n'], rows: [['a\u001b[2Jb', 1], ['\u202eabc\n', 22]] })).toBe('who      n\n──────  ──\na [2Jb   1\n abc    22')
  const isis = { $node: 'isis', labels: ['Actor'], properties: { id: 'isis', name: 'Islamic State', names: ['x', 'y'] } }, claim = { $node: 'c1', labels: ['Claim'], properties: { type: 'attack' } }
  const tie = { $relationship: 'isis.attack.sdf', type: 'ATTACKED', source: 'isis', target: 'sdf', properties: { claims: 2 } }
  expect(answerTable({ columns: ['x'], rows: [[isis], [claim], [tie], [[isis, tie]], [['a', 2]], [{ a: 1 }], [null]] }).split('\n').slice(2))
    .toEqual(['Islamic State (Actor isis)', '(Claim c1)', 'isis -ATTACKED-> sdf', 'Islamic State (Actor isis); isis -ATTACKED-> sdf', 'a; 2', '{"a":1}', ''])
  expect(answerTable({ columns: ['long'], rows: [['x'.repeat(100)]] }, WIDEST).split('\n')[2]).toBe(`${'x'.repeat(59)}…`)
  expect(answerTable({ columns: ['long'], rows: [['x'.repeat(100)]] }).split('\n')[2]).toBe('x'.repeat(100))
})
