/** Items of one sentence → units: noun phrases with an actor in them (with what surrounds the name), and everything that is not one. */
import { after } from './behind.js'
import { ownedFrom } from './owned.js'
import { apposed, spelledOut, titled, unknownVerb } from './heads.js'
import type { Token } from '../text/tokens.js'
import { changed, type Item } from './items.js'
import { BIT, type Trigger } from './lexicon.js'
import { alongside, byTheWay, enumerates, inList, listGoesOn, pastAside } from './lists.js'
import { ADVERB } from './speech.js'

/** A noun phrase around one or more coordinated actors: `forces of A and B`, مواقع A وB. */
export interface Phrase {
  /** The actors named, in order; `item` is the item that names each. */
  members: { id: string; item: Item; /** Has an article of its own behind another. */ definite: boolean }[]
  agents: boolean
  targets: boolean
  people: boolean
  /** The folded word that heads the phrase, for agreement. */
  head: string
  /** All members are countries by name, capitals, or adjectives. */
  geo: boolean
  capitalCity: boolean
  adjective: boolean
  /** One of the members, not all: `either A or B`. */
  either: boolean
  /** Those who once were its men: `former B fighters`. */
  former: boolean
  /** Has an article of its own, and so begins a phrase. */
  definite: boolean
  /** Some of them: a coalition of B's militias. */
  indefinite: boolean
}

export type UnitKind = 'np' | 'trigger' | 'light' | 'undergo' | 'verb' | 'say' | 'prep' | 'and' | 'comma' | 'rel' | 'sub' | 'that' | 'neg' | 'deny' | 'plan' | 'if' | 'be' | 'skip' | 'people' | 'targets'
  | 'agents' | 'hurt' | 'civil' | 'cargo' | 'own' | 'word' | 'colon' | 'open' | 'close' | 'accuse' | 'source' | 'time'

export interface Unit { kind: UnitKind; item: Item; np: Phrase | undefined; triggers: readonly Trigger[]; /** Index of the preposition that governs a phrase, or −1. */ prep: number; slot: string; /** Only says whose the next one is: US-backed SDF, al-Qaida's affiliate the Nusra Front. */ modifier: boolean }

const KINDS: [number, UnitKind][] = [[BIT.time, 'time'], [BIT.prep, 'prep'], [BIT.deny, 'deny'], [BIT.undergo, 'undergo'], [BIT.light, 'light'], [BIT.say, 'say'], [BIT.accuse, 'accuse'], [BIT.neg, 'neg'], [BIT.plan, 'plan'], [BIT.if, 'if'],
  [BIT.that, 'that'], [BIT.rel, 'rel'], [BIT.sub, 'sub'], [BIT.be, 'be'], [BIT.hurt, 'hurt'], [BIT.cargo, 'cargo'], [BIT.people, 'people'], [BIT.agents, 'agents'], [BIT.targets, 'targets'], [BIT.held, 'targets'],
  [BIT.and, 'and'], [BIT.civil, 'civil'], [BIT.own, 'own'], [BIT.skip, 'skip'], [BIT.head, 'people'], [BIT.anaphor, 'people'],
  [BIT.verb, 'verb'], [BIT.source, 'source']]

function kindOf(it: Item): UnitKind {
  if (it.mark) return it.mark === ',' || it.mark === '-' ? 'comma' : it.mark === ':' ? 'colon' : it.mark === '(' ? 'open' : it.mark === ')' ? 'close' : 'skip'
  if (it.triggers.length) return 'trigger'
  if (it.cues === 0) return 'word'
  let kind = kinds.get(it.cues)
  if (kind === undefined) kinds.set(it.cues, kind = KINDS.find(([bit]) => it.cues & bit)?.[1] ?? 'word')
  return kind
}

/** The kind of every combination of classes met so far. */
const kinds = new Map<number, UnitKind>()

const SIDE = new Set(['من جهه', 'من طرف', 'من جانب', 'من ناحيه'])
const isNumber = (key: string): boolean => { const c = key.charCodeAt(0); return c > 47 && c < 58 }
/** Classes of words for those who or which somebody has. */
export const MEMBERS = BIT.people | BIT.agents | BIT.targets | BIT.held
const isFiller = (u: Unit): boolean => u.kind === 'skip' || (u.kind === 'own' && !/[\u0621-\u064a]/.test(u.item.key)) || (u.kind === 'word' && u.item.key === 'opposition') || (u.kind !== 'trigger' && u.kind !== 'np' && u.kind !== 'prep' && (u.kind === 'people' || (u.item.cues & MEMBERS) !== 0) && !(u.item.cues & BIT.hurt))
const isContainer = (u: Unit): boolean => u.kind === 'hurt' || u.kind === 'civil' || (u.kind !== 'trigger' && u.kind !== 'np' && (u.item.cues & MEMBERS) !== 0)
const VERBAL = new Set<UnitKind>(['verb', 'say', 'be', 'light', 'undergo', 'accuse', 'deny', 'plan'])

/** The units of `items[from, to)`. */
export function units(items: readonly Item[], from: number, to: number, tokens: readonly Token[]): Unit[] {
  let first = from
  while (first + 1 < to && items[first]!.mark) first++
  const out: Unit[] = [], arabicSentence = first < to && tokens[items[first]!.from]!.arabic
  const push = (kind: UnitKind, item: Item): Unit => { const u: Unit = { kind, item, np: undefined, triggers: item.triggers, prep: -1, slot: item.slot, modifier: false }; out.push(u); return u }
  let passed = -1
  for (let i = from; i < to; i++) {
    const it = items[i]!
    if (i === passed) continue
    if (it.actor === undefined) {
      // A country after a preposition of place is a place, and a place in brackets or between commas is nothing to the grammar.
      const at = out.at(-1), next = items[i + 1]
      // بين A من جهة وB من جهة أخرى: a mark of sides, not of an agent.
      const side = SIDE.has(it.key) && (next?.mark !== '' || (next.cues & BIT.and) !== 0 || /^(?:اخر|اخري|ثان|ثانيه)$/.test(next.key))
      // في محيط تدمر, near a town whose name is a verb too.
      if (it.places.length && it.triggers.length && arabicSentence && (at?.slot === 'in' || (at?.kind === 'word' && out.at(-2)?.slot === 'in'))) { push('word', changed(it, { triggers: [], cues: 0 })); continue }
      // `killed around 20`
      const some = !arabicSentence && next !== undefined && isNumber(next.key) && /^(?:around|over|about|under)$/.test(it.key) && !/^(?:19|20)\d\d$/.test(next.key)
      // `a militia that's part of B`
      const is = it.key === "'s" && at !== undefined && (/^(?:that|rel)$/.test(at.kind) || /^(?:it|he|she|there)$/.test(at.item.key))
      const kind = is ? 'be' : side || some ? 'skip' : it.cues & BIT.be && it.triggers.length && next?.slot !== 'from' ? 'be' : kindOf(it)
      if (at?.kind === 'np' && after(at, kind, it, items, i, tokens)) continue
      push(!arabicSentence && kind === 'word' && isNumber(it.key) ? 'skip' : kind, some ? changed(it, { slots: ADVERB }) : it)
      continue
    }
    const arabic = tokens[it.from]!.arabic
    // طائرات تركية الصنع: where they were made.
    if (arabic && it.adjective && items[i + 1]?.key === 'الصنع') { push('skip', it).triggers = []; continue }
    const prev = out.at(-1)
    // Syrian Democratic Forces (SDF): once is enough.
    if (prev?.kind === 'open' && items[i + 1]?.mark === ')' && out.at(-2)?.np?.members.at(-1)?.id === it.actor) { out.pop(); out.at(-1)!.item = changed(out.at(-1)!.item, { to: items[i + 1]!.to }); i++; continue }
    // the Forces armées d'un pays (FAP): a name that nobody knows, and the letters that all know.
    if (!arabic && prev?.kind === 'open' && items[i + 1]?.mark === ')' && tokens[it.from]!.acronym && it.names.some(n => n.acronym)) {
      const from = spelledOut(tokens, prev.item.from, tokens[it.from]!.key)
      if (from >= 0 && !out.some(u => u.item.from >= from && u.np && !u.np.geo && !u.item.anaphor)) { while (out.length && out.at(-1)!.item.from >= from) out.pop(); passed = i + 1 }
    }
    // Armed Forces of Congo, the armies of A: whose they are is their name.
    const force = out.at(-2)
    if (!arabic && it.geo && prev?.item.key === 'of' && force?.kind === 'np' && force.np!.members.length === 1 && !force.np!.geo && /(?:army|forces|military|navy|air force)$/.test(force.item.key) && force.item.names.length !== 1) { out.pop(); force.item = changed(force.item, { to: it.to }); continue }
    // UK Armed Forces: the army of the country that is named.
    if (!arabic && !it.anaphor && /^(?:armed forces|security forces|special forces)$/.test(it.key) && prev?.kind === 'np' && (prev.np!.geo || prev.np!.adjective) && prev.np!.members.length === 1 && prev.item.to === it.from) { prev.item = changed(prev.item, { to: it.to }); prev.np!.people = true; prev.np!.geo = prev.np!.adjective = false; continue }
    // فاغنر الروسية, Lebanon's Hezbollah: the nationality of an actor is not another actor.
    if (arabic && it.adjective && prev?.kind === 'np' && !prev.np!.adjective && prev.item.to === it.from) continue
    if (!arabic && prev?.kind === 'np' && !it.adjective && (prev.np!.geo || prev.np!.adjective) && prev.np!.members.length === 1 && prev.item.to >= it.from - 1 && !it.mark
      && (prev.item.to === it.from || tokens[it.from - 1]!.key === "'s")) out.pop()
    // Iraq's Popular Mobilization Forces: whose country it is.
    const owner = out.at(-2)
    if (!arabic && !it.adjective && prev?.item.key === "'s" && owner?.kind === 'np' && owner.np!.geo && owner.np!.members.length === 1) out.length -= 2
    const phrase: Phrase = { members: (it.pair === undefined ? [it.actor] : [it.actor, it.pair]).map(id => ({ id, item: it, definite: false })), head: it.key, agents: (it.cues & BIT.agents) !== 0, targets: it.anaphor && !arabic && (it.cues & BIT.targets) !== 0, people: false, geo: it.geo, capitalCity: it.capitalCity, adjective: it.adjective, either: false, former: false, definite: false, indefinite: false }
    // بايع ما يعرف بتنظيم الدولة: what is so called is the thing itself.
    if (out.at(-1)?.slot === 'bi' && /^(?:ما يعرف|ما يسمي|ما تسمي|ما عرف)$/.test(out.at(-2)?.item.key ?? '')) out.length -= 2
    absorb(out, phrase, arabic)
    if (arabic) unknownVerb(out)
    if (!coordinate(out, phrase, it, items, i, arabic)) {
      const u = push('np', it)
      u.np = phrase
      u.triggers = []
      u.prep = out.length > 1 && out.at(-2)!.kind === 'prep' ? out.length - 2 : -1
      if (u.prep >= 0) u.slot = out[u.prep]!.slot
      else u.slot = ''
    }
  }
  if (!out.some(u => u.kind === 'np')) return out
  if (!arabicSentence) alongside(out)
  // حركة X: تحالف يضم A: what the colon tells is told of X.
  if (arabicSentence) { const k = out.findIndex(u => u.kind === 'colon'); if (k > 0 && k < 6 && out.slice(0, k).filter(u => u.np).length === 1 && out.slice(0, k).every(u => /^(?:np|skip|comma|open|close)$/.test(u.kind)) && titled(out, k + 1)) out[k]!.kind = 'be' }
  // قتل: he killed only where it is said who, else he was killed.
  if (arabicSentence) for (let k = 0; k < out.length; k++) {
    const u = out[k]!
    if (u.kind !== 'trigger' || !(u.item.cues & BIT.hurt)) continue
    const before = out[k - 1], next = out[k + 1]
    const active = (before?.kind === 'that' && /(?:ه|ها|هم)$/.test(before.item.key)) || (next?.np && !next.np.people && !next.np.targets && !next.np.adjective && next.prep < 0 && out.slice(k + 2, k + 9).some(x => x.np))
      || (before?.np && before.prep < 0 && next?.kind !== 'prep' && (k === 1 || /^(?:that|and|be)$/.test(out[k - 2]!.kind)))
    if (!active || u.item.suffix) { u.kind = 'hurt'; u.triggers = [] }
  }
  // `nations that have conducted`, `a war that for years has pitted`: a relative.
  for (let k = 1; k + 1 < out.length; k++) if (out[k]!.item.key === 'that' && (/^(?:np|people|targets|agents|cargo|word)$/.test(out[k - 1]!.kind) || (out[k - 1]!.kind === 'trigger' && out[k - 1]!.triggers.some(t => t.form === 'noun')))) {
    let n = k + 1
    while (n < k + 5 && out[n + 1] && (out[n]!.kind === 'time' || ONCE.test(out[n]!.item.key) || (out[n]!.kind === 'prep' && /^(?:time|skip)$/.test(out[n + 1]!.kind)) || (n > k + 1 && out[n]!.kind === 'skip'))) n++
    const next = out[n]!
    if (next.kind === 'be' || next.kind === 'light' || next.triggers.some(t => t.form === 'verb' && (/past|third/.test(t.part) || (/base/.test(t.part) && /^(?:np|skip|own)$/.test(out[n + 1]?.kind ?? ''))))) out[k]!.kind = 'rel'
  }
  // `factions that A arms`
  for (let k = 1; k + 2 < out.length; k++) if (out[k]!.item.key === 'that' && /^(?:np|people|targets|agents|cargo)$/.test(out[k - 1]!.kind) && out[k + 1]!.kind === 'np' && out[k + 2]!.triggers.some(t => t.form === 'verb' && /past|third/.test(t.part))) out[k]!.kind = 'rel'
  for (let k = 0; k + 2 < out.length; k++) {
    let j = k + 1
    while (j < k + 4 && j + 1 < out.length && !out[j]!.item.mark && (out[j]!.item.key === "'s" || ((j > k + 1 || out[k]!.item.anaphor) && (out[j]!.kind === 'word' || out[j]!.kind === 'skip')))) j++
    const a = out[k]!, b = out[j]!, c = out[j + 1]
    if (!c) continue
    if (a.kind !== 'np' || b.kind !== 'trigger' || tokens[a.item.from]!.arabic) continue
    const joined = b.item.bound || /^(?:backed|aligned|allied|affiliated|linked|sponsored|funded)$/.test(b.item.key)
    const backed = joined && b.triggers.some(t => t.form === 'participle' && t.frame.type === 'alliance') && c.kind !== 'prep' && !/ (?:of|from|by|with|to)$/.test(b.item.key)
    const wing = b.triggers.some(t => (t.form === 'noun' && t.frame.noun?.left && t.frame.type === 'membership') || t.frame.type === 'split') && (c.kind === 'np' || (c.kind === 'comma' && out[j + 2]?.kind === 'np'))
    if (backed || wing) a.modifier = true
  }
  return out
}

/** Adverbs between `that` and its verb. */
const ONCE = /^(?:also|now|once|still|often|recently|previously|repeatedly|already|later|long|first|then|has|had|[a-z]+ly)$/

/** Takes into the phrase what stands before the name: determiners, مواقع, fighters of, عناصر من. */
function absorb(out: Unit[], phrase: Phrase, arabic: boolean): void {
  let indefinite = false
  for (;;) {
    const n: number = out.length, u = out[n - 1]
    if (!u) return
    // تساند فصائل محلية B: the factions, of which it is said what they are like, are not B's.
    if (indefinite && u.kind === 'people' && SEVERAL.test(u.item.key)) return
    indefinite = arabic && u.kind === 'skip' && !u.item.mark && /^(?!ال).*(?:ه|ات|ين)$/.test(u.item.key)
    const mark = (x: Unit) => { if (x.item.cues & BIT.agents) phrase.agents = true; if (x.item.cues & (BIT.targets | BIT.held)) phrase.targets = true; if (x.item.cues & BIT.people) phrase.people = true }
    // بالمدفعية مواقع B: with what, not whose.
    if (arabic && phrase.targets && u.item.cues & BIT.agents && out[n - 2]?.slot === 'bi') return
    // براجمات الصواريخ مقاتلو B: what has its article is nobody's.
    if (arabic && u.item.cues & (BIT.agents | BIT.cargo | BIT.targets) && !(u.item.cues & BIT.people) && /^ال(?!يات$|يه$)/.test(u.item.key) && !/^ال/.test(phrase.head)) return
    // `In 2014 they`: a year is no part of who.
    if (!arabic && u.kind === 'skip' && /^(?:19|20)\d\d$/.test(u.item.key) && /^(?:prep|time|word)$/.test(out[n - 2]?.kind ?? '')) return
    // `its Russian allies`: whose allies they are.
    if (!arabic && u.kind === 'own' && phrase.adjective && !phrase.people && !phrase.agents) return
    if (isFiller(u) && !(u.kind === 'skip' && u.item.mark === '"' && out[n - 2]?.kind === 'np')) { mark(u); if (u.kind !== 'skip' && u.kind !== 'own') phrase.head = u.item.key; else if (u.item.key === 'the') phrase.definite = true; else if (/^an?$/.test(u.item.key)) phrase.indefinite = true; else if (/^(?:former|ex)$/.test(u.item.key)) phrase.former = true; out.pop(); continue }
    // مواقع ومستوطنات B: both are B's.
    if (arabic && phrase.adjective && u.kind === 'word' && /^و.+ات$/.test(u.item.key)) {
      let k = n - (out[n - 2]?.kind === 'and' ? 3 : 2)
      while (k > 0 && out[k]!.kind === 'skip' && !out[k]!.item.mark) k--
      if (out[k]?.kind === 'targets') { out.length = k + 1; continue }
    }
    // طائرات يعتقد أنها إسرائيلية
    if (arabic && phrase.adjective && u.kind === 'that' && /^[يت](?:عتقد|رجح|شتبه)/.test(out[n - 2]?.item.key ?? '') && out[n - 3] && isContainer(out[n - 3]!)) { mark(out[n - 3]!); phrase.head = out[n - 3]!.item.key; out.length = n - 3; continue }
    // فصيل مسلح يدعى B: B itself.
    const called = arabic && NAMING.test(u.item.key) ? out.findLastIndex((x, j) => j > n - 5 && j < n - 1 && x.kind === 'people') : -1
    if (called >= 0 && !/^ال/.test(out[called]!.item.key) && out.slice(called + 1, n - 1).every(x => x.kind === 'word' || x.kind === 'skip' || x.kind === 'np' && x.np!.adjective)) { mark(out[called]!); phrase.head = out[called]!.item.key; out.length = called; continue }
    // مواقع وتجمعات وآليات B: all of them are B's.
    const first = out[n - 2]
    if (arabic && u.kind === 'and' && phrase.targets && first && /^(?:targets|cargo|agents|people)$/.test(first.kind) && first.item.cues & BIT.targets && !first.item.suffix && !/^ال/.test(first.item.key)) { out.length = n - 1; continue }
    // كل من A وB: both of them.
    if (arabic && u.item.key === 'من' && /^كلا?$/.test(out[n - 2]?.item.key ?? '')) { out.length = n - 2; continue }
    // خمسة على الأقل من عناصر B: as many of them.
    const many = out[n - 2] && !COUNT.test(out[n - 2]!.item.key) && out[n - 2]!.kind === 'skip' ? n - 3 : n - 2
    if (arabic && u.item.key === 'من' && (phrase.people || phrase.targets || /(?:ين|ون)$/.test(phrase.head)) && out[many] && COUNT.test(out[many]!.item.key)) { phrase.people = true; out.length = many; continue }
    // فصائل منضوية تحت راية B
    if (arabic && u.kind === 'prep' && (/^(?:تحت|ضمن)/.test(u.item.key) || (u.item.key === 'في' && /^(?:and|prep)$/.test(out[n - 4]?.kind ?? '') && out[n - 5]?.kind !== 'comma')) && out[n - 2]?.triggers.some(t => t.form === 'participle' && t.frame.type === 'membership') && out[n - 3] && isContainer(out[n - 3]!) && out[n - 3]!.kind !== 'hurt') { mark(out[n - 3]!); phrase.head = out[n - 3]!.item.key; out.length = n - 3; continue }
    const from = arabic ? ownedFrom(out) : -1
    if (from >= 0) { for (const x of out.slice(from)) if (x.kind !== 'trigger') mark(x); phrase.head = out[from]!.item.key; out.length = from; continue }
    // Up to four words, of which a linking preposition, back to a noun that can have members: مواقع عسكرية تابعة ل, "a base used by".
    let k = n - 1, words = 0
    // Fighters belonging to B, members of B.
    const owners = out[n - 2]
    if (!arabic && u.kind === 'trigger' && / (?:to|of)$/.test(u.item.key) && u.triggers.some(t => t.form === 'participle' && t.frame.type === 'membership') && owners && isContainer(owners) && owners.item.cues & (BIT.people | BIT.targets | BIT.agents)) { mark(owners); phrase.head = owners.item.key; out.length = n - 2; continue }
    // Killed one of its commanders, members of B said: some of them stand for them.
    if (!arabic && u.kind === 'trigger' && (/^(?:one|members?|units?) of$/.test(u.item.key) || (u.item.key === 'part of' && /^(?:skip|word)$/.test(owners?.kind ?? ''))) && !(owners && /^(?:be|comma|np|rel)$/.test(owners.kind)) && !apposed(out, n - 2)) { phrase.people = true; out.pop(); continue }
    // Positions held by B, a base used by B.
    if (!arabic && u.kind === 'prep' && u.slot === 'by' && out[n - 2] && out[n - 2]!.item.cues & BIT.held && out[n - 3] && isContainer(out[n - 3]!)) { mark(out[n - 3]!); phrase.targets = true; phrase.head = out[n - 3]!.item.key; out.length = n - 3; continue }
    // توحدت فصائل تحت اسم B: B is what they became.
    if (arabic && u.kind === 'prep' && /^(?:تحت|باسم)/.test(u.item.key) && out.slice(-6, -1).some(x => x.triggers.some(t => t.frame.type === 'merger'))) return
    const link = u.kind === 'prep' && ((u.slot === 'to' && (arabic || out[n - 2]?.kind === 'trigger')) || (u.slot === 'from' && u.item.key !== 'عن') || u.slot === 'of' || u.slot === 'in')
    if (link) k--
    // مجموعات مسلحة من العراق: where they are from.
    if (arabic && u.kind === 'prep' && u.slot === 'from' && phrase.geo && !phrase.people && [2, 3].some(d => out[n - d] && out[n - d]!.kind !== 'np' && out[n - d]!.item.cues & BIT.irregular)) return
    const linking = (x: Unit) => x.kind === 'trigger' && x.triggers.every(t => t.form === 'participle' && (t.frame.type === 'membership' || (!arabic && /^(?:loyal|allied|aligned|affiliated)$/.test(x.item.key))))
    while (k >= 0 && words < (link ? 5 : 2) && !(arabic && !link && TAILED.test(out[k]!.item.key)) && (out[k]!.kind === 'word' || out[k]!.kind === 'skip' || (link && (linking(out[k]!) || (out[k]!.kind === 'cargo' && out[k - 1]?.kind === 'targets')))) && (arabic || link)) { k--; words++ }
    const c = out[k]
    // بصواريخ موجهة مواقع B: with what.
    if (arabic && !link && c && c.item.cues & BIT.agents && out[k - 1]?.slot === 'bi') return
    // `a convoy bound for B`
    if (!arabic && link === false && u.kind === 'prep' && u.slot === 'for' && /^(?:bound|destined|headed|intended|meant)$/.test(out[n - 2]?.item.key ?? '') && out[n - 3] && out[n - 3]!.item.cues & (BIT.targets | BIT.cargo)) { phrase.targets = true; out.length = n - 3; continue }
    // استهدفت تعزيزات لB: what is on its way to B is struck.
    if (arabic && link && u.slot === 'to' && k === n - 2 && c?.kind === 'trigger' && c.item.cues & BIT.cargo && out[k - 1]?.triggers.some(t => t.form === 'verb' && t.frame.type === 'attack')) { phrase.targets = true; out.length = k; continue }
    if (!arabic && link && u.slot === 'from' && c && !(c.item.cues & (BIT.people | BIT.agents | BIT.hurt))) return
    if (k < n - 1 && c && isContainer(c) && (link || words > 0) && !(u.slot === 'in' && (phrase.geo || (words > 0 && !(arabic && PERSON.test(c.item.key))))) && !(link && u.slot === 'to' && c.kind === 'cargo' && !(c.item.cues & (arabic ? BIT.people | BIT.agents : BIT.people) && out[n - 2]!.kind === 'trigger') && !(arabic && u.item.key === 'prep' && c.item.cues & BIT.targets && !out.slice(0, k).some(x => x.triggers.some(t => t.frame.cargo)))) && !(link && u.slot === 'from' && c.item.cues & BIT.cargo && carrier(out, k, arabic)?.triggers.some(t => t.frame.cargo))) {
      if (c.kind === 'hurt' || c.kind === 'civil') return
      // `rebels of the A`: the article is the name's.
      if (!arabic) phrase.definite = false
      mark(c)
      phrase.head = c.item.key
      out.length = k
      continue
    }
    return
  }
}

/** What stands before a list of things sent, of which the one at `k` is the last: received drones, shells and missiles from. */
function carrier(out: readonly Unit[], k: number, arabic: boolean): Unit | undefined {
  let q = k - 1
  while (!arabic && q > 0 && q > k - 10 && /^(?:and|comma|cargo|skip|agents|word)$/.test(out[q]!.kind)) q--
  return out[q]
}

/** A verb with its object's pronoun, which no lexicon knows: شكلتها. */
const TAILED = /^(?!ال)...+(?:تها|تهم|وها|وهم)$/
/** Many without a name, where no article makes them known. */
const SEVERAL = /^(?:فصايل|حركات|جماعات|مجموعات|ميليشيات|تنظيمات|تشكيلات|كتايب|قوي|قبايل)$/
/** Words before a name that say that it is one. */
const NAMING = /^(?:[يت]دعي|[يت]سمي|[يت]عرف باسم|اسمها?|تحمل اسم|يحمل اسم|معروفه? باسم)$/
const PERSON = /^(?:ال)?(?:جنرال|عميد|عقيد|نقيب|ملازم|رقيب|مستشار|خبير|قيادي|قياديا|قايد|قايدا|قاده|مسوول|مسوولا|عنصر|مقاتل|امير|ضابط|عضو)/
const COUNT = /^(?:\d+|واحدا?|اثن(?:ين|ان)|(?:ثلاث|اربع|خمس|ست|سبع|ثماني|تسع|عشر)ه?|عشر(?:ين|ون|ات)|ثلاث(?:ين|ون)|اربع(?:ين|ون)|خمس(?:ين|ون)|م[يا]ات|الاف|عددا?|العديد|بضعه)$/

/** Joins the phrase to the one before: `A and B`, `A, B and C`. True when joined. */
function coordinate(out: Unit[], phrase: Phrase, it: Item, items: readonly Item[], i: number, arabic: boolean): boolean {
  let k = out.length - 1, and = false, comma = false, either = false
  if (it.anaphor && /^(?:it|they)$/.test(it.key)) return false
  while (k >= 0 && (out[k]!.kind === 'and' || out[k]!.kind === 'comma')) { if (out[k]!.kind === 'and') { and = true; either ||= /^(?:or|nor)$/.test(out[k]!.item.key) } else if (out[k]!.item.mark === ',' || (arabic && enumerates(out, k - 1))) comma = true; else return false; k-- }
  const past = arabic && and && comma && !it.adjective && !phrase.geo ? pastAside(out, k, items[i + 1]) : -1
  if (past >= 0) { out[past]!.np!.members.unshift(...phrase.members); out.length = k + 1; return true }
  const before = out[k]
  if (before?.kind === 'np' && before.np!.geo && !phrase.geo && before.prep >= 0 && (before.slot === 'with' || before.slot === 'in')) return false
  if (k === out.length - 1 || before?.kind !== 'np' || !(and || comma)) return false
  // المدعوم أمريكيا وفرنسيا: by both.
  if (arabic && and && !comma && before.np!.adjective && /[^ل]يا$/.test(before.np!.head) && /يا$/.test(it.key) && (phrase.adjective || phrase.geo) && (!items[i + 1] || items[i + 1]!.mark)) { before.np!.members.push(...phrase.members); out.length = k + 1; return true }
  // المدعومة أمريكيا وB, المدعوم روسيا وB: how it is backed, no list.
  if (arabic && ((before.np!.adjective && /يا$/.test(before.np!.head)) || (before.np!.geo && before.prep < 0 && out[k - 1]?.triggers.some(t => t.form === 'participle' && t.frame.type === 'alliance')))) return false
  // A، المدعومة من B، C; A، التي تسلحها B، وC: what is said by the way of A ends.
  if (arabic && comma && byTheWay(out, k)) return false
  // من قبل A، إضافة إلى B: not by B.
  if (arabic && comma && and && before.slot === 'by') return false
  // بين A المدعوم من B وC: C is the other side, not another backer.
  if (arabic && before.prep > 0 && out[before.prep - 1]!.kind === 'trigger' && out[before.prep - 1]!.triggers.some(t => t.form === 'participle') && out.slice(0, k).some(u => u.kind === 'np' && u.slot === 'between')) return false
  let behind = i + 1
  while (!arabic && behind < i + 3 && items[behind] && items[behind]!.cues & MEMBERS && !items[behind]!.triggers.length) behind++
  const next = items[behind]
  if (!arabic && next?.triggers.some(t => t.form === 'participle' && t.frame.type === 'alliance') && items[behind + 1]?.actor !== undefined) return false
  // `A and members of the B-linked group`: whom B only describes.
  if (!arabic && next?.bound && phrase.people && next.triggers.some(t => t.form === 'participle')) return false
  // `attacks on A and B, as well as C air strikes`: C's are something else.
  if (!arabic && and && comma && before.prep >= 0 && next?.from === it.to && next.triggers.some(t => t.form === 'noun' && t.frame.type === 'attack') && !next.triggers.some(t => t.form === 'verb')) return false
  // `A, which B trains, and C`: two alone have no comma between them.
  if (!arabic && and && comma && before.np!.members.length === 1) return false
  // `A, the Iraqi B and C`: the name follows.
  if (!arabic && phrase.adjective && next?.actor !== undefined && next.from === it.to && !next.adjective && !next.anaphor) return false
  // `the army and its Russian allies`
  if (!arabic && phrase.adjective && next?.triggers.some(t => t.form === 'noun' && t.frame.noun!.left === 'actor')) return false
  if (comma && !and && !listGoesOn(items, i) && !(arabic && inList(out, k, items, i))) return false
  if (!arabic && before.slot !== 'between') {
    const verbal = next && (VERBAL.has(kindOf(next)) || (next.triggers.some(t => t.form === 'verb' && /past|third/.test(t.part)) && !next.triggers.some(t => t.form === 'noun')))
    if (verbal && out.slice(out.findLastIndex(u => u.kind === 'that') + 1, k).some(u => VERBAL.has(u.kind) || u.triggers.some(t => t.form === 'verb'))) return false
  }
  before.np!.members.push(...(phrase.definite ? phrase.members.map(m => ({ ...m, definite: true })) : phrase.members))
  if (either) before.np!.either = true
  before.np!.targets ||= phrase.targets
  before.np!.agents ||= phrase.agents
  before.np!.adjective &&= phrase.adjective
  before.np!.geo &&= phrase.geo
  before.np!.capitalCity &&= phrase.capitalCity
  before.item = changed(before.item, { to: it.to })
  out.length = k + 1
  return true
}
