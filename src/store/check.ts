/** Whether the graph in an engine is the one that the records make. */
import { canonical } from '../ids.js'
import { CLAIM_TYPES } from '../model.js'
import { LINKS } from '../graph/property-graph.js'
import { graphOf } from './project.js'
import { recordsOf, Snapshot } from './snapshot.js'
import { cypherFile } from './statements.js'
import type { Difference, NodeValue, RelationshipValue, Value } from './store.js'

const NODES = { Actor: 'actors', Place: 'places', Report: 'reports', Claim: 'claims' } as const
const statement = (file: string, names: Record<string, string>): string =>
  cypherFile(`check/${file}`).replace(/^\/\/.*$/gm, '').trim().replace(/\b[A-Z]+\b/g, word => names[word] ?? word)

/** Label or relationship, and the statement that reads all there are of it. */
export const CHECKS: readonly [what: string, statement: string][] = [
  ...Object.keys(NODES).map((label): [string, string] => [label, statement('nodes', { LABEL: label })]),
  ...Object.values(LINKS).map(([from, type, to]): [string, string] => [type, statement('relationships', { FROM: from, RELATIONSHIP: type, TO: to })]),
  ...Object.values(CLAIM_TYPES).map(({ relationship }): [string, string] => [relationship, statement('relationships', { FROM: 'Actor', RELATIONSHIP: relationship, TO: 'Actor' })]),
]

/** The rows that a statement of `CHECKS` gave. */
export type Found = [what: string, rows: Value[][]]

/** What differs, sorted. The expected graph is made from the records alone: the snapshot's own relations are compared by that too. */
export function compare(snapshot: Snapshot, found: readonly Found[]): Difference[] {
  const graph = graphOf(new Snapshot().prepare(recordsOf(snapshot)))
  const expected = new Map<string, unknown>()
  for (const [label, part] of Object.entries(NODES)) for (const row of graph[part]) expected.set(`${label} ${row.id}`, row)
  for (const [file, links] of Object.entries(graph.links)) for (const { from, to } of links) expected.set(`${LINKS[file as keyof typeof LINKS][1]} ${from} → ${to}`, {})
  for (const r of graph.relations) expected.set(`${CLAIM_TYPES[r.type].relationship} ${r.source} → ${r.target}`, r.properties)

  const out: Difference[] = [], seen = new Set<string>()
  for (const [what, rows] of found) for (const row of rows) {
    const node = row.length === 2, id = node ? String(row[0]) : `${row[0]} → ${row[1]}`, key = `${what} ${id}`
    const properties = (row.at(-1) as NodeValue | RelationshipValue).properties
    if (!expected.has(key) || seen.has(key)) out.push({ what, id, problem: 'extra' })
    else if (canonical(properties) !== canonical(expected.get(key))) out.push({ what, id, problem: 'different' })
    seen.add(key)
  }
  for (const key of expected.keys()) {
    const [what, ...id] = key.split(' ')
    if (!seen.has(key)) out.push({ what: what!, id: id.join(' '), problem: 'missing' })
  }
  return out.sort((a, b) => (`${a.what} ${a.id} ${a.problem}` < `${b.what} ${b.id} ${b.problem}` ? -1 : 1))
}
