import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bars, type Span, timeline, UNITS } from '../../src/graph/timeline.js'
import { axisOf, border, dayAt, dayNumber, heldBy, moved, nearest, periodHeld, ticks, unitsIn } from '../../web/time.js'

const span = (from: string, to = from, claims = 1): Span => ({ from, to, type: 'attack', claims })
const spans = [span('2017'), span('2017-11-07', '2017-11-07', 3), span('2018-01', '2018-02'), span('2018-02-11')]
const day = fc.integer({ min: dayNumber('1990-01-01'), max: dayNumber('2030-12-31') })

describe('the axis', () => {
  it('has room for every span, from border to border of its unit', () => {
    expect(axisOf([], 'month')).toBeUndefined()
    expect(UNITS.map(u => { const a = axisOf(spans, u)!; return [dayAt(a.start), dayAt(a.end)] })).toEqual([['2017-01-01', '2018-03-01'], ['2017-01-01', '2018-03-01'], ['2017-01-01', '2019-01-01']])
    expect([axisOf(spans)!.unit, axisOf([span('2018-06-08')])!.unit, axisOf([span('1950'), span('2018')])!.unit]).toEqual(['month', 'day', 'year'])
  })
  it('has borders in order, one unit apart, and every day between two', () => {
    fc.assert(fc.property(day, fc.constantFrom(...UNITS), fc.integer({ min: -30, max: 30 }), (d, unit, k) => {
      const [a, b] = [border(d, unit), border(d, unit, 1)]
      expect(a <= d && d < b).toBe(true)
      expect(border(border(d, unit, k), unit, -k)).toBe(a)
      expect([a, b]).toContain(nearest(d, unit))
      expect(unitsIn([a, border(d, unit, Math.abs(k) + 1)], unit)).toBe(Math.abs(k) + 1)
    }))
  })
  it('holds a period of any exactness and gives it back, open at the ends', () => {
    const axis = axisOf(spans, 'month')!
    for (const period of [{ from: '2017-06', to: '2017-08' }, { from: '2017-06-09', to: '2017-06-30' }, { from: undefined, to: '2017-03' }, { from: '2018-02', to: undefined }, { from: undefined, to: undefined }]) {
      const back = periodHeld(axis, heldBy(axis, period))
      expect(heldBy(axis, back)).toEqual(heldBy(axis, period))
    }
    expect(periodHeld(axis, heldBy(axis, { from: '2017-06', to: '2017-08' }))).toEqual({ from: '2017-06', to: '2017-08' })
    expect(periodHeld(axis, heldBy(axis, { from: '2017-06-09', to: '2017-06-12' }))).toEqual({ from: '2017-06-09', to: '2017-06-12' })
    expect(heldBy(axis, { from: '2030', to: '2031' })).toEqual([axis.end - 1, axis.end])
  })
  it('moves a period by whole units and never past its ends', () => {
    const axis = axisOf(spans, 'month')!, at = (steps: number) => periodHeld(axis, moved(axis, heldBy(axis, { from: '2017-02', to: '2017-03' }), steps))
    expect([at(1), at(4), at(-1), at(-9), at(99)]).toEqual([{ from: '2017-03', to: '2017-04' }, { from: '2017-06', to: '2017-07' }, { from: undefined, to: '2017-02' }, { from: undefined, to: '2017-02' }, { from: '2018-01', to: undefined }])
  })
  it('is marked at whole units, no more often than there is room', () => {
    const axis = axisOf(spans, 'month')!
    expect(ticks(axis, 3).map(t => t.date)).toEqual(['2017-01', '2017-07', '2018-01'])
    expect(ticks(axis, 20)).toHaveLength(14)
  })
})

describe('claims in time', () => {
  it('are the spans that their dates give, earliest and shortest first, and counted', () => {
    const claim = (observed?: { from?: string; to?: string }) => ({ type: 'attack' as const, ...(observed && { observed }) })
    expect(timeline([claim({ from: '2018', to: '2018' }), claim(), claim({ from: '2018-01-01', to: '2018-01-01' }), claim({ to: '2017-05' }), claim({ from: '2018', to: '2018' })])).toEqual({
      spans: [span('2017-05'), span('2018-01-01'), span('2018', '2018', 2)], undated: 1,
    })
  })
  it('are in the bar of the unit that holds all of them, or in none: each is counted once', () => {
    expect(bars(spans, 'month')).toEqual({ bars: [{ at: '2017-11', types: { attack: 3 } }, { at: '2018-02', types: { attack: 1 } }], wide: [spans[0], spans[2]] })
    expect(bars(spans, 'year').bars).toEqual([{ at: '2017', types: { attack: 4 } }, { at: '2018', types: { attack: 2 } }])
    const dates = fc.tuple(day, fc.nat(900), fc.integer({ min: 1, max: 9 })).map(([d, n, claims]) => span(dayAt(d), dayAt(d + n), claims))
    fc.assert(fc.property(fc.array(dates), fc.constantFrom(...UNITS), (all, unit) => {
      const made = bars(all, unit), total = (list: readonly Span[]) => list.reduce((n, s) => n + s.claims, 0)
      expect(made.bars.reduce((n, b) => n + (b.types.attack ?? 0), 0) + total(made.wide)).toBe(total(all))
    }))
  })
})
