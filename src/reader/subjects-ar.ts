/** Who does what an Arabic verb says: behind it, before it, or the one that the clause before was about. */
import { accused, parenthesis } from './nearby.js'
import type { Phrase, Unit } from './phrases.js'
import { BIT } from './lexicon.js'
import type { Argument, Sentence } from './roles.js'
import { antecedent, sharedWith } from './subjects.js'

const MASCULINE = /^(?!.*(?:ات|ه)$)(?:ال)?(?:جيش|حزب|تنظيم|لواء|مجلس|حشد|تحالف|فيلق|حرس|طيران|نظام|فصيل|جهاز|مسلح|مقاتل|متمرد|حوثي|جناح)/

/** Whether an Arabic verb (its key and part) cannot have the phrase as its subject, by gender; one behind it also by number. When unsure it can. */
function disagrees(unit: Unit, np: Phrase, behind = true): boolean {
  if (np.geo) return false
  const { key } = unit.item
  // A verb before its subject is singular: هاجموا has its own behind no verb.
  if (behind && /وا$/.test(key)) return true
  const head = np.head.split(' ')[0]!
  // تقدم: he advanced, she offers.
  const parts = [unit.triggers.find(t => t.form === 'verb')?.part ?? '', unit.item.part].filter(Boolean)
  const genders = parts.map(part => (part === 'past' || part === 'passive' ? /ت$/.test(key) : part === 'present' || part === 'future' ? /^س?ت/.test(key) : undefined))
  return genders.length > 0 && genders.every(feminine => feminine === undefined ? false : feminine ? MASCULINE.test(head) : /(?:ه|ات)$/.test(head) && !/^(?:ال)?(?:مرتزقه|قاده|حلفاوه|جنوده|رجاله)$/.test(head) && !/(?:ان|ون|وا|ا|ن)$/.test(key))
}

function clauseInitial(s: Sentence, k: number): boolean {
  let j = k - 1
  while (j >= 0 && s.units[j]!.kind === 'skip') j--
  if (j < 0) return true
  const x = s.units[j]!
  return x.kind === 'and' || x.kind === 'that' || x.kind === 'comma' || x.kind === 'be' || x.kind === 'sub' || x.kind === 'colon' || x.kind === 'open'
}

/** Where what is said between commas begins, of which the one at `k` is the later: ، فجر اليوم،, ، مسنودا بطيران B،. The index of its first word, or −1. */
function aside(s: Sentence, k: number): number {
  const rel = parenthesis(s, k)
  if (rel > 0) return rel
  for (let j = k - 1; j > 0 && j > k - 26; j--) {
    const x = s.units[j]!
    if (x.kind === 'that' || x.kind === 'say' || x.kind === 'colon' || x.kind === 'sub') return -1
    if (x.kind !== 'comma') continue
    const first = s.units[j + 1]!
    return /^(?:prep|skip|time|rel|source|hurt)$/.test(first.kind) || (first.kind === 'trigger' && s.form(j + 1)?.form !== 'verb') || (first.kind === 'word' && s.units[j + 2]?.kind === 'prep') ? j : -1
  }
  return -1
}

/** Whether `that` carries the subject itself: أنه, إنها. */
const carriesSubject = (key: string): boolean => /^ب?[اإ]ن(?:ه|ها|هم|هما|نا)$/.test(key)

/** Whether the phrase behind the verb ends the clause, so that it may be what the verb is done to. */
const ends = (s: Sentence, at: number): boolean => { const x = s.units[at + 1]; return !x || /^(?:comma|prep|and|sub|that|skip|time|colon|close|rel|trigger|own)$/.test(x.kind) }

/** The phrase before an Arabic verb that is its subject: القوات التركية تقصف, كانت القوات قد قصفت. */
function arabicBefore(s: Sentence, u: number): Argument | null {
  for (let k = u - 1, words = 0; k >= 0 && words < 6; k--) {
    const x = s.units[k]!
    if (x.kind === 'rel') return antecedent(s, k)
    if (x.kind === 'np') {
      if (x.prep >= 0) { k = x.prep; words++; continue }
      const aside = s.units[k - 1]
      if (aside?.kind === 'trigger' && s.form(k - 1)?.form === 'participle') { k -= 1; words++; continue }
      // بطائرات تركية قصفت, مستشارين أمريكيين يدربون: a clause about what has no article.
      const loose = k === u - 1 && (x.np!.adjective || x.np!.people || x.np!.agents || /^(?:طايرات|مقاتلات|مروحيات|قوات|زوارق|سفن) /.test(x.np!.head)) && !/^ال/.test(x.np!.head) && !s.units[u]!.item.suffix && !disagrees(s.units[u]!, x.np!, false)
      return loose || clauseInitial(s, k) ? { slot: 'subject', np: x.np!, at: k } : null
    }
    if (x.kind === 'skip' || x.kind === 'neg' || x.kind === 'be' || x.kind === 'plan' || x.kind === 'time') continue
    if (x.kind === 'trigger' && s.form(k)?.form === 'participle') { words++; continue }
    // A فصيل انشق عن B
    if (x.kind === 'people' && k === u - 1 && !/^ال/.test(x.item.key) && s.units[k - 1]?.np && s.units[k - 1]!.prep < 0 && clauseInitial(s, k - 1)) continue
    // وهو فصيل يتبع B
    if (x.kind === 'people' && k === u - 1 && /^(?:rel|be)$/.test(s.units[k - 1]?.kind ?? '')) continue
    if (x.kind === 'comma') { const from = aside(s, k); if (from > 0) { k = from; continue } }
    if (x.kind === 'comma' || x.kind === 'word' || (x.kind === 'people' && /^ال/.test(x.item.key)) || x.kind === 'prep' || x.kind === 'close' || x.kind === 'open') { words++; continue }
    return null
  }
  return null
}

/** The subject of the verb that governs `that` at `k`; of a spokesman, the one he speaks for. */
function saidBefore(s: Sentence, k: number): Argument | null {
  // قالت A إن … وإنها تقاتل: who says it.
  if (s.units[k - 1]?.kind === 'and') for (let j = k - 2; j >= 0 && j > k - 40; j--) if (s.units[j]!.kind === 'say') { const who = s.subject(j); if (who) return who; break }
  // إعلان A أنه هاجم
  const news = s.units.findLastIndex((y, j) => j < k && j > k - 9 && /^(?:ال)?(?:اعلان|تاكيد|قول|تصريح|بيان)$/.test(y.item.key)), teller = news < 0 ? undefined : s.units.findIndex((y, j) => j > news && j < k && y.np !== undefined)
  if (teller !== undefined && teller > 0 && teller - news <= 2 && !s.units.slice(news, k).some((_, j) => s.isVerb(news + j) && s.units[news + j - 1]?.kind !== 'rel')) return { slot: 'subject', np: s.units[teller]!.np!, at: teller }
  for (let j = k - 1; j >= 0 && j > k - 16; j--) if (s.isVerb(j) && s.units[j - 1]?.kind !== 'rel') {
    const who = s.subject(j)
    if (who || s.units[j]!.kind !== 'say') return who
    const spokenFor = s.units.findIndex((y, n) => n > j && n < k && y.np !== undefined && !y.np.geo)
    return spokenFor > 0 && s.units.slice(j + 1, spokenFor).some(y => y.kind === 'people' || y.kind === 'targets' || y.item.key.startsWith('باسم')) ? { slot: 'subject', np: s.units[spokenFor]!.np!, at: spokenFor } : null
  }
  return null
}

/** Of whom a word of circumstance at `u` (نافيا, متهمة) is said: the speaker before it, else the subject of the nearest verb. */
function teller(s: Sentence, u: number): Argument | null {
  let near: Argument | null = null
  for (let k = u - 1; k >= 0 && k > u - 30; k--) {
    if (!s.isVerb(k) || s.units[k - 1]?.kind === 'rel') continue
    const who: Argument | null = s.units[k]!.kind === 'say' || !near ? s.subject(k) : null
    if (who && who.at < u && s.units[k]!.kind === 'say') return who
    near ??= who && who.at < u ? who : null
  }
  return near
}

/** Who may stand behind a verb as its subject and is no actor: وأعلنت قبائل, وقالت مصادر. */
const OTHERS = /^(?:ال)?(?:قبايل|عشاير|سكان|ناشط|نشطاء|اهالي|وسايل|مصادر|مصدر|شهود|شاهد|صحيف|قناه|وكاله|تقرير|تقارير|خبراء|خبير|محلل|مراقب|منظمه|لجنه|بعثه|وزير|رييس|حكومه|برلمان|سلطات|مرصد|محافظ|والي)/

export function arabicSubject(s: Sentence, u: number): Argument | null {
  const x = s.units[u]!, next = s.units[u + 1]
  // قيام A ب, مشاركة A في, تصدي A ل: whose it is stands right behind a verbal noun.
  if ((x.kind === 'light' || x.kind === 'undergo') && x.item.part === 'noun' && !x.item.suffix && !/^ال/.test(x.item.key) && next?.np && next.prep < 0) return { slot: 'subject', np: next.np, at: u + 1 }
  // قتل عنصر من A خلال محاولته التسلل: his who was named last.
  if (x.kind === 'light' && x.item.part === 'noun' && x.item.suffix && s.units[u - 1]?.kind === 'prep') { const k = s.units.findLastIndex((y, j) => j < u && y.np !== undefined); if (k >= 0 && u - k < 5) return { slot: 'subject', np: s.units[k]!.np!, at: k } }
  // قال A …، نافيا أن, متهمة B ب: of whom the verb before is told.
  if ((x.kind === 'deny' || x.kind === 'accuse') && x.item.part === '' && /[اه]$/.test(x.item.key)) { const who = teller(s, u); if (who) return who }
  if (x.kind === 'light' && (x.item.part === '' || x.item.part === 'noun' || s.units[u - 1]?.slot === 'bi')) { for (let k = u - 1; k >= 0 && k > u - 9; k--) if (s.units[k]!.kind === 'accuse') { const who = accused(s, k); if (who) return who; break } else if (s.isVerb(k)) return s.subject(k) }
  // نفت A أن تكون قد هاجمت B: who denies.
  let that = u - 1
  while (that >= 0 && /^(?:skip|be)$/.test(s.units[that]!.kind)) that--
  if (that < u - 1 && s.units[that]?.kind === 'that') for (let k = that - 1; k >= 0 && k > that - 6; k--) if (s.units[k]!.kind === 'deny') return s.subject(k)
  // A تأسست عام 2015 وتضم B: what comprises is the subject of the verb before.
  if (s.form(u)?.frame.type === 'membership' && s.units[u - 1]?.kind === 'and') { const v = sharedWith(s, u), who = v >= 0 ? s.subject(v) : null; if (who) return who }
  // وتضم فصائل مثل A وB: whom the sentence before was about comprises them.
  const comprised = s.form(u)?.frame.verb?.subject === 'recipient' && s.form(u)!.frame.type === 'membership' && u <= 1 && s.units[0]!.kind === 'and' ? s.direct(u) : []
  if (comprised.length === 1 && comprised[0]!.np.people && s.topic) return { slot: 'subject', np: s.topic, at: u }
  // أما A فهاجمت B
  const topical = s.units[u - 1]?.kind === 'and' && s.units[u - 2]?.np && /^اما$/.test(s.units[u - 3]?.item.key ?? '') ? { slot: 'subject' as const, np: s.units[u - 2]!.np!, at: u - 2 } : null
  const before = topical ?? arabicBefore(s, u)
  if (before && !x.item.suffix) return before
  // أعلن مقتل B: not B.
  const told = s.direct(u), [all, second] = x.kind === 'say' && told[0] && s.units.slice(u + 1, told[0].at).some(y => y.kind === 'hurt') ? [] : told
  // قالت A إنها هاجمت B, تقدمت A وهاجمت B: who was said before does it, and the only one named behind suffers it.
  const done = x.kind === 'trigger' && s.form(u)?.frame.verb?.object !== undefined && !s.form(u)!.frame.cargo && !x.item.suffix
  if (done && that >= 0 && s.units[that]!.kind === 'that' && carriesSubject(s.units[that]!.item.key)) { const who = saidBefore(s, that); if (who && !disagrees(x, who.np, false)) return who }
  if (done && all && !second && ends(s, all.at) && s.units[u - 1]?.kind === 'and') {
    const v = sharedWith(s, u), who = v >= 0 && s.units[v]!.kind !== 'say' ? s.subject(v) : null
    if (who && who.at < u && who.np !== all.np && !who.np.members.some(m => all.np.members.some(n => n.id === m.id)) && !disagrees(x, who.np, false)) return who
  }
  // الغارات التي تستهدف B: not B.
  if (done && !before && s.units[u - 1]?.kind === 'rel' && !second && s.form(u)!.frame.type === 'attack') return null
  // سبق لA أن هاجمت B
  const able = that >= 0 && s.units[that]!.kind === 'that' ? s.units[that - 1] : undefined
  if (done && able?.np && able.slot === 'to' && able.prep > 0 && s.isVerb(able.prep - 1) && !second) return { slot: 'subject', np: able.np, at: that - 1 }
  // انضم إلى B كل من كتيبة A: a verb in the masculine need not agree with whom another name parts from it.
  const first = all && (!disagrees(x, all.np) || (!/ت$|^س?ت|وا$/.test(x.item.key) && s.units.slice(u + 1, all.at).some(y => y.np))) ? all : undefined
  if (first && !(first.np.targets && !first.np.agents && x.kind === 'trigger')) return first
  if (before) return before
  const joined = that >= 0 && that < u - 1 && s.units[that]!.kind === 'that' && x.kind !== 'trigger' ? that : u - 1, joint = s.units[joined]
  // قالت A إن سلاحها الجوي قصف, إن الطائرات قصفت: forces that are nobody else's.
  let force = u - 1
  while (force > 0 && /^(?:skip|word)$/.test(s.units[force]!.kind) && u - force < 4) force--
  if (s.units[force] && /^(?:agents|cargo|people)$/.test(s.units[force]!.kind) && (s.units[force]!.item.cues & BIT.agents || s.units[force]!.item.suffix) && s.units[force - 1]?.kind === 'that') { const who = saidBefore(s, force - 1); if (who) return who }
  if (joint && (joint.kind === 'that' || joint.kind === 'sub')) {
    // وقال إنه نفذ, قبل أن تبايع: the subject is that of the verb before; not قال الجيش إنها طالت.
    const who = saidBefore(s, joined)
    return who && x.kind === 'trigger' && carriesSubject(joint.item.key) && disagrees(x, who.np, false) ? null : who
  }
  if (joint?.kind === 'prep') {
    // تهديدات تركيا بشن, تمكنت من صد: the subject of the verb that governs it.
    for (let k = u - 2; k >= 0 && k > u - 12; k--) if (s.isVerb(k)) { const who = s.units[k]!.kind === 'say' ? null : s.subject(k); return who && who.at < u ? who : null }
  }
  // بتفجير استهدف مقرهم: the blast did.
  if (x.kind === 'trigger' && s.form(u)?.frame.type === 'attack') for (let k = u - 1; k >= 0 && k > u - 7 && !s.units[k]!.np && !/^(?:and|that|sub|comma|rel)$/.test(s.units[k]!.kind); k--) if (s.form(k)?.form === 'noun' && s.form(k)!.frame.type === 'attack' && s.units[k - 1]?.kind === 'prep') return null
  // فتحركت وحدات أخرى: those stand behind it, nobody by name.
  if (x.kind === 'verb' && next && /^(?:people|cargo|civil|agents)$/.test(next.kind) && !next.item.suffix) return null
  const v = sharedWith(s, u)
  if (v >= 0) return s.subject(v)
  // قتل جندي في غارة من قبل A، كما قصفت B: by whom the clause before says that it was.
  if (joint?.kind === 'and' && s.form(u)?.frame.type === 'attack') for (let k = u - 2; k >= 0 && k > u - 12 && !/^(?:that|colon)$/.test(s.units[k]!.kind); k--) { const y = s.units[k]!; if (y.np && y.slot === 'by') return { slot: 'subject', np: y.np, at: k } }
  // A مكون من B ويقاتل: the sentence's first phrase, where no verb came before.
  if (joint?.kind === 'and' && s.units[0]!.kind === 'np' && !s.units.slice(0, u).some((_, k) => s.isVerb(k))) return { slot: 'subject', np: s.units[0]!.np!, at: 0 }
  // نفذت A إنزالا استهدف B: what was carried out is A's.
  if (joint?.kind === 'skip' || joint?.kind === 'word') for (let k = u - 1; k >= 0 && k > u - 5; k--) { const y = s.units[k]!; if (y.kind === 'light') { const who = s.subject(k); return who && who.at < u ? who : null } if (y.kind !== 'skip' && y.kind !== 'word' && y.kind !== 'np') break }
  if (next && (OTHERS.test(next.item.key) || (/^(?:[تي]?وصل|[تي]صل|دخل|توجه)/.test(x.item.key) && next.triggers.some(t => t.form === 'noun' && t.frame.type === 'reinforcement')))) return null
  // وما إن وصلت حتى تعرضت لقصف: nobody is named so far, and none can be behind: whom the sentence before was about.
  if (s.topic && !first && !s.units.slice(0, u).some(y => y.np || y.kind === 'people' || y.kind === 'civil' || y.kind === 'say') && (!next || /^(?:prep|targets|cargo|own|trigger|comma|and)$/.test(next.kind)) && !disagrees(x, s.topic, false)) return { slot: 'subject', np: s.topic, at: u }
  return u <= 2 && s.topic && !s.units.slice(0, u).some(y => y.kind === 'np' || y.kind === 'word') && !first ? { slot: 'subject', np: s.topic, at: u } : null
}

