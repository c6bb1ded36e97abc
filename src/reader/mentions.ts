/**
 * Who is named: settles names that could mean several, adjectives and countries, words that stand for a name (التنظيم, the group), and
 * names that no lexicon knows. Fills in `actor` of the items; what stays undecided keeps its candidates and is nobody.
 */
import type { Actor } from '../model.js'
import { folded } from '../text/normalise.js'
import type { Token } from '../text/tokens.js'
import { antecedent, bare, byTheWay, COLLECTIVE, governed, lastNamed, type Leads, opens } from './anaphora.js'
import { aliasAfter, coin, longerName, quoted } from './coin.js'
import type { Item } from './items.js'
import { BIT, type Lexicon } from './lexicon.js'
import { officer } from './offices.js'

const WAR = BIT.agents | BIT.targets | BIT.people | BIT.held | BIT.cargo
/** A name that says that it means the forces of a country. */
export const FORCES = /\b(?:army|forces|troops|military|soldiers|air force|warplanes|jets|navy|police)\b|جيش|قوات|طيران|مقاتلات/


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
/** `army` and `police` are those of the country that the text is about. */
export interface Found { actors: Map<string, Actor>; army: string | undefined; police: string | undefined }

/** Items that are settled at a time, at least: names that are found take the place of their words, which moves all that stand behind. */
const PIECE = 10_000

/** The items themselves or, of a very long text, its sentences in pieces; none is cut unless it is twice as long as a piece. */
function piecesOf(items: Item[]): Item[][] {
  if (items.length <= 2 * PIECE) return [items]
  const out: Item[][] = []
  for (let from = 0; from < items.length;) {
    let to = from + PIECE
    while (to < items.length && to < from + 2 * PIECE && items[to - 1]!.mark !== '.') to++
    out.push(items.slice(from, to))
    from = to
  }
  return out
}

/** Settles every item's actor. Returns the actors that no lexicon knew, by id. */
export function settle(all: Item[], tokens: readonly Token[], lexicon: Lexicon, slugOf: (name: string) => string): Found {
  const about = countries(all, lexicon), pieces = piecesOf(all)
  let items = pieces[0]!, piece = 0
  const found = new Map<string, Actor>(), coined = new Map<string, string>()
  const actorOf = (id: string): Actor | undefined => lexicon.actors.get(id) ?? found.get(id)
  const seen: string[] = [], heardAs: string[] = []
  // Those named by their country too.
  const sides: string[] = []
  const armies = new Map<readonly unknown[], { id: string | undefined; named: number }>()
  let named = 0
  // Whom the sentence before and this one are about: the first one named without a preposition.
  const leads: Leads = { now: undefined, before: undefined }
  let joined: [string, string] | undefined, previous = -9
  // Those who were only named to say whose ally or part another is.
  const asides = new Set<string>()
  const note = (id: string, key = '', i = -1) => {
    if (i >= 0 && byTheWay(items, i)) { if (!seen.includes(id)) asides.add(id) } else asides.delete(id)
    if (i >= 0 && leads.now === undefined && !governed(items, i) && opens(items, i, tokens)) leads.now = id
    // A وB, A and B: the two whom الطرفان means.
    if (i >= 0 && i - previous <= 5 && seen.length && seen.at(-1) !== id && items.slice(previous + 1, i).some(x => x.cues & BIT.and) && items.slice(Math.max(0, previous - 4), previous).some(x => x.slot === 'between')) joined = [seen.at(-1)!, id]
    if (i >= 0) previous = i
    if (seen.at(-1) !== id) named++
    seen.push(id); heardAs.push(bare(key))
    if (seen.length > 40) { seen.shift(); heardAs.shift() }
  }
  const prevWord = (i: number): Item | undefined => { let k = i - 1; while (k >= 0 && items[k]!.mark === '"') k--; return items[k] }

  /** On to the next piece, if there is one: 0, where it begins. */
  const onward = (): number => {
    if (piece + 1 === pieces.length) return -1
    items = pieces[++piece]!
    previous = -9
    return 0
  }
  for (let i = 0; i < items.length || (i = onward()) === 0; i++) {
    const it = items[i]!
    if (it.mark === '.') { const a = leads.now === undefined ? undefined : actorOf(leads.now); if (a && !a.kind.startsWith('state')) leads.before = a.id; leads.now = undefined; continue }
    // Army of Mujahideen: no army that a weak name means.
    const other = it.cues & BIT.head && it.names.length > 0 && it.names.every(n => n.weak) && tokens[it.from]!.capital && (items[i + 1]?.key === 'of' || items[i - 1]?.proper) || it.key === 'الجيش' ? coin(items, tokens, i) : undefined
    const nick = it.names.length > 0 && it.to - it.from === 1 && tokens[it.from]!.acronym ? coined.get(it.key) : undefined
    if (nick) { it.actor = nick; note(nick, '', i); continue }
    if (it.names.length > 0 && !other) {
      // What an army means changes only when another was named.
      const had = armies.get(it.names)
      const id = had && had.named === named ? had.id : choose(it, about, lexicon, seen)
      if (it.names.length > 40) armies.set(it.names, { id, named })
      if (id === undefined) {
        it.candidates = [...new Set(it.names.map(n => n.id))].sort()
        // أنصار الشريعة of a country that none of those who are known by that name is from: another.
        if (it.candidates.length > 1 && tokens[it.from]!.arabic && about.size > 0 && it.names.every(n => !n.weak) && it.candidates.every(c => { const a = lexicon.actors.get(c)!; return !a.kind.startsWith('state') && a.countries.length > 0 && !a.countries.some(x => about.has(x)) })) {
          const text = tokens.slice(it.from, it.to).map(t => t.key).join(' '), own = slugOf(text)
          if (!actorOf(own)) found.set(own, { id: own, names: [{ text, lang: 'ar', kind: 'name' }], kind: 'armed-group', countries: [], ids: {}, partOf: [], known: false })
          it.actor = own
          delete it.candidates
          note(own, it.key, i)
          continue
        }
        const stands = it.cues & BIT.anaphor ? antecedent(items, i, tokens, seen, heardAs, leads, actorOf, asides) : undefined
        if (stands) { it.actor = stands; it.anaphor = true; note(stands, '', i) }
        continue
      }
      const name = it.names.find(n => n.id === id)!
      // هذا التحالف: the one named last.
      if (name.weak && /^هذا|^هذه/.test(items[i - 1]?.key ?? '') && it.to - it.from === 1 && seen.length && tokens[it.from]!.arabic && !lexicon.actors.get(id)!.kind.startsWith('state')) { it.actor = seen.at(-1)!; it.anaphor = true; continue }
      // قوات الاحتلال التركي
      const occupier = /احتلال$/.test(it.key) && items[i + 1]?.names[0]?.adjective && items[i + 1]!.names[0]!.id !== id ? items[i + 1]! : undefined
      if (occupier) { it.actor = occupier.names[0]!.id; occupier.names = []; occupier.cues = BIT.skip; note(it.actor, it.key, i); continue }
      if (name.alone && !standsAlone(items, i)) { it.names = []; continue }
      // KABUL - : where the report is from.
      if (name.geo && items[i + 1]?.mark === '-' && (i === 0 || items[i - 1]!.mark)) continue
      if (boundTo(items, i, tokens)) { it.names = []; it.places = []; it.cues = items[i + 1]!.cues = BIT.skip; continue }
      // القاعدة الكينية, القاعدة الجوية: a base, not al-Qaida.
      if (it.cues & BIT.targets && it.to - it.from === 1 && tokens[it.from]!.arabic && items[i + 1] && (/^ال(?:عسكري|جوي|بحري|بري)ه$|^ال.+يه$/.test(items[i + 1]!.key) || items[i + 1]!.names.some(n => n.adjective))) { it.names = []; continue }
      // عشرات الفصائل: nobody by name.
      if (name.weak && it.key === 'الفصايل' && /^(?:عشرات|مءات|ميات|عدد من|عددا من|العديد من|معظم|بعض|كل|جميع|تلك|هذه)$/.test(items[i - 1]?.key ?? '')) { it.names = []; continue }
      // قاعدة … القاعدة: the base told of before.
      if (it.key === 'القاعده' && it.to - it.from === 1 && items[i - 1] && !/^تنظيم/.test(items[i - 1]!.key) && items.slice(Math.max(0, i - 60), i).some(x => /^(?:ب|ل|و)?(?:قاعده|القاعده)$/.test(x.key) && x.actor === undefined)) { it.names = []; continue }
      if (/موال(?:ين|ون|يه)?$/.test(it.key) && items[i + 1]?.slot === 'to') { it.names = []; it.cues |= BIT.people; continue }
      const longer = longerName(items, i, tokens)
      if (longer && !name.geo && !name.adjective) {
        const own = slugOf(longer.name)
        if (!actorOf(own)) found.set(own, { id: own, names: [{ text: longer.name, lang: 'en', kind: 'name' }], kind: 'armed-group', countries: [], ids: {}, partOf: [], known: false })
        items.splice(i, longer.to - i, { ...it, to: items[longer.to - 1]!.to, names: [], triggers: [], cues: 0, actor: own, key: folded(longer.name) })
        note(own, '', i)
        continue
      }
      if (!name.adjective && !name.geo && !tokens[it.from]!.arabic && (name.weak ? !tokens[it.from]!.capital : COLLECTIVE.test(it.key)) && describes(items, i)) { it.cues |= BIT.people; continue }
      const office = name.adjective && tokens[it.from]!.arabic && officer(items, i)
      if (name.adjective && !office && !warlike(items, i, tokens)) continue
      // الرئيس التركي, مسؤول أميركي: his state.
      if (office) it.geo = true
      else if (name.adjective) it.adjective = true
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
      // طائرات عراقية: the army, where it has a name beside the government's.
      const army = it.adjective && tokens[it.from]!.arabic && id.endsWith('-government') ? lexicon.armies.get(lexicon.actors.get(id)!.countries[0] ?? '') : undefined
      it.actor = army ?? id
      if (!it.adjective && !it.geo) note(id, it.key, i)
      if (sides.at(-1) !== id && !it.geo && !items[i - 1]?.triggers.some(t => t.form === 'participle')) { sides.push(id); if (sides.length > 12) sides.shift() }
      aliasAfter(items, tokens, i, id, coined)
      continue
    }
    // ما يعرف ب"X", تطلق على نفسها اسم "X"
    {
      const name = it.mark === '"' ? quoted(items, tokens, i) : undefined
      if (name) {
        const id = coined.get(folded(name.text)) ?? slugOf(name.text)
        coined.set(folded(name.text), id)
        if (!actorOf(id)) found.set(id, { id, names: [{ text: name.text, lang: 'ar', kind: 'name' }], kind: 'armed-group', countries: [], ids: {}, partOf: [], known: false })
        items.splice(i, name.to - i, { ...items[i + 1]!, to: items[name.to - 2]!.to, cues: 0, triggers: [], actor: id, key: folded(name.text), names: [], slot: '', mark: '' })
        note(id, '', i)
        continue
      }
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
    if (it.cues & BIT.pair && (seen.length > 1 || sides.length > 1)) {
      // The two that the text names most, the later one first when it names them as often.
      const count = new Map<string, number>()
      const main = seen.filter(x => !asides.has(x)), named = new Set(main).size > 1 ? main : new Set(seen).size > 1 ? seen : sides
      named.forEach((x, k) => count.set(x, (count.get(x) ?? 0) + 1 + k / 100))
      const [last, other] = joined ? [joined[1], joined[0]] : [...count].sort((a, b) => b[1] - a[1]).map(([x]) => x)
      if (other && last) { it.actor = other; it.pair = last; it.anaphor = true }
      continue
    }
    if (/^(?:its|their)$/.test(items[i - 1]?.key ?? '') && it.cues & (BIT.agents | BIT.people) && !tokens[it.from]!.arabic && !items.slice(Math.max(0, i - 4), i).some(x => x.triggers.some(t => t.frame.cargo || t.frame.type === 'alliance'))) {
      const id = lastNamed(items, i)
      if (id) { it.actor = id; it.anaphor = true; continue }
    }
    if (it.suffix && it.cues & (BIT.agents | BIT.people) && !(it.cues & BIT.anaphor)) { const id = antecedent(items, i, tokens, seen, heardAs, leads, actorOf, asides); if (id) { it.actor = id; it.anaphor = true } continue }
    if (it.cues & BIT.anaphor) {
      const id = antecedent(items, i, tokens, seen, heardAs, leads, actorOf, asides)
      if (id) { it.actor = id; it.anaphor = true; if (it.slots.anaphor !== 'last') note(id, '', i) }
    }
  }
  if (pieces.length > 1) { all.length = 0; for (const part of pieces) for (const x of part) all.push(x) }
  const [home] = [...about].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
  return { actors: found, army: home && lexicon.armies.get(home[0]), police: home && (lexicon.armies.get(`${home[0]} police`) ?? lexicon.armies.get(home[0])) }
}

/** The one actor meant: the only one, or the one whose country the text is about. A weak name that fits no country of the text is nobody. */
function choose(it: Item, about: ReadonlyMap<string, number>, lexicon: Lexicon, seen: readonly string[]): string | undefined {
  const [only] = it.names
  if (it.names.length === 1 && (!only!.weak || only!.adjective || only!.geo)) return only!.id
  const common = /^ال/.test(it.key) || /^[a-z]/.test(it.key) && !only!.capital
  // An army is that of the country that the text is about, whoever else was named.
  const generic = it.names.length > 40
  let first: string | undefined, most = -1, next = -1, weak = true
  for (const n of it.names) {
    const actor = lexicon.actors.get(n.id)!
    let w = 0
    for (const c of actor.countries) { const points = about.get(c); if (points !== undefined && points > w) w = points }
    if (w === 0 && generic) continue
    if (seen.includes(n.id)) w += generic && actor.kind !== 'state-forces' ? 0.5 : 100
    if (!n.weak) { w += 0.25; weak = false }
    if (w > most || (w === most && n.id < first!)) { next = most; most = w; first = n.id } else if (w > next) next = w
  }
  let top = 0
  for (const points of about.values()) if (points > top) top = points
  if (first === undefined || most <= 0 || (common && weak && most < top * 0.6) || next === most) return undefined
  return first
}

/** `the military`, `the government`: as a noun, not before one. */
function standsAlone(items: readonly Item[], i: number): boolean {
  const next = items[i + 1]
  return items[i - 1]?.key === 'the' && (!next || (next.mark !== '' && next.mark !== '"') || next.actor === undefined && next.names.length === 0 && ((next.cues & AFTER) !== 0 || next.triggers.some(t => t.form === 'verb' && t.part !== 'base') || /^(?:also|later|then|itself)$/.test(next.key)) && next.key !== "'s" && next.key !== 'of')
}
const AFTER = BIT.prep | BIT.and | BIT.be | BIT.verb | BIT.say | BIT.light | BIT.undergo | BIT.neg | BIT.that | BIT.rel | BIT.sub | BIT.deny | BIT.accuse | BIT.plan | BIT.time | BIT.if

/** UN-recognised, Pakistan-based: only says of what kind the next one is. */
function boundTo(items: readonly Item[], i: number, tokens: readonly Token[]): boolean {
  const next = items[i + 1]
  if (!next) return false
  const { bound, arabic, key } = tokens[next.from]!
  return bound && !arabic && /(?:ed|style|born)$/.test(key) && next.triggers.length === 0 && !(next.cues & BIT.held)
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
      // طائرات يعتقد أنها أمريكية
      if (it.cues & BIT.that && /(?:ها|هم|ه)$/.test(it.key) && items.slice(Math.max(0, k - 9), k).some(x => x.cues & BIT.agents && !(x.cues & BIT.irregular))) return true
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
