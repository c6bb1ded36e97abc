/** Reads one report: text → mentions and claims. Pure: the same text, lexicon and day give the same answer. */
import { claimId } from '../ids.js'
import { type Actor, type Claim, lastDay, type Mention, nameOf, type PartialDate, type Report } from '../model.js'
import { dateline } from '../text/dateline.js'
import { datesWithin } from '../text/dates.js'
import { isForeign } from '../text/language.js'
import { fold } from '../text/normalise.js'
import { type Token, tokenise } from '../text/tokens.js'
import { FORCES } from './around.js'
import { type Draft, drafts } from './claims.js'
import { type Item, itemise } from './items.js'
import { leaders } from './leaders.js'
import { BIT, type Lexicon } from './lexicon.js'
import { settle } from './mentions.js'
import { type Phrase, type Unit, units } from './phrases.js'
import { aboutOthers, belongings, refer } from './refer.js'
import { Sentence } from './roles.js'
import { slug } from './slug.js'
import { type Union, unions } from './unions.js'

/** What the reader takes: a report's id, text and day of publication, as far as known. */
export interface Readable { id: string; text: string; publishedOn?: PartialDate | undefined }

/** Why a claim was made: the rule (an entry of the lexicon) and the words that fired, as spans of the text. */
export interface Why { claim: string; rule: string; words: { start: number; end: number; text: string }[] }

/** `publishedOn`: the day that relative dates counted from, given or read. `actors` are those that the reader found by itself. All lists are sorted: mentions and claims by place, actors by id. */
export interface Reading { publishedOn?: PartialDate; language: 'ar' | 'en' | 'und'; mentions: Mention[]; claims: Claim[]; actors: Actor[]; why: Why[] }

/** A sentence longer than this many items is cut: no sentence is. */
const LONGEST = 400

/**
 * Reads a report. Relative dates count from its day of publication or, where that is not given, from its dateline; a report with neither keeps only what it
 * dates by itself. `today` is the day of reading: a dateline after it is none.
 * A text in neither Arabic nor English gives language `und` and nothing else.
 */
export function read(report: Readable, lexicon: Lexicon, today: PartialDate): Reading {
  const { text } = report
  const folded = fold(text)
  const tokens = tokenise(folded, text)
  const language = languageOf(tokens, text)
  if (language === 'und') return { language, mentions: [], claims: [], actors: [], why: [] }
  const items = itemise(tokens, lexicon)
  const line = report.publishedOn === undefined ? dateline(text) : undefined
  const publishedOn = report.publishedOn ?? (line !== undefined && line <= lastDay(today) ? line : undefined)
  const found = settle(items, tokens, lexicon, slug)
  const claims = new Map<string, Claim>(), why = new Map<string, Why>()
  const warlike = temper(items, lexicon)
  let dates: ReturnType<typeof datesWithin> | undefined
  let topic: Phrase | null = null
  const recent: string[] = []
  const foes = new Map<string, readonly string[]>()
  // Whether the sentence before was about people who are no actor: no pronoun means an actor then.
  let others = false
  let owed: Union | undefined
  // Who fought each other last, of an Arabic text.
  let fought: Sides | undefined
  let struck: readonly string[] = [], age = 0, strikers: readonly string[] = [], since = 0
  for (let from = 0; from < items.length;) {
    let to = from
    while (to < items.length && items[to]!.mark !== '.' && to - from < LONGEST) to++
    if (language === 'ar' && fought) opposed(items, from, to, fought)
    if (language === 'en') belongings(items, from, to)
    if (language === 'en') refer(items, from, to, tokens, others ? [] : topic?.members.map(m => m.id) ?? [], recent)
    if (speaks(items, from, to, topic)) {
      const us = units(items, from, to, tokens)
      const sentence: Sentence = new Sentence(us, tokens[items[from]!.from]!.arabic || arabicShare(items, from, to, tokens), topic, struck, found.army, found.police, strikers, foes)
      // What stands behind a semicolon does not change what the text is about.
      if (!(language === 'en' && topic && from > 0 && tokens[items[from - 1]!.from]!.key === ';')) topic = sentence.about() ?? topic
      const together = unions(sentence, owed), made = [...drafts(sentence), ...together.drafts]
      owed = together.owed
      if (sentence.unclaimed.length) { struck = [...new Set(sentence.unclaimed)]; age = 0 } else if (++age > 2) struck = []
      const last = made.findLast(d => d.type === 'attack' && d.status === 'reported' && d.recipients.length > 0)
      if (last) { strikers = last.actors; since = 0 } else if (sentence.assailants.length) { strikers = [...new Set(sentence.assailants)]; since = 0 } else if (sentence.attackers.length) { strikers = sentence.attackers; since = 0 } else if (++since > 2) strikers = []
      for (const d of made) if (d.type === 'attack' && d.status === 'reported') { noteFoes(foes, d); fought = d.recipients.length ? [d.actors, d.recipients] : d.actors.length === 2 ? [[d.actors[0]!], [d.actors[1]!]] : fought }
      const led = leaders(sentence, tokens, slug).filter(l => !lexicon.actors.get(l.draft.actors[0]!)?.kind.startsWith('state'))
      for (const { person: p } of led) if (!lexicon.actors.has(p.id) && !found.actors.has(p.id)) found.actors.set(p.id, { id: p.id, names: [{ text: p.name, lang: p.arabic ? 'ar' : 'en', kind: 'name' }], kind: 'person', countries: [], ids: {}, partOf: [], known: false })
      for (const d of [...made, ...led.map(l => l.draft)]) if (warlike(d, us)) {
        dates ??= datesWithin(text, publishedOn, folded)
        const context = { us, tokens, report, dates, places: placesOf(items, from, to, lexicon), by: attribution(sentence, d, tokens, text), known: (id: string) => lexicon.actors.has(id) }
        const claim = toClaim(d, context)
        if (!claims.has(claim.id)) { claims.set(claim.id, claim); why.set(claim.id, { claim: claim.id, rule: d.rule, words: d.signals.map(k => spanOf(us[k]!, tokens, text)) }) }
      }
    }
    if (language === 'en') others = aboutOthers(items, from, to)
    for (let i = from; i < to; i++) { const a = items[i]!.actor; if (a !== undefined && !items[i]!.adjective) { if (recent[0] !== a) recent.unshift(a); if (recent.length > 12) recent.pop() } }
    from = to + 1
  }
  const list = settled([...claims.values()]).sort((a, b) => start(a) - start(b) || (says(a) < says(b) ? -1 : says(a) > says(b) ? 1 : a.id < b.id ? -1 : 1))
  return { language, ...(publishedOn !== undefined && { publishedOn }), mentions: mentionsOf(items, tokens, text), claims: list, actors: [...found.actors.values()].sort((a, b) => (a.id < b.id ? -1 : 1)), why: list.map(c => why.get(c.id)!) }
}

/** Notes who fights whom: of a clash each against the rest. */
function noteFoes(foes: Map<string, readonly string[]>, { actors, recipients }: Draft): void {
  for (const a of actors) foes.set(a, recipients.length ? recipients : actors.filter(x => x !== a))
  for (const r of recipients) foes.set(r, actors)
}

type Sides = readonly [readonly string[], readonly string[]]

/** الطرفان, الجانبان: the two that fought each other last, unless the sentence has named two before; of several on a side, nobody. */
function opposed(items: readonly Item[], from: number, to: number, [one, other]: Sides): void {
  const named = new Set<string>()
  for (let i = from; i < to; i++) {
    const it = items[i]!
    const together = it.pair !== undefined && [one, other].some(side => side.includes(it.actor!) && side.includes(it.pair!))
    if (it.pair !== undefined && (named.size < 2 || together)) {
      if (one.length === 1 && other.length === 1) { it.actor = one[0]!; it.pair = other[0]! } else if (together) { it.actor = it.pair = undefined }
    } else if (it.actor !== undefined && !it.adjective && !it.geo) named.add(it.actor)
  }
}

/** What a claim says, without where. */
const says = (c: Claim): string => `${c.type} ${c.actors.join()} ${c.recipients.join()}`

/** Leaves out a guess at what the same report also states. */
function settled(claims: readonly Claim[]): Claim[] {
  const stated = new Set(claims.filter(c => c.status === 'reported').map(says))
  return claims.filter(c => c.status !== 'hypothetical' || !stated.has(says(c)))
}

/**
 * Whether `items[from, to)` can make a claim: a signal word and two actors (one of them may be whom the sentence before was about), or one
 * that sends something. Says for little what the grammar would find out for much.
 */
function speaks(items: readonly Item[], from: number, to: number, topic: Phrase | null): boolean {
  let one = topic?.members[0]?.id, two = (topic?.members.length ?? 0) > 1, any = false, signal = false, sends = false
  for (let i = from; i < to; i++) {
    const it = items[i]!
    if (it.actor !== undefined) { any = true; if (one === undefined) one = it.actor; if (it.actor !== one || it.pair !== undefined) two = true }
    if (it.triggers.length > 0) { signal = true; if (it.triggers.some(t => t.frame.cargo || t.frame.type === 'merger')) sends = true }
  }
  return any && ((signal && (two || sends)) || topic === null || !signal)
}

/** The places named in `items[from, to)`, once each, sorted; countries only when nothing smaller is named. */
function placesOf(items: readonly Item[], from: number, to: number, lexicon: Lexicon): string[] {
  const all: string[] = []
  for (let i = from; i < to; i++) if (items[i]!.actor === undefined && items[i]!.places.length === 1) all.push(items[i]!.places[0]!)
  const small = all.filter(p => lexicon.places.get(p)?.kind !== 'country')
  return [...new Set(small.length ? small : all)].sort()
}

const start = (c: Claim): number => { const [e] = c.evidence; return e && 'start' in e ? e.start : 0 }

function arabicShare(items: readonly Item[], from: number, to: number, tokens: readonly Token[]): boolean {
  let ar = 0, all = 0
  for (let i = from; i < to; i++) { const t = tokens[items[i]!.from]!; if (t.kind === 'word') { all++; if (t.arabic) ar++ } }
  return ar * 2 > all
}

/** Arabic or English by the letters of the words; `und` when most are of another script or no English small word occurs in ten. */
function languageOf(tokens: readonly Token[], text: string): Reading['language'] {
  let ar = 0, latin = 0
  for (const t of tokens) if (t.kind === 'word') { if (t.arabic) ar++; else { const c = t.key.charCodeAt(0); if (c > 96 && c < 123) latin++ } }
  if ((ar === 0 && latin === 0) || isForeign(text)) return 'und'
  return ar >= latin ? 'ar' : 'en'
}

/** Ways of attack that are never meant of a match or a debate. */
const HARD = new Set<string>(['air-strike', 'shelling', 'missile-strike', 'suicide-bombing', 'vehicle-bomb', 'ied', 'ambush'])

/**
 * Whether the text is about war, for claims that common words make: a country that "attacks" in a match, parties that "join" a coalition.
 * A claim with an armed actor by name needs as many words of war as of peace; one among countries alone needs a word of war beside its own.
 */
function temper(items: readonly Item[], lexicon: Lexicon): (d: Draft, us: readonly Unit[]) => boolean {
  let war = 0, peace = 0
  for (const i of items) {
    if (i.cues & BIT.conflict || i.triggers.some(t => t.mode && HARD.has(t.mode))) war++
    if (i.cues & BIT.calm) peace++
    if (i.actor && !i.geo && !i.adjective && (lexicon.actors.get(i.actor)?.kind !== 'state' || FORCES.test(i.key))) war++
  }
  return (d, us) => {
    const states = [...d.actors, ...d.recipients].every(id => lexicon.actors.get(id)?.kind === 'state')
    return states ? war > peace && d.at.some(k => us[k]!.kind === 'trigger') && war >= 1 : war >= peace
  }
}

function spanOf(u: Unit, tokens: readonly Token[], text: string): Why['words'][number] {
  const start = tokens[u.item.from]!.start, end = tokens[Math.max(u.item.from, u.item.to - 1)]!.end
  return { start, end, text: text.slice(start, end) }
}

interface Context { us: readonly Unit[]; tokens: readonly Token[]; report: Readable; dates: ReturnType<typeof datesWithin>; places: string[]; by: string | undefined; known: (id: string) => boolean }

/**
 * A draft as a claim. Its evidence runs from the first to the last word that makes it. When: the date phrase nearest to the signal within
 * the evidence's surroundings. Confidence: 0.9, less 0.15 for a pronoun or stand-in, 0.1 each for an actor unknown to the lexicon and for
 * what is not plainly reported.
 */
function toClaim(d: Draft, { us, tokens, report, dates, places, by, known }: Context): Claim {
  let from = Infinity, to = 0, confidence = 0.9
  for (const k of [...d.at, ...d.signals]) {
    const { item } = us[k]!
    from = Math.min(from, tokens[item.from]!.start)
    to = Math.max(to, tokens[Math.max(item.from, item.to - 1)]!.end)
    if (item.anaphor) confidence = 0.75
  }
  if (![...d.actors, ...d.recipients].every(known)) confidence -= 0.1
  if (d.status !== 'reported') confidence -= 0.1
  const first = tokens[us[0]!.item.from]!.start, last = tokens[Math.max(us.at(-1)!.item.from, us.at(-1)!.item.to - 1)]!.end
  const signal = tokens[us[d.signals[0]!]!.item.from]!.start
  const when = dates(first, last).sort((a, b) => Math.abs(a.start - signal) - Math.abs(b.start - signal) || a.start - b.start)[0]
  const body = { report: report.id, evidence: [{ start: from, end: to }], type: d.type, actors: d.actors, recipients: d.recipients }
  return { id: claimId(body), ...body, status: d.status, ...(d.mode && { mode: d.mode }), places, ...(when && { observed: when.period }),
    ...(by !== undefined && { attribution: by }), confidence: Math.round(confidence * 100) / 100, rule: d.rule, review: 'unreviewed' }
}

/** Who says so: the words behind بحسب, according to; else the subject of the verb of saying before the signal. At most 160 characters. */
function attribution(s: Sentence, d: Draft, tokens: readonly Token[], text: string): string | undefined {
  const { units } = s
  const slice = (a: number, to: number): string | undefined => {
    let b = to
    // أشار A إلى أن, بحسب A فإن: what leads on is not of the name.
    while (b > a && /^(?:prep|and)$/.test(units[b - 1]!.kind)) b--
    if (b <= a) return undefined
    const end = tokens[Math.max(units[b - 1]!.item.from, units[b - 1]!.item.to - 1)]!.end
    return text.slice(tokens[units[a]!.item.from]!.start, end).replace(/^[\s"“”«»]+|[\s"“”«»،,]+$/g, '').slice(0, 160) || undefined
  }
  const stop = (k: number) => k >= units.length || units[k]!.kind === 'comma' || units[k]!.kind === 'that' || units[k]!.kind === 'colon' || units[k]!.kind === 'sub'
  const source = units.findIndex(u => u.kind === 'source' && /^(?:بحسب|حسب|وفق|نقلا|استنادا|علي|according|citing)/.test(u.item.key))
  if (source >= 0) { let b = source + 1; while (!stop(b) && b < source + 10) b++; return slice(source + 1, b) }
  const at = d.signals[0]!
  for (let k = at - 1; k >= 0; k--) if (units[k]!.kind === 'say') {
    if (s.arabic) {
      let b = k + 1
      while (!stop(b) && b < at && b < k + 10) b++
      return stop(b) && units[k + 1]!.kind !== 'prep' && units[k + 1]!.kind !== 'skip' ? slice(k + 1, b) : undefined
    }
    let a = k
    while (a > 0 && !stop(a - 1) && units[a - 1]!.kind !== 'and' && units[a - 1]!.item.mark !== '"' && a > k - 10) a--
    return slice(a, k)
  }
  const behind = s.arabic ? -1 : units.findIndex((u, k) => k > at && u.kind === 'say')
  if (behind > 0) { let a = behind; while (a > 0 && units[a - 1]!.kind !== 'comma' && a > behind - 12) a--; return units[a - 1]?.kind === 'comma' ? slice(a, behind) : undefined }
  return undefined
}

function mentionsOf(items: readonly Item[], tokens: readonly Token[], text: string): Mention[] {
  const out: Mention[] = []
  for (const i of items) {
    if (i.actor === undefined && !i.candidates && i.places.length === 0) continue
    const start = tokens[i.from]!.start, end = tokens[i.to - 1]!.end
    out.push({ start, end, text: text.slice(start, end), ...(i.actor !== undefined ? { actor: i.actor, ...(i.anaphor && { anaphor: true }) }
      : i.places.length === 1 ? { place: i.places[0]! } : { candidates: i.candidates ?? [...i.places].sort() }) })
  }
  return out
}

/** A reading as one line of `belligraph read --json` (see the contract): actors with all their names. */
export function toJson(reading: Reading, report: Readable & Partial<Pick<Report, 'title'>> & { file?: string | undefined }, lexicon: Lexicon): Record<string, unknown> {
  const own = new Map(reading.actors.map(a => [a.id, a]))
  const actor = (id: string) => {
    const a = lexicon.actors.get(id) ?? own.get(id)!
    return { id, name: nameOf(a, 'en'), names: [...new Set(a.names.map(n => n.text))], known: a.known }
  }
  return {
    report: { id: report.id, ...(report.file !== undefined && { file: report.file }), language: reading.language, ...(reading.publishedOn && { publishedOn: reading.publishedOn }) },
    mentions: reading.mentions,
    claims: reading.claims.map(({ review: _r, report: _p, gloss: _g, ...c }) => ({
      ...c, actors: c.actors.map(actor), recipients: c.recipients.map(actor),
      evidence: c.evidence.map(e => ('start' in e ? { ...e, quote: report.text.slice(e.start, e.end) } : e)),
    })),
  }
}
