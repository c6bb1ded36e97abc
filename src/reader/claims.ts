/** Signal words and their arguments → claims, a sentence at a time. */
import type { ClaimType, Status } from '../model.js'
import { BIT, type Entry, type Role, type Slot, type Trigger } from './lexicon.js'
import type { Phrase, Unit } from './phrases.js'
import { type Argument, Sentence } from './roles.js'

/** A claim before it has an id: `at` are the units that make it, the signal word first; `words` those that fired. */
export interface Draft { type: ClaimType; status: Status; mode: Entry['mode']; actors: string[]; recipients: string[]; rule: string; at: number[]; signals: number[] }

type Filled = Record<Role, Argument[]>
const none = (): Filled => ({ actor: [], recipient: [], mutual: [] })

/** All claims of one sentence. */
export function drafts(sentence: Sentence): Draft[] {
  const out: Draft[] = []
  const { units } = sentence
  for (let u = 0; u < units.length; u++) {
    if (units[u]!.kind !== 'trigger') continue
    const trigger = sentence.form(u)
    if (!trigger) continue
    const signals = [u]
    const filled = trigger.form === 'verb' ? verb(sentence, u, trigger) : trigger.form === 'noun' ? noun(sentence, u, trigger, signals) : participle(sentence, u, trigger)
    if (filled) emit(out, sentence, trigger, filled, signals)
  }
  return out
}

function put(filled: Filled, roles: Partial<Record<Slot, Role>> | undefined, a: Argument | null | undefined, slot: Slot = a?.slot ?? 'object'): void {
  const role = roles?.[slot]
  if (a && role && !Object.values(filled).some(list => list.some(x => x.np === a.np))) filled[role].push(a)
}

/** Whether the sentence goes on to send what this frame needs: fighters, weapons. */
function carries(s: Sentence, u: number, receiving = false): boolean {
  for (let k = u + 1; k < s.units.length && k < u + 10; k++) {
    const x = s.units[k]!
    if (x.item.cues & BIT.cargo && x.kind !== 'np') return true
    if ((x.kind === 'trigger' && !x.triggers.some(y => y.frame.type === 'alliance')) || (x.kind === 'prep' && !receiving && (x.slot === 'by' || x.slot === 'from' || x.slot === 'on')) || x.kind === 'sub' || x.kind === 'rel') return false
  }
  return false
}

function verb(s: Sentence, u: number, t: Trigger): Filled | null {
  const roles = t.frame.verb!, filled = none(), args = s.right(u), unit = s.units[u]!
  if (t.frame.cargo && !carries(s, u, roles.subject === 'recipient') && !(!s.arabic && t.part.includes('participle') && s.units.slice(Math.max(0, u - 8), u).some(x => x.kind === 'cargo'))) return null
  if (s.arabic) {
    const before = s.units[u - 1]?.kind === 'rel' || s.units[u - 2]?.kind === 'rel'
    const going = before ? s.antecedent(s.units[u - 1]!.kind === 'rel' ? u - 1 : u - 2) : null
    // من بين الفصائل التي انضمت A وB: some of them, those named behind.
    const partitive = going !== null && s.units[going.at]!.slot === 'between'
    const relative = partitive ? null : going
    const passive = t.part === 'passive' || (args.some(a => a.slot === 'by') && args.filter(a => a.slot === 'object').length < 2)
    const direct = args.filter(a => a.slot === 'object')
    if (unit.item.suffix) {
      put(filled, roles, relative ?? lastBefore(s, u), 'object')
      put(filled, roles, relative || direct.length ? direct[0] : null, 'subject')
      // هاجمها المتمردون هي والجيش: what is joined to the pronoun is struck too.
      const joined = s.units.findIndex((x, k) => k > u && k < u + 6 && x.kind === 'be' && s.units[k + 1]?.kind === 'and' && s.units[k + 2]?.kind === 'np')
      if (joined > 0) { const np = s.units[joined + 2]!.np!; filled.actor = filled.actor.filter(a => a.np !== np); put(filled, roles, { slot: 'object', np, at: joined + 2 }) }
    } else if (passive) put(filled, roles, s.subject(u), 'object')
    else {
      const subject = partitive ? direct[0] : s.subject(u)
      put(filled, roles, subject, 'subject')
      put(filled, roles, direct.find(a => a.at !== subject?.at), 'object')
    }
    if (passive) put(filled, roles, args.find(a => a.slot === 'by'), 'subject')
    // استهدف تفجير تبناه A تجمعا لB: the subject is an attack that has its own doer.
    const event = [u + 1, u + 2].find(k => s.units[k]?.kind === 'trigger' && s.form(k)?.form === 'noun' && s.form(k)!.frame.type === 'attack')
    if (event && t.frame.type === 'attack' && s.units[u + 1]!.kind !== 'np') {
      const doer = s.right(event).find(a => a.slot === 'by')
      const target = doer && s.units.findIndex((x, k) => k > doer.at && k < doer.at + 6 && x.kind === 'np' && x.np!.targets)
      if (doer) { filled.actor = [doer]; filled.recipient = target && target > 0 ? [{ slot: 'object', np: s.units[target]!.np!, at: target }] : filled.recipient.filter(r => r.np !== doer.np) }
    }
  } else {
    const be = [1, 2, 3].some(d => s.units[u - d]?.kind === 'be' && s.units.slice(u - d + 1, u).every(x => x.kind === 'skip' || x.kind === 'neg' || x.kind === 'word'))
    const passive = t.part.includes('participle') && (be || (args[0]?.slot === 'by' || (args.some(a => a.slot === 'by') && !args.some(a => a.slot === 'object'))))
    if (passive) {
      put(filled, roles, s.subject(u), 'object')
      put(filled, roles, args.find(a => a.slot === 'by'), 'subject')
    } else {
      put(filled, roles, s.subject(u), 'subject')
      // `trained and armed B`: the object stands behind the second verb.
      const object = args.find(a => a.slot === 'object') ?? (s.units[u + 1]?.kind === 'and' && s.units[u + 2]?.kind === 'trigger' ? s.direct(u + 2)[0] : undefined)
      put(filled, roles, object, 'object')
      // `M23, which Rwanda supports`: the object is what the relative goes back to.
      const rel = object ? -1 : [1, 2, 3, 4, 5, 6, 7].map(d => u - d).find(k => k >= 0 && s.units[k]!.kind === 'rel') ?? -1
      if (rel > 0 && s.units.slice(rel + 1, u).some(x => x.kind === 'np')) put(filled, roles, s.antecedent(rel), 'object')
    }
  }
  for (const a of args) if (a.slot !== 'object' && a.slot !== 'by' && !(t.mode === 'capture' && a.slot === 'on' && !a.np.targets)) put(filled, roles, a)
  if (t.frame.type === 'attack' && filled.actor.length && !filled.recipient.length && !filled.mutual.length) for (const a of named(s, u)) filled.recipient.push(a)
  const pronoun = s.arabic ? s.units.slice(u + 1, u + 4).find(x => x.kind === 'own' && roles[x.slot as Slot] === 'recipient') : undefined
  if (pronoun && !filled.recipient.length) {
    // انفصل عنها, أغار عليها: the last one named before, other than the subject.
    for (let k = u - 1; k >= 0; k--) { const x = s.units[k]!; if (x.kind === 'np' && !filled.actor.some(a => a.np === x.np || a.at === k)) { filled.recipient.push({ slot: 'object', np: x.np!, at: k }); break } }
  }
  if (t.frame.cargo && filled.recipient.length === 0) {
    const purpose = args.find(a => a.slot === 'object' && s.units.slice(u + 1, a.at).some(x => x.triggers.some(y => y.frame.type === 'alliance')))
    if (purpose) filled.recipient.push(purpose)
  }
  return filled
}

function lastBefore(s: Sentence, u: number): Argument | null {
  for (let k = u - 1; k >= 0; k--) if (s.units[k]!.kind === 'np') return { slot: 'object', np: s.units[k]!.np!, at: k }
  return null
}

/** وهو أحد فصائل B: whom وهو means, however far back. */
function wideLeft(s: Sentence, u: number): Argument | null {
  if (s.units[u - 1]?.kind !== 'rel' && s.units[u - 2]?.kind !== 'rel') return null
  for (let k = u - 1; k >= 0 && k > u - 25; k--) { const x = s.units[k]!; if (x.kind === 'np' && x.prep < 0) return { slot: 'left', np: x.np!, at: k } }
  return null
}

/** Where a parenthesis that ends with the comma at `k` begins: ، الذي تدعمه الإمارات، — the index of its first word, or −1. */
function parenthesis(s: Sentence, k: number): number {
  for (let j = k - 1; j > 0 && j > k - 10; j--) { if (s.units[j]!.kind === 'comma') return -1; if (s.units[j]!.kind === 'rel') return j }
  return -1
}

/** The light verb that carries the noun at `u`: شن … هجوما, carried out an attack; or what it undergoes: تعرض لهجوم, came under attack. */
function carrier(s: Sentence, u: number): number {
  for (let k = u - 1, n = 0; k >= 0 && n < 9; k--, n++) {
    const x = s.units[k]!
    if (x.kind === 'light' || x.kind === 'undergo' || (x.kind === 'trigger' && (x.item.cues & BIT.light || receives(s, k) || (s.form(k)?.form === 'participle' && s.form(k)!.frame.type === 'membership' && !s.arabic))) || (x.kind === 'plan' && x.item.part && !s.arabic)) return k
    if (x.kind === 'that' || x.kind === 'sub' || x.kind === 'colon' || x.kind === 'say' || x.kind === 'verb' || x.kind === 'rel' || x.kind === 'deny') return -1
    if (x.kind === 'comma' && s.arabic) { const r = parenthesis(s, k); if (r >= 0) { k = r; continue } }
    if (x.kind === 'comma' && s.units[k - 1]?.kind !== 'trigger' && !s.arabic) return -1
    if (x.kind === 'trigger' && s.form(k)?.form === 'verb') return -1
  }
  return -1
}

/** تلقت ضربات, received a blow: what is received is no help. */
const receives = (s: Sentence, k: number): boolean => { const f = s.form(k); return f?.form === 'verb' && f.frame.cargo && f.frame.verb?.subject === 'recipient' }

function noun(s: Sentence, u: number, t: Trigger, signals: number[]): Filled | null {
  const roles = t.frame.noun!, filled = none(), args = s.right(u)
  if (t.frame.cargo && !carries(s, u) && !(s.units[u]!.item.cues & BIT.cargo)) return null
  let own: Argument | undefined
  if (s.arabic) {
    if (args[0]?.slot === 'object' && args[0].at - u <= 4) own = { ...args[0], slot: 'genitive' }
  } else {
    let k = u - 1
    while (k >= u - 3 && k >= 0 && (s.units[k]!.kind === 'word' || s.units[k]!.kind === 'skip' || (s.units[k]!.kind === 'trigger' && s.units[k]!.item.to === s.units[k + 1]!.item.from)) && !s.units[k]!.item.mark) k--
    const x = s.units[k]
    if (x?.kind === 'np' && !x.np!.capitalCity) own = { slot: 'genitive', np: x.np!, at: k }
  }
  const c = carrier(s, u)
  let doer: Argument | null = null, sufferer: Argument | null = null
  if (c >= 0) {
    const who = s.form(c)?.form === 'participle' ? leftOf(s, c, 6) : s.subject(c)
    if (who && who.at !== own?.at && !(s.arabic && who.at > u)) { if (s.units[c]!.kind === 'undergo' || receives(s, c)) sufferer = who; else doer = who; signals.push(c) }
    else if (who && s.units[c]!.kind === 'light' && s.arabic && own && own.at < u) doer = who
  }
  if (!doer && !sufferer && s.arabic && s.units[u - 1]?.kind === 'prep') {
    // اعترف بإرسال, لأجل دعم: the doer is the subject of the verb that governs the noun.
    const { slot } = s.units[u - 1]!
    const planned = s.units.slice(Math.max(0, u - 3), u).some(x => x.kind === 'plan')
    if (slot === 'bi' || planned || ((slot === 'to' || slot === 'other' || slot === 'on' || slot === 'in') && t.frame.type !== 'attack')) doer = governs(s, u, own)
  }
  if (!doer && !sufferer && s.arabic && own && (t.frame.noun?.genitive === 'recipient' || own.np.targets) && t.frame.type === 'attack') {
    // أعلنت A طرد B: of what an armed actor announces without naming anyone else, it is the doer.
    for (let k = u - 1, n = 0; k >= 0 && n < 9; k--, n++) { const x = s.units[k]!; if (x.kind === 'say') { const who = s.subject(k); if (who && !who.np.geo && who.at < u) doer = who; break } if (s.isVerb(k) || x.kind === 'that') break }
  }
  if (!doer && !sufferer && (!own || s.units[u]!.item.suffix)) {
    // نفى A استهداف B: who denies is who would have done it.
    for (let k = u - 1, n = 0; k >= 0 && n < 7; k--, n++) { if (s.units[k]!.kind === 'deny' && s.units[k]!.item.part) { doer = s.subject(k); break } if (s.isVerb(k) || s.units[k]!.kind === 'that') break }
  }
  const rest = args.filter(a => a.slot !== 'object' && !(a.slot === 'from' && (a.np.targets || a.at - u > 8) && t.frame.type === 'attack'))
  const pronoun = s.arabic ? s.units.slice(u + 1, u + 4).find(x => x.kind === 'own' && x.slot === 'on') : undefined
  if (pronoun) { const other = lastBefore(s, Math.min(u, c >= 0 ? c : u, doer?.at ?? u)); if (other) rest.push({ ...other, slot: 'on' }) }
  for (const a of rest) put(filled, a.slot === 'to' && roles.to === 'actor' && (doer || own) ? { to: 'recipient' } : roles, a)
  if (sufferer) {
    filled.recipient.push(sufferer)
    if (own) filled.actor.push(own)
    if (!s.arabic || filled.actor.length === 0) for (const a of rest) if (a.slot === 'from' || a.slot === 'by' || a.slot === 'to') put(filled, { from: 'actor', by: 'actor', to: 'actor' }, a)
    if (filled.actor.length) filled.recipient = [sufferer]
  } else {
    put(filled, roles, doer, 'subject')
    if (own && !(own.np.adjective && t.frame.noun?.between && t.frame.noun.with)) {
      const taken = filled.actor.length > 0
      if (roles.genitive === 'actor' && taken && filled.recipient.length === 0 && own.np !== doer?.np) put(filled, { genitive: 'recipient' }, own, 'genitive')
      else if (roles.genitive === 'actor' && !taken && own.np.targets && !own.np.agents && s.arabic) put(filled, { genitive: 'recipient' }, own, 'genitive')
      else put(filled, roles, own, 'genitive')
    }
  }
  if (!s.arabic && args[0]?.slot === 'object' && / (?:at|into|on|against)$/.test(s.units[u]!.item.key) && args[0].at - u <= 3) put(filled, { object: 'recipient' }, args[0])
  if (t.frame.type === 'attack' && !filled.actor.length && filled.recipient.length && !filled.mutual.length && !sufferer && /^(?:في|خلال|in|during|as part of|in the|ضمن|within)$/.test(inside(s, u))) {
    // Troops entered the town in an offensive against B.
    const who = moving(s, u)
    if (who && !filled.recipient.some(r => r.np === who.np)) filled.actor.push(who)
  }
  if (roles.left) {
    // `al-Qaida's affiliate the Nusra Front`, `al-Qaida's affiliate, AQAP`.
    const next = s.units[u + 1]?.kind === 'comma' ? u + 2 : u + 1
    if (own && !s.arabic && s.units[own.at]!.modifier && s.units[next]?.kind === 'np') put(filled, roles, { slot: 'left', np: s.units[next]!.np!, at: next })
    else put(filled, roles, leftOf(s, own && !s.arabic ? own.at : u, 5) ?? wideLeft(s, u), 'left')
    const about = s.units[u]!.item.suffix ? s.about() : null
    if (about && !filled.recipient.length) filled.recipient.push({ slot: 'of', np: about, at: u })
  }
  if (s.arabic && s.units[u]!.item.suffix && t.frame.type === 'attack' && filled.actor.length && !filled.recipient.length && !doer) { const object = lastBefore(s, u); if (object) filled.recipient.push(object) }
  if (roles.between && roles.with && !filled.actor.length && (filled.recipient.length || (filled.mutual.length === 1 && ids(filled.mutual).length === 1))) {
    // Fighters of A were killed in clashes with B; A left after clashes with B.
    const side = victims(s, u) ?? governs(s, u, own)
    if (side && !filled.mutual.some(m => m.np === side.np)) filled.actor.push(side)
  }
  if (s.arabic && t.frame.type === 'attack' && !filled.actor.length && filled.recipient.length === 1 && filled.recipient[0]!.slot === 'to') {
    // مقتل جنود من B بقصف لقوات A.
    const hurt = victims(s, u)
    if (hurt && hurt.np !== filled.recipient[0]!.np) { filled.actor = filled.recipient; filled.recipient = [hurt] }
  }
  if (t.frame.type === 'attack' && filled.actor.length && !filled.recipient.length) for (const a of named(s, u)) filled.recipient.push(a)
  if (t.frame.type === 'attack' && filled.actor.length && !filled.recipient.length && !filled.mutual.length) {
    const hurt = victims(s, u)
    if (hurt) { filled.recipient.push(hurt) }
  }
  return filled
}

/** The preposition before the noun at `u`, past articles and adjectives. */
function inside(s: Sentence, u: number): string {
  let k = u - 1
  while (k > 0 && k > u - 4 && (s.units[k]!.kind === 'skip' || s.units[k]!.kind === 'word')) k--
  return s.units[k]?.item.key ?? ''
}

/** The subject of the verb before the noun at `u`, unless it says that somebody was hurt, or speaks. */
function moving(s: Sentence, u: number): Argument | null {
  for (let k = u - 1, n = 0; k >= 0 && n < 12; k--, n++) {
    const x = s.units[k]!
    if (x.item.cues & BIT.hurt || x.kind === 'say' || x.kind === 'that') return null
    if (s.isVerb(k)) { const passive = s.units[k - 1]?.kind === 'be'; const who = passive ? null : s.subject(k); return who && who.at < u ? who : null }
  }
  return null
}

/** Who does what a verbal noun after a preposition says: the subject of the verb before it; of an accusation, the accused. */
function governs(s: Sentence, u: number, own: Argument | undefined): Argument | null {
  for (let k = u - 1, n = 0; k >= 0 && n < 14; k--, n++) {
    const x = s.units[k]!
    if (x.kind === 'accuse') { const [a, b] = s.direct(k); return b && b.at < u ? b : a && a.at < u ? a : null }
    if (s.isVerb(k) || (x.kind === 'trigger' && s.form(k)?.form === 'noun' && n > 0)) { const who = s.subject(k); if (who && who.np !== own?.np && who.at < u) return who; if (s.isVerb(k)) return null }
    if (x.kind === 'that' || x.kind === 'colon') return null
  }
  return null
}

/** The phrase to the left that an apposition or participle belongs to. */
function leftOf(s: Sentence, u: number, reach: number): Argument | null {
  for (let k = u - 1, n = 0; k >= 0 && n < reach; k--, n++) {
    const x = s.units[k]!
    const named = s.units.slice(Math.max(0, k - 5), k).some(y => y.kind === 'be')
    if (n === 0 && !named && (x.kind === 'people' || x.kind === 'targets' || x.kind === 'cargo' || x.kind === 'agents' || x.kind === 'civil')) return null
    if (x.kind === 'np' && x.np!.adjective) return null
    if (x.kind === 'np') {
      const last = x.np!.members.at(-1)!
      if (s.units.slice(k + 1, u).some(y => y.kind === 'be')) return { slot: 'left', np: x.np!, at: k }
      return { slot: 'left', np: x.np!.members.length > 1 ? { ...x.np!, members: [last] } : x.np!, at: k }
    }
    if (x.kind === 'that' || x.kind === 'sub' || x.kind === 'say' || x.kind === 'colon' || (x.kind === 'trigger' && s.form(k)?.form === 'verb')) return null
  }
  return null
}

/** The subject of the verb that a phrase such as بدعم من belongs to. */
function doerBefore(s: Sentence, u: number): Argument | null {
  for (let k = u - 1; k >= 0 && k > u - 25; k--) {
    if (s.units[k]!.kind === 'that' || s.units[k]!.kind === 'colon') return null
    if (s.isVerb(k) && s.units[k]!.kind !== 'say') return s.subject(k)
  }
  return null
}

/** Those named behind `including`, من بينها after a generic object: fighting several groups, including B and C. */
function named(s: Sentence, u: number): Argument[] {
  for (let k = u + 1; k < s.units.length && k < u + 9; k++) {
    const x = s.units[k]!
    if (x.kind === 'np' || x.kind === 'sub' || s.isVerb(k)) return []
    if (x.kind === 'trigger' && x.triggers.some(y => y.form === 'participle' && y.frame.type === 'membership' && y.frame.participle?.object)) return s.direct(k)
  }
  return []
}

/** Whose people the sentence says were hurt: 27 من مقاتلي الحشد, two SDF fighters were killed. */
function victims(s: Sentence, u: number): Argument | null {
  for (let k = 0; k < s.units.length; k++) {
    const h = s.units[k]!
    if (!(h.item.cues & BIT.hurt) || k === u || Math.abs(k - u) > 20) continue
    if (!s.arabic && s.units.slice(Math.max(0, k - 2), k).some(x => x.kind === 'be')) { const who = s.subject(k); if (who) return who }
    for (let j = k + 1, n = 0; j < s.units.length && n < 6; j++, n++) {
      const x = s.units[j]!
      if (x.kind === 'np') return { slot: 'object', np: x.np!, at: j }
      if (x.kind === 'sub' || x.kind === 'trigger' || (x.kind === 'prep' && x.slot !== 'from' && x.slot !== 'of')) break
    }
    const before = s.units[k - 1]?.kind === 'be' || s.units[k - 1]?.kind === 'skip' ? s.units[k - 2] : s.units[k - 1]
    if (!s.arabic && before?.kind === 'np' && before.prep < 0) return { slot: 'object', np: before.np!, at: k - 1 }
  }
  return null
}

function participle(s: Sentence, u: number, t: Trigger): Filled | null {
  const roles = t.frame.participle!, filled = none(), args = s.right(u)
  const bound = !s.arabic && s.units[u - 1]?.kind === 'np' && (s.units[u - 1]!.modifier === true)
  if (bound) {
    const next = args.find(a => a.slot === 'object')
    const by = s.units[u - 1]!
    put(filled, roles, { slot: 'by', np: by.np!, at: u - 1 }, roles.by ? 'by' : 'of')
    if (next) put(filled, roles, next, 'left')
    return filled
  }
  // Words such as `part of`, بدعم من end in their preposition: what follows at once is its phrase.
  const [first] = args
  if (first?.slot === 'object' && first.at - u <= 3) put(filled, roles, first, roles.object ? 'object' : roles.by ? 'by' : roles.of ? 'of' : 'to')
  else if (first && first.at - u <= 5) put(filled, roles, first)
  const left = (roles.subject && doerBefore(s, u)) || leftOf(s, u, s.arabic ? 6 : 9)
  const pronoun = s.units[u + 1]
  if (s.arabic && pronoun?.kind === 'own' && pronoun.slot) {
    // معارضون موالون لها: whom the pronoun stands for was named before.
    const members = left ? s.units[left.at]!.np!.members : []
    const other = members.length > 1 ? { ...left!, np: { ...left!.np, members: [members.at(-2)!] } } : left && lastBefore(s, left.at)
    if (other) filled.recipient = [other]
    if (left && other) filled.actor = [left]
    return filled
  }
  if (left) put(filled, roles, left, 'left')
  else if (!s.arabic && u <= 1) put(filled, roles, args.find(a => a.slot === 'object'), 'left')
  return filled
}

function ids(list: readonly Argument[], ok: (p: Phrase) => boolean = () => true): string[] {
  return [...new Set(list.filter(a => ok(a.np)).flatMap(a => a.np.members.map(m => m.id)))]
}

function emit(out: Draft[], s: Sentence, t: Trigger, filled: Filled, signals: number[]): void {
  const { frame } = t
  const at = [...signals, ...Object.values(filled).flat().map(a => a.at)]
  const status = statusAt(s, Math.min(...signals), t, signals)
  const add = (type: ClaimType, actors: string[], recipients: string[], rule = t.entry) => {
    const r = recipients.filter(x => !actors.includes(x))
    if (actors.length && (r.length || (recipients.length === 0 && (type === 'reinforcement' || actors.length > 1)))) out.push({ type, status, mode: type === 'attack' ? t.mode : undefined, actors: [...new Set(actors)].sort(), recipients: [...new Set(r)].sort(), rule, at, signals })
  }
  const actors = ids(filled.actor), mutual = ids(filled.mutual), recipients = ids(filled.recipient, p => frame.type !== 'attack' || !p.capitalCity)
  if (frame.type === 'attack') {
    const beside = frame.noun?.beside ? [] : s.right(signals[0]!).filter(a => a.slot === 'beside' && !a.np.geo)
    for (const b of beside) if (actors.length) add('alliance', actors, ids([b]), 'alliance.beside')
    const exchange = signals.some(k => /تبادل/.test(s.units[k]!.item.key))
    if ((exchange || (frame.noun?.between && frame.noun.with)) && !beside.length && actors.length > 1 && !recipients.length && !mutual.length) {
      const sides = [actors.slice(0, 1), actors.slice(1)]
      if (actors.length === 2) add('attack', actors, [])
      else { add('attack', sides[0]!, sides[1]!); add('attack', sides[1]!, sides[0]!) }
      return
    }
    if (mutual.length) {
      const sides = actors.length ? [actors, mutual] : mutual.length === 2 ? [[mutual[0]!], [mutual[1]!]] : sidesOf(filled.mutual, mutual)
      if (sides[0]!.length === 1 && sides[1]!.length === 1) add('attack', [...sides[0]!, ...sides[1]!], [])
      else { add('attack', sides[0]!, sides[1]!); add('attack', sides[1]!, sides[0]!) }
      allies(add, sides)
    } else if (actors.length) { if (recipients.length) add('attack', actors, recipients); if (t.form === 'noun' || recipients.length) allies(add, [actors]) }
    return
  }
  if (frame.verb?.with && frame.type === 'alliance' && actors.length > 1 && !recipients.length) add('alliance', actors, [])
  if (frame.type === 'reinforcement') {
    // Troops go to a country as to a place; weapons are given to it.
    const given = ids(filled.recipient, p => !(frame.moves && p.geo && p.members.length === 1))
    const near = s.units.slice(signals[0]!, signals[0]! + 9)
    const moved = frame.moves && near.some(x => /تعزيز|reinforcement|وجود|انتشار/.test(x.item.key) || (x.kind === 'cargo' && x.item.cues & (BIT.people | BIT.agents | BIT.head)))
    if (given.length || moved) add('reinforcement', actors, given)
    return
  }
  if (mutual.length) add(frame.type, [...actors, ...mutual], [])
  // `joined B in an assault`: at its side, not a part of it.
  const sideBySide = frame.type === 'membership' && t.form === 'verb' && !s.arabic && s.units.slice(signals[0]!, signals[0]! + 8).some((x, k, all) => x.slot === 'in' && all.slice(k + 1, k + 4).some(y => y.triggers.some(z => z.form === 'noun' && z.frame.type === 'attack')))
  if (actors.length && recipients.length) add(sideBySide ? 'alliance' : frame.type, actors, recipients)
}

/** Those who strike together are on one side. */
function allies(add: (type: ClaimType, actors: string[], recipients: string[], rule?: string) => void, sides: string[][]): void {
  for (const side of sides) if (side.length > 1) add('alliance', side, [], 'alliance.same-side')
}

/** Two sides of a clash among several: each phrase a side, else the first against the rest. */
function sidesOf(list: readonly Argument[], all: string[]): [string[], string[]] {
  if (list.length === 2) return [ids([list[0]!]), ids([list[1]!])]
  return [all.slice(0, 1), all.slice(1)]
}

/** reported, planned, denied or hypothetical, from the words to the left of the signal. */
export function statusAt(s: Sentence, u: number, t: Trigger, signals: number[]): Status {
  if (s.arabic && t.part === 'future') return 'planned'
  for (let k = signals[0]! + 1; k < s.units.length && k < signals[0]! + 14; k++) {
    const x = s.units[k]!
    if (x.kind === 'deny' && !x.item.part) { signals.push(k); return 'denied' }
    if (x.kind === 'sub' || x.kind === 'that') break
  }
  for (let k = u, n = 0; k >= 0 && n < 30; k--, n++) {
    const x: Unit = s.units[k]!
    if (x.item.cues & BIT.plan && x.kind === 'trigger' && k === u) { return 'planned' }
    if (k === u && x.kind !== 'plan') { if (s.arabic && x.item.part === 'future') return 'planned'; continue }
    if (x.kind === 'deny' && !(x.item.part && k < u && s.units.slice(k, u).some(y => y.kind === 'and') && s.units.slice(k, u).some(y => y.kind === 'say'))) { signals.push(k); return 'denied' }
    if (x.kind === 'rel' && n > 0 && t.form === 'verb' && n < 3) break
    if (x.kind === 'say' && s.units[k - 1]?.kind === 'and') break
    if (x.kind === 'neg' && n <= (t.form === 'noun' ? 2 : 3)) { signals.push(k); return 'denied' }
    if (x.kind === 'plan' && n <= 10) { signals.push(k); return 'planned' }
    if (x.kind === 'if' && n <= 12) { signals.push(k); return 'hypothetical' }
    if (x.kind === 'sub' || x.kind === 'colon') break
  }
  return 'reported'
}
