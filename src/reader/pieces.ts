/** Very long texts in pieces. */
import type { Item } from './items.js'

/** Items that are settled at a time, at least: names that are found take the place of their words, which moves all that stand behind. */
const PIECE = 10_000

/** The items themselves or, of a very long text, its sentences in pieces; none is cut unless it is twice as long as a piece. */
export function piecesOf(items: Item[]): Item[][] {
  if (items.length <= 2 * PIECE) return [items]
  const out: Item[][] = []
  for (let from = 0; from < items.length;) {
    let to = from + PIECE
    while (to < items.length && to < from + 2 * PIECE && items[to - 1]!.mark !== '.') to++
    out.push(items.slice(from, to))
    from = to
  }
  return out
}
