/** What may surprise in a statement that is well formed: names that the graph does not know, and patterns that read more than was meant. Pure. */
import { LINKS, PROPERTIES } from '../graph/property-graph.js'
import type { Said } from './dialect.js'
import { LABELS } from './labels.js'
import { didYouMean, near } from './near.js'
import type { Match, NodePattern, Path } from './patterns.js'
import { isName, isSign, type Note, type Token } from './tokens.js'
import { CLAIM_TYPES } from '../terms.js'

const TIES = [...Object.values(CLAIM_TYPES).map(t => t.relationship), ...Object.values(LINKS).map(([, name]) => name)]

/** Notes, in the order of the statement. */
export function hints({ all, found }: Said): Note[] {
  return [...unknownNames(found), ...unknownProperties(all, found), ...products(found), ...scans(found)].sort((a, b) => a.start - b.start || a.end - b.end)
}

function unknown(what: string, t: Token, known: readonly string[]): Note[] {
  if (known.includes(t.text)) return []
  const instead = near(t.text, known)
  return [{ message: `There is no ${what} ${t.text}${didYouMean(instead)}`, start: t.start, end: t.end, ...(instead.length > 0 && { instead }) }]
}

function unknownNames(found: readonly Match[]): Note[] {
  return found.flatMap(m => m.paths).flatMap(p => [
    ...p.nodes.flatMap(n => n.labels.flatMap(t => unknown('label', t, LABELS))),
    ...p.ties.flatMap(t => t.types.flatMap(type => unknown('relationship type', type, TIES))),
  ])
}

/** The labels and types that a statement gives its variables. */
export function bindings(found: readonly Match[]): Map<string, Set<string>> {
  const out = new Map<string, Set<string>>()
  for (const p of found.flatMap(m => m.paths)) for (const { variable, names } of [...p.nodes.map(n => ({ variable: n.variable, names: n.labels })), ...p.ties.map(t => ({ variable: t.variable, names: t.types }))]) {
    if (variable === undefined) continue
    const had = out.get(variable) ?? new Set()
    for (const n of names) had.add(n.text)
    out.set(variable, had)
  }
  return out
}

/** `a.nam` where no node of a's label has such a property; of a variable without a label, where nothing has. */
function unknownProperties(all: readonly Token[], found: readonly Match[]): Note[] {
  const every = [...PROPERTIES.values()].flat(), bound = bindings(found)
  return all.flatMap((t, i) => {
    const owner = all[i - 2]
    if (!isName(t) || !isSign(all[i - 1], '.') || !isName(owner) || isSign(all[i - 3], '.') || isSign(all[i + 1], '(')) return []
    const names = bound.get(owner.text)
    if (!names) return []
    const known = names.size === 0 ? every : [...names].flatMap(n => PROPERTIES.get(n) ?? every)
    if (known.includes(t.text) || known.length === 0) return []
    const instead = near(t.text, known)
    return [{ message: `${names.size === 0 ? 'Nothing here' : `No ${[...names].join(' or ')} here`} has a property ${t.text}${didYouMean(instead)}`, start: t.start, end: t.end, ...(instead.length > 0 && { instead }) }]
  })
}

/** Nodes by which a path is held to others: variables, those named before too. */
const variablesOf = (p: Path): string[] => [...p.nodes, ...p.ties].flatMap(x => x.variable ?? [])

/** Patterns of one MATCH that are looked at: who writes more knows what comes. */
const MOST = 20

/** Two patterns of one MATCH that share nothing: every row of one with every row of the other. One node named by its id is no such pattern. */
export function products(found: readonly Match[]): Note[] {
  const before = new Set<string>()
  let part = 0
  return found.flatMap(m => {
    if (m.part !== part) before.clear()
    part = m.part
    const groups: { names: Set<string>; paths: Path[] }[] = []
    for (const p of m.paths.slice(0, MOST)) {
      const names = new Set(variablesOf(p)), joined = groups.filter(g => [...names].some(n => g.names.has(n)))
      for (const g of joined) groups.splice(groups.indexOf(g), 1)
      groups.push({ names: new Set([...names, ...joined.flatMap(g => [...g.names])]), paths: [...joined.flatMap(g => g.paths), p] })
    }
    const free = groups.filter(g => ![...g.names].some(n => before.has(n)) && !g.paths.some(p => p.nodes.some(n => n.pinned)))
    for (const g of groups) for (const n of g.names) before.add(n)
    const [p] = free.at(-1)?.paths ?? []
    if (free.length < 2 || !p) return []
    return [{ message: 'This pattern shares nothing with the others of its MATCH: every match of one is combined with every match of the other. Join them by a node or a relationship.', start: p.start, end: p.end }]
  })
}

/** A path that says nothing of what it reads: no label, no type, no node named before. */
function scans(found: readonly Match[]): Note[] {
  const seen = new Set<string>(), out: Note[] = []
  const says = (n: NodePattern): boolean => n.labels.length > 0 || n.filtered || (n.variable !== undefined && seen.has(n.variable))
  for (const m of found) {
    for (const p of m.paths) {
      if (!p.nodes.some(says) && !p.ties.some(t => t.types.length > 0)) {
        out.push({ message: 'No label is named here, so every node of the graph is read: write one, such as (a:Actor).', start: p.nodes[0]!.start, end: p.nodes[0]!.end })
      }
    }
    for (const name of m.paths.flatMap(variablesOf)) seen.add(name)
  }
  return out
}
