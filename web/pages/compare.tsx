/** Two periods, two sources or two filters side by side: what is in one only, what is told otherwise, and who turned; as a picture in which nothing moves, and as a table. */
import { Anchor, Button, NativeSelect, SegmentedControl, UnstyledButton } from '@mantine/core'
import { type CompareAnswer, type Edge, type FacetsAnswer, type GraphAnswer, type PlacesAnswer, useApi } from '../api.js'
import { CHANGE_LOOK, type Change, type Shade } from '../../src/graph/look.js'
import { DateInput } from '../panels/timeline.js'
import { called, Failed, Loading, Plate } from '../parts.js'
import { go, usePage } from '../state.js'
import { isolate } from '../../src/words.js'
import { filterQuery, fromQuery, isBackwards, openActor, openRelation, type View } from '../view.js'
import { GraphPage } from './graph.js'
import { type Column, Sortable } from './table.js'

interface Row { id: string; change: Change; edge: Edge; a: number; b: number }

const rowsOf = ({ began, ended, changed }: CompareAnswer): Row[] => [
  ...began.map(e => ({ id: e.id, change: 'began' as const, edge: e, a: 0, b: e.claims })),
  ...ended.map(e => ({ id: e.id, change: 'ended' as const, edge: e, a: e.claims, b: 0 })),
  ...changed.map(c => ({ id: c.b.id, change: c.trend, edge: c.b, a: c.a.claims, b: c.b.claims })),
]

export default function ComparePage({ shade }: { shade: Shade }) {
  const { view, words } = usePage()
  const { a, b } = view.sides
  // A side that is a filter is all of it: what is filtered now is not laid under it.
  const query = filterQuery(kindOf(a) === 'filter' || kindOf(b) === 'filter' ? {} : { ...view.filter, from: undefined, to: undefined } as View['filter'])
  const facets = useApi<FacetsAnswer>(`/api/facets?${query}`)
  const graph = useApi<GraphAnswer>(`/api/graph?${query}`)
  const asked = a && b ? new URLSearchParams([...query, ['a', a], ['b', b]]).toString() : undefined
  const { data, error, stale, again } = useApi<CompareAnswer>(asked && `/api/compare?${asked}`)
  const set = (side: 'a' | 'b', text: string) => go({ ...view, sides: { ...view.sides, [side]: text } })
  const names = new Map(graph.data?.nodes.map(n => [n.id, n]))
  const nameOf = (id: string) => called(names.get(id) ?? { id, names: [] }, words.lang)
  const rows = data ? rowsOf(data) : []
  // Who has no tie in it is no part of the comparison.
  const parties = new Set(rows.flatMap(r => [r.edge.source, r.edge.target]))
  const changes = new Map(rows.map(r => [r.id, r.change]))
  const actor = (id: string) => <UnstyledButton className="link" onClick={() => go(openActor({ ...view, page: 'graph' }, id))}><bdi>{nameOf(id)}</bdi></UnstyledButton>
  const columns: Column<Row>[] = [
    { key: 'change', title: words.t('change'), by: r => ['began', 'ended', 'grew', 'shrank', 'even'].indexOf(r.change), cell: r => <Plate tone={r.change}>{words.of('change', r.change)}</Plate> },
    { key: 'source', title: words.t('source'), by: r => nameOf(r.edge.source), cell: r => actor(r.edge.source) },
    { key: 'type', title: words.t('type'), by: r => words.of('type', r.edge.type),
      cell: r => <UnstyledButton className="link" onClick={() => go(openRelation({ ...view, page: 'graph' }, r.id))}>{words.verb(r.edge.type, r.edge.directed, 'out')}</UnstyledButton> },
    { key: 'target', title: words.t('target'), by: r => nameOf(r.edge.target), cell: r => actor(r.edge.target) },
    { key: 'a', title: words.t('claimsA'), by: r => r.a, cell: r => words.number(r.a), number: true },
    { key: 'b', title: words.t('claimsB'), by: r => r.b, cell: r => words.number(r.b), number: true },
  ]
  type Turned = CompareAnswer['turned'][number] & { id: string }
  const turned: Column<Turned>[] = [
    { key: 'pair', title: words.t('actors'), by: t => nameOf(t.pair[0]), cell: t => <>{actor(t.pair[0])}{words.lang === 'ar' ? '، ' : ', '}{actor(t.pair[1])}</> },
    { key: 'before', title: words.t('before'), by: t => t.before, cell: t => words.of('stand', t.before) },
    { key: 'after', title: words.t('after'), by: t => t.after, cell: t => words.of('stand', t.after) },
    { key: 'evidence', title: words.t('evidenceOf'), by: t => t.relations.length, cell: t => t.relations.flatMap((id, i) => {
      const e = data?.edges.find(x => x.id === id)
      return e ? [i > 0 ? ' · ' : '', <UnstyledButton key={id} className="link" onClick={() => go(openRelation({ ...view, page: 'graph' }, id))}><bdi>{nameOf(e.source)}</bdi> {words.verb(e.type, e.directed, 'out')} <bdi>{nameOf(e.target)}</bdi></UnstyledButton>] : []
    }) },
  ]
  const sources = Object.keys(facets.data?.source ?? {})
  const places = useApi<PlacesAnswer>(/\bplace=/.test(`${a}&${b}`) ? '/api/places' : undefined)
  /** A side that is a filter, as people say it; as it stands when it holds what is no filter. */
  const told = (side: string): string => {
    const { view: { filter }, dropped } = fromQuery(side, words.lang)
    const name = (field: 'actor' | 'place' | 'report', id: string): string => {
      const report = field === 'report' ? facets.data?.reports.find(r => r.id === id) : undefined, place = field === 'place' ? places.data?.places.find(p => p.id === id) : undefined
      return report ? words.of('publisher', report.publisher) : place ? called(place, words.lang) : nameOf(id)
    }
    return dropped.length > 0 ? side : words.filter({ ...filter, min: filter.min === 1 ? undefined : filter.min }, name).map(isolate).join(' · ') || words.t('everything')
  }
  return (
    <div className="page">
      <p className="quiet">{words.t('compareLead')}</p>
      <div className="params">
        <Side title={words.t('sideA')} value={a} set={text => set('a', text)} sources={sources} told={told} />
        <Side title={words.t('sideB')} value={b} set={text => set('b', text)} sources={sources} told={told} />
      </div>
      {!asked && <p>{words.t('chooseSides')}</p>}
      {error && <Failed error={error} again={again} />}
      {asked && !error && (!data || !graph.data) && <Loading />}
      {data && !error && graph.data && (
        <>
          {rows.length === 0 ? <p>{words.t(data.same > 0 ? 'compareAlike' : 'compareNone')}</p> : <div className="compare-picture">
            <GraphPage graph={{ ...graph.data, nodes: graph.data.nodes.filter(n => parties.has(n.id)), edges: rows.map(r => r.edge), total: rows.length, truncated: false }} shade={shade} stale={stale} changes={changes} />
          </div>}
          <p className="map-key">
            {(Object.keys(CHANGE_LOOK) as Change[]).filter(c => rows.some(r => r.change === c)).map(c => {
              const { colour, width, dash } = CHANGE_LOOK[c]
              return <span key={c}><svg width="30" height="8" aria-hidden="true"><line x1="1" y1="4" x2="29" y2="4" stroke={colour[shade]} strokeWidth={width} strokeDasharray={dash?.join(' ')} /></svg>{words.of('change', c)}</span>
            })}
          </p>
          <p>
            {words.t('compareSame', { relations: words.n('relations', data.same) })} {data.undated > 0 && words.t('compareUndated', { claims: words.n('claims', data.undated) })}{' '}
            <Anchor href={`/api/compare.csv?${asked}`} download>{words.t('asCsv')}</Anchor>
          </p>
          {data.turned.length > 0 && <Sortable title={words.t('turned')} columns={turned} rows={data.turned.map(t => ({ ...t, id: t.pair.join(' ') }))} start="evidence" />}
          {rows.length > 0 && <Sortable title={words.t('ties')} columns={columns} rows={rows} start="change" />}
        </>
      )}
    </div>
  )
}

/** What a side is, as the address has it. */
const kindOf = (side: string): 'period' | 'source' | 'filter' => (!side.includes('=') ? 'period' : /^source=[^&]*$/.test(side) ? 'source' : 'filter')

/** One side: a period, a source where there are several, or the filter as it was when it was chosen. */
function Side({ title, value, set, sources, told }: { title: string; value: string; set: (text: string) => void; sources: string[]; told: (side: string) => string }) {
  const { view, words } = usePage()
  const kind = kindOf(value), source = kind === 'source' ? value.slice('source='.length) : '', [from = '', to = from] = kind === 'period' ? value.split('..') : []
  /** Everything is a filter too: ties of one claim at least. */
  const now = filterQuery(view.filter).toString() || 'min=1'
  const span = (x: string, y: string) => set(x || y ? `${x}..${y}` : '')
  return (
    <fieldset>
      <legend>{title}</legend>
      <SegmentedControl size="xs" value={kind} data={[{ value: 'period', label: words.t('byPeriod') }, ...(sources.length > 1 ? [{ value: 'source', label: words.t('bySource') }] : []), { value: 'filter', label: words.t('byFilter') }]}
        onChange={v => set(v === 'source' ? `source=${sources[0]}` : v === 'filter' ? now : '')} aria-label={title} />
      {kind === 'filter' ? <div className="timeline-dates"><span>{told(value)}</span>{value !== now && <Button size="compact-xs" variant="default" onClick={() => set(now)}>{words.t('filterNow')}</Button>}</div>
        : kind === 'source' ? <NativeSelect size="xs" aria-label={words.t('bySource')} value={source} data={sources.map(s => ({ value: s, label: words.of('source', s) }))} onChange={e => set(`source=${e.currentTarget.value}`)} />
        : <div className="timeline-dates"><DateInput end="from" of={title} label={words.t('from')} value={from || undefined} other={d => isBackwards(d, to || undefined)} set={d => span(d ?? '', to)} /><DateInput end="to" of={title} label={words.t('to')} value={to || undefined} other={d => isBackwards(from || undefined, d)} set={d => span(from, d ?? '')} /></div>}
    </fieldset>
  )
}
