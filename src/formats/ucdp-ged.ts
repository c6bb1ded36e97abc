/**
 * UCDP Georeferenced Event Dataset: one row an event with at least one death (codebook: ucdp.uu.se/downloads). Columns are found by name, so that
 * any release is read, also as the Humanitarian Data Exchange gives it out.
 *
 * What a row says: in state-based (1) and non-state (2) violence, that both sides fought; who attacked is not said, so each pair across the sides is
 * a clash. In one-sided violence (3), that side_a attacked civilians. Actors that one side lists fought together: an alliance, on those days.
 */
import type { PlaceKind } from '../model.js'
import { BelligraphError } from '../errors.js'
import type { Entry, Importer, Party, Spot, Statement } from './importer.js'
import { type Row, readRows, shown } from './rows.js'
import { about, coordinates, day, kept, remembered, side, whole } from './ucdp.js'

const REQUIRED = ['id', 'type_of_violence', 'side_a', 'side_b', 'date_start', 'date_end']
/** Fields that stay with the claim. Left out: what repeats others (`geom_wkt`, `year`, `source_office` …) and numbers of other systems. */
const KEPT = ['id', 'relid', 'type_of_violence', 'conflict_name', 'dyad_name', 'side_a_new_id', 'side_a', 'side_b_new_id', 'side_b', 'number_of_sources', 'source_article', 'source_office', 'source_original',
  'where_prec', 'where_coordinates', 'where_description', 'adm_1', 'adm_2', 'latitude', 'longitude', 'country', 'event_clarity', 'date_prec', 'date_start', 'date_end', 'deaths_a', 'deaths_b',
  'deaths_civilians', 'deaths_unknown', 'best', 'high', 'low']
const OTHER = ['year', 'active_year', 'code_status', 'dyad_new_id', 'conflict_new_id', 'side_a_dset_id', 'side_b_dset_id', 'source_date', 'source_headline', 'geom_wkt', 'priogrid_gid',
  'country_id', 'iso3', 'region', 'gwnoa', 'gwnob']

/** What the last word of a place's name says that it is. */
const KINDS: Record<string, PlaceKind> = { town: 'town', village: 'village', city: 'city', governorate: 'governorate', province: 'governorate', state: 'governorate', oblast: 'governorate', region: 'governorate',
  department: 'governorate', district: 'district', 'sub-district': 'district', municipality: 'district', airport: 'facility', airbase: 'facility', base: 'facility', dam: 'facility', border: 'border', river: 'river',
  desert: 'desert' }
const SETTLED = new Set<PlaceKind>(['town', 'village', 'city'])

/** `Teir Maaleh village` is called Teir Maaleh; what else the last word says stays: `Homs Governorate` beside Homs. */
function spot(name: string, fallback: PlaceKind, within: Spot | undefined): Spot {
  const clean = name.replace(/\s+/g, ' ').trim(), word = /[\p{L}-]+$/u.exec(clean)?.[0] ?? '', kind = KINDS[word.toLowerCase()] ?? fallback
  const bare = clean.slice(0, clean.length - word.length).trim()
  const called = SETTLED.has(kind) && bare !== '' && KINDS[word.toLowerCase()] !== undefined ? bare : clean
  return { name: called, kind, ...(within && { within }) }
}

/** Where an event took place: as narrow as where_prec allows (1 the place, 2 near it, 3 district, 4 province, 5 a line or larger area, 6 country, 7 sea or air). */
function where(row: Row, file: string): Spot | undefined {
  const at = coordinates(row, file, row.get('geom_wkt')), precision = whole(row, 'where_prec', file, 1, 7)
  const country: Spot | undefined = row.get('country') === '' ? undefined : { name: row.get('country').replace(/\s*\(.*\)/, ''), kind: 'country' }
  const name = row.get('where_coordinates')
  if (precision === 6 || name === '') return country
  const first = row.get('adm_1') === '' ? country : spot(row.get('adm_1'), 'governorate', country)
  const second = row.get('adm_2') === '' ? first : spot(row.get('adm_2'), 'district', first)
  const same = [first, second].find(s => s && spot(name, 'area', undefined).name === s.name)
  const place = same ?? spot(name, precision === 3 ? 'district' : precision === 4 ? 'governorate' : 'area', precision === 4 ? country : precision === 3 ? first : second)
  return { ...place, ...at, precision: SETTLED.has(place.kind) && precision !== undefined && precision <= 2 ? 'point' : 'area' }
}

/** Columns that say where. */
const WHERE = ['latitude', 'longitude', 'geom_wkt', 'where_prec', 'country', 'where_coordinates', 'adm_1', 'adm_2']

/** Sides and places that were met in the file. */
interface Met { side: ReturnType<typeof remembered<Party[]>>; where: ReturnType<typeof remembered<Spot | undefined>> }

function entry(row: Row, file: string, met: Met): Entry {
  const type = whole(row, 'type_of_violence', file, 1, 3), clarity = whole(row, 'event_clarity', file, 1, 2), exact = whole(row, 'date_prec', file, 1, 5) ?? 1
  if (row.get('id') === '') throw new BelligraphError('invalid', `${file}:${row.line}: id: must not be empty.`)
  const [from, to] = [day(row, 'date_start', file), day(row, 'date_end', file)]
  if (from > to) throw new BelligraphError('invalid', `${file}:${row.line}: date_end: ${shown(to)} is before date_start, ${from}.`)
  const sides = (['side_a', 'side_b'] as const).map(s => {
    if (row.get(s) === '') throw new BelligraphError('invalid', `${file}:${row.line}: ${s}: must not be empty.`)
    const named = [row.get(`${s}_new_id`) || row.get(`${s}_dset_id`), row.get(s), row.get('country')] as const
    return met.side(named.join('\0'), () => side(...named))
  }) as [Party[], Party[]]
  const [a, b] = sides, place = met.where(row.cells(WHERE).join('\0'), () => where(row, file)), attribution = row.get('source_original')
  const common = {
    // Months where the day is not known (4 a month, 5 more than one).
    observed: exact >= 4 ? { from: from.slice(0, 7), to: to.slice(0, 7) } : { from, to },
    ...(place && { places: [place] }), ...(attribution !== '' && { attribution: attribution.slice(0, 400) }), confidence: clarity === 2 ? 0.8 : 1,
  }
  const fought: Statement[] = type === 3 ? [{ ...common, type: 'attack', actors: a, recipients: b }]
    : a.flatMap(x => b.map((y): Statement => ({ ...common, type: 'attack', actors: [x, y] })))
  const together = sides.filter(s => s.length > 1).map((actors): Statement => ({ ...common, type: 'alliance', actors }))
  return { line: row.line, key: row.get('id'), fields: kept(row, KEPT), statements: [...fought, ...together] }
}

export const ucdpGed: Importer = {
  name: 'ucdp-ged',
  keeps: 'Who fought whom (clashes, without direction), who attacked civilians, who fought on one side together, days, places, deaths and sources, each with its row.',
  loses: 'Grid cells, conflict and dyad ids, and what repeats other columns; deaths stay in the row and are not counted up.',
  columns: REQUIRED,
  about: ({ file }) => about(`UCDP Georeferenced Event Dataset (${file})`, 'Sundberg and Melander (2013), "Introducing the UCDP Georeferenced Event Dataset", Journal of Peace Research 50(4)', 'https://ucdp.uu.se/downloads/'),
  async *read(bytes, { file, parse }) {
    const met: Met = { side: remembered(), where: remembered() }
    for await (const row of readRows(bytes, { file, parse, required: REQUIRED, known: [...KEPT, ...OTHER] })) yield entry(row, file, met)
  },
}
