/** How the net is built: each actor's measures, the camps, and the threes that do not fit. In these sources, under the filter. */
import { Anchor, NativeSelect, Table, UnstyledButton } from '@mantine/core'
import type { ReactNode } from 'react'
import { type Edge, type StructureAnswer, useApi } from '../api.js'
import { groupLetter } from '../../src/graph/look.js'
import { called, Failed, Loading, Nothing } from '../parts.js'
import { go, usePage } from '../state.js'
import { filterQuery, openActor, openRelation } from '../view.js'
import { type Column, Sortable } from './table.js'

type Actor = StructureAnswer['actors'][number]

const MEANINGS = ['neighboursMean', 'betweennessMean', 'pagerankMean', 'communityMean', 'campMean', 'rolesMean'] as const

export default function StructurePage() {
  const { view, words } = usePage()
  const query = filterQuery(view.filter)
  query.set('camps', String(view.camps))
  const { data, error, again } = useApi<StructureAnswer>(`/api/structure?${query}`)
  if (error) return <Failed error={error} again={again} />
  if (!data) return <Loading />
  const { balance, on } = data
  if (on.relations === 0) return <div className="page"><Nothing untied={0} /></div>
  const byId = new Map(data.actors.map(a => [a.id, a])), edges = new Map(data.edges.map(e => [e.id, e]))
  const nameOf = (id: string) => called(byId.get(id) ?? { id, names: [] }, words.lang)
  const actor = (id: string) => <UnstyledButton key={id} className="link" onClick={() => go(openActor({ ...view, page: 'graph' }, id))}><bdi>{nameOf(id)}</bdi></UnstyledButton>
  const share = (n: number | undefined) => (n === undefined ? '' : words.number(Math.round(n * 1000) / 1000))
  const count = (key: 'degree' | 'attacks' | 'attacked' | 'clashes' | 'supports' | 'supported', title: Parameters<typeof words.t>[0]): Column<Actor> => ({ key, title: words.t(title), by: a => a[key], cell: a => words.number(a[key]), number: true })
  const columns: Column<Actor>[] = [
    { key: 'name', title: words.t('actor'), by: a => called(a, words.lang), cell: a => actor(a.id) },
    count('degree', 'neighbours'),
    { key: 'betweenness', title: words.t('betweenness'), by: a => a.betweenness ?? 0, cell: a => share(a.betweenness), number: true },
    { key: 'pagerank', title: words.t('pagerank'), by: a => a.pagerank, cell: a => share(a.pagerank), number: true },
    { key: 'community', title: words.t('community'), by: a => a.community, cell: a => groupLetter(a.community) },
    { key: 'camp', title: words.t('camp'), by: a => a.camp ?? 99, cell: a => groupLetter(a.camp) },
    count('attacks', 'attacks'), count('attacked', 'attacked'), count('clashes', 'clashes'), count('supports', 'supports'), count('supported', 'supported'),
  ]
  const { triads } = balance
  return (
    <div className="page">
      <p className="quiet">{words.t('structureOn', { actors: words.n('actors', on.actors), relations: words.n('relations', on.relations), claims: words.n('claims', on.claims) })}</p>
      <Sortable title={words.t('measures')} columns={columns} rows={data.actors} start="degree" />
      <details>
        <summary>{words.t('measuresMean')}</summary>
        <ul>{MEANINGS.map(m => <li key={m}>{words.t(m)}</li>)}</ul>
      </details>
      <h2>{words.t('balance')}</h2>
      <p className="quiet">{words.t('balanceMean')}</p>
      <p>
        {words.t('pairsSigned', { friends: words.number(balance.friends), foes: words.number(balance.foes), mixed: words.number(balance.mixed.length) })}{' '}
        {words.t('triadsFound', { fit: words.number(triads['+++'] + triads['+--']), odd: words.number(triads['++-'] + triads['---']) })}
      </p>
      <NativeSelect className="narrow" size="xs" label={words.t('campsWanted')} value={view.camps} data={['2', '3', '4', '5', '6']} onChange={e => go({ ...view, camps: Number(e.currentTarget.value) })} />
      {Array.from({ length: balance.camps }, (_, c) => (
        <p key={groupLetter(c)}><b>{words.t('camp')} {groupLetter(c)}:</b> {data.actors.filter(a => a.camp === c).flatMap((a, i) => [i > 0 ? (words.lang === 'ar' ? '، ' : ', ') : '', actor(a.id)])}</p>
      ))}
      <p>{words.t(balance.exact ? 'campsExact' : 'campsSought', { count: words.number(balance.frustration) })}</p>
      <Listed title={words.t('against')} rows={balance.against.map(p => ({ actors: [p.a, p.b], relations: p.relations }))} actor={actor} nameOf={nameOf} edges={edges} />
      <Listed title={words.t('mixedPairs')} rows={balance.mixed.map(p => ({ actors: [p.a, p.b], relations: p.relations }))} actor={actor} nameOf={nameOf} edges={edges} />
      <Listed title={words.t('frustrated')} rows={balance.frustrated} actor={actor} nameOf={nameOf} edges={edges} />
    </div>
  )
}

/** Two or three actors a line, with every tie between them, each a way to its evidence. */
function Listed({ title, rows, actor, nameOf, edges }: { title: string; rows: { actors: string[]; relations: string[] }[]; actor: (id: string) => ReactNode; nameOf: (id: string) => string; edges: ReadonlyMap<string, Edge> }) {
  const { view, words } = usePage()
  return (
    <section>
      <h3>{title} ({words.number(rows.length)})</h3>
      {rows.length === 0 ? <p className="quiet">{words.t('noneSuch')}</p> : (
        <Table striped>
          <Table.Thead><Table.Tr><Table.Th scope="col">{words.t('actors')}</Table.Th><Table.Th scope="col">{words.t('evidenceOf')}</Table.Th></Table.Tr></Table.Thead>
          <Table.Tbody>
            {rows.map(r => (
              <Table.Tr key={r.actors.join(' ')}>
                <Table.Td>{r.actors.flatMap((id, i) => [i > 0 ? (words.lang === 'ar' ? '، ' : ', ') : '', actor(id)])}</Table.Td>
                <Table.Td>
                  {r.relations.flatMap((id, i) => {
                    const e = edges.get(id)
                    return e ? [i > 0 ? ' · ' : '', <Anchor key={id} component="button" onClick={() => go(openRelation({ ...view, page: 'graph' }, id))}>
                      <bdi>{nameOf(e.source)}</bdi> {words.verb(e.type, e.directed, 'out')} <bdi>{nameOf(e.target)}</bdi>
                    </Anchor>] : []
                  })}
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
    </section>
  )
}
