/** Who does what an English verb says, and what both languages share: a subject across `and`, whom a relative goes back to. Arabic: subjects-ar.ts. */
import type { Argument, Sentence } from './roles.js'

/** The verb before `u` in the sentence, across which a subject is shared: `A advanced and attacked B`. */
export function sharedWith(s: Sentence, u: number): number {
  let k = u - 1
  while (k >= 0 && /^(?:skip|neg|be|time)$/.test(s.units[k]!.kind)) k--
  if (k < 0 || s.units[k]!.kind !== 'and') return -1
  const saying = s.units[u]!.kind === 'say', many = /وا$/.test(s.units[u]!.item.key)
  let other = -1
  for (let n = 0; k >= 0 && n < 40; k--, n++) {
    const x = s.units[k]!
    if (x.kind === 'that' || x.kind === 'colon') return other
    // اشتبكوا goes with تصدوا, not with تسللت.
    if (s.arabic && many && s.isVerb(k) && !/وا$/.test(x.item.key)) { other = other < 0 ? k : other; continue }
    // كسرت هجوما شنه B وكبدته خسائر: what is said of the attack is no clause of its own.
    if (s.arabic && k > 0 && s.isVerb(k) && s.units[k - 1]!.kind !== 'and' && (s.units[k - 1]!.kind === 'rel' || /^(?:noun)$/.test(s.form(k - 1)?.form ?? '') || (x.item.suffix && /^(?:skip|word)$/.test(s.units[k - 1]!.kind) && s.form(k - 2)?.form === 'noun'))) { other = other < 0 ? k : other; continue }
    if (s.isVerb(k) && (saying || x.kind !== 'say')) return s.arabic && other >= 0 && gender(s, k) * gender(s, u) < 0 ? other : k
  }
  return other
}

/** 1 for a masculine Arabic verb, −1 for a feminine one, 0 where its form says neither. */
function gender(s: Sentence, k: number): number {
  const { key } = s.units[k]!.item, part = s.form(k)?.part ?? s.units[k]!.item.part
  if (part === 'past' || part === 'passive') return /ت$/.test(key) ? -1 : /[اون]$/.test(key) ? 0 : 1
  return part === 'present' || part === 'future' ? (/^س?ت/.test(key) ? -1 : /^س?ي/.test(key) ? 1 : 0) : 0
}

/** The noun phrase that `who`, الذي at `k` goes back to; the clause's own noun if it is a signal word. */
export function antecedent(s: Sentence, k: number): Argument | null {
  // A الذي بايع B والذي يقاتل C: both go back to A.
  if (s.units[k - 1]?.kind === 'and') for (let j = k - 2; j >= 0 && j > k - 12; j--) if (s.units[j]!.kind === 'rel' && !/^وه/.test(s.units[j]!.item.key)) return antecedent(s, j)
  for (let j = k - 1, n = 0, strange = 0; j >= 0 && n < (s.arabic ? 8 : 11); j--, n++) {
    const x = s.units[j]!
    // `a facilitator who`: someone else.
    if (!s.arabic && j === k - 1 && x.kind === 'word' && s.units[k]!.item.key === 'who') return null
    if (x.kind === 'word' && !x.item.places.length && !x.item.key.startsWith('ال') && ++strange > (/^وه/.test(s.units[k]!.item.key) ? 3 : 1)) return null
    // الحرب السورية التي: a war, not the Syrians.
    if (x.kind === 'np' && x.np!.adjective && s.units[j - 1]?.kind === 'trigger') return null
    if (x.kind === 'np') return { slot: 'subject', np: /^ال(?:ذي|تي|ذى|تى)$/.test(s.units[k]!.item.key) && x.np!.members.length > 1 ? { ...x.np!, members: x.np!.members.slice(-1) } : x.np!, at: j }
    if (x.item.proper) return null
    // `B, an alliance which`
    if (x.kind === 'trigger' && !s.arabic && s.form(j)?.form === 'noun' && s.form(j)!.frame.type === 'alliance' && /^(?:a|an|the)$/.test(s.units[j - 1]?.item.key ?? '')) continue
    if (x.kind === 'trigger' || x.kind === 'targets' || s.isVerb(j)) return null
  }
  return null
}
