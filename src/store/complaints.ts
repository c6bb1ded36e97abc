/** What an engine says is wrong with a statement, in plain words and in the same words for both: where it is, and what may have been meant. */
import { KEYWORDS } from '../cypher/faults.js'
import { FUNCTIONS } from '../cypher/functions.js'
import { didYouMean, near } from '../cypher/near.js'
import { matches } from '../cypher/patterns.js'
import { isName, isSign, type Note, type Token, tokens } from '../cypher/tokens.js'
import type { BelligraphError } from '../errors.js'
import type { EngineError } from './child.js'
import { at, type Guarded } from './guard.js'

/** The offset that an engine names, in its text: `line 2, column 8 (offset: 39)` or `--> query:2:8`; columns are counted in characters. */
function offsetIn(message: string, text: string): number | undefined {
  const [, line, column] = /\(?line (\d+), column (\d+)/.exec(message) ?? /--> query:(\d+):(\d+)/.exec(message) ?? []
  if (line === undefined) return undefined
  const lines = text.split('\n'), before = lines.slice(0, Number(line) - 1).reduce((n, l) => n + l.length + 1, 0)
  return before + Array.from(lines[Number(line) - 1] ?? '').slice(0, Number(column) - 1).join('').length
}

/** The engine's sentence without its picture of the statement, its codes, its guesses. */
const bare = (message: string): string => message.split('\n')[0]!.replace(/^(?:\w+ error: GRAFEO-\w+: )?(?:semantic error: |syntax error: )?/, '').replace(/\s*\(line \d+, column \d+.*$/, '').trim()

type Rule = [says: RegExp, plain: (match: RegExpExecArray, all: readonly Token[], statement: string, place: number | undefined) => Note | undefined]

const on = (t: Token | undefined, message: string, instead: string[] = []): Note => ({ message, start: t?.start ?? 0, end: t?.end ?? 0, ...(instead.length > 0 && { instead }) })
/** A name where it stands by itself, not behind a dot or a colon. */
const standing = (all: readonly Token[], name: string): Token | undefined => all.find((t, i) => isName(t) && t.text === name && !isSign(all[i - 1], '.', ':', '|'))

/** Names that a statement gives: in patterns, and behind AS. */
function variablesIn(all: readonly Token[]): string[] {
  const inPatterns = matches(all).flatMap(m => m.paths).flatMap(p => [...p.nodes, ...p.ties].flatMap(x => x.variable ?? []))
  return [...new Set([...inPatterns, ...all.flatMap((t, i) => (isName(t) && all[i - 1]?.text.toUpperCase() === 'AS' ? [t.text] : []))])]
}

const RULES: Rule[] = [
  [/Undefined variable '([^']+)'|Variable `([^`]+)` not defined/, ([, one, two], all, _, place) => {
    const name = (one ?? two)!, known = variablesIn(all).filter(v => v !== name), instead = near(name, known)
    const where = all.find(t => t.start === place && t.text === name) ?? standing(all, name)
    const rest = instead.length > 0 ? didYouMean(instead) : known.length > 0 ? `; those that there are: ${known.slice(0, 8).join(', ')}.` : '.'
    return on(where, `Nothing is called ${name} here${rest}`, instead)
  }],
  [/Unknown function '([^']+)'/, ([, name], all) => {
    const instead = near(name!, FUNCTIONS.map(f => f.name))
    return on(all.find((t, i) => isName(t) && t.text.toLowerCase() === name!.toLowerCase().split('.').at(-1) && isSign(all[i + 1], '(')), `There is no function ${name}${didYouMean(instead)}`, instead)
  }],
  [/Function '(\w+)' takes|parameters for function '(\w+)'/, ([, one, two], all) => {
    const name = (one ?? two)!, known = FUNCTIONS.find(f => f.name.toLowerCase() === name.toLowerCase())
    return on(all.find((t, i) => isName(t) && t.text.toLowerCase() === name.toLowerCase() && isSign(all[i + 1], '(')), `The function ${name} is not asked so${known ? `; it is ${known.signature}.` : ': it takes another number of values.'}`)
  }],
  [/duplicate column name|Multiple result columns with the same name/, (_match, all) => on(all.findLast(t => t.text.toUpperCase() === 'RETURN'), 'Two columns have the same name: give one of them another with AS.')],
  [/beside an aggregate|implicit grouping expressions/, (_match, all) => on(all.findLast(t => t.text.toUpperCase() === 'RETURN'),
    'A count (or another sum over rows) and a plain value are mixed in one column: put the plain value into a column, or a WITH, of its own.')],
  [/[Nn]egative limit|SKIP\/LIMIT must|Must be a non-negative integer/, (_match, all) => on(all.findLast(t => ['LIMIT', 'SKIP'].includes(t.text.toUpperCase())), 'SKIP and LIMIT take a whole number from 0.')],
  [/so it cannot also be|defined with conflicting type/, ([, ], all, _, place) => on(all.find(t => t.start === place), 'One name is given to two different things here: a node, a relationship or a value. Give each a name of its own.')],
  [/\bsum\b.*numerical values|sum takes numbers/i, (_match, all) => on(all.find((t, i) => /^sum$/i.test(t.text) && isSign(all[i + 1], '(')), 'sum adds numbers, and these values are none.')],
  [/^(?:\w+ error: GRAFEO-\w+: )?syntax error|^Invalid input|^Failed to parse/, (_match, all, statement, place) => unreadable(all, statement, place)],
]

function unreadable(all: readonly Token[], statement: string, place: number | undefined): Note | undefined {
  if (place === undefined) return undefined
  const i = all.findIndex(t => t.end > place), t = all[i]
  if (!t) return { message: 'The statement ends too early: something is missing at its end.', start: all.at(-1)?.start ?? 0, end: all.at(-1)?.end ?? statement.length }
  // The word before may be the misspelt one: an engine may take it for a name and stumble over the next.
  const suspects = [t, all[i - 1]].filter((s): s is Token => s?.kind === 'word' && !(KEYWORDS as readonly string[]).includes(s.text.toUpperCase()))
  for (const s of suspects) {
    const instead = near(s.text, KEYWORDS)
    if (instead.length > 0) return on(s, `The statement cannot be read at ${s.text}${didYouMean(instead)}`, instead)
  }
  return on(t, `The statement cannot be read at ${t.text.slice(0, 40)}: something before it is missing or does not belong there.`)
}

/** The engine's complaint as ours, under the words that caused it. */
export function complaint({ message }: EngineError, statement: string, { text, place }: Guarded): BelligraphError {
  const offset = offsetIn(message, text), here = offset === undefined ? undefined : place(offset), all = tokens(statement)
  for (const [says, plain] of RULES) {
    const match = says.exec(message), note = match && plain(match, all, statement, here)
    if (note) return at('query-failed', note)
  }
  const t = here === undefined ? undefined : all.find(x => x.end > here)
  return at('query-failed', on(t, bare(message)))
}
