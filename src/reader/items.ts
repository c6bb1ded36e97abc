/** Tokens → items: the longest names, signal words and small words of the lexicon, with Arabic clitics as items of their own. */
import type { Token } from '../text/tokens.js'
import { type ActorName, BIT, type Lexicon, type Sense, slots, type Trigger } from './lexicon.js'
import { tag } from './speech.js'
import type { Speech } from './english.js'

/** `from` and `to` are token indexes, half open; a clitic has the index of its word and no length. `actor` is filled in by mentions.ts. */
export interface Item {
  from: number
  to: number
  key: string
  cues: number
  slot: string
  slots: Sense['slots']
  part: string
  triggers: readonly Trigger[]
  names: readonly ActorName[]
  places: readonly string[]
  /** A pronoun hangs on the word: هاجمها. */
  suffix: boolean
  mark: '' | '.' | ',' | '"' | '(' | ')' | ':' | '-'
  actor: string | undefined
  /** The actor was named by its country: it may be a place. */
  geo: boolean
  capitalCity: boolean
  adjective: boolean
  /** A word that no lexicon knows, with a capital: likely somebody's name. */
  proper: boolean
  anaphor: boolean
  /** What a word that signals nothing can be, of English. */
  speech: Speech | undefined
  /** Of a verb's form that is something else here: the claim (noun), suspected fighters (adjective). */
  as: 'noun' | 'adjective' | undefined
  /** Joined by a hyphen to the word before: little-known. */
  bound: boolean
  /** The other of two that one word stands for: الجانبان, both sides. */
  pair: string | undefined
  /** Names that could mean several actors. */
  candidates: string[] | undefined
}

const NOTHING: readonly never[] = [], NO_SLOTS = slots({})
/** An item that means nothing yet. All items have all fields from the start: objects of one shape are read several times faster. */
export const blank = (from: number, to: number, key: string): Item =>
  ({ from, to, key, cues: 0, slot: '', slots: NO_SLOTS, part: '', triggers: NOTHING, names: NOTHING, places: NOTHING, suffix: false, mark: '', actor: undefined, geo: false, capitalCity: false, adjective: false, proper: false,
    anaphor: false, speech: undefined, as: undefined, bound: false, pair: undefined, candidates: undefined })

/** The item with something else about it. */
export const changed = (it: Item, other: Partial<Item>): Item => Object.assign(blank(it.from, it.to, it.key), it, other)

/** Words that end in a point without ending a sentence. */
const SHORT = new Set(['mr', 'mrs', 'ms', 'dr', 'gen', 'lt', 'col', 'maj', 'capt', 'sgt', 'gov', 'sen', 'rep', 'st', 'jan', 'feb', 'mar', 'apr', 'jun', 'jul', 'aug', 'sep', 'sept', 'oct',
  'nov', 'dec', 'no', 'vs', 'inc', 'co'])

const MARKS = new Map<string, Item['mark']>(Object.entries({ '.': '.', '!': '.', '?': '.', ';': '.', '\n': '.', ',': ',', '"': '"', '(': '(', ')': ')', '[': '(', ']': ')', ':': ':', '-': '-', '/': '' } as const))

/** The names of a sense that fit how the words are written: acronyms in capitals, proper names with one. */
function fitting(sense: Sense, first: Token, last: Token, shouting: boolean): readonly ActorName[] {
  if (sense.actors.length === 0 || first.arabic) return sense.actors
  if (sense.actors.every(a => (!a.acronym || (last.acronym && !(shouting && last.key.length < 3))) && (!a.capital || first.capital || last.capital))) return sense.actors
  return sense.actors.filter(a => (!a.acronym || (last.acronym && !(shouting && last.key.length < 3))) && (!a.capital || first.capital || last.capital))
}

/** How many words behind an opening bracket a semicolon still parts what is in it, and no sentences. */
const BRACKET = 24

const LONE = new Map(Object.entries({ ب: 'bi', ل: 'to', ك: 'as', و: '', ف: '' }))

/** Finds the items of a text. Linear: a path through the trie is at most as long as the longest name. */
export function itemise(tokens: readonly Token[], lexicon: Lexicon): Item[] {
  const out: Item[] = []
  let capitals = 0, latin = 0
  for (const t of tokens) if (t.kind === 'word' && !t.arabic) { latin++; if (t.acronym) capitals++ }
  const shouting = latin > 20 && capitals > latin * 0.6
  const words = tokens.map(t => (t.kind === 'mark' ? undefined : lexicon.word(t.key)))
  let bracket = -BRACKET
  for (let i = 0; i < tokens.length;) {
    const token = tokens[i]!
    if (token.kind === 'mark') {
      const item = blank(i, i + 1, token.key)
      item.mark = MARKS.get(token.key) ?? ''
      if (item.mark === '(') bracket = i
      else if (item.mark === ')') bracket = -BRACKET
      else if (token.key === ';' && i - bracket < BRACKET) item.mark = ','
      if (token.key === '.') {
        const next = tokens[i + 1], prev = tokens[i - 1]
        if ((prev && SHORT.has(prev.key)) || (next && next.kind === 'word' && !next.arabic && !next.capital && next.start === token.end)) item.mark = ''
      }
      // Boko Haram/ISWAP
      if (token.key === '/') item.cues = BIT.and
      if (item.mark || token.key !== '\n') out.push(item)
      i++
      continue
    }
    const word = words[i]!
    // لـ"قسد": a preposition parted from its word by a quotation mark.
    const alone = token.arabic && token.key.length === 1 && tokens[i + 1]?.key === '"' ? LONE.get(token.key) : undefined
    if (alone !== undefined) { out.push(clitic(i, alone ? 'prep' : 'and', alone)); i++; continue }
    // The analysis that reaches furthest, where to, and what its words mean there.
    let best = word.sure, to = i + 1, meaning = best?.node.sense, names = meaning?.actors ?? NOTHING
    if (!best) for (const analysis of word.analyses) {
      let node: typeof analysis.node | undefined = analysis.node
      for (let j = i; node;) {
        const { sense } = node
        if (sense && (!best || j + 1 > to)) {
          const fit = fitting(sense, token, tokens[j]!, shouting)
          if (fit.length || sense.triggers.length || sense.cues || sense.places.length) { best = analysis; to = j + 1; meaning = sense; names = fit }
        }
        if (analysis.suffix || node.next.size === 0) break
        j++
        let next = words[j]
        // A name may be broken over quotation marks or a hyphen: تنظيم "الدولة الإسلامية".
        if (!next && tokens[j] && '"-/'.includes(tokens[j]!.key) && words[j + 1]) { if (node.next.has(words[j + 1]!.key)) { j++; next = words[j] } }
        // Benghazi Revolutionaries' Shura Council
        if (next?.key === "'s" && words[j + 1] && !node.next.has("'s") && node.next.has(words[j + 1]!.key)) { j++; next = words[j] }
        node = next && node.next.get(next.key)
      }
    }
    // In May 2016.
    if (best && token.key === 'may' && token.capital && i > 0) best = undefined
    if (!best || !meaning) {
      if (word.clitics?.[0]) out.push(clitic(i, 'and', ''))
      if (word.clitics?.[1]) out.push(clitic(i, 'prep', word.clitics[1]))
      const unknown = blank(i, i + 1, word.key)
      if (token.capital && !shouting && i > 0 && MARKS.get(tokens[i - 1]!.key) !== '.') unknown.proper = true
      if (token.bound) unknown.bound = true
      const speech = token.arabic || unknown.proper ? undefined : lexicon.speech(word.key)
      if (speech && !(token.capital && !shouting && /base|third/.test(speech.part))) unknown.speech = speech
      out.push(unknown)
      i++
      continue
    }
    if (best.and) out.push(clitic(i, 'and', ''))
    if (best.prep) out.push(clitic(i, 'prep', best.prep))
    const known = blank(i, to, meaning.word)
    known.cues = meaning.cues
    known.slot = meaning.slots.prep ?? meaning.slots.own ?? ''
    known.slots = meaning.slots
    known.part = meaning.part
    known.triggers = meaning.triggers
    known.names = names
    known.places = meaning.places
    known.suffix = best.suffix
    known.bound = token.bound
    out.push(known)
    i = to
  }
  tag(out)
  for (let i = 0; i < out.length; i++) complete(out, i)
  return out
}

/** How far on in its sentence the word may stand that a signal word needs. */
const NEAR = 16

/** Takes away signals of the word at `i` whose other word does not follow (أجبر … على التراجع); قد before a present verb is maybe. */
function complete(items: readonly Item[], i: number): void {
  const it = items[i]!
  if (it.key === 'قد' && items[i + 1]?.part === 'present' && items[i + 1]!.key.startsWith('ي') && !/^(?:كان|كانت|كانوا)$/.test(items[i - 1]?.key ?? '')) { it.cues = BIT.if; return }
  if (it.triggers.length === 0 && !(it.cues & BIT.accuse)) return
  // محملة بالذخائر: no accusation.
  if (it.cues & BIT.accuse && it.key.startsWith('محمل') && items[i + 1]?.slot === 'bi') { it.cues = 0; return }
  if (!it.triggers.some(t => t.needs)) return
  let end = i + 1
  while (end < items.length && end < i + NEAR && items[end]!.mark !== '.') end++
  it.triggers = it.triggers.filter(t => !t.needs || items.slice(i + 1, end).some(x => t.needs!.some(n => x.key.startsWith(n))))
}

function clitic(i: number, cue: 'and' | 'prep', slot: string): Item {
  const item = blank(i, i, cue)
  item.cues = BIT[cue]
  item.slot = slot
  return item
}
