/** How two actors are connected: chains of ties between them. A chain is not an alliance: its ties may be attacks. */
import type { Relation } from '../model.js'

/** One tie of a chain: between `from` and `to`, all relations there are, whichever way they point; their ids sorted. */
export interface Step { from: string; to: string; relations: string[] }
export interface Paths { paths: Step[][]; truncated: boolean }

type Tie = Pick<Relation, 'id' | 'source' | 'target'>

/** The ties of each actor. */
function touching(relations: Iterable<Tie>): Map<string, Tie[]> {
  const all = new Map<string, Tie[]>()
  const add = (actor: string, tie: Tie): void => { const of = all.get(actor); if (of) of.push(tie); else all.set(actor, [tie]) }
  for (const r of relations) if (r.source !== r.target) { add(r.source, r); add(r.target, r) }
  return all
}

/** Whom an actor is tied to, and by which relations; both sorted. */
function neighbours(actor: string, ties: readonly Tie[] = []): [actor: string, relations: string[]][] {
  const all = new Map<string, string[]>()
  for (const { id, source, target } of ties) { const other = source === actor ? target : source; all.set(other, [...(all.get(other) ?? []), id]) }
  return [...all.keys()].sort().map(other => [other, all.get(other)!.sort()])
}

/** How many ties each actor is from one, up to `max`. */
function distances(all: ReadonlyMap<string, readonly Tie[]>, from: string, max: number): Map<string, number> {
  const out = new Map([[from, 0]])
  let edge = [from]
  for (let d = 1; d <= max && edge.length > 0; d++) {
    const next: string[] = []
    for (const a of edge) for (const { source, target } of all.get(a) ?? []) { const b = source === a ? target : source; if (!out.has(b)) { out.set(b, d); next.push(b) } }
    edge = next
  }
  return out
}

/**
 * All chains of at most `max` ties from one actor to another that pass nobody twice, shortest first, then by the ids passed; at most `limit` of them,
 * `truncated` when there are more. Without direction. Does not go where the end is out of reach, so the work grows with the answer; a graph so dense
 * that even this takes more than `effort` steps is cut too, and says so.
 */
export function paths(relations: Iterable<Tie>, from: string, to: string, max: number, limit: number, effort = 200_000): Paths {
  const all = touching(relations), away = distances(all, to, max), met = new Map<string, [string, string[]][]>()
  // Of a large graph few are passed.
  const near = (actor: string): [string, string[]][] => {
    let had = met.get(actor)
    if (!had) met.set(actor, had = neighbours(actor, all.get(actor)))
    return had
  }
  const found: Step[][] = []
  let left = effort
  const walk = (at: string, passed: string[], by: string[][], length: number): boolean => {
    if (left-- <= 0) return false
    if (at === to) {
      if (found.length === limit) return false
      found.push(by.map((ids, i) => ({ from: passed[i]!, to: passed[i + 1]!, relations: ids })))
      return true
    }
    const rest = length - passed.length
    for (const [b, ids] of near(at)) {
      if ((away.get(b) ?? Infinity) > rest || passed.includes(b) || (b === to && rest > 0)) continue
      if (!walk(b, [...passed, b], [...by, ids], length)) return false
    }
    return true
  }
  if (from === to) return { paths: [], truncated: false }
  for (let length = away.get(from) ?? Infinity; length <= max; length++) if (!walk(from, [from], [], length)) return { paths: found, truncated: true }
  return { paths: found, truncated: false }
}
