import fc from 'fast-check'
import { expect, test } from 'vitest'
import { coverage, joined } from '../../src/graph/spells.js'
import { within } from '../../src/graph/filter.js'

test.each([
  ['nothing', [], []],
  ['without dates', [undefined, {}], []],
  ['one day', [{ from: '2018-06-08', to: '2018-06-08' }], [['2018-06-08', '2018-06-08', 1]]],
  ['one side only', [{ to: '2018-02' }], [['2018-02-01', '2018-02-28', 1]]],
  ['a day in a year', [{ from: '2018', to: '2018' }, { from: '2018-06-08' }], [['2018-01-01', '2018-06-07', 1], ['2018-06-08', '2018-06-08', 2], ['2018-06-09', '2018-12-31', 1]]],
  ['apart', [{ from: '2018-06-10' }, { from: '2018-06-08' }], [['2018-06-08', '2018-06-08', 1], ['2018-06-10', '2018-06-10', 1]]],
  ['one after the other', [{ from: '2018-06' }, { from: '2018-07' }], [['2018-06-01', '2018-07-31', 1]]],
  ['the same twice', [{ from: '2018-06' }, { from: '2018-06' }], [['2018-06-01', '2018-06-30', 2]]],
] as const)('%s', (_, periods, expected) => expect(coverage(periods)).toEqual(expected))

test('spells that touch become one', () => expect(joined(coverage([{ from: '2018' }, { from: '2018-06-08' }, { from: '2020' }]))).toEqual([['2018-01-01', '2018-12-31'], ['2020-01-01', '2020-12-31']]))

const day = fc.integer({ min: 0, max: 60 }).map(n => new Date(Date.UTC(2018, 0, 1 + n)).toISOString().slice(0, 10))
test('every day is covered as often as periods touch it', () => {
  fc.assert(fc.property(fc.array(fc.tuple(day, day).map(([a, b]) => ({ from: a < b ? a : b, to: a < b ? b : a }))), day, (periods, d) => {
    const spell = coverage(periods).filter(([first, last]) => first <= d && d <= last)
    expect(spell.map(s => s[2])).toEqual(periods.some(p => within(p, { from: d, to: d })) ? [periods.filter(p => within(p, { from: d, to: d })).length] : [])
  }))
})
