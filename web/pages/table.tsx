/** The table view, equal to the picture: the same ties and actors, sortable, each opening the same panel. */
import { Table, UnstyledButton } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import type { GraphAnswer, Edge, Node } from '../api.js'
import { called, Nothing, StatusBadge } from '../parts.js'
import { go, usePage } from '../state.js'
import { openActor, openRelation } from '../view.js'

/** `by`: what a column is sorted by; texts in the order of the language. */
export interface Column<T> { key: string; title: string; by: (row: T) => string | number; cell: (row: T) => ReactNode; number?: boolean }

/** A table sorted by any of its columns; `start` is the one at first, the largest first. */
export function Sortable<T extends { id: string }>({ title, columns, rows, start }: { title: string; columns: Column<T>[]; rows: readonly T[]; start: string }) {
  const { words } = usePage()
  const [sort, setSort] = useState({ key: start, down: true })
  const column = columns.find(c => c.key === sort.key)!
  const compare = (a: T, b: T): number => {
    const [x, y] = [column.by(a), column.by(b)]
    return typeof x === 'number' && typeof y === 'number' ? x - y : String(x).localeCompare(String(y), words.lang)
  }
  const sorted = rows.toSorted((a, b) => compare(a, b) * (sort.down ? -1 : 1) || (a.id < b.id ? -1 : 1))
  return (
    <section>
      <h2 id={`${start}-title`}>{title}</h2>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard */}
      <div className="scrolls" tabIndex={0} role="region" aria-labelledby={`${start}-title`}>
        <Table highlightOnHover striped aria-labelledby={`${start}-title`}>
          <Table.Thead>
            <Table.Tr>
              {columns.map(c => (
                <Table.Th key={c.key} scope="col" aria-sort={sort.key !== c.key ? 'none' : sort.down ? 'descending' : 'ascending'}>
                  <UnstyledButton className="sort" onClick={() => setSort({ key: c.key, down: sort.key === c.key ? !sort.down : c.number === true })}>
                    {c.title}<span aria-hidden="true">{sort.key === c.key ? (sort.down ? ' ▾' : ' ▴') : ''}</span>
                  </UnstyledButton>
                </Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {sorted.map(row => <Table.Tr key={row.id}>{columns.map(c => <Table.Td key={c.key} className={c.number ? 'number' : ''}>{c.cell(row)}</Table.Td>)}</Table.Tr>)}
          </Table.Tbody>
        </Table>
      </div>
    </section>
  )
}

/** `untied`: how many claims in view tie nobody. */
export default function TablePage({ graph, untied }: { graph: GraphAnswer; untied: number }) {
  const { view, words } = usePage()
  const nodes = new Map(graph.nodes.map(n => [n.id, n]))
  const ties = new Map<string, number>()
  for (const e of graph.edges) for (const n of [e.source, e.target]) ties.set(n, (ties.get(n) ?? 0) + 1)
  const nameOf = (id: string) => called(nodes.get(id) ?? { id, names: [] }, words.lang)
  const actor = (id: string) => <UnstyledButton className="link" onClick={() => go(openActor(view, id))}><bdi>{nameOf(id)}</bdi></UnstyledButton>
  const dated = (d: string | undefined) => (d ? words.date(d) : '')
  const edges: Column<Edge>[] = [
    { key: 'source', title: words.t('source'), by: e => nameOf(e.source), cell: e => actor(e.source) },
    { key: 'type', title: words.t('type'), by: e => words.of('type', e.type),
      cell: e => <UnstyledButton className="link" onClick={() => go(openRelation(view, e.id))}>{words.verb(e.type, e.directed, 'out')}</UnstyledButton> },
    { key: 'target', title: words.t('target'), by: e => nameOf(e.target), cell: e => actor(e.target) },
    { key: 'status', title: words.t('status'), by: e => words.of('status', e.status), cell: e => <StatusBadge status={e.status} /> },
    { key: 'claims', title: words.t('claims'), by: e => e.claims, cell: e => words.number(e.claims), number: true },
    { key: 'unreviewed', title: words.of('review', 'unreviewed'), by: e => e.unreviewed, cell: e => words.number(e.unreviewed), number: true },
    { key: 'publishers', title: words.t('publishers'), by: e => e.publishers, cell: e => words.number(e.publishers), number: true },
    { key: 'corroboration', title: words.t('seenBy'), by: e => words.of('corroboration', e.corroboration), cell: e => words.of('corroboration', e.corroboration) },
    { key: 'first', title: words.t('first'), by: e => e.first ?? '', cell: e => dated(e.first) },
    { key: 'last', title: words.t('last'), by: e => e.last ?? '', cell: e => dated(e.last) },
    { key: 'confidence', title: words.t('confidence'), by: e => e.confidence, cell: e => words.number(Math.round(e.confidence * 100) / 100), number: true },
  ]
  const actors: Column<Node>[] = [
    { key: 'name', title: words.t('actor'), by: n => called(n, words.lang), cell: n => actor(n.id) },
    { key: 'kind', title: words.t('kind'), by: n => words.of('kindOf', n.kind), cell: n => words.of('kindOf', n.kind) },
    { key: 'degree', title: words.t('degree'), by: n => ties.get(n.id) ?? 0, cell: n => words.number(ties.get(n.id) ?? 0), number: true },
  ]
  return (
    <div className="page">
      {graph.edges.length > 0 ? <Sortable title={words.t('ties')} columns={edges} rows={graph.edges} start="claims" /> : <div className="waiting column"><Nothing untied={untied} /></div>}
      {graph.nodes.length > 0 && <Sortable title={words.t('actors')} columns={actors} rows={graph.nodes} start="degree" />}
    </div>
  )
}
