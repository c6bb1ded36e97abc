/** Whom an attack of an English sentence struck, where its own frame names nobody: its victims, whom it was to stop, soldiers without a name. */
import { BIT, type Trigger } from './lexicon.js'
import type { Argument, Sentence } from './roles.js'

const HURTING = /^(?:left|leav|claim|cost|hit|struck|target|hurt|devastat|decimat|caus|took|inflict|kill|wound|injur|destroy|damag|rip|tore|rock|shook|slam|land|caught)/
const HAMPER = /^(?:slow|halt|stop|blunt|contain|curb|weaken|degrade|disrupt|deter|prevent|break|relieve|cut|stem|reverse|punish|eliminate|flush|root|crush|destroy|dislodge|wrest|prise|pry|remove|rid|deny|stamp|take|bomb)/

/** Whom an attack is meant to stop: raids to slow the insurgents' advance. */
export function hampered(s: Sentence, u: number): Argument | null {
  const { clauses } = s
  for (let v = u + 1; v < s.units.length && v < u + 10; v++) {
    if (s.units[v - 1]!.slot !== 'to' || !HAMPER.test(s.units[v]!.item.key)) continue
    const object = clauses.chunks.find(c => c.from > v && c.from < v + 3)
    if (!object) return null
    const at = object.who >= 0 ? object.who : object.owner
    return at >= 0 ? { slot: 'object', np: s.units[at]!.np!, at } : clauses.phrase(object, 'object')
  }
  return null
}

/** Whose people an attack hurt: the subject of the passive that it hangs on, the object of the verb whose subject it is. */
export function victims(s: Sentence, u: number, governor: number, verb: number): Argument | null {
  const { clauses } = s
  const hurts = (v: number) => s.form(v)?.frame.type === 'attack' || s.units[v]!.item.cues & BIT.hurt || /^(?:d[iy]|lost|los)/.test(s.units[v]!.item.key) || (s.units[v]!.kind === 'be' && s.units.slice(v, v + 6).some(x => x.item.key === 'dead'))
  if (governor >= 0 && hurts(governor)) {
    const hurt = clauses.subjects.get(governor) ?? null, who = clauses.phrase(hurt, 'object') ?? clauses.aimOf(hurt)
    if (who && (clauses.passives.has(governor) || /^(?:d[iy]|lost|los|be|were|was|are)/.test(s.units[governor]!.item.key))) return who
  }
  if (verb >= 0 && (hurts(verb) || HURTING.test(s.units[verb]!.item.key))) { const [object] = s.direct(verb); if (object) return object }
  // `members of B were killed and others injured in an attack`
  for (let v = u - 1; v >= 0 && v > u - 24; v--) if (clauses.passives.has(v) && hurts(v)) { const who = clauses.phrase(clauses.subjects.get(v) ?? null, 'object'); if (who) return who }
  // `an assault in which four soldiers of B died`
  const event = clauses.chunk(u)
  for (let v = u + 1; v < s.units.length && v < u + 24; v++) if (event && clauses.tellsOf(v, event) && hurts(v)) { const who = clauses.phrase(clauses.subjects.get(v) ?? null, 'object'); if (who) return who }
  // `…, killing two fighters of B`
  for (let k = u + 1; k < s.units.length && k < u + 24; k++) if (s.form(k)?.form === 'verb' && s.form(k)!.part === 'gerund' && s.units[k]!.item.cues & BIT.hurt) { const [o] = s.direct(k); if (o) return o }
  return null
}

const SOLDIERS = /^(?:soldiers?|troops|servicemen|policem[ae]n|police|police officers?|army officers?|army|the military|security forces|gendarmes|border guards|recruits)$/

/** Soldiers or policemen without a name whom the attack at `u` struck: the unit that says so, or −1. */
export function nameless(s: Sentence, u: number, t: Trigger): number {
  const { clauses } = s
  // `killed soldiers in a raid on B's post`: B's.
  for (let k = u + 1; k < s.units.length && k < u + 12; k++) if (s.form(k)?.form === 'noun' && s.form(k)!.frame.type === 'attack' && s.right(k).some(a => a.slot === 'on')) return -1
  const soldiers = (from: number, to: number): number => { for (let k = to - 1; k >= from; k--) if (SOLDIERS.test(s.units[k]!.item.key) && !s.units[k]!.np) return k; return -1 }
  for (const c of clauses.chunks) {
    if (c.who >= 0 || c.owner >= 0 || s.units[c.from]!.kind === 'own') continue
    const g = clauses.governor(c)
    const struck = (g?.u === u && /^(?:object|on|of|to)$/.test(g.slot)) || (clauses.passives.has(u) && clauses.subjects.get(u) === c)
      || (t.form === 'noun' && ((g?.slot === 'object' && clauses.subjects.get(g.u) === clauses.chunk(u)) || [...clauses.subjects].some(([v, x]) => x === c && clauses.passives.has(v) && s.form(v)?.frame.type === 'attack' && Math.abs(v - u) < 16)))
    const k = struck ? soldiers(c.from, c.to) : -1
    if (k >= 0) return k
  }
  return -1
}
