/** The chains of ties between two actors, each tie a way to its evidence; or why there is none. */
import { NativeSelect, UnstyledButton } from '@mantine/core'
import { asserted } from '../../src/terms.js'
import { type GraphAnswer, type PathsAnswer, useApi } from '../api.js'
import type { Shade } from '../../src/graph/look.js'
import { called, ClaimCount, Failed, Loading, StatusBadge, TieSign } from '../parts.js'
import { go, usePage } from '../state.js'
import { endsOf, filterQuery, type Open, openActor, openPath, openRelation, type View } from '../view.js'

type Path = Extract<Open, { kind: 'path' }>

/** Where the API gives them; the filter says which ties count. */
export function pathsUrl({ filter: { from, to, ...rest } }: View, { id, hops }: Path): string {
  const query = filterQuery(rest), [a, b] = endsOf(id)
  if (from || to) query.set('during', `${from ?? ''}..${to ?? ''}`)
  for (const [k, v] of [['from', a], ['to', b], ['max', String(hops)]] as const) query.set(k, v)
  return `/api/paths?${query}`
}

const FIELDS = { type: 'type', status: 'status', during: 'period', report: 'reports', place: 'places', source: 'sources', actor: 'actors', min: 'minClaims', publishers: 'minPublishers', corroboration: 'seenBy', review: 'reviewState' } as const

export function PathPanel({ open, shade }: { open: Path; shade: Shade }) {
  const { view, words } = usePage()
  const [a, b] = endsOf(open.id)
  const { data, error, again } = useApi<PathsAnswer>(a === b ? undefined : pathsUrl(view, open))
  const all = useApi<GraphAnswer>('/api/graph?').data
  const nameOf = (id: string) => called(all?.nodes.find(n => n.id === id) ?? { id, names: [] }, words.lang)
  const strangers = all && !all.truncated ? [...new Set([a, b])].filter(id => !all.nodes.some(n => n.id === id)) : []
  const edges = new Map(data?.edges.map(e => [e.id, e]))
  const actor = (id: string) => <UnstyledButton className="link" onClick={() => go(openActor(view, id))}><bdi>{nameOf(id)}</bdi></UnstyledButton>
  const named = (fields: readonly string[]) => fields.map(f => `“${words.t(FIELDS[f as keyof typeof FIELDS] ?? 'filters')}”`).join(words.lang === 'ar' ? '، ' : ', ')
  return (
    <>
      <p className="kicker">{words.t('paths')}</p>
      <h2>{actor(a)} – {actor(b)}</h2>
      <NativeSelect className="narrow" size="xs" label={words.t('hops')} value={open.hops} data={['1', '2', '3', '4', '5', '6']} onChange={e => go(openPath(view, a, b, Number(e.currentTarget.value)))} />
      <p className="quiet">{words.t('pathMeans')}</p>
      {a === b && <p>{words.t('samePath')}</p>}
      {strangers.length > 0 && <p>{words.t('strangers', { count: words.n('actors', strangers.length), names: strangers.join(words.lang === 'ar' ? '، ' : ', ') })}</p>}
      {error && strangers.length === 0 && (error.status !== 400 || all) && <Failed error={error} again={again} />}
      {a !== b && !data && !error && <Loading />}
      {data?.paths.length === 0 && (
        <div role="status">
          <p>{words.t('noPath', { ties: words.n('relations', open.hops) })}</p>
          {data.longer !== undefined && <p>{words.t('longerPath', { ties: words.n('relations', data.longer) })}</p>}
          {data.without.length > 0 && <p>{words.t(data.together ? 'withoutAll' : 'withoutOne', { fields: named(data.without) })}</p>}
        </div>
      )}
      <ol className="paths">
        {data?.paths.map(p => (
          <li key={p.steps.map(s => s.to).join(' ')}>
            <b>{words.n('relations', p.length)}</b>
            {p.steps.map(s => s.relations.map(id => {
              const e = edges.get(id)!
              return (
                <UnstyledButton key={id} className="row" onClick={() => go(openRelation(view, id))}>
                  <TieSign type={e.type} shade={shade} directed={e.directed} status={e.status} />
                  <span className="grow"><bdi>{nameOf(e.source)}</bdi> {words.verb(e.type, e.directed, 'out').toLowerCase()} <bdi>{nameOf(e.target)}</bdi></span>
                  {(!asserted(e) || e.status === 'disputed') && <StatusBadge status={e.status} />}
                  <ClaimCount edge={e} />
                </UnstyledButton>
              )
            }))}
          </li>
        ))}
      </ol>
      {data?.truncated && <p className="quiet">{words.t('truncated')}</p>}
    </>
  )
}

/** The other end of a path, chosen among all actors by name. */
export function PathTo({ id }: { id: string }) {
  const { view, words } = usePage()
  const all = useApi<GraphAnswer>('/api/graph?').data
  const others = (all?.nodes ?? []).filter(n => n.id !== id).map(n => ({ value: n.id, label: called(n, words.lang) })).sort((x, y) => x.label.localeCompare(y.label, words.lang))
  return <NativeSelect size="xs" className="narrow" aria-label={words.t('pathTo')} value="" data={[{ value: '', label: words.t('pathTo') }, ...others]} onChange={e => e.currentTarget.value && go(openPath(view, id, e.currentTarget.value))} />
}
