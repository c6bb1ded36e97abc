/** What is wrong with a statement before it runs: quotes and brackets that never close, parameters that are not given, nothing asked for. Pure. */
import { didYouMean, near } from './near.js'
import { isSign, keyword, type Note, type Token } from './tokens.js'

/** Clauses, and words that stand in them: what a misspelt word may have been meant for. */
export const KEYWORDS = ['MATCH', 'OPTIONAL', 'WHERE', 'RETURN', 'WITH', 'UNWIND', 'UNION', 'ORDER', 'BY', 'SKIP', 'LIMIT', 'DISTINCT', 'CALL', 'YIELD', 'AS', 'AND', 'OR', 'NOT', 'IN', 'ASC', 'DESC', 'CASE', 'WHEN', 'THEN',
  'ELSE', 'END', 'EXISTS', 'STARTS', 'ENDS', 'CONTAINS', 'NULL', 'TRUE', 'FALSE', 'EXPLAIN', 'PROFILE'] as const

const CLOSING: Record<string, string> = { '(': ')', '[': ']', '{': '}' }

/** Quotes and brackets. Undefined when all close. */
export function unclosed(all: readonly Token[]): Note | undefined {
  const open: Token[] = []
  for (const [i, t] of all.entries()) {
    if (isSign(t, "'", '"', '`')) return { message: `The quote ${t.text} is never closed.`, start: t.start, end: t.end }
    if (isSign(t, '/') && isSign(all[i + 1], '*') && all[i + 1]!.start === t.end) return { message: 'The comment /* is never closed.', start: t.start, end: t.end + 1 }
    if (isSign(t, '(', '[', '{')) open.push(t)
    if (!isSign(t, ')', ']', '}')) continue
    const from = open.pop()
    if (!from) return { message: `The bracket ${t.text} closes nothing.`, start: t.start, end: t.end }
    if (CLOSING[from.text] !== t.text) return { message: `The bracket ${from.text} is closed by ${t.text}: ${CLOSING[from.text]} is missing.`, start: t.start, end: t.end, instead: [CLOSING[from.text]!] }
  }
  const last = open.at(-1)
  return last && { message: `The bracket ${last.text} is never closed: ${CLOSING[last.text]} is missing.`, start: last.start, end: last.end }
}

/** The names of the parameters in a statement, each with its first piece. */
export function parametersIn(all: readonly Token[]): Map<string, Token> {
  const out = new Map<string, Token>()
  for (const [i, t] of all.entries()) {
    if (t.kind !== 'word' || !t.text.startsWith('$')) continue
    const next = all[i + 1], name = t.text.length > 1 ? t.text.slice(1) : next?.start === t.end ? next.text : ''
    if (name !== '' && !out.has(name)) out.set(name, t)
  }
  return out
}

/** A parameter that stands in the statement and has no value. */
export function missing(all: readonly Token[], params: Readonly<Record<string, unknown>>): Note | undefined {
  for (const [name, t] of parametersIn(all)) {
    if (Object.hasOwn(params, name)) continue
    const instead = near(name, Object.keys(params)).map(n => `$${n}`)
    return { message: `The parameter $${name} has no value${didYouMean(instead)}`, start: t.start, end: t.end, ...(instead.length > 0 && { instead }) }
  }
  return undefined
}

/** Parameters that are given and stand nowhere. */
export function unused(all: readonly Token[], params: Readonly<Record<string, unknown>>): string[] {
  const used = parametersIn(all)
  return Object.keys(params).filter(name => !used.has(name))
}

/** A statement that ends without saying what is asked: one engine would give whatever it has at hand. A procedure alone answers by itself. */
export function asksNothing(all: readonly Token[]): Note | undefined {
  let depth = 0, last: Token | undefined
  for (const t of all) {
    if (isSign(t, '(', '[', '{')) depth++
    else if (isSign(t, ')', ']', '}')) depth--
    else if (depth === 0 && ['MATCH', 'UNWIND', 'WITH', 'RETURN', 'CALL', 'YIELD'].includes(keyword(t))) last = keyword(t) === 'YIELD' && keyword(last) === 'CALL' ? last : t
  }
  const before = last && all[all.indexOf(last) - 1]
  if (last === undefined || ['RETURN', 'CALL'].includes(keyword(last)) || (keyword(last) === 'WITH' && ['STARTS', 'ENDS'].includes(keyword(before)))) return undefined
  const slip = all.find((t, i) => t.kind === 'word' && !isSign(all[i - 1], '.', ':', '(') && near(t.text, ['RETURN']).length > 0)
  if (slip) return { message: `The statement cannot be read at ${slip.text}: did you mean RETURN?`, start: slip.start, end: slip.end, instead: ['RETURN'] }
  return { message: 'The statement ends without RETURN, which says what is asked for.', start: last.start, end: last.end }
}
