/**
 * Arabic: who struck whom where the frame of a signal word found no pair: every phrase of the sentence is weighed as striker and as struck by where it
 * stands, and the best pair counts when it weighs enough. A sentence has few phrases, so the pairs are few.
 */
import { BIT, type Trigger } from './lexicon.js'
import type { Argument, Sentence } from './roles.js'

/** What speaks for a phrase being the striker, and the struck. */
export const WEIGHTS = {
  by: 4, subject: 3, agents: 1, near: 2.5, free: 1, topic: 1.5, first: 0.5,
  on: 4, targets: 2.5, people: 1, hurt: 3, to: 1, object: 2, from: 0.5,
  away: 0.08, aside: 4, speaker: 1.5, least: 5,
}
const W = WEIGHTS

/** Whether the phrase at `k` only says whose ally or part another is. */
function aside(s: Sentence, k: number): boolean {
  const p = s.units[k]!.prep
  for (let j = (p >= 0 ? p : k) - 1, n = 0; j >= 0 && n < 3; j--, n++) {
    const x = s.units[j]!
    if (x.kind === 'trigger') { const f = s.form(j); return f !== undefined && f.frame.type !== 'attack' }
    if (x.kind !== 'skip' && x.kind !== 'word' && x.kind !== 'own') return false
  }
  return false
}

const bound = (s: Sentence, k: number): boolean => s.units[k]!.kind === 'sub' || s.units[k]!.kind === 'colon' || (s.units[k]!.kind === 'that' && s.units[k - 1]?.kind !== 'and')

/** The clause of `u`: from the last conjunction before it to the next behind it. */
function clause(s: Sentence, u: number): [from: number, to: number] {
  let from = u, to = u + 1
  while (from > 0 && !bound(s, from - 1) && s.units[from - 1]!.kind !== 'say') from--
  while (to < s.units.length && !bound(s, to)) to++
  return [from, to]
}

interface Weighed { arg: Argument; strikes: number; struck: number }

/** The best pair for the attack at `u`, or null. */
export function guess(s: Sentence, u: number, t: Trigger): { actor: Argument; recipient: Argument } | null {
  const [from, to] = clause(s, u)
  const verb = t.form === 'verb' ? u : lastVerb(s, u, from)
  const doer = verb >= 0 ? s.subject(verb) : null
  const undergoes = verb >= 0 && (s.units[verb]!.item.cues & BIT.undergo) !== 0
  const passive = t.part === 'passive'
  const all: Weighed[] = []
  for (let k = from; k < to; k++) {
    const x = s.units[k]!
    if (!x.np || aside(s, k)) continue
    const { np, slot } = x, d = W.away * Math.abs(k - u), governed = x.prep >= 0
    const isDoer = doer?.np === np
    const hurt = s.units.slice(Math.max(from, k - 4), k).some(y => y.kind === 'hurt')
    const next = t.form === 'noun' && k > u && k - u <= 2 && !governed && !s.isVerb(u + 1)
    const sided = t.frame.noun?.between !== undefined && t.frame.noun.with !== undefined
    let strikes = -d, struck = -d
    if (slot === 'by') { strikes += W.by; struck -= W.by }
    if (isDoer && !np.targets) { if (undergoes || passive || hurt) struck += W.subject; else { strikes += W.subject; struck -= W.subject } }
    if (np.agents && !np.targets) { strikes += W.agents; struck -= W.agents }
    if (np.adjective) { strikes += next && !sided ? W.near : 0; struck -= W.near }
    else if (next && !np.targets) { if (t.frame.noun?.genitive === 'recipient') struck += W.near; else strikes += W.near }
    if (!governed) strikes += W.free
    if (k < u && !governed) strikes += W.first
    if (slot === 'on') { struck += W.on; strikes -= W.on }
    if (np.targets) { struck += W.targets; strikes -= W.targets }
    if (np.people) struck += W.people
    if (hurt) { struck += W.hurt; strikes -= W.hurt }
    if (slot === 'to' && k > u && t.form === 'noun') struck += W.to
    if (t.form === 'verb' && k > u && !isDoer && !governed && doer && doer.at < k) struck += W.object
    if (slot === 'from' && k > u) struck += np.targets || np.people ? W.from : 0
    if (slot === 'in' || slot === 'between' || slot === 'beside' || slot === 'other') { strikes -= W.from; struck -= W.from }
    if (np.geo) struck -= W.people
    all.push({ arg: { slot: 'object', np, at: k }, strikes, struck })
  }
  if (doer && doer.at < from && !all.some(a => a.arg.np === doer.np)) all.push({ arg: doer, strikes: undergoes || passive ? 0 : W.subject, struck: undergoes || passive ? W.subject : -W.subject })
  let best: { actor: Argument; recipient: Argument } | null = null, most = W.least
  for (const a of all) for (const b of all) {
    if (a === b || a.arg.np.members.some(m => b.arg.np.members.some(n => n.id === m.id))) continue
    const w = a.strikes + b.struck
    if (w > most) { most = w; best = { actor: a.arg, recipient: b.arg } }
  }
  return best
}

function lastVerb(s: Sentence, u: number, from: number): number {
  for (let k = u - 1; k >= from; k--) if (s.isVerb(k)) return k
  return -1
}
