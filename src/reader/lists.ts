/** Where a list of names begins, goes on and ends: A، B وC; هي: A، B، C. */
import type { Item } from './items.js'
import { BIT } from './lexicon.js'
import type { Unit } from './phrases.js'

/** Whether an Arabic list begins with the phrase at `k`: هي: A, كل من A, (A. */
export function enumerates(out: readonly Unit[], k: number): boolean {
  let j = k - 1
  while (j >= 0 && (out[j]!.kind === 'skip' || out[j]!.kind === 'people')) j--
  const x = out[j]
  return x !== undefined && (x.kind === 'colon' || x.kind === 'open' || /^(?:و?هي|و?هم|كل|.*كل من)$/.test(x.item.key) || (x.slot === 'from' && out[j - 1]?.triggers.some(t => t.frame.type === 'membership') === true))
}

/** Whether the item at `i`, parted by a comma alone from the phrase at `k`, is one of a list without an `and`: A، B، C. */
export function inList(out: readonly Unit[], k: number, items: readonly Item[], i: number): boolean {
  const after = (j: number): number => { while (items[j]?.mark === '"' || items[j]?.key === '#') j++; return j }
  const ends = (j: number): boolean => !items[j] || /^[,.)-]$/.test(items[j]!.mark) || (items[j]!.cues & BIT.and) !== 0
  const next = after(i + 1), third = after(next + 1)
  if (!ends(next)) return false
  return out[k]!.np!.members.length > 1 || enumerates(out, k) || (items[next]?.mark === ',' && items[third]?.actor !== undefined && !items[third]!.adjective && ends(after(third + 1)))
}

/** Whether the phrase at `k` stands in what is said between commas of the one before them, so that a comma behind it ends that. */
export function byTheWay(out: readonly Unit[], k: number): boolean {
  for (let j = k - 1; j > 0 && j > k - 12; j--) {
    const x = out[j]!
    if (x.kind === 'comma') { const n = out[j + 1]!; return out[j - 1]!.kind !== 'say' && (n.kind === 'rel' || n.triggers.some(t => (t.form === 'participle' && t.frame.participle!.left === 'actor') || (t.form === 'noun' && t.frame.noun!.left === 'actor' && t.frame.type === 'membership'))) }
    if (x.kind === 'sub' || x.kind === 'that' || x.kind === 'colon') return false
  }
  return false
}

/** Whether an `and` follows within the list that a comma may have begun. */
export function listGoesOn(items: readonly Item[], i: number): boolean {
  for (let k = i + 1, n = 0; k < items.length && n < 8; k++, n++) {
    const it = items[k]!
    if (it.cues & BIT.and) return (n === 0 && /^[a-z]/.test(it.key)) || items.slice(k, k + 5).some(x => x.actor !== undefined)
    if (it.mark === '.' || it.mark === ':' || it.cues & (BIT.verb | BIT.say | BIT.rel | BIT.be) || it.triggers.length) return false
  }
  return false
}

/** How many units what is said of one member of a list may take. */
const ASIDE = 18

/**
 * The member of a list that ends at `k`, behind whom something is said of him alone (العاملة في X, التابعة لB, في قرية X): its index, or −1. `next` stands
 * behind the one that a comma and an `and` join: a verb there begins a clause of its own.
 */
export function pastAside(out: readonly Unit[], k: number, next: Item | undefined): number {
  if (next && (next.cues & (BIT.verb | BIT.say | BIT.light | BIT.undergo | BIT.be | BIT.that) || next.triggers.some(t => t.form === 'verb'))) return -1
  for (let j = k; j > 0 && j > k - ASIDE; j--) {
    const x = out[j]!
    if (x.kind === 'np' ? x.prep < 0 : !/^(?:word|skip|prep|time)$/.test(x.kind) && !x.triggers.some(t => t.form === 'participle')) return -1
    const who = out[j - 1]!
    if (who.kind === 'np' && /^ال/.test(x.item.key) && (x.kind === 'word' || x.triggers.some(t => t.form === 'participle'))) return who.np!.geo || who.np!.adjective ? -1 : j - 1
  }
  return -1
}

const WITH = /^(?:together|along|jointly|in concert|in alliance) with$/, JOINED = /^(?:joined|accompanied|reinforced|assisted)(?: by)?$/

/** Of an English clash between two: `between A, alongside B, and C, joined by D and E`. Takes those who stand by a side into it, and the words that say so out. */
export function alongside(out: Unit[]): void {
  const first = out.findIndex(u => u.np !== undefined && u.slot === 'between')
  for (let k = first; first >= 0 && k < out.length; k++) {
    const side = out[k]!
    if (!side.np || (k > first && out[k - 1]!.kind !== 'and') || out[k + 1]?.kind !== 'comma') continue
    let b = k + 2
    if (JOINED.test(out[b]?.item.key ?? '')) { if (!/ by$/.test(out[b]!.item.key) && out[++b]?.slot !== 'by') continue } else if (out[b]?.slot !== 'beside' && !WITH.test(out[b]?.item.key ?? '')) continue
    let to = b + 1, names = 0
    for (let j = b + 1; j < out.length && j < b + 24; j++) {
      const x = out[j]!
      if (x.np && !x.np.geo) { side.np.members.push(...x.np.members); names++; to = j + 1 } else if (x.np) continue
      else if (x.kind === 'verb' && /^(?:the|a)$/.test(out[j - 1]!.item.key)) continue
      else if (!/^(?:comma|and|skip|people|cargo|agents|word|prep)$/.test(x.kind) || (x.kind === 'prep' && x.slot !== 'of') || (x.kind === 'comma' && out[j + 1]?.kind === 'and' && out[b]!.slot === 'beside')) break
    }
    if (!names) continue
    if (out[to]?.kind === 'comma') to++
    const gone = to - k - 1
    out.splice(k + 1, gone)
    for (const u of out.slice(k + 1)) if (u.prep > k) u.prep = u.prep >= k + 1 + gone ? u.prep - gone : -1
  }
}
