/** How two actors are connected: chains of ties between them. A chain is not an alliance: its ties may be attacks. */
import type { Relation } from '../model.js'

/** One tie of a chain: between `from` and `to`, all relations there are, whichever way they point; their ids sorted. */
export interface Step { from: string; to: string; relations: string[] }
export interface Paths { paths: Step[][]; truncated: boolean }

type Neighbours = Map<string, Map<string, string[]>>

function neighbours(relations: Iterable<Pick<Relation, 'id' | 'source' | 'target'>>): Neighbours {
  const all: Neighbours = new Map()
  const tie = (a: string, b: string, id: string) => {
    const of = all.get(a) ?? new Map<string, string[]>()
    all.set(a, of)
    of.set(b, [...(of.get(b) ?? []), id])
  }
  for (const { id, source, target } of relations) if (source !== target) { tie(source, target, id); tie(target, source, id) }
  for (const of of all.values()) for (const ids of of.values()) ids.sort()
  return all
}

/** How many ties each actor is from one, up to `max`. */
function distances(all: Neighbours, from: string, max: number): Map<string, number> {
  const out = new Map([[from, 0]])
  let edge = [from]
  for (let d = 1; d <= max && edge.length > 0; d++) {
    const next: string[] = []
    for (const a of edge) for (const b of all.get(a)?.keys() ?? []) if (!out.has(b)) { out.set(b, d); next.push(b) }
    edge = next
  }
  return out
}

/**
 * All chains of at most `max` ties from one actor to another that pass nobody twice, shortest first, then by the ids passed; at most `limit` of them,
 * `truncated` when there are more. Without direction. Does not go where the end is out of reach, so the work grows with the answer; a graph so dense
 * that even this takes more than `effort` steps is cut too, and says so.
 */
export function paths(relations: Iterable<Pick<Relation, 'id' | 'source' | 'target'>>, from: string, to: string, max: number, limit: number, effort = 200_000): Paths {
  const all = neighbours(relations), away = distances(all, to, max)
  const found: Step[][] = []
  let left = effort
  const walk = (at: string, passed: string[], length: number): boolean => {
    if (left-- <= 0) return false
    if (at === to) {
      if (found.length === limit) return false
      found.push(passed.slice(1).map((b, i) => ({ from: passed[i]!, to: b, relations: all.get(passed[i]!)!.get(b)! })))
      return true
    }
    const rest = length - passed.length
    for (const b of [...(all.get(at)?.keys() ?? [])].sort()) {
      if ((away.get(b) ?? Infinity) > rest || passed.includes(b) || (b === to && rest > 0)) continue
      if (!walk(b, [...passed, b], length)) return false
    }
    return true
  }
  if (from === to) return { paths: [], truncated: false }
  for (let length = away.get(from) ?? Infinity; length <= max; length++) if (!walk(from, [from], length)) return { paths: found, truncated: true }
  return { paths: found, truncated: false }
}
