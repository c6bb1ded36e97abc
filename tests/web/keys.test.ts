import { expect, test } from 'vitest'
import type { GraphAnswer } from '../../web/api.js'
import { type Around, afterKey, tiesOf } from '../../web/keys.js'
import { fromNothing, openActor, openRelation, select, show, START, type View } from '../../web/view.js'

const tie = (source: string, type: string, target: string) => ({ id: `${source}.${type}.${target}`, source, target, type, directed: true })
/** a is tied to b and c, b to c, and d to a alone. */
const graph = { nodes: ['a', 'b', 'c', 'd'].map(id => ({ id })), edges: [tie('a', 'attack', 'b'), tie('a', 'attack', 'c'), tie('b', 'attack', 'c'), tie('d', 'alliance', 'a')] } as unknown as GraphAnswer
const press = (view: View, key: string, more: Partial<Around> & { code?: string; shiftKey?: boolean } = {}) =>
  afterKey({ key, code: more.code ?? '', shiftKey: more.shiftKey ?? false }, { view, shown: graph, whole: graph, next: () => 'b', beside: (_, [x, y]) => ({ x: x + 0.004, y }), ...more })?.view

const at = openActor(START, 'a'), both = select(at, ['b', 'c'])

test('arrows go to who stands there; nobody there, nothing happens', () => {
  expect(press(at, 'ArrowLeft')!.open).toEqual({ kind: 'actor', id: 'b' })
  expect(press(at, 'ArrowLeft', { next: () => undefined })).toBeUndefined()
})
test('along the ties of one actor, around and back, also from a tie', () => {
  const ids = tiesOf(graph, 'a').map(e => e.id), walk = (key: string, view: View) => press(view, key, { anchor: 'a' })!
  let view = at
  const seen = ['PageDown', 'PageDown', 'PageDown', 'PageDown', 'PageUp'].map(key => { view = walk(key, view); return view.open!.id })
  expect(seen).toEqual([...ids, ids[0], ids[2]])
  expect(walk('PageUp', at).open!.id).toBe(ids[2])
  expect(press(openRelation(START, 'b.attack.c'), 'PageDown', {})!.open!.id).toBe('a.attack.b')
})
test('with Shift the actor is moved, and stays where it is otherwise', () => {
  expect(press(at, 'ArrowRight', { shiftKey: true })!.moved).toEqual({ a: [24, 0] })
  expect(press(START, 'ArrowRight', { shiftKey: true })).toBeUndefined()
})
test('what is selected is meant, else what is open', () => {
  expect(press(at, ' ')!.selected).toEqual(['a'])
  expect(press(select(at, ['a']), ' ')!.selected).toEqual([])
  expect(press(at, 'n', { code: 'KeyN' })!.selected).toEqual(['a', 'b', 'c', 'd'])
  expect(press(both, 'Delete')).toMatchObject({ hidden: ['b', 'c'], selected: [] })
  expect(press(at, 'Delete')!.hidden).toEqual(['a'])
  expect(press(both, 'ك', { code: 'KeyK' })!.only).toEqual(['b', 'c'])
  expect(press(at, 'k', { code: 'KeyK' })!.only).toEqual(['a', 'b', 'c', 'd'])
  expect(press(at, 'c', { code: 'KeyC' })!.hidden).toEqual(['d'])
  expect(press(show(fromNothing(at), ['d']), 'x', { code: 'KeyX' })).toBeUndefined()
  expect(press({ ...at, only: ['a'] }, 'x', { code: 'KeyX' })!.only).toEqual(['a', 'b', 'c', 'd'])
  expect(press(START, 'Delete')).toBeUndefined()
})
