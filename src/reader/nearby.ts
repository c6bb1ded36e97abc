/** Whom the words around a signal word point to: carriers of a noun, governors, appositions, victims. */
import { BIT, type Trigger } from './lexicon.js'
import type { Argument, Sentence } from './roles.js'

/** Whom a pronoun at the verb at `u` means (تساندها, تمده): the last one before that no preposition governs and whose positions are not spoken of; else the last one. */
export function meant(s: Sentence, u: number): Argument | null {
  if (s.units[u - 1]?.np) return lastBefore(s, u)
  // مقاتلين دربتهم A ينتمون إلى B: nameless ones, B's if it says so.
  if (/^(?:people|cargo|agents|civil)$/.test(s.units[u - 1]?.kind ?? '')) { const k = s.units.findIndex((x, j) => j > u && j < u + 7 && x.np !== undefined && x.prep >= 0 && /^ينتم/.test(s.units[x.prep]!.item.key)); return k > 0 ? { slot: 'object', np: s.units[k]!.np!, at: k } : null }
  for (let k = u - 1; k >= 0; k--) { const x = s.units[k]!; if (x.kind === 'np' && x.prep < 0 && !x.np!.adjective && !(x.np!.targets && !x.np!.agents)) return { slot: 'object', np: x.np!, at: k } }
  return lastBefore(s, u)
}

export function lastBefore(s: Sentence, u: number): Argument | null {
  for (let k = u - 1; k >= 0; k--) if (s.units[k]!.kind === 'np') return { slot: 'object', np: s.units[k]!.np!, at: k }
  return null
}

/** Whom عليه, ضدها at `u` means: the last one before that no preposition governs, else whom the sentence before was about, else the last one named. */
export function salient(s: Sentence, u: number, but: readonly (Argument | null)[] = []): Argument | null {
  const other = (np: Argument['np']) => !but.some(a => a?.np === np || a?.np.members.some(m => np.members.some(n => n.id === m.id)))
  // التي أنشأها B: not who is named in a relative clause.
  const by = (k: number) => s.arabic && s.isVerb(k - 1) && s.units[k - 2]?.kind === 'rel'
  for (let k = u - 1; k >= 0; k--) { const x = s.units[k]!; if (x.kind === 'np' && x.prep < 0 && !x.np!.adjective && !by(k) && other(x.np!)) return { slot: 'object', np: x.np!, at: k } }
  if (s.topic && other(s.topic)) return { slot: 'object', np: s.topic, at: u }
  for (let k = u - 1; k >= 0; k--) { const x = s.units[k]!; if (x.kind === 'np' && other(x.np!)) return { slot: 'object', np: x.np!, at: k } }
  return null
}

/** The last one named before `u` who is none of `but`: in this sentence, else whom the sentence before was about. */
export function otherBefore(s: Sentence, u: number, but: readonly Argument[]): Argument | null {
  for (let k = u - 1; k >= 0; k--) { const x = s.units[k]!; if (x.kind === 'np' && !but.some(a => a.np === x.np)) return { slot: 'object', np: x.np!, at: k } }
  return null
}

/** The subject of a verb before `u` who is none of `but`, the nearest: whom معها, عليها means in Arabic. */
export function subjectBefore(s: Sentence, u: number, but: readonly Argument[]): Argument | null {
  for (let k = u - 1; k >= 0 && k > u - 40; k--) {
    if (!s.isVerb(k) || s.units[k - 1]?.kind === 'rel') continue
    const who = s.subject(k)
    if (who && (who.at < u || who.np === s.topic) && !who.np.adjective && !but.some(a => a.np === who.np || a.np.members.some(m => who.np.members.some(n => n.id === m.id)))) return who
  }
  return null
}

/** وهو أحد فصائل B: whom وهو means, however far back. */
export function wideLeft(s: Sentence, u: number): Argument | null {
  if (s.units[u - 1]?.kind !== 'rel' && s.units[u - 2]?.kind !== 'rel') return null
  for (let k = u - 1; k >= 0 && k > u - 25; k--) { const x = s.units[k]!; if (x.kind === 'np' && x.prep < 0) return { slot: 'left', np: x.np!, at: k } }
  return null
}

/** Where a parenthesis that ends with the comma at `k` begins: ، الذي تدعمه الإمارات، — the index of its first word, or −1. */
export function parenthesis(s: Sentence, k: number): number {
  for (let j = k - 1; j > 0 && j > k - 10; j--) { if (s.units[j]!.kind === 'comma') return -1; if (s.units[j]!.kind === 'rel') return j }
  return -1
}

const BECOMES = /^(?:اصبح|اصبحت|بات|باتت|صار|صارت|اضحي|اضحت|امسي|امست)$/

/** ثم صارت تابعة لB, وأصبح جزءا من B: of whom it is said that names none in between. */
export function copular(s: Sentence, u: number): Argument | null {
  let k = u - 1
  while (k > u - 4 && k >= 0 && s.units[k]!.kind === 'skip') k--
  if (!s.units[k] || !BECOMES.test(s.units[k]!.item.key)) return null
  for (let j = k - 1; j >= 0 && j > k - 40; j--) if (s.isVerb(j) && s.units[j - 1]?.kind !== 'rel') { const who = s.subject(j); if (who) return who }
  return s.topic ? { slot: 'left', np: s.topic, at: u } : null
}

/** وقعت دورية لB في كمين: who fell into it suffers it. */
export const falls = (s: Sentence, k: number, u: number): boolean => s.arabic && /^(?:وقع|سقط)/.test(s.units[k]!.item.key) && (s.units[u - 1]?.item.key === 'في' || (s.units[u - 1]?.slot === 'bi' && s.form(u)?.mode === 'ambush'))

/** The light verb that carries the noun at `u`: شن … هجوما, carried out an attack; or what it undergoes: تعرض لهجوم, came under attack. */
export function carrier(s: Sentence, u: number): number {
  // خسرت A مقراتها بعد هجوم لB: when it was, and not what A did.
  if (s.arabic && /^(?:بعد|قبل|عقب|اثر|منذ|في اعقاب)$/.test(inside(s, u))) return -1
  for (let k = u - 1, n = 0; k >= 0 && n < (s.arabic ? 12 : 9); k--, n++) {
    const x = s.units[k]!
    if (x.kind === 'light' || x.kind === 'undergo' || (x.kind === 'trigger' && (x.item.cues & (BIT.light | BIT.undergo) || receives(s, k) || hurls(s, k) || (s.form(k)?.form === 'participle' && s.form(k)!.frame.type === 'membership' && !s.arabic))) || (x.kind === 'plan' && x.item.part && !s.arabic)) return k
    if (s.arabic && s.units[u - 1]?.slot === 'with' && x.kind === 'trigger' && s.form(k)?.form === 'noun' && s.form(k)!.frame.type === 'attack' && s.form(u)?.frame.type === 'attack') return -1
    if (s.arabic && falls(s, k, u) && s.form(u)?.mode === 'ambush') return k
    if (x.kind === 'say' && /^claim/.test(x.item.key) && u - k <= 3) return k
    // `A was behind the attack`
    if (x.kind === 'be' && !s.arabic && s.units[k + 1]?.item.key === 'behind') return k
    if (x.kind === 'that' || x.kind === 'sub' || x.kind === 'colon' || x.kind === 'say' || x.kind === 'verb' || x.kind === 'rel' || x.kind === 'deny') return -1
    if (x.kind === 'comma' && s.arabic) { const r = parenthesis(s, k); if (r >= 0) { k = r; continue } }
    if (x.kind === 'comma' && s.units[k - 1]?.kind !== 'trigger' && s.units[k - 1]?.kind !== 'cargo' && !s.arabic) return -1
    if (x.kind === 'trigger' && s.form(k)?.form === 'verb') return -1
  }
  return -1
}

/** `fired rockets at`: the verb whose load is the noun. */
const hurls = (s: Sentence, k: number): boolean => { const f = s.form(k); return f?.form === 'verb' && f.frame.cargo && f.frame.type === 'attack' }

/** تلقت ضربات, received a blow: what is received is no help. */
export const receives = (s: Sentence, k: number): boolean => { const f = s.form(k); return f?.form === 'verb' && f.frame.cargo && f.frame.verb?.subject === 'recipient' }

/** The preposition before the noun at `u`, past articles and adjectives. */
export function inside(s: Sentence, u: number): string {
  let k = u - 1
  while (k > 0 && k > u - 4 && (s.units[k]!.kind === 'skip' || s.units[k]!.kind === 'word')) k--
  return s.units[k]?.item.key ?? ''
}

/** The subject of the verb before the noun at `u`, unless it says that somebody was hurt, or speaks. */
export function moving(s: Sentence, u: number): Argument | null {
  for (let k = u - 1, n = 0; k >= 0 && n < (s.arabic ? 18 : 12); k--, n++) {
    const x = s.units[k]!
    if (x.item.cues & BIT.hurt || x.kind === 'say' || x.kind === 'that') return null
    if (x.kind === 'be' && !s.arabic && !s.isVerb(k + 1)) return s.subject(k)
    if (s.isVerb(k)) { const passive = s.units[k - 1]?.kind === 'be'; const who = passive ? null : s.subject(k); return who && who.at < u ? who : null }
  }
  return null
}

/** Who does what a verbal noun after a preposition says: the subject of the verb before it; of an accusation, the accused. */
/** Who is accused by the verb at `k`: named behind the accuser; or alone behind it, the accuser before. */
export function accused(s: Sentence, k: number): Argument | null {
  const [a, b] = s.direct(k)
  if (b) return b
  // اتهم رئيس الوزراء A: the accuser is nobody known.
  return a && (s.subject(k)?.at !== a.at || s.units.slice(k + 1, a.at).some(x => x.kind === 'word')) ? a : null
}

export function governs(s: Sentence, u: number, own: Argument | undefined): Argument | null {
  for (let k = u - 1, n = 0; k >= 0 && n < (s.arabic ? 24 : 14); k--, n++) {
    const x = s.units[k]!
    if (x.kind === 'accuse') { const who = accused(s, k) ?? s.direct(k)[0]; return who && who.at < u ? who : null }
    // `A has been at war with B`
    if (x.kind === 'be' && !s.arabic && n < 4) { const who = s.subject(k); if (who && who.at < u) return who }
    if (s.isVerb(k) && s.units[k - 1]?.kind === 'rel' && s.units[k - 1]!.item.key !== 'ما') continue
    // دفع A إلى استقدام, دعا A B إلى مهاجمة: the one named last before it.
    const sent = s.arabic && s.isVerb(k) && s.units[u - 1]?.slot === 'to' && x.kind !== 'say' ? s.direct(k).findLast(a => a.at < u) : undefined
    if (sent) return sent
    if (s.isVerb(k) || (x.kind === 'trigger' && s.form(k)?.form === 'noun' && n > 0 && !(s.arabic && x.item.cues & BIT.cargo) && !(s.arabic && s.units[u - 2]?.kind === 'and'))) { const who = s.subject(k); if (who && who.np !== own?.np && who.at < u && !(x.kind === 'trigger' && who.np.adjective)) return who; if (s.isVerb(k)) return null }
    if (x.kind === 'that' || x.kind === 'colon') return null
  }
  return null
}

/** The phrase to the left that an apposition or participle belongs to. */
export function leftOf(s: Sentence, u: number, reach: number): Argument | null {
  // شخصا من المنتمين إلى B: nobody by name.
  // ظهرت A كجناح لB: whose verb it is.
  if (s.arabic && s.units[u - 1]?.slot === 'as') { const v = s.units.findLastIndex((_, k) => k < u - 1 && k > u - 24 && s.isVerb(k) && s.units[k - 1]?.kind !== 'rel'), who = v >= 0 ? s.subject(v) : null; return who && { ...who, slot: 'left' } }
  if (s.arabic && s.units[u - 1]?.kind === 'prep') return null
  for (let k = u - 1, n = 0; k >= 0 && n < reach; k--, n++) {
    const x = s.units[k]!
    const named = s.units.slice(Math.max(0, k - 5), k).some(y => y.kind === 'be')
    // إحدى الفصائل المنضوية في B: said of the one named before.
    if (s.arabic && n === 0 && x.kind === 'people' && s.units[k - 1] && /^(?:احد|احدي|من|من ابرز|من اكبر|كبري|اولي|ا(?:كبر|برز|هم|قوي|صغر|شهر|خطر|قدم|ول))$/.test(s.units[k - 1]!.item.key)) continue
    if (n === 0 && !named && (x.kind === 'people' || x.kind === 'targets' || x.kind === 'cargo' || x.kind === 'agents' || x.kind === 'civil')) return null
    // مع مسلحين أكراد مدعومين من B: said of nameless ones.
    if (s.arabic && n === 1 && s.units[k - 1]?.kind === 'prep' && /^(?:people|cargo|agents)$/.test(x.kind) && !/^ال/.test(x.item.key) && s.units[k + 1]!.kind === 'word' && !/^ال/.test(s.units[k + 1]!.item.key) && s.units[u]!.kind === 'trigger' && s.form(u)?.form === 'participle' && !/^ال/.test(s.units[u]!.item.key)) return null
    // بلدة X الموالية لB: the town.
    if (s.arabic && n === 0 && s.form(u)?.form === 'participle' && x.kind === 'word' && s.units[k - 1]?.slot === 'in') return null
    // عبر قنوات إعلام تابعة لB: said of the channels.
    if (s.arabic && n === 0 && x.kind === 'word' && !x.item.places.length && /^تابع/.test(s.units[u]!.item.key)) return null
    if (x.modifier) continue
    // تعتبرها A جماعة مرتبطة بB: not A is.
    if (s.arabic && x.kind === 'np' && s.units[k - 1] && /^[يت](?:عتبر|صنف|عد|صف|ري)(?:ه|ها|هم)?$/.test(s.units[k - 1]!.item.key) && (s.units[k - 1]!.item.suffix || /ه|ها|هم$/.test(s.units[k - 1]!.item.key))) continue
    if (x.kind === 'np' && x.np!.adjective) return null
    if (x.kind === 'np') {
      const last = x.np!.members.at(-1)!
      if (/^(?:both|all)$/.test(s.units[u - 1]?.item.key ?? '')) return { slot: 'left', np: x.np!, at: k }
      if (s.units.slice(k + 1, u).some(y => y.kind === 'be')) return { slot: 'left', np: x.np!, at: k }
      // المنضويين, التابعان: both.
      if (s.arabic && s.units[u]!.kind === 'trigger' && (n === 0 ? /(?:ين|ان|ون)$/.test(s.units[u]!.item.key.split(' ')[0]!) : n === 1 && s.units[u - 1]!.kind === 'trigger' && /(?:ين|ان|ون)$/.test(s.units[u - 1]!.item.key))) return { slot: 'left', np: x.np!, at: k }
      // A وB مدعومة من C: without an article it says how all of them are.
      if (s.arabic && n === 0 && s.units[u]!.kind === 'trigger' && s.form(u)?.form === 'participle' && s.form(u)!.frame.type === 'alliance' && !/^ال/.test(s.units[u]!.item.key)) return { slot: 'left', np: x.np!, at: k }
      return { slot: 'left', np: x.np!.members.length > 1 ? { ...x.np!, members: [last] } : x.np!, at: k }
    }
    if (x.kind === 'that' || x.kind === 'sub' || x.kind === 'say' || x.kind === 'colon' || (x.kind === 'trigger' && s.form(k)?.form === 'verb')) return null
    if (k <= 1 && s.topic && /^(?:it|they)$/.test(x.item.key)) return { slot: 'left', np: s.topic, at: k }
  }
  return null
}

/** The subject of the verb that a phrase such as بدعم من belongs to. */
export function doerBefore(s: Sentence, u: number): Argument | null {
  for (let k = u - 1; k >= 0 && k > u - 25; k--) {
    if (s.units[k]!.kind === 'that' || s.units[k]!.kind === 'colon') return null
    if (s.isVerb(k) && s.units[k]!.kind !== 'say') return s.subject(k)
    // أعلنت A طرد B بغطاء من C: of what A tells that it did.
    if (s.arabic && s.units[k]!.kind === 'say') { const who = s.subject(k); return who && who.at < u && !who.np.geo && s.units.slice(k, u).some(x => x.triggers.some(t => t.form === 'noun' && t.frame.type === 'attack')) ? who : null }
  }
  return null
}

/** Those named behind `including`, من بينها after a generic object: fighting several groups, including B and C. */
export function named(s: Sentence, u: number): readonly Argument[] {
  for (let k = u + 1; k < s.units.length && k < u + 9; k++) {
    const x = s.units[k]!
    // `attacked rebel units, A and B`
    if (x.np && s.units[k - 1]?.kind === 'comma' && /^(?:people|targets|agents|civil)$/.test(s.units[k - 2]?.kind ?? '') && !s.units.slice(k + 1, k + 4).some((_, j) => s.isVerb(k + 1 + j))) return [{ slot: 'object', np: x.np, at: k }]
    // `killed N. N., a commander of A`
    if (x.np && !s.arabic && s.units[k - 1]?.kind === 'comma' && s.units[k - 2]?.item.proper && (x.np.targets || x.np.people)) return [{ slot: 'object', np: x.np, at: k }]
    if (x.kind === 'np' || x.kind === 'sub' || s.isVerb(k)) return []
    if (x.kind === 'trigger' && x.triggers.some(y => y.form === 'participle' && y.frame.type === 'membership' && y.frame.participle?.object)) return s.direct(k)
  }
  return []
}

/** Whose people the sentence says were hurt: 27 من مقاتلي الحشد, two SDF fighters were killed. `here`: only what the word at `u` says itself. */
export function victims(s: Sentence, u: number, here = false): Argument | null {
  // The hurt named nearest before it; behind it only where none is before.
  const near: number[] = []
  for (let k = Math.max(0, u - 20); k < s.units.length && k <= u + 20; k++) if ((k === u) === here && s.units[k]!.item.cues & BIT.hurt) near.push(k)
  if (s.arabic) near.sort((a, b) => Number(a > u) - Number(b > u) || Math.abs(a - u) - Math.abs(b - u))
  for (const k of near) {
    const h = s.units[k]!
    if (s.arabic && /^مصرع./.test(h.item.key + (h.item.suffix ? 'ه' : ''))) { const who = lastBefore(s, k); if (who) return who }
    // `took heavy casualties`: who took them.
    if (!s.arabic && /^(?:casualties|losses)$/.test(h.item.key)) for (let j = k - 1; j >= 0 && j > k - 4; j--) if (s.isVerb(j)) { const who = s.subject(j); if (who) return who }
    if (!s.arabic && s.units.slice(Math.max(0, k - 2), k).some(x => x.kind === 'be')) { const who = s.subject(k); if (who) return who }
    for (let j = k + 1, n = 0; j < s.units.length && n < 6; j++, n++) {
      const x = s.units[j]!
      if (s.arabic && x.item.mark) n--
      if (x.kind === 'np') return { slot: 'object', np: x.np!, at: j }
      // قيادي في B
      if (s.arabic && x.slot === 'in' && j > k + 1 && [1, 2].some(d => s.units[j + d]?.np && !s.units[j + d]!.np!.geo && s.units.slice(j + 1, j + d).every(y => y.kind === 'word' && !y.item.places.length))) continue
      if (x.kind === 'sub' || x.kind === 'trigger' || (x.kind === 'prep' && x.slot !== 'from' && x.slot !== 'of')) break
    }
    // قائدين في B قتلا: named before.
    if (s.arabic && h.item.part === 'past' && /[^ا](?:ا|وا)$/.test(h.item.key)) { const y = s.units[k - 1]; if (y?.np && (y.np.people || y.np.targets || y.prep < 0)) return { slot: 'object', np: y.np, at: k - 1 } }
    const before = s.units[k - 1]?.kind === 'be' || s.units[k - 1]?.kind === 'skip' ? s.units[k - 2] : s.units[k - 1]
    if (!s.arabic && before?.kind === 'np' && before.prep < 0) return { slot: 'object', np: before.np!, at: k - 1 }
  }
  return null
}

/** Who accuses, when the attack at `u` is what another is accused of: it is then the accuser that was struck, if no one else is named. */
export function accusing(s: Sentence, u: number): Argument | null {
  for (let k = u - 1, n = 0; k >= 0 && n < 8; k--, n++) {
    const x = s.units[k]!
    if (x.kind === 'accuse') { const who = s.subject(k); return who && who.at < u ? { ...who, np: { ...who.np, capitalCity: false } } : null }
    if (x.kind === 'that' || x.kind === 'sub' || x.kind === 'say') return null
  }
  return null
}

/** The subject of the verb of saying before `u`. */
export function saying(s: Sentence, u: number): Argument | null {
  for (let k = u - 1; k >= 0 && k > u - 14; k--) if (s.units[k]!.kind === 'say') { const who = s.subject(k); return who && who.at < u && !who.np.geo ? who : null }
  return null
}

/** Who speaks in the sentence before `u`: the subject of the verb of saying, or the group that its speaker belongs to. */
export function speaker(s: Sentence, u: number): Argument | null {
  for (let k = u - 1; k >= 0; k--) if (s.units[k]!.kind === 'say') {
    const who = s.subject(k)
    if (who) return who
    const named = s.units.findIndex((x, j) => j > k && j < u && x.kind === 'np')
    const that = s.units.findIndex((x, j) => j > k && x.kind === 'that')
    return named > 0 && that > named ? { slot: 'object', np: s.units[named]!.np!, at: named } : null
  }
  return null
}

/** Whose attack is the subject of the verb at `u`: الغارات التركية استهدفت, غارات لA استهدفت, the strikes of A that. */
export function strikerBefore(s: Sentence, u: number): Argument | null {
  for (let k = u - 1, n = 0; k > 0 && n < 7; k--, n++) {
    const x = s.units[k]!
    if (x.kind === 'that' || x.kind === 'sub' || x.kind === 'and' || x.kind === 'colon' || x.kind === 'say' || (x.kind === 'comma' && s.units[k + 1]?.kind !== 'rel')) return null
    if (x.np) {
      const j = x.prep >= 0 ? (x.slot === 'to' || x.slot === 'by' ? x.prep - 1 : -1) : k - 1
      const event = s.units[j]
      return event?.kind === 'trigger' && s.form(j)?.form === 'noun' && s.form(j)!.frame.type === 'attack' ? { slot: 'genitive', np: x.np, at: k } : null
    }
  }
  return null
}

/** اندلعت اشتباكات، بدأت أمس واستمرت حتى الفجر، بين A وB: the two sides of a clash behind what is told of it, or null where nothing is told before them. */
export function sidesAhead(s: Sentence, u: number, t: Trigger): Argument[] | null {
  if (!s.arabic || !t.frame.noun!.between || !t.frame.noun!.with || s.right(u).length > 0) return null
  for (let k = u + 1; k + 1 < s.units.length && k < u + 40; k++) {
    const x = s.units[k]!
    if (x.slot === 'between' && x.kind === 'prep' && s.units[k + 1]!.np) return s.far(u, k)
    if (x.np || x.kind === 'trigger' || /^(?:say|that|colon)$/.test(x.kind)) return null
  }
  return null
}
