/** Whether a statement will likely take long, by its looks. Nothing is refused for it: it is asked where long ones are, so that it holds up none that are quick. Pure. */
import { calls } from './expressions.js'
import { viewOf } from './dialect.js'
import { products } from './hints.js'
import type { Token } from './tokens.js'

/** A range with more numbers than this, a path with more steps of any type, a statement with more pieces. */
const NUMBERS = 100_000, STEPS = 4, PIECES = 3_000

/** Ranges whose ends are written out or given; others count as short. */
function longRange(all: readonly Token[], params: Readonly<Record<string, unknown>>, said: ReturnType<typeof viewOf>): boolean {
  const number = (t: Token | undefined): number => (t?.kind === 'number' ? Number(t.text) : t?.text.startsWith('$') ? Number(params[t.text.slice(1)]) : 0)
  return calls(said, 'range').some(({ args: [a, b] }) => a && b && Math.abs(number(all[b.from]) - number(all[a.from])) > NUMBERS)
}

export function looksLong(statement: string, all: readonly Token[], params: Readonly<Record<string, unknown>>): boolean {
  if (all.length > PIECES) return true
  const said = viewOf(statement, all, params), paths = said.found.flatMap(m => m.paths)
  return products(said.found).length > 0 || longRange(all, params, said)
    || paths.some(p => p.ties.some(t => t.length && (t.most === Number.POSITIVE_INFINITY || (t.types.length === 0 && t.most > STEPS))) || p.ties.filter(t => t.types.length === 0).length > STEPS)
}
