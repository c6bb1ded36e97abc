import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { segments } from '../../web/marks.js'

describe('segments', () => {
  it('cuts at every border and names all spans over a stretch', () => {
    expect(segments(0, 12, [{ start: 2, end: 8, id: 'a' }, { start: 5, end: 10, id: 'b' }, { start: 5, end: 8, id: 'c' }])).toEqual([
      { start: 0, end: 2, ids: [] }, { start: 2, end: 5, ids: ['a'] }, { start: 5, end: 8, ids: ['a', 'b', 'c'] },
      { start: 8, end: 10, ids: ['b'] }, { start: 10, end: 12, ids: [] },
    ])
  })
  it('keeps every character once, in order, and marks exactly what the spans cover', () => {
    const span = fc.tuple(fc.nat(60), fc.nat(60), fc.constantFrom('a', 'b', 'c')).map(([x, y, id]) => ({ start: Math.min(x, y), end: Math.max(x, y) + 1, id }))
    fc.assert(fc.property(fc.array(span), spans => {
      const cut = segments(0, 50, spans)
      expect(cut.map(s => s.end - s.start).reduce((a, b) => a + b, 0)).toBe(50)
      for (let at = 0; at < 50; at++) {
        const here = cut.filter(s => s.start <= at && at < s.end)
        expect(here).toHaveLength(1)
        expect(here[0]!.ids).toEqual([...new Set(spans.filter(s => s.start <= at && at < s.end).map(s => s.id))].sort())
      }
    }))
  })
})
