/** Signal words of English that their arguments give another reading, or none. */
import type { Trigger } from './lexicon.js'
import type { Sentence } from './roles.js'

const NEVER = /^(?:refrain|abstain|desist|prevent|deter|dissuad|discourag|stop|kept|keep|bar)/
/** Whether what the word at `u` says was left undone: refrained from attacking. */
export function undone(s: Sentence, u: number): boolean {
  if (s.units[u - 1]?.slot !== 'from') return false
  for (let k = u - 2; k >= 0 && k > u - 6; k--) if (s.isVerb(k)) return NEVER.test(s.units[k]!.item.key)
  return false
}

/**
 * The reading of a signal word that its arguments call for: `A is an alliance between B and C` says what A is made of; `A and B fought for the town` is a clash and no help; a state that `created` a group stands by it.
 */
export function recast(s: Sentence, u: number, t: Trigger): Trigger {
  if (t.entry === 'alliance.en.pact' && /^(?:alliance|coalition|partnership|front)$/.test(s.units[u]!.item.key)) {
    const made = s.right(u).filter(a => /^(?:between|of)$/.test(a.slot)), whole = made.flatMap(a => a.np.members).length > 1 ? s.clauses.saidOf(u) : null
    if (whole && whole.np.members.length === 1 && !whole.np.geo && !whole.np.adjective && !made.some(a => a.np.geo || a.np.members.some(m => m.id === whole.np.members[0]!.id))) return { ...t, entry: 'membership.en.comprises', frame: { ...t.frame, type: 'membership', noun: { left: 'recipient', between: 'actor', of: 'actor' } } }
  }
  if (t.form !== 'verb') return t
  const { clauses } = s, key = s.units[u]!.item.key
  if (/^f[io]ught for$|^fight(?:s|ing)? for$/.test(key) && !s.right(u).length && (s.subject(u)?.np.members.length ?? 0) === 2) return { ...t, entry: 'attack.en.clash', mode: 'clash', frame: { ...t.frame, type: 'attack', verb: { subject: 'mutual' } } }
  if (t.entry === 'membership.en.forms' && key !== 'found') {
    const maker = clauses.passives.has(u) ? s.right(u).find(a => a.slot === 'by') : s.subject(u)
    if (maker && maker.np.members.length === 1 && maker.np.geo && !maker.np.members[0]!.item.anaphor) return { ...t, entry: 'alliance.en.founder', frame: { ...t.frame, type: 'alliance' } }
  }
  return t
}
