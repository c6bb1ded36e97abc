/** Arabic: whom an attack struck where its frame found nobody: those named further on in the clause, or the foe that the text has already told of. */
import type { Draft } from './claims.js'
import { BIT } from './lexicon.js'
import type { Sentence } from './roles.js'

const THING = BIT.targets | BIT.people | BIT.agents | BIT.cargo | BIT.held
/** How far on in its clause a target may stand. */
const REACH = 24

/** Whether the phrase at `k` belongs to a participle or to a word for help before it: المدعوم من B, بدعم من B. */
function owned(s: Sentence, k: number): boolean {
  const p = s.units[k]!.prep
  for (let j = (p >= 0 ? p : k) - 1; j >= 0 && j > k - 4; j--) {
    const x = s.units[j]!
    if (x.kind === 'trigger') return s.form(j)?.form === 'participle' || s.form(j)?.frame.type !== 'attack'
    if (x.kind !== 'skip' && x.kind !== 'word') return false
  }
  return false
}

/** The positions or fighters named further on in the clause of the attack at `u`, other than the attackers': an index of a unit, or −1. */
export function targetAhead(s: Sentence, u: number, actors: readonly string[]): number {
  for (let k = u + 1, n = 0; k < s.units.length && n < REACH; k++, n++) {
    const x = s.units[k]!
    // على مغاور يعتقد أن مسلحي B يتوارون فيها
    if (x.kind === 'that' && /^[يت](?:عتقد|شتبه|رجح)$/.test(s.units[k - 1]!.item.key)) continue
    if (x.slot === 'with' || (x.kind === 'light' && x.item.part === 'noun')) return -1
    if (/^(?:sub|that|say|colon|accuse|deny|source)$/.test(x.kind) || (s.isVerb(k) && s.units[k - 1]?.kind === 'and')) return -1
    // غارات على قرى تزامنا مع قصف لB: another attack.
    if (x.kind === 'trigger' && s.form(k)?.form === 'noun' && s.form(k)!.frame.type === 'attack' && s.units[k - 1]?.kind === 'prep') return -1
    if (!x.np || x.np.adjective || x.np.geo || x.slot === 'by' || x.slot === 'beside' || owned(s, k)) continue
    if (x.np.members.some(m => actors.includes(m.id))) continue
    return (x.np.targets || x.np.people) && (x.slot !== 'from' || x.np.targets || /^ينتم/.test(s.units[x.prep]?.item.key ?? '')) ? k : -1
  }
  return -1
}

/** Whether the attack at `u` is told of as one on soldiers, positions or arms that nobody is named for; not on a town or on people. */
export function onThings(s: Sentence, u: number): boolean {
  for (let k = u + 1, n = 0; k < s.units.length && n < 7; k++, n++) {
    const x = s.units[k]!
    if (x.np) continue
    if (x.kind === 'civil' || x.item.places.length || (x.kind === 'prep' && x.slot === 'in')) return false
    if (x.kind !== 'trigger' && x.item.cues & THING && !(x.item.cues & BIT.hurt)) return s.units[k - 1]?.slot !== 'bi' && !x.item.suffix
    if (/^(?:sub|that|say|comma|colon|trigger|verb|light)$/.test(x.kind) && n > 0) return false
  }
  return false
}

/** هاجمت A البلدة لكن B صدتها, تصدت لها; أحبطت B محاولة A السيطرة على معسكر: whoever is repelled attacked. */
export function repelled(s: Sentence, u: number): Draft | null {
  // محاولة A السيطرة, محاولة لA بالتسلل
  const tried = s.units.findIndex((x, k) => k > u && k < u + 7 && x.item.key === 'محاوله'), tries = [1, 2].map(d => tried + d).find(k => tried > 0 && s.units[k]?.np !== undefined && (k === tried + 1 ? s.units[k]!.prep < 0 : s.units[k]!.slot === 'to')) ?? -1
  const who = tries > 0 || s.units[u]!.item.suffix || s.units[u + 1]?.kind === 'own' ? s.subject(u) : null
  if (!who || who.at > tries && tries > 0) return null
  const struck = who.np.members.map(m => m.id), by = tries > 0 ? s.units[tries]!.np!.members.map(m => m.id) : s.assailants
  const actors = [...new Set(by)].filter(id => !struck.includes(id)).sort()
  return actors.length ? { type: 'attack', status: 'reported', mode: undefined, actors, recipients: [...new Set(struck)], rule: 'attack.repel', at: [u, who.at], signals: [u] } : null
}
