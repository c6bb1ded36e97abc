/** The patterns of a statement's MATCH clauses: enough to see what a statement reads, not a parser. What it cannot follow it leaves out. Pure. */
import { isName, isSign, keyword, type Token } from './tokens.js'

/**
 * `(a:Actor {id: 'isis'})`. `open`: the offset behind its variable, where a label could be written. `plain`: its labels are one after the other, no
 * expression. `pinned`: its id is named. `where`: the word of a WHERE in it.
 */
export interface NodePattern { variable?: string; labels: Token[]; plain: boolean; pinned: boolean; filtered: boolean; where?: Token; start: number; open: number; end: number }
/** `-[r:ATTACKED*1..3]->`. `from`: which end it starts at, as written; undefined without direction. `plain`: types with | at most between them. `length`: it stands for several, `most` of them. */
export interface TiePattern { variable?: string; types: Token[]; plain: boolean; from?: 'left' | 'right'; length: boolean; most: number; start: number; end: number }
/** A path: nodes with ties between them; `ties[i]` joins `nodes[i]` and `nodes[i + 1]`. */
export interface Path { nodes: NodePattern[]; ties: TiePattern[]; start: number; end: number }
/** The paths of one MATCH, the depth of its brackets, and the statement's part that it stands in (parts of a UNION have numbers of their own). */
export interface Match { paths: Path[]; at: number; end: number; part: number }

class Reader {
  constructor(readonly all: readonly Token[], public i: number) {}
  get token(): Token | undefined { return this.all[this.i] }
  take(sign: string): boolean {
    if (!isSign(this.token, sign)) return false
    this.i++
    return true
  }
  /** Passes over brackets that stand here and all that is in them; gives the pieces between. */
  brackets(): readonly Token[] {
    const from = this.i
    for (let depth = 0; this.token; this.i++) {
      if (isSign(this.token, '(', '[', '{')) depth++
      else if (isSign(this.token, ')', ']', '}') && --depth === 0) return this.all.slice(from + 1, this.i++)
    }
    return this.all.slice(from + 1)
  }
}

/** Labels or types behind a colon: `:A`, `:A:B`, `either` with | between them, or an expression that is not `plain`. */
function namesAfterColon(r: Reader): { names: Token[]; plain: boolean; either: boolean } {
  const names: Token[] = []
  let plain = true, either = false
  for (;;) {
    if (names.length > 0 && r.take('|')) either = true
    else if (names.length > 0 && r.take('&')) plain = false
    else if (!r.take(':')) break
    r.take(':')
    while (isSign(r.token, '!', '%') || (isSign(r.token, '(') && !plain)) { plain = false; r.i++ }
    if (isName(r.token)) { names.push(r.token); r.i++ }
    if (names.length === 0) break
  }
  return { names, plain, either }
}

function node(r: Reader): NodePattern | undefined {
  const start = r.token?.start
  if (start === undefined || !r.take('(')) return undefined
  const { start: openStart } = r.all[r.i - 1]!
  const variable = isName(r.token) && keyword(r.token) !== 'WHERE' ? r.token : undefined
  if (variable) r.i++
  else if (r.token && !isSign(r.token, ':', ')', '{') && keyword(r.token) !== 'WHERE') return undefined
  const { names, plain, either } = namesAfterColon(r)
  let pinned = false, filtered = false
  if (isSign(r.token, '{')) {
    filtered = true
    const inside = r.brackets()
    pinned = inside.some((t, i) => isName(t) && t.text === 'id' && isSign(inside[i + 1], ':'))
  }
  let where: Token | undefined
  if (keyword(r.token) === 'WHERE') {
    where = r.token
    filtered = true
    for (let depth = 0; r.token; r.i++) {
      if (isSign(r.token, '(', '[', '{')) depth++
      else if (isSign(r.token, ')', ']', '}') && --depth < 0) break
    }
  }
  if (!isSign(r.token, ')')) return undefined
  const { end } = r.token!
  r.i++
  return { ...(variable && { variable: variable.text }), labels: names, plain: plain && !either, pinned, filtered, ...(where && { where }), start, open: variable?.end ?? openStart + 1, end }
}

/** The upper bound of `*`, `*2`, `*..3`, `*1..3`: a number's piece holds its dots. */
function upper(r: Reader): number {
  const text = r.all.slice(r.i + 1).map(t => t.text).join('')
  const [, low, dots, high] = /^(\d*)(\.\.)?(\d*)/.exec(text)!
  return high ? Number(high) : dots || !low ? Number.POSITIVE_INFINITY : Number(low)
}

function tie(r: Reader): TiePattern | undefined {
  const start = r.token?.start
  const left = r.take('<')
  if (start === undefined || !r.take('-')) { if (left) r.i--; return undefined }
  let variable: Token | undefined, types: Token[] = [], plain = true, length = false, most = 1
  if (isSign(r.token, '[')) {
    const inside = new Reader(r.brackets(), 0)
    if (isName(inside.token)) { variable = inside.token; inside.i++ }
    ;({ names: types, plain } = namesAfterColon(inside))
    length = isSign(inside.token, '*')
    if (length) most = upper(inside)
  }
  if (!r.take('-')) return undefined
  const right = r.take('>')
  return { ...(variable && { variable: variable.text }), types, plain, ...(left !== right && { from: right ? 'left' as const : 'right' as const }), length, most, start, end: r.all[r.i - 1]!.end }
}

function path(r: Reader): Path | undefined {
  if (isName(r.token) && isSign(r.all[r.i + 1], '=')) r.i += 2
  const wrapped = isName(r.token) && /^(?:allShortestPaths|shortestPath)$/i.test(r.token.text)
  if (wrapped) r.i += 2
  const first = node(r)
  if (!first) return undefined
  const nodes = [first], ties: TiePattern[] = []
  while (isSign(r.token, '-', '<')) {
    const t = tie(r), n = t && node(r)
    if (!t || !n) return undefined
    ties.push(t)
    nodes.push(n)
  }
  if (wrapped && !r.take(')')) return undefined
  return { nodes, ties, start: first.start, end: nodes.at(-1)!.end }
}

/** The patterns of every MATCH, those in subqueries too, in the order of the statement. */
export function matches(all: readonly Token[]): Match[] {
  const out: Match[] = []
  let part = 0
  for (let i = 0; i < all.length; i++) {
    if (keyword(all[i]) === 'UNION') part++
    if (keyword(all[i]) !== 'MATCH' || isSign(all[i - 1], '.', ':')) continue
    const r = new Reader(all, i + 1), paths: Path[] = []
    do {
      const p = path(r)
      if (!p) break
      paths.push(p)
    } while (r.take(','))
    if (paths.length > 0) out.push({ paths, at: all[i]!.start, end: paths.at(-1)!.end, part })
  }
  return out
}
