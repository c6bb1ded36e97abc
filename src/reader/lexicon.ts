/**
 * The reader's knowledge, compiled: one trie over folded words holds the names of actors and places, the words that signal claims, and the
 * small words of grammar. Data comes in as `LexiconData` (src/lexicon.ts reads it from seed/); nothing here does I/O.
 */
import { skeleton } from './unknown.js'
import { z } from 'zod'
import { type Actor, claimTypes, MODES, type Place } from '../model.js'
import { fold, folded } from '../text/normalise.js'
import { ofEachWord } from '../text/once.js'
import { isArabic, tokenise, wordsOf } from '../text/tokens.js'
import { conjugate, declined } from './arabic.js'
import { byEnding, inflect, plural, type Speech, speeches } from './english.js'
import { addNames, armed } from './naming.js'

/** Where a participant stands: `subject`, `object`, `genitive` (هجوم A, A's attack), `left` (the noun phrase before), or after a preposition of that class. */
export const SLOTS = ['subject', 'object', 'genitive', 'left', 'on', 'by', 'from', 'with', 'between', 'to', 'of', 'in', 'bi', 'for', 'beside', 'as', 'out'] as const
export type Slot = (typeof SLOTS)[number]
/** What it is there: actor, recipient, or mutual (one of the sides of a clash). */
export type Role = 'actor' | 'recipient' | 'mutual'

const Roles = z.partialRecord(z.enum(SLOTS), z.enum(['actor', 'recipient', 'mutual']))
export const Frame = z.strictObject({
  type: z.enum(claimTypes), verb: Roles.optional(), noun: Roles.optional(), participle: Roles.optional(), cargo: z.boolean().default(false), moves: z.boolean().default(false), about: z.string(),
})
export type Frame = z.infer<typeof Frame>

/** With every key named, if only as nothing: objects of one shape are read several times faster. */
const evened = <K extends string, V>(keys: readonly K[], given: Partial<Record<K, V>>) => Object.fromEntries(keys.map(k => [k, given[k]])) as Partial<Record<K, V>>
const evenFrame = ({ type, verb, noun, participle, cargo, moves, about }: Frame): Frame =>
  ({ type, verb: verb && evened(SLOTS, verb), noun: noun && evened(SLOTS, noun), participle: participle && evened(SLOTS, participle), cargo, moves, about })

/** `(one|some) of the`: each of what stands between the bars, with the rest. */
const alternatives = (text: string): string[] => {
  const group = /\(([^)]*)\)/.exec(text)
  return group ? group[1]!.split('|').flatMap(each => alternatives(text.replace(group[0], () => each))) : [text]
}
const Phrases = z.array(z.string()).default([]).transform(list => [...new Set(list.flatMap(alternatives))])

export const Example = z.strictObject({ text: z.string(), claims: z.array(z.string()) })
export const Entry = z.strictObject({
  id: z.string(), frame: z.string(), lang: z.enum(['ar', 'en']), mode: z.enum(MODES).optional(),
  verbs: z.array(z.string()).default([]), nouns: Phrases, participles: Phrases, needs: z.array(z.string()).default([]),
  examples: z.array(Example).min(1),
})
export type Entry = z.infer<typeof Entry>

/** Classes of small words; a word may have several. Their meaning is told in seed/lexicon/cues.yml. */
export const CUES = ['prep', 'and', 'rel', 'sub', 'that', 'neg', 'deny', 'plan', 'if', 'say', 'source', 'agents', 'targets', 'people', 'held', 'skip', 'head', 'anaphor',
  'light', 'undergo', 'cargo', 'hurt', 'civil', 'verb', 'accuse', 'calm', 'conflict', 'be', 'own', 'pair', 'time', 'irregular'] as const
export type Cue = (typeof CUES)[number]
/** What a word is within its classes, by class. */
export const slots = (given: Partial<Record<Cue, string>>): Partial<Record<Cue, string>> => evened(CUES, given)
export const BIT = Object.fromEntries(CUES.map((c, i) => [c, 1 << i])) as Record<Cue, number>

export const CueEntry = z.strictObject({
  cue: z.enum(CUES), slot: z.string().optional(), lang: z.enum(['ar', 'en']), words: z.array(z.string()).default([]), verbs: z.array(z.string()).default([]), adjectives: z.array(z.string()).default([]),
})
export const Words = z.strictObject({ words: z.string() })
export const Spelling = z.strictObject({ from: z.string(), to: z.string() })

/** A word that stands for the army of the country that a text is about. */
export const Generic = z.strictObject({ text: z.string(), lang: z.enum(['ar', 'en']), of: z.enum(['army', 'government']).default('army'), alone: z.boolean().default(false) })

export const Proxy = z.strictObject({ of: z.string(), are: z.string(), in: z.string().optional(), ally: z.boolean().default(false) })

/** A name that a person had read as an actor, whatever else it means. */
export interface Settled { text: string; actor: string }

export interface LexiconData {
  actors: readonly Actor[]
  settled?: readonly Settled[]
  places: readonly Place[]
  frames: Readonly<Record<string, Frame>>
  entries: readonly Entry[]
  cues: readonly z.infer<typeof CueEntry>[]
  proxies: readonly z.infer<typeof Proxy>[]
  generics: readonly z.infer<typeof Generic>[]
  spellings: readonly z.infer<typeof Spelling>[]
  /** Lists of words by part of speech, parted by blanks. */
  words: Readonly<Record<string, string>>
}

export type Form = 'verb' | 'noun' | 'participle'
/** A word that signals a claim. `part`: past, present, passive, base, gerund … */
export interface Trigger { /** Beginnings of words of which one must follow in the sentence. */ needs: readonly string[] | undefined; entry: string; frame: Frame; mode: Entry['mode']; form: Form; part: string; lang: 'ar' | 'en' }

export interface ActorName { id: string; weak: boolean; /** A country or capital: may be meant as a place. */ geo: boolean; /** An adjective (`Turkish`, تركية): only with a noun of war beside it. */ adjective: boolean; acronym: boolean; capital: boolean; /** Understood only where no noun follows: the military. */ alone: boolean }
/** What words mean at the end of a path through the trie. */
export interface Sense { actors: readonly ActorName[]; places: readonly string[]; triggers: readonly Trigger[]; cues: number; slots: Partial<Record<Cue, string>>; part: string; word: string }
export interface Node { next: Map<string, Node>; sense: Sense | undefined }

/** One way to take a word apart: conjunction, preposition, the node of the rest, and whether a pronoun was cut off its end. */
export interface Analysis { and: boolean; prep: string; node: Node; suffix: boolean }
export interface Word {
  key: string
  analyses: Analysis[]
  /** The analysis that always wins: no name of several words begins here, and none depends on capitals. */
  sure: Analysis | undefined
  /** Of a word that no lexicon knows: the clitics before its article, as [و or ف, preposition]. */ clitics: readonly [and: boolean, prep: string] | undefined
}

export interface Lexicon {
  root: Node
  actors: Map<string, Actor>
  places: Map<string, Place>
  /** Names of places, folded, that are everyday words or other places' names as well: `weak` in the data. */
  weakPlaces: ReadonlySet<string>
  /** Country among the places → its code, of the state that bears its name. */
  codes: Map<string, string>
  /** Country's code → its army. */
  armies: Map<string, string>
  /** Country's code → its forces as a whole: where a government has an entry of its own, what its troops are. */
  forces: Map<string, string>
  /** Consonants of an English name → the actor; only of names that no two actors share. */
  readonly skeletons: ReadonlyMap<string, string>
  /** What an Arabic name of three words or more is without its first, folded → the actor; only what no two actors share. */
  readonly brief: ReadonlyMap<string, string>
  /** Backer → the actor that stands for fighters of whom only that is said. */
  proxies: Map<string, z.infer<typeof Proxy>>
  word(key: string): Word
  /** What an English word can be that signals nothing. */
  speech(key: string): Speech | undefined
}

/** Countries that no state among the actors bears the name of. */
const UNNAMED = [['yemen', 'YE'], ['libya', 'LY'], ['lebanon', 'LB'], ['palestine', 'PS'], ['afghanistan', 'AF'], ['south-sudan', 'SS'], ['congo-dr', 'CD']] as const

const PREFIX_SLOT: Record<string, string> = { ب: 'bi', ل: 'to', ك: 'as' }
const PRONOUNS = ['هما', 'هم', 'هن', 'ها', 'نا', 'ه']

/** What most of some thirty thousand words have: nothing, and nothing behind them. */
const NONE: readonly never[] = [], NO_SLOTS = slots({}), NO_NEXT = new Map<string, Node>()

/** Compiles the data. Takes well under a second; the result is immutable but for a bounded cache of words already taken apart. */
export function compile(data: LexiconData): Lexicon {
  const root: Node = { next: new Map(), sense: undefined }
  const spellings = data.spellings.map(s => [folded(s.from), folded(s.to)] as const)
  const misspelt = new RegExp(spellings.map(([from]) => from.replace(/[^\p{L}\p{N}]/gu, '\\$&')).join('|'))
  const respell = (w: string): string => { if (w === 'el') return 'al'; if (misspelt.test(w)) for (const [a, b] of spellings) w = w.replace(a, b); return w }
  const keys = ofEachWord(text => wordsOf(folded(text)) ?? tokenise(fold(text), text).filter(t => t.kind !== 'mark').map(t => t.key))
  const split = (text: string): string[] => (wordsOf(text) ?? keys(text)).map(respell)
  const at = (words: readonly string[]): Sense => {
    let node = root
    for (const w of words) { let n = node.next.get(w); if (!n) { if (node.next === NO_NEXT) node.next = new Map(); node.next.set(w, n = { next: NO_NEXT, sense: undefined }) } node = n }
    return node.sense ??= { actors: NONE, places: NONE, triggers: NONE, cues: 0, slots: NO_SLOTS, part: '', word: words.length === 1 ? words[0]! : words.join(' ') }
  }
  addNames(data, split, at)
  for (const { text, actor } of data.settled ?? []) {
    const words = split(text)
    if (words.length > 0) Object.assign(at(words), { actors: [{ id: actor, weak: false, geo: false, adjective: false, acronym: false, capital: false, alone: false }], places: [] })
  }
  const frames = new Map(Object.entries(data.frames).map(([name, f]) => [name, evenFrame(f)]))
  for (const entry of data.entries) addEntry(entry, frames.get(entry.frame)!, split, at)
  for (const c of data.cues) {
    const add = (word: string, part = '') => {
      const s = at(split(word))
      s.cues |= BIT[c.cue]
      if (c.slot) s.slots = slots({ ...s.slots, [c.cue]: c.slot })
      // لاحقا, فجرا: an adverb that looks like a verb.
      if (c.cue === 'skip' && c.lang === 'ar' && word.endsWith('ا')) s.triggers = []
      // تقدم: he advanced rather than she offers.
      if (part && (!s.part || (c.lang === 'ar' && part === 'past'))) s.part = part
    }
    for (const w of c.words) { add(w); if (c.lang === 'ar' && 'agents targets people head anaphor cargo own'.includes(c.cue) && !w.includes(' ')) arNoun(w).forEach(x => add(x)) }
    for (const w of c.adjectives) for (const d of declined(folded(w))) { add(d); add(`ال${d}`) }
    for (const v of c.verbs) for (const [w, part] of forms(v, c.lang)) if (!(c.lang === 'ar' && (part === 'active' || part === 'participle' || (part === 'noun' && (c.cue === 'verb' || c.cue === 'say' || (c.cue === 'light' && w.endsWith('ات'))))))) {
      add(w, part)
      // تمكنت من التصدي لB, التعرض لهجوم
      if (c.lang === 'ar' && c.cue === 'undergo' && part === 'noun') add(`ال${w}`, part)
    }
  }
  const states = new Map(data.actors.filter(a => a.kind.startsWith('state') && a.countries.length).flatMap(a => a.names.map(n => [folded(n.text), a.countries[0]!] as const)))
  const codes = new Map([...UNNAMED, ...data.places.filter(p => p.kind === 'country').flatMap(p => { const code = p.names.map(n => states.get(folded(n.text))).find(c => c !== undefined); return code ? [[p.id, code] as const] : [] })])
  const armies = new Map<string, string>()
  for (const a of armed(data)) { const [c] = a.countries; if (c && !armies.has(c)) armies.set(c, a.id) }
  for (const a of data.actors) { const [c] = a.countries; if (c && a.kind.startsWith('state') && a.id.endsWith('-police') && a.id.length < (armies.get(`${c} police`)?.length ?? 99)) armies.set(`${c} police`, a.id) }
  const forces = new Map<string, string>()
  for (const a of data.actors) { const [c] = a.countries; if (c && a.kind === 'state-forces' && !forces.has(c) && a.names.some(n => /^[A-Z][a-z]+ (?:troops|forces)$/.test(n.text))) forces.set(c, a.id) }
  // Arabic texts need none.
  let words: Map<string, Speech> | undefined
  let skeletons: ReadonlyMap<string, string> | undefined, brief: ReadonlyMap<string, string> | undefined
  return {
    root, codes, armies, forces, actors: new Map(data.actors.map(({ id, names, kind, countries, ids, partOf, known, note }) => [id, { id, names, kind, countries, ids, partOf, known, ...(note && { note }) }])), places: new Map(data.places.map(p => [p.id, p])), proxies: new Map(data.proxies.map(p => [p.of, p])),
    weakPlaces: new Set(data.places.flatMap(p => p.names.flatMap(n => (n.kind === 'weak' ? [split(n.text).join(' ')] : [])))),
    get skeletons() { return skeletons ??= unshared(data, 'en', n => skeleton(split(n))) },
    get brief() { return brief ??= unshared({ actors: data.actors.filter(a => !a.kind.startsWith('state')) }, 'ar', n => { const rest = split(n).slice(1); return rest.length > 1 ? rest.join(' ') : '' }) },
    word: analyser(root, respell), speech: ofEachWord(key => (words ??= speeches(data.words, respell)).get(key) ?? byEnding(key)),
  }
}

/** What `key` makes of each actor's names → the actor; only what no two actors share. Empty keys are none. */
function unshared({ actors }: Pick<LexiconData, 'actors'>, lang: string, key: (name: string) => string): Map<string, string> {
  const out = new Map<string, string>()
  for (const a of actors) for (const n of a.names) if (n.lang === lang && n.kind !== 'weak') { const k = key(n.text); if (k) out.set(k, (out.get(k) ?? a.id) === a.id ? a.id : '') }
  for (const [k, id] of out) if (!id) out.delete(k)
  return out
}

const arNoun = (w: string): string[] => {
  const f = folded(w)
  const dual = /(?:ات|ين|ون|ان|ا)$/.test(f) || f.length < 3 ? [] : f.endsWith('ه') ? [`${f.slice(0, -1)}تين`, `${f.slice(0, -1)}تان`] : [`${f}ين`, `${f}ان`]
  return f.startsWith('ال') ? [] : [...dual, `ال${f}`, ...(/[هاء]$/.test(f) ? [] : [`${f}ا`]), ...(f.endsWith('ون') ? [`${f.slice(0, -2)}ين`, `ال${f.slice(0, -2)}ين`, `${f.slice(0, -2)}و`, `${f.slice(0, -2)}ي`] : [])]
}

/** All forms of a verb given as `root form: verbal nouns` (Arabic) or `base past participle` (English). */
function forms(spec: string, lang: 'ar' | 'en'): [string, string][] {
  if (lang === 'en') return [...inflect(spec)].map(([w, parts]) => [w, parts.join(' ')])
  const [head, nouns] = spec.split(':')
  const [root, form, ...tail] = head!.trim().split(/\s+/) as [string, string, ...string[]]
  return [...conjugate(folded(root).length === [...root].length ? root : folded(root), form, nouns?.split('،').map(n => folded(n)).filter(Boolean))]
    .map(([w, part]) => [tail.length ? `${w} ${tail.join(' ')}` : w, part])
}

function addEntry(entry: Entry, frame: Frame, split: (t: string) => string[], at: (w: readonly string[]) => Sense): void {
  const needs = entry.needs.length ? entry.needs.map(n => folded(n)) : undefined
  const add = (word: string, form: Form, part: string) => {
    if (!frame[form]) return
    const s = at(split(word))
    if (!s.triggers.some(t => t.form === form && t.entry === entry.id)) s.triggers = [...s.triggers, { entry: entry.id, frame, mode: entry.mode, form, part, lang: entry.lang, needs }]
  }
  const noun = (w: string) => { add(w, 'noun', 'noun'); if (entry.lang === 'ar' && !w.includes(' ')) { add(`ال${w}`, 'noun', 'noun'); if (!/[ةاء]$/.test(w)) add(`${w}ا`, 'noun', 'noun') } }
  for (const v of entry.verbs) for (const [w, part] of forms(v, entry.lang)) {
    if (entry.lang === 'en') add(w, 'verb', part)
    else if (part === 'noun') noun(w)
    else if (part !== 'active' && part !== 'participle') add(w, 'verb', part)
  }
  for (const n of entry.nouns) if (entry.lang === 'ar') noun(n); else for (const w of plural(n)) add(w, 'noun', 'noun')
  for (const p of entry.participles) {
    if (entry.lang === 'en') { add(p, 'participle', 'participle'); continue }
    if (p.includes(' ')) {
      // المقربة من: the first word of several is declined, unless it is a noun with its preposition (بدعم من).
      const [first, ...rest] = p.split(' '), tail = rest.join(' ')
      add(p, 'participle', 'participle')
      if (/^م/.test(first!) && !/[ةنيا]$/.test(first!)) for (const d of declined(folded(first!))) { add(`${d} ${tail}`, 'participle', 'participle'); add(`ال${d} ${tail}`, 'participle', 'participle') }
      continue
    }
    for (const d of declined(folded(p))) { add(d, 'participle', 'participle'); add(`${d}ا`, 'participle', 'participle'); add(`ال${d}`, 'participle', 'participle') }
  }
}

/** Takes words apart, each once. */
function analyser(root: Node, respell: (w: string) => string): Lexicon['word'] {
  return ofEachWord(raw => {
    const arabic = isArabic(raw.charCodeAt(0))
    const key = respell(raw)
    const analyses: Analysis[] = []
    const look = (w: string, and: boolean, prep: string) => { const node = root.next.get(w); if (node) analyses.push({ and, prep, node, suffix: false }) }
    if (!arabic) look(key, false, '')
    else {
      const rests: [string, boolean, string][] = [[key, false, '']]
      if (/^[وف]/.test(key) && key.length > 2) rests.push([key.slice(1), true, ''])
      for (const [w, and] of [...rests]) {
        if (w.startsWith('لل') && w.length > 3) rests.push([`ال${w.slice(2)}`, and, 'to'])
        const slot = PREFIX_SLOT[w[0]!]
        if (slot && w.length > 2) rests.push([w.slice(1), and, slot])
      }
      for (const r of rests) look(...r)
      for (const [w, and, prep] of rests) for (const p of PRONOUNS) {
        if (!w.endsWith(p) || w.length - p.length < 2) continue
        const stem = w.slice(0, -p.length)
        for (const s of [stem, stem.endsWith('ت') ? `${stem.slice(0, -1)}ه` : '', stem.endsWith('و') ? `${stem}ا` : '', stem.endsWith('ا') ? `${stem.slice(0, -1)}ي` : '', stem.endsWith('ي') || stem.endsWith('و') ? `${stem}ن` : '']) {
          const node = s ? root.next.get(s) : undefined
          if (and && s.length < 4 && !(s.length === 3 && node?.sense && node.sense.cues & (BIT.light | BIT.undergo))) continue
          // الانتحارية: what has its article is nobody's.
          if (s.startsWith('ال') && !node?.sense?.triggers.some(t => t.form === 'verb')) continue
          if (node?.sense && (node.sense.triggers.length || node.sense.cues & OWNABLE)) analyses.push({ and, prep, node, suffix: true })
        }
        break
      }
    }
    const m = arabic ? /^(?:([وف])?(?:(لل)|([بك])?(?:ال))(?=..))/.exec(key) : null
    const clitics = m && (m[1] || m[2] || m[3]) ? [m[1] !== undefined, m[2] ? 'to' : m[3] ? PREFIX_SLOT[m[3]]! : ''] as const : undefined
    const plain = analyses.every(a => a.node.next.size === 0 && (arabic || !a.node.sense?.actors.length))
    const sure = plain ? analyses.find(a => a.node.sense) : undefined
    return { key, analyses, sure, clitics }
  })
}
const OWNABLE = BIT.agents | BIT.targets | BIT.people | BIT.light | BIT.head | BIT.undergo | BIT.cargo | BIT.hurt
