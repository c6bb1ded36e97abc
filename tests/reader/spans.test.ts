/** Any text can be read: every span slices to its quote, nothing throws, and the same text gives the same answer. */
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { loadLexicon, lexiconData } from '../../src/lexicon.js'
import { Claim, Mention } from '../../src/model.js'
import { read } from '../../src/reader/read.js'
import { fold } from '../../src/text/normalise.js'

const seed = join(import.meta.dirname, '../../seed')
const lexicon = loadLexicon(seed)
/** How many texts are tried: `READER_TEXTS=200000` for as many as once in a while. */
const numRuns = Number(process.env.READER_TEXTS ?? 2_000)
const sentences = lexiconData(seed).entries.flatMap(e => e.examples.map(x => x.text))

/** Ways in which texts come spoiled. */
const spoil: ((t: string) => string)[] = [
  t => t.replace(/ا/g, 'أ'), t => t.replace(/ي/g, 'ی').replace(/ك/g, 'ک'), t => [...t].join('\u0640'), t => [...t].map(c => (/\p{L}/u.test(c) ? `${c}\u064e` : c)).join(''),
  t => `\u202b${t}\u202c`, t => t.normalize('NFD'), t => t.replace(/ /g, '&nbsp;'), t => t.replace(/ /g, '\u200f '), t => t.toUpperCase(), t => t.replace(/"/g, '&quot;'),
  t => t.slice(1), t => t.replace(/ /g, '\n'), t => t.replace(/[.،]/g, ''),
]
const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc.array(fc.oneof(fc.constantFrom(...sentences), fc.constantFrom('(', ')', '"', '«', '»', ' ', '\n', '&amp;', '&#1575;', '\ud83d', '٣', 'و', 'ال', "'s", '-', ':'), fc.string({ unit: 'grapheme', maxLength: 12 })), { maxLength: 12 }).map(p => p.join(' ')),
  fc.tuple(fc.constantFrom(...sentences), fc.array(fc.constantFrom(...spoil), { maxLength: 3 })).map(([s, fs]) => fs.reduce((t, f) => f(t), s)),
)

describe('reading', () => {
  it('folds with a map whose every span lies in the text, in order', () => {
    fc.assert(fc.property(text, t => {
      const f = fold(t)
      expect(f.starts.length).toBe(f.text.length)
      let last = 0
      for (let i = 0; i < f.text.length; i++) {
        expect(f.starts[i]).toBeGreaterThanOrEqual(last)
        expect(f.ends[i]).toBeGreaterThan(f.starts[i]!)
        expect(f.ends[i]).toBeLessThanOrEqual(t.length)
        last = f.starts[i]!
      }
    }), { numRuns: 2000, seed: 4 })
  })

  it('gives valid mentions and claims whose spans slice to their quotes, the same each time', () => {
    fc.assert(fc.property(text, t => {
      const one = read({ id: 'any', text: t }, lexicon, '2020-01-01')
      for (const m of one.mentions) { expect(t.slice(m.start, m.end)).toBe(m.text); Mention.parse(m) }
      for (const c of one.claims) {
        Claim.parse(c)
        for (const e of c.evidence) if ('start' in e) expect(e.end).toBeLessThanOrEqual(t.length)
      }
      for (const w of one.why.flatMap(y => y.words)) expect(t.slice(w.start, w.end)).toBe(w.text)
      expect(read({ id: 'any', text: t }, lexicon, '2020-01-01')).toEqual(one)
    }), { numRuns, seed: 4 })
  }, 120_000 + 20 * numRuns)

  it('reads the same claims however Arabic is spelled', () => {
    const says = (t: string) => read({ id: 'x', text: t }, lexicon, '2020-01-01').claims.map(c => [c.type, c.actors, c.recipients, c.status])
    for (const s of sentences.filter(x => /[\u0600-\u06ff]/.test(x))) for (const f of spoil.slice(0, 5)) expect([s, says(f(s))]).toEqual([s, says(s)])
  })

  it('gets through a megabyte of one letter, of brackets, of names', () => {
    for (const unit of ['a', 'ا', '(', '"', 'داعش ', 'ISIS attacked ', 'داعش و', 'هاجم ', 'Hezbollah, ', 'بين ', 'who ', 'its fighters ', 'the X Brigade ']) {
      expect(() => read({ id: 'long', text: unit.repeat(1_000_000 / unit.length) }, lexicon, '2020-01-01')).not.toThrow()
    }
  })
})
