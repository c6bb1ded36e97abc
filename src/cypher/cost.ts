/** How long a statement will likely take, by its looks. Nothing is refused for it: it says who waits for whom, so that those that are long hold up none that are quick. Pure. */
import type { Said } from './dialect.js'
import { calls } from './expressions.js'
import { products } from './hints.js'
import { isName, isSign, keyword, type Token, tokens } from './tokens.js'

/** `small`: it reads what hangs on a few named nodes. */
export type Looks = 'small' | 'unknown' | 'long'

/** Long: a range with more numbers than this, a path with more steps of any type, a statement with more pieces. */
const NUMBERS = 100_000, STEPS = 4, PIECES = 3_000
/** Small: at most so many pieces and relationships in all, and none of the words by which a statement makes rows out of nothing. */
const FEW_PIECES = 200, FEW_TIES = 3
const MAKING = new Set(['UNWIND', 'CALL', 'FOREACH', 'REDUCE', 'RANGE', 'SHORTESTPATH', 'ALLSHORTESTPATHS'])

/** Ranges whose ends are written out or given; others count as short. */
function longRange(said: Said): boolean {
  const { all, params } = said
  const number = (t: Token | undefined): number => (t?.kind === 'number' ? Number(t.text) : t?.text.startsWith('$') ? Number(params[t.text.slice(1)]) : 0)
  return calls(said, 'range').some(({ args: [a, b] }) => a && b && Math.abs(number(all[b.from]) - number(all[a.from])) > NUMBERS)
}

export function looksOf(said: Said): Looks {
  const { all, found } = said, paths = found.flatMap(m => m.paths)
  if (all.length > PIECES || products(found).length > 0 || longRange(said)
    || paths.some(p => p.ties.some(t => t.length && (t.most === Number.POSITIVE_INFINITY || (t.types.length === 0 && t.most > STEPS))) || p.ties.filter(t => t.types.length === 0).length > STEPS)) return 'long'
  const named = new Set<string>(), ties = paths.flatMap(p => p.ties)
  const held = paths.every(p => {
    const here = p.nodes.some(n => n.pinned || (n.variable !== undefined && named.has(n.variable)))
    for (const n of p.nodes) if (n.variable !== undefined) named.add(n.variable)
    return here
  })
  const makes = all.some((t, i) => MAKING.has(keyword(t)) || (isSign(t, '=') && isSign(all[i + 1], '~')))
  return held && !makes && all.length <= FEW_PIECES && ties.length <= FEW_TIES && ties.every(t => !t.length) ? 'small' : 'unknown'
}

/** Functions that tell of chance or of the clock; the second ones when they are not given what to read. */
const CHANCE = new Set(['rand', 'randomuuid', 'timestamp']), CLOCK = new Set(['date', 'time', 'datetime', 'localtime', 'localdatetime'])

/** Whether a statement answers the same for as long as the data stays the same. How it goes about it (PROFILE) is no such answer. */
export function isSteady(statement: string): boolean {
  if (statement.includes('\\u')) return false
  if (!/rand|time|date|explain|profile/i.test(statement)) return true // as nearly always
  const all = tokens(statement)
  return !['EXPLAIN', 'PROFILE'].includes(keyword(all[0])) && !all.some((t, i) =>
    isName(t) && isSign(all[i + 1], '(', '.') && (CHANCE.has(t.text.toLowerCase()) || (CLOCK.has(t.text.toLowerCase()) && all[i + 2]?.kind !== 'text')))
}
