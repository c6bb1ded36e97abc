import { describe, expect, it } from 'vitest'
import type { ClaimType } from '../../src/model.js'
import { wordsIn } from '../../src/words.js'
import type { GraphAnswer } from '../../web/api.js'
import { moveName } from '../../web/moves.js'
import { around, expansions, leavesOf, shownOf } from '../../web/shown.js'
import { everyone, fromNothing, fromQuery, hide, keepOnly, openActor, refine, show, START, toQuery, turnTo, unfiltered, type View } from '../../web/view.js'

const tie = (source: string, type: ClaimType, target: string, directed = true) => ({ id: `${source}.${type}.${target}`, source, target, type, directed })
/** a attacks b and c, is allied with d; b is part of e; d stands alone but for a. */
const graph = {
  nodes: ['a', 'b', 'c', 'd', 'e'].map(id => ({ id, kind: 'militia' })),
  edges: [tie('a', 'attack', 'b'), tie('a', 'attack', 'c'), tie('b', 'attack', 'c'), tie('a', 'alliance', 'd', false), tie('b', 'membership', 'e')],
} as unknown as GraphAnswer
const ids = (view: View) => shownOf(graph, view).nodes.map(n => n.id)

describe('what is shown', () => {
  it('leaves out who is hidden, with their ties; nothing chosen is everyone', () => {
    expect(shownOf(graph, START)).toBe(graph)
    expect(ids(hide(START, ['b']))).toEqual(['a', 'c', 'd', 'e'])
    expect(shownOf(graph, hide(START, ['b'])).edges.map(e => e.id)).toEqual(['a.attack.c', 'a.alliance.d'])
    expect(ids(show(hide(START, ['b', 'c']), ['b']))).toEqual(['a', 'b', 'd', 'e'])
  })
  it('is built up from nothing, and cut down again', () => {
    const one = show(fromNothing(START), ['a'])
    expect([ids(fromNothing(START)), ids(one)]).toEqual([[], ['a']])
    expect(expansions(graph, shownOf(graph, one), 'a')).toEqual([
      { type: 'attack', directed: true, side: 'out', actors: ['b', 'c'] }, { type: 'alliance', directed: false, side: 'out', actors: ['d'] },
    ])
    expect(expansions(graph, shownOf(graph, show(one, ['b'])), 'b').map(e => [e.type, e.side, ...e.actors])).toEqual([['attack', 'out', 'c'], ['membership', 'out', 'e']])
    expect(ids(hide(show(one, ['b', 'd']), ['b']))).toEqual(['a', 'd'])
    expect(ids(everyone(one))).toHaveLength(5)
  })
  it('collapses to who is tied to others too; keeps an actor and its neighbours', () => {
    expect(leavesOf(graph, 'a')).toEqual(['d'])
    expect(leavesOf(graph, 'e')).toEqual([])
    expect(ids(keepOnly(hide(START, ['c']), around(graph, 'b')))).toEqual(['a', 'b', 'c', 'e'])
  })
  it('is in the address, nobody as well', () => {
    for (const view of [fromNothing(START), hide(START, ['b', 'c']), keepOnly(START, ['a'])]) expect(fromQuery(toQuery(view), 'en').view).toEqual(view)
    expect(unfiltered(keepOnly(START, ['a'])).only).toBeUndefined()
  })
})

describe('moves', () => {
  const named = (a: View, b: View) => moveName(a, b, wordsIn('en'), id => id.toUpperCase()).replace(/[\u2066-\u2069]/g, '')
  it('have names', () => {
    const some = show(fromNothing(START), ['a'])
    expect([
      named(START, hide(START, ['b'])), named(hide(START, ['b']), START), named(START, fromNothing(START)), named(fromNothing(START), some), named(some, show(some, ['b', 'c'])), named(START, keepOnly(START, ['a', 'b'])),
      named(some, everyone(some)), named(START, refine(START, { from: '2018' })), named(refine(START, { from: '2018' }), START), named(START, refine(START, { type: ['attack'] })), named(START, openActor(START, 'isis')),
      named(START, turnTo(START, 'table')), named(openActor(START, 'isis'), START), named(START, { ...START, theme: 'dark' }),
    ]).toEqual([
      'hide B', 'show B', 'start from nothing', 'show A', 'show 2 actors', 'keep only 2 actors', 'show all again', 'period from 2018 on', 'period All dates', 'filter', 'open ISIS', 'go to “Table”', 'close the panel', 'how it looks',
    ])
  })
})
