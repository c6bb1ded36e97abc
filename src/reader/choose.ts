/** Which of the actors that a name can mean it means here. */
import type { Item } from './items.js'
import type { Lexicon } from './lexicon.js'

/** The one actor meant: the only one, or the one whose country the text is about. A weak name that fits no country of the text is nobody. */
export function choose(it: Item, about: ReadonlyMap<string, number>, lexicon: Lexicon, seen: readonly string[], near: string | undefined): string | undefined {
  const [only] = it.names
  if (it.names.length === 1 && (!only!.weak || only!.adjective || only!.geo)) return only!.id
  const common = /^ال/.test(it.key) || /^[a-z]/.test(it.key) && !only!.capital
  // An army is that of the country that the text is about, whoever else was named.
  const generic = it.names.length > 40
  let first: string | undefined, most = -1, next = -1, weak = true
  for (const n of it.names) {
    const actor = lexicon.actors.get(n.id)!
    let w = 0
    for (const c of actor.countries) { const points = about.get(c); if (points !== undefined && points > w) w = points }
    if (w === 0 && generic) continue
    if (generic && near !== undefined && actor.countries.includes(near)) w += 1.5
    if (seen.includes(n.id)) w += generic && actor.kind !== 'state-forces' ? 0.5 : 100
    if (!n.weak) { w += 0.25; weak = false }
    if (w > most || (w === most && n.id < first!)) { next = most; most = w; first = n.id } else if (w > next) next = w
  }
  let top = 0
  for (const points of about.values()) if (points > top) top = points
  if (first === undefined || most <= 0 || (common && weak && most < top * 0.6) || next === most) return undefined
  return first
}
