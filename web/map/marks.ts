/** What is drawn on the map: one mark a spot or area, with all that is told of the places there. Pure. */
import type { ClaimType } from '../../src/model.js'
import { asserted, claimTypes } from '../../src/terms.js'
import type { GraphAnswer, MapAnswer } from '../api.js'
import type { View } from '../view.js'
import { type Ground, type Place, groundsOf } from './ground.js'

type Told = Place['told'][number]
/** A place with what is told of it in view. */
export interface Here { place: Place; claims: number; told: Told[]; ground: Ground; /** The country or governorate that the area is. */ whole?: Place | undefined }
export interface Mark {
  /** Of the place with most claims there, which stands for all. */
  id: string
  /** What is written there. */
  named: Place
  places: Here[]
  ground: NonNullable<Ground>
  claims: number
  /** Claims by type, in the order of the table of types. */
  types: [ClaimType, number][]
  /** Whether any claim there says that something happened; otherwise all are of plans, denials or possibilities. */
  asserted: boolean
}

const sum = (told: readonly Told[]): number => told.reduce((n, t) => n + t.claims, 0)

/** Places with claims in view, those with most first. `shows`: whether an actor is shown; a tie needs two, a claim that ties nobody one of them. */
export function placesHere({ places }: Pick<MapAnswer, 'places'>, shows: (actor: string) => boolean, grounds = groundsOf(places)): Here[] {
  const byId = new Map(places.map(p => [p.id, p]))
  const here = places.map((place): Here => {
    const told = place.told.filter(t => t.actors.filter(shows).length >= (t.relations.length > 0 ? 2 : 1))
    return { place, told, claims: sum(told), ground: grounds.get(place.id) }
  })
  // What fills an area: of several governorates that do, the one that lies in no other (`northern Aleppo` lies in Aleppo).
  const outer = (p: Place): boolean => p.kind === 'country' || byId.get(p.within ?? '')?.kind === 'country'
  const areas = new Map(here.filter(({ place, ground }) => ground && 'area' in ground && place.kind === (ground.area.level === 'province' ? 'governorate' : 'country'))
    .sort((a, b) => Number(outer(a.place)) - Number(outer(b.place))).flatMap(({ place, ground }) => (ground && 'area' in ground ? [[ground.area.id, place] as const] : [])))
  return here.map(h => ({ ...h, whole: h.ground && 'area' in h.ground ? areas.get(h.ground.area.id) : undefined })).filter(h => h.claims > 0).sort((a, b) => b.claims - a.claims || (a.place.id < b.place.id ? -1 : 1))
}

/** Areas first, the wide ones below the narrow ones, then points, the large ones below the small ones: what comes later lies on top. */
export function marksOf(places: readonly Here[]): Mark[] {
  const at = new Map<string, Here[]>()
  for (const h of places) {
    if (!h.ground) continue
    const key = 'point' in h.ground ? h.ground.point.join() : h.ground.area.id, had = at.get(key)
    if (had) had.push(h)
    else at.set(key, [h])
  }
  const level = ({ ground }: Mark): number => ('point' in ground ? 2 : ground.area.level === 'province' ? 1 : 0)
  return [...at.values()].map((places): Mark => {
    const told = places.flatMap(h => h.told)
    const types = claimTypes.map((t): [ClaimType, number] => [t, sum(told.filter(x => x.type === t))]).filter(([, n]) => n > 0)
    return { id: places[0]!.place.id, named: places[0]!.whole ?? places[0]!.place, places, ground: places[0]!.ground!, claims: sum(told), types, asserted: told.some(asserted) }
  }).sort((a, b) => level(a) - level(b) || b.claims - a.claims || (a.id < b.id ? -1 : 1))
}

/** In what way a place is on the map: its plate and its sentence. */
export const groundWord = (ground: Ground): { plate: 'placeSpot' | 'placeProvince' | 'placeCountry' | 'placeUndrawn'; means: 'spotMeans' | 'provinceMeans' | 'countryMeans' | 'undrawnMeans' } =>
  (!ground ? { plate: 'placeUndrawn', means: 'undrawnMeans' } : 'point' in ground ? { plate: 'placeSpot', means: 'spotMeans' }
    : ground.area.level === 'province' ? { plate: 'placeProvince', means: 'provinceMeans' } : { plate: 'placeCountry', means: 'countryMeans' })

/** Whether an actor is in the picture that has been put together by kind and by hand. */
export const showing = (graph: GraphAnswer, { kinds, only, hidden }: Pick<View, 'kinds' | 'only' | 'hidden'>): ((id: string) => boolean) => {
  const kindOf = new Map(graph.nodes.map(n => [n.id, n.kind]))
  return id => (kinds.length === 0 || kinds.includes(kindOf.get(id)!)) && (!only || only.includes(id)) && !hidden.includes(id)
}
