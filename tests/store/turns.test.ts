/** Whose turn it is, without an engine: work that ends when it is told to. */
import { availableParallelism } from 'node:os'
import { describe, expect, test } from 'vitest'
import { type Turn, Turns, type Wish } from '../../src/store/turns.js'

const QUICK = Math.max(2, Math.min(4, availableParallelism()))
class Ended extends Error {}

/** Work under way: `end` finishes it after so many milliseconds of the engine; `runs` counts how often it was begun. */
function begin(turns: Turns, wish: Partial<Wish> & { statement: string }) {
  let turn: Turn | undefined, finish = (): void => {}, runs = 0, slowed = false
  const done = turns.take({ client: wish.statement, looks: 'unknown', ...wish }, mine => new Promise<string>((resolve, reject) => {
    runs++
    turn = mine
    turn.evict = () => reject(new Ended())
    turn.slow = () => { slowed = true }
    finish = () => resolve(wish.statement)
  }), e => e instanceof Ended, () => new Error('left'))
  return {
    runs: () => runs, kind: () => turn?.kind, slowed: () => slowed, works: (ms: number) => { turn!.spent = () => ms },
    async end(ms: number) {
      turn!.total = ms
      finish()
      await done
    },
  }
}
/** Longer than it takes until those under way are looked at. */
const soon = () => new Promise(resolve => setTimeout(resolve, 150))

describe('turns', () => {
  test('those of which nothing is known leave a place for small ones', async () => {
    const turns = new Turns(), unknown = Array.from({ length: QUICK }, (_, i) => begin(turns, { statement: `u${i}` })), small = begin(turns, { statement: 's', looks: 'small' })
    await soon()
    expect([...unknown.map(u => u.runs()), small.runs()]).toEqual([...Array.from({ length: QUICK - 1 }, () => 1), 0, 1])
    await small.end(1)
    for (const u of unknown) { await soon(); await u.end(1) }
  })
  test('what took long is long the next time, and small what was soon answered', async () => {
    const turns = new Turns(), first = begin(turns, { statement: 'a', client: 'x' })
    await soon()
    await first.end(900)
    const [again, other] = [begin(turns, { statement: 'a', client: 'y' }), begin(turns, { statement: 'b', client: 'y' })]
    await soon()
    expect([again.kind(), other.kind()]).toEqual(['long', 'unknown'])
    await Promise.all([again.end(2), other.end(2)])
    const third = begin(turns, { statement: 'b', client: 'y' })
    await soon()
    expect(third.kind()).toBe('small')
    await third.end(2)
  })
  test('one that turns out long moves to the long ones', async () => {
    const turns = new Turns(), alone = begin(turns, { statement: 'p' })
    await soon()
    alone.works(500)
    await soon()
    expect([alone.runs(), alone.slowed()]).toEqual([1, true])
    const other = begin(turns, { statement: 'q' })
    await soon()
    expect(other.runs()).toBe(1)
    await alone.end(600)
    await other.end(1)
  })
  test('where these are many and others wait, it is ended and asked again later', async () => {
    const turns = new Turns(), long = Array.from({ length: QUICK }, (_, i) => begin(turns, { statement: `l${i}`, looks: 'long' })), hidden = begin(turns, { statement: 'h' })
    await soon()
    hidden.works(500)
    const others = Array.from({ length: QUICK - 1 }, (_, i) => begin(turns, { statement: `o${i}` }))
    await soon()
    expect(others.map(o => o.runs())).toEqual(others.map(() => 1))
    for (const q of [...others, ...long]) { await q.end(1); await soon() }
    expect([hidden.runs(), hidden.kind()]).toEqual([2, 'long'])
    await hidden.end(5)
  })
  test('who asked much of late is not taken for quick', async () => {
    const turns = new Turns(), much = begin(turns, { statement: 'm', client: 'x' })
    await soon()
    await much.end(5_000)
    const next = (['unknown', 'small'] as const).map(looks => begin(turns, { statement: looks, client: 'x', looks }))
    await soon()
    expect(next.map(n => n.kind())).toEqual(['long', 'unknown'])
    for (const n of next) await n.end(1)
  })
})
