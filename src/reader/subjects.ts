/** Who does what an English verb says, and what both languages share: a subject across `and`, whom a relative goes back to. Arabic: subjects-ar.ts. */
import { lastBefore } from './nearby.js'
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
    if (s.isVerb(k) && (saying || x.kind !== 'say')) return k
  }
  return other
}

/** The noun phrase that `who`, الذي at `k` goes back to; the clause's own noun if it is a signal word. */
export function antecedent(s: Sentence, k: number): Argument | null {
  // A الذي بايع B والذي يقاتل C: both go back to A.
  if (s.units[k - 1]?.kind === 'and') for (let j = k - 2; j >= 0 && j > k - 12; j--) if (s.units[j]!.kind === 'rel' && !/^وه/.test(s.units[j]!.item.key)) return antecedent(s, j)
  // `A is a group that attacked B`: who it is said of.
  if (!s.arabic) for (let j = k - 1, n = 0; j > 0 && n < 9; j--, n++) {
    const x = s.units[j]!
    if (x.kind === 'be' && /^(?:a|an|one of)$/.test(s.units[j + 1]?.item.key ?? '')) return englishSubject(s, j)
    if ((x.kind === 'np' && !x.modifier) || x.kind === 'comma' || s.isVerb(j)) break
  }
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

export function englishSubject(s: Sentence, u: number): Argument | null {
  return strictSubject(s, u) ?? looseSubject(s, u)
}

const FINITE = /past|third|base/

/** Whether `before`, `after` at `k` begins a clause rather than a time: a verb follows before the next comma. */
function clauseFollows(s: Sentence, k: number, u: number): boolean {
  for (let j = k + 1; j < u && s.units[j]!.kind !== 'comma'; j++) if (s.isVerb(j) || s.units[j]!.kind === 'be') return true
  return false
}

/** The verb of the clause before `u`, at its own level: not within a relative clause. */
function mainVerbBefore(s: Sentence, u: number): number {
  let first = -1
  for (let k = 0; k < u; k++) {
    const x = s.units[k]!
    if (x.kind === 'that' || x.kind === 'colon') first = -1
    if (x.kind === 'sub' && k > 0 && clauseFollows(s, k, u)) first = -1
    const rel = [1, 2, 3].some(d => s.units[k - d]?.kind === 'rel')
    if (first < 0 && !rel && s.isVerb(k) && (x.kind !== 'trigger' || FINITE.test(s.form(k)?.part ?? '')) && s.units[k - 1]?.slot !== 'to') first = k
  }
  return first
}

/** What the strict search leaves out: a participle's clause has the main verb's subject; `but was` and `then` share theirs; long asides are stepped over. */
function looseSubject(s: Sentence, u: number): Argument | null {
  const part = s.form(u)?.part ?? s.units[u]!.item.part
  const before = s.units[u - 1]
  if (/gerund/.test(part) && before?.kind === 'comma') { const v = mainVerbBefore(s, u); return v >= 0 && v < u ? strictSubject(s, v) : null }
  if (!FINITE.test(part) && s.units[u]!.kind === 'trigger' && !(/participle/.test(part) && before?.kind === 'be')) return null
  let k = u - 1
  while (k >= 0 && (/^(?:be|neg|time|skip)$/.test(s.units[k]!.kind) || s.units[k]!.slot === 'in' || (s.units[k]!.item.places.length > 0 && !s.units[k]!.np))) k--
  const joint = s.units[k]
  if (joint && (joint.kind === 'and' || (joint.kind === 'sub' && /^(?:but|once|before|after)$/.test(joint.item.key)))) { const v = mainVerbBefore(s, k); if (v >= 0) return strictSubject(s, v) }
  // `Two factions, A and B, rejoined`: those named between the commas.
  const named = s.units[u - 1]?.kind === 'comma' && s.units[u - 2]?.kind === 'np' && s.units[u - 3]?.kind === 'comma' ? { slot: 'subject' as const, np: s.units[u - 2]!.np!, at: u - 2 } : null
  // The phrase that opens the clause, over prepositional phrases, asides between commas and relative clauses.
  let aside = false
  for (; k >= 0; k--) {
    const x = s.units[k]!
    if (x.kind === 'comma') { aside = !aside; continue }
    if (x.kind === 'that' || x.kind === 'colon' || x.kind === 'say' || x.kind === 'accuse') return named
    if (x.kind === 'sub' && !aside) return named
    if (x.item.proper && !aside && k > u - 3) return named
    if (x.kind === 'np' && !x.modifier && !s.governed(k) && !aside && !x.np!.adjective) {
      const opens = s.units[k - 1]
      return !opens || /^(?:comma|that|sub|and|colon|time|skip|close)$/.test(opens.kind) ? { slot: 'subject', np: x.np!, at: k } : null
    }
    if (!aside && s.isVerb(k) && ![1, 2, 3, 4].some(d => s.units[k - d]?.kind === 'rel')) return named
    if (!aside && (x.kind === 'civil' || (x.kind === 'people' && s.units[k - 1]?.kind !== 'prep' && s.units[k - 2]?.kind !== 'prep' && !s.units.slice(Math.max(0, k - 6), k).some(y => y.kind === 'be')))) return named
  }
  return named
}

/** The `was` of the clause before the conjunction at `k`, none of whose other words is a verb: A was a member of B and attacked C. */
function beBefore(s: Sentence, k: number): number {
  for (let j = k - 1; j >= 0; j--) { const x = s.units[j]!; if (x.kind === 'be') return j; if (x.kind === 'that' || x.kind === 'sub' || x.kind === 'rel' || x.kind === 'colon') return -1 }
  return -1
}

function strictSubject(s: Sentence, u: number): Argument | null {
  let budget = 9, jumped = false
  for (let k = u - 1; k >= 0 && budget > 0; k--) {
    const x = s.units[k]!
    if (x.kind === 'rel') return antecedent(s, k)
    if (x.kind === 'sub' && k >= u - 2 && /gerund/.test(s.units[u]!.item.part + (s.form(u)?.part ?? ''))) continue
    if (x.kind === 'word' && /^(they|it)$/.test(x.item.key)) return pronoun(s, k)
    // `said its fighters attacked B`
    if (x.kind === 'own' && /^(its|their)$/.test(x.item.key) && /^(?:people|agents|cargo)$/.test(s.units[k + 1]!.kind)) return pronoun(s, k) ?? lastBefore(s, k)
    if (x.item.proper && k >= u - 4) {
      // `Boko Haram leader Abubakar Shekau`: the group whose leader it is.
      let j = k
      while (j >= 0 && s.units[j]!.item.proper) j--
      const led = s.units[j]
      if (led?.kind === 'np' && led.np!.targets) return { slot: 'subject', np: led.np!, at: j }
    }
    if (x.item.proper && k >= u - 3 && !s.units.slice(k + 1, u).some(y => y.kind === 'prep')) return null
    if (x.kind === 'that' || x.kind === 'sub' || x.kind === 'colon') return x.item.key === 'that' ? antecedentIfNoun(s, k) : null
    if (x.kind === 'and' && s.units.slice(k + 1, u).every(y => /^(?:time|be|neg)$/.test(y.kind))) { const v = sharedWith(s, u), be = v >= 0 ? v : beBefore(s, k); if (be >= 0) return s.subject(be) }
    if (x.kind === 'np') {
      if (x.modifier) continue
      // `joined B to fight C`
      const joined = s.units[k - 1]
      if (s.units[u - 1]!.slot === 'to' && joined?.kind === 'trigger' && s.form(k - 1)?.form === 'verb' && /^join|(?:alongside|with)$/.test(joined.item.key)) return s.subject(k - 1)
      if (!s.governed(k)) return { slot: 'subject', np: x.np!, at: k }
      if (x.prep < 0) { budget--; continue }
      if (/gerund/.test(s.units[u]!.item.part + (s.form(u)?.part ?? '')) && x.slot !== 'by' && s.units[x.prep]!.kind === 'prep') return { slot: 'subject', np: x.np!, at: k }
      k = x.prep
      budget--
      continue
    }
    if (x.kind === 'comma') {
      // A parenthesis before the verb: go back to where it began.
      if (k === u - 1 || s.units.slice(k + 1, u).every(y => y.kind === 'skip' || y.kind === 'be' || y.kind === 'neg' || y.kind === 'time')) {
        let j = k - 1
        while (j >= 0 && s.units[j]!.kind !== 'comma' && k - j < 25) j--
        if (j >= 0 && s.units[j]!.kind === 'comma' && !jumped) { k = j; jumped = true; continue }
      }
      budget -= 2
      continue
    }
    if (s.isVerb(k) || x.kind === 'trigger') {
      const v = sharedWith(s, u)
      if (v >= 0) return s.subject(v)
      // `A using jets attacked B`
      const user = s.units[k - 1]
      if (x.kind === 'light' && /gerund/.test(x.item.part) && user?.kind === 'np' && user.prep < 0) return { slot: 'subject', np: user.np!, at: k - 1 }
      if (x.kind === 'trigger' && s.form(k)?.form !== 'verb') { budget -= 2; continue }
      // `A plans to attack B`, `A continues attacking B`: the subject of the verb that governs it.
      const part = s.form(u)?.part ?? s.units[u]!.item.part
      if (/gerund|base/.test(part) && x.kind !== 'say' && (k >= u - 4 || (x.kind === 'accuse' && k >= u - 6) || (/base/.test(part) && s.units[u - 1]?.slot === 'to'))) return s.subject(k)
      return null
    }
    // `B, whose leader pledged`
    if (x.kind === 'targets' && s.units[k - 1]?.item.key === 'whose') continue
    if (x.kind === 'targets' || x.kind === 'civil') { const p = s.units[k - 1]; if (p?.kind !== 'prep') return null }
    budget--
  }
  if (s.units[0]?.kind === 'own' && s.topic && u <= 4) return { slot: 'subject', np: s.topic, at: 0 }
  // `Using alliances with B, A controls …`: the subject comes after the comma.
  if (u <= 2) { const c = s.units.findIndex((y, k) => k > u && y.kind === 'comma'); const n = s.units[c + 1]; if (c > 0 && n?.kind === 'np') return { slot: 'subject', np: n.np!, at: c + 1 } }
  return null
}

/** Whom `they` or `it` at `k` means: the speaker of the sentence, else whom the sentence before was about. */
function pronoun(s: Sentence, k: number): Argument | null {
  for (let j = k - 1; j >= 0 && j > k - 4; j--) if (/^(?:say|deny|accuse)$/.test(s.units[j]!.kind)) return s.subject(j)
  const first = s.units.findIndex((x, j) => j < k && x.kind === 'np' && x.prep < 0 && !x.modifier && !x.np!.adjective)
  if (first >= 0) return { slot: 'subject', np: s.units[first]!.np!, at: first }
  return s.topic && k <= 3 ? { slot: 'subject', np: s.topic, at: k } : lastBefore(s, k)
}

function antecedentIfNoun(s: Sentence, k: number): Argument | null {
  const before = s.units[k - 1]
  return before && (before.kind === 'np' || before.kind === 'people' || before.kind === 'comma') ? antecedent(s, k) : null
}
