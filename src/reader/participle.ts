/** A participle or an apposition (backed by B, the armed wing of B) with its arguments. */
import { apposition, doerBefore, lastBefore, leftOf } from './nearby.js'
import { type Filled, none, put } from './fill.js'
import type { Trigger } from './lexicon.js'
import type { Argument, Sentence } from './roles.js'
import { antecedent } from './subjects.js'

/** Of help given in an attack, whoever is struck (`against A`) is not who is helped. */
const sound = (s: Sentence, left: Argument | null, aided: boolean): Argument | null => (left && aided && (s.arabic ? (left.np.targets && !left.np.agents) || /^(?:on|from)$/.test(s.units[left.at]!.slot) : s.units[left.at]!.slot === 'on') ? null : left)

/** يضم A عدة فصائل بينها B: the whole that the verb before comprises. */
function wholeBefore(s: Sentence, u: number, t: Trigger): Argument | null {
  if (t.frame.type !== 'membership' || t.frame.participle?.left !== 'recipient') return null
  for (let k = u - 1; k >= 0 && k > u - 9; k--) {
    const x = s.units[k]!
    if (x.kind === 'trigger' && s.form(k)?.form === 'verb') return s.form(k)!.frame.verb!.subject === 'recipient' && s.form(k)!.frame.type === 'membership' ? s.subject(k) : null
    if (x.kind === 'that' || x.kind === 'sub') return null
  }
  return null
}

export function participle(s: Sentence, u: number, t: Trigger): Filled | null {
  const roles = t.frame.participle!, filled = none(), args = s.right(u)
  const bound = !s.arabic && s.units[u - 1]?.kind === 'np' && (s.units[u - 1]!.modifier === true)
  if (bound) {
    // `A is a coalition of Turkish-backed groups`: said of A.
    const plain = s.units[u + 1]?.kind !== 'np' && s.units.slice(Math.max(0, u - 9), u).findLastIndex(x => x.kind === 'be')
    if (typeof plain === 'number' && plain >= 0) {
      const who = s.subject(Math.max(0, u - 9) + plain)
      return who && { ...filled, actor: [who], recipient: [{ slot: 'by', np: s.units[u - 1]!.np!, at: u - 1 }] }
    }
    if (s.units[u + 1]?.kind !== 'np') { const who = apposition(s, u - 1); if (who) return { ...filled, actor: [who], recipient: [{ slot: 'by', np: s.units[u - 1]!.np!, at: u - 1 }] } }
    const next = args.find(a => a.slot === 'object')
    const by = s.units[u - 1]!
    put(filled, roles, { slot: 'by', np: by.np!, at: u - 1 }, roles.by ? 'by' : 'of')
    if (next) put(filled, roles, { ...next, np: { ...next.np, members: next.np.members.slice(0, 1) } }, 'left')
    return filled
  }
  // `two factions, one backed by B`: nobody by name.
  if (!s.arabic && /^(?:one|another|others|some)$/.test(s.units[u - 1]?.item.key ?? '')) return null
  const more = !s.arabic && roles.by ? args.slice(1).filter(a => a.slot === 'by' && a.at - u < 9) : []
  const also = !s.arabic && args[1] && args[0]?.slot === 'object' && args[1].slot === 'object' && s.units[args[1].at - 1]?.kind === 'and' && args[1].at - args[0].at <= 4 ? args[1] : undefined
  // Words such as `part of`, بدعم من end in their preposition: what follows at once is its phrase.
  const [first] = args
  if (first?.slot === 'object' && (first.at - u <= 3 || s.units.slice(u + 1, first.at).every(x => x.modifier || x.kind === 'skip' || x.triggers.some(y => y.form === 'participle')))) put(filled, roles, first, roles.object ? 'object' : roles.by ? 'by' : roles.of ? 'of' : 'to')
  else if (first && first.at - u <= 5) put(filled, roles, first)
  // `helped by A and by B`
  for (const a of more) put(filled, roles, a)
  if (also && first && filled.recipient.some(a => a.np === first.np)) filled.recipient.push(also)
  // المؤلف من فصائل أهمها B: both participles belong to the same phrase.
  const chained = s.arabic && s.units[u - 1]?.kind === 'and' ? s.units[u - 2]?.np && s.units[u - 2]!.prep > 0 ? s.units[u - 2]!.prep - 1 : -1 : -1
  // المدعومة من C والتابعة لB: said of the same one.
  const same = chained > 0 && s.form(chained)?.form === 'participle' ? leftOf(s, chained, 6) : null
  const outer = same ? same : s.units[u - 1]?.kind === 'people' && s.units[u - 2]?.kind === 'trigger' && s.form(u - 2)?.frame === t.frame ? leftOf(s, u - 2, 4) : null
  // `B, an alliance of fighters which is backed by C`
  const rel = s.arabic ? -1 : [1, 2, 3].map(d => u - d).find(k => s.units[k]?.kind === 'rel' && s.units.slice(k + 1, u).every(x => x.kind === 'be' || x.kind === 'skip')) ?? -1
  // `X have been allied with B`: the subject of the verb.
  const be = !s.arabic && [1, 2, 3].find(d => /^(?:is|are|was|were|be|been|being|become|became|remain|remained)$/.test(s.units[u - d]?.item.key ?? '') && s.units.slice(u - d + 1, u).every(x => x.kind === 'skip' || x.kind === 'word' || x.kind === 'neg'))
  // فصائل متحالفة معها من B: B's.
  const theirs = s.arabic && s.units[u + 1]?.kind === 'own' && s.units[u + 2]?.slot === 'from' && s.units[u + 3]?.np ? { slot: 'left' as const, np: s.units[u + 3]!.np!, at: u + 3 } : null
  // `A, an alliance dominated by B and backed by C`: A's.
  const joined = !s.arabic && s.units[u - 1]?.kind === 'and' ? [2, 3, 4, 5].map(d => u - d).find(k => s.units[k]?.np && s.units[k]!.slot === 'by') : undefined
  const left = outer ?? theirs ?? (joined !== undefined ? apposition(s, s.units[joined]!.prep >= 0 ? s.units[joined]!.prep : joined) : null) ?? (be ? s.subject(u - be) : null) ?? (rel > 0 ? antecedent(s, rel) : null) ?? ((roles.subject && doerBefore(s, u)) || sound(s, leftOf(s, u, s.arabic ? 6 : 9), roles.subject !== undefined)) ?? (s.arabic ? wholeBefore(s, u, t) : apposition(s, u))
  const pronoun = s.units[u + 1]
  if (s.arabic && pronoun?.kind === 'own' && pronoun.slot) {
    if (!left && s.units[u - 1]?.kind === 'people') return null
    // معارضون موالون لها: whom the pronoun stands for was named before.
    const members = left ? s.units[left.at]!.np!.members : []
    const about = s.units.find(x => x.np && x.prep < 0 && x.np !== left?.np)
    const other = members.length > 1 ? { ...left!, np: { ...left!.np, members: [members.at(-2)!] } } : about && about.np !== left?.np && left && s.units.indexOf(about) < left.at ? { slot: 'object' as const, np: about.np!, at: s.units.indexOf(about) } : left && lastBefore(s, left.at)
    if (other) filled.recipient = [other]
    if (left && other) filled.actor = [left.np.members.length > 1 && left !== theirs ? { ...left, np: { ...left.np, members: left.np.members.slice(-1) } } : left]
    return filled
  }
  if (left) put(filled, roles, left, 'left')
  else if (!s.arabic && u <= 1) {
    // `Backed by B, A advanced`: A stands behind the comma.
    const k = s.units.findIndex((x, j) => j > u && x.kind === 'comma')
    const next = k > 0 ? s.units.slice(k + 1, k + 4).find(x => x.kind === 'np') : undefined
    put(filled, roles, next ? { slot: 'left', np: next.np!, at: s.units.indexOf(next) } : args.find(a => a.slot === 'object'), 'left')
  }
  return filled
}
