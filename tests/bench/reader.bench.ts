/**
 * How fast texts are read: reports of 2 kB, our own sentences put together. The floor is a plain Aho–Corasick pass over the same texts for
 * the same names and signal words, which finds them and understands nothing; English texts also
 * against compromise. Before that, how good the reader is on the annotated corpus.
 */
import { join } from 'node:path'
import compromise from 'compromise'
import { bench, describe, expect } from 'vitest'
import { lexiconData } from '../../src/lexicon.js'
import { compile, type Node } from '../../src/reader/lexicon.js'
import { read } from '../../src/reader/read.js'
import { corpus, curated, KEPT, scores, SEEN } from '../reader/corpus.js'

const data = lexiconData(join(import.meta.dirname, '../../seed'))
const lexicon = compile(data)
const sentences = data.entries.flatMap(e => e.examples.map(x => x.text))
const englishSentences = data.entries.filter(e => e.lang === 'en').flatMap(e => e.examples.map(x => x.text))
const filler = ['وصل الوفد إلى المدينة مساء أمس وعقد لقاءات مع وجهاء المنطقة لبحث أوضاع السكان.', 'Residents said that the roads were closed and that shops in the old town had not opened for a week.']

/** Hundred reports of about 2,000 characters: one sentence in three says something. */
const reports = Array.from({ length: 100 }, (_, i) => {
  let text = ''
  for (let k = 0; text.length < 2000; k++) text += `${k % 3 === 0 ? sentences[(i * 7 + k) % sentences.length] : filler[(i + k) % 2]} `
  return { id: `r${i}`, text, publishedOn: '2020-06-15' }
})

/** The words of every path of the lexicon's trie. */
function words(node: Node, path = ''): string[] {
  return [...node.next].flatMap(([w, n]) => [...(n.sense ? [path + w] : []), ...words(n, `${path}${w} `)])
}

/** A plain Aho–Corasick automaton over UTF-16 units. Returns how many ends of patterns a text holds. */
function ahoCorasick(patterns: readonly string[]): (text: string) => number {
  const next: Map<number, number>[] = [new Map()], fail = [0], ends = [0]
  for (const p of patterns) {
    let s = 0
    for (let i = 0; i < p.length; i++) {
      const c = p.charCodeAt(i)
      let t = next[s]!.get(c)
      if (t === undefined) { t = next.length; next.push(new Map()); fail.push(0); ends.push(0); next[s]!.set(c, t) }
      s = t
    }
    ends[s] = 1
  }
  const queue = [...next[0]!.values()]
  for (let q = 0; q < queue.length; q++) {
    const s = queue[q]!
    for (const [c, t] of next[s]!) {
      queue.push(t)
      let f = fail[s]!
      while (f && !next[f]!.has(c)) f = fail[f]!
      fail[t] = next[f]!.get(c) ?? 0
      ends[t]! += ends[fail[t]!]!
    }
  }
  return text => {
    let s = 0, found = 0
    for (let i = 0; i < text.length; i++) {
      const c = text.charCodeAt(i)
      while (s && !next[s]!.has(c)) s = fail[s]!
      s = next[s]!.get(c) ?? 0
      found += ends[s]!
    }
    return found
  }
}
const pass = ahoCorasick(words(lexicon.root))

if (corpus) for (const [what, set, docs] of [['Arabic', 'ar-a,ar-b', SEEN], ['Arabic, kept aside', 'ar-a,ar-b', KEPT], ['English', 'en', SEEN], ['English, kept aside', 'en', KEPT]] as const) {
  process.stdout.write(`${what}\n`)
  for (const [relation, { precision, recall, f1 }] of Object.entries(scores(set, docs))) process.stdout.write(`  ${relation.padEnd(14)} precision ${precision.toFixed(2)}, recall ${recall.toFixed(2)}, F1 ${f1.toFixed(2)}\n`)
}
const five = curated()
if (five) process.stdout.write(`the five reports against the curated claims: precision ${five.precision.toFixed(2)}, recall ${five.recall.toFixed(2)}, F1 ${five.f1.toFixed(2)}\n`)

/** Seconds for a line of one thing again and again, a tenth of 10 MB and 10 MB. */
const seconds = (unit: string, size: number): number => {
  const text = unit.repeat(Math.ceil(size / unit.length)), began = performance.now()
  read({ id: 'line', text, publishedOn: '2020-06-15' }, lexicon, '2020-06-16')
  return (performance.now() - began) / 1_000
}
for (const unit of ['a', '(', 'داعش ', 'ISIS, ', 'the X Brigade ']) {
  const [tenth, whole] = [seconds(unit, 1e6), seconds(unit, 1e7)]
  process.stdout.write(`10 MB of ${JSON.stringify(unit)} in a line: ${whole.toFixed(1)} s, ${(whole / tenth).toFixed(1)} times a tenth of it\n`)
  expect(whole / tenth).toBeLessThan(30)
}

describe('100 reports of 2 kB', () => {
  bench('read', () => { for (const r of reports) read(r, lexicon, '2020-06-16') })
  bench('plain Aho–Corasick pass (the floor)', () => { for (const r of reports) pass(r.text) })
})
// English alone: compromise tags words and finds names, and says nothing of who did what to whom.
const english = reports.map((r, i) => ({ ...r, text: Array.from({ length: 24 }, (_, k) => (k % 3 === 0 ? englishSentences[(i * 7 + k) % englishSentences.length] : filler[1])).join(' ') }))
describe('100 English reports', () => {
  bench('read', () => { for (const r of english) read(r, lexicon, '2020-06-16') })
  bench('compromise: words tagged, names found', () => { for (const r of english) compromise(r.text).organizations().json() }, { iterations: 3 })
})
describe('lexicon', () => { bench('compile', () => { compile(data) }) })
