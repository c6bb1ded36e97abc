/**
 * Who is named: settles names that could mean several, adjectives and countries, words that stand for a name (التنظيم, the group), and
 * names that no lexicon knows. Fills in `actor` of the items; what stays undecided keeps its candidates and is nobody.
 */
import type { Actor } from '../model.js'
import { folded } from '../text/normalise.js'
import type { Token } from '../text/tokens.js'
import { aliasAfter, coin, longerName } from './coin.js'
import type { Item } from './items.js'
import { BIT, type Lexicon } from './lexicon.js'

const WAR = BIT.agents | BIT.targets | BIT.people | BIT.held | BIT.cargo
/** A name that says that it means the forces of a country. */
export const FORCES = /\b(?:army|forces|troops|military|soldiers|air force|warplanes|jets|navy|police)\b|جيش|قوات|طيران|مقاتلات/
const ARMED = new Set(['militia', 'armed-group', 'coalition', 'state-forces'])

/** Which countries a text is about: two points for a place in it, one for an actor of it; less for the country's own name, which may be a foreign power's. */
function countries(items: readonly Item[], lexicon: Lexicon): Map<string, number> {
  const score = new Map<string, number>()
  const add = (c: string, by: number) => score.set(c, (score.get(c) ?? 0) + by)
  for (const it of items) {
    if (it.names.length === 1) { const all = lexicon.actors.get(it.names[0]!.id)!.countries; for (const c of all) add(c, (it.names[0]!.weak && !it.names[0]!.adjective ? 0.5 : 1) / all.length) }
    for (const p of it.places) { const c = countryOf(p, lexicon); if (c) add(c, lexicon.places.get(p)!.kind === 'country' ? 1 : 2) }
  }
  return score
}

function countryOf(place: string, lexicon: Lexicon): string | undefined {
  for (let p = lexicon.places.get(place), n = 0; p && n < 6; p = p.within === undefined ? undefined : lexicon.places.get(p.within), n++) {
    const code = lexicon.codes.get(p.id)
    if (code) return code
  }
  return undefined
}
/** The parts of actors' names, to see whether التنظيم or "the front" can stand for one. */
const headsOf = new WeakMap<Actor, Set<string>>()
function heads(actor: Actor): Set<string> {
  let set = headsOf.get(actor)
  if (!set) headsOf.set(actor, set = new Set(actor.names.flatMap(n => folded(n.text).split(/[^\p{L}\p{N}]+/u)).map(w => w.replace(/^ال(?=...)/, ''))))
  return set
}

/** The first word of a name, without article. */
const bare = (key: string): string => key.split(' ')[0]!.replace(/^ال(?=...)/, '')

/** `army` and `police` are those of the country that the text is about. */
export interface Found { actors: Map<string, Actor>; army: string | undefined; police: string | undefined }

/** Settles every item's actor. Returns the actors that no lexicon knew, by id. */
export function settle(items: Item[], tokens: readonly Token[], lexicon: Lexicon, slugOf: (name: string) => string): Found {
  const about = countries(items, lexicon)
  const found = new Map<string, Actor>(), coined = new Map<string, string>()
  const actorOf = (id: string): Actor | undefined => lexicon.actors.get(id) ?? found.get(id)
  const seen: string[] = [], heardAs: string[] = []
  // Whom the sentence before and this one are about: the first one named without a preposition.
  const leads: { now: string | undefined; before: string | undefined } = { now: undefined, before: undefined }
  let joined: [string, string] | undefined, previous = -9
  const note = (id: string, key = '', i = -1) => {
    if (i >= 0 && leads.now === undefined && !governed(items, i) && opens(items, i, tokens)) leads.now = id
    // A وB, A and B: the two whom الطرفان means.
    if (i >= 0 && i - previous <= 5 && seen.length && seen.at(-1) !== id && items.slice(previous + 1, i).some(x => x.cues & BIT.and) && items.slice(Math.max(0, previous - 4), previous).some(x => x.slot === 'between')) joined = [seen.at(-1)!, id]
    if (i >= 0) previous = i
    seen.push(id); heardAs.push(bare(key))
    if (seen.length > 40) { seen.shift(); heardAs.shift() }
  }
  const prevWord = (i: number): Item | undefined => { let k = i - 1; while (k >= 0 && items[k]!.mark === '"') k--; return items[k] }

  for (let i = 0; i < items.length; i++) {
    const it = items[i]!
    if (it.mark === '.') { const a = leads.now === undefined ? undefined : actorOf(leads.now); if (a && !a.kind.startsWith('state')) leads.before = a.id; leads.now = undefined; continue }
    // Army of Mujahideen: no army that a weak name means.
    const other = it.cues & BIT.head && it.names.length > 0 && it.names.every(n => n.weak) && tokens[it.from]!.capital && (items[i + 1]?.key === 'of' || items[i - 1]?.proper) ? coin(items, tokens, i) : undefined
    const nick = it.names.length > 0 && it.to - it.from === 1 && tokens[it.from]!.acronym ? coined.get(it.key) : undefined
    if (nick) { it.actor = nick; note(nick, '', i); continue }
    if (it.names.length > 0 && !other) {
      const id = choose(it, about, lexicon, seen)
      if (id === undefined) {
        it.candidates = [...new Set(it.names.map(n => n.id))].sort()
        const stands = it.cues & BIT.anaphor ? antecedent(items, i, tokens, seen, heardAs, leads, actorOf) : undefined
        if (stands) { it.actor = stands; it.anaphor = true; note(stands, '', i) }
        continue
      }
      const name = it.names.find(n => n.id === id)!
      if (name.alone && !standsAlone(items, i)) { it.names = []; continue }
      // KABUL - : where the report is from.
      if (name.geo && items[i + 1]?.mark === '-' && (i === 0 || items[i - 1]!.mark)) continue
      if (boundTo(items, i, tokens)) { it.names = []; it.places = []; it.cues = items[i + 1]!.cues = BIT.skip; continue }
      // القاعدة الكينية, القاعدة الجوية: a base, not al-Qaida.
      if (it.cues & BIT.targets && it.to - it.from === 1 && tokens[it.from]!.arabic && items[i + 1] && (/^ال(?:عسكري|جوي|بحري|بري)ه$/.test(items[i + 1]!.key) || items[i + 1]!.names.some(n => n.adjective))) { it.names = []; continue }
      if (/موال(?:ين|ون|يه)?$/.test(it.key) && items[i + 1]?.slot === 'to') { it.names = []; it.cues |= BIT.people; continue }
      const longer = longerName(items, i, tokens)
      if (longer && !name.geo && !name.adjective) {
        const own = slugOf(longer.name)
        if (!actorOf(own)) found.set(own, { id: own, names: [{ text: longer.name, lang: 'en', kind: 'name' }], kind: 'armed-group', countries: [], ids: {}, partOf: [], known: false })
        items.splice(i, longer.to - i, { ...it, to: items[longer.to - 1]!.to, names: [], triggers: [], cues: 0, actor: own, key: folded(longer.name) })
        note(own, '', i)
        continue
      }
      if (name.weak && !name.adjective && !name.geo && !tokens[it.from]!.arabic && !tokens[it.from]!.capital && describes(items, i)) { it.cues |= BIT.people; continue }
      if (name.adjective && !warlike(items, i, tokens)) continue
      if (name.adjective) it.adjective = true
      else if (name.geo) { it.geo = true; if (name.weak && !it.places.some(p => lexicon.places.get(p)?.kind === 'country')) it.capitalCity = true }
      const before = prevWord(i)
      const bound = !tokens[it.from]!.arabic && items[i + 1] !== undefined && tokens[items[i + 1]!.from]!.bound && items[i + 1]!.triggers.some(t => t.form === 'participle')
      const thither = before && /(?:ern|^north|^south)/.test(before.key) && items[i - 2] && (items[i - 2]!.slot === 'on' || items[i - 2]!.key === 'into')
      if (it.geo && !bound && !thither && before && (before.slot === 'in' || (before.places.length > 0 && !before.names.length && items[i - 1] === before))) { it.geo = false; continue }
      const proxy = lexicon.proxies.get(id), backed = proxy === undefined ? undefined : backing(items, i, tokens)
      if (proxy !== undefined && backed !== undefined) {
        // فصائل مسلحة موالية لإيران, Iran-backed armed groups: fighters without a name of their own.
        it.actor = proxy
        it.geo = it.adjective = it.capitalCity = false
        items[backed]!.triggers = []
        items[backed]!.cues = BIT.skip
        note(proxy, it.key, i)
        continue
      }
      it.actor = id
      if (!it.adjective && !it.geo) note(id, it.key, i)
      aliasAfter(items, tokens, i, id, coined)
      continue
    }
    const alias = coined.size > 0 && it.cues === 0 && it.to > it.from ? coined.get(it.key) : undefined
    if (alias && (tokens[it.from]!.acronym || tokens[it.from]!.arabic) && it.cues === 0) { it.actor = alias; note(alias, '', i); continue }
    if (it.cues & BIT.head) {
      const made = other ?? coin(items, tokens, i)
      if (made) {
        const id = coined.get(folded(made.name)) ?? slugOf(made.name)
        coined.set(folded(made.name), id)
        if (made.short) coined.set(folded(made.short), id)
        if (!actorOf(id)) found.set(id, { id, names: [{ text: made.name, lang: made.arabic ? 'ar' : 'en', kind: 'name' }, ...(made.short ? [{ text: made.short, lang: made.arabic ? 'ar' as const : 'en' as const, kind: 'alias' as const }] : [])], kind: 'armed-group', countries: [], ids: {}, partOf: [], known: false })
        const whole: Item = { ...items[made.from]!, to: items[made.to - 1]!.to, cues: 0, triggers: [], actor: id, key: folded(made.name), names: [], slot: '', mark: '', proper: false }
        items.splice(made.from, made.to - made.from, whole)
        i = made.from
        note(id, '', i)
        aliasAfter(items, tokens, i, id, coined)
        continue
      }
    }
    if (it.cues & BIT.pair && seen.length > 1) {
      // The two that the text names most, the later one first when it names them as often.
      const count = new Map<string, number>()
      seen.forEach((x, k) => count.set(x, (count.get(x) ?? 0) + 1 + k / 100))
      const [last, other] = joined ? [joined[1], joined[0]] : [...count].sort((a, b) => b[1] - a[1]).map(([x]) => x)
      if (other && last) { it.actor = other; it.pair = last; it.anaphor = true }
      continue
    }
    if (/^(?:its|their)$/.test(items[i - 1]?.key ?? '') && it.cues & (BIT.agents | BIT.people) && !tokens[it.from]!.arabic && !items.slice(Math.max(0, i - 4), i).some(x => x.triggers.some(t => t.frame.cargo || t.frame.type === 'alliance'))) {
      const id = lastNamed(items, i)
      if (id) { it.actor = id; it.anaphor = true; continue }
    }
    if (it.suffix && it.cues & (BIT.agents | BIT.people) && !(it.cues & BIT.anaphor)) { const id = antecedent(items, i, tokens, seen, heardAs, leads, actorOf); if (id) { it.actor = id; it.anaphor = true } continue }
    if (it.cues & BIT.anaphor) {
      const id = antecedent(items, i, tokens, seen, heardAs, leads, actorOf)
      if (id) { it.actor = id; it.anaphor = true; note(id, '', i) }
    }
  }
  const [home] = [...about].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
  return { actors: found, army: home && lexicon.armies.get(home[0]), police: home && (lexicon.armies.get(`${home[0]} police`) ?? lexicon.armies.get(home[0])) }
}

/** The one actor meant: the only one, or the one whose country the text is about. A weak name that fits no country of the text is nobody. */
function choose(it: Item, about: ReadonlyMap<string, number>, lexicon: Lexicon, seen: readonly string[]): string | undefined {
  const [only] = it.names
  if (it.names.length === 1 && (!only!.weak || only!.adjective || only!.geo)) return only!.id
  const common = /^ال/.test(it.key) || /^[a-z]/.test(it.key) && !only!.capital
  // An army is that of the country that the text is about, whoever else was named.
  const weight = (id: string) => Math.max(0, ...lexicon.actors.get(id)!.countries.map(c => about.get(c) ?? 0)) + (seen.includes(id) ? (it.names.length > 40 && lexicon.actors.get(id)!.kind !== 'state-forces' ? 0.5 : 100) : 0)
  const top = Math.max(0, ...about.values())
  const ranked = it.names.map(n => ({ id: n.id, w: weight(n.id) + (n.weak ? 0 : 0.25) })).sort((a, b) => b.w - a.w || (a.id < b.id ? -1 : 1))
  const [first, second] = ranked
  if (!first || first.w <= 0 || (common && it.names.every(n => n.weak) && first.w < top * 0.6) || (second && second.w === first.w)) return undefined
  return first.id
}

/** `the military`, `the government`: as a noun, not before one. */
function standsAlone(items: readonly Item[], i: number): boolean {
  const next = items[i + 1]
  return items[i - 1]?.key === 'the' && (!next || (next.mark !== '' && next.mark !== '"') || next.actor === undefined && next.names.length === 0 && ((next.cues & AFTER) !== 0 || next.triggers.some(t => t.form === 'verb' && t.part !== 'base') || /^(?:also|later|then|itself)$/.test(next.key)) && next.key !== "'s" && next.key !== 'of')
}
const AFTER = BIT.prep | BIT.and | BIT.be | BIT.verb | BIT.say | BIT.light | BIT.undergo | BIT.neg | BIT.that | BIT.rel | BIT.sub | BIT.deny | BIT.accuse | BIT.plan | BIT.time | BIT.if

/** UN-recognised, Pakistan-based: only says of what kind the next one is. */
function boundTo(items: readonly Item[], i: number, tokens: readonly Token[]): boolean {
  const next = items[i + 1], token = next && tokens[next.from]
  return next !== undefined && token !== undefined && token.bound && !token.arabic && /(?:ed|style|born)$/.test(token.key) && next.triggers.length === 0 && !(next.cues & BIT.held)
}

/** A word for many that is only said of one named beside it: `rebels from B`, `FDLR rebels`, `A is a coalition of opposition groups`. */
function describes(items: readonly Item[], i: number): boolean {
  const before = items[i - 1]
  if (before?.actor !== undefined && !before.geo && !before.adjective && before.to === items[i]!.from) return true
  for (let k = i - 1, a = false; k >= 0 && k > i - 9 && !items[k]!.mark; k--) {
    if (/^(?:a|an|one of)$/.test(items[k]!.key)) a = true
    else if (/^(?:is|are|was|were)$/.test(items[k]!.key)) return a
    else if (items[k]!.triggers.length > 0 && items[k]!.triggers.every(t => t.form === 'verb')) break
  }
  let k = i + 1
  if (!/^(?:of|from|with|in)$/.test(items[k]?.key ?? '')) return false
  while (items[++k]?.key === 'the');
  return items[k] !== undefined && items[k]!.names.some(n => !n.geo && !n.adjective && !n.weak)
}

/** Whether a nationality has a noun of war beside it: طائرات تركية, Turkish jets, غارات أمريكية. */
function warlike(items: readonly Item[], i: number, tokens: readonly Token[]): boolean {
  const war = (it: Item | undefined) => it !== undefined && ((it.names.length > 0 && FORCES.test(it.key)) || ((it.cues & WAR) !== 0 && !(it.cues & BIT.irregular)) || it.triggers.some(t => (t.form === 'noun' && t.frame.type !== 'membership') || (t.form === 'participle' && t.frame.type === 'alliance')))
  if (tokens[items[i]!.from]!.arabic) {
    for (let k = i - 1, n = 0; k >= 0 && n < 4; k--, n++) {
      const it = items[k]!
      if (war(it)) return true
      if (it.mark && it.mark !== '"') return false
      if (it.names.length && it.names[0]!.adjective && it.actor) return true
      if (it.cues & (BIT.prep | BIT.verb | BIT.say | BIT.rel) || it.triggers.some(t => t.form === 'verb')) return false
      if (!(it.cues & (BIT.and | BIT.skip)) && !/^ال|[هي]$|ين$/.test(it.key)) return false
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

/** The participle that says that nameless fighters are backed by the actor at `i`: its index. */
function backing(items: readonly Item[], i: number, tokens: readonly Token[]): number | undefined {
  const loyal = (it: Item | undefined) => it?.triggers.some(t => t.form === 'participle' && t.frame.type === 'alliance') === true
  const fighters = (it: Item | undefined) => it !== undefined && (it.cues & (BIT.irregular | BIT.people | BIT.cargo)) !== 0 && !it.actor && !it.names.length
  if (!tokens[items[i]!.from]!.arabic && loyal(items[i + 1]) && (items[i]!.adjective || tokens[items[i + 1]!.from]!.bound)) {
    for (let k = i + 2; k < i + 5; k++) { const x = items[k]; if (!x || x.names.length || x.mark) return undefined; if (fighters(x)) return items[k + 1]?.names.length ? undefined : i + 1 }
    return undefined
  }
  const k = items[i - 1] && items[i - 1]!.cues & BIT.prep ? i - 2 : i - 1
  if (!loyal(items[k])) return undefined
  for (let j = k - 1; j >= 0 && j > k - 4; j--) { const x = items[j]!; if (fighters(x)) return k; if (!(x.cues & BIT.skip) || x.mark) return undefined }
  return undefined
}

/** Whether no verb stands before the item at `i` in its sentence; in Arabic one may. */
function opens(items: readonly Item[], i: number, tokens: readonly Token[]): boolean {
  let verbs = 0
  for (let k = i - 1; k >= 0 && items[k]!.mark !== '.'; k--) if (items[k]!.cues & (BIT.verb | BIT.be | BIT.light | BIT.accuse | BIT.undergo) || items[k]!.triggers.some(t => t.form === 'verb' && /past|third/.test(t.part))) verbs++
  return tokens[items[i]!.from]!.arabic || verbs === 0
}

/** Whether a preposition stands before the phrase of the item at `i`. */
function governed(items: readonly Item[], i: number): boolean {
  let k = i - 1
  while (k >= 0 && !items[k]!.mark && items[k]!.cues & (BIT.skip | BIT.people | BIT.targets | BIT.agents) && !(items[k]!.cues & BIT.prep)) k--
  return k >= 0 && !items[k]!.mark && (items[k]!.cues & (BIT.prep | BIT.source)) !== 0
}

/** The last actor named before `i` in the sentence, whose `its fighters`, قواته are. */
function lastNamed(items: readonly Item[], i: number): string | undefined {
  let country: string | undefined
  for (let k = i - 1; k >= 0 && items[k]!.mark !== '.'; k--) if (items[k]!.actor !== undefined && !items[k]!.adjective) { if (!items[k]!.geo) return items[k]!.actor; country ??= items[k]!.actor }
  return country
}

/** The last actor that a word such as الحركة or "the group" can stand for. */
function antecedent(items: readonly Item[], i: number, tokens: readonly Token[], seen: readonly string[], heardAs: readonly string[], leads: { now: string | undefined; before: string | undefined }, actorOf: (id: string) => Actor | undefined): string | undefined {
  const it = items[i]!, token = tokens[it.from]!, next = items[i + 1]
  if (it.suffix) {
    // قواته, مسلحوها: those of the last one named in the sentence; of whom is attacked, another than who attacks.
    const struck = [1, 2].some(d => items[i - d]?.triggers.some(t => t.frame.type === 'attack'))
    const last = lastNamed(items, i)
    if (struck && last !== undefined) for (let k = i - 1; k >= 0 && items[k]!.mark !== '.'; k--) { const a = items[k]!.actor; if (a !== undefined && a !== last && !items[k]!.adjective) return a }
    return last
  }
  if (token.arabic) {
    if (!it.key.startsWith('ال') && !it.suffix) return undefined
    if (next && !next.mark && /^ال/.test(next.key) && !next.cues && !next.triggers.length && !next.names.length) return undefined
  } else {
    const before = items[i - 1]
    if (!before || !/^(the|this|that|its|their)$/.test(before.key) || next?.key === 'of') return undefined
  }
  const head = bare(it.key)
  // A group: the one that the sentences are about, that is named most, that is so called, named last.
  // The object of a clause is another than its subject.
  const object = !token.arabic && (items[i - 2]?.triggers.some(t => t.form === 'verb') || (items[i - 2]?.cues ?? 0) & BIT.prep)
  const score = new Map<string, number>()
  for (let k = 0, last: string | undefined; k <= seen.length; k++) {
    const id = seen[seen.length - 1 - k], a = id === undefined ? undefined : actorOf(id)
    if (a?.kind === 'coalition' && !heads(a).has(head)) continue
    if (a && object && leads.now === a.id && a.id === seen.at(-1)) continue
    if (!a || !ARMED.has(a.kind) || a.kind === 'state-forces' || a.id === 'syrian-opposition') continue
    const had = score.get(a.id)
    score.set(a.id, had === undefined ? 0.5 + (last === undefined ? 1 : 0) + (leads.now === a.id ? 2 : 0) + (leads.before === a.id ? 2 : 0) + (heads(a).has(head) ? 2.5 : it.slots.anaphor === 'any' ? 0 : -9) : Math.min(had + 0.5, had < 0 ? -1 : 99))
    last ??= a.id
  }
  const [best] = [...score].sort((x, y) => y[1] - x[1])
  if (best && best[1] > 0) return best[0]
  for (let k = seen.length - 1; k >= 0 && k >= seen.length - 4; k--) if (heardAs[k] === head) return seen[k]
  if (!/^(?:قوات|forces)$/.test(head)) for (let k = seen.length - 1; k >= 0; k--) { const a = actorOf(seen[k]!); if (a && ARMED.has(a.kind) && heads(a).has(head)) return a.id }
  if (it.slots.anaphor !== 'any') return undefined
  for (let k = seen.length - 1; k >= 0; k--) { const a = actorOf(seen[k]!); if (a && (a.kind === 'armed-group' || a.kind === 'militia')) return a.id }
  return undefined
}
