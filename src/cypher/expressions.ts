/** Expressions within a statement: calls, lists, the columns of RETURN. Enough for the dialect's rules, in time linear to the statement. Pure. */
import type { Said } from './dialect.js'
import { isName, isSign, keyword, type Token } from './tokens.js'

/** Tokens from index `from` up to `to`. */
export interface Span { from: number; to: number }
/** `name(arg, arg)`: `at` and `close` are the indexes of the name and of the closing bracket. */
export interface Call { name: Token; at: number; close: number; end: Token; args: Span[] }

/** The spans between commas of what stands in brackets that open at an index. */
function spans({ all, closing }: Said, open: number, close: number): Span[] {
  const out: Span[] = []
  let from = open + 1
  for (let i = open + 1; i < close; i++) {
    i = closing.get(i) ?? i
    if (isSign(all[i], ',')) { out.push({ from, to: i }); from = i + 1 }
  }
  return from < close ? [...out, { from, to: close }] : out
}

/** Calls of a function, whatever the case of its letters; not of one in a namespace. */
export function calls(said: Said, name: string): Call[] {
  const { all, closing } = said, wanted = name.toUpperCase()
  return all.flatMap((t, i) => {
    const close = isName(t) && t.text.toUpperCase() === wanted && isSign(all[i + 1], '(') && !isSign(all[i - 1], '.', ':', '|') ? closing.get(i + 1) : undefined
    return close === undefined ? [] : [{ name: t, at: i, close, end: all[close]!, args: spans(said, i + 1, close) }]
  })
}

/** Words before a bracket after which `[` begins a list and `{` a map. */
const BEFORE_VALUE = new Set(['RETURN', 'WITH', 'IN', 'AND', 'OR', 'XOR', 'NOT', 'WHEN', 'THEN', 'ELSE', 'WHERE', 'UNWIND', 'BY', 'DISTINCT', 'CASE', 'CONTAINS'])

/** Whether `[` at an index begins a list that is written out, and is no index, slice or relationship. */
export function isListLiteral(all: readonly Token[], i: number): boolean {
  const before = all[i - 1]
  if (!isSign(all[i], '[') || (isSign(before, '-') && isSign(all[i - 2], ')', '-', '<'))) return false
  return before === undefined || isSign(before, '(', '[', '{', ',', '=', '<', '>', '+', '-', '*', '/', ':', '|') || BEFORE_VALUE.has(keyword(before))
}

/** A text, a number, true or false as written. */
export const isLiteral = (t: Token | undefined): boolean => t?.kind === 'text' || t?.kind === 'number' || ['TRUE', 'FALSE'].includes(keyword(t))

export const kindOf = (t: Token | undefined): 'text' | 'number' | '' => (t?.kind === 'text' || t?.kind === 'number' ? t.kind : '')

const ENDS = new Set(['ORDER', 'SKIP', 'OFFSET', 'LIMIT', 'UNION', 'WHERE', 'MATCH', 'OPTIONAL', 'WITH', 'RETURN', 'UNWIND', 'CALL'])

/** The columns of every RETURN, each without its `AS name`; `alias` whether it had one. */
export function columns(said: Said): (Span & { alias: boolean })[] {
  const { all, closing } = said
  return all.flatMap((t, start) => {
    if (keyword(t) !== 'RETURN' || isSign(all[start - 1], '.', ':')) return []
    const out: (Span & { alias: boolean })[] = []
    let from = keyword(all[start + 1]) === 'DISTINCT' ? start + 2 : start + 1, alias: number | undefined, cases = 0
    for (let i = from; ; i++) {
      const here = all[i]
      cases += keyword(here) === 'CASE' ? 1 : keyword(here) === 'END' ? -1 : 0
      // `STARTS WITH` and `ENDS WITH` are no clauses, and a column may be called limit.
      const over = here === undefined || isSign(here, '}', ')', ';') || (cases <= 0 && i > start + 1 && ENDS.has(keyword(here)) && !['STARTS', 'ENDS', 'AS'].includes(keyword(all[i - 1])) && !isSign(all[i - 1], '.', ':'))
      if (over || isSign(here, ',')) {
        if (i > from) out.push({ from, to: alias ?? i, alias: alias !== undefined })
        from = i + 1
        alias = undefined
      }
      if (over) return out
      if (keyword(here) === 'AS') alias = i
      i = closing.get(i) ?? i
    }
  })
}
