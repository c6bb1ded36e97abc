/** Which countries a text is about, and which one a word in it names. */
import type { Actor } from '../model.js'
import type { Item } from './items.js'
import { BIT, type Lexicon } from './lexicon.js'

/** Which countries a text is about: two points for a place in it, one for an actor of it; less for the country's own name, which may be a foreign power's. */
export function countries(items: readonly Item[], lexicon: Lexicon): Map<string, number> {
  const score = new Map<string, number>()
  const add = (c: string, by: number) => score.set(c, (score.get(c) ?? 0) + by)
  for (const it of items) {
    if (it.names.length === 1) { const all = lexicon.actors.get(it.names[0]!.id)!.countries; for (const c of all) add(c, (it.names[0]!.weak && !it.names[0]!.adjective ? 0.5 : 1) / all.length) }
    for (const p of it.places) { const c = countryOf(p, lexicon); if (c) add(c, lexicon.places.get(p)!.kind === 'country' ? 1 : 2) }
  }
  return score
}

/** The country that an item names, as a place, a state or a nationality. */
export function countryAt(it: Item, lexicon: Lexicon): string | undefined {
  if (it.places.length === 1) return countryOf(it.places[0]!, lexicon)
  const [n] = it.names
  return it.names.length === 1 && (n!.geo || n!.adjective) ? lexicon.actors.get(n!.id)!.countries[0] : undefined
}

/** The country of the place that stands right behind: an army base in northern Burkina Faso. */
export function placeBehind(items: readonly Item[], i: number, lexicon: Lexicon): string | undefined {
  for (let k = i + 1; k < i + 6 && items[k] && !items[k]!.mark; k++) {
    const country = items[k]!.places.length ? countryAt(items[k]!, lexicon) : undefined
    if (country !== undefined) return items[i + 1]!.slot === 'in' || /^(?:at|on|of)$/.test(items[i + 1]!.key) ? country : undefined
    if (!(items[k]!.cues & (BIT.prep | BIT.skip | BIT.civil)) && items[k]!.cues !== 0) return undefined
  }
  return undefined
}

function countryOf(place: string, lexicon: Lexicon): string | undefined {
  for (let p = lexicon.places.get(place), n = 0; p && n < 6; p = p.within === undefined ? undefined : lexicon.places.get(p.within), n++) {
    const code = lexicon.codes.get(p.id)
    if (code) return code
  }
  return undefined
}
/** Whether a text is about another country than the actor's. */
export function foreign(actor: Actor, about: ReadonlyMap<string, number>): boolean {
  let top = 0
  for (const points of about.values()) if (points > top) top = points
  return actor.kind === 'state' && !actor.countries.some(c => (about.get(c) ?? 0) >= top * 0.7)
}
