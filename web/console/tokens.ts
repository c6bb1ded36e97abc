/** A statement in pieces, as far as an editor must know them: nothing is left out, and joined together again they are the statement. Pure. */

/** `param` is `$name`; `name` stands in backquotes; `text` in quotes, closed or not. */
export interface Token { kind: 'blank' | 'comment' | 'word' | 'name' | 'text' | 'param' | 'number' | 'sign'; text: string; from: number }

const KINDS = ['blank', 'comment', 'word', 'name', 'text', 'param', 'number', 'sign'] as const
const TOKEN = /(\s+)|(\/\/[^\r\n]*|\/\*.*?(?:\*\/|$))|([\p{ID_Start}_][\p{ID_Continue}]*)|(`(?:[^`]|``)*`?)|('(?:[^'\\]|\\.)*'?|"(?:[^"\\]|\\.)*"?)|(\$(?:[\p{ID_Start}_\d][\p{ID_Continue}]*)?)|(\d[\d.]*)|(->|<-|<>|<=|>=|=~|.)/suy

/** Every piece in order; the last one may be open. */
export function tokens(statement: string): Token[] {
  const out: Token[] = []
  TOKEN.lastIndex = 0
  for (let match = TOKEN.exec(statement); match; match = TOKEN.exec(statement)) out.push({ kind: KINDS[match.findIndex((part, i) => i > 0 && part !== undefined) - 1]!, text: match[0], from: match.index })
  return out
}

/** Whether a piece says something to the engine. */
export const speaks = (t: Token): boolean => t.kind !== 'blank' && t.kind !== 'comment'

/** The names of a statement's parameters, in order of appearance, each once. */
export const paramsOf = (statement: string): string[] => [...new Set(tokens(statement).flatMap(t => (t.kind === 'param' && t.text.length > 1 ? [t.text.slice(1)] : [])))]

/** Words that begin a clause; of two words the first is here and the second follows it on its line. */
export const CLAUSES: ReadonlySet<string> = new Set(['MATCH', 'OPTIONAL', 'WHERE', 'WITH', 'UNWIND', 'RETURN', 'ORDER', 'SKIP', 'LIMIT', 'UNION', 'CALL'])
export const KEYWORDS: readonly string[] = [...CLAUSES, 'BY', 'ASC', 'DESC', 'DISTINCT', 'AS', 'AND', 'OR', 'XOR', 'NOT', 'IN', 'IS', 'NULL', 'STARTS', 'ENDS', 'CONTAINS', 'CASE', 'WHEN', 'THEN', 'ELSE', 'END',
  'EXISTS', 'COUNT', 'ALL', 'YIELD', 'TRUE', 'FALSE', 'EXPLAIN', 'PROFILE']
