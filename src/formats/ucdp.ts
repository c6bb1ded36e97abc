/** What the data sets of the Uppsala Conflict Data Program have in common: how they name actors, give dates and coordinates, and are cited. */
import { BelligraphError } from '../errors.js'
import { isPartialDate } from '../model.js'
import { type About, CIVILIANS, countryCode, type Party } from './importer.js'
import { type Row, shown } from './rows.js'

export const about = (title: string, cite: string, url: string): About => ({
  title, url, publisher: 'Uppsala Conflict Data Program', language: 'en', licence: `UCDP data: CC BY 4.0. Cite: ${cite}.`,
})

/** Actors whose own name has a comma (Actor Dataset 22.1), by id. Every other name with commas is a list. */
const ONE = new Set(['170', '549', '623', '722', '757', '846'])

/** An actor by its id and name in a data set. `country`: in English, where the row takes place; says of a group where it works. */
export function party(id: string, name: string, country = ''): Party {
  if (name === 'Civilians') return { ...CIVILIANS, ids: {} } // their id is another in each release
  const state = /^Government of (.+)$/.exec(name)?.[1]
  const code = countryCode(state ?? country)
  return {
    name, ids: id === '' ? {} : { ucdp: id }, kind: state !== undefined ? 'state-forces' : 'armed-group',
    ...(code !== undefined && { countries: [code] }),
  }
}

/**
 * The actors of one side. UCDP files those who fight together under an id of their own, with the members' names, comma-separated: such a side
 * is its members, each known by name.
 */
export function side(id: string, name: string, country: string): Party[] {
  if (ONE.has(id)) return [party(id, name, country)]
  const members = name.split(/,(?![^(]*\))/).map(n => n.trim()).filter(n => n !== '')
  return members.length > 1 ? [...new Set(members)].map(n => party('', n, country)) : [party(id, name.trim(), country)]
}

/** What was made of a key before: what a file repeats in many rows is one object. */
export function remembered<T>(): (key: string, make: () => T) => T {
  const made = new Map<string, T>()
  return (key, make) => {
    if (!made.has(key)) made.set(key, make())
    return made.get(key) as T
  }
}

/** A day, as `2016-01-01` or with a time after it. @throws BelligraphError `invalid` */
export function day(row: Row, column: string, file: string): string {
  const cell = row.get(column), date = cell.slice(0, 10)
  if (date.length === 10 && isPartialDate(date) && /^([ T].*)?$/.test(cell.slice(10))) return date
  throw new BelligraphError('invalid', `${file}:${row.line}: ${column}: ${shown(cell)} must be a day that exists, such as 2016-01-31.`)
}

/** A whole number between bounds; undefined for an empty cell. @throws BelligraphError `invalid` */
export function whole(row: Row, column: string, file: string, from: number, to: number): number | undefined {
  const cell = row.get(column)
  if (cell === '') return undefined
  const n = Number(cell)
  if (Number.isInteger(n) && n >= from && n <= to) return n
  throw new BelligraphError('invalid', `${file}:${row.line}: ${column}: ${shown(cell)} must be a whole number from ${from} to ${to}.`)
}

/** Coordinates in decimal degrees; undefined without them. @throws BelligraphError `invalid`, also when `point` (`POINT (lon lat)`) says that they are swapped */
export function coordinates(row: Row, file: string, point = ''): { latitude: number; longitude: number } | undefined {
  const [latitude, longitude] = ['latitude', 'longitude'].map(c => (row.get(c) === '' ? Number.NaN : Number(row.get(c)))) as [number, number]
  if (row.get('latitude') === '' && row.get('longitude') === '') return undefined
  const wrong = (what: string): BelligraphError => new BelligraphError('invalid', `${file}:${row.line}: ${what}.`)
  if (!(Math.abs(latitude) <= 90)) {
    throw wrong(`latitude: ${shown(row.get('latitude'))} must be a number from -90 to 90${Math.abs(longitude) <= 90 && Math.abs(latitude) <= 180 ? '; latitude and longitude look swapped' : ''}`)
  }
  if (!(Math.abs(longitude) <= 180)) throw wrong(`longitude: ${shown(row.get('longitude'))} must be a number from -180 to 180`)
  const [, lon, lat] = /^POINT \((\S+) (\S+)\)$/.exec(point) ?? []
  const near = (a: number, b: string | undefined): boolean => Math.abs(a - Number(b)) < 0.01
  if (lon !== undefined && !near(latitude, lat) && near(latitude, lon) && near(longitude, lat)) throw wrong(`latitude and longitude are swapped: geom_wkt says ${shown(point)}`)
  return { latitude, longitude }
}

/** The fields of a row that are named and not empty, as they stand. */
export function kept(row: Row, columns: readonly string[]): Record<string, string> {
  const out: Record<string, string> = {}, cells = row.cells(columns)
  for (let i = 0; i < columns.length; i++) if (cells[i] !== '') out[columns[i]!] = cells[i]!
  return out
}
