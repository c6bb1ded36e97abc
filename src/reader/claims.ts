/** Signal words and their arguments → claims, a sentence at a time. */
import type { ClaimType, Status } from '../model.js'
import { englishNoun, englishParticiple, englishVerb } from './english-fill.js'
import { type Filled, noun, verb } from './fill.js'
import { BIT, type Entry, type Trigger } from './lexicon.js'
import { brings } from './listed.js'
import { lastBefore, salient, victims } from './nearby.js'
import { participle } from './participle.js'
import { onThings, repelled, targetAhead } from './open-roles.js'
import { parts } from './parts.js'
import type { Phrase, Unit } from './phrases.js'
import { recast, undone } from './recast.js'
import type { Argument, Sentence } from './roles.js'
import { allies, marked, sidesOf } from './sides.js'
import { nameless } from './struck.js'

/** A claim before it has an id: `at` are the units that make it, the signal word first; `words` those that fired. */
export interface Draft { type: ClaimType; status: Status; mode: Entry['mode']; actors: string[]; recipients: string[]; rule: string; at: number[]; signals: number[] }

/** All claims of one sentence. */
export function drafts(sentence: Sentence): Draft[] {
  const out: Draft[] = []
  const { units } = sentence
  if (!sentence.arabic) { clause(out, sentence); return out.filter(d => d.rule !== 'alliance.same-side' || !out.some(a => opposes(a, d.actors))) }
  for (const { units: some, index } of parts(sentence)) {
    const from = out.length, whole = some.length === units.length
    const s = whole ? sentence : sentence.clause(some)
    clause(out, s)
    if (!whole) for (const d of out.slice(from)) { d.at = d.at.map(k => index[k] ?? k); d.signals = d.signals.map(k => index[k] ?? k) }
  }
  // نفذتها A بالاشتراك مع B, A مدعمة بمقاتلي B: B's attack too.
  for (const d of out.filter(x => joins(units, x))) {
    const foes = (a: Draft) => (a.recipients.length ? a.recipients : a.actors).filter(id => !d.actors.includes(id) && !d.recipients.includes(id))
    for (const a of out.filter(x => x.type === 'attack' && x.actors.some(id => d.actors.includes(id)) && foes(x).length > 0)) {
      out.push({ ...a, actors: d.recipients, recipients: foes(a), at: [...a.at, ...d.at] })
      if (!a.recipients.length) out.push({ ...a, actors: foes(a), recipients: d.recipients, at: [...a.at, ...d.at] })
    }
  }
  return out
}

/** Whether two of `side` fight each other in an attack. */
function opposes({ type, actors, recipients }: Draft, side: readonly string[]): boolean {
  if (type !== 'attack') return false
  const foes = recipients.length ? recipients : actors
  return actors.some(a => side.includes(a) && foes.some(b => b !== a && side.includes(b)))
}

/** The claims of one clause, or of an English sentence. */
function clause(out: Draft[], sentence: Sentence): void {
  const { units } = sentence
  for (let u = 0; u < units.length; u++) {
    if (units[u]!.kind === 'hurt' && sentence.arabic) killed(out, sentence, u)
    if (units[u]!.item.slots.undergo === 'repel' && sentence.arabic) { const d = repelled(sentence, u); if (d) out.push(d) }
    if (units[u]!.np) { if (sentence.arabic) within(out, sentence, u); else unitOf(out, sentence, u) }
    if (units[u]!.kind !== 'trigger') continue
    const form = sentence.form(u)
    if (!form || (sentence.arabic ? form.frame.type === 'merger' : undone(sentence, u))) continue
    const trigger = sentence.arabic ? form : recast(sentence, u, form)
    const signals = [u]
    const filled = !sentence.arabic ? trigger.form === 'verb' ? englishVerb(sentence, u, trigger) : trigger.form === 'noun' ? englishNoun(sentence, u, trigger, signals) : englishParticiple(sentence, u, trigger)
      : trigger.form === 'verb' ? verb(sentence, u, trigger) : trigger.form === 'noun' ? noun(sentence, u, trigger, signals) : participle(sentence, u, trigger)
    if (filled) emit(out, sentence, trigger, filled, signals)
  }
}

/** Whether the help that a draft tells of is men in the fight: بالاشتراك مع B, مدعمة بقوات B; not backing from afar (المدعومة من B). */
function joins(units: readonly Unit[], d: Draft): boolean {
  const at = d.signals[0]!, key = units[at]!.item.key
  return d.rule === 'alliance.beside' || (d.rule === 'alliance.loyal' && /^حلفا/.test(key)) || (d.rule === 'alliance.aided' && /اشتراك|مشترك|مشارك|تعاون/.test(key)) || (d.rule === 'alliance.backed' && units[at + 1]?.slot === 'bi' && d.at.every(k => !units[k]!.np?.agents && !units[k]!.np?.geo) && !/^[يت](?!.*(?:ون|وا|ان)$)/.test(units[Math.max(...d.at) + 1]?.item.key ?? ''))
}

const UNIT = /^(?:ال)?(?:لواء|فيلق|فرقه|كتيبه|فوج|سريه)/

/** اللواء 56 في الحشد الشعبي: a unit of a force named behind it. */
function within(out: Draft[], s: Sentence, u: number): void {
  const whole = s.units[u + 2], of = s.units[u + 1], member = s.units[u]!.np!.members.at(-1)!
  if (of?.kind !== 'prep' || !whole?.np || whole.np.geo || whole.np.adjective || whole.np.targets || !(of.item.key === 'في' || of.slot === 'bi') || !UNIT.test(member.item.key) || whole.np.members.some(m => m.id === member.id)) return
  out.push({ type: 'membership', status: 'reported', mode: undefined, actors: [member.id], recipients: whole.np.members.slice(0, 1).map(m => m.id), rule: 'membership.within', at: [u, u + 2], signals: [u + 1] })
}

const CORPS = /\b(?:brigades?|battalions?|division|regiment|corps|force|legion|katiba|unit|wing|squad|company)$/

/** `B's elite A Force`, `the A Brigades of B`: a unit of a force that owns it. */
function unitOf(out: Draft[], s: Sentence, u: number): void {
  const own = s.units[u + 1]?.item.key === "'s", of = s.units[u + 1]?.slot === 'of'
  if (!own && !of) return
  let k = u + 2
  while (k < u + 5 && s.units[k]?.kind === 'skip') k++
  const next = s.units[k], [first, second] = own ? [next, s.units[u]] : [s.units[u], next]
  if (!first?.np || !second?.np || second.np.geo || second.np.adjective || second.np.people || first.np.geo || first.np.adjective) return
  const member = own ? first.np.members[0]! : first.np.members.at(-1)!, whole = own ? second.np.members.at(-1)! : second.np.members[0]!
  if (member.item.anaphor || member.id === whole.id || !CORPS.test(member.item.key)) return
  out.push({ type: 'membership', status: 'reported', mode: undefined, actors: [member.id], recipients: [whole.id], rule: 'membership.within', at: [u, k], signals: [u + 1] })
}

/** قتل جنود من B على يد A: who is named as the doer of it. */
function killed(out: Draft[], s: Sentence, u: number): void {
  const args = s.right(u), victim = victims(s, u, true)
  // قتل جنود من B خلال تصدي A لهم: who repelled them.
  const repels = args.length < 9 ? s.units.findIndex((x, k) => k > u && k < u + 14 && x.kind === 'undergo' && x.item.part !== 'past' && s.units[k - 1]!.kind === 'prep' && s.units[k + 1]?.np !== undefined) : -1
  const by = args.find(a => a.slot === 'by') ?? (repels > 0 && (!victim || victim.at < repels) ? { slot: 'by' as const, np: s.units[repels + 1]!.np!, at: repels + 1 } : undefined)
  if (!by || !victim || victim.np === by.np || s.units[by.at - 1]?.item.key === 'بقياده') return
  out.push({ type: 'attack', status: 'reported', mode: 'other', actors: ids([by]), recipients: ids([victim]), rule: 'attack.kill', at: [u, victim.at, by.at], signals: [u] })
}

function ids(list: readonly Argument[], ok: (p: Phrase) => boolean = () => true): string[] {
  const out: string[] = []
  for (const { np } of list) if (ok(np)) for (const m of np.members) if (!out.includes(m.id)) out.push(m.id)
  return out
}

function emit(out: Draft[], s: Sentence, t: Trigger, filled: Filled, signals: number[]): void {
  const { frame } = t
  // جيش أنشأه A للقتال إلى جانب B: of whom the sentence is about.
  if (frame.type === 'attack' && s.arabic && !filled.actor.length && !filled.mutual.length && t.form === 'noun') { const beside = s.right(signals[0]!).find(a => a.slot === 'beside'), who = beside && s.about(); if (who && who !== beside.np) filled.actor = [{ slot: 'subject', np: who, at: beside.at }] }
  // وصلت تعزيزات إلى B, وصلت إلى B تعزيزات, B تصلها إمدادات: B is strengthened, by whom is not said.
  if (!filled.actor.length && s.arabic && frame.type === 'reinforcement' && frame.moves && t.form === 'noun') {
    const u = signals[0]!, came = s.units.findLastIndex((x, k) => k < u && k >= u - 8 && /^(?:[تي]?وصل|[تي]صل|.?دخل)/.test(x.item.key))
    const between = s.units.findIndex((x, k) => k > came && k < u && x.np !== undefined && x.slot === 'to')
    const whose = came < 0 ? [] : between > 0 ? [{ slot: 'to' as const, np: s.units[between]!.np!, at: between }] : /(?:ها|هم|[لت]ه)$/.test(s.units[came]!.item.key) || s.units[came]!.item.suffix ? [lastBefore(s, came)].filter(a => a !== null) : filled.recipient
    if (came >= 0) { filled.actor = whose.filter(a => !a.np.geo && a.at - u < 6); filled.recipient = [] }
  }
  // قطع علاقاتها مع B
  if (s.arabic && t.form === 'noun' && frame.type === 'alliance' && /^(?:قطع|قطعت|انهاء|انهت|وقف|تعليق|علقت)$/.test(s.units[signals[0]! - 1]?.item.key ?? '')) return
  const before = frame.type === 'attack' && s.arabic ? out.findLast(d => d.type === 'attack')?.actors ?? (s.assailants.length ? s.assailants : s.strikers) : []
  if (!filled.actor.length && !filled.mutual.length && before.length && theEvent(s, signals[0]!, t)) {
    // القصف استهدف B: the one told of before, and whose it was.
    const hit = ids(filled.recipient.length ? filled.recipient : [victims(s, signals[0]!)].filter(a => a !== null)).filter(id => !before.includes(id))
    if (hit.length) out.push({ type: 'attack', status: statusAt(s, signals[0]!, t, signals), mode: t.mode, actors: [...before], recipients: hit.sort(), rule: t.entry, at: [...signals, ...filled.recipient.map(a => a.at)], signals })
    return
  }
  if (!filled.actor.length && !filled.mutual.length) { if (frame.type === 'attack' && t.form !== 'participle') s.unclaimed.push(...ids(filled.recipient), ...(s.arabic || filled.recipient.length ? [] : soldiersOf(s, signals[0]!, t))); return }
  const all = [...filled.actor, ...filled.recipient, ...filled.mutual], at = [...signals, ...all.map(a => a.at)]
  let known: Status | undefined
  const add = (type: ClaimType, actors: string[], recipients: string[], rule = t.entry) => {
    // `A and allied B`
    if (!s.arabic && type === 'alliance' && recipients.length && actors.length > recipients.length && recipients.every(x => actors.includes(x))) actors = actors.filter(x => !recipients.includes(x))
    const r = recipients.filter(x => !actors.includes(x))
    // مستعد للتصدي لهجمات A: none has come.
    if (s.arabic && type === 'attack' && signals.slice(1).some(k => s.units[k]!.item.slots.undergo === 'repel') && (known ??= statusAt(s, Math.min(...signals), t, signals)) === 'planned') return
    if (actors.length && (r.length || (recipients.length === 0 && (type === 'reinforcement' || new Set(actors).size > 1)))) out.push({ type, status: known ??= statusAt(s, Math.min(...signals), t, signals), mode: type === 'attack' ? t.mode : undefined, actors: [...new Set(actors)].sort(), recipients: [...new Set(r)].sort(), rule, at, signals })
  }
  // قيادي في A انضم إلى B: not all of A.
  const group = (p: Phrase) => !(!s.arabic && frame.type === 'membership' && p.adjective && !p.people) && frame.type === 'attack' || t.form !== 'verb' || !s.arabic || !(p.targets && /^(?:ال)?قياديا?$/.test(p.head))
  const actors = ids(filled.actor, group), mutual = ids(filled.mutual), recipients = ids(filled.recipient, p => (frame.type !== 'attack' || !p.capitalCity || (t.form === 'verb' && t.entry === 'attack.en.clash')) && !(!s.arabic && frame.type === 'membership' && p.adjective) && !(frame.type === 'membership' && t.form === 'verb' && /^enter/.test(s.units[signals[0]!]!.item.key) && (p.geo || p.targets || p.adjective)))
  // `helps B in fighting C`: both do.
  if (!s.arabic && frame.type === 'attack' && s.units[signals[0]! - 1]?.slot === 'in' && /ing$/.test(s.units[signals[0]!]!.item.key.split(' ')[0]!)) { const v = s.units.findLastIndex((x, k) => k < signals[0]! && k > signals[0]! - 9 && x.kind === 'trigger' && s.form(k)?.form === 'verb'); if (s.form(v)?.frame.type === 'alliance') actors.push(...ids([s.subject(v), ...s.direct(v)].filter(a => a !== null)).filter(id => !actors.includes(id) && !recipients.includes(id))) }
  const either = all.some(a => a.np.either)
  // تمركزاتها, حامياته: another's than the attackers'.
  if (s.arabic && frame.type === 'attack' && actors.length && recipients.every(r => actors.includes(r)) && !mutual.length && (recipients.length || theirThings(s, signals[0]!))) { const other = salient(s, signals[0]!, filled.actor); recipients.length = 0; if (other && !other.np.geo) recipients.push(...ids([other]).filter(x => !actors.includes(x))) }
  // `killed 20 soldiers and two of B's men`
  if (frame.type === 'attack' && !s.arabic && t.form === 'verb' && actors.length && recipients.length) { const k = nameless(s, signals[0]!, t), force = k >= 0 && !s.clauses.chunk(k)?.of ? forceOf(s, k) : undefined; if (force !== undefined && !actors.includes(force)) { recipients.push(force); at.push(k) } }
  if (frame.type === 'attack' && actors.length && !recipients.length && !mutual.length) {
    const soldiers = s.arabic ? soldiersBeside(s, signals[0]!, t) : nameless(s, signals[0]!, t), force = forceOf(s, soldiers)
    if (force !== undefined && !actors.includes(force)) { recipients.push(force); at.push(soldiers) }
    else if (s.struck.length && claims(s, signals)) recipients.push(...s.struck)
    else if (!s.arabic && s.unclaimed.length && claims(s, signals)) recipients.push(...s.unclaimed)
    else if (!s.arabic && answers(s, signals[0]!, t) && out.some(d => d.type === 'attack' && d.recipients.some(id => actors.includes(id)))) recipients.push(...out.findLast(d => d.type === 'attack' && d.recipients.some(id => actors.includes(id)))!.actors)
    else if (!s.arabic && s.strikers.length && answers(s, signals[0]!, t)) {
      // `repelled the assault`: of those who struck before.
      // Those who struck last struck somebody else: of whoever fights this one.
      const elsewhere = s.strikers.every(x => s.foes.has(x) && !s.foes.get(x)!.some(y => actors.includes(y)))
      const foes = elsewhere && actors.length === 1 ? s.foes.get(actors[0]!) ?? s.strikers : s.strikers
      recipients.push(...foes)
      if (t.entry === 'attack.en.repel') add('attack', [...foes], actors)
    }
    // ردت A بقصف موقع: on whoever struck before.
    else if (s.arabic && targetAhead(s, signals[0]!, actors) > 0) { const k = targetAhead(s, signals[0]!, actors); recipients.push(...ids([{ slot: 'on', np: s.units[k]!.np!, at: k }])); at.push(k) }
    else if (s.arabic && s.units.slice(Math.max(0, signals[0]! - 7), signals[0]!).some(x => /^(?:رد|ردت|ردوا|يرد|ترد|الرد)$/.test(x.item.key))) recipients.push(...before.filter(id => !actors.includes(id)))
    if (s.arabic && !recipients.length && onThings(s, signals[0]!)) recipients.push(...actors.length === 1 ? out.findLast(d => d.type === 'attack' && d.recipients.length > 0 && d.actors.includes(actors[0]!))?.recipients ?? s.foes.get(actors[0]!) ?? [] : [])
  }
  if (s.arabic && frame.type === 'attack' && actors.length && !recipients.length && !mutual.length) s.assailants.push(...actors)
  // تصدت A وB لهجوم: on one side.
  if (s.arabic && frame.type === 'attack' && !mutual.length && !either && signals.slice(1).some(k => s.units[k]!.item.slots.undergo === 'repel')) allies(add, [ids(filled.recipient)])
  if (frame.type === 'attack') {
    // A, together with B, attacked C; in the same clause before the verb.
    const carrier = t.form === 'verb' ? signals[0]! : signals.slice(1).find(k => s.isVerb(k)) ?? -1
    if (!s.arabic && s.units[carrier - 1]?.kind !== 'and' && s.form(carrier)?.part !== 'gerund') for (let k = carrier - 1; k >= 0; k--) {
      const x = s.units[k]!
      if (s.isVerb(k) || x.kind === 'sub' || x.kind === 'that') break
      if (x.kind === 'np' && x.slot === 'beside' && !x.np!.geo && actors.length && !s.clauses.passives.has(carrier)) {
        const mates = ids([{ slot: 'beside', np: x.np!, at: k }])
        add('alliance', actors, mates, 'alliance.beside')
        if (recipients.length && !mutual.length && !/^on /.test(s.units[x.prep]?.item.key ?? '')) add('attack', mates, recipients)
      }
    }
    const beside = frame.noun?.beside ? [] : (signals.length === 1 || !s.arabic ? s.right(signals[0]!) : signals.flatMap(k => s.right(k))).filter((a, _, all) => (a.slot === 'beside' && (s.arabic || !a.np.geo)) || (a.slot === 'with' && t.form === 'verb' && frame.verb?.with === 'mutual' && all.some(b => b.slot === 'on' || (!s.arabic && b.slot === 'object'))))
    for (const b of beside) if (actors.length) add('alliance', actors, ids([b]), 'alliance.beside')
    const exchange = signals.some(k => /تبادل|^(?:exchang|trad)/.test(s.units[k]!.item.key))
    if ((exchange || (frame.noun?.between && frame.noun.with)) && !beside.length && actors.length > 1 && !recipients.length && !mutual.length) {
      // وضعت الحرب A وB في مواجهة C: not each against the other.
      if (s.arabic && !exchange && filled.actor.every(a => a.at < signals[0]! && a.np.members.length > 1) && s.units[signals[0]! - 1]?.kind === 'prep') return
      const sides = [actors.slice(0, 1), actors.slice(1)]
      if (actors.length === 2) add('attack', actors, [])
      else { add('attack', sides[0]!, sides[1]!); add('attack', sides[1]!, sides[0]!) }
      return
    }
    if (mutual.length) {
      const sides = actors.length ? [actors, mutual] : mutual.length === 2 ? [[mutual[0]!], [mutual[1]!]] : sidesOf(filled.mutual, mutual)
      if (sides[0]!.length === 1 && sides[1]!.length === 1) add('attack', [...sides[0]!, ...sides[1]!], [])
      else { add('attack', sides[0]!, sides[1]!); add('attack', sides[1]!, sides[0]!) }
      // `battled several groups, including A and B`: each by itself.
      const examples = !s.arabic && filled.mutual.some(a => s.units[a.at - 1]?.triggers.some(x => x.entry === 'membership.en.comprises') || /^(?:including|such as|namely|like)$/.test(s.units[a.at - 1]?.item.key ?? '') || /^(?:including|such as|namely|like)$/.test(s.units[a.at - 2]?.item.key ?? ''))
      if (!either && !examples && !filled.mutual.some(a => a.np.members.some(m => m.item.pair !== undefined))) allies(add, actors.length && !s.arabic ? [actors, ...filled.mutual.map(a => ids([a]))] : sides)
    } else if (actors.length) { if (!s.arabic && !recipients.length) s.attackers.push(...actors); if (recipients.length) add('attack', actors, recipients); if (!either && (t.form === 'noun' || recipients.length)) allies(add, [actors]) }
    return
  }
  // `fought alongside B against C`
  if (frame.type === 'alliance' && t.form === 'verb' && /^f[io]ught|^fight/.test(s.units[signals[0]!]!.item.key)) {
    const foes = s.right(signals[0]!).filter(a => a.slot === 'on')
    if (foes.length) add('attack', [...actors, ...recipients], ids(foes), 'attack.en.clash')
  }
  if (frame.verb?.with && frame.type === 'alliance' && actors.length > 1 && !recipients.length) add('alliance', actors, [])
  if (frame.type === 'reinforcement') {
    // استهدفت تعزيزات B: what is struck is not sent.
    if (t.form === 'noun' && s.units[signals[0]! - 1]?.triggers.some(x => x.form === 'verb' && x.frame.type === 'attack')) return
    // Troops go to a country as to a place; weapons are given to it.
    const given = ids(filled.recipient, p => !(frame.moves && p.geo && p.members.length === 1) && !(p.adjective && !p.people && !p.targets))
    const near = s.units.slice(signals[0]!, signals[0]! + 12)
    const moved = frame.moves && (brings(s, signals[0]!) || near.some(x => /تعزيز|امداد|reinforcement|وجود|انتشار/.test(x.item.key) || (x.kind === 'cargo' && x.item.cues & (BIT.people | BIT.agents | BIT.head | BIT.targets))))
    if (given.length || moved || t.entry === 'reinforcement.bolsters') add('reinforcement', actors, given)
    return
  }
  if (mutual.length) {
    const all = [...actors, ...mutual], race = frame.type === 'rivalry', [one, other] = (race && s.arabic ? marked(s, signals[0]!) : null) ?? (race ? [all.slice(0, 1), all.slice(1)] : [all, []])
    add(frame.type, one, other)
    if (race) allies(add, [one, other])
  }
  // `joined B in an assault`: at its side, not a part of it.
  const sideBySide = frame.type === 'membership' && t.form === 'verb' && !s.arabic && s.units.slice(signals[0]!, signals[0]! + 8).some((x, k, all) => (x.slot === 'in' || (x.slot === 'to' && k > 1)) && all.slice(k + 1, k + 4).some(y => y.triggers.some(z => z.frame.type === 'attack')))
  if (actors.length && recipients.length) add(sideBySide ? 'alliance' : frame.type, actors, recipients)
}

/** Whether what is struck is somebody's that a pronoun means: حامياته, معسكرين تابعين لها. */
function theirThings(s: Sentence, u: number): boolean {
  for (let k = u + 1; k < s.units.length && k < u + 5; k++) {
    const x = s.units[k]!
    if (x.np || x.kind === 'civil' || x.item.places.length) return false
    if (x.kind === 'targets') return x.item.suffix || s.units[k + 1]?.slot === 'to' && s.units[k + 1]!.kind === 'own' || (s.units[k + 1]?.kind === 'trigger' && s.units[k + 2]?.kind === 'own')
  }
  return false
}

/** The army or the police that nameless soldiers at `k` are of. */
const forceOf = (s: Sentence, k: number): string | undefined => (k < 0 ? undefined : /polic|شرط/.test(s.units[k]!.item.key) || /^polic/.test(s.units[k - 1]?.item.key ?? '') ? s.police : s.army)

/** The army of the nameless soldiers whom an English attack struck, if any. */
function soldiersOf(s: Sentence, u: number, t: Trigger): string[] { const force = forceOf(s, nameless(s, u, t)); return force === undefined ? [] : [force] }

/** Whether the attack at `u` answers one told of before: repelled it, responded with fire. */
function answers(s: Sentence, u: number, t: Trigger): boolean {
  if (t.entry === 'attack.en.repel' && t.form === 'verb') { const o = s.clauses.chunks.find(c => s.clauses.governor(c)?.u === u && s.clauses.governor(c)?.slot === 'object'); return o !== undefined && ((o.event >= 0 && o.owner < 0) || /^(?:it|them|attackers?|assailants)$/.test(s.units[o.head]!.item.key)) }
  // `a response to the raid`: which answers nothing itself.
  for (let k = u; k >= 0 && k > u - 10; k--) if (s.clauses.chunk(u)?.prep !== k + 1 && /^(?:respon[ds]|retaliat|repl(?:y|ied)|hit back|struck back|returned fire|fired back|counterattack)/.test(s.units[k]!.item.key)) return true
  return false
}

/** Whether the attack at `u`, or the subject of the verb there, is one told of before: القصف, الهجوم. */
function theEvent(s: Sentence, u: number, t: Trigger): boolean {
  const definite = (k: number) => s.form(k)?.form === 'noun' && s.form(k)!.frame.type === 'attack' && /^ال/.test(s.units[k]!.item.key) && !s.units[k + 1]?.np
  return t.form === 'noun' ? definite(u) : t.form === 'verb' && [-3, -2, -1, 1, 2].some(d => definite(u + d))
}

const SOLDIERS = /^(?:ال)?(?:جندي|جنود|جنديا|جنديين|جنديان|عسكريا|عسكريين|عسكريون|ضباط|ضابط|ضابطا|شرطي|شرطيا|شرطيين|شرطه)$/

/** Soldiers without a name whom the attack of an Arabic sentence at `u` struck: an index, or −1. */
function soldiersBeside(s: Sentence, u: number, t: Trigger): number {
  const is = (k: number) => s.units[k]?.np === undefined && SOLDIERS.test(s.units[k]?.item.key ?? '')
  for (let k = u + 1; k < s.units.length && k < u + 9; k++) { const x = s.units[k]!; if (is(k)) return k; if (x.kind === 'sub' || x.kind === 'that' || x.kind === 'say' || x.np || x.slot === 'by' || x.slot === 'from') break }
  if (t.form === 'noun' || /participle|passive/.test(t.part)) for (let k = u - 1; k >= 0 && k > u - 10; k--) { const x = s.units[k]!; if (is(k)) return s.units.slice(k, u).some(y => y.item.cues & BIT.hurt || y.triggers.some(z => z.frame.type === 'attack')) || t.form === 'verb' ? k : -1; if (x.kind === 'sub' || x.kind === 'that' || x.kind === 'say') break }
  return -1
}

/** Whether a signal word carries the attack as something claimed or owned up to: `claimed the attack`, تبنى الهجوم. */
const claims = (s: Sentence, signals: readonly number[]): boolean => signals.some(k => /^(?:claim|t(?:ak|ook)\w* (?:credit|responsib)|admit|acknowledg|blam|attribut|(?:و|ف)?(?:س?[يت])?تبن|(?:اعلن|لاحقا)?.*مسووليت|مسووليه|المسووليه)/.test(s.units[k]!.item.key) || s.units[k + 1]?.item.key === 'behind')

const COMING = /^(?:ال)?(?:مرتقب|متوقع|محتمل|وشيك|مزمع|مقرر|مخطط|قادم)ه?$/

/** reported, planned, denied or hypothetical, from the words to the left of the signal. */
export function statusAt(s: Sentence, u: number, t: Trigger, signals: number[]): Status {
  if (s.arabic && t.part === 'future') return 'planned'
  // `the Iran-backed group would attack`: that it is backed is so.
  if (!s.arabic && t.form === 'participle' && s.units[u]!.item.bound) return 'reported'
  for (let k = signals[0]! + 1; k < s.units.length && k < signals[0]! + 14; k++) {
    const x = s.units[k]!
    if (x.kind === 'deny' && !x.item.part) { if (/^نافي/.test(x.item.key)) break; signals.push(k); return 'denied' }
    if (x.kind === 'sub' || x.kind === 'that') break
  }
  // العملية المرتقبة ضد B, هجوم من المتوقع أن يشنه A
  if (s.arabic && t.form === 'noun') for (let k = signals[0]! + 1; k < s.units.length && k < signals[0]! + 5; k++) { const x = s.units[k]!; if (COMING.test(x.item.key) && s.units[k + 1]?.slot !== 'from') { signals.push(k); return 'planned' } if (x.np || x.kind === 'trigger') break }
  // يواصل نقل تعزيزات تمهيدا لهجوم
  const between = s.units.findIndex((x, k) => k > u && k < signals[0]! && x.kind === 'plan')
  if (between > 0) { signals.push(between); return 'planned' }
  for (let k = u, n = 0; k >= 0 && n < 30; k--, n++) {
    const x: Unit = s.units[k]!
    if (x.item.cues & BIT.plan && x.kind === 'trigger' && k === u) { return 'planned' }
    // تستعد A مدعومة بB لهجوم: that it is backed is so.
    if (s.arabic && x.kind === 'plan' && t.form === 'participle' && !t.frame.participle!.subject && s.units[k + 1]?.np) break
    if (k === u && x.kind !== 'plan') { if (s.arabic && x.item.part === 'future') return 'planned'; continue }
    if (x.kind === 'deny' && t.form === 'participle' && n > 1) break
    // نفت ذلك متهمة B بقصف
    if (s.arabic && x.kind === 'accuse' && n > 0) break
    // `refused to fight A, and attacked B`
    if (!s.arabic && x.kind === 'deny' && /^(?:refus|declin)/.test(x.item.key) && s.units.slice(k, u).some(y => y.kind === 'comma' || y.kind === 'and')) break
    // `denied it and said that B had attacked`
    if (x.kind === 'deny' && !(x.item.part && k < u && s.units.slice(k, u).some((y, j, all) => y.kind === 'and' && all.slice(j, s.arabic ? all.length : j + 4).some(z => z.kind === 'say')))) { signals.push(k); return 'denied' }
    if (x.kind === 'rel' && n > 0 && t.form === 'verb' && n < (s.arabic ? 3 : 7)) break
    if (x.kind === 'say' && s.units[k - 1]?.kind === 'and') break
    if (x.kind === 'neg' && n <= (t.form === 'noun' ? 2 : 3) && !(s.arabic && t.form === 'noun' && n === 2 && /^(?:word|verb)$/.test(s.units[k + 1]!.kind))) { signals.push(k); return 'denied' }
    // `threatened a response to the raid`: it has been.
    if (!s.arabic && x.kind === 'plan' && s.units.slice(k, u).some((y, j) => /^(?:response|retaliation|revenge|reply|answer|vengeance)$/.test(y.item.key) && s.clauses.chunk(u)?.prep === k + j + 1)) break
    if (x.kind === 'plan' && n <= (t.form === 'participle' ? 3 : 10) && !s.units.slice(k, u).some(y => /^(?:continu|keep|remain)/.test(y.item.key))) { signals.push(k); return 'planned' }
    // تتخوف من عودة A إلى التلال، والتي تعني قدرته على مهاجمة B: all of it is feared.
    if (x.kind === 'if' && n <= (t.form === 'participle' ? 3 : s.arabic ? 30 : 12)) { signals.push(k); return 'hypothetical' }
    if (x.kind === 'sub' || x.kind === 'colon' || (s.arabic && x.kind === 'and' && s.units[k - 1]?.kind === 'comma' && s.isVerb(k + 1))) break
  }
  return 'reported'
}
