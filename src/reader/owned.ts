/** Arabic: what belongs to the one named behind it, however much is said of it: مستودعات أسلحة وذخيرة تابعة ل, قاعدة تتمركز فيها, مواقع كان يتحصن بها. */
import { BIT } from './lexicon.js'
import type { Unit } from './phrases.js'

const THINGS = BIT.targets | BIT.held
/** How many words may stand between a thing and its owner. */
const REACH = 9

const isThing = (x: Unit | undefined): boolean => x !== undefined && x.kind !== 'trigger' && x.kind !== 'np' && x.kind !== 'prep' && (x.item.cues & THINGS) !== 0
const isOf = (x: Unit): boolean => x.triggers.length > 0 && x.triggers.some(t => t.form === 'participle' && t.frame.type === 'membership') && x.triggers.every(t => t.frame.type === 'membership')

/** Whether the verb at `k` says of the thing before it who is there: تتمركز فيها, تستخدمه, تسيطر عليها. Not of one that is besieged or attacked. */
function says(out: readonly Unit[], k: number): boolean {
  const x = out[k]!, next = out[k + 1]
  if (x.kind === 'trigger' && !x.triggers.every(t => t.mode === 'capture')) return false
  if (!/^(?:word|verb|light|trigger|be)$/.test(x.kind) || /^ال/.test(x.item.key) || x.item.to === x.item.from) return false
  return next?.kind === 'own' ? next.slot === 'in' || next.slot === 'on' : /^[يت].+(?:ه|ها)$/.test(x.item.key) || x.item.suffix && /^[يت]/.test(x.item.key)
}

/** Says of a place whose forces are in it. */
const HOSTS = /^[يت](?:ضم|ستضيف|ووي|اوي|تمركز|حتضن)$/

/**
 * Where the thing begins whose owner follows the last unit: an index, or −1 when the last units do not lead to one. Of several joined by و the first.
 */
export function ownedFrom(out: readonly Unit[]): number {
  let k = out.length - 1
  const last = out[k]
  if (!last) return -1
  // The link: تابعة ل, a verb with its pronoun, تضم of whom it holds, or ل alone behind what a thing is for (ورشة لتصنيع القنابل لB).
  if (last.kind === 'prep' && last.slot === 'to' && out[k - 1] && isOf(out[k - 1]!)) k -= 2
  else if (HOSTS.test(last.item.key)) k--
  else if (last.kind === 'prep' && last.item.key === 'prep' && last.slot === 'to' && out[k - 1]?.kind === 'cargo' && /^ل./.test(out[k - 2]?.item.key ?? '')) k--
  else {
    while (k > 0 && (out[k]!.kind === 'skip' || out[k]!.kind === 'people')) k--
    const v = out[k]!.kind === 'own' ? k - 1 : k
    if (v < 1 || !says(out, v)) return -1
    k = v - 1
    if (out[k]!.kind === 'be') k--
    if (out[k]?.kind === 'rel') k--
  }
  // What else is said of it: adjectives, what it holds (أسلحة وذخيرة, مخزن للأسلحة).
  for (let n = 0; k >= 0 && n < REACH; k--, n++) {
    const x = out[k]!
    if (isThing(x)) {
      while (k > 1 && out[k - 1]!.kind === 'and' && (isThing(out[k - 2]) || (out[k - 2]!.kind === 'skip' && isThing(out[k - 3])))) k -= isThing(out[k - 2]) ? 2 : 3
      return k
    }
    const held = x.kind === 'cargo' || x.kind === 'word' || x.kind === 'skip' || x.kind === 'agents' || x.kind === 'people'
    const joint = (x.kind === 'and' && n > 0 && out[k + 1]!.kind !== 'np') || (x.kind === 'prep' && (x.slot === 'to' || x.slot === 'in') && n > 0)
    if (!held && !joint) return -1
  }
  return -1
}
