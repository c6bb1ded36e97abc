/** A place's card: what it is and how exactly it is known, who is named there, and the claims, each with its evidence. */
import { Button, UnstyledButton } from '@mantine/core'
import { useMemo } from 'react'
import type { Shade } from '../../src/graph/look.js'
import { nameOf } from '../../src/terms.js'
import { type GraphAnswer, type MapAnswer, type PlacesAnswer, useApi } from '../api.js'
import { groundWord, placesHere, showing } from '../map/marks.js'
import { called, Failed, KindSign, Loading, Plate } from '../parts.js'
import { go, usePage } from '../state.js'
import { filterQuery, openActor, openPlace, refine, turnTo } from '../view.js'
import { ClaimsHere } from './side.js'

export default function PlaceCard({ id, graph, shade }: { id: string; graph: GraphAnswer | undefined; shade: Shade }) {
  const { view, words } = usePage()
  const { data, error, again } = useApi<MapAnswer>(`/api/map?${filterQuery(view.filter)}`)
  const { data: known } = useApi<PlacesAnswer>('/api/places')
  const { kinds, only, hidden } = view
  const here = useMemo(() => (data && graph ? placesHere(data, showing(graph, { kinds, only, hidden })) : []), [data, graph, kinds, only, hidden])
  if (error) return <Failed error={error} again={again} />
  if (!data || !known) return <Loading />
  const own = here.find(h => h.place.id === id), place = own?.place ?? known.places.find(p => p.id === id)
  if (!place) return <p role="alert">{words.t('noPlace', { name: id })}</p>
  const whole = known.places.find(p => p.id === place.within), { plate, means } = groundWord(own?.ground)
  const key = (g: NonNullable<typeof own>['ground']) => (!g ? '' : 'point' in g ? g.point.join() : g.area.id)
  const together = here.filter(h => h.place.id !== id && own?.ground && key(h.ground) === key(own.ground))
  const counts = new Map<string, number>()
  for (const t of own?.told ?? []) for (const a of t.actors) counts.set(a, (counts.get(a) ?? 0) + t.claims)
  const actors = [...counts].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1)).flatMap(([a, n]) => { const node = graph?.nodes.find(x => x.id === a); return node ? [{ node, n }] : [] })
  return (
    <section>
      <p className="kicker">{words.of('placeKind', place.kind)}<Plate tone="mode">{words.t(plate)}</Plate></p>
      <h2><bdi>{nameOf(place, words.lang)}</bdi></h2>
      {whole && <p>{words.t('partOf')}: <UnstyledButton className="link" onClick={() => go(openPlace(view, whole.id))}><bdi>{nameOf(whole, words.lang)}</bdi></UnstyledButton></p>}
      <p className="quiet">{words.t(means)}</p>
      {view.page !== 'map' && <Button size="compact-sm" variant="default" onClick={() => go(turnTo(view, 'map'))}>{words.t('showOnMap')}</Button>}
      {view.page === 'map' && <Button size="compact-sm" variant="default" onClick={() => go(turnTo(view, 'graph'))}>{words.t('showInGraph')}</Button>}
      <Button size="compact-sm" variant="default" onClick={() => go(refine(view, { place: [id] }))}>{words.t('onlyHere')}</Button>
      {together.length > 0 && <><h3>{words.t('alsoHere')}</h3><ul className="rows">{together.map(h => (
        <li key={h.place.id}><UnstyledButton className="row" onClick={() => go(openPlace(view, h.place.id))}><bdi className="grow">{nameOf(h.place, words.lang)}</bdi><span className="count">{words.n('claims', h.claims)}</span></UnstyledButton></li>
      ))}</ul></>}
      {actors.length > 0 && <><h3>{words.t('actorsThere')}</h3><ul className="rows">{actors.map(({ node, n }) => (
        <li key={node.id}><UnstyledButton className="row" onClick={() => go(openActor(view, node.id))}><KindSign kind={node.kind} shade={shade} /><bdi className="grow">{called(node, words.lang)}</bdi><span className="count">{words.n('claims', n)}</span></UnstyledButton></li>
      ))}</ul></>}
      <ClaimsHere place={id} />
    </section>
  )
}
