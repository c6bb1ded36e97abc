/**
 * Who is named: settles names that could mean several, adjectives and countries, words that stand for a name (التنظيم, the group), and
 * names that no lexicon knows. Fills in `actor` of the items; what stays undecided keeps its candidates and is nobody.
 */
import type { Actor } from '../model.js'
import { folded } from '../text/normalise.js'
import type { Token } from '../text/tokens.js'
import { antecedent, bare, byTheWay, COLLECTIVE, governed, lastNamed, type Leads, opens } from './anaphora.js'
import { apart, backedBy, backing, bond, boundTo, describes, indefinite, namedBehind, nameless, introduces, nationals, ofNamed, proxiesOf, standsAlone, theirs, titleOf, warlike } from './around.js'
import { countries, countryAt, foreign, placeBehind, unplace } from './countries.js'
import { aliasAfter, alsoKnown, briefly, coin, inQuotes, longerName, OPERATION, otherName, quoted, shortOf } from './coin.js'
import { blank, changed, type Item } from './items.js'
import { choose } from './choose.js'
import { BIT, type Lexicon, slots } from './lexicon.js'
import { officer } from './offices.js'
import { skeleton, unknown } from './unknown.js'

/** What an army has: Iraqi special forces are not the government. */
const MILITARY = /^(?:special forces|forces|troops|soldiers|commandos|paratroopers|jets|warplanes|fighter jets|aircraft|helicopters|artillery|tanks|drones?|marines|infantry|units|commanders?|gunships|positions|bases)$/
/** What only says of which kind fighters are, as an article and a noun would. */
const REBEL = /^(?:rebel|insurgent|separatist|paramilitary|guerrilla)$/
const ANY = slots({ anaphor: 'any' })
/** Words before the name of what has been formed, and words that mean it later: تحت اسم X … التشكيل الجديد. */
const FORMING = /^(?:تحت (?:اسم|مسمي|لواء|رايه)|اسم|مسمي|باسم|بمسمي|ل?تشكيل|تاسيس|تكوين|انشاء|شكل(?:ت|وا)?|اسس(?:ت|وا)?|عليه|عليها|[يت]سمي|[يت]دعي|[يت]حمل|المسم[ياه]+)$/
const FORMED = /^ال(?:تشكيل|تحالف|كيان|تجمع|ايتلاف|جسم|حلف|تكتل|مسمي|فصيل|جيش|جبهه|قوه|غرفه)$/, NEW = /^ال(?:جديده?|وليده?|موحده?|ناشيه?|مذكوره?|مشكله?)$/
const THE = blank(0, 0, 'the')

/** `army` and `police` are those of the country that the text is about. */
export interface Found { actors: Map<string, Actor>; army: string | undefined; police: string | undefined }

/** Further on than any rule looks. What stands there waits outside the list: names that are found take the place of their words, which moves all that stands behind them. */
const AHEAD = 250

/** Settles every item's actor. Returns the actors that no lexicon knew, by id. */
export function settle(items: Item[], tokens: readonly Token[], lexicon: Lexicon, slugOf: (name: string) => string): Found {
  const about = countries(items, lexicon)
  unplace(items, about, lexicon)
  const waiting = items.splice(AHEAD)
  let taken = 0
  const found = new Map<string, Actor>(), coined = new Map<string, string>(), brief = new Set<string>(), shorts = new Map<string, string>()
  const actorOf = (id: string): Actor | undefined => lexicon.actors.get(id) ?? found.get(id)
  const seen: string[] = [], heardAs: string[] = []
  // Those named for themselves, not as whose something is.
  const parties: string[] = []
  // Those named by their country too.
  const sides: string[] = []
  const armies = new Map<readonly unknown[], { id: string | undefined; named: number; near: string | undefined }>()
  // The country last named, of an English text.
  let near: string | undefined
  let named = 0, stranger = -1
  // Whom the sentence before and this one are about: the first one named without a preposition.
  const leads: Leads = { now: undefined, before: undefined }
  let joined: [string, string] | undefined, previous = -9
  // Backer → whom the text names as backed by it, of an English text.
  let proteges: ReadonlyMap<string, string> | undefined
  // Those who were only named to say whose ally or part another is.
  const asides = new Set<string>()
  // The name that the line before holds alone.
  let title: string | undefined
  // What was last told to be formed, of an Arabic text.
  let formed: string | undefined
  const note = (id: string, key = '', i = -1) => {
    const aside = i >= 0 && byTheWay(items, i)
    if (aside) { if (!seen.includes(id)) asides.add(id) } else asides.delete(id)
    if (i >= 0 && !(aside && !tokens[items[i]!.from]!.arabic) && leads.now === undefined && !governed(items, i) && opens(items, i, tokens)) leads.now = id
    if (i >= 0 && leads.group === undefined && !tokens[items[i]!.from]!.arabic && !governed(items, i) && !actorOf(id)?.kind.startsWith('state')) leads.group = id
    // A وB, A and B: the two whom الطرفان means.
    if (i >= 0 && i - previous <= 5 && seen.length && seen.at(-1) !== id && items.slice(previous + 1, i).some(x => x.cues & BIT.and) && items.slice(Math.max(0, previous - 4), previous).some(x => x.slot === 'between')) joined = [seen.at(-1)!, id]
    if (i >= 0) previous = i
    if (i >= 0 && tokens[items[i]!.from]!.arabic && !items[i]!.anaphor && FORMING.test(prevWord(items[i - 1]?.key === 'prep' ? i - 1 : i)?.key ?? '')) formed = id
    if (!brief.has(id) && i >= 0 && tokens[items[i]!.from]!.arabic) {
      brief.add(id)
      for (const short of inQuotes(actorOf(id)!)) if (!shorts.has(short)) shorts.set(short, id)
      if (lexicon.actors.has(id)) for (const short of briefly(lexicon.actors.get(id)!)) if (!coined.has(short)) coined.set(short, id)
    }
    if (seen.at(-1) !== id) named++
    seen.push(id); heardAs.push(bare(key))
    const next = i < 0 ? undefined : items[i + 1]
    if (!(next && (next.key === "'s" || next.triggers.some(t => t.form !== 'verb' && /membership|split/.test(t.frame.type))))) { parties.push(id); if (parties.length > 40) parties.shift() }
    if (seen.length > 40) { seen.shift(); heardAs.shift() }
  }
  const prevWord = (i: number): Item | undefined => { let k = i - 1; while (k >= 0 && items[k]!.mark === '"') k--; return items[k] }

  /** Whom what stands behind the quotation mark at `i` up to the next one means for short, and the item of that. */
  const shortened = (i: number): { id: string; to: number } | undefined => {
    let end = i + 1
    while (end < items.length && end < i + 6 && items[end]!.mark === '') end++
    if (end === i + 1 || items[end]?.mark !== '"' || items.slice(i + 1, end).some(x => x.names.some(n => !n.weak))) return undefined
    const name = tokens.slice(items[i + 1]!.from, items[end - 1]!.to).map(t => t.key).join(' '), known = shorts.get(name) ?? (end > i + 2 && !items.slice(Math.max(0, i - 3), i).some(x => OPERATION.test(x.key)) ? lexicon.brief.get(name) : undefined)
    const id = known !== undefined && (shorts.has(name) || actorOf(known)!.countries.some(c => about.has(c))) ? known : undefined
    return id === undefined ? undefined : { id, to: end }
  }

  for (let i = 0; i < items.length; i++) {
    while (items.length < i + AHEAD && taken < waiting.length) items.push(waiting[taken++]!)
    const it = items[i]!
    if ((it.names.length > 0 || it.places.length > 0) && !tokens[it.from]!.arabic) near = countryAt(it, lexicon) ?? near
    if (it.mark === '.') { title = titleOf(items, i); const a = leads.now === undefined ? undefined : actorOf(leads.now); if (a && !a.kind.startsWith('state')) leads.before = a.id; else if (a && leads.group !== undefined) leads.before = leads.group; leads.now = leads.group = undefined; continue }
    // `A is among the B-backed groups`: one of them.
    if (it.key === 'among' && items[i - 1] && items[i - 1]!.cues & BIT.be && items[i + 1]?.key === 'the' && items.slice(i + 2, i + 5).some(x => x.bound || x.cues & BIT.people)) { it.key = 'one of'; it.cues = 0; it.slot = ''; it.triggers = lexicon.root.next.get('one')!.next.get('of')!.sense!.triggers }
    if (bond(items, i, tokens)) { it.names = []; it.cues &= ~(BIT.anaphor | BIT.head); continue }
    // Army of Mujahideen: no army that a weak name means.
    const other = it.cues & BIT.head && it.names.length > 0 && it.names.every(n => n.weak) && tokens[it.from]!.capital && (items[i + 1]?.key === 'of' || items[i - 1]?.proper) || it.key === 'الجيش' || (it.names.length > 40 && /^قوات/.test(it.key)) ? coin(items, tokens, i) : undefined
    // التشكيل الجديد, التحالف: what has been formed.
    if (formed !== undefined && FORMED.test(it.key) && it.to - it.from === 1 && (NEW.test(items[i + 1]?.key ?? '') || (/^ال(?:تشكيل|تحالف|كيان|تجمع|ايتلاف|تكتل)$/.test(it.key) && !/^ال/.test(items[i + 1]?.key ?? '') && !it.names.some(n => n.id !== formed && seen.includes(n.id))))) { it.actor = formed; it.anaphor = true; it.names = []; if (NEW.test(items[i + 1]?.key ?? '')) { items[i + 1]!.cues = BIT.skip; items[i + 1]!.triggers = [] } note(formed, '', i); continue }
    // A line that is a name, and below it `A coalition of …`, مجموعة مسلحة دعمتها …: the one named.
    if (title !== undefined && it.names.length === 0 && it.cues & (BIT.anaphor | BIT.people | BIT.head) && introduces(items, i)) { it.actor = title; it.anaphor = true; note(title, '', i); continue }
    // وميليشياته المحلية, والفصائل الموالية لها: the fighters of the one named last, who have no name of their own.
    const kept = proxiesOf(items, i, tokens, lexicon, about)
    if (kept !== undefined) { it.actor = kept; it.names = []; note(kept, '', i); continue }
    const nick = it.names.length > 0 && it.to - it.from === 1 && tokens[it.from]!.acronym ? coined.get(it.key) : undefined
    if (nick) { it.actor = nick; note(nick, '', i); continue }
    if (it.names.length > 0 && !other) {
      // What an army means changes only when another was named.
      const had = armies.get(it.names)
      const where = it.names.length > 40 && !tokens[it.from]!.arabic ? placeBehind(items, i, lexicon) ?? near : near
      // `Eritrean government troops`, `Iraq's armed forces`, الجيش البوركيني: of that country.
      const from = tokens[it.from]!.arabic ? items[i + 1] : items[items[i - 1]?.key === "'s" ? i - 2 : i - 1], whose = it.names.length > 40 ? from?.names ?? [] : []
      const land = whose.length === 1 && (whose[0]!.adjective || (whose[0]!.geo && !tokens[it.from]!.arabic)) ? lexicon.actors.get(whose[0]!.id)!.countries[0] : undefined
      if (land !== undefined && !it.names.some(n => lexicon.actors.get(n.id)!.countries.includes(land))) { it.names = []; it.cues |= BIT.people; continue }
      if (land !== undefined && from === items[i + 1]) { it.to = from!.to; items.splice(i + 1, 1) }
      const id = land !== undefined ? (/forces$/.test(it.key) && lexicon.forces.get(land)) || it.names.find(n => lexicon.actors.get(n.id)!.countries.includes(land))!.id : had && had.named === named && had.near === where ? had.id : choose(it, about, lexicon, seen, where)
      if (it.names.length > 40 && land === undefined) armies.set(it.names, { id, named, near: where })
      // `a military base manned by B`: B's.
      if (it.names.length > 40 && /^(?:military|army) (?:bases?|camp|posts?|outposts?|checkpoint|convoy)$/.test(it.key) && /^(?:manned|run|held|used|hosting|housing|operated|occupied|guarded|belonging|of|carrying|controlled|staffed)/.test(id === undefined ? 'of' : items[i + 1]?.key ?? '')) { it.names = []; it.cues |= BIT.targets; continue }
      // `the Government of Uganda`
      if (it.key === 'government' && it.names.length > 1 && items[i + 1]?.key === 'of') { it.names = []; it.cues |= BIT.people; continue }
      if (id === undefined) {
        it.candidates = [...new Set(it.names.map(n => n.id))].sort()
        // أنصار الشريعة of a country that none of those who are known by that name is from: another.
        if (it.candidates.length > 1 && tokens[it.from]!.arabic && about.size > 0 && it.names.every(n => !n.weak) && it.candidates.every(c => { const a = lexicon.actors.get(c)!; return !a.kind.startsWith('state') && a.countries.length > 0 && !a.countries.some(x => about.has(x)) })) {
          const text = tokens.slice(it.from, it.to).map(t => t.key).join(' '), own = slugOf(text)
          if (!actorOf(own)) found.set(own, { id: own, names: [{ text, lang: 'ar', kind: 'name' }], kind: 'armed-group', countries: [], ids: {}, partOf: [], known: false })
          it.actor = own
          it.candidates = undefined
          note(own, it.key, i)
          continue
        }
        const stands = it.cues & BIT.anaphor ? antecedent(items, i, tokens, seen, heardAs, leads, actorOf, asides) : undefined
        if (stands) { it.actor = stands; it.anaphor = true; note(stands, '', i) }
        continue
      }
      // `Kurdish security forces`: not the state's.
      if (it.names.length > 40 && /^(?:kurdish|arab|druze|tribal|rebel|separatist|palestinian|regional|allied|loyal|foreign|enemy)$/.test(items[i - 1]?.key ?? '')) { it.names = []; it.cues |= BIT.people; continue }
      const name = it.names.find(n => n.id === id) ?? it.names[0]!
      // `A is among the Moscow-backed groups`: the words are not a name.
      if (it.to - it.from === 3 && tokens[it.from + 1]!.bound && !tokens[it.from]!.arabic && COLLECTIVE.test(it.key) && ofNamed(items, i)) { items.splice(i, 1, ...apart(it, tokens, lexicon)); i--; continue }
      // هذا التحالف: the one named last.
      if (name.weak && /^هذا|^هذه|^this$/.test(items[i - 1]?.key ?? '') && it.to - it.from === 1 && seen.length && !lexicon.actors.get(id)!.kind.startsWith('state')) { it.actor = seen.at(-1)!; it.anaphor = true; continue }
      // قوات الاحتلال التركي
      const occupier = /احتلال$/.test(it.key) && items[i + 1]?.names[0]?.adjective && items[i + 1]!.names[0]!.id !== id ? items[i + 1]! : undefined
      if (occupier) { it.actor = occupier.names[0]!.id; occupier.names = []; occupier.cues = BIT.skip; note(it.actor, it.key, i); continue }
      if (name.alone && !standsAlone(items, i)) { it.names = []; continue }
      // KABUL - : where the report is from.
      if (name.geo && items[i + 1]?.mark === '-' && (i === 0 || items[i - 1]!.mark)) continue
      // `Ugandan People's Defence Forces`: not those of another country that are so called.
      const nation = !tokens[it.from]!.arabic && items[i - 1]?.names.length === 1 && (items[i - 1]!.names[0]!.adjective || items[i - 1]!.names[0]!.geo) && items[i - 1]!.to === it.from && /(?:forces?|army|guards?|police)$/.test(it.key) ? lexicon.actors.get(items[i - 1]!.names[0]!.id)!.countries : undefined
      if (nation?.length && !name.adjective && !name.geo && lexicon.actors.get(id)!.countries.length > 0 && !lexicon.actors.get(id)!.countries.some(c => nation.includes(c))) { it.names = []; it.cues |= BIT.people; continue }
      // `pro-Iran militia`: as an Iran-backed one.
      if (it.bound && items[i - 1]?.key === 'pro' && (name.geo || name.adjective)) {
        if (!items[i + 1] || items[i + 1]!.mark) { it.names = []; it.places = []; it.cues = BIT.skip; continue }
        items[i - 1] = { ...it, from: items[i - 1]!.from, names: [name], bound: false }; items[i] = { ...blank(it.to, it.to, 'backed'), triggers: lexicon.root.next.get('backed')!.sense!.triggers, bound: true }
        i -= 2
        continue
      }
      if (boundTo(items, i, tokens)) { it.names = []; it.places = []; it.cues = items[i + 1]!.cues = BIT.skip; continue }
      // القاعدة الكينية, القاعدة الجوية: a base, not al-Qaida.
      if (it.cues & BIT.targets && it.to - it.from === 1 && tokens[it.from]!.arabic && items[i + 1] && (/^ال(?:عسكري|جوي|بحري|بري)ه$|^ال.+يه$/.test(items[i + 1]!.key) || items[i + 1]!.names.some(n => n.adjective))) { it.names = []; continue }
      // عشرات الفصائل: nobody by name.
      if (name.weak && it.key === 'الفصايل' && /^(?:عشرات|مءات|ميات|عدد من|عددا من|العديد من|معظم|بعض|كل|جميع|تلك|هذه)$/.test(items[i - 1]?.key ?? '')) { it.names = []; continue }
      // ومن الفصائل المنضمة X وY: some of them, named behind.
      if (name.weak && it.key === 'الفصايل' && items[i - 1]?.slot === 'from' && items[i + 1]?.triggers.some(t => t.form === 'participle')) { it.names = []; continue }
      // قاعدة … القاعدة: the base told of before.
      if (it.key === 'القاعده' && it.to - it.from === 1 && items[i - 1] && !/^تنظيم/.test(items[i - 1]!.key) && items.slice(Math.max(0, i - 60), i).some(x => /^(?:ب|ل|و)?(?:قاعده|القاعده)$/.test(x.key) && x.actor === undefined)) { it.names = []; continue }
      if (/موال(?:ين|ون|يه)?$/.test(it.key) && items[i + 1]?.slot === 'to') { it.names = []; it.cues |= BIT.people; continue }
      const longer = longerName(items, i, tokens)
      if (longer && !name.geo && !name.adjective) {
        const own = otherName(items, longer.to) ?? slugOf(longer.name)
        if (!actorOf(own)) found.set(own, { id: own, names: [{ text: longer.name, lang: 'en', kind: 'name' }], kind: 'armed-group', countries: [], ids: {}, partOf: [], known: false })
        items.splice(i, longer.to - i, changed(it, { to: items[longer.to - 1]!.to, names: [], triggers: [], cues: 0, actor: own, key: folded(longer.name) }))
        note(own, '', i)
        continue
      }
      // `a coalition of factions`: not the Coalition.
      if (name.weak && !name.adjective && !name.geo && !tokens[it.from]!.arabic && /^(?:coalition|regime|alliance)$/.test(it.key) && !tokens[it.from]!.capital && indefinite(items, i)) { it.names = []; it.cues |= BIT.people; continue }
      if (!name.adjective && !name.geo && !tokens[it.from]!.arabic && (name.weak ? !tokens[it.from]!.capital : COLLECTIVE.test(it.key)) && describes(items, i, tokens)) { it.cues |= BIT.people; continue }
      const office = name.adjective && tokens[it.from]!.arabic && officer(items, i)
      const folk = name.adjective && tokens[it.from]!.arabic && nationals(items, i) && foreign(lexicon.actors.get(id)!, about)
      if (name.adjective && !office && !folk && !warlike(items, i, tokens)) continue
      // الرئيس التركي, مسؤول أميركي: his state.
      if (office) it.geo = true
      else if (folk) it.cues |= BIT.people
      else if (name.adjective) it.adjective = true
      else if (name.geo) { it.geo = true; if (name.weak && !(it.places.length === 0 && /(?:ans|lis|qis|dis|rks|tis|ons|nis)$/.test(it.key)) && !it.places.some(p => lexicon.places.get(p)?.kind === 'country')) it.capitalCity = true }
      const before = prevWord(i)
      const bound = !tokens[it.from]!.arabic && items[i + 1] !== undefined && tokens[items[i + 1]!.from]!.bound && items[i + 1]!.triggers.some(t => t.form === 'participle')
      if (it.geo && before && /^(?:lake|gulf|bay|mount|river|strait)$/.test(before.key)) { it.geo = false; continue }
      const thither = before && /(?:ern|^north|^south)/.test(before.key) && items[i - 2] && (items[i - 2]!.slot === 'on' || / ?(?:into|at|on|towards?)$/.test(items[i - 2]!.key))
      // قوات حكومة دمشق
      if (it.geo && before && /^(?:ال)?(?:حكومه|نظام|سلطات)$/.test(before.key)) it.geo = it.capitalCity = false
      if (it.geo && !bound && !thither && before && (before.slot === 'in' || (before.places.length > 0 && !before.names.length && items[i - 1] === before))) { it.geo = false; continue }
      // `in Iraq and Syria`, `mercenaries from Sudan`
      if (it.geo && !bound && !tokens[it.from]!.arabic && before && items[i + 1]?.key !== "'s") {
        const other = before.cues & BIT.and ? items[i - 2] : undefined, two = items[i - 3]
        if (other && other.places.length > 0 && other.actor === undefined && (two?.slot === 'in' || /^(?:across|in)$/.test(two?.key ?? ''))) { it.geo = false; continue }
        if (before.slot === 'from' && items[i - 2] && /^(?:mercenaries|fighters|volunteers|recruits|militants|jihadists|gunmen|militias|militiamen)$/.test(items[i - 2]!.key)) { it.geo = false; continue }
      }
      const own = name.adjective && !tokens[it.from]!.arabic && lexicon.actors.get(id)!.kind === 'state' && items[i + 1] !== undefined && MILITARY.test(items[i + 1]!.key) ? lexicon.forces.get(lexicon.actors.get(id)!.countries[0] ?? '') : undefined
      const backed = backing(items, i, tokens), proxy = backed && ofNamed(items, Math.min(i, backed.who)) ? undefined : lexicon.proxies.get(id)
      // `the Turkey-backed fighters`, of a text that tells of Turkey-backed A.
      const protege = backed !== undefined && !tokens[it.from]!.arabic && (!proxy || proxy.ally || /^(?:rebels|fighters|militants|forces|insurgents)$/.test(items[backed.who]!.key)) ? (proteges ??= backedBy([...items, ...waiting.slice(taken)], lexicon)).get(it.names[0]!.id) : undefined
      if (protege !== undefined && backed !== undefined) {
        items[backed.who]!.actor = protege
        items[backed.who]!.anaphor = true
        note(protege, '', backed.who)
      } else if (proxy !== undefined && backed !== undefined && (!proxy.in || about.has(proxy.in)) && (!proxy.ally || tokens[it.from]!.arabic || (backed.who > i && /(?:s|opposition)$/.test(items[backed.who]!.key)))) {
        // فصائل مسلحة موالية لإيران, Iran-backed armed groups: fighters without a name of their own.
        if (proxy.ally) {
          items[backed.who]!.actor = proxy.are
          note(proxy.are, '', backed.who)
        } else {
          it.actor = proxy.are
          it.geo = it.adjective = it.capitalCity = false
          items[backed.at]!.triggers = []
          items[backed.at]!.cues = BIT.skip
          note(proxy.are, it.key, i)
          continue
        }
      } else if (backed !== undefined && tokens[it.from]!.arabic && lexicon.actors.get(id)!.kind !== 'state' && theirs(items, backed)) {
        // مسلحون موالون لB, جهاديون مرتبطون بB: B's, as تابعون لB are.
        items[backed.at]!.triggers = lexicon.root.next.get('تابع')!.sense!.triggers
      }
      // طائرات عراقية: the army, where it has a name beside the government's.
      const army = it.adjective && tokens[it.from]!.arabic && id.endsWith('-government') ? lexicon.armies.get(lexicon.actors.get(id)!.countries[0] ?? '') : undefined
      it.actor = army ?? own ?? id
      if (!it.adjective && !it.geo) note(id, it.key, i)
      if (sides.at(-1) !== id && !it.geo && !items[i - 1]?.triggers.some(t => t.form === 'participle')) { sides.push(id); if (sides.length > 12) sides.shift() }
      aliasAfter(items, tokens, i, id, coined)
      continue
    }
    // ما يعرف ب"X", تطلق على نفسها اسم "X"
    {
      const known = it.mark === '"' ? shortened(i) : undefined
      if (known) { items.splice(i + 1, known.to - i - 1, changed(items[i + 1]!, { to: items[known.to - 1]!.to, cues: 0, triggers: [], places: [], actor: known.id, names: [], slot: '', mark: '' })); i++; note(known.id, '', i); continue }
      const name = it.mark === '"' ? quoted(items, tokens, i) : undefined
      if (name) {
        const id = coined.get(folded(name.text)) ?? slugOf(name.text)
        coined.set(folded(name.text), id)
        if (!actorOf(id)) found.set(id, { id, names: [{ text: name.text, lang: 'ar', kind: 'name' }], kind: 'armed-group', countries: [], ids: {}, partOf: [], known: false })
        items.splice(i, name.to - i, changed(items[i + 1]!, { to: items[name.to - 2]!.to, cues: 0, triggers: [], actor: id, key: folded(name.text), names: [], slot: '', mark: '' }))
        note(id, '', i)
        continue
      }
    }
    const alias = coined.size > 0 && it.cues === 0 && it.to > it.from ? coined.get(it.key) : undefined
    if (alias && (tokens[it.from]!.acronym || (tokens[it.from]!.arabic && !it.triggers.length && !it.names.length && !it.places.length)) && it.cues === 0) { it.actor = alias; note(alias, '', i); continue }
    if (it.cues & BIT.head || other || (tokens[it.from]!.capital && !it.mark)) {
      const made = other ?? (it.cues & BIT.head ? coin(items, tokens, i) : undefined) ?? unknown(items, tokens, i)
      if (made) {
        const id = coined.get(folded(made.name)) ?? (made.arabic ? undefined : otherName(items, made.to)) ?? (made.arabic ? undefined : alsoKnown(items, made.from)) ?? (made.arabic ? undefined : lexicon.skeletons.get(skeleton(folded(made.name).split(/[\s-]+/)))) ?? slugOf(made.name)
        coined.set(folded(made.name), id)
        if (made.short) coined.set(folded(made.short), id)
        const short = made.arabic ? shortOf(folded(made.name)) : undefined
        if (short && !coined.has(short)) coined.set(short, id)
        if (!actorOf(id)) found.set(id, { id, names: [{ text: made.name, lang: made.arabic ? 'ar' : 'en', kind: 'name' }, ...(made.short ? [{ text: made.short, lang: made.arabic ? 'ar' as const : 'en' as const, kind: 'alias' as const }] : [])], kind: 'armed-group', countries: [], ids: {}, partOf: [], known: false })
        const whole: Item = changed(items[made.from]!, { to: items[made.to - 1]!.to, cues: 0, triggers: [], actor: id, key: folded(made.name), names: [], slot: '', mark: '', proper: false })
        items.splice(made.from, made.to - made.from, whole)
        i = made.from
        note(id, '', i)
        aliasAfter(items, tokens, i, id, coined)
        continue
      }
    }
    // `the two-week campaign`: no two.
    if (it.cues & BIT.pair && items[i + 1]?.bound) { it.cues = BIT.skip; continue }
    if (it.cues & BIT.pair && (seen.length > 1 || sides.length > 1)) {
      // The two that the text names most, the later one first when it names them as often.
      const count = new Map<string, number>()
      const groups = /groups|factions|militias|movements|jihadi/.test(it.key)
      const fit = parties.filter(x => x !== leads.now && (!groups || !actorOf(x)?.kind.startsWith('state')))
      const main = seen.filter(x => !asides.has(x))
      const named = new Set(fit).size > 1 && !tokens[it.from]!.arabic ? fit : new Set(main).size > 1 ? main : new Set(seen).size > 1 ? seen : sides
      named.forEach((x, k) => count.set(x, (count.get(x) ?? 0) + 1 + k / 100))
      const [last, other] = joined ? [joined[1], joined[0]] : [...count].sort((a, b) => b[1] - a[1]).map(([x]) => x)
      if (other && last) { it.actor = other; it.pair = last; it.anaphor = true }
      continue
    }
    if (it.cues & (BIT.agents | BIT.people) && /^(?:its|their)$/.test(items[i - 1]?.key ?? '') && !tokens[it.from]!.arabic && !items.slice(Math.max(0, i - 4), i).some(x => x.triggers.some(t => t.frame.cargo || t.frame.type === 'alliance'))) {
      const id = lastNamed(items, i)
      if (id) { it.actor = id; it.anaphor = true; continue }
    }
    if (it.suffix && it.cues & (BIT.agents | BIT.people) && !(it.cues & BIT.anaphor)) { const id = antecedent(items, i, tokens, seen, heardAs, leads, actorOf, asides); if (id) { it.actor = id; it.anaphor = true } continue }
    // `rebel positions`, `paramilitary fighters`: those told of.
    if (it.cues !== 0 && !tokens[it.from]!.arabic && items[i + 1] && items[i + 1]!.cues & (BIT.targets | BIT.people | BIT.agents) && REBEL.test(it.key) && items[i + 1]!.names.length === 0 && !items[i + 1]!.bound && !/^(?:groups?|factions?|leaders?|commanders?)$/.test(items[i + 1]!.key)) {
      const id = antecedent([...items.slice(Math.max(0, i - 40), i), THE, changed(it, { key: `${it.key}s`, slots: ANY })], Math.min(40, i) + 1, tokens, seen, heardAs, leads, actorOf, asides)
      if (id) { it.actor = id; it.anaphor = true; note(id, '', i); continue }
    }
    if (it.cues & BIT.anaphor) {
      // `the X faction`: of the name before it.
      if (!tokens[it.from]!.arabic && items[i - 1]?.actor !== undefined && !items[i - 1]!.adjective && !items[i - 1]!.geo && !items[i - 1]!.anaphor && !items[i - 1]!.mark) { it.cues = (it.cues & ~BIT.anaphor) | BIT.people; continue }
      // `Gunmen attacked … The gunmen`: nobody named before.
      if (nameless(items, i, tokens)) { stranger = named; continue }
      if (stranger === named && /^(?:attackers|assailants|militants|insurgents|gunmen|jihadists|islamists|extremists)$/.test(it.key)) continue
      // The group, Division 13, said: named right behind.
      if (items[i + 1]?.mark === ',' && namedBehind(items, i, tokens)) { it.cues |= BIT.people; continue }
      // `the Turkey-backed militia`, of a text that tells of Turkey-backed A
      const backer = !tokens[it.from]!.arabic && items[i - 1]?.bound && items[i - 1]!.triggers.some(t => t.form === 'participle' && t.frame.type === 'alliance') ? items[i - 2]?.names : undefined
      const id = (backer?.length === 1 ? (proteges ??= backedBy([...items, ...waiting.slice(taken)], lexicon)).get(backer[0]!.id) : undefined) ?? antecedent(items, i, tokens, seen, heardAs, leads, actorOf, asides)
      if (id) { it.actor = id; it.anaphor = true; if (it.slots.anaphor !== 'last') note(id, '', i) }
    }
  }
  const [home] = [...about].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
  return { actors: found, army: home && lexicon.armies.get(home[0]), police: home && (lexicon.armies.get(`${home[0]} police`) ?? lexicon.armies.get(home[0])) }
}
