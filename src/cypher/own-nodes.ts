/**
 * What keeps a question on Neo4j to the graph. The store keeps its records there too, as nodes without relationships (`:Record`, `:Meta`), and no edition that
 * is free hides nodes from a user: so a pattern that could find one is held to the graph's own labels before it runs. Pure.
 */
import type { Finding, Said } from './dialect.js'
import type { Edit } from './edits.js'
import { LABELS } from './labels.js'
import { isName, isSign, keyword, named, type Token } from './tokens.js'

/** The graph's labels as an expression, as text within a pattern. */
const ALL = LABELS.join('|')
/** Labels and properties that only the store's own nodes have. */
const OWN: Record<string, readonly string[]> = { labels: ['Meta', 'Record'], propertykeys: ['json', 'key', 'restored', 'seq', 'turns'] }

/** Before the bracket of a subquery. */
const SUBQUERY = new Set(['EXISTS', 'COUNT', 'COLLECT'])
const isSubquery = ({ all, opening }: Said, brace: number): boolean => {
  const before = all[brace - 1]
  return SUBQUERY.has(keyword(before)) || keyword(before) === 'CALL' || (isSign(before, ')') && keyword(all[(opening.get(brace - 1) ?? 0) - 1]) === 'CALL')
}

/** Words that may stand before a path. */
const BEFORE_PATH = new Set(['MATCH', 'PATH', 'PATHS', 'GROUP', 'GROUPS', 'ANY', 'ALL', 'SHORTEST', 'ELEMENTS', 'RELATIONSHIPS'])

/** Whether relationships are joined to what stands at an index, before or behind. */
const startsTie = (all: readonly Token[], i: number): boolean => (isSign(all[i], '-') && isSign(all[i + 1], '[', '-')) || (isSign(all[i], '<') && isSign(all[i + 1], '-') && isSign(all[i + 2], '[', '-')) || (isSign(all[i], '-') && isSign(all[i + 1], '>'))
const endsTie = (all: readonly Token[], i: number): boolean => (isSign(all[i], '-') && isSign(all[i - 1], ']', '-')) || (isSign(all[i], '>') && isSign(all[i - 1], '-'))

/** Whether `(` at an index begins a node's pattern. */
function isPattern(said: Said, i: number, close: number): boolean {
  const { all, within, clause } = said, around = within[i]!, brace = isSign(all[around], '{')
  if (isSign(all[around], '[') && !startsTie(all, close + 1) && !endsTie(all, i - 1)) return false
  if (startsTie(all, close + 1) || endsTie(all, i - 1)) return true
  if (brace && !isSubquery(said, around)) return false
  const opens = brace && SUBQUERY.has(keyword(all[around - 1])) && clause[i] === clause[around] && isSign(all[i - 1], '{', ',')
  return opens || (/MATCH$/.test(clause[i]!) && (!isName(all[i - 1]) || BEFORE_PATH.has(keyword(all[i - 1]))))
}

const isParameter = (t: Token | undefined): boolean => t?.text.startsWith('$') === true

/** The labels of the node between two brackets: the index of the colon (or IS) before them and the one behind them; the same one twice where it has none. Undefined when no node stands there. */
function labelsIn({ all, closing }: Said, open: number, close: number): { from: number; to: number } | undefined {
  let i = open + 1
  if (isName(all[i]) && (!['WHERE', 'IS'].includes(keyword(all[i])) || isSign(all[i + 1], ')', ':', '{'))) i++
  const from = i
  if (isSign(all[i], ':') || keyword(all[i]) === 'IS') {
    for (i++; i < close && !isSign(all[i], '{') && keyword(all[i]) !== 'WHERE' && !(isParameter(all[i]) && !isSign(all[i + 1], '(') && !isName(all[i + 1])); i++) i = closing.get(i) ?? i
  }
  return i === close || isSign(all[i], '{') || keyword(all[i]) === 'WHERE' || isParameter(all[i]) ? { from, to: i } : undefined
}

/** Whether labels, as written, are those of the graph alone: one that stands by itself among those asked together is, or all that are asked for instead of each other are. */
function holds(labels: readonly Token[]): boolean {
  const names = labels.map(isName), known = labels.filter((t, i) => names[i] && LABELS.includes(t.text) && !isSign(labels[i - 1], '!')), signs = labels.filter((_, i) => !names[i]).map(t => t.text)
  return signs.every(s => s === '|') ? known.length === signs.length + 1 : signs.every(s => [':', '&', '!'].includes(s)) && known.length > 0
}

/** Whether a node, between two brackets, is joined to another by a relationship that may have no steps: then it may stand there without any. */
function maybeAlone({ all, opening, closing }: Said, open: number, close: number): boolean {
  let from = open - 1, to = close + 1
  while (from >= 0 && !isSign(all[from], ')')) from = (opening.get(from) ?? from) - 1
  while (to < all.length && !isSign(all[to], '(')) to = (closing.get(to) ?? to) + 1
  return [...endsTie(all, open - 1) || isSign(all[open - 1], '}', '*', '+') ? all.slice(from, open) : [], ...startsTie(all, close + 1) ? all.slice(close, to) : []].some((t, i, ties) =>
    (isSign(t, '*') && (/^0/.test(ties[i + 1]?.text ?? '') || endsTie(ties, i - 1))) || (isSign(t, '{') && endsTie(ties, i - 1) && /^0|^,/.test(ties[i + 1]?.text ?? '')))
}

/** Changes that hold every pattern to the graph; refusals where that cannot be written. */
export function heldToGraph(said: Said): Finding[] {
  const { all, closing, statement } = said, out: Finding[] = []
  for (const [open, close] of closing) {
    if (!isSign(all[open], '(') || !isPattern(said, open, close)) continue
    const then = all[close + 1]
    if (isSign(all[open + 1], '(') && (isSign(then, '*') || (isSign(then, '{') && /^0|^,/.test(all[close + 2]?.text ?? '')))) {
      return [{ note: { message: 'A part of a path that may be left out has ends that cannot be given a label: count its steps from 1.', start: then!.start, end: then!.end }, refused: true }]
    }
    const found = labelsIn(said, open, close), joined = startsTie(all, close + 1) || endsTie(all, open - 1)
    if (!found || (joined && !maybeAlone(said, open, close))) continue
    const { from, to } = found, labels = all.slice(from + 1, to)
    if (from < to && holds(labels)) continue
    const at = all[from - 1]!.end
    const text = from < to ? `:(${statement.slice(all[from + 1]!.start, all[to - 1]!.end).replaceAll(':', '&')})&(${ALL})` : `:${ALL}`
    out.push({ edits: [{ start: from < to ? all[from]!.start : at, end: from < to ? all[to - 1]!.end : at, text }] })
  }
  return [...out, ...namesOfGraph(said)]
}

/** `CALL db.labels()` and `db.propertyKeys()` without the names that are the store's own. */
function namesOfGraph({ all, closing }: Said): Finding[] {
  return all.flatMap((t, i): Finding[] => {
    if (keyword(t) !== 'CALL' || named(all[i + 1]) !== 'DB' || !isSign(all[i + 2], '.')) return []
    const own = OWN[named(all[i + 3]).toLowerCase()], column = named(all[i + 3]) === 'LABELS' ? 'label' : 'propertyKey'
    if (!own) return []
    const call = isSign(all[i + 4], '(') ? closing.get(i + 4)! : i + 3, yields = keyword(all[call + 1]) === 'YIELD'
    const last = !yields ? call : keyword(all[call + 3]) === 'AS' ? call + 4 : call + 2, name = yields ? all[last]!.text : column
    const held = ` WITH * WHERE NOT \`${name.replaceAll('`', '``')}\` IN [${own.map(o => `'${o}'`).join(', ')}]`, { end } = all[last]!
    const edits: Edit[] = [{ start: end, end, text: !yields ? `${isSign(all[i + 4], '(') ? '' : '()'} YIELD ${column}${held} RETURN ${column}` : keyword(all[last + 1]) === 'WHERE' ? `${held} WITH *` : held }]
    return [{ edits }]
  })
}
