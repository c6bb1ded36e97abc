/** The ground of the map: outlines of countries and provinces, and where on it a place is drawn. Pure; degrees, longitude first. */
import { geoBounds, geoContains } from 'd3-geo'
import type { Feature, Geometry } from 'geojson'
import { feature, merge } from 'topojson-client'
import type { GeometryCollection, MultiPolygon, Polygon, Topology } from 'topojson-specification'
import world from 'world-atlas/countries-50m.json'
import type { MapAnswer } from '../api.js'

export type Place = MapAnswer['places'][number]
type Point = readonly [longitude: number, latitude: number]
/** A country or a province; `box` is [west, south, east, north]. */
export interface Area { id: string; level: 'country' | 'province'; name: string; shape: Feature; box: [number, number, number, number] }
/** Where a place is drawn: on a spot, as a whole area, or, when neither is known, nowhere. */
export type Ground = { point: Point } | { area: Area } | undefined

type Atlas = Topology<Record<string, GeometryCollection<{ name: string }>>>
const files = Object.values(import.meta.glob<Atlas>('./provinces/*.json', { eager: true, import: 'default' }))

const area = (level: Area['level'], id: string, name: string, geometry: Geometry): Area => {
  const shape: Feature = { type: 'Feature', geometry, properties: null }, [[west, south], [east, north]] = geoBounds(shape)
  return { id, level, name, shape, box: [west, south, east, north] }
}
export const PROVINCES: readonly Area[] = files.flatMap(t => feature(t, t.objects['provinces']!).features.map(f => area('province', String(f.id), f.properties.name, f.geometry)))

const atlas = world as unknown as Atlas
/** Countries whose provinces are here have the outline of these together, so that the lines meet. */
export const COUNTRIES: readonly Area[] = feature(atlas, atlas.objects['countries']!).features.map(f => {
  const id = String(f.id ?? f.properties.name), own = files.find(t => (t.objects['provinces'] as { id?: string }).id === id)
  return area('country', id, f.properties.name, own ? merge(own, own.objects['provinces']!.geometries as (Polygon | MultiPolygon)[]) : f.geometry)
})

const around = (areas: readonly Area[], [x, y]: Point): Area | undefined =>
  areas.find(({ shape, box: [west, south, east, north] }) => y >= south && y <= north && (west > east || (x >= west && x <= east)) && geoContains(shape, [x, y]))

const wordsOf = (name: string): string[] => name.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '').replace(/\b(the|of|and)\b|&/g, '').match(/[\p{L}]+/gu) ?? []
/** The one of that name; the atlas shortens some words: `Dem. Rep. Congo`. */
function named({ names }: Place, areas: readonly Area[]): Area | undefined {
  const written = names.map(n => wordsOf(n.text).filter(w => w !== 'governorate'))
  return areas.find(c => {
    const short = wordsOf(c.name)
    return written.some(long => long.length === short.length && short.every((w, i) => long[i]!.startsWith(w)))
  })
}

const SPOTS: ReadonlySet<Place['kind']> = new Set(['city', 'town', 'village', 'facility'])
/** These run through several provinces: the one that their middle lies in is not where they are. */
const LONG: ReadonlySet<Place['kind']> = new Set(['river', 'border'])

/** So many spots decide where a governorate lies that has no coordinates of its own. */
const VOTES = 25

/** The province that holds most of the spots said to lie in a governorate. */
function votedFor({ id }: Place, places: ReadonlyMap<string, Place>): Area | undefined {
  const votes = new Map<Area, number>()
  let cast = 0
  for (const p of places.values()) {
    if (cast === VOTES) break
    if (p.latitude === undefined || p.longitude === undefined || p.precision !== 'point' || !liesIn(p, id, places)) continue
    const area = around(PROVINCES, [p.longitude, p.latitude])
    if (!area) continue
    votes.set(area, (votes.get(area) ?? 0) + 1)
    cast++
  }
  return [...votes].sort(([a, n], [b, m]) => m - n || (a.id < b.id ? -1 : 1))[0]?.[0]
}

function liesIn(place: Place, whole: string, places: ReadonlyMap<string, Place>): boolean {
  for (let up = place.within, steps = 0; up !== undefined && steps < 8; up = places.get(up)?.within, steps++) if (up === whole) return true
  return false
}

/**
 * Where a place is drawn. A settlement or facility with coordinates is a point; everything else is the narrowest outlined area that it fills or
 * lies in, never the middle of it. A governorate without coordinates is the province of its name, or the one that its spots lie in; what else has
 * neither coordinates nor outline is drawn as what it is a part of.
 */
function groundOf(place: Place, places: ReadonlyMap<string, Place>, seen: ReadonlySet<string> = new Set()): Ground {
  const { kind, latitude, longitude, precision, within } = place
  const at: Point | undefined = latitude === undefined || longitude === undefined ? undefined : [longitude, latitude]
  if (kind === 'country') {
    const country = named(place, COUNTRIES) ?? (at && around(COUNTRIES, at))
    return country && { area: country }
  }
  if (at && precision === 'point' && SPOTS.has(kind)) return { point: at }
  const found = at && !LONG.has(kind) ? around(PROVINCES, at) ?? around(COUNTRIES, at) : undefined
  if (found) return { area: found }
  const province = kind === 'governorate' && places.get(within ?? '')?.kind === 'country' ? named(place, PROVINCES) ?? votedFor(place, places) : undefined
  if (province) return { area: province }
  const whole = within === undefined || seen.has(within) ? undefined : places.get(within)
  return whole && groundOf(whole, places, new Set([...seen, place.id]))
}

/** Where each of these places is drawn, by id. */
export function groundsOf(places: readonly Place[]): Map<string, Ground> {
  const byId = new Map(places.map(p => [p.id, p]))
  return new Map(places.map(p => [p.id, groundOf(p, byId)]))
}
