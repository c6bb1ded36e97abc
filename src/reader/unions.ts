/**
 * Arabic groups that come together in one: اندمجت A وB في C, تأسست C إثر اندماج A وB, A وB شكلتا C. Who they are may be told behind (وهما A وB, الفصائل هي: A، B)
 * or in one of the next sentences, and what they became by the way (في تحالف جديد أطلق عليه اسم C).
 */
import { type Draft, statusAt } from './claims.js'
import { BIT } from './lexicon.js'
import type { Phrase } from './phrases.js'
import type { Sentence } from './roles.js'

/** What groups of whom nothing is told so far came together in, and how many sentences ago. */
export interface Union { whole: string; rule: string; age: number }

/** For how many sentences the text may owe who they are. */
const OWED = 3
const WITHIN = /^(?:في|ضمن|داخل|الي|تحت.*|باسم|بمسمي)$/
const FORMS = /^(?:[يت]?شكل(?:ت|وا|تا|ا|ون|ان)?|اسس(?:ت|وا|تا|ا)?|كون(?:ت|وا|تا)?|انشا(?:ت|وا|تا)?|ل?تشكيل(?:هم|هما|ها)?|ل?تاسيس|ل?تكوين|ل?انشاء)$/
const NAMES = /^(?:تحت (?:اسم|مسمي|لواء|رايه)|اسم|مسمي|باسم|بمسمي|عليه|عليها|[يت]سمي|[يت]دعي|[يت]حمل|المسم[ياه]+)$/
const OPENS = /^(?:و?هي|و?هم|و?هما|بينها|من بينها|ابرزها|كل من|مثل|مءلفه من|مكونه من)$/
const GROUPS = /^(?:ال)?(?:فصايل|فصيلان|فصيلين|جماعات|جماعتان|جماعتين|مجموعات|تشكيلات|تنظيمات|حركات|قوي|الويه|كتايب|فصيلا?|مجموعه|جماعه|تنظيما|حركه|لواء|كتيبه|ميليشيات)$/
/** A word for what they came together in. */
const BODY = /^(?:ال)?(?:تحالف|جيش|تشكيل|كيان|تجمع|جسم|جسد|فصيل|ايتلاف|غرفه|مجلس|جبهه)$/

const isGroup = (p: Phrase | undefined): p is Phrase => p !== undefined && !p.geo && !p.adjective
const ids = (p: Phrase): string[] => p.members.map(m => m.id)

/** The word before the phrase at `k`, past quotation marks and words that only say what is so called. */
function before(s: Sentence, k: number): string {
  const { np, prep } = s.units[k]!
  // تشكيل C: the noun has become the head of the phrase.
  if (FORMS.test(np!.head)) return np!.head
  let j = (prep >= 0 ? prep : k - 1)
  while (j >= 0 && (s.units[j]!.item.mark === '"' || /^(?:ما|يعرف|[يت]سمي|عرف|prep|اسم)$/.test(s.units[j]!.item.key) && !NAMES.test(s.units[j]!.item.key))) j--
  return s.units[j]?.item.key ?? ''
}

/** What is formed in the sentence, if it is named: behind في as one merges in it, else behind a word for naming or forming. An index, or −1. */
function wholeOf(s: Sentence, u: number): number {
  let formed = -1
  for (let k = 0; k < s.units.length; k++) {
    const x = s.units[k]!
    if (!isGroup(x.np) || x.np.members.length > 1) continue
    if (k > u && k - u < 24 && x.prep >= 0 && WITHIN.test(s.units[x.prep]!.item.key) && !s.units.slice(u + 1, k).some((y, j) => y.kind === 'sub' || BODY.test(y.item.key) || s.form(u + 1 + j)?.form === 'verb')) return k
    const key = before(s, k)
    if (formed < 0 && (NAMES.test(key) || FORMS.test(key))) formed = k
  }
  return formed
}

/** The list behind a word that opens one: وهما A وB, هي: A، B. An index, or −1. */
function listed(s: Sentence, from: number): number {
  for (let o = from; o < s.units.length; o++) {
    const x = s.units[o]!
    if (x.kind !== 'colon' && !OPENS.test(x.item.key)) continue
    let k = o + 1
    while (k < o + 9 && s.units[k] && !s.units[k]!.np && /^(?:word|skip|and|comma|people|colon|prep)$/.test(s.units[k]!.kind)) k++
    if (isGroup(s.units[k]?.np)) return k
  }
  return -1
}

/** All phrases of a list that begins at `k`, joined across what is said of one of them: A الذي …، وB. */
function whole(s: Sentence, k: number): number[] {
  const out = [k]
  for (let j = k + 1; j < s.units.length && j < k + 30; j++) {
    const x = s.units[j]!
    if (isGroup(x.np) && x.prep < 0 && /^(?:and|comma)$/.test(s.units[j - 1]!.kind)) out.push(j)
    else if (x.kind === 'colon' || x.kind === 'sub' || x.kind === 'say' || (s.units[j - 1]!.kind === 'and' && s.isVerb(j))) break
  }
  return out
}

/** Who comes together: the list that is told, else the subject of the verb, the genitive of the noun, those between whom and with whom. */
function membersOf(s: Sentence, u: number, not: number): number[] {
  const list = listed(s, u + 1)
  if (list >= 0 && list !== not) return whole(s, list).filter(k => k !== not)
  // الفصائل هي A، B، اندمجت جميعها
  const told = s.form(u)?.form === 'verb' ? listed(s, 0) : -1
  if (told >= 0 && told < u && told !== not && s.units[told]!.np!.members.length > 1) return whole(s, told).filter(k => k !== not && k < u)
  const args = s.right(u).filter(a => /^(?:object|between|with)$/.test(a.slot) && isGroup(a.np) && a.at !== not && (not < 0 || a.at < not))
  const subject = s.form(u)?.form === 'verb' ? s.subject(u) : null
  const out = [...new Set([...(subject && isGroup(subject.np) && subject.at < u && subject.at !== not ? [subject.at] : []), ...args.map(a => a.at)])]
  // أعلنت A وB اندماجهما; A وB، وقد توحدت جميعها: those named before.
  if (!out.length && (s.units[u]!.item.suffix || s.form(u)?.form === 'verb')) for (let k = u - 1; k >= 0 && k > u - 16; k--) if (isGroup(s.units[k]!.np) && k !== not && s.units[k]!.prep < 0) return [k]
  return out
}

/** The claims of an Arabic sentence about groups that come together, and what is owed by it or still by one before. */
export function unions(s: Sentence, owed: Union | undefined): { drafts: Draft[]; owed: Union | undefined } {
  const { units } = s, drafts: Draft[] = []
  if (!s.arabic) return { drafts, owed: undefined }
  let next = owed && owed.age < OWED ? { ...owed, age: owed.age + 1 } : undefined
  const make = (u: number, members: string[], into: string, rule: string, at: number[]): void => {
    const actors = [...new Set(members)].filter(id => id !== into).sort(), t = s.form(u), signals = [u]
    if (actors.length) drafts.push({ type: 'merger', status: t ? statusAt(s, u, t, signals) : 'reported', mode: undefined, actors, recipients: [into], rule, at, signals })
  }
  let told = false
  for (let u = 0; u < units.length; u++) {
    const t = units[u]!.kind === 'trigger' ? s.form(u) : undefined
    if (t?.frame.type !== 'merger') continue
    told = true
    let into = wholeOf(s, u)
    // تأسست C إثر اندماج A وB: of what the sentence is about.
    const left = into < 0 && t.form === 'noun' && units[u - 1] && units[u - 1]!.item.cues & BIT.prep ? units.findIndex((x, k) => k < u && isGroup(x.np) && x.np.members.length === 1 && !x.np.targets) : -1
    if (left >= 0) into = left
    const who = membersOf(s, u, into)
    if (into >= 0 && who.length) make(u, who.flatMap(k => ids(units[k]!.np!)), units[into]!.np!.members[0]!.id, t.entry, [u, into, ...who])
    else if (into >= 0) next = { whole: units[into]!.np!.members[0]!.id, rule: t.entry, age: 0 }
  }
  if (told) return { drafts, owed: next }
  // أعلنت A وB تشكيل C, شكلت A وB جيشا باسم C.
  const formed = units.findIndex((x, k) => isGroup(x.np) && x.np.members.length === 1 && FORMS.test(before(s, k)))
  if (formed > 0) {
    const list = listed(s, 0), subject = units.findIndex((x, k) => k < formed && isGroup(x.np) && x.prep < 0 && x.np.members.length > 1)
    const who = list >= 0 && list !== formed ? list : subject
    if (who >= 0 && units[who]!.np!.members.length > 1) make(formed, whole(s, who).filter(k => k !== formed).flatMap(k => ids(units[k]!.np!)), units[formed]!.np!.members[0]!.id, 'merger.forms', [who, formed])
    else if (units.slice(0, formed).some(x => GROUPS.test(x.item.key))) next = { whole: units[formed]!.np!.members[0]!.id, rule: 'merger.forms', age: 0 }
    return { drafts, owed: next }
  }
  if (!owed) return { drafts, owed: next }
  // الفصائل المندمجة هي: A، B; وكبرى هذه الجماعات كان A وB
  const of = units.slice(0, 9).findIndex(x => GROUPS.test(x.item.key)), be = of < 0 ? -1 : units.findIndex((x, k) => k > of && k < of + 9 && (x.kind === 'be' || x.kind === 'colon'))
  const first = be < 0 ? (/^(?:و?هي|و?هم|و?هما)$/.test(units[0]?.item.key ?? '') || OPENS.test(units[1]?.item.key ?? '') ? listed(s, 0) : -1) : units.findIndex((x, k) => k > be && k < be + 5 && isGroup(x.np) && x.prep < 0)
  if (first >= 0 && !units.slice(0, first).some(x => x.triggers.some(t => t.frame.type === 'attack'))) make(first, whole(s, first).flatMap(k => ids(units[k]!.np!)), owed.whole, owed.rule, [first])
  return { drafts, owed: drafts.length ? undefined : next }
}
