/** Whom a word means that names nobody: التنظيم, the group, قواته, its fighters. */
import type { Actor } from '../model.js'
import { folded } from '../text/normalise.js'
import { ofEach, ofEachWord } from '../text/once.js'
import type { Token } from '../text/tokens.js'
import type { Item } from './items.js'
import { BIT } from './lexicon.js'

/** How far back in its sentence a word looks for whom it means: no sentence is longer, and it keeps a text of one sentence linear. */
const REACH = 120
const NONE: ReadonlySet<string> = new Set()
const ARMED = new Set(['militia', 'armed-group', 'coalition', 'state-forces'])

/** Actors that are many without a name of their own: no group is meant by them. */
export const COLLECTIVE = /(?:opposition|rebels|militias|militants|mercenaries|tribes|tribesmen|fighters|gunmen|groups|clans)$/i

/** Whom this sentence and those before are about: the first one named without a preposition. */
export interface Leads { now: string | undefined; before: string | undefined; /** Of a sentence about a state: the first group named in it. */ group?: string | undefined }

/** Words for a group that go with those alone whose names begin with them. */
const SPECIFIC = /^(?:فرقه|لواء|كتيبه|فيلق|هييه|حزب|كتايب|سرايا|الويه|عصايب)$/
const JIHADIS = /^(?:jihadists?|islamists?|extremists?)$/, JIHADI = /islam|is[il]s|qa[ei]da|jihad|nusra|sham|taliban|shabaab|boko|ansar|jaysh|jaish|shari|[ -]din\b|lashkar|harakat/i
const ONE = /^(?:(?:terror |militant |jihadist )?group|militia|faction|organization)$/

/** Units of an army: no militants. */
const NUMBERED = /^\d+(?:st|nd|rd|th)-/

/** Words for a group that go with any: that a name has one says nothing. */
const PLAIN = /^(?:group|militants|organization|faction|fighters)$/
const COMMON = /^(?:ميليشيا|ميليشيات|جماعه|فصيل|مجموعه)$/, MILITIA = /^ميليشيا/

/** The parts of actors' names, to see whether التنظيم or "the front" can stand for one. */
const heads = ofEach((actor: Actor) => new Set(actor.names.flatMap(n => folded(n.text).split(/[^\p{L}\p{N}]+/u)).map(w => w.replace(/^ال(?=...)/, ''))))

/** The first word of a name, without article. */
export const bare = ofEachWord(key => key.split(' ')[0]!.replace(/^ال(?=...)/, ''))

/** Whether no verb stands before the item at `i` in its sentence; in Arabic one may. */
export function opens(items: readonly Item[], i: number, tokens: readonly Token[]): boolean {
  let verbs = 0
  for (let k = i - 1; k >= 0 && k > i - REACH && items[k]!.mark !== '.'; k--) if (items[k]!.cues & (BIT.verb | BIT.be | BIT.light | BIT.accuse | BIT.undergo) || items[k]!.triggers.some(t => t.form === 'verb' && /past|third/.test(t.part))) verbs++
  return tokens[items[i]!.from]!.arabic || verbs === 0
}

/** Whether a preposition stands before the phrase of the item at `i`. */
export function governed(items: readonly Item[], i: number): boolean {
  let k = i - 1
  while (k >= 0 && !items[k]!.mark && items[k]!.cues & (BIT.skip | BIT.people | BIT.targets | BIT.agents) && !(items[k]!.cues & BIT.prep)) k--
  return k >= 0 && !items[k]!.mark && (items[k]!.cues & (BIT.prep | BIT.source)) !== 0
}

/** Whether a name, as it stands in the text, can be what a pronoun at the end of an Arabic word means: `ها` a feminine or broken plural, `ه` a masculine, `هم` people. Unsure, it can. */
function agrees(key: string, pronoun: string): boolean {
  const head = key.split(' ')[0]!
  const people = /(?:ون|ين)$/.test(head) && !/^(?:فلسطين|الصين|صين)/.test(head), masculine = MASCULINE.test(head.replace(/^ال(?=...)/, '')) && head !== 'فاغنر'
  const feminine = /[هاء]$/.test(head) || /ات$/.test(head) || /^(?:ال)?(?:كتايب|سرايا|عصايب|فصايل|الويه|قسد|حماس|طالبان|ايران|تركيا|بوكو|اسراييل)/.test(head)
  return pronoun === 'ها' ? !people && !masculine : pronoun === 'ه' ? !people && !feminine : pronoun !== 'هم' || !masculine || people
}

const tokensAreArabic = (it: Item): boolean => /[\u0621-\u064a]/.test(it.key)

/** Whether the name at `i` only says whose wing, ally or enemy another is: A -الجناح العسكري لB- أن عناصرها. */
function wingOf(items: readonly Item[], i: number): boolean {
  let k = i - 1
  while (k >= 0 && k > i - 7 && !items[k]!.mark && (items[k]!.key === 'of' || items[k]!.slot === 'to' || items[k]!.key === 'to' || items[k]!.cues & (BIT.skip | BIT.people) && !items[k]!.triggers.length)) k--
  return k >= 0 && k < i - 1 && items[k]!.triggers.some(t => t.form !== 'verb' && /^(?:membership|split)$/.test(t.frame.type) && (t.lang === 'en' || t.form === 'noun'))
}

/** The pronoun at the end of an Arabic word. */
const pronounOf = (key: string): string => /(?:هما|هم|هن|ها|نا|ه)$/.exec(key)?.[0] ?? ''

/** The last group named before `i` in the sentence whose name agrees with the pronoun. */
function agreeing(items: readonly Item[], i: number, pronoun: string): string | undefined {
  for (let k = i - 1; k >= 0 && k > i - REACH && items[k]!.mark !== '.'; k--) if (items[k]!.actor !== undefined && !items[k]!.adjective && !items[k]!.geo && !wingOf(items, k) && agrees(items[k]!.key, pronoun)) return items[k]!.actor
  return undefined
}

/** The last actor named before `i` in the sentence, whose `its fighters`, قواته are. */
export function lastNamed(items: readonly Item[], i: number): string | undefined {
  let country: string | undefined, whole: string | undefined
  for (let k = i - 1; k >= 0 && k > i - REACH && items[k]!.mark !== '.'; k--) if (items[k]!.actor !== undefined && !items[k]!.adjective && !(items[k + 1]?.bound && items[k + 1]!.triggers.some(t => t.form === 'participle'))) {
    // `A, the armed wing of B, said its fighters`: A's.
    if (!items[k]!.geo && wingOf(items, k)) { whole ??= items[k]!.actor; continue }
    if (!items[k]!.geo) return items[k]!.actor
    country ??= items[k]!.actor
  }
  if (whole !== undefined) return whole
  // وزارة الدفاع التركية … قواتها
  if (country === undefined && tokensAreArabic(items[i]!)) for (let k = i - 1; k >= 0 && k > i - REACH && items[k]!.mark !== '.'; k--) if (items[k]!.actor !== undefined) return items[k]!.actor
  return country
}

/** The last actor named before `i` in the sentence without a preposition, a country among them: اتهم A B بقصف قواته. */
function nearest(items: readonly Item[], i: number): string | undefined {
  for (let k = i - 1; k >= 0 && k > i - REACH && items[k]!.mark !== '.'; k--) if (items[k]!.actor !== undefined && !items[k]!.adjective && !governed(items, k)) return items[k]!.actor
  return undefined
}

/** Whether the item at `i` is only named to say of another whose ally or part it is: المرتبط بB. */
export function byTheWay(items: readonly Item[], i: number): boolean {
  let k = i - 1
  // `B's elite A Force`
  if (!tokensAreArabic(items[i]!)) { while (k >= 0 && items[k]!.cues & BIT.skip && items[k]!.key !== "'s") k--; return (items[k]?.key === "'s" && items[k - 1]?.actor !== undefined && !items[k - 1]!.geo && !items[k - 1]!.adjective) || wingOf(items, i) }
  while (k >= 0 && k > i - 4 && !items[k]!.mark && items[k]!.cues & (BIT.prep | BIT.people | BIT.skip)) k--
  return k >= 0 && items[k]!.triggers.some(t => t.form === 'participle' && t.lang === 'ar' && /^(?:alliance|membership|split)$/.test(t.frame.type) && t.frame.participle?.left === 'actor')
}

/** The latter: the last one named whose name agrees in gender. */
function latter(items: readonly Item[], i: number, seen: readonly string[], heardAs: readonly string[]): string | undefined {
  const before = items[i - 1]
  if (!before || before.mark || /^ال/.test(before.key) || before.cues & (BIT.time | BIT.targets) || before.places.length || before.actor !== undefined) return undefined
  const feminine = items[i]!.key.endsWith('ه')
  for (let k = seen.length - 1; k >= 0; k--) if (heardAs[k] && MASCULINE.test(heardAs[k]!) !== feminine) return seen[k]
  return undefined
}
const MASCULINE = /^(?:جيش|حزب|تنظيم|لواء|مجلس|حشد|تحالف|فيلق|حرس|طيران|نظام|فصيل|جهاز|حوثي|جناح|درع|حلف|داعش|انتقالي|قسام|فاغنر|اتحاد)/

/** Those who attacked: the last group behind an attack or a verb that carries one. */
function attackers(items: readonly Item[], i: number, actorOf: (id: string) => Actor | undefined): string | undefined {
  for (let k = i - 1; k >= 0 && k > i - REACH; k--) {
    const id = items[k]!.actor, a = id === undefined ? undefined : actorOf(id)
    if (!a || a.kind === 'state' || items[k]!.anaphor && k > i - 3) continue
    for (let j = k - 1; j >= 0 && j > k - 6 && !items[j]!.mark && items[j]!.slot !== 'on'; j--) if (items[j]!.cues & BIT.light || items[j]!.triggers.some(t => t.frame.type === 'attack')) return id
  }
  return undefined
}

/** The same in English, of this sentence or the one before: who stands before a verb of attack, or behind `by`. */
function assailants(items: readonly Item[], i: number, actorOf: (id: string) => Actor | undefined): string | undefined {
  let here = true, found: string | undefined
  for (let k = i - 1, n = 0; k >= 0 && k > i - REACH && n < 2; k--) {
    if (items[k]!.mark === '.') { if (found !== undefined) return found; n++; here = false; continue }
    const id = items[k]!.actor, a = id === undefined ? undefined : actorOf(id)
    if (here || !a || a.kind.startsWith('state') || governed(items, k)) continue
    for (let j = k + 1; j < k + 7 && items[j] && items[j]!.mark !== '.'; j++) if (items[j]!.triggers.some(t => t.frame.type === 'attack')) { found = id; break }
  }
  return found
}
const JIHADIST = /^(?:جهادي|متشدد|متطرف|اسلامي|ارهابي|تكفيري)/, HOLY = /جند|انصار|اسلام|قاعده|جهاد|دوله|نصره|شريعه|توحيد|شباب|حرام|طالبان|تحرير الشام|مجاهد|حراس|سنه/

/** Whether the sentence of `items[i]` names the actor before it. */
function named(items: readonly Item[], i: number, id: string): boolean {
  for (let k = i - 1; k >= 0 && k > i - REACH && items[k]!.mark !== '.'; k--) if (items[k]!.actor === id) return true
  return false
}

const isHoly = ofEach((a: Actor): boolean => a.names.some(n => n.lang === 'ar' && HOLY.test(folded(n.text))))

/** Those named as the other side of the item at `i`: بين التنظيم من جهة ومقاتلي A. */
function acrossFrom(items: readonly Item[], i: number): string[] {
  const among = (x: Item | undefined) => x !== undefined && (x.mark === '"' || (!x.mark && (x.cues & (BIT.people | BIT.skip | BIT.agents)) !== 0))
  let k = i - 1
  while (k > i - 4 && among(items[k])) k--
  if (items[k]?.slot !== 'between') return []
  for (k = i + 1; k < i + 8 && items[k]; k++) { const x = items[k]!; if (x.names.length) return x.names.filter(n => !n.weak).map(n => n.id); if (!among(x) && !(x.cues & BIT.and) && x.slot !== 'by') return [] }
  return []
}

/** The last actor that a word such as الحركة or "the group" can stand for. */
export function antecedent(items: readonly Item[], i: number, tokens: readonly Token[], seen: readonly string[], heardAs: readonly string[], leads: Leads, actorOf: (id: string) => Actor | undefined, asides: ReadonlySet<string> = NONE): string | undefined {
  const it = items[i]!, token = tokens[it.from]!, next = items[i + 1]
  if (it.suffix) {
    // قواته, مسلحوها: those of the last one named in the sentence; of whom is attacked, another than who attacks.
    const struck = [1, 2].some(d => items[i - d]?.triggers.some(t => t.frame.type === 'attack'))
    const last = (token.arabic ? (struck ? nearest(items, i) : undefined) ?? agreeing(items, i, pronounOf(token.key)) : undefined) ?? lastNamed(items, i)
    if (struck && last !== undefined) for (let k = i - 1; k >= 0 && k > i - REACH && items[k]!.mark !== '.'; k--) { const a = items[k]!.actor; if (a !== undefined && a !== last && !items[k]!.adjective && !items[k]!.geo) return a }
    return last
  }
  if (token.arabic) {
    if (!it.key.startsWith('ال') && !it.suffix) return undefined
    if (next && !next.mark && /^ال/.test(next.key) && !next.cues && !next.triggers.length && !next.names.length) return undefined
  } else {
    const before = items[i - 1]
    // `the slain insurgents`
    let k = i - 1
    // `the Iran-backed group`, `the Lebanese militant group`
    const modifies = (x: Item, n: number) => (x.bound && !x.names.length) || items[n + 1]?.bound && !x.mark || x.names[0]?.adjective && x.names.length === 1
    while (k > i - 6 && items[k] && !/^(?:the|this|that|its|their|his)$/.test(items[k]!.key) && ((!(items[k]!.cues & ~(BIT.skip | BIT.sub)) && !items[k]!.triggers.length && !items[k]!.names.length && !items[k]!.mark && k > i - 4) || modifies(items[k]!, k))) k--
    const article = before && items[k]
    if (!article || !/^(the|this|that|its|their|his)$/.test(article.key) || next?.key === 'of') return undefined
    // `the forces aligned with B`: of whom only that is said.
    if (next && !next.bound && /^(?:aligned|allied|loyal|linked|affiliated) (?:with|to)$/.test(next.key)) return undefined
  }
  const head = bare(it.key)
  if (it.slots.anaphor === 'last') return latter(items, i, seen, heardAs)
  if (token.arabic && /^مهاجم/.test(head)) { const who = attackers(items, i, actorOf); if (who) return who }
  if (!token.arabic && /^(?:attackers|assailants)$/.test(head)) { const who = assailants(items, i, actorOf); if (who) return who }
  const holy = token.arabic && JIHADIST.test(head)
  if (holy && !seen.some(x => { const a = actorOf(x); return a && isHoly(a) })) return undefined
  // هاجمت موقعا للجيش واشتبكت مع القوات: the army of that sentence.
  if (it.key === 'القوات') for (let k = seen.length - 1; k >= 0 && named(items, i, seen[k]!); k--) if (actorOf(seen[k]!)?.kind === 'state-forces') return seen[k]
  // القوات التابعة لB, الفصائل الموالية لB: B's.
  if (token.arabic && next?.triggers.some(t => t.form === 'participle' && /^(?:membership|alliance)$/.test(t.frame.type)) && /^(?:قوات|فصايل|ميليشيات|مجموعات|وحدات|كتايب|الويه)$/.test(head)) return undefined
  // القوات الخاصة: of what kind they are says that it is no one named.
  if (token.arabic && head === 'قوات' && next && /^ال(?:خاصه|جويه|بريه|بحريه|امنيه|اجنبيه|محليه|دوليه|مشتركه)$/.test(next.key)) return undefined
  // A group: the one that the sentences are about, that is named most, that is so called, named last.
  // The object of a clause is another than its subject.
  const object = !token.arabic && (items[i - 2]?.triggers.some(t => t.form === 'verb') || (items[i - 2]?.cues ?? 0) & BIT.prep)
  // طاردت المهاجمين: not those who chase.
  const chaser = token.arabic && /ين$/.test(it.key) && items[i - 1]?.triggers.some(t => t.form === 'verb' && t.frame.type === 'attack') ? lastNamed(items, i) : undefined
  // `the Lebanese group`: one of that country.
  const nation = !token.arabic && items[i - 1]?.names.length === 1 && items[i - 1]!.names[0]!.adjective ? actorOf(items[i - 1]!.names[0]!.id)?.countries : undefined
  // ميليشيا A … الميليشيا: one of those whom the text calls so, a state's forces too. What is called جماعة may well be others.
  const called = MILITIA.test(head) ? new Set(seen.filter((_, k) => k > seen.length - 8 && MILITIA.test(heardAs[k]!))) : NONE
  if (head === 'ميليشيات' && called.size === 0) return undefined
  // بين مقاتلي التنظيم من جهة وA من جهة أخرى: not A.
  const rivals = token.arabic ? acrossFrom(items, i) : []
  const score = new Map<string, number>()
  for (let k = 0, last: string | undefined; k <= seen.length; k++) {
    const id = seen[seen.length - 1 - k], a = id === undefined ? undefined : actorOf(id)
    if (a && called.size > 0 && !called.has(a.id) && (head === 'ميليشيات' || a.id !== leads.before)) continue
    if (a?.kind === 'coalition' && !heads(a).has(head)) continue
    if (a && !token.arabic && JIHADIS.test(head) && !JIHADI.test(a.names.map(n => n.text).join(' '))) continue
    // One group is not many without a name.
    if (a && !token.arabic && COLLECTIVE.test(a.names[0]!.text) && ONE.test(it.key)) continue
    if (a && (a.id === chaser || (!token.arabic && NUMBERED.test(a.id)))) continue
    if (a && nation?.length && a.countries.length && !a.countries.some(c => nation.includes(c))) continue
    if (holy && !(a && isHoly(a))) continue
    if (a && rivals.includes(a.id)) continue
    // `helped the army to fight the jihadists`: none of those whom the sentence named.
    if (a && /^(?:jihadists|islamists|extremists|separatists)$/.test(head) && !heads(a).has(head) && named(items, i, a.id)) continue
    if (a && object && leads.now === a.id && a.id === seen.at(-1)) continue
    if (!a || !ARMED.has(a.kind) || (a.kind === 'state-forces' && !called.has(a.id)) || (COLLECTIVE.test(a.names[0]!.text) && !heads(a).has(head))) continue
    const had = score.get(a.id)
    score.set(a.id, had === undefined ? 0.5 - (asides.has(a.id) ? 2.5 : 0) + (last === undefined ? 1 : 0) + (leads.now === a.id ? 2 : 0) + (leads.before === a.id ? 2 : 0) + (heads(a).has(head) && !(!token.arabic && PLAIN.test(head)) ? (token.arabic && SPECIFIC.test(head) ? 6.1 : token.arabic && !COMMON.test(head) ? 3.1 : 2.5) : it.slots.anaphor === 'any' ? 0 : -9) : Math.min(called.size > 0 ? had : had + 0.5, had < 0 ? -1 : 99))
    last ??= a.id
  }
  const [best] = [...score].sort((x, y) => y[1] - x[1])
  if (best && best[1] > 0) return best[0]
  for (let k = seen.length - 1; k >= 0 && k >= seen.length - 4; k--) if (heardAs[k] === head) return seen[k]
  if (!/^(?:قوات|forces)$/.test(head)) for (let k = seen.length - 1; k >= 0; k--) { const a = actorOf(seen[k]!); if (a && ARMED.has(a.kind) && heads(a).has(head)) return a.id }
  if (it.slots.anaphor !== 'any') return undefined
  for (let k = seen.length - 1; k >= 0; k--) { const a = actorOf(seen[k]!); if (a && (a.kind === 'armed-group' || a.kind === 'militia') && !rivals.includes(a.id) && !(!token.arabic && NUMBERED.test(a.id))) return a.id }
  return undefined
}
