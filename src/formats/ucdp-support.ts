/**
 * UCDP External Support Dataset: who supported which warring actor in which year, and with what (`ext_x` troops fighting, `ext_p` troops present,
 * `ext_w` weapons, `ext_m` materiel; then training, money, intelligence, territory …). Troops, weapons and materiel are a reinforcement of the one
 * supported, other support an alliance with him.
 *
 * A row of the actor-year table has all supporters of a year together: it says how many of them gave a thing (`ext_w_count`), not which. What not
 * all of them gave is not laid to any one: then the row says an alliance and no more.
 */
import { BelligraphError } from '../errors.js'
import { isPartialDate } from '../model.js'
import type { Entry, Importer, Statement } from './importer.js'
import { type Row, readRows, shown } from './rows.js'
import { about, kept, party } from './ucdp.js'

const REQUIRED = ['year', 'actor_id', 'actor_name', 'ext_id', 'ext_name', 'ext_sup']
const SENT = ['x', 'p', 'w', 'm']
const GIVEN = [...SENT, 'y', 't', 'f', 'i', 'l', 'o', 'u']
const KEPT = ['id', 'active', 'year', 'actor_id', 'actor_name', 'oppo_id', 'oppo_name', 'dyad_id', 'dyad_name', 'conflict_id', 'location', 'ext_id', 'ext_name', 'ext_coalition_name', 'ext_elements', 'ext_bothsides',
  'ext_sup', 'ext_count', ...GIVEN.flatMap(g => [`ext_${g}`, `ext_${g}_count`])]

function entry(row: Row, file: string): Entry {
  const wrong = (column: string, what: string): BelligraphError => new BelligraphError('invalid', `${file}:${row.line}: ${column}: ${what}.`)
  for (const c of ['actor_id', 'actor_name']) if (row.get(c) === '') throw wrong(c, 'must not be empty')
  const year = row.get('year')
  if (!/^\d{4}$/.test(year) || !isPartialDate(year)) throw wrong('year', `${shown(year)} must be a year such as 2016`)
  const base = { line: row.line, fields: Object.fromEntries(Object.entries(kept(row, KEPT)).filter(([, v]) => v !== '0')), key: ['actor_id', 'dyad_id', 'conflict_id', 'year', 'ext_id'].map(row.get).join(' ') }
  if (row.get('ext_sup') !== '1') return { ...base, statements: [], skipped: 'no support that year' }
  const listed = (column: string, at: RegExp): string[] => row.get(column).split(at).map(s => s.trim()).filter(s => s !== '')
  // A comma with a blank after it is part of a name. Where there are fewer names than ids it is not said whose they are.
  const ids = listed('ext_id', /,/), names = ids.length === 1 ? listed('ext_name', /$/) : listed('ext_name', /,(?! )/)
  if (ids.length === 0) throw wrong('ext_id', 'must not be empty where ext_sup is 1')
  const actors = ids.map((id, i) => party(id, names.length === ids.length ? names[i]! : `UCDP actor ${id}`))
  const recipients = [party(row.get('actor_id'), row.get('actor_name'))]
  const common = { actors, recipients, observed: { from: year, to: year } }
  const byAll = (g: string): boolean => row.get(`ext_${g}`) === '1' && (ids.length === 1 || Number(row.get(`ext_${g}_count`)) === ids.length)
  const sent = SENT.some(byAll)
  const statements: Statement[] = []
  if (sent) statements.push({ ...common, type: 'reinforcement' })
  if (!sent || byAll('x')) statements.push({ ...common, type: 'alliance' }) // troops that fight are on his side
  return { ...base, statements }
}

export const ucdpSupport: Importer = {
  name: 'ucdp-support',
  keeps: 'Who supported whom in which year: troops, weapons and materiel as reinforcement, other support (and troops that fight) as alliance; the row says what was given.',
  loses: 'Years without support; which of several supporters gave what, which the data set does not say.',
  columns: REQUIRED,
  about: ({ file }) => about(`UCDP External Support Dataset (${file})`, 'Högbladh, Pettersson and Themnér (2011), "External Support in Armed Conflict 1975–2009"', 'https://ucdp.uu.se/downloads/'),
  async *read(bytes, { file, parse }) {
    for await (const row of readRows(bytes, { file, parse, required: REQUIRED, known: KEPT })) yield entry(row, file)
  },
}
