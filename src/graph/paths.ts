/** How two actors are connected: chains of ties between them. A chain is not an alliance: its ties may be attacks. */
import type { Relation } from '../model.js'

/** One tie of a chain: between `from` and `to`, all relations there are, whichever way they point; their ids sorted. */
export interface Step { from: string; to: string; relations: string[] }
export interface Paths { paths: Step[][]; truncated: boolean }

type Tie = Pick<Relation, 'id' | 'source' | 'target'>

/** The ties of each actor: what every search for paths in a graph begins with. */
export type Links = ReadonlyMap<string, readonly Tie[]>

export function linksOf(relations: Iterable<Tie>): Links {
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

/** How many ties actors are from one; each call goes one tie further. */
function distances(links: Links, from: string): { of: ReadonlyMap<string, number>; further(): void } {
  const of = new Map([[from, 0]])
  let edge = [from], d = 0
  return {
    of,
    further() {
      const next: string[] = []
      d++
      for (const a of edge) for (const { source, target } of links.get(a) ?? []) { const b = source === a ? target : source; if (!of.has(b)) { of.set(b, d); next.push(b) } }
      edge = next
    },
  }
}

/**
 * All chains of at most `max` ties from one actor to another that pass nobody twice, shortest first, then by the ids passed; at most `limit` of them,
 * `truncated` when there are more. Without direction. Does not go where the end is out of reach, so the work grows with the answer; a graph so dense
 * that even this takes more than `effort` steps is cut too, and says so.
 */
export function paths(links: Links, from: string, to: string, max: number, limit: number, effort = 200_000): Paths {
  const away = distances(links, to), met = new Map<string, [string, string[]][]>()
  // Of a large graph few are passed.
  const near = (actor: string): [string, string[]][] => {
    let had = met.get(actor)
    if (!had) met.set(actor, had = neighbours(actor, links.get(actor)))
    return had
  }
  const found: Step[][] = [], last = new Map(near(to))
  let left = effort
  const walk = (at: string, passed: string[], by: string[][], length: number): boolean => {
    if (left-- <= 0) return false
    if (at === to) {
      if (found.length === limit) return false
      found.push(by.map((ids, i) => ({ from: passed[i]!, to: passed[i + 1]!, relations: ids })))
      return true
    }
    const rest = length - passed.length
    if (rest === 0) {
      const ids = last.get(at)
      return !ids || walk(to, [...passed, to], [...by, ids], length)
    }
    for (const [b, ids] of near(at)) {
      if ((away.of.get(b) ?? Infinity) > rest || passed.includes(b) || b === to) continue
      if (!walk(b, [...passed, b], [...by, ids], length)) return false
    }
    return true
  }
  if (from === to) return { paths: [], truncated: false }
  for (let length = 1; length <= max; length++) {
    if (!walk(from, [from], [], length)) return { paths: found, truncated: true }
    away.further()
  }
  return { paths: found, truncated: false }
}
