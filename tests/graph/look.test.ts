import { describe, expect, it } from 'vitest'
import { DASH, TIE_FORM, TYPE_COLOUR } from '../../src/graph/look.js'
import { asserted, claimTypes, STATUSES } from '../../src/terms.js'

describe('the look of ties', () => {
  it('tells every status apart by its line, and breaks the line of what is not asserted only', () => {
    const drawn = ([...STATUSES, 'disputed'] as const).filter(s => !asserted({ status: s }))
    expect(new Set(drawn.map(s => String(DASH[s]))).size).toBe(drawn.length)
    expect(Object.keys(DASH).sort()).toEqual([...drawn].sort())
    for (const dash of Object.values(DASH)) expect([2, 4]).toContain(dash.length) // what the edge program takes
  })
  it('tells types of one colour apart by their form', () => {
    const looks = claimTypes.map(t => JSON.stringify([TYPE_COLOUR[t].light, TIE_FORM[t]]))
    expect(new Set(looks).size).toBe(claimTypes.length)
  })
})
