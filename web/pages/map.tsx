/** The map page: where the claims in view are said to have happened, on the map and, equal to it, in a list. */
import { Button, UnstyledButton } from '@mantine/core'
import { useMemo, useRef, useState } from 'react'
import type { Shade } from '../../src/graph/look.js'
import { nameOf } from '../../src/terms.js'
import { type GraphAnswer, type MapAnswer, useApi } from '../api.js'
import { groundsOf } from '../map/ground.js'
import { type Handle, MapPicture } from '../map/map.js'
import { groundWord, type Here, type Mark, marksOf, placesHere, showing } from '../map/marks.js'
import { Failed, Loading, Plate, Zoom } from '../parts.js'
import { usePlacedDuring } from '../sliding.js'
import { currentView, go, usePage } from '../state.js'
import { closed, filterQuery, openPlace, type View } from '../view.js'

/** Marks where what is open has claims; undefined: nothing is open that stands on the map. */
function litBy(open: View['open'], marks: readonly Mark[]): Set<string> | undefined {
  const of = (has: (m: Mark) => boolean) => new Set(marks.filter(has).map(m => m.id))
  if (open?.kind === 'actor') return of(m => m.places.some(h => h.told.some(t => t.actors.includes(open.id))))
  if (open?.kind === 'relation') return of(m => m.places.some(h => h.told.some(t => t.relations.includes(open.id))))
  if (open?.kind === 'place') return of(m => m.places.some(h => h.place.id === open.id))
  return undefined
}

export default function MapPage({ graph, shade }: { graph: GraphAnswer; shade: Shade }) {
  const { view, words } = usePage()
  const rested = useApi<MapAnswer>(`/api/map?${filterQuery(view.filter)}`), { error, stale, again } = rested
  const picture = useRef<Handle>(null)
  const { kinds, only, hidden, open } = view
  const there = usePlacedDuring(rested), data = there?.map
  const grounds = useMemo(() => there && groundsOf(there.places), [there?.places])
  const places = useMemo(() => (data ? placesHere(data, showing(graph, { kinds, only, hidden }), grounds) : []), [data, graph, kinds, only, hidden, grounds])
  const marks = useMemo(() => marksOf(places), [places])
  if (error) return <Failed error={error} again={again} />
  if (!data) return <Loading />
  const claims = words.n('claims', data.claims - data.nowhere), count = words.n('places', places.length)
  const undrawn = places.filter(h => !h.ground).reduce((n, h) => n + h.claims, 0)
  return (
    <div className="map-page">
      <div className={stale ? 'picture stale' : 'picture'} aria-busy={stale}>
        <MapPicture ref={picture} marks={marks} chosen={open?.kind === 'place' ? marks.find(m => m.places.some(h => h.place.id === open.id))?.id : undefined} lit={litBy(open, marks)} shade={shade}
          label={words.t('mapOf', { claims, places: count })} position={view.map} moved={map => go({ ...currentView(), map }, true)} pick={m => go(m ? openPlace(currentView(), m.id) : closed(currentView()))} />
        <p id="map-keys" className="heard">{words.t('mapKeys')}</p>
        <p className="shown">{words.t('mapShown', { claims, places: count })} <MapKey shade={shade} /></p>
        <Zoom picture={picture} />
      </div>
      <section className="place-list" aria-labelledby="place-list">
        <h2 id="place-list">{words.t('places')}</h2>
        {places.length === 0 && <p>{words.t('mapEmpty')}</p>}
        <PlaceRows places={places} />
        {data.nowhere > 0 && <p className="quiet">{words.t('mapNowhere', { claims: words.n('claims', data.nowhere) })}</p>}
        {undrawn > 0 && <p className="quiet">{words.t('mapUndrawn', { claims: words.n('claims', undrawn) })}</p>}
        <p className="quiet">{words.t('mapLines')}</p>
      </section>
    </div>
  )
}

const FIRST = 100

function PlaceRows({ places }: { places: readonly Here[] }) {
  const { view, words } = usePage()
  const [most, setMost] = useState(FIRST)
  return (
    <>
      <ul className="rows">
        {places.slice(0, most).map(h => (
          <li key={h.place.id}>
            <UnstyledButton className={view.open?.kind === 'place' && view.open.id === h.place.id ? 'row here' : 'row'} onClick={() => go(openPlace(view, h.place.id))}>
              <bdi className="grow">{nameOf(h.place, words.lang)}</bdi><Plate tone="mode">{words.t(groundWord(h.ground).plate)}</Plate><span className="count">{words.n('claims', h.claims)}</span>
            </UnstyledButton>
          </li>
        ))}
      </ul>
      {places.length > most && <Button size="compact-sm" variant="default" onClick={() => setMost(most + FIRST)}>{words.t('morePlaces', { places: words.n('places', Math.min(FIRST, places.length - most)) })}</Button>}
    </>
  )
}

/** What the signs on the map mean. */
function MapKey({ shade }: { shade: Shade }) {
  const { words } = usePage()
  const stroke = 'currentColor'
  const hatch = (level: 'province' | 'country') => <rect x="1" y="1" width="18" height="12" fill={`url(#key-${level})`} stroke={stroke} />
  const sign = { keyGathered: <><circle cx="10" cy="7" r="4" fill={stroke} /><circle cx="10" cy="7" r="6.3" fill="none" stroke={stroke} strokeWidth="1.2" /></>, keySpot: <><circle cx="5" cy="7" r="3" fill={stroke} /><circle cx="14" cy="7" r="5.5" fill={stroke} /></>, keyProvince: hatch('province'), keyCountry: hatch('country'), keyPlanned: <circle cx="10" cy="7" r="5" fill="none" stroke={stroke} strokeWidth="2" strokeDasharray="3 2" /> }
  return (
    <span className="map-key" data-shade={shade}>
      <svg width="0" height="0" aria-hidden="true"><defs>{(['province', 'country'] as const).map(level => (
        <pattern key={level} id={`key-${level}`} width="5" height="5" patternUnits="userSpaceOnUse" patternTransform={`rotate(${level === 'province' ? 45 : -45})`}><line x1="0" y1="0" x2="0" y2="5" stroke={stroke} strokeWidth="1.8" strokeDasharray={level === 'country' ? '2 3' : undefined} /></pattern>
      ))}</defs></svg>
      {Object.entries(sign).map(([word, drawn]) => <span key={word}><svg width="20" height="14" viewBox="0 0 20 14" aria-hidden="true">{drawn}</svg>{words.t(word as keyof typeof sign)}</span>)}
    </span>
  )
}
