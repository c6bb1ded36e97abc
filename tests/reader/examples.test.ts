/** Every entry of the lexicon has sentences of our own; each must give exactly the claims beside it. */
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { ties } from '../../src/graph/fold.js'
import { lexiconData } from '../../src/lexicon.js'
import { CLAIM_TYPES } from '../../src/model.js'
import { compile } from '../../src/reader/lexicon.js'
import { read } from '../../src/reader/read.js'

const data = lexiconData(join(import.meta.dirname, '../../seed'))
const lexicon = compile(data)

/** `actor type recipient`, undirected ones from the smaller id to the larger, a status other than reported behind; sorted. */
export function said(text: string): string[] {
  const { claims } = read({ id: 'example', text, publishedOn: '2020-06-15' }, lexicon, '2020-06-16')
  const lines = claims.flatMap(c => {
    const pairs = ties(c).map(([a, b]) => (CLAIM_TYPES[c.type].directed || a < b ? `${a} ${c.type} ${b}` : `${b} ${c.type} ${a}`))
    const all = pairs.length ? pairs : c.actors.map(a => `${a} ${c.type}`)
    return all.map(l => (c.status === 'reported' ? l : `${l} ${c.status}`))
  })
  return [...new Set(lines)].sort()
}

describe.each(data.entries.map(e => [e.id, e] as const))('%s', (_, entry) => {
  it.each(entry.examples.map(x => [x.text, x] as const))('%s', (text, example) => {
    const expected = example.claims.map(c => {
      const [a, type, b, ...rest] = c.split(' ')
      return !CLAIM_TYPES[type as keyof typeof CLAIM_TYPES].directed && b && a! > b ? [b, type, a, ...rest].join(' ') : c
    })
    expect(said(text)).toEqual(expected.sort())
  })
})
