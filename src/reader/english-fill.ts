/** An English signal word with its arguments → who is actor, recipient, side, by the word's frame and the clauses of its sentence. */
import { ofEachWord } from '../text/once.js'
import { type Filled, none, put } from './fill.js'
import { BIT, type Slot, type Trigger } from './lexicon.js'
import { hampered, victims } from './struck.js'
import { ARMY, TAILED } from './words.js'
import type { Argument, Sentence } from './roles.js'

/** The slot of what follows a signal word that ends in its own preposition: `faction of`, `rockets at`, `unite under`. */
const TAILS: Record<string, Slot> = { at: 'on', into: 'on', on: 'on', against: 'on', of: 'of', under: 'in', with: 'with', from: 'from', to: 'to', within: 'in', in: 'in', by: 'by' }
const tailOf = ofEachWord((key): Slot | undefined => TAILS[/ ([a-z]+)$/.exec(key)?.[1] ?? ''])
const tail = (s: Sentence, u: number): Slot | undefined => tailOf(s.units[u]!.item.key)

/** Whether fighters, weapons or supplies are named as what is sent: to the right of the word at `u`, or as the subject of its passive. */
function carries(s: Sentence, u: number): boolean {
  const cargo = (k: number) => (s.units[k]!.item.cues & BIT.cargo) !== 0
  const subject = s.clauses.passives.has(u) ? s.clauses.subjects.get(u) : undefined
  for (let c: typeof subject = subject, n = 0; c && n < 3; c = c.of, n++) for (let k = c.from; k < c.to; k++) if (cargo(k) || s.units[k]!.np?.people || s.units[k]!.np?.agents) return true
  for (let k = u + 1, of = false; k < s.units.length && k < u + 14; k++) {
    const x = s.units[k]!
    if (cargo(k) && (x.kind !== 'np' || k === u + 1 || of)) return true
    of = x.slot === 'of' || x.slot === 'with' || (of && (x.kind === 'skip' || x.kind === 'word'))
    if (x.kind === 'sub' || x.kind === 'rel' || x.kind === 'that' || (s.isVerb(k) && x.kind !== 'trigger') || (x.kind === 'prep' && (x.slot === 'on' || x.slot === 'by'))) return false
  }
  return false
}

/** `A intercepted a missile fired by B`: B struck at A. */
function intercepted(s: Sentence, u: number): Filled | null {
  const { clauses } = s, object = clauses.chunks.find(c => clauses.governor(c)?.u === u && clauses.governor(c)?.slot === 'object')
  const target = clauses.passives.has(u) ? s.right(u).find(a => a.slot === 'by') ?? null : s.subject(u)
  const shot = clauses.passives.has(u) ? clauses.subjects.get(u) ?? undefined : object
  if (!target || !shot || !s.units.slice(shot.from, shot.to).some(x => /missile|drone|rocket|projectile|vehicle|uav|boat/.test(x.item.key))) return null
  const own = shot.owner >= 0 ? shot.owner : shot.who
  let from: Argument | null = own >= 0 ? { slot: 'subject', np: s.units[own]!.np!, at: own } : clauses.phrase(shot.of, 'subject')
  if (!from) for (const [v, c] of clauses.subjects) if (c === shot && v > u && clauses.passives.has(v)) from = s.right(v).find(a => a.slot === 'by') ?? null
  return from ? { ...none(), actor: [{ ...from, slot: 'subject' }], recipient: [{ ...target, slot: 'object' }] } : null
}

export function englishVerb(s: Sentence, u: number, t: Trigger): Filled | null {
  if (s.units[u]!.item.key === 'found') return null
  if (t.entry === 'attack.en.intercept') return intercepted(s, u)
  const roles = t.frame.verb!, filled = none(), { clauses } = s, args = s.right(u)
  if (t.frame.cargo && !carries(s, u)) return null
  // `the joining of A to B's ranks`, `the storming of A by B`
  const of = t.part === 'gerund' && s.units[u - 1]?.item.key === 'the' ? args.find(a => a.slot === 'of') : undefined
  if (of) {
    put(filled, roles, of, /^(?:membership|split|merger)$/.test(t.frame.type) ? 'subject' : 'object')
    for (const a of args) if (a !== of) put(filled, roles, a, a.slot === 'by' ? 'subject' : a.slot)
    return filled
  }
  // `sent warplanes against A`: not to strengthen anyone.
  const behind = s.units.findIndex((x, k) => k > u && (x.kind === 'trigger' || x.item.key === 'against'))
  if (t.frame.moves && behind > 0 && s.units[behind]!.item.key === 'against') return null
  // `A, B and C formed D`: one alone made it, and is no part of it.
  if (t.entry === 'membership.en.forms') { const made = clauses.passives.has(u) ? args.find(a => a.slot === 'by') : s.subject(u); if (!made || made.np.members.length < 2 || made.np.members.some(m => m.item.anaphor && made.np.members.length < 3)) return null }
  const own = tail(s, u), objects = args.filter(a => a.slot === 'object')
  if (clauses.passives.has(u) && !/ (?:alongside|beside|with)$/.test(s.units[u]!.item.key)) {
    // `the missile was acquired by B`: what is received is no giver.
    if (!(t.frame.cargo && roles.subject === 'recipient')) { const struck = clauses.subjects.get(u) ?? null; put(filled, roles, clauses.phrase(struck, 'object') ?? clauses.aimOf(struck), 'object') }
    for (const a of args) if (a.slot === 'by') put(filled, roles, a, 'subject')
    if (own) for (const a of objects) put(filled, roles, a, own)
  } else {
    const subject = s.subject(u)
    put(filled, roles, subject, 'subject')
    for (const a of objects) {
      // `supports the efforts of A`: not A.
      const efforts = t.frame.type === 'alliance' ? clauses.chunk(a.at)?.holder : undefined
      if (efforts && s.units[efforts.head]!.kind === 'word') continue
      // `A fired before B arrived and repelled them`: not B.
      const self = subject && a.np.members[0]!.item.anaphor && a.np.members[0]!.id === subject.np.members[0]!.id
      const other = self ? clauses.chunks.map(c => c.from < u && c.prep < 0 ? clauses.phrase(c, 'object') : null).find(p => p && p.np.members[0]!.id !== subject.np.members[0]!.id) : a
      if (other) put(filled, roles, other, own && roles[own] ? own : 'object')
      // `killed 50 of A's men, including two of B's`
      if (t.frame.type === 'attack') for (const c of clauses.chunk(a.at)?.parts ?? []) if (clauses.chunk(a.at)!.who >= 0) put(filled, roles, clauses.phrase(c, 'object'), 'object')
    }
  }
  // `A was formed when B and C came together`
  if (t.frame.type === 'merger' && filled.actor.length && !filled.recipient.length) for (const k of clauses.subjects.keys()) if (/^(?:form|creat|establish|found)/.test(s.units[k]!.item.key) && k !== u) { const whole = clauses.phrase(clauses.subjects.get(k) ?? null, 'subject'); if (whole && !filled.actor.some(a => a.np === whole.np)) put(filled, { subject: 'recipient' }, whole) }
  // `were fighting each other`
  if (roles.with === 'mutual' && /^(?:each|one another)$/.test(s.units[u + 1]?.item.key ?? '')) return { ...filled, actor: [], mutual: filled.actor }
  const against = roles.with === 'mutual' && args.some(a => a.slot === 'on' || a.slot === 'object')
  for (const a of args) {
    // `rely on A and on B`
    if (own && a.slot === own && !roles[own]) { put(filled, roles, a, 'object'); continue }
    if (a.slot === 'object' || a.slot === 'by' || (against && a.slot === 'with')) continue
    if (t.frame.moves && a.slot === 'to' && a.np.geo && a.np.members.length === 1) continue
    if ((t.mode === 'capture' && a.slot === 'on' && !a.np.targets) || (t.frame.type === 'attack' && a.slot === 'in' && !a.np.targets && !a.np.people)) continue
    put(filled, roles, a)
  }
  // `replied with missiles aimed at B`: who replied.
  if (t.frame.cargo && t.frame.type === 'attack' && !filled.actor.length && filled.recipient.length && clauses.passives.has(u)) { const load = clauses.subjects.get(u), g = load ? clauses.governor(load) : undefined, who = g && /^(?:object|with)$/.test(g.slot) && !clauses.passives.has(g.u) ? s.subject(g.u) : null; if (who && !filled.recipient.some(a => a.np === who.np)) filled.actor.push(who) }
  // `drones supplied by A were used by B`
  if (t.frame.cargo && t.frame.type === 'reinforcement' && filled.actor.length && !filled.recipient.length && clauses.passives.has(u)) for (const [v, c] of clauses.subjects) if (v > u && c === clauses.subjects.get(u) && clauses.passives.has(v) && USED.test(s.units[v]!.item.key)) { const by = s.right(v).find(a => a.slot === 'by'); if (by) filled.recipient.push(by) }
  // `sent troops to support B`
  if (t.frame.cargo && t.frame.type === 'reinforcement' && !filled.recipient.length) for (let k = u + 1; k < s.units.length && k < u + 16; k++) if (s.form(k)?.form === 'verb' && s.units[k - 1]!.slot === 'to') { if (/^(?:alliance|reinforcement)$/.test(s.form(k)!.frame.type)) filled.recipient.push(...s.direct(k)); break }
  if (t.frame.type === 'attack' && !filled.recipient.length && !filled.mutual.length && filled.actor.length && roles.object === 'recipient') for (const a of insideObject(s, u)) put(filled, { object: 'recipient' }, a, 'object')
  // `two fighters of B died when A struck a house`
  if (t.frame.type === 'attack' && !roles.with && !filled.recipient.length && filled.actor.length) { const hurt = clauses.hurtBefore(u); if (hurt && !filled.actor.some(a => a.np === hurt.np)) filled.recipient.push(hurt) }
  return filled
}

/** Those named behind a generic object: attacked rebel units, including B; killed N. N., a commander of B. */
function insideObject(s: Sentence, u: number): Argument[] {
  const { chunks } = s.clauses, object = chunks.find(c => c.from > u && s.clauses.governor(c)?.u === u && c.who < 0)
  if (!object) return []
  const said = chunks.find(c => c.of === object || (c.of && c.of.from === object.from))
  if (said && said.who >= 0) return [s.clauses.phrase(said, 'object')!]
  for (let k = object.to; k < s.units.length && k < object.to + 6; k++) {
    const x = s.units[k]!
    if (x.triggers.some(y => y.form === 'participle' && y.frame.type === 'membership' && y.frame.participle?.object) || /^(?:such as|namely|from|of)$/.test(x.item.key)) {
      const next = chunks.find(c => c.from > k)
      return next && next.who >= 0 && next.from <= k + 2 ? [s.clauses.phrase(next, 'object')!] : []
    }
    if (s.isVerb(k) || x.kind === 'sub' || x.kind === 'np') return []
  }
  return []
}

/** Verbs of help that is not given, or no more. */
const UNDOES = /^(?:end|cut|withdr|suspend|halt|stop|reject|lack|los[et]|criti|oppos|prevent|block|fear|ask|urg|demand|call|request|seek|sought|await|condemn|denounc|need|want)/
const USED = /^(?:used|fired|launched|flown|operated|deployed|employed|fielded)/
const WON = /^(?:f[io]und|win|won|gain|had|has|have|saw|see|lost|los)/
const WELCOMES = /^(?:enjoy|ha[sd]|have|receiv|g[eo]t|win|won|gain|secur|obtain|attract|benefit|draw|drew|seek|sought|request|need)/
const RECEIVING = /^(?:draw|drew|attract|provok|prompt|invit|suffer|repuls|repel|thwart|foil|fac|beat|fend|ward|fought|fight|sustain|com|cam|under)/

export function englishNoun(s: Sentence, u: number, t: Trigger, signals: number[]): Filled | null {
  const roles = t.frame.noun!, filled = none(), { clauses } = s, chunk = clauses.chunk(u)
  if (!chunk) return null
  const attack = t.frame.type === 'attack'
  // `B's affiliate in Syria`: where it is.
  const args = tail(s, u) === 'in' ? s.right(u).filter(a => a.slot !== 'object' || !a.np.geo) : s.right(u)
  // `Hezbollah's supply routes`: of what kind they are.
  if (u < chunk.head && s.units[chunk.head]!.kind !== 'trigger' && s.units[chunk.head]!.kind !== 'np') return null
  if (t.frame.cargo && !carries(s, u) && !(s.units[u]!.item.cues & BIT.cargo) && !s.units.slice(chunk.from, u).some(x => x.item.cues & BIT.cargo)) return null
  const owner = chunk.owner >= 0 && chunk.owner < u ? chunk.owner : chunk.who >= 0 && chunk.who < u ? chunk.who : -1
  // `a Turkish-backed faction's assault`: not Turkey's.
  const own: Argument | null = owner >= 0 && !(attack && s.units[owner]!.modifier) && !(s.units[owner]!.np!.capitalCity && s.units[owner + 1]?.item.key !== "'s") ? { slot: 'genitive', np: s.units[owner]!.np!, at: owner } : null
  // `A is an alliance between B and C`: B and C are A's.
  if (roles.left === 'recipient' && t.frame.type === 'membership') { const whole = clauses.saidOf(u); return whole && { ...filled, recipient: [whole], actor: args.filter(a => roles[a.slot] === 'actor') } }
  if (roles.left === 'actor') {
    const said = clauses.saidOf(u)
    // `its Rwandan backers`
    const other = own?.np.adjective && chunk.who === own.at ? s.units.slice(chunk.from, own.at).findIndex(x => x.np) : -1
    if (other >= 0) return { ...filled, actor: [own!], recipient: [{ slot: 'genitive', np: s.units[chunk.from + other]!.np!, at: chunk.from + other }] }
    const whose = own?.np.adjective && s.units[chunk.from]!.kind === 'own' && !said ? clauses.possessor(chunk) : null
    // `Turkey and its Syrian allies`: not the Syrian state.
    if (whose && ARMY.test(own!.np.members[0]!.id)) return null
    if (whose) return { ...filled, actor: [whose], recipient: [own!] }
    // `found an ally in B`
    const g = clauses.governor(chunk), won = g?.slot === 'object' && WON.test(s.units[g.u]!.item.key) ? s.subject(g.u) : null
    // `A and B, an affiliate of C`: B.
    const one = said && t.frame.type === 'membership' && said.np.members.length > 1 && /^(?:an?|itself|one)$/.test(s.units[chunk.from]!.item.key) && s.units[chunk.from - 1]?.kind === 'comma'
    put(filled, roles, one ? { ...said, np: { ...said.np, members: said.np.members.slice(-1) } } : said && said.np !== own?.np ? said : won, 'left')
    put(filled, roles, own ?? clauses.possessor(chunk), 'genitive')
    // `the two are allies`
    if (t.entry === 'alliance.en.friend' && filled.actor.length === 1 && !filled.recipient.length && !args.length && filled.actor[0]!.np.members.length === 2 && /s$/.test(s.units[u]!.item.key)) return { ...none(), mutual: filled.actor }
    // `A and its allies in B`
    if (!filled.actor.length && roles.in && args.some(a => a.slot === 'in' && !a.np.geo)) { filled.actor = filled.recipient; filled.recipient = [] }
    for (const a of args) if (!(a.slot === 'in' && a.np.geo)) put(filled, roles, a.slot === 'object' ? { ...a, slot: tail(s, u) ?? 'of' } : a)
    return filled
  }
  if (t.entry === 'alliance.en.pact') return pact(s, u, t, args, own)
  // `launched Operation Dawn, an offensive against B`
  const named = attack && s.units[chunk.from - 1]?.kind === 'comma' && /^an?$/.test(s.units[chunk.from]!.item.key) ? clauses.preceding(chunk) : undefined
  const g = clauses.governor(named && named.to === chunk.from - 1 && named.who < 0 ? named : chunk), of = clauses.verbOf(chunk)
  // `fired at A in revenge for the killing of B`: who killed B is not said.
  const answered = chunk.prep >= 0 && /^(?:for|to|over|after|following)$/.test(s.units[chunk.prep]!.item.key) && /^(?:revenge|retaliation|response|reprisal|reaction|answer|vengeance|retribution|punishment)$/.test(s.units[chunk.prep - 1]?.item.key ?? '')
  let doer: Argument | null = null, sufferer: Argument | null = null
  const by = (v: number) => s.right(v).find(a => a.slot === 'by') ?? null
  // `blamed the attack on A`
  if (g && g.slot === 'object' && attack && /^(?:blam|attribut|pin)/.test(s.units[g.u]!.item.key)) {
    const k = clauses.chunks.find(c => c.from > chunk.to && c.prep >= 0 && /^(?:on|to)$/.test(s.units[c.prep]!.item.key)), whose = clauses.phrase(k ?? null, 'subject')
    if (whose) { doer = whose; signals.push(g.u) }
    // `A blamed the bombing of its convoy on B`
    const owned = clauses.chunks.find(c => c.from === chunk.to + 1 && c.who < 0 && s.units[c.from]!.kind === 'own'), accuser = owned && s.subject(g.u)
    if (whose && accuser && !clauses.passives.has(g.u)) filled.recipient.push(accuser)
  } else if (g && g.slot === 'object') {
    const v = s.units[g.u]!, who = clauses.passives.has(g.u) ? by(g.u) : s.subject(g.u)
    const frame = s.form(g.u)?.frame
    const suffers = (v.item.cues & BIT.undergo) !== 0 || frame?.verb?.subject === 'recipient' || s.form(g.u)?.entry === 'attack.en.repel' || (RECEIVING.test(v.item.key) && v.kind !== 'light')
    if (who && (suffers || (/^(?:alliance|reinforcement)$/.test(t.frame.type) && WELCOMES.test(v.item.key)))) { sufferer = who; signals.push(g.u) }
    else if (who && (v.kind === 'light' || v.item.cues & BIT.light || v.kind === 'plan' || v.kind === 'deny' || (v.kind === 'say' && /^(?:claim|announc|declar)/.test(v.item.key)) || (frame?.cargo && frame.type === 'attack') || (frame?.type === 'membership') || (frame?.cargo && t.frame.type === 'alliance') || (t.frame.type === 'alliance' && /^(?:verb|word|say)$/.test(v.kind) && !clauses.passives.has(g.u) && args.some(a => a.slot === 'for' || a.slot === 'to') && !UNDOES.test(v.item.key)))) { doer = who; signals.push(g.u) }
  }
  if (of >= 0 && clauses.passives.has(of)) {
    const v = s.units[of]!, who = by(of)
    if (who && v.item.cues & BIT.undergo || who && s.form(of)?.entry === 'attack.en.repel') { sufferer = who; signals.push(of) }
    // `support provided to B by A`
    if (t.frame.type === 'alliance') for (const a of s.right(of)) if (a.slot === 'to') put(filled, roles, a)
    if (who && !doer && !sufferer && s.form(of)?.frame.cargo) { doer = who; signals.push(of) }
    else if (who && (v.kind === 'light' || v.item.cues & BIT.light || v.kind === 'say' || v.kind === 'plan' || v.kind === 'verb' || v.kind === 'word')) { doer = who; signals.push(of) }
  }
  // `A is the target of an offensive`
  if (!doer && !sufferer && attack && chunk.holder && /^(?:target|victim|object|focus|brunt)$/.test(s.units[chunk.holder.head]!.item.key)) { const held = clauses.governor(chunk.holder), of = clauses.phrase(chunk.holder.of, 'subject') ?? (held && s.units[held.u]!.kind !== 'np' ? s.subject(held.u) : null); if (of) sufferer = of }
  if (!doer && !sufferer && !answered && g && g.slot !== 'object' && chunk.prep >= 0) {
    const v = s.units[g.u]!, prep = s.units[chunk.prep]!.item.key
    // `came under fire for its help in B's attack`: not that attack.
    const told = clauses.chunks.some(c => c.event >= 0 && c.from > g.u && c.to <= chunk.from)
    if ((v.item.cues & BIT.undergo && !told) || prep === 'under') { sufferer = s.subject(g.u); signals.push(g.u) }
    else if (/^(?:help|assist|support|back|aid)/.test(v.item.key) && roles.with === 'mutual') { doer = s.direct(g.u)[0] ?? null; signals.push(g.u) }
    else if ((v.kind === 'light' || v.item.cues & BIT.light) && !(attack && !roles.with && args.some(a => a.slot === 'by')) && !(own && !roles.with && !/^(?:in|with)$/.test(s.units[chunk.prep]!.slot))) { doer = s.subject(g.u); signals.push(g.u); if (roles.with === 'mutual') for (const a of s.direct(g.u)) filled.mutual.push(a) }
    // `provide B with training`
    else if (t.frame.type === 'alliance' && g.slot === 'with' && s.form(g.u)?.frame.cargo) { doer = s.subject(g.u); for (const a of s.direct(g.u)) put(filled, { object: 'recipient' }, a) }
    else if (v.kind === 'be' && (/^(?:behind|for)$/.test(prep) || (roles.with === 'mutual' && /^(?:at|in)$/.test(prep)))) { doer = s.subject(g.u); signals.push(g.u) }
    else if (v.kind === 'accuse' && /^blam/.test(v.item.key) && prep === 'on') doer = null
    else if (v.kind === 'accuse' && /^(?:of|for)$/.test(prep)) { doer = clauses.passives.has(g.u) ? s.subject(g.u) : s.direct(g.u)[0] ?? null; signals.push(g.u) }
  }
  // `clashes between A and B in a region bordering with C`
  const sides = args.filter(a => a.slot === 'between').flatMap(a => a.np.members).length
  for (const a of args) if (a.np !== doer?.np && !(sides > 1 && a.slot === 'with') && !(a.slot === 'to' && roles.to === 'actor')) put(filled, roles, a.slot === 'object' ? { ...a, slot: tail(s, u) ?? 'object' } : a)
  if (sufferer) {
    if (!attack) filled.recipient = []
    put(filled, { subject: 'recipient' }, sufferer, 'subject')
    put(filled, { genitive: 'actor' }, own, 'genitive')
    if (!filled.actor.length) for (const a of args) if (/^(?:from|by|of)$/.test(a.slot)) put(filled, { [a.slot]: 'actor' }, a)
    return filled.actor.length ? { ...filled, recipient: filled.recipient.filter(a => a.np === sufferer.np) } : filled
  }
  if (doer) put(filled, roles, doer, 'subject')
  // `A, with B's support, fought`
  if (roles.left && own && !doer && chunk.prep >= 0 && s.units[chunk.prep]!.slot === 'with') put(filled, roles, clauses.doer(u), 'left')
  if (own && !(own.np.adjective && roles.between && roles.with)) {
    if (doer && roles.genitive === 'actor' && filled.actor.length) { if (!filled.recipient.length && own.np !== doer.np && !own.np.adjective) put(filled, { genitive: 'recipient' }, own, 'genitive') } else put(filled, roles, own, 'genitive')
  }
  if (attack && !answered && !filled.actor.length && filled.mutual.length !== 2 && (filled.recipient.length || (filled.mutual.length === 1 && filled.mutual[0]!.np.members.length === 1)) && g) {
    // `entered the town in an offensive against B`, `lost men in clashes with B`
    const v = s.units[g.u]!
    const who = v.kind === 'say' || v.kind === 'accuse' ? null : clauses.passives.has(g.u) && !roles.with ? by(g.u) : s.subject(g.u) ?? (roles.with ? clauses.phrase(clauses.subjects.get(g.u) ?? null, 'subject') : null)
    if (who && !filled.recipient.some(r => r.np === who.np) && !filled.mutual.some(r => r.np === who.np)) filled.actor.push({ ...who })
  }
  if (attack && !filled.actor.length && filled.mutual.length === 1 && filled.mutual[0]!.np.members.length === 1) { const who = clauses.speaker(u); if (who && who.np !== filled.mutual[0]!.np) filled.actor.push(who) }
  if (t.frame.type === 'alliance' && !filled.actor.length && filled.recipient.length && !filled.mutual.length && chunk.prep < 0) { const who = clauses.speaker(u); if (who && !filled.recipient.some(a => a.np === who.np)) filled.actor.push(who) }
  if (t.frame.type === 'merger' && filled.actor.length && !filled.recipient.length && g) { const whole = clauses.phrase(clauses.subjects.get(g.u) ?? null, 'subject'); if (whole && !filled.actor.some(a => a.np === whole.np)) filled.recipient.push(whole) }
  // `in response to attacks by A on its troops, B`: B's.
  if (attack && filled.actor.length) filled.recipient = filled.recipient.flatMap(a => {
    if (!a.np.members[0]!.item.anaphor || !filled.actor.some(x => x.np.members.some(m => m.id === a.np.members[0]!.id))) return [a]
    const other = clauses.mainSubject(u)
    return other && !filled.actor.some(x => x.np.members.some(m => m.id === other.np.members[0]!.id)) ? [other] : []
  })
  // `killed in a strike on Damascus`: where it struck.
  if (attack && filled.actor.length) filled.recipient = filled.recipient.filter(a => !a.np.capitalCity || a.np.targets)
  // `A and B died in clashes`
  if (roles.with === 'mutual' && !filled.actor.length && !filled.recipient.length && !filled.mutual.length && g?.slot === 'in' && /^(?:d[iy]|kill|wound|injur|exchang|trad)/.test(s.units[g.u]!.item.key)) { const both = clauses.phrase(clauses.subjects.get(g.u) ?? null, 'subject'); if (both && new Set(both.np.members.map(m => m.id)).size === 2) filled.mutual.push(both) }
  // `A seized the base from B after clashes`
  if (roles.with === 'mutual' && !args.length && !own && g && chunk.prep >= 0 && /^(?:after|in|amid|following|during)$/.test(s.units[chunk.prep]!.item.key) && s.form(g.u)?.entry === 'attack.en.captures') {
    const from = s.right(g.u).find(a => a.slot === 'from'), who = clauses.passives.has(g.u) ? by(g.u) : s.subject(g.u)
    if (from && who) return { ...none(), actor: [who], mutual: [from] }
  }
  if (attack && filled.actor.length && !filled.recipient.length && !filled.mutual.length) {
    // `soldiers of B were killed in an attack by A`, `A's attack killed two B fighters`
    const struck = victims(s, u, g?.u ?? -1, of) ?? hampered(s, u)
    if (struck && !filled.actor.some(a => a.np === struck.np)) filled.recipient.push(struck)
    // `A was killed and B was wounded in a strike`
    if (struck && g && clauses.passives.has(g.u)) for (const [v, c] of clauses.subjects) if (v < g.u && v > g.u - 14 && clauses.passives.has(v) && s.units.slice(v, g.u).some(x => x.kind === 'and') && (s.form(v)?.frame.type === 'attack' || s.units[v]!.item.cues & BIT.hurt) && !s.right(v).length) { const who = clauses.phrase(c, 'object'); if (who && who.np !== struck.np && !filled.actor.some(a => a.np === who.np)) filled.recipient.push(who) }
  }
  return filled
}

/** Who are allied: between whom an alliance is, whose it is and with whom; else, of one that is not said to be with anybody, the two who are in it. */
function pact(s: Sentence, u: number, t: Trigger, args: readonly Argument[], own: Argument | null): Filled | null {
  const { clauses } = s, filled = none(), chunk = clauses.chunk(u)!, g = clauses.governor(chunk)
  // `A, an alliance of B and C`: what it is made of.
  if (args.some(a => a.slot === 'of') && clauses.saidOf(u)) return null
  // `the A-B alliance`
  const pair = [u - 2, u - 1].map(k => s.units[k]?.np)
  if (pair[0] && pair[1] && s.units[u - 1]!.item.bound) return { ...filled, mutual: pair.map((np, k) => ({ slot: 'genitive', np: np!, at: u - 2 + k })) }
  const verb = clauses.verbOf(chunk), made = g && clauses.passives.has(g.u) ? null : g ? s.subject(g.u) : null
  const doer = own ?? clauses.possessor(chunk) ?? made ?? (g ? null : clauses.phrase(chunk.of, 'subject')) ?? (verb >= 0 && clauses.passives.has(verb) ? s.right(verb).find(a => a.slot === 'by') ?? null : null)
  for (const a of args) if (!a.np.geo || a.slot !== 'for') put(filled, t.frame.noun, a)
  const sides = filled.mutual.flatMap(a => a.np.members).length
  if (filled.recipient.length) put(filled, t.frame.noun, doer, 'subject')
  else if (sides < 2) return doer && doer.np.members.length > 1 && s.units[chunk.from]!.item.key !== 'the' && !(g && s.form(g.u)?.frame.type === 'attack') ? { ...none(), mutual: [doer] } : null
  return filled
}

export function englishParticiple(s: Sentence, u: number, t: Trigger): Filled | null {
  const roles = t.frame.participle!, filled = none(), { clauses } = s
  let args = s.right(u)
  // `a faction in Puntland`: where it is.
  if (t.frame.type === 'membership' && / (?:in|within)$/.test(s.units[u]!.item.key) && args[0]?.np.geo) return null
  const bound = s.units[u - 1]?.modifier === true && s.units[u - 1]!.kind === 'np'
  if (/^(?:one|another|others|some)$/.test(s.units[u - 1]?.item.key ?? '') && !/^(?:comma|be)$/.test(s.units[u - 2]?.kind ?? '')) return null
  if (bound) {
    const chunk = clauses.chunk(u)
    put(filled, roles, { slot: 'by', np: s.units[u - 1]!.np!, at: u - 1 }, roles.by ? 'by' : roles.to ? 'to' : 'of')
    const whom = args.find(a => a.slot === 'object') ?? (chunk ? clauses.phrase(chunk.of, 'left') ?? (chunk.who > u ? clauses.phrase(chunk, 'left') : null) : null)
    // `Turkey-backed A and the B`: A alone.
    const lone = whom ? whom.np.members.findIndex(m => m.definite) : -1
    if (whom) put(filled, roles, lone > 0 ? { ...whom, np: { ...whom.np, members: whom.np.members.slice(0, lone) } } : whom, 'left')
    return filled
  }
  // `Among them are A and B`: of whom the sentence before was about. `in an offensive supported by B`: whose sentence it is.
  const event = clauses.subjects.get(u)
  const led = event && event.event >= 0 && s.form(event.event)?.frame.type === 'attack' ? s.units.findIndex((_, k) => k < u && s.isVerb(k)) : -1
  const left = s.units[u]!.item.key === 'among them' && u === 0 && s.topic ? { slot: 'left' as const, np: s.topic, at: u } : (roles.subject ? clauses.doer(u) : clauses.subject(u)) ?? (led >= 0 && s.form(led)?.frame.type === 'attack' ? s.subject(led) : null)
  // `A and B, itself a breakaway from C`: B.
  const one = left && left.np.members.length > 1 && !roles.subject && s.units[u - 1]?.kind !== 'be' && !s.units.slice(Math.max(0, u - 3), u).some(x => x.kind === 'be' || x.kind === 'rel' || /^(?:both|all)$/.test(x.item.key)) && s.units.slice(Math.max(0, u - 3), u).some(x => x.kind === 'comma')
  // `one of three militias funded by B of C`: only what stands right behind is the whole; `former fighters of B` are no part any more.
  const membership = t.frame.type === 'membership'
  if (membership && s.units[u]!.item.key === 'one of' && clauses.chunks.some(c => clauses.governor(c)?.u === u && clauses.governor(c)?.slot === 'object' && c.from <= u + 3)) args = args.filter(a => a.slot === 'object')
  if (membership && roles.left === 'recipient') args = args.filter(a => !a.np.former)
  // `rebel groups, including A`; `army posts, among them A`: of what kind A is.
  if (membership && roles.left === 'recipient' && left && (left.np.targets || left.np.members.every(m => m.item.names.some(n => n.id === m.id && n.weak && !n.capital)))) return null
  put(filled, roles, one ? { ...left, np: { ...left.np, members: left.np.members.slice(-1) } } : left, roles.subject ? 'subject' : 'left')
  for (const a of args) put(filled, roles, a.slot === 'object' ? { ...a, slot: TAILED.test(s.units[u]!.item.key) && tail(s, u) && roles[tail(s, u)!] ? tail(s, u)! : roles.object ? 'object' : roles.by ? 'by' : roles.of ? 'of' : 'to' } : a)
  return filled
}
