/** Arabic: those who are told behind a clause of whom it spoke without a name, or whom a list goes on with; and those told before of whom only a pronoun speaks. */
import { lastBefore } from './nearby.js'
import type { Argument, Sentence } from './roles.js'

/** تساند حركات متمردة B، ومنها A وC: those that the nameless subject of the Arabic verb at `u` is said to be, behind its clause; null where it is none. */
export function listedSubject(s: Sentence, u: number): Argument | null {
  const who = s.units[u + 1]
  if (who?.kind !== 'people' || /^ال/.test(who.item.key) || !/(?:ات|ين|ون|فصايل|كتايب|الويه)$/.test(who.item.key)) return null
  for (let k = u + 2; k < s.units.length && k < u + 16; k++) {
    const x = s.units[k]!
    if (LISTS.test(x.item.key) && s.units[k + 1]?.np) return { slot: 'subject', np: s.units[k + 1]!.np!, at: k + 1 }
    if (s.isVerb(k) || /^(?:that|sub|say|colon)$/.test(x.kind)) return null
  }
  return null
}
const LISTS = /^و?(?:منها|بينها|من بينها|ابرزها|اهمها|من ابرزها|علي راسها|في مقدمتها|من ضمنها|مثل)$/

/** Those whom the list behind the Arabic verb at `u` goes on with after `first`, or names at all, past what is said of each: من مقاتلين محليين، وA الأفغانية، وB في المدينة، بالإضافة إلى C. */
export function listAhead(s: Sentence, u: number, first: Argument | undefined): Argument[] {
  const out: Argument[] = [], from = first?.at ?? s.units.findIndex((x, k) => k > u && k < u + 5 && x.slot === 'from' && x.kind === 'prep')
  for (let k = from + 1, joint = false; from > 0 && k < s.units.length && k < from + 40; k++) {
    const x = s.units[k]!
    if (x.np && !x.np.geo && !x.np.adjective) { if (!joint || (s.units[k + 1] && s.isVerb(k + 1))) break; out.push({ slot: 'object', np: x.np, at: k }); joint = false } else if (x.kind === 'and' || x.kind === 'comma') joint = true
    else if (!(x.np || x.item.places.length || /^(?:skip|word|time|people|cargo)$/.test(x.kind) || x.slot === 'in' || x.slot === 'to')) break
  }
  return out
}

/** في مواجهات خاضها ضد B: who waged the fight at `u`, of whom the pronoun speaks; null where its verb has a subject. */
export function waging(s: Sentence, u: number): Argument | null {
  const verb = s.units[u + 2]
  if (s.units[u + 1]?.kind !== 'rel' || verb?.kind !== 'light' || !verb.item.suffix || s.units[u + 3]?.np || !s.right(u).some(a => a.slot === 'on' || a.slot === 'with')) return null
  return lastBefore(s, u) ?? (s.topic && { slot: 'subject', np: s.topic, at: u })
}

const BRING = /^(?:(?:ا|[يت])ستقدم|(?:ا|[يت])ستجلب|[يت]?جلب)/

/** استقدمت A لواء B إلى مكان, استقدمتهم A: whether the verb at `u` says that a group is brought. */
export function brings(s: Sentence, u: number): boolean {
  const { key, suffix } = s.units[u]!.item
  return s.arabic && BRING.test(key) && (suffix || s.direct(u).filter(a => !a.np.geo).length > 0 && s.direct(u).length > 1)
}

/** كتائب داعمة لB، أهمها A: the nameless ones that the participle at `u` speaks of, named behind; null where they are not. */
export function listedLeft(s: Sentence, u: number): Argument | null {
  if (s.units[u - 1]?.kind !== 'people' || /^ال/.test(s.units[u - 1]!.item.key)) return null
  for (let k = u + 1; k < s.units.length && k < u + 9; k++) {
    if (LISTS.test(s.units[k]!.item.key) && s.units[k + 1]?.np) return { slot: 'left', np: s.units[k + 1]!.np!, at: k + 1 }
    if (s.isVerb(k) || /^(?:that|sub|say|colon)$/.test(s.units[k]!.kind)) return null
  }
  return null
}
