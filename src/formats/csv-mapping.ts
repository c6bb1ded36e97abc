/**
 * Any table of events: a mapping says what its columns mean. Each row makes one claim.
 *
 *     publisher: Monitoring Group
 *     source: monitor
 *     key: event_no
 *     type: {column: kind, values: {shelling: attack, joint operation: alliance}}
 *     actors: [by]
 *     recipients: [target]
 *     split: ";"
 *     from: day
 *     place: {name: town, latitude: lat, longitude: lon}
 */
import { z } from 'zod'
import { BelligraphError, invalid } from '../errors.js'
import { claimTypes, CLAIM_TYPES, type ClaimType, firstDay, isPartialDate, lastDay, MODES, PLACE_KINDS, Report, Source, STATUSES } from '../model.js'
import type { Entry, Importer, Party, Spot, Statement, Unmapped } from './importer.js'
import { type Row, readRows, shown } from './rows.js'
import { coordinates } from './ucdp.js'

const Column = z.string().min(1).max(200)
/** The same for all rows, or a column whose cells mean it. */
const said = <T extends readonly [string, ...string[]]>(values: T) => z.union([z.enum(values), z.strictObject({ column: Column, values: z.record(z.string(), z.enum(values)) })])

export const Mapping = z.strictObject({
  title: z.string().min(1).max(400).optional(), publisher: Report.shape.publisher.default('unknown'), licence: Report.shape.licence, url: Report.shape.url, publishedOn: Report.shape.publishedOn,
  language: z.string().min(2).max(8).default('en'),
  /** A short name of the table, the same in every release: the `source` of its claims, for filters. */
  source: Source.refine(s => s !== 'reports' && !/^(ucdp|acled)/.test(s), { error: 'is the name of another source' }).default('csv'),
  /** What the table calls a row, the same in every release: then a newer release takes the place of older ones. Needs `source`. */
  key: Column.optional(),
  type: said(claimTypes),
  status: said(STATUSES).optional(), mode: said(MODES).optional(),
  actors: z.array(Column).default([]), recipients: z.array(Column).default([]),
  /** What stands between several names in a cell. */
  split: z.string().min(1).max(5).optional(),
  from: Column.optional(), to: Column.optional(),
  /** How dates are written: `iso` 2018-06-09 (or 2018-06, 2018), `dmy` 9/6/2018, `mdy` 6/9/2018. */
  dates: z.enum(['iso', 'dmy', 'mdy']).default('iso'),
  place: z.strictObject({ name: Column, kind: z.enum(PLACE_KINDS).default('area'), latitude: Column.optional(), longitude: Column.optional() }).optional(),
  attribution: Column.optional(),
}).refine(m => m.actors.length + m.recipients.length > 0, { error: 'must name a column of actors or recipients', path: ['actors'] })
  .refine(m => m.key === undefined || m.source !== 'csv', { error: 'must be given with key, so that rows of other tables are not taken for these', path: ['source'] })
export type Mapping = z.infer<typeof Mapping>

function dateOf(row: Row, column: string, order: Mapping['dates'], file: string): string | undefined {
  const cell = row.get(column)
  if (cell === '') return undefined
  const [, a, b, y] = order === 'iso' ? [] : /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(cell) ?? []
  const [d, m] = order === 'dmy' ? [a, b] : [b, a]
  const iso = y === undefined ? cell.replace(/^(\d{4}-\d{2}-\d{2})[ T].*$/s, '$1') : `${y}-${m!.padStart(2, '0')}-${d!.padStart(2, '0')}`
  if (isPartialDate(iso)) return iso
  throw new BelligraphError('invalid', `${file}:${row.line}: ${column}: ${shown(cell)} must be a date that exists, ${{ iso: 'such as 2018-06-09, 2018-06 or 2018', dmy: 'day/month/year', mdy: 'month/day/year' }[order]}.`)
}

/** The columns of a mapping, each once. */
const columnsOf = (m: Mapping): string[] => [...new Set([
  m.key, ...[m.type, m.status, m.mode].map(s => (typeof s === 'object' ? s.column : undefined)), ...m.actors, ...m.recipients, m.from, m.to, m.place?.name, m.place?.latitude, m.place?.longitude, m.attribution,
].filter(c => c !== undefined))]

function entry(row: Row, m: Mapping, file: string): Entry {
  const key = m.key === undefined ? '' : row.get(m.key).slice(0, 400)
  const base = { line: row.line, ...(key !== '' && { key }), fields: Object.fromEntries(Object.entries(row.fields).filter(([c, v]) => c !== '' && v !== '')) }
  const none = (skipped: string): Entry => ({ ...base, statements: [], skipped })
  const value = <T>(s: T | { column: string; values: Record<string, T> } | undefined): { value: T } | { cell: string } | undefined => {
    if (s === undefined || s === null || typeof s !== 'object' || !('column' in s)) return s === undefined ? undefined : { value: s as T }
    const cell = row.get(s.column)
    return Object.hasOwn(s.values, cell) ? { value: s.values[cell]! } : { cell }
  }
  const parties = (columns: readonly string[]): Party[] => [...new Set(columns.flatMap(c => (m.split === undefined ? [row.get(c)] : row.get(c).split(m.split).map(n => n.trim()))))]
    .filter(n => n !== '').map(name => ({ name, lang: /\p{Script=Arabic}/u.test(name) ? 'ar' : m.language }))
  const type = value<ClaimType>(m.type), status = value(m.status), mode = value(m.mode)
  if (type === undefined || 'cell' in type) return none(`${shown(type?.cell ?? '')} is no type in the mapping`)
  if (status && 'cell' in status) return none(`${shown(status.cell)} is no status in the mapping`)
  const actors = parties(m.actors), recipients = parties(m.recipients)
  if (actors.length + recipients.length === 0) return none('names nobody')
  if (CLAIM_TYPES[type.value].recipients === 'required' && recipients.length === 0) return none(`a ${type.value} without a recipient`)
  const from = m.from === undefined ? undefined : dateOf(row, m.from, m.dates, file), to = m.to === undefined ? from : dateOf(row, m.to, m.dates, file) ?? from
  if (from !== undefined && to !== undefined && firstDay(from) > lastDay(to)) throw new BelligraphError('invalid', `${file}:${row.line}: ${m.to}: ${shown(to)} is before ${m.from}, ${from}.`)
  const { latitude, longitude, name = '', kind = 'area' } = m.place ?? {}
  const at = latitude === undefined || longitude === undefined ? undefined : coordinates({ ...row, get: c => row.get(c === 'latitude' ? latitude : longitude) }, file)
  const spot: Spot | undefined = name === '' || row.get(name) === '' ? undefined : { name: row.get(name), kind, lang: /\p{Script=Arabic}/u.test(row.get(name)) ? 'ar' : m.language, ...at, precision: at ? 'point' : 'area' }
  const attribution = m.attribution === undefined ? '' : row.get(m.attribution).slice(0, 400)
  const statement: Statement = {
    type: type.value, actors, recipients, ...(status && { status: status.value }), ...(mode && 'value' in mode && { mode: mode.value }), ...(spot && { places: [spot] }), ...(attribution !== '' && { attribution }),
    ...((from ?? to) !== undefined && { observed: { ...(from !== undefined && { from }), ...(to !== undefined && { to }) } }),
  }
  return { ...base, statements: [statement] }
}

/** @throws BelligraphError `invalid`, naming the field */
function mapped(mapping: unknown): Mapping {
  const parsed = Mapping.safeParse(mapping)
  if (!parsed.success) throw invalid('mapping', parsed.error.issues)
  return parsed.data
}

/** How many rows are shown of a table that has no mapping yet; how many are looked at for what stands in its columns, and how many different cells make a column one of kinds. */
const PREVIEW = 10
const LOOKED = 2_000
const KINDS = 30

async function unmapped(rows: AsyncIterable<Row>): Promise<Unmapped> {
  const first: Record<string, string>[] = [], values = new Map<string, Set<string>>()
  let looked = 0
  for await (const { fields } of rows) {
    if (looked === 0) for (const c of Object.keys(fields)) values.set(c, new Set())
    if (looked < PREVIEW) first.push(fields)
    for (const [c, found] of values) {
      if (fields[c] !== '') found.add(fields[c]!)
      if (found.size > KINDS) values.delete(c)
    }
    if (++looked === LOOKED) break
  }
  return { columns: Object.keys(first[0] ?? {}), rows: first, values: Object.fromEntries([...values].map(([c, found]) => [c, [...found].sort()])) }
}

export const csvMapped: Importer = {
  name: 'csv',
  keeps: 'What a mapping says of the columns: types, actors, recipients, dates, places, status, means; the whole row stays with its claim.',
  loses: 'Nothing of a row that makes a claim; rows of types that the mapping does not have.',
  about({ file, mapping }) {
    if (mapping === undefined) return { title: file, publisher: 'unknown' }
    const { title = file, publisher, licence, url, publishedOn, language, source } = mapped(mapping)
    return { title, publisher, language, source, ...(licence !== undefined && { licence }), ...(url !== undefined && { url }), ...(publishedOn !== undefined && { publishedOn }) }
  },
  async *read(bytes, { file, mapping, parse }) {
    if (mapping === undefined) {
      const table = await unmapped(readRows(bytes, { file }))
      throw new BelligraphError('invalid', `${file} needs a mapping that says what its columns mean: ${table.columns.slice(0, 20).map(shown).join(', ')}.`, table)
    }
    const m = mapped(mapping)
    for await (const row of readRows(bytes, { file, parse, required: columnsOf(m) })) yield entry(row, m, file)
  },
}
