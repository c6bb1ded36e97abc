/** What stands behind a name and belongs to it: `fighters`, `positions`, `-held`; and what says that a nationality names no state. */
import type { Token } from '../text/tokens.js'
import { changed, type Item } from './items.js'
import { BIT } from './lexicon.js'
import { MEMBERS, type Unit, type UnitKind } from './phrases.js'

/** States whose own men are called fighters. */
const SENDERS = /^(?:iran|usa|russia|turkey|israel|uae)$/

const REBELS = /^(?:armed (?:groups?|men|factions|movements)|groups?|factions?|militias?|militiamen|paramilitar(?:y|ies)|gunm[ae]n|volunteers|islamists?|mujahideen|hunters|rebels?|insurgents?|militants?|opposition|jihadists?|extremists|terrorists?|guerrillas|separatists|mercenaries|tribesmen)$/

/** Words that say of fighters that they are not their state's. */
const REBELLIOUS = /^(?:separatist|secessionist|rebel|insurgent|opposition|dissident|islamist|jihadist|militant|guerrilla|extremist|salafist|tribal)$/

/** Words between a nationality and its forces. */
const FORMAL = /^(?:defense|federal|armed|national|government|security|special|military|ground|land|naval|air|border|regular|interim|revolutionary|royal)$/

/** Takes into the phrase what stands behind the name: `fighters`, `positions`, `-held`, adjectives, a short bracket. True when taken. */
export function after(np: Unit, kind: UnitKind, it: Item, items: readonly Item[], i: number, tokens: readonly Token[]): boolean {
  const arabic = tokens[np.item.from]!.arabic
  if (it.mark === '"') return true
  // `the Army of Conquest alliance`
  if (!arabic && /^(?:alliance|coalition|network)$/.test(it.key) && it.from === np.item.to && !np.item.bound && !np.item.anaphor && !np.np!.geo && !np.np!.adjective) { np.item = changed(np.item, { to: it.to }); return true }
  if (arabic) return kind === 'skip' && !it.mark && /^ال/.test(it.key)
  // `Iraq's Shi'ite paramilitary groups`: not the state.
  if (it.key === "'s" && np.np!.geo && np.np!.members.length === 1) for (let k = i + 1; k < i + 5 && items[k] && items[k]!.actor === undefined && !items[k]!.mark && !(items[k]!.cues & (BIT.prep | BIT.be | BIT.verb)); k++) if (REBELS.test(items[k]!.key)) { np.kind = 'people'; np.np = undefined; return true }
  if (it.key === "'s") { const next = items[i + 1]; return next !== undefined && (next.cues & (BIT.people | BIT.agents | BIT.targets | BIT.head | BIT.held)) !== 0 }
  // Eritrean Defence Forces, Ethiopian Federal forces.
  if ((np.np!.adjective || np.np!.geo) && FORMAL.test(it.key) && items[i + 1] && items[i + 1]!.cues & MEMBERS) { np.item = changed(np.item, { to: it.to }); return true }
  // `Syria rebels`: not the state whose name they bear.
  if ((np.np!.geo || np.np!.adjective) && !np.np!.people && (REBELS.test(it.key) || (it.key === 'fighters' && !SENDERS.test(np.np!.members[0]!.id)))) { np.kind = 'people'; np.np = undefined; return true }
  // `a Yemeni separatist militia`
  if (np.np!.adjective && REBELLIOUS.test(it.key) && items[i + 1] && items[i + 1]!.cues & (BIT.people | BIT.head | BIT.agents) && items[i + 1]!.actor === undefined) { np.kind = 'people'; np.np = undefined; return true }
  if (kind !== 'trigger' && it.cues & MEMBERS && !(it.cues & BIT.hurt)) {
    if (it.cues & BIT.people) np.np!.people = true
    if (it.cues & BIT.agents) np.np!.agents = true
    if (it.cues & (BIT.targets | BIT.held)) np.np!.targets = true
    np.item = changed(np.item, { to: it.to, cues: np.item.cues | (it.cues & BIT.cargo) })
    if (np.np!.adjective || np.np!.geo) { np.np!.adjective = false; np.np!.geo = false }
    return true
  }
  return false
}
