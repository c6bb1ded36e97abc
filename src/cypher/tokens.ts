/** A statement cut into pieces. Pure; as finely as any engine might cut, so that nothing hides between two ways of reading. */

/**
 * A piece of a statement: a word (parameters are words with a `$`), a quoted name, a text, a number, or a sign. `start` and `end` are its UTF-16
 * offsets, half open. Blank is what one of the engines passes over (Neo4j also U+001C and its like), and a number ends where its digits do, because
 * `LIMIT 1LOAD CSV` is two clauses to a parser.
 */
export interface Token { kind: 'word' | 'name' | 'text' | 'number' | 'sign'; text: string; start: number; end: number }

const TOKEN = /([\s\p{Z}\p{C}]+|\/\/[^\r\n]*|\/\*.*?\*\/)|([\p{ID_Start}_$][\p{ID_Continue}]*)|`((?:[^`]|``)*)`|('(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")|(\d[\d.]*)|(.)/suy

/** The pieces of a statement, comments and blanks left out. Throws nothing: what never closes becomes signs. A quoted name's `text` is the name itself. */
export function tokens(statement: string): Token[] {
  const out: Token[] = []
  TOKEN.lastIndex = 0
  for (let match = TOKEN.exec(statement); match; match = TOKEN.exec(statement)) {
    const [all, blank, word, name, text, number, sign] = match, at = { start: match.index, end: match.index + all.length }
    if (blank !== undefined) continue
    if (word !== undefined) out.push({ kind: 'word', text: word, ...at })
    else if (name !== undefined) out.push({ kind: 'name', text: name.replaceAll('``', '`'), ...at })
    else if (text !== undefined) out.push({ kind: 'text', text, ...at })
    else if (number !== undefined) out.push({ kind: 'number', text: number, ...at })
    else if (sign !== undefined) out.push({ kind: 'sign', text: sign, ...at })
  }
  return out
}

/** A word as a keyword, in capitals: compatible letters are one, and so are cases; '' for every other piece. */
export const keyword = (t: Token | undefined): string => (t?.kind === 'word' ? capitals(t.text) : '')
const capitals = (text: string): string => (/^[\w$]*$/.test(text) ? text : text.normalize('NFKC')).toUpperCase()

/** The same of a quoted name too: the embedded engine takes `LOAD \`CSV\`` for LOAD CSV. */
export const named = (t: Token | undefined): string => (t?.kind === 'word' || t?.kind === 'name' ? capitals(t.text) : '')

/** Whether a piece names something: a variable, a label, a property. */
export const isName = (t: Token | undefined): t is Token => t?.kind === 'name' || (t?.kind === 'word' && !t.text.startsWith('$'))
export const isSign = (t: Token | undefined, ...signs: string[]): boolean => t?.kind === 'sign' && signs.includes(t.text)

/** Whether the answer's columns come in the order of their names: `RETURN *`, whose order is each engine's own. */
export const starred = (all: readonly Token[]): boolean => {
  const last = all.findLastIndex(t => keyword(t) === 'RETURN')
  return isSign(all[keyword(all[last + 1]) === 'DISTINCT' ? last + 2 : last + 1], '*')
}

/** A place of a statement and what is to be said of it; `instead` are words that would be right there, best first. Offsets are UTF-16, half open. */
export interface Note { message: string; start: number; end: number; instead?: string[] }
