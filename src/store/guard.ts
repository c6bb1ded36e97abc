/**
 * What a person's statement may be, before an engine sees it. That nothing is written is each engine's own promise (a file opened read-only, a
 * session with read access); refused here is what engines allow although it only reads: files, other people's questions, the server's settings.
 */
import { BelligraphError } from '../errors.js'
import type { Engine } from './store.js'

/** Longest statement, and deepest nesting of brackets: engines parse by recursion, and one that runs out of stack takes its process along. */
const LONGEST = 100_000, DEEPEST = 100

/** Words that a statement may begin with. */
const FIRST = new Set(['MATCH', 'OPTIONAL', 'UNWIND', 'WITH', 'RETURN', 'CALL', 'EXPLAIN', 'PROFILE'])
/** Procedures that may be called: they read names of the schema. */
const PROCEDURES = new Set(['db.labels', 'db.relationshiptypes', 'db.propertykeys'])

/**
 * A piece of a statement: a word, a quoted name, a text, a number, or a sign. `at` is its offset. Pieces are cut as finely as any engine might: blank is what
 * one of them passes over (Neo4j also U+001C and its like), and a number ends where its digits do, because `LIMIT 1LOAD CSV` is two clauses to a parser.
 */
export interface Token { kind: 'word' | 'name' | 'text' | 'number' | 'sign'; text: string; at: number }

const TOKEN = /([\s\p{Z}\p{C}]+|\/\/[^\r\n]*|\/\*.*?\*\/)|([\p{ID_Start}_$][\p{ID_Continue}]*)|`((?:[^`]|``)*)`|('(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")|(\d[\d.]*)|(.)/suy

/** The pieces of a statement, comments and blanks left out. Throws nothing: what never closes becomes signs, and the engine says so. */
export function tokens(statement: string): Token[] {
  const out: Token[] = []
  TOKEN.lastIndex = 0
  for (let match = TOKEN.exec(statement); match; match = TOKEN.exec(statement)) {
    const [, blank, word, name, text, number, sign] = match, at = match.index
    if (blank !== undefined) continue
    if (word !== undefined) out.push({ kind: 'word', text: word, at })
    else if (name !== undefined) out.push({ kind: 'name', text: name.replaceAll('``', '`'), at })
    else if (text !== undefined) out.push({ kind: 'text', text, at })
    else if (number !== undefined) out.push({ kind: 'number', text: number, at })
    else if (sign !== undefined) out.push({ kind: 'sign', text: sign, at })
  }
  return out
}

/** Neo4j 5 reads \\u0041 as A everywhere, before it parses. */
const unescape = (s: string): string => s.replace(/\\u+([0-9a-fA-F]{4})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))

/** As a keyword: compatible letters are one, and so are cases. */
const keyword = (t: Token | undefined): string => (t?.kind === 'word' ? named(t) : '')
/** The same of a quoted name too: the embedded engine takes `LOAD \`CSV\`` for LOAD CSV. */
const named = (t: Token | undefined): string => (t?.kind === 'word' || t?.kind === 'name' ? t.text.normalize('NFKC').toUpperCase() : '')

const refuse = (sentence: string): never => { throw new BelligraphError('query-refused', sentence) }

/**
 * The statement to run instead, and what to tell the person who asked.
 * @throws BelligraphError `query-refused`
 */
export function guard(statement: string, _engine: Engine['name']): { text: string; warnings: string[] } {
  if (statement.length > LONGEST) refuse(`The statement has ${statement.length} characters; at most ${LONGEST} are taken. Give long lists as parameters.`)
  if (statement.includes('\0')) refuse('The statement holds a NUL character.')
  let all = tokens(statement)
  while (all.at(-1)?.text === ';') all = all.slice(0, -1)
  if (all.length === 0) refuse('The statement is empty. Try: MATCH (a:Actor) RETURN a.name AS name LIMIT 10')
  for (const view of statement.includes('\\u') ? [all, tokens(unescape(statement))] : [all]) inspect(view)
  return { text: statement.slice(0, ends(statement, all.at(-1)!)), warnings: [] }
}

/** Where a piece ends: a closing semicolon, and a comment after the last piece, are left out. */
function ends(statement: string, last: Token): number {
  TOKEN.lastIndex = last.at
  TOKEN.exec(statement)
  return TOKEN.lastIndex
}

function inspect(all: Token[]): void {
  const first = all.find(t => keyword(t) !== 'EXPLAIN' && keyword(t) !== 'PROFILE')
  if (!FIRST.has(keyword(first))) refuse(`A question begins with ${[...FIRST].slice(0, 6).join(', ')}; this statement begins with ${JSON.stringify(first?.text.slice(0, 40) ?? '')}.`)
  let depth = 0
  for (const [i, t] of all.entries()) {
    if (t.kind === 'sign') {
      if ('([{'.includes(t.text) && ++depth > DEEPEST) refuse(`Brackets are nested more than ${DEEPEST} deep.`)
      if (')]}'.includes(t.text)) depth--
      if (t.text === ';' && i < all.length - 1) refuse('One statement at a time: there is something after the semicolon.')
    }
    if (keyword(t) === 'LOAD' && named(all[i + 1]) === 'CSV') refuse('LOAD CSV reads files; questions may not. Reports and data sets are taken in with belligraph load and import.')
    if (keyword(t) === 'CALL') call(all, i)
  }
}

/** `CALL {…}` and `CALL (x) {…}` are subqueries; any other CALL names a procedure. */
function call(all: Token[], i: number): void {
  let name = ''
  for (let j = i + 1; all[j] && (all[j]!.kind === 'word' || all[j]!.kind === 'name' || all[j]!.text === '.'); j++) name += all[j]!.text
  if (name === '' || ['.', ':'].includes(all[i - 1]?.text ?? '')) return
  const called = /^[^.]*(?:\.[^.]*)*?(?=YIELD|$)/i.exec(name)?.[0] ?? name
  if (!PROCEDURES.has(called.normalize('NFKC').toLowerCase())) refuse(`The procedure ${called.slice(0, 80)} may not be called; those that may are ${[...PROCEDURES].join(', ')}.`)
}
