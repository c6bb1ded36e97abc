/**
 * What a person's statement may be, before an engine sees it. That nothing is written is each engine's own promise (a file opened read-only, a
 * session with read access); refused here is what engines allow although it only reads: files, other people's questions, the server's settings.
 */
import { type Looks, looksOf } from '../cypher/cost.js'
import { dialect, viewOf } from '../cypher/dialect.js'
import { type Edit, edited } from '../cypher/edits.js'
import { asksNothing, missing, unclosed, unused } from '../cypher/faults.js'
import { hints } from '../cypher/hints.js'
import { isSign, keyword, named, type Note, type Token, tokens } from '../cypher/tokens.js'
import { BelligraphError } from '../errors.js'
import { Memo } from '../memo.js'
import type { Engine } from './store.js'

/** Longest statement, and deepest nesting of brackets: engines parse by recursion, and one that runs out of stack takes its process along. */
const LONGEST = 100_000, DEEPEST = 100

/** Words that a statement may begin with. */
const FIRST = new Set(['MATCH', 'OPTIONAL', 'UNWIND', 'WITH', 'RETURN', 'CALL', 'EXPLAIN', 'PROFILE'])
/** Procedures that may be called: they read names of the schema. */
const PROCEDURES = new Set(['db.labels', 'db.relationshiptypes', 'db.propertykeys'])

/** Neo4j 5 reads \\u0041 as A everywhere, before it parses. */
const unescape = (s: string): string => s.replace(/\\u+([0-9a-fA-F]{4})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))

/** An error that says where in the statement it is. */
export const at = (code: 'query-refused' | 'query-failed', { message, ...place }: Note): BelligraphError => new BelligraphError(code, message, place)

const refuse = (message: string, t?: Token): never => { throw t ? at('query-refused', { message, start: t.start, end: t.end }) : new BelligraphError('query-refused', message) }

/** A statement as an engine may have it. `looks`: how long it will likely take. `place` gives the offset in the person's own text of one in `text`. */
export interface Guarded { text: string; notes: Note[]; rewritten: boolean; looks: Looks; place(offset: number): number }

/** What was found of statements before: the same is asked again and again. */
const seen = new Memo(4 * 2 ** 20)
/** Of a parameter nothing counts but its kind, and what a number is. */
const kindOf = (value: unknown): unknown => (Array.isArray(value) ? [] : typeof value === 'string' ? '' : typeof value === 'object' && value !== null ? {} : value)

/**
 * The statement to run instead, and what to tell the person who asked.
 * @throws BelligraphError `query-refused`, or `query-failed` for what no engine could read
 */
export function guard(statement: string, params: Readonly<Record<string, unknown>>, engine: Engine['name']): Guarded {
  const kinds = Object.fromEntries(Object.entries(params).map(([name, value]) => [name, kindOf(value)]))
  return seen.of('', `${engine} ${JSON.stringify(kinds)} ${statement}`, () => examined(statement, kinds, engine), () => 2_000 + 20 * statement.length)
}

function examined(statement: string, params: Readonly<Record<string, unknown>>, engine: Engine['name']): Guarded {
  if (statement.length > LONGEST) refuse(`The statement has ${statement.length} characters; at most ${LONGEST} are taken. Give long lists as parameters.`)
  if (statement.includes('\0')) refuse('The statement holds a NUL character.')
  let all = tokens(statement)
  while (isSign(all.at(-1), ';')) all = all.slice(0, -1)
  if (all.length === 0) refuse('The statement is empty. Try: MATCH (a:Actor) RETURN a.name AS name LIMIT 10')
  for (const view of statement.includes('\\u') ? [all, tokens(unescape(statement))] : [all]) inspect(view)
  const fault = unclosed(all) ?? asksNothing(all) ?? missing(all, params)
  if (fault) throw at('query-failed', fault)
  const said = viewOf(statement, all, params), { notes, edits, refused } = dialect(said, engine)
  if (refused) throw at('query-refused', refused)
  // A closing semicolon, and a comment after the last piece, are left out.
  const end: Edit = { start: all.at(-1)!.end, end: statement.length, text: '' }
  return { ...edited(statement, [...edits, end]), rewritten: edits.length > 0, looks: looksOf(said), notes: [...notes, ...idle(all, params), ...hints(said)] }
}

const idle = (all: readonly Token[], params: Readonly<Record<string, unknown>>): Note[] =>
  unused(all, params).slice(0, 5).map(name => ({ message: `The parameter ${JSON.stringify(name.slice(0, 60))} is given and not used.`, start: 0, end: 0 }))

function inspect(all: Token[]): void {
  const first = all.find(t => keyword(t) !== 'EXPLAIN' && keyword(t) !== 'PROFILE')
  if (!FIRST.has(keyword(first))) refuse(`A question begins with ${[...FIRST].slice(0, 6).join(', ')}; this statement begins with ${JSON.stringify(first?.text.slice(0, 40) ?? '')}.`, first)
  let depth = 0
  for (const [i, t] of all.entries()) {
    if (isSign(t, '(', '[', '{') && ++depth > DEEPEST) refuse(`Brackets are nested more than ${DEEPEST} deep.`, t)
    if (isSign(t, ')', ']', '}')) depth--
    if (isSign(t, ';') && i < all.length - 1) refuse('One statement at a time: there is something after the semicolon.', t)
    if (keyword(t) === 'LOAD' && named(all[i + 1]) === 'CSV') refuse('LOAD CSV reads files; questions may not. Reports and data sets are taken in with belligraph load and import.', t)
    if (keyword(t) === 'CALL') call(all, i)
  }
}

/** `CALL {…}` and `CALL (x) {…}` are subqueries; any other CALL names a procedure. */
function call(all: Token[], i: number): void {
  let name = ''
  for (let j = i + 1; all[j] && (all[j]!.kind === 'word' || all[j]!.kind === 'name' || all[j]!.text === '.'); j++) name += all[j]!.text
  if (name === '' || isSign(all[i - 1], '.', ':')) return
  const called = /^[^.]*(?:\.[^.]*)*?(?=YIELD|$)/i.exec(name)?.[0] ?? name
  if (!PROCEDURES.has(called.normalize('NFKC').toLowerCase())) refuse(`The procedure ${called.slice(0, 80)} may not be called; those that may are ${[...PROCEDURES].join(', ')}.`, all[i])
}
