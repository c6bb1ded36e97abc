/**
 * What of a graph survives in each reader: a row of the README's matrix, worked out from what the reader gave back, and compared with what the README says.
 * `REWRITE_README=1 npx vitest run --no-file-parallelism tests/formats` writes the rows into the README.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'vitest'
import { ROOT } from '../../src/checkout.js'
import { FORMATS } from '../../src/formats/index.js'
import { asserted, nameOf, type Relation } from '../../src/model.js'
import { actors, legible, relations } from './picture.js'

export interface SeenNode { id: string; ar?: unknown; /** All its names, where nothing says which is Arabic. */ names?: string[] }
export interface SeenEdge { id?: unknown; source: string; target: string; type?: unknown; directed?: unknown; first?: unknown; last?: unknown; status?: unknown; claimIds?: unknown; url?: unknown }
export interface Seen { nodes: SeenNode[]; edges: SeenEdge[] }

type Attributes = Record<string, unknown>

/** What a reader that knows attributes gives back: they have our names. */
export const byAttributes = (nodes: readonly (readonly [id: string, Attributes])[], edges: readonly (readonly [source: string, target: string, Attributes])[]): Seen => ({
  nodes: nodes.map(([id, a]) => ({ id, ar: a.nameAr ?? a.labelAr })),
  edges: edges.map(([source, target, { id, name, type, directed, first, last, status, claimIds, evidence }]) => ({ id: id ?? name, source, target, type, directed, first, last, status, claimIds, url: evidence })),
})

const MARK = { kept: '✓', part: '○', lost: '–' } as const
type Kept = keyof typeof MARK

const absent = (v: unknown): boolean => v === undefined || v === null || v === ''
const same = (is: unknown, was: string | undefined): boolean => (absent(was) ? absent(is) : String(is) === was)
const list = (v: unknown): string => (Array.isArray(v) ? v.join('|') : String(v))
const every = <T>(all: readonly T[], ok: (x: T) => boolean): Kept => (all.length > 0 && all.every(ok) ? 'kept' : all.some(ok) ? 'part' : 'lost')
const pair = (e: { source: string; target: string }): string => [e.source, e.target].sort().join(' ')
const tally = (all: readonly { source: string; target: string }[]): Map<string, number> => {
  const out = new Map<string, number>()
  for (const e of all) out.set(pair(e), (out.get(pair(e)) ?? 0) + 1)
  return out
}

/** The columns of the matrix. What a format leaves out because no claim reports it costs it `status` only. */
const FIELDS: Record<string, (seen: Seen, edges: [SeenEdge, Relation][]) => Kept> = {
  id: (s, edges) => (every(actors, a => s.nodes.some(n => n.id === a.id)) === 'kept' ? every(edges, ([e, r]) => e.id === r.id) : 'lost'),
  'Arabic name': s => (s.nodes.some(n => n.names) ? (every(actors, a => s.nodes.some(n => n.id === a.id && n.names?.includes(nameOf(a, 'ar')))) === 'kept' ? 'part' : 'lost')
    : every(actors, a => s.nodes.some(n => n.id === a.id && n.ar === legible(nameOf(a, 'ar'))))),
  type: (_, edges) => every(edges, ([e, r]) => e.type === r.type),
  direction: (_, edges) => {
    if (!edges.every(([e, r]) => e.source === r.source && e.target === r.target)) return 'lost'
    return edges.every(([e]) => absent(e.directed)) ? 'part' : every(edges, ([e, r]) => String(e.directed).toLowerCase() === String(r.directed))
  },
  'parallel edges': ({ edges }) => every([...tally(relations.filter(asserted))].filter(([, n]) => n > 1), ([p, n]) => (tally(edges).get(p) ?? 0) >= n),
  first: (_, edges) => every(edges, ([e, r]) => same(e.first, r.first)),
  last: (_, edges) => every(edges, ([e, r]) => same(e.last, r.last)),
  status: (_, edges) => (edges.length < relations.length && every(edges, ([e, r]) => e.status === r.status) === 'kept' ? 'part' : every(edges, ([e, r]) => e.status === r.status)),
  'claim ids': (_, edges) => every(edges, ([e, r]) => list(e.claimIds) === r.claimIds.join('|')),
  address: (_, edges) => every(edges, ([e, r]) => e.url === `http://127.0.0.1:8080/?open=relation:${r.id}`),
}

/** The row of a reader. Edges are known by their ends and type. Throws when one that must be there is not. */
function rowOf(format: string, reader: string, seen: Seen): string {
  const edges = relations.flatMap((r): [SeenEdge, Relation][] => {
    const found = seen.edges.filter(e => e.type === r.type && e.source === r.source && e.target === r.target)
    if (found.length > 1 || (found.length === 0 && asserted(r))) throw new Error(`${format} in ${reader}: ${r.id} is there ${found.length} times`)
    return found.map(e => [e, r])
  })
  expect(seen.edges.length, `${format} in ${reader}: edges that nobody wrote`).toBe(edges.length)
  return `| ${format} | ${reader} | ${Object.values(FIELDS).map(kept => MARK[kept(seen, edges)]).join(' | ')} |`
}

const README = join(ROOT, 'README.md')
const HEAD = `| format | read by | ${Object.keys(FIELDS).join(' | ')} |`

/** The README's matrix: its rows, and where they stand. */
function matrix(): { before: string; rows: string[]; after: string } {
  const text = existsSync(README) ? readFileSync(README, 'utf8') : '', start = text.indexOf('\n', text.indexOf(`${HEAD}\n|`) + HEAD.length + 1) + 1
  const rows = /^(?:\|.*\n)*/.exec(text.slice(start))![0]
  if (!text.includes(`${HEAD}\n|`)) throw new Error(`The README has no table with the head ${HEAD}`)
  return { before: text.slice(0, start), rows: rows.trimEnd().split('\n').filter(r => r), after: text.slice(start + rows.length) }
}

/** Rows stand as the formats do, and within one as they are. */
const place = (row: string): number => FORMATS.findIndex(f => row.startsWith(`| ${f.name} |`))

/** What the README says of this reader is what it kept. */
export function expectFidelity(format: string, reader: string, seen: Seen): void {
  const row = rowOf(format, reader, seen), about = `| ${format} | ${reader} |`
  if (process.env.REWRITE_README) {
    const { before, rows, after } = matrix(), at = rows.findIndex(r => r.startsWith(about))
    if (at < 0) rows.push(row)
    else rows[at] = row
    rows.sort((a, b) => place(a) - place(b))
    writeFileSync(README, `${before}${rows.join('\n')}\n${after}`)
  }
  expect(matrix().rows.find(r => r.startsWith(about)), 'the README').toBe(row)
}
