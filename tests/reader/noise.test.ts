/** Recipes, matches, weather, parliament, business: words of war in texts about peace make no claim. The texts are our own. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { loadLexicon } from '../../src/lexicon.js'
import { read } from '../../src/reader/read.js'

const lexicon = loadLexicon(join(import.meta.dirname, '../../seed'))

describe.each(['ar', 'en'])('noise in %s', lang => {
  const texts = readFileSync(join(import.meta.dirname, `../noise/${lang}.jsonl`), 'utf8').trim().split('\n').map(l => (JSON.parse(l) as { text: string }).text)
  it('has a hundred texts at least', () => expect(texts.length).toBeGreaterThanOrEqual(100))
  it('makes no claim', () => {
    const made = texts.flatMap(text => read({ id: 'noise', text }, lexicon, '2020-01-01').claims.map(c => `${text}: ${c.actors} ${c.type} ${c.recipients}`))
    expect(made).toEqual([])
  })
})
