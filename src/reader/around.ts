/** What stands around a name tells of it: whether it names somebody, or only says of what kind somebody else is. */
import type { Token } from '../text/tokens.js'
import { lastNamed } from './anaphora.js'
import { changed, type Item } from './items.js'
import { BIT, type Lexicon } from './lexicon.js'

const WAR = BIT.agents | BIT.targets | BIT.people | BIT.held | BIT.cargo
/** A name that says that it means the forces of a country. */
export const FORCES = /\b(?:army|forces|troops|military|soldiers|air force|warplanes|jets|navy|police)\b|جيش|قوات|طيران|مقاتلات/
const AFTER = BIT.prep | BIT.and | BIT.be | BIT.verb | BIT.say | BIT.light | BIT.undergo | BIT.neg | BIT.that | BIT.rel | BIT.sub | BIT.deny | BIT.accuse | BIT.plan | BIT.time | BIT.if

/** Whether between the comma behind `items[i]` and the next stands a name. */
export function namedBehind(items: readonly Item[], i: number, tokens: readonly Token[]): boolean {
  const first = items[i + 2]
  if (!first || tokens[first.from]!.arabic || !tokens[first.from]!.capital || !(first.cues & BIT.head || first.names.some(n => !n.geo && !n.adjective))) return false
  for (let k = i + 2; k < i + 8 && items[k]; k++) { if (items[k]!.mark === ',') return true; if (items[k]!.cues & (BIT.say | BIT.verb | BIT.be)) return false }
  return false
}

/** `the military`, `the government`: as a noun, not before one. */
export function standsAlone(items: readonly Item[], i: number): boolean {
  const next = items[i + 1]
  // `government air strikes`
  if (next?.triggers.some(t => t.form === 'noun' && t.frame.type === 'attack') && !next.triggers.some(t => t.form === 'verb') && items[i]!.key !== 'loyalists') return true
  // `the Saudi-supported government`
  let k = i - 1
  if (items[k]?.bound && items[k]!.triggers.length > 0) for (k--; k > i - 5 && items[k] && items[k]!.key !== 'the' && !items[k]!.mark; k--);
  // `the legitimate government`
  while (k > i - 4 && items[k] && LAWFUL.test(items[k]!.key)) k--
  return (items[k]?.key === 'the' || (k < i - 1 && items[k]?.key === "'s" && items[k - 1]!.names.some(n => n.geo))) && (!next || (next.mark !== '' && next.mark !== '"') || next.actor === undefined && next.names.length === 0 && ((next.cues & AFTER) !== 0 || next.triggers.some(t => t.form === 'verb' && t.part !== 'base') || /^(?:also|later|then|itself)$/.test(next.key)) && next.key !== "'s" && next.key !== 'of')
}

/** Which government it is that a country has. */
const LAWFUL = /^(?:legitimate|lawful|elected|ruling|central|current|recognised|recognized|internationally|internationally recognised|internationally recognized|new|country's)$/

/** UN-recognised, Pakistan-based: only says of what kind the next one is. */
export function boundTo(items: readonly Item[], i: number, tokens: readonly Token[]): boolean {
  const next = items[i + 1]
  if (!next) return false
  const { bound, arabic, key } = tokens[next.from]!
  return bound && !arabic && /(?:ed|style|born)$/.test(key) && next.triggers.length === 0 && !(next.cues & BIT.held)
}

/** A word for many that is only said of one named beside it: `rebels from B`, `FDLR rebels`, `A is a coalition of opposition groups`. */
export function describes(items: readonly Item[], i: number, tokens: readonly Token[]): boolean {
  const before = items[i - 1]
  if (before?.actor !== undefined && !before.geo && !before.adjective && before.to === items[i]!.from) return true
  // `Kony's rebels`
  const whose = items[i - 1]?.key === "'s" ? items[i - 2] : undefined
  if (whose?.actor !== undefined && !whose.geo && !whose.adjective) return true
  for (let k = i - 1, a = false; k >= 0 && k > i - 9 && !items[k]!.mark; k--) {
    if (/^(?:a|an|one of)$/.test(items[k]!.key)) a = true
    else if (/^(?:main|largest|biggest|strongest|principal|leading|major|dominant|key|most powerful|chief)$/.test(items[k]!.key)) a = true
    else if (/^(?:is|are|was|were)$/.test(items[k]!.key)) return a
    else if (items[k]!.triggers.length > 0 && items[k]!.triggers.every(t => t.form === 'verb')) break
  }
  let k = i + 1
  if (!/^(?:of|from|with|in)$/.test(items[k]?.key ?? '')) return false
  while (items[++k] && (items[k]!.key === 'the' || items[k]!.cues === 0 && !items[k]!.mark && items[k]!.names.length === 0 && !tokens[items[k]!.from]!.capital && k < i + 5));
  const whom = items[k]
  // `rebels of the X Cooperative (XC)`
  if (whom && items[i + 1]!.key === 'of' && whom.names.length === 0 && whom.places.length === 0 && whom.cues === 0 && !whom.mark && tokens[whom.from]!.capital) return true
  return whom !== undefined && whom.names.some(n => !n.geo && !n.adjective && !n.weak)
}

/** `Suspected jihadists attacked`: many of whom the English sentence that they begin says no more. */
export function nameless(items: readonly Item[], i: number, tokens: readonly Token[]): boolean {
  if (tokens[items[i]!.from]!.arabic || !/s$/.test(items[i]!.key)) return false
  let k = i - 1
  while (k >= 0 && !items[k]!.mark && items[k]!.cues & BIT.skip && !/^(?:the|this|these|those|other|both|fellow)$/.test(items[k]!.key)) k--
  const first = k < 0 || items[k]!.mark === '.', next = items[i + 1]
  return first && next !== undefined && (next.triggers.some(t => t.form === 'verb' && t.frame.type === 'attack') || (next.cues & (BIT.light | BIT.be)) !== 0)
}

/** Whether a nationality has a noun of war beside it: طائرات تركية, Turkish jets, غارات أمريكية. */
export function warlike(items: readonly Item[], i: number, tokens: readonly Token[]): boolean {
  const war = (it: Item | undefined) => it !== undefined && ((it.names.length > 0 && FORCES.test(it.key)) || ((it.cues & WAR) !== 0 && !(it.cues & BIT.irregular)) || it.triggers.some(t => (t.form === 'noun' && t.frame.type !== 'membership') || (t.form === 'participle' && t.frame.type === 'alliance')))
  if (tokens[items[i]!.from]!.arabic) {
    for (let k = i - 1, n = 0; k >= 0 && n < 4; k--, n++) {
      const it = items[k]!
      if (war(it)) return true
      // طائرات يعتقد أنها أمريكية
      if (it.cues & BIT.that && /(?:ها|هم|ه)$/.test(it.key) && items.slice(Math.max(0, k - 9), k).some(x => x.cues & BIT.agents && !(x.cues & BIT.irregular))) return true
      if (it.mark && it.mark !== '"') return false
      if (it.names.length && it.names[0]!.adjective && it.actor) return true
      // قاعدة زعفران الأميركية: a base by its name.
      if (it.to - it.from === 1 && (it.cues === 0 || it.places.length > 0) && !it.triggers.length && items[k - 1] && items[k - 1]!.cues & BIT.targets && !/^ال/.test(items[k - 1]!.key)) return true
      if (it.cues & (BIT.prep | BIT.verb | BIT.say | BIT.rel) || it.triggers.some(t => t.form === 'verb')) return false
      if (!(it.cues & (BIT.and | BIT.skip)) && !/^و?ال|[هي]$|ين$|^و.+ات$/.test(it.key)) return false
    }
    return false
  }
  for (let k = i + 1, n = 0; k < items.length && n < 4; k++, n++) {
    const it = items[k]!
    if (war(it)) return true
    if (it.mark && it.mark !== '"' && it.mark !== ',') return false
    if (it.names.length && (it.names[0]!.adjective || it.names[0]!.geo)) continue
    if (it.cues & (BIT.prep | BIT.verb | BIT.say | BIT.rel | BIT.be)) return false
  }
  return false
}

/** The Iran-backed group is one told of before. */
const ONE = /^(?:group|militia|movement|faction|organization|party|force|army)$/

/** The people of a nation, by themselves: استهداف الأميركيين, ضد الروس. Words before them that such a plural belongs to make it an adjective. */
export function nationals(items: readonly Item[], i: number): boolean {
  if (!/^ال(?:.+(?:ين|ون)|روس|اتراك|اميركان|امريكان)$/.test(items[i]!.key)) return false
  const before = items[i - 1], next = items[i + 1]
  if (next && /^ال/.test(next.key) && !next.names.length) return false
  return before !== undefined && !before.mark && (/^(?:on|with|by|between|beside|bi|to)$/.test(before.slot) || before.triggers.some(t => /^(?:attack|alliance)$/.test(t.frame.type)) || before.cues === BIT.that)
}

/** The participle that says that nameless fighters are backed by the actor at `i`, and the word for them: their indexes. */
export function backing(items: readonly Item[], i: number, tokens: readonly Token[]): { at: number; who: number } | undefined {
  const loyal = (it: Item | undefined) => it?.triggers.some(t => t.form === 'participle' && t.frame.type === 'alliance') === true
  const fighters = (it: Item | undefined) => it !== undefined && (it.cues & (BIT.irregular | BIT.people | BIT.cargo)) !== 0 && !it.actor && !it.names.length
  if (!tokens[items[i]!.from]!.arabic && loyal(items[i + 1]) && (items[i]!.adjective || items[i + 1]!.bound)) {
    for (let k = i + 2; k < i + 5; k++) { const x = items[k]; if (!x || (x.names.length && !x.names[0]!.adjective) || x.mark) return undefined; if (fighters(x)) return items[k + 1]?.names.length || (/^(?:the|an?)$/.test(items[i - 1]?.key ?? '') && ONE.test(x.key)) ? undefined : { at: i + 1, who: k } }
    return undefined
  }
  const k = items[i - 1] && items[i - 1]!.cues & BIT.prep ? i - 2 : i - 1
  if (!loyal(items[k])) return undefined
  for (let j = k - 1; j >= 0 && j > k - 4; j--) { const x = items[j]!; if (fighters(x)) return { at: k, who: j }; if (!(x.cues & BIT.skip) || x.mark) return undefined }
  return undefined
}

/** Whom fighters without a name are taken for, of whom an Arabic word or the participle behind it says that the one named last has them: وميليشياته, والفصائل الموالية لها. A name that holds the participle gives it up. */
export function proxiesOf(items: Item[], i: number, tokens: readonly Token[], lexicon: Lexicon, about: ReadonlyMap<string, number>): string | undefined {
  const it = items[i]!
  if (!tokens[it.from]!.arabic || !MANY.test(it.key) || it.names.some(n => !n.weak)) return undefined
  const whole = it.to - it.from === 2, loyal = whole ? it : items[i + 1], own = items[whole ? i + 1 : i + 2]
  const said = own !== undefined && own.cues & BIT.own && /^(?:to|with)$/.test(own.slot) && (whole || loyal!.triggers.some(t => t.form === 'participle' && t.frame.type === 'alliance'))
  const proxy = it.suffix || said ? lexicon.proxies.get(lastNamed(items, i) ?? '') : undefined
  if (!proxy || (proxy.in && !about.has(proxy.in))) return undefined
  if (whole && said) { items.splice(i + 1, 0, changed(it, { from: it.to - 1, key: 'مواليه', names: [], cues: 0, triggers: lexicon.root.next.get('مواليه')!.sense!.triggers })); it.to--; it.key = it.key.split(' ')[0]! }
  return proxy.are
}
const MANY = /^(?:ال)?(?:ميليشيا|فصايل|مجموعات|جماعات)/

/** Who is named by the sentence that ends before `items[i]`, when it is a name and nothing else: the title of what follows. */
export function titleOf(items: readonly Item[], i: number): string | undefined {
  let k = i - 1, who: string | undefined
  for (; k >= 0 && k > i - 9 && items[k]!.mark !== '.'; k--) if (items[k]!.actor !== undefined) { if (who !== undefined || items[k]!.geo || items[k]!.adjective || items[k]!.anaphor) return undefined; who = items[k]!.actor } else if (!items[k]!.mark && !/^\d+$/.test(items[k]!.key)) return undefined
  return who
}

/** Whether the word for a group at `items[i]` begins its sentence without naming it: مجموعة مسلحة, هي فصيل, `A coalition`. */
export function introduces(items: readonly Item[], i: number): boolean {
  let k = i - 1
  while (k >= 0 && k > i - 5 && items[k]!.mark !== '.' && (/^(?:an?|is|it|هي|هو|عباره|عن)$/.test(items[k]!.key) || (items[k]!.cues & BIT.skip && items[k]!.key !== 'the' && !items[k]!.mark) || items[k]!.names[0]?.adjective || items[k]!.bound || items[k + 1]!.bound)) k--
  const article = items.slice(k + 1, i).some(x => /^an?$/.test(x.key))
  return (k < 0 || items[k]!.mark === '.') && (article || /^[\u0621-\u064a]/.test(items[i]!.key) && !items[i]!.key.startsWith('ال') && !/(?:ات|ين|ون)$|^(?:فصايل|كتايب)$/.test(items[i]!.key) && !items[i]!.suffix)
}

/** The words of a name, each for itself. */
export const apart = (it: Item, tokens: readonly Token[], lexicon: Lexicon): Item[] => tokens.slice(it.from, it.to).map((t, k) => { const sense = lexicon.root.next.get(t.key)?.sense; return { ...it, from: it.from + k, to: it.from + k + 1, key: t.key, bound: t.bound, names: sense?.actors ?? [], triggers: sense?.triggers ?? [], places: [], cues: sense?.cues ?? 0, slots: sense?.slots ?? {} } })

const WHOLE = /^(?:networks?|umbrella|groups?|groupings?|coalition|alliance|collection|array|constellation|organization|front|bloc|(?:umbrella )?(?:group|organization|grouping|coalition|network|alliance) (?:of|for)|umbrella (?:of|for))$/

/** Whether nameless fighters at `items[i]` are only said to be what somebody named is or is one of: `A, a network of militias`, `A is among the groups`. */
export function ofNamed(items: readonly Item[], i: number): boolean {
  let k = i - 1, whole = false
  for (; k >= 0 && k > i - 10; k--) {
    const x = items[k]!
    if (x.cues & BIT.be || x.mark === ',' || x.mark === ')') break
    if (/^(?:among|one of|some of|part of)$/.test(x.key)) return ((items[k - 1]?.cues ?? 0) & BIT.be) !== 0
    if (WHOLE.test(x.key)) whole = true
    else if (x.mark || x.cues & (BIT.verb | BIT.say | BIT.light) || x.actor !== undefined && !x.adjective && !x.geo) return false
  }
  return whole && k > 0 && /^(?:an?|the)$/.test(items[k + 1]!.key)
}

/** Whom an English text names as backed by whom: `Turkey-backed A`. Of a backer of several, none. */
export function backedBy(items: readonly Item[], lexicon: Lexicon): Map<string, string> {
  const out = new Map<string, string>(), several = new Set<string>()
  for (let i = 0; i + 2 < items.length; i++) {
    const [n, more] = items[i]!.names
    if (!n || more || !(n.geo || n.adjective) || !items[i + 1]!.triggers.some(t => t.form === 'participle' && t.frame.type === 'alliance')) continue
    let k = i + 2
    while (k < i + 8 && items[k] && (items[k]!.bound || items[k + 1]?.bound || items[k]!.cues & (BIT.skip | BIT.people) && !items[k]!.names.length || items[k]!.mark === ',' || items[k]!.names[0]?.adjective)) k++
    const whom = items[k]?.names ?? [], kind = whom.length === 1 && !whom[0]!.weak && !whom[0]!.geo ? lexicon.actors.get(whom[0]!.id)!.kind : undefined
    if (kind === undefined || kind === 'state') continue
    if ((out.get(n.id) ?? whom[0]!.id) !== whom[0]!.id) several.add(n.id)
    out.set(n.id, whom[0]!.id)
  }
  for (const id of several) out.delete(id)
  return out
}

/** Whether the noun at `items[i]` has an indefinite article, before adjectives too: a, a loose, a state-funded coalition. */
export function indefinite(items: readonly Item[], i: number): boolean {
  for (let k = i - 1; k >= 0 && k > i - 5 && !items[k]!.mark; k--) if (/^(?:an?|another)$/.test(items[k]!.key)) return true; else if (items[k]!.cues & (BIT.prep | BIT.and | BIT.be) || items[k]!.actor !== undefined || /^(?:the|its|their)$/.test(items[k]!.key)) return false
  return false
}

/** Whether fighters of whom it is only said that they are loyal or tied to a group are its own; not what a group that was named is said to be (وهي جماعة مرتبطة بB). */
export function theirs(items: readonly Item[], { at, who }: { at: number; who: number }): boolean {
  const before = items[who - 1]
  return /^(?:ال)?(?:موال|مرتبط|محسوب|مناصر)/.test(items[at]!.key) && !(before && (before.mark === ',' || before.cues & (BIT.rel | BIT.be)))
}

/** Whether an English noun at `items[i]` says what is between two, and is no actor: its alliance with B, the A-B alliance. */
export function bond(items: readonly Item[], i: number, tokens: readonly Token[]): boolean {
  const it = items[i]!, before = items[i - 1]
  return before !== undefined && !tokens[it.from]!.arabic && ((it.cues & BIT.anaphor) !== 0 || it.names.length > 0) && it.triggers.some(t => t.form === 'noun' && t.frame.type === 'alliance')
    && (/^(?:its|their|an?)$/.test(before.key) || (before.bound === true && before.actor !== undefined))
}
