/** Which countries a text is about, and which one a word in it names. */
import type { Actor } from '../model.js'
import type { Item } from './items.js'
import { BIT, type Lexicon } from './lexicon.js'

/** Which countries a text is about: two points for a place in it, one for an actor of it; less for the country's own name, which may be a foreign power's. */
export function countries(items: readonly Item[], lexicon: Lexicon): Map<string, number> {
  const score = new Map<string, number>()
  const add = (c: string, by: number) => score.set(c, (score.get(c) ?? 0) + by)
  for (const it of items) {
    if (it.names.length === 1) { const [n] = it.names, all = lexicon.actors.get(n!.id)!.countries; for (const c of all) add(c, (n!.weak && !n!.adjective ? 0.5 : 1) / all.length) }
    if (it.places.length > 0 && !lexicon.weakPlaces.has(it.key)) for (const p of it.places) { const c = countryOf(p, lexicon); if (c) add(c, lexicon.places.get(p)!.kind === 'country' ? 1 : 2) }
  }
  return score
}

/**
 * Takes back places whose name is an everyday word (صور, القائم, الأبيض) where the word is meant: in a text that is not about their country, behind a
 * definite noun that it describes (البيت الأبيض), and without an article unless something of place stands before it.
 */
export function unplace(items: readonly Item[], about: ReadonlyMap<string, number>, lexicon: Lexicon): void {
  items.forEach((it, i) => {
    if (it.places.length === 0 || !lexicon.weakPlaces.has(it.key)) return
    let k = i - 1
    while (items[k]?.mark === '"' || items[k]?.mark === '(') k--
    const before = items[k], article = it.key.startsWith('ال'), listed = before !== undefined && before.cues & BIT.and && (items[k - 1]?.places.length ?? 0) > 0
    const away = !it.places.some(p => { const c = countryOf(p, lexicon); return c !== undefined && about.has(c) })
    const described = article && k === i - 1 && before !== undefined && before.to - before.from === 1 && before.cues === 0 && before.key.startsWith('ال') && !before.places.length
    const led = listed || (before !== undefined && (k === i - 1 ? before.places.length > 0 || (before.cues & BIT.prep && before.slot !== 'bi') : before.places.length === 0))
    const bare = !article && it.to - it.from === 1 && !led
    if (away || described || bare) it.places = []
  })
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
