/** Lays a statement out: a clause a line, keywords in capitals, long lines broken at commas, AND and OR. What it says does not change. Pure. */
import { CLAUSES, KEYWORDS, speaks, type Token, tokens } from './tokens.js'

const WIDE = 100
const UPPER = new Set(KEYWORDS.filter(k => !['COUNT', 'ALL', 'EXISTS', 'NULL', 'TRUE', 'FALSE'].includes(k)))
/** A first word that takes the next one along on its line. */
const PAIRS: Record<string, string> = { OPTIONAL: 'MATCH', ORDER: 'BY', STARTS: 'WITH', ENDS: 'WITH' }

/** One line in the making: its pieces, and where it may be broken (an index of pieces; the break stands before it). */
interface Line { indent: number; pieces: string[]; breaks: number[] }

/** Words that stand where a name is given: they are no keywords, wherever they come again. */
function namesGiven(said: readonly Token[]): Set<string> {
  const out = new Set<string>()
  said.forEach((t, i) => { if (t.kind === 'word' && ['(', '[', 'AS'].includes(said[i - 1]?.text.toUpperCase() ?? '')) out.add(t.text) })
  return out
}

const CLOSED = /^(?:'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"|`(?:[^`]|``)*`|\/\*.*\*\/|\/\/.*)$/s
const isOpen = (t: Token): boolean => ['text', 'name', 'comment'].includes(t.kind) && (!CLOSED.test(t.text) || t.text === '/*/')

/** The statement laid out; what cannot be read (an open quote or comment) is given back as it is. Done twice it is the same as once. */
export function format(statement: string): string {
  const all = tokens(statement), said = all.filter(speaks), given = namesGiven(said)
  if (all.some(isOpen)) return statement
  const keyword = (i: number): string => {
    const t = said[i], before = said[i - 1]?.text ?? '', after = said[i + 1]?.text ?? ''
    if (t?.kind !== 'word' || ['.', ':', '|', '&', '!'].includes(before) || after === ':' || after === '.' || given.has(t.text)) return ''
    const upper = t.text.toUpperCase()
    return UPPER.has(upper) ? upper : ''
  }
  const lines: Line[] = []
  let line: Line = { indent: 0, pieces: [], breaks: [] }
  const turn = (indent: number) => { if (line.pieces.length > 0) lines.push(line); line = { indent, pieces: [], breaks: [] } }
  /** Open brackets: `block` holds clauses. */
  const open: { sign: string; block: boolean }[] = []
  const indent = () => 2 * open.filter(b => b.block).length
  const inBlock = () => open.length === 0 || open.at(-1)!.block
  let i = -1, blank = false
  for (const t of all) {
    if (t.kind === 'blank') { blank = true; continue }
    if (t.kind === 'comment') {
      if (line.pieces.length > 0 && blank) line.pieces.push(' ')
      line.pieces.push(t.text.trimEnd())
      if (t.text.startsWith('//')) turn(indent())
      blank = false
      continue
    }
    i++
    const word = keyword(i), before = said[i - 1], paired = PAIRS[keyword(i - 1)] === word && word !== ''
    if (word !== '' && CLAUSES.has(word) && !paired && inBlock() && !['EXPLAIN', 'PROFILE'].includes(keyword(i - 1))) turn(indent())
    const closes = t.text === '}' && open.at(-1)?.block === true
    if (closes) { open.pop(); turn(indent()) } else if (t.kind === 'sign' && [')', ']', '}'].includes(t.text)) open.pop()
    const first = line.pieces.length === 0
    const tight = first || ['(', '['].includes(before?.text ?? '') || [')', ']', ',', ';'].includes(t.text)
    const space = !tight && (blank || before?.text === ',')
    if (space && inBlock() && (before?.text === ',' || word === 'AND' || word === 'OR')) line.breaks.push(line.pieces.length)
    line.pieces.push(`${space ? ' ' : ''}${word !== '' ? word : t.text}`)
    if (t.kind === 'sign' && ['(', '[', '{'].includes(t.text)) {
      const block = t.text === '{' && CLAUSES.has(keyword(i + 1))
      open.push({ sign: t.text, block })
      if (block) turn(indent())
    }
    blank = false
  }
  turn(0)
  return lines.map(laid).join('\n')
}

/** A line as text, broken where it may be when it is too wide. */
function laid({ indent, pieces, breaks }: Line): string {
  const pad = ' '.repeat(indent), whole = pad + pieces.join('')
  if (whole.length <= WIDE || breaks.length === 0 || whole.includes('\n')) return whole
  return [0, ...breaks].map((from, i) => pad + (i > 0 ? '  ' : '') + pieces.slice(from, breaks[i]).join('').trimStart()).join('\n')
}
