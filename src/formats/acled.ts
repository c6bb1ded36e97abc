/**
 * ACLED's event data, by their published columns. In battles both sides fought: the order of actor1 and actor2 does not say who attacked. In explosions
 * and remote violence, and in violence against civilians, actor1 is the one who did it. Protests, riots and most strategic developments say nothing of
 * the ties kept here. Associated actors may be allies, but also the group that a person belongs to: no claim is made of them.
 */
import { BelligraphError } from '../errors.js'
import { isPartialDate, type Claim, type Name } from '../model.js'
import { CIVILIANS, countryCode, type Entry, type Importer, type Party, type Spot, type Statement } from './importer.js'
import { type Row, readRows, shown } from './rows.js'
import { coordinates, kept, whole } from './ucdp.js'

const REQUIRED = ['event_date', 'event_type', 'sub_event_type', 'actor1', 'actor2']
const KEPT = ['event_id_cnty', 'event_date', 'time_precision', 'disorder_type', 'event_type', 'sub_event_type', 'actor1', 'assoc_actor_1', 'inter1', 'actor2', 'assoc_actor_2', 'inter2', 'civilian_targeting', 'country', 'admin1',
  'admin2', 'admin3', 'location', 'latitude', 'longitude', 'geo_precision', 'source', 'source_scale', 'fatalities', 'timestamp']
const OTHER = ['data_id', 'event_id_no_cnty', 'year', 'interaction', 'iso', 'iso3', 'region', 'notes', 'tags']

const MODES: Record<string, Claim['mode']> = { 'air/drone strike': 'air-strike', 'shelling/artillery/missile attack': 'shelling', 'suicide bomb': 'suicide-bombing', 'remote explosive/landmine/ied': 'ied' }
/** Sub-events of violence against civilians that are no attack. */
const NO_ATTACK = /abduction|forced disappearance/i
const MONTHS = ['january', 'february', 'march', 'april', 'may', 'june', 'july', 'august', 'september', 'october', 'november', 'december']

/** A day, as `2018-06-08` or, in older files, `08 June 2018`. @throws BelligraphError `invalid` */
function day(row: Row, file: string): string {
  const cell = row.get('event_date'), [, d, month, y] = /^(\d{1,2})[ -](\p{L}+)[ -](\d{4})$/u.exec(cell) ?? []
  const iso = d === undefined ? cell.slice(0, 10) : `${y}-${String(MONTHS.findIndex(m => m.startsWith(month!.toLowerCase())) + 1).padStart(2, '0')}-${d.padStart(2, '0')}`
  if (iso.length === 10 && isPartialDate(iso)) return iso
  throw new BelligraphError('invalid', `${file}:${row.line}: event_date: ${shown(cell)} must be a day that exists, such as 2018-06-08 or 08 June 2018.`)
}

/**
 * `QSD: Syrian Democratic Forces` is the latter, with an acronym; `Islamic State (Syria)` and `Military Forces of Syria (2000-2024)` are told apart from others
 * by what stands in brackets; the name without it is another name of theirs.
 */
function party(cell: string, country: string): Party {
  const [, acronym, long] = /^([\p{Lu}\d-]{2,12}): (.+)$/u.exec(cell) ?? [], name = long ?? cell
  const bare = name.replace(/\s*\([^)]*\)\s*$/, ''), state = /^(?:Military|Police) Forces of (.+?)(?: \(|$)/.exec(name)?.[1]
  if (bare === 'Civilians') return CIVILIANS
  const names: Name[] = [...(bare !== name && bare !== '' ? [{ text: bare, lang: 'en', kind: 'alias' as const }] : []), ...(acronym !== undefined ? [{ text: acronym, lang: 'en', kind: 'weak' as const }] : [])]
  const code = countryCode(state ?? country)
  return {
    name, kind: state !== undefined ? 'state-forces' : 'armed-group', ...(names.length > 0 && { names }), ...(code !== undefined && { countries: [code] }),
  }
}

function entry(row: Row, file: string): Entry {
  const key = row.get('event_id_cnty') || row.get('data_id'), on = day(row, file), type = row.get('event_type'), sub = row.get('sub_event_type'), [a, b] = [row.get('actor1'), row.get('actor2')]
  const base = { line: row.line, ...(key !== '' && { key }), fields: kept(row, KEPT) }, none = (skipped: string): Entry => ({ ...base, statements: [], skipped })
  const at = coordinates(row, file), rough = whole(row, 'time_precision', file, 1, 3), near = whole(row, 'geo_precision', file, 1, 3)
  if (a === '') throw new BelligraphError('invalid', `${file}:${row.line}: actor1: must not be empty.`)
  const battle = /^battles?$/i.test(type), remote = /^(explosions\/remote violence|remote violence)$/i.test(type), civilians = /^violence against civilians$/i.test(type)
  if (!battle && !remote && !civilians) return none(type.slice(0, 60) || 'no event type')
  if (civilians && NO_ATTACK.test(sub)) return none(sub.slice(0, 60))
  if (b === '') return none('no second actor')
  const country: Spot | undefined = row.get('country') === '' ? undefined : { name: row.get('country'), kind: 'country' }
  const first: Spot | undefined = row.get('admin1') === '' ? country : { name: row.get('admin1'), kind: 'governorate', ...(country && { within: country }) }
  const place: Spot | undefined = row.get('location') === '' ? first : { name: row.get('location'), kind: near === 3 ? 'area' : 'town', ...at, precision: near === undefined || near === 1 ? 'point' : 'area', ...(first && { within: first }) }
  const mode = MODES[sub.toLowerCase()], source = row.get('source'), one = party(a, row.get('country')), two = party(b, row.get('country'))
  const statement: Statement = {
    type: 'attack', ...(battle ? { actors: [one, two] } : { actors: [one], recipients: [two] }), ...(mode && { mode }), ...(place && { places: [place] }), ...(source !== '' && { attribution: source.slice(0, 400) }),
    // 1: the day; 2: the week; 3: the month. A week is not said as days: its month is.
    observed: rough === undefined || rough === 1 ? { from: on, to: on } : { from: on.slice(0, 7), to: on.slice(0, 7) },
  }
  return { ...base, statements: [statement] }
}

export const acled: Importer = {
  name: 'acled',
  keeps: 'Battles (clashes, without direction), explosions and remote violence, attacks on civilians: days, places, means and sources, each with its row.',
  loses: 'Protests, riots, strategic developments, abductions, associated actors, the notes; fatalities stay in the row.',
  columns: REQUIRED,
  about: ({ file }) => ({
    title: `ACLED event data (${file})`, publisher: 'Armed Conflict Location & Event Data (ACLED)', url: 'https://acleddata.com/', language: 'en',
    licence: 'ACLED data: under ACLED\'s terms of use, not to be passed on as it is. Cite: Raleigh, Kishi and Linke (2023), "Political instability patterns are obscured by conflict dataset scope conditions, sources, and coding choices", Humanities and Social Sciences Communications 10.',
  }),
  async *read(bytes, { file, parse }) {
    for await (const row of readRows(bytes, { file, parse, required: REQUIRED, known: [...KEPT, ...OTHER] })) yield entry(row, file)
  },
}
