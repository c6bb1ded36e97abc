/**
 * Finds things by name, however it is spelled: القاطرجي, قاطرجي, Qaterji and al-Katerji find the same. Names are indexed twice: as folded words
 * (text/normalise.ts), each with and without its article, and as consonants, which Arabic and its many transliterations share.
 */
import { folded } from '../text/normalise.js'

/** Consonants of both scripts in one alphabet. Vowels, glides and ع are left out: transliterations disagree about them most. */
const CONSONANTS: Record<string, string> = { ب: 'b', ت: 't', ث: 't', ج: 'j', ح: 'h', خ: 'x', د: 'd', ذ: 'd', ر: 'r', ز: 'z', س: 's', ش: 'c', ص: 's', ض: 'd', ط: 't', ظ: 'z', غ: 'g',
  ف: 'f', ق: 'k', ك: 'k', ل: 'l', م: 'm', ن: 'n', ه: 'h',
  sh: 'c', ch: 'c', kh: 'x', gh: 'g', th: 't', dh: 'd', ph: 'f', zh: 'j', b: 'b', c: 'k', d: 'd', f: 'f', g: 'j', h: 'h', j: 'j', k: 'k', l: 'l', m: 'm', n: 'n', p: 'b', q: 'k', r: 'r', s: 's', t: 't',
  v: 'f', x: 'ks', z: 'z' }

/** A word's consonants, doubled ones once, a final h (ة, ه, -ah) left out: `katerji`, `قاطرجي` → `ktrj`. Empty for a word of vowels. */
export function consonants(word: string): string {
  let out = '', before = ''
  for (let i = 0; i < word.length; i++) {
    const pair = CONSONANTS[word.slice(i, i + 2)]
    const c = pair ?? CONSONANTS[word[i]!] ?? (/\p{N}/u.test(word[i]!) ? word[i]! : '')
    if (pair) i++
    if (c !== before) out += c
    before = c
  }
  return out.replace(/h$/, '')
}

/** Words of a name, folded, articles left out: `ال` before three letters or more; al-, el-, and their assimilated forms (`ash-Shaitat`). */
export function wordsOf(name: string): string[] {
  const text = folded(name).replace(/['"]/g, '').replace(/(^|[\s(])(?:al|el|a(sh|th|dh)|a([rsztdn]))[- ]+(?=\p{L})/gu, (all: string, before: string, pair: string | undefined, letter: string | undefined, at: number, whole: string) => {
    const assimilated = letter ?? pair
    return assimilated === undefined || whole.startsWith(assimilated, at + all.length) ? before : all
  })
  return (text.match(/[\p{L}\p{N}]+/gu) ?? []).map(w => (/^ال\p{L}{3}/u.test(w) ? w.slice(2) : w))
}

interface Entry { id: string; whole: string; words: string[]; bones: string[]; joined: string }

const entry = (id: string, name: string): Entry => {
  const words = wordsOf(name), bones = words.map(consonants)
  return { id, whole: words.join(' '), words, bones, joined: bones.join('') }
}

/** Consonants fewer than this say too little to find by, unless they are all there is. */
const ENOUGH = 3

/** How well a name answers, from 0 (the same) to 5; undefined when it does not. */
function rank(asked: Entry, e: Entry): number | undefined {
  if (e.whole === asked.whole) return 0
  if (e.whole.startsWith(asked.whole)) return 1
  if (asked.words.every(q => e.words.some(w => w.startsWith(q)))) return 2
  if (asked.joined.length >= ENOUGH && e.joined === asked.joined) return 3
  if (asked.bones.every((q, i) => (q.length >= ENOUGH ? e.bones.some(b => b.startsWith(q)) : e.words.some(w => w.startsWith(asked.words[i]!))))) return 4
  if (asked.joined.length > ENOUGH && e.joined.startsWith(asked.joined)) return 5
  return undefined
}

/** A question longer than this is cut: no name is. */
const LONGEST = 400

/**
 * An index over things with names and ids. The function it gives returns the ids that a text finds, best first; equal ones as `weight` says
 * (more first), then by id. An empty question, or one without a letter or digit, finds nothing. Linear in the number of names.
 */
export function searchIndex(things: Iterable<{ id: string; names: readonly { text: string }[] }>, weight: (id: string) => number = () => 0): (text: string) => string[] {
  const entries: Entry[] = []
  for (const { id, names } of things) for (const text of new Set([...names.map(n => n.text), id])) entries.push(entry(id, text.slice(0, LONGEST)))
  return text => {
    const asked = entry('', text.slice(0, LONGEST))
    if (asked.words.length === 0) return []
    const best = new Map<string, number>()
    for (const e of entries) {
      const r = rank(asked, e)
      if (r !== undefined && r < (best.get(e.id) ?? Infinity)) best.set(e.id, r)
    }
    return [...best].sort(([a, x], [b, y]) => x - y || weight(b) - weight(a) || (a < b ? -1 : 1)).map(([id]) => id)
  }
}
