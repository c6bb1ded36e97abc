import { describe, expect, it } from 'vitest'
import { bends, edgeWidth, mixed } from '../../src/graph/look.js'
import { placeNames, sampled } from '../../src/graph/names.js'

const spot = (id: string, x: number, y: number, must = false) => ({ id, x, y, radius: 10, width: 60, height: 16, must })
const size = { width: 400, height: 400 }

describe('names in the picture', () => {
  it('stand below their node when nothing is in the way', () => {
    expect(placeNames([spot('a', 200, 200)], [], size)).toEqual([{ id: 'a', x: 170, y: 214, width: 60, height: 16 }])
  })
  it('step aside for an edge', () => {
    const [name] = placeNames([spot('a', 200, 200)], sampled([200, 200], [200, 400], 0), size)
    expect(name!.x + 60 < 199 || name!.x > 201 || name!.y + 16 < 200).toBe(true)
  })
  it('never lie on each other; one without room is left out unless it must be there', () => {
    const crowd = Array.from({ length: 30 }, (_, i) => spot(`n${i}`, 200 + (i % 6) * 4, 200 + Math.floor(i / 6) * 4, i === 29))
    const placed = placeNames(crowd, [], size)
    expect(placed.length).toBeLessThan(30)
    expect(placed.map(p => p.id)).toContain('n29')
    const free = placed.filter(p => p.id !== 'n29')
    for (const a of free) for (const b of free) if (a !== b) expect(a.x + a.width <= b.x + 1 || b.x + b.width <= a.x + 1 || a.y + a.height <= b.y + 1 || b.y + b.height <= a.y + 1).toBe(true)
  })
})

describe('edges', () => {
  it('bend apart between the same two, whichever way they run; a single one is straight', () => {
    const bend = bends([{ id: '1', source: 'a', target: 'b' }, { id: '2', source: 'b', target: 'a' }, { id: '3', source: 'a', target: 'c' }], new Map())
    expect(bend.get('3')).toBe(0)
    // Both bend to their own left: on opposite sides, as they run in opposite directions.
    expect(Math.sign(bend.get('1')!)).toBe(Math.sign(bend.get('2')!))
    expect(bend.get('1')).not.toBe(0)
  })
  it('go around a node in their way, on the far side of it', () => {
    const at = (x: number, y: number) => ({ x, y })
    const nodes = new Map([['a', at(0, 0)], ['b', at(100, 0)], ['left', at(50, 2)], ['far', at(40, -50)]])
    expect(bends([{ id: '1', source: 'a', target: 'b' }], nodes).get('1')).toBeLessThan(0)
    expect(bends([{ id: '1', source: 'b', target: 'a' }], nodes).get('1')).toBeGreaterThan(0)
    expect(bends([{ id: '1', source: 'a', target: 'far' }], nodes).get('1')).toBe(0)
  })
  it('are wider for more publishers than for more claims of one, and never above 6 px', () => {
    const width = (publishers: number, claims: number) => edgeWidth({ type: 'attack', publishers, claims })
    expect(width(3, 3)).toBeGreaterThan(width(1, 7))
    expect(width(50, 4000)).toBe(6)
    expect(width(1, 1)).toBeGreaterThanOrEqual(1)
  })
  it('fade to the ground', () => expect([mixed('#ffffff', '#000000', 0.5), mixed('#102030', '#ffffff', 1)]).toEqual(['#808080', '#102030']))
})
