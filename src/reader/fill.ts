/** A signal word with its arguments → who is actor, recipient, side, by the word's frame. */
import { BIT, type Role, type Slot, type Trigger } from './lexicon.js'
import { accused, accusing, carrier, copular, doerBefore, falls, governs, inside, lastBefore, leftOf, meant, moving, named, otherBefore, receives, salient, saying, sidesAhead, speaker, strikerBefore, subjectBefore, victims, wideLeft } from './nearby.js'
import { brings, listAhead, listedSubject, waging } from './listed.js'
import { participle } from './participle.js'
import type { Argument, Sentence } from './roles.js'
import { antecedent } from './subjects.js'

export type Filled = Record<Role, Argument[]>

export const none = (): Filled => ({ actor: [], recipient: [], mutual: [] })

export function put(filled: Filled, roles: Partial<Record<Slot, Role>> | undefined, a: Argument | null | undefined, slot: Slot = a?.slot ?? 'object'): void {
  const role = roles?.[slot]
  if (a && role && ![filled.actor, filled.recipient, filled.mutual].some(list => list.some(x => x.np === a.np))) filled[role].push(a)
}

/** Whether the sentence goes on to send what this frame needs: fighters, weapons. */
function carries(s: Sentence, u: number, receiving = false): boolean {
  for (let k = u + 1; k < s.units.length && k < u + 12; k++) {
    const x = s.units[k]!
    if (x.item.cues & BIT.cargo && x.kind !== 'np') return true
    if ((x.kind === 'trigger' && !x.triggers.some(y => y.frame.type === 'alliance' || y.form === 'participle')) || (x.kind === 'prep' && !receiving && (x.slot === 'by' || x.slot === 'from' || x.slot === 'on')) || x.kind === 'sub' || x.kind === 'rel') return false
  }
  return false
}

/** The relative that the verb at `u` belongs to, alone or joined to one before it (التي تدربها وتسلحها), or −1. */
function relativeOf(s: Sentence, u: number): number {
  for (let k = u; k > 0 && k > u - 6; k -= 2) {
    if (s.units[k - 1]!.kind === 'rel') return k - 1
    if (s.units[k - 2]?.kind === 'rel' && s.units[k - 1]!.kind !== 'np') return k - 2
    if (k < 2 || s.units[k - 1]!.kind !== 'and' || !s.isVerb(k - 2) || !s.units[u]!.item.suffix) return -1
  }
  return -1
}

export function verb(s: Sentence, u: number, t: Trigger): Filled | null {
  const roles = t.frame.verb!, filled = none(), args = s.right(u), unit = s.units[u]!
  if (t.frame.cargo && !carries(s, u, roles.subject === 'recipient') && !brings(s, u)) return null
  if (s.arabic) {
    const rel = relativeOf(s, u), before = rel >= 0
    const going = before ? antecedent(s, rel) : null
    // من بين الفصائل التي انضمت A وB: some of them, those named behind.
    const partitive = going !== null && s.units[going.at]!.slot === 'between'
    const relative = partitive ? null : going
    const passive = t.part === 'passive' || (args.some(a => a.slot === 'by') && args.filter(a => a.slot === 'object').length < 2)
    let direct: readonly Argument[] = args.filter(a => a.slot === 'object')
    // دربت وسلحت B: B is the object of both.
    if (!direct.length && s.units[u + 1]?.kind === 'and' && s.form(u + 2)?.form === 'verb' && (roles.object || unit.item.suffix)) direct = s.direct(u + 2)
    if (unit.item.suffix) {
      // الذي يحاصره A: of what the relative goes back to, be it nobody.
      put(filled, roles, before ? relative : t.frame.type === 'attack' ? lastBefore(s, u) : meant(s, u), 'object')
      put(filled, roles, relative || direct.length ? direct[0] : null, 'subject')
      // هاجمها المتمردون هي والجيش: what is joined to the pronoun is struck too.
      const joined = s.units.findIndex((x, k) => k > u && k < u + 6 && x.kind === 'be' && s.units[k + 1]?.kind === 'and' && s.units[k + 2]?.kind === 'np')
      if (joined > 0) { const np = s.units[joined + 2]!.np!; filled.actor = filled.actor.filter(a => a.np !== np); put(filled, roles, { slot: 'object', np, at: joined + 2 }) }
    } else if (relative && direct.length === 1 && s.units[direct[0]!.at + 1]?.kind === 'own' && roles[s.units[direct[0]!.at + 1]!.slot as Slot] === 'recipient') {
      // A الذين تقف B خلفهم
      put(filled, roles, direct[0], 'subject')
      put(filled, roles, relative, s.units[direct[0]!.at + 1]!.slot as Slot)
    } else if (/ (?:صفوف|صف|رايه)$/.test(unit.item.key)) {
      // يقاتل في صفوف A مقاتلو B: whose ranks they are stands first.
      put(filled, roles, direct[0], 'object')
      put(filled, roles, direct[1] ?? s.subject(u), 'subject')
    } else if (passive) put(filled, roles, s.subject(u), 'object')
    else {
      const listed = t.frame.type === 'membership' ? null : listedSubject(s, u), subject = listed ?? (partitive ? direct[0] : s.subject(u))
      put(filled, roles, subject, 'subject')
      const object = direct.find(a => a.at !== subject?.at)
      put(filled, roles, object, 'object')
      // أهدافا لB شمالي سوريا، وC: joined to the object across a place.
      for (const a of direct) if (object?.np.targets && t.frame.type === 'attack' && a.at > object.at && s.units[a.at - 1]!.kind === 'and') put(filled, roles, a, 'object')
    }
    if (passive) put(filled, roles, args.find(a => a.slot === 'by'), 'subject')
    // الغارات التركية استهدفت B: whose attack it is that strikes.
    if (t.frame.type === 'attack' && !filled.actor.length && !passive && !unit.item.suffix) { const doer = strikerBefore(s, u); if (doer && !filled.recipient.some(r => r.np === doer.np)) filled.actor.push(doer) }
    // استهدف تفجير تبناه A تجمعا لB: the subject is an attack that has its own doer.
    const event = [u + 1, u + 2, u + 3].find(k => s.units[k]?.kind === 'trigger' && s.form(k)?.form === 'noun' && s.form(k)!.frame.type === 'attack')
    if (event && t.frame.type === 'attack' && s.units[u + 1]!.kind !== 'np') {
      const near = s.right(event)[0]
      const doer = s.right(event).find(a => a.slot === 'by') ?? (near && near.at - event <= 2 && (near.slot === 'object' || near.slot === 'to') && !near.np.targets ? near : undefined)
      const target = doer && s.units.findIndex((x, k) => k > doer.at && k < doer.at + 6 && x.kind === 'np' && (x.np!.targets || k === doer.at + 1))
      if (doer) { filled.actor = [doer]; filled.recipient = target && target > 0 ? [{ slot: 'object', np: s.units[target]!.np!, at: target }] : filled.recipient.filter(r => r.np !== doer.np) }
    }
  }
  // `fought with B against C`: B is on the same side.
  const against = roles.with === 'mutual' && args.some(a => a.slot === 'on')
  // قوات دربتها A قرب مخبأ لB: whom the pronoun means is trained, not B.
  const meansOne = s.arabic && unit.item.suffix && filled.recipient.length > 0
  for (const a of args) if (a.slot !== 'object' && a.slot !== 'by' && !(meansOne && roles[a.slot] === 'recipient') && !(against && a.slot === 'with') && !(t.frame.moves && a.slot === 'to' && a.np.geo && a.np.members.length === 1) && !(t.mode === 'capture' && a.slot === 'on' && !a.np.targets) && !(t.frame.type === 'attack' && a.slot === 'in' && !a.np.targets && !a.np.people)) put(filled, roles, a)
  if (t.frame.type === 'attack' && filled.actor.length && !filled.recipient.length && !filled.mutual.length) for (const a of named(s, u)) filled.recipient.push(a)
  if (t.frame.type === 'attack' && filled.actor.length && !filled.recipient.length && !filled.mutual.length) { const accuser = s.units.slice(u + 1, u + 5).some(x => x.kind === 'civil') ? null : accusing(s, u); if (accuser && !filled.actor.some(a => a.at === accuser.at)) filled.recipient.push(accuser) }
  if (t.frame.type === 'attack' && filled.actor.length && !filled.recipient.length && !filled.mutual.length && !unit.item.suffix) {
    // قتل جنود من B عندما هاجم A قاعدة: whose people the attack struck.
    const hurt = victims(s, u)
    if (hurt && !filled.actor.some(a => a.np === hurt.np || a.np.members[0]!.id === hurt.np.members[0]!.id) && Math.abs(hurt.at - u) < 14) filled.recipient.push(hurt)
  }
  if (s.arabic && t.frame.type === 'membership' && roles.subject === 'recipient') {
    const like = s.units.findIndex((x, k) => k > u && k < u + 12 && x.item.key === 'مثل' && s.units[k + 1]?.np !== undefined)
    // يضم التشكيل الذي أعلن عنه أمس كلا من A وB; تضم فصائل عدة، بينها A وB; تضم A الأفغانية، وB
    const each = s.units.findIndex((x, k) => k > u && k < u + 24 && /^كلا?$/.test(x.item.key) && s.units[k + 1]?.item.key === 'من' && s.units[k + 2]?.np !== undefined)
    if (!filled.actor.length) filled.actor = [...named(s, u)]
    filled.actor.push(...listAhead(s, u, filled.actor.at(-1)))
    if (each > 0) filled.actor = [{ slot: 'object', np: s.units[each + 2]!.np!, at: each + 2 }]
    else if (like > 0 && !s.units.slice(u + 1, like).some((_, k) => s.isVerb(u + 1 + k))) filled.actor = [{ slot: 'object', np: s.units[like + 1]!.np!, at: like + 1 }]
  }
  const pronoun = s.units.slice(u + 1, u + 4).find(x => x.kind === 'own' && (roles[x.slot as Slot] === 'recipient' || roles[x.slot as Slot] === 'mutual'))
  if (pronoun && t.mode !== 'capture' && !filled.recipient.length && !filled.mutual.length) {
    // انفصل عنها, أغار عليها: the last one named before, other than the subject.
    const about = t.frame.type === 'split' ? s.about() ?? s.topic : null
    if (about) { filled.actor = filled.actor.filter(a => a.np !== about); if (!filled.actor.length) { const listed = named(s, u); filled.actor.push(...listed) } }
    const other = about ? { slot: 'object' as const, np: about, at: u } : (s.arabic ? subjectBefore(s, u, filled.actor) : null) ?? otherBefore(s, u, filled.actor)
    if (other) filled[roles[pronoun.slot as Slot] === 'mutual' ? 'mutual' : 'recipient'].push(other)
  }
  if (t.frame.cargo && filled.recipient.length === 0) {
    const purpose = args.find(a => a.slot === 'object' && s.units.slice(u + 1, a.at).some(x => x.triggers.some(y => y.frame.type === 'alliance')))
    if (purpose) filled.recipient.push(purpose)
  }
  return filled
}

/** خسرت A عناصر في هجوم لB: what is lost in it; not خسرت معركة. */
const loses = (s: Sentence, c: number, u: number): boolean => s.arabic && /^(?:خسر|فقد|تكبد|يخسر|تخسر|تفقد|يفقد|يتكبد|تتكبد)/.test(s.units[c]!.item.key) && s.units.slice(c + 1, u).some(x => x.kind === 'people' || x.kind === 'hurt' || x.kind === 'cargo' || (x.kind === 'trigger' && /خساي?ر|قتلي|اصابات/.test(x.item.key)))

/** Whether the word says whose it is: جناحه, ذراعها العسكرية. */
const possessed = (s: Sentence, u: number): boolean => s.units[u]!.item.suffix || /^(?:\S{2,}ها|عموده|قوامه|نواته|ذراعه|جناحه) ال/.test(s.units[u]!.item.key)

/** أعلن A مقتل ضابط في معارك مع B: who tells of the loss fought them. */
function tellerOfLoss(s: Sentence, u: number): Argument | null {
  if (!s.units.slice(0, u).some(x => x.item.cues & BIT.hurt)) return null
  for (let k = u - 1; k >= 0; k--) { const x = s.units[k]!; if (x.kind === 'say') { const who = s.subject(k); return who && !who.np.geo && who.at < u ? who : null } if (x.kind === 'sub' || x.kind === 'that') return null }
  return null
}

/** علقت مشاركتها في المعارك: no longer. */
const CEASE = /^(?:علق|اوقف|انه[يت]|رفض|[يت]رفض|تجنب|[يت]علق|سحب)/

export function noun(s: Sentence, u: number, t: Trigger, signals: number[]): Filled | null {
  if (s.arabic && t.frame.type !== 'reinforcement' && [2, 3].some(d => s.units[u - d]?.item.key === 'مشاركه' && CEASE.test(s.units[u - d - 1]?.item.key ?? ''))) return null
  const roles = t.frame.noun!, filled = none(), args = sidesAhead(s, u, t) ?? s.right(u)
  if (t.frame.cargo && !carries(s, u) && !(s.units[u]!.item.cues & BIT.cargo)) return null
  // اقتصرت الغارات على طائرات A: A's.
  const only = t.frame.type === 'attack' && /^[وف]?[اتي]?قتصر/.test(s.units[u - 1]?.item.key ?? '') ? args.find(a => a.slot === 'on' && a.np.agents) : undefined
  if (only) return { ...filled, actor: [{ ...only, slot: 'by' }] }
  // استقدام تعزيزات: the word before says it.
  if (t.frame.cargo && s.units[u - 1]?.triggers.some(x => x.frame.cargo && x.frame.type === t.frame.type)) return null
  let own: Argument | undefined
  if (s.arabic) {
    // التي أعلنت انضمامها هي: A
    const told = args[0] && s.units.slice(u + 1, args[0].at).some(x => x.kind === 'be' || x.kind === 'colon')
    if (args[0]?.slot === 'object' && args[0].at - u <= 4 && !told && !(/^ال/.test(s.units[u]!.item.key) && t.frame.type === 'attack' && !args[0].np.adjective) && !(roles.left && possessed(s, u))) own = { ...args[0], slot: 'genitive' }
  }
  // بدعم من A، وغطاء جوي من B: whom A helps, B helps.
  const help = t.frame.type === 'alliance' && s.units[u - 1]?.kind === 'and' ? s.units.findLastIndex((x, k) => k < u && k > u - 9 && x.kind === 'trigger' && s.form(k)?.frame.participle?.subject === 'actor') : -1
  const helper = own ?? args.find(a => a.slot === 'from')
  if (help >= 0 && helper && !s.units.slice(help, u).some((_, k) => s.isVerb(help + k))) { const whom = participle(s, help, s.form(help)!)?.actor ?? []; if (whom.length) return { ...filled, actor: whom, recipient: [helper] } }
  // عناصر B … لمساندة B: no help to oneself.
  if (s.arabic && t.frame.type === 'alliance' && own && s.units[u - 1]?.slot === 'to') { const near = lastBefore(s, u); if (near && u - near.at < 12 && near.np.members.some(m => own!.np.members.some(x => x.id === m.id))) return null }
  // دعما لعملية B: B is helped, and nobody attacked by that.
  if (s.arabic && t.frame.type === 'attack' && s.units[u - 1]?.slot === 'to' && s.form(u - 2)?.form === 'noun' && s.form(u - 2)!.frame.type === 'alliance') return null
  // ردا على اغتيال قائدها: who answers it did not do it.
  if (s.arabic && t.frame.type === 'attack' && s.units[u - 2]?.item.key === 'ردا' && !args.some(a => a.slot === 'by' || a.slot === 'from') && !(own && !own.np.targets && roles.genitive === 'actor')) return null
  // قصف A مواقع B, استهداف A B: who strikes stands first.
  const struckNext = own && t.frame.type === 'attack' && !own.np.targets ? args[1] : undefined
  if (own && struckNext?.slot === 'object' && s.units.slice(own.at + 1, struckNext.at).every((x, k) => /^(?:skip|time|prep|word|agents|cargo)$/.test(x.kind) || (k === 0 && x.kind === 'comma' && struckNext.np.targets))) return { ...filled, actor: [own], recipient: [struckNext] }
  // معارك خاضها A مع B: A's.
  const waged = s.arabic && roles.with === 'mutual' && !roles.by && args[0]?.slot === 'by' && s.units.slice(u + 1, args[0].at).some(x => x.kind === 'light' && x.item.suffix) && !s.units.slice(u + 1, args[0].at).some(x => x.np) ? args[0] : null
  const c = waged || (roles.between && args[0]?.slot === 'between') ? -1 : carrier(s, u)
  let doer: Argument | null = waged ?? (s.arabic && roles.with === 'mutual' && !own ? waging(s, u) : null), sufferer: Argument | null = null
  if (c >= 0) {
    const who = s.form(c)?.form === 'participle' ? leftOf(s, c, 6) : s.subject(c)
    if (who && who.at !== own?.at && !(who.at > u && !(c < u && s.units[u - 1]?.slot === 'in'))) { if (s.units[c]!.item.cues & BIT.undergo || receives(s, c) || loses(s, c, u) || falls(s, c, u)) sufferer = who; else doer = who; signals.push(c) }
    else if (who && s.units[c]!.kind === 'light' && own && own.at < u) doer = who
  }
  // بعد إنزال نفذه B: not whose clause it stands in.
  if (s.arabic && doer && t.frame.type === 'attack' && args.some(a => a.slot === 'by' && a.np !== doer!.np)) doer = null
  // تحسبا لهجوم من B: nor whose clause it stands in.
  const done = s.arabic && t.frame.type === 'attack' && args.some(a => a.slot === 'by' || (a.slot === 'from' && roles.from === 'actor' && !a.np.targets && a.at - u <= 3))
  let p = u - 1
  while (p > 0 && p > u - 4 && s.units[p]!.kind === 'skip' && !s.units[p]!.item.mark) p--
  if (!doer && !sufferer && !done && s.units[p]?.kind === 'prep') {
    // اعترف بإرسال, لأجل دعم, بأكثر من عشرين غارة: the doer is the subject of the verb that governs the noun.
    const { slot } = s.units[p]!
    const planned = s.units.slice(Math.max(0, u - 3), u).some(x => x.kind === 'plan')
    if ((slot === 'bi' && !(s.arabic && own && t.frame.type === 'attack' && t.frame.noun?.genitive === 'actor' && !own.np.targets && s.units.slice(Math.max(0, u - 9), u).some(x => x.kind === 'hurt' || x.triggers.some(y => y.entry === 'attack.losses')))) || planned || (slot === 'to' && own) || (slot === 'other' && t.frame.noun?.genitive === 'recipient') || ((slot === 'to' || slot === 'other' || slot === 'on' || slot === 'in') && t.frame.type !== 'attack')) doer = governs(s, u, own)
    // جيش أسسه فلان لمقاتلة B: of whom the sentence is about.
    const first = slot === 'to' && own && t.frame.noun?.genitive === 'recipient' ? s.units.findIndex(x => !/^(?:be|that|skip)$/.test(x.kind)) : -1
    if (!doer && s.units[first]?.np && s.units[first]!.np !== own!.np) doer = { slot: 'subject', np: s.units[first]!.np!, at: first }
  }
  if (!doer && !sufferer && own && (t.frame.noun?.genitive === 'recipient' || (own.np.targets && t.frame.type === 'attack'))) {
    // أعلنت A طرد B: of what an armed actor announces without naming anyone else, it is the doer.
    for (let k = u - 1, n = 0; k >= 0 && n < 9; k--, n++) { const x = s.units[k]!; if (x.kind === 'say') { const who = s.subject(k); if (who && !who.np.geo && who.at < u) doer = who; break } if (s.isVerb(k) || x.kind === 'that') break }
  }
  if (!doer && !sufferer && s.units[u]!.item.suffix && t.frame.type !== 'attack') {
    // أعلنت ولاءها لB: hers; أعلنت جماعة تسمي نفسها A، وتنشط في مكان ما، انشقاقها عن B
    for (let k = u - 1; k >= 0 && k > u - 30; k--) { const x = s.units[k]!; if (x.kind === 'say') { const k2 = s.units.findIndex((y, j) => j > k && j < u && y.np !== undefined && y.prep < 0 && !y.np.geo && !y.np.adjective); doer = (u - k < 6 ? s.subject(k) : null) ?? (k2 > 0 ? { slot: 'subject', np: s.units[k2]!.np!, at: k2 } : null); break } if (x.kind === 'that' || x.kind === 'sub' || x.kind === 'colon') break }
  }
  // تعتزم A مهاجمة B
  if (!doer && !sufferer) for (let k = u - 1; k >= 0 && k > u - 5; k--) if (s.units[k]!.kind === 'plan' && s.units[k]!.item.part) { const who = s.subject(k); if (who && who.at < u) doer = who; break }
  if (!doer && !sufferer && t.frame.type === 'alliance' && !own && s.units[u]!.item.key.endsWith('ا')) doer = doerBefore(s, u)
  if (!doer && !sufferer && (!own || s.units[u]!.item.suffix || !args.some(a => a.at !== own?.at && roles[a.slot] === 'recipient'))) {
    // نفى A استهداف B: who denies is who would have done it.
    for (let k = u - 1, n = 0; k >= 0 && n < 7; k--, n++) { if (s.units[k]!.kind === 'deny' && s.units[k]!.item.part) { doer = s.subject(k); break } if (s.isVerb(k) || s.units[k]!.kind === 'that') break }
  }
  if (!doer && !sufferer && !own) {
    // اتهم A B بالوقوف وراء إطلاق صواريخ, أعلنت القتال إلى جانب B
    for (let k = u - 1, n = 0; k >= 0 && n < 10; k--, n++) {
      const x = s.units[k]!
      if (x.kind === 'accuse') { const who = accused(s, k) ?? s.direct(k)[0]; doer = who && who.at < u ? who : null; break }
      if (x.kind === 'say' && n === 0) { doer = s.subject(k); break }
      if (x.kind === 'that' || x.kind === 'sub' || x.kind === 'colon' || x.kind === 'say') break
    }
  }
  if (!doer && !sufferer && !own && t.frame.type === 'attack') {
    // أعلن A مقتل مسلحين في غارة نفذها على B: A's.
    let k = u + 1
    while (k < u + 6 && s.units[k] && !s.units[k]!.np && !/^(?:comma|and|that|sub)$/.test(s.units[k]!.kind) && !(s.units[k]!.kind === 'light' && s.units[k]!.item.suffix)) k++
    if (s.units[k]?.kind === 'light' && s.units[k]!.item.suffix && !s.direct(k).length && !/^(?:agents|people|cargo)$/.test(s.units[k + 1]?.kind ?? '')) doer = moving(s, u) ?? saying(s, u)
  }
  // تساند B في قتالها ضد C: the one named last.
  if (!doer && !sufferer && !own && t.frame.type === 'attack' && s.units[u]!.item.suffix && inside(s, u) === 'في' && args.some(a => roles[a.slot] && a.slot !== 'object')) { doer = lastBefore(s, u); for (let k = u - 1; s.arabic && k >= 0 && k > u - 14; k--) if (s.isVerb(k)) { if (s.form(k)?.frame.type === 'alliance' && s.subject(k)?.np === doer?.np) doer = null; break } }
  const rest = args.filter(a => a.slot !== 'object' && !(a.slot === 'from' && (((a.np.targets || a.at - u > 8 || (s.arabic && a.np.members[0]!.item.anaphor && a.np.members[0]!.item.suffix)) && t.frame.type === 'attack') || (doer && t.frame.type === 'reinforcement' && roles.subject === 'actor'))))
  if (t.frame.type === 'attack') { const accuser = s.units.slice(u + 1, u + 5).some(x => x.kind === 'civil') ? null : accusing(s, u); if (accuser && !rest.some(a => roles[a.slot] === 'recipient') && !(own && doer)) rest.push({ ...accuser, slot: 'on' }) }
  const forThem = roles.to === 'recipient' ? s.units.slice(c >= 0 ? c : u, u + 3).some(x => x.kind === 'own' && x.slot === 'to') : false
  if (forThem && !rest.some(a => a.slot === 'to')) { const other = speaker(s, u); if (other) rest.push({ ...other, slot: 'to' }) }
  const pronoun = s.units.slice(c >= 0 && c < u ? c + 1 : u + 1, u + 4).find(x => x.kind === 'own' && (x.slot === 'on' || (s.arabic && x.slot === 'with' && roles.with === 'mutual')))
  if (pronoun?.slot === 'with') { const other = subjectBefore(s, c >= 0 ? c : u, doer ? [doer] : []) ?? salient(s, Math.min(u, c >= 0 ? c : u), [doer]); if (other) rest.push({ ...other, slot: 'with' }) } else if (pronoun) { const other = salient(s, Math.min(u, c >= 0 ? c : u, doer?.at ?? u), [doer]); if (other) rest.push({ ...other, slot: 'on' }) }
  // قصف لA على B: A's.
  const ours = t.frame.type === 'attack' && !own && !doer && !sufferer && rest.some(a => a.slot === 'on') ? rest.find(a => a.slot === 'to' && a.at - u <= 4 && s.units[a.at - 1]?.item.key === 'prep') : undefined
  if (ours) ours.slot = 'genitive'
  // مهاجمة A لB: whose attack it is stands before its target.
  const struck = rest.some(a => a.slot === 'to' && roles.to === 'recipient')
  if (own && !doer && roles.genitive === 'recipient' && struck && t.frame.type === 'attack') { filled.actor.push(own); own = undefined }
  for (const a of rest) put(filled, a.slot === 'to' && roles.to === 'actor' && (doer || own || (s.arabic && a.np.targets && !a.np.agents)) ? { to: 'recipient' } : roles, a)
  if (sufferer) {
    filled.recipient.push(sufferer)
    if (own) filled.actor.push(own)
    if (filled.actor.length === 0) for (const a of rest) if (a.slot === 'from' || a.slot === 'by' || a.slot === 'to') put(filled, { from: 'actor', by: 'actor', to: 'actor' }, a)
    if (filled.actor.length) filled.recipient = [sufferer]
  } else {
    put(filled, roles, doer, 'subject')
    if (own && !(own.np.adjective && t.frame.noun?.between && t.frame.noun.with)) {
      const taken = filled.actor.length > 0
      if (roles.genitive === 'actor' && taken && filled.recipient.length === 0 && own.np !== doer?.np) put(filled, { genitive: 'recipient' }, own, 'genitive')
      else if (roles.genitive === 'actor' && !taken && own.np.targets && !own.np.agents) put(filled, { genitive: 'recipient' }, own, 'genitive')
      else put(filled, roles, own, 'genitive')
    }
  }
  // كبدت A B خسائر, كبدته خسائر: B's.
  if (doer && c >= 0 && roles.bi === 'recipient' && !roles.by && !filled.recipient.length) put(filled, { object: 'recipient' }, s.units[c]!.item.suffix ? otherBefore(s, c, [doer]) : s.direct(c).find(a => a.np !== doer.np && a.at < u), 'object')
  // يتولى A تسليحه: whom the pronoun means.
  if (s.units[u]!.item.suffix && doer && !own && !filled.recipient.length && (t.frame.type === 'reinforcement' || t.frame.type === 'alliance' || roles.genitive === 'recipient') && roles.to === 'recipient' && doer.at < u) { const whom = salient(s, Math.min(u, doer.at), [doer]); if (whom) filled.recipient.push(whom) }
  if (t.frame.type === 'attack' && !filled.actor.length && filled.recipient.length && !filled.mutual.length && !sufferer && /^(?:في|خلال|اثر|عقب|بعد|عبر|in|during|as part of|in the|ضمن|within)$/.test(inside(s, u))) {
    // Troops entered the town in an offensive against B.
    const who = moving(s, u)
    if (who && !filled.recipient.some(r => r.np === who.np)) filled.actor.push(who)
  }
  if (t.frame.cargo && filled.actor.length && !filled.recipient.length) {
    // إرسال مقاتلين لدعم B
    const help = s.units.findIndex((x, k) => k > u && k < u + 9 && x.kind === 'trigger' && x.triggers.some(y => y.form === 'noun' && y.frame.type === 'alliance'))
    const whom = help > 0 ? s.right(help)[0] : undefined
    if (whom && whom.at - help <= 3 && whom.slot === 'object') filled.recipient.push(whom)
  }
  // 42 فصيلا من أبرزها: how many they are.
  if (s.arabic && roles.left && /^فصيل/.test(s.units[u]!.item.key) && /^\d/.test(s.units[u - 1]?.item.key ?? '')) return null
  if (roles.left && t.frame.type === 'membership' && s.units[u]!.item.key.endsWith('ا') && !s.units.slice(Math.max(0, u - 4), u).some(x => x.kind === 'be' || x.kind === 'rel')) return null
  if (roles.left) {
    // غارات على C دعما لB: of help for B, C is not helped, nor does C, whose positions they hit, help.
    const left = (s.arabic ? copular(s, u) : null) ?? leftOf(s, u, 5) ?? wideLeft(s, u)
    const striker = s.arabic && left?.np.targets && t.frame.type === 'alliance' && /ا$/.test(s.units[u]!.item.key) ? s.units.findLastIndex((_, k) => k < u && s.isVerb(k)) : -1
    if (!sufferer && !(roles.left === 'recipient' && filled.recipient.length)) put(filled, roles, striker >= 0 ? s.subject(striker) ?? left : left, 'left')
    // التي تشكل A عمودها الفقري: whose backbone the relative says.
    const rel = possessed(s, u) ? [2, 3, 4, 5].map(d => u - d).find(k => s.units[k]?.kind === 'rel') : undefined
    // B (تشكل A عمودها الفقري): B's.
    const open = possessed(s, u) ? s.units.findLastIndex((x, k) => k < u && k > u - 7 && x.kind === 'open') : -1
    const about = rel !== undefined ? antecedent(s, rel)?.np : open > 0 ? s.units[open - 1]!.np : possessed(s, u) ? s.about() : null
    if (about && !filled.recipient.length) filled.recipient.push({ slot: 'of', np: about, at: u })
  }
  if (s.units[u]!.item.suffix && t.frame.type === 'attack' && filled.actor.length && !filled.recipient.length && !doer) { const object = lastBefore(s, u); if (object) filled.recipient.push(object) }
  // وذلك بعد هجومها على B: hers, of whom the clause before told.
  if (s.arabic && s.units[u]!.item.suffix && s.units[u - 1]?.kind === 'prep' && t.frame.type === 'attack' && !filled.actor.length && !filled.mutual.length && filled.recipient.some(r => r.slot === 'on')) { const who = subjectBefore(s, u, filled.recipient); if (who) filled.actor.push(who) }
  // معارك مع A وB: both are one side.
  const across = s.arabic && filled.mutual.length > 0 && filled.mutual.every(a => a.slot === 'with')
  if (roles.between && roles.with && !filled.actor.length && (across || filled.recipient.length || (filled.mutual.length === 1 && filled.mutual[0]!.np.members.length === 1))) {
    // Fighters of A were killed in clashes with B; A left after clashes with B.
    const fresh = (a: Argument | null) => (a && !(s.arabic && filled.mutual.some(m => m.np.members.some(x => a.np.members.some(y => y.id === x.id)))) ? a : null)
    const side = fresh(victims(s, u)) ?? fresh(governs(s, u, own)) ?? (s.arabic && filled.mutual.length ? fresh(tellerOfLoss(s, u)) : null)
    if (side && !filled.mutual.some(m => m.np === side.np)) filled.actor.push(side)
    else if (across && filled.mutual.length === 1) return null
  }
  if (t.frame.type === 'attack' && !filled.actor.length && filled.recipient.length === 1 && filled.recipient[0]!.slot === 'to') {
    // مقتل جنود من B بقصف لقوات A.
    const hurt = victims(s, u)
    if (hurt && hurt.np !== filled.recipient[0]!.np) { filled.actor = filled.recipient; filled.recipient = [hurt] }
  }
  if (t.frame.type === 'attack' && !filled.actor.length && !filled.recipient.length && !filled.mutual.length && !own) {
    // أعلن A مقتل عدد من B في عملية: whoever announces it did it, when no one else is named.
    const hurt = victims(s, u), said = hurt && s.units.findIndex(x => x.kind === 'say')
    const who = typeof said === 'number' && said >= 0 && said < u ? s.subject(said) : null
    if (hurt && who && !who.np.geo && who.np !== hurt.np && hurt.at < u) { filled.actor.push(who); filled.recipient.push(hurt) }
  }
  if (s.arabic && t.frame.type === 'attack' && !filled.actor.length && filled.recipient.length && !filled.mutual.length && !sufferer) {
    // أعلن A مقتل قيادي في ضربة استهدفت B: who announces it struck.
    const said = s.units.findLastIndex((x, k) => k < u && x.kind === 'say'), who = said >= 0 && u - said < 20 && s.units.slice(said, u).some(x => x.kind === 'hurt') && !s.units.slice(said, u).some(x => x.kind === 'that') ? s.subject(said) : null
    if (who && !who.np.geo && who.at < u && !filled.recipient.some(r => r.np === who.np)) filled.actor.push(who)
  }
  if (t.frame.type !== 'attack' && filled.recipient.length) {
    // اتهم A B بتدريب مسلحين: not A's.
    const accusal = s.units.findIndex((x, k) => k < u && k > u - 9 && x.kind === 'accuse'), by = accusal >= 0 ? s.subject(accusal) : null
    if (by && !s.units.slice(accusal, u).some(x => x.kind === 'that')) filled.recipient = filled.recipient.filter(a => a.np !== by.np)
  }
  if (t.frame.type === 'attack' && filled.actor.length && !filled.recipient.length) for (const a of named(s, u)) filled.recipient.push(a)
  if (t.frame.type === 'attack' && filled.actor.length && !filled.recipient.length && !filled.mutual.length) {
    const hurt = victims(s, u)
    if (hurt) { filled.recipient.push(hurt) }
  }
  return filled
}
