import { afterAll, describe, expect, test } from 'vitest'
import { SEED } from '../src/checkout.js'
import { inOrder, pool } from '../src/reading.js'

const reader = pool(SEED, 2)
afterAll(() => reader.close())

describe('a pool of reading threads', () => {
  test('answers more than there are threads, again and again, each its own', async () => {
    for (let round = 0; round < 2; round++) {
      const texts = ['ISIS attacked the SDF near Hajin.', 'Nothing happened.', 'The SDF shelled ISIS.', 'x', 'ISIS attacked the SDF.']
      const reads = await Promise.all(texts.map((text, i) => reader.read({ id: `r${i}`, text }, '2026-01-01')))
      expect(reads.map(r => r.reading.claims.map(c => `${c.report} ${c.actors} ${c.recipients}`))).toEqual([['r0 isis sdf'], [], ['r2 sdf isis'], [], ['r4 isis sdf']])
      expect(reads[0]!.actors.map(a => a.id)).toEqual(['isis', 'sdf'])
    }
  })
  test('gives the places that a claim names with all that they lie in', async () => {
    const { places } = await reader.read({ id: 'r', text: 'ISIS attacked the SDF near Hajin.' }, '2026-01-01')
    expect(places.map(p => p.id)).toContain('hajin')
    for (const p of places) if (p.within) expect(places.map(q => q.id)).toContain(p.within)
    expect(places.length).toBeGreaterThan(1)
  })
  test('a fault of the lexicon is told and the pool lives on', async () => {
    const broken = pool('/nowhere', 1)
    await expect(broken.read({ id: 'a', text: 'x' }, '2026-01-01')).rejects.toThrow()
    await expect(broken.read({ id: 'b', text: 'x' }, '2026-01-01')).rejects.toThrow()
    await broken.close()
  })
  test('closed, it refuses what waits and what comes', async () => {
    const own = pool(SEED, 1)
    const both = [own.read({ id: 'a', text: 'x' }, '2026-01-01'), own.read({ id: 'b', text: 'x' }, '2026-01-01')].map(p => p.then(() => 'read', e => e.code))
    await own.close()
    expect(await Promise.all(both)).toEqual(['busy', 'busy'])
    await expect(own.read({ id: 'c', text: 'x' }, '2026-01-01')).rejects.toMatchObject({ code: 'busy' })
  })
})

describe('in order', () => {
  const all = async <T>(source: AsyncIterable<T>): Promise<T[]> => { const out: T[] = []; for await (const x of source) out.push(x); return out }
  test('results come in the order of the items, whoever is ready first', async () => {
    const ends: (() => void)[] = []
    const answer = all(inOrder([0, 1, 2], n => new Promise<number>(resolve => { ends[n] = () => resolve(n) }), 3))
    await new Promise(resolve => setImmediate(resolve))
    for (const n of [2, 0, 1]) ends[n]!()
    expect(await answer).toEqual([0, 1, 2])
  })
  test('takes no more than there is room for', async () => {
    let taken = 0, most = 0, given = 0
    function* source() { for (let i = 0; i < 50; i++) { taken++; most = Math.max(most, taken - given); yield i } }
    for await (const _ of inOrder(source(), n => Promise.resolve(n), 4)) given++
    expect(given).toBe(50)
    expect(most).toBeLessThanOrEqual(5)
  })
  test('a failure ends it, after what came before', async () => {
    const seen: number[] = []
    await expect((async () => { for await (const n of inOrder([0, 1, 2], n => (n === 1 ? Promise.reject(new Error('no')) : Promise.resolve(n)), 3)) seen.push(n) })()).rejects.toThrow('no')
    expect(seen).toEqual([0])
  })
})
