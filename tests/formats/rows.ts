/** Made-up files of data sets, and what an importer makes of bytes. */
import type { Entry, Importer } from '../../src/formats/importer.js'
import { ucdpGed } from '../../src/formats/ucdp-ged.js'
import { unpacked } from '../../src/formats/unpack.js'

/** A table as CSV. A field that a row lacks is empty. */
export function table(columns: readonly string[], rows: readonly Record<string, string>[], delimiter = ','): string {
  const cell = (c: string): string => (/["\n;,\t]/.test(c) ? `"${c.replaceAll('"', '""')}"` : c)
  return [columns, ...rows.map(r => columns.map(c => r[c] ?? ''))].map(r => r.map(cell).join(delimiter)).join('\n')
}

/** Bytes in pieces of the given size, so that rows and letters are cut anywhere. */
export async function* pieces(bytes: string | Uint8Array, size = 7): AsyncGenerator<Uint8Array> {
  const all = typeof bytes === 'string' ? Buffer.from(bytes) : bytes
  for (let at = 0; at < all.length; at += size) yield all.subarray(at, at + size)
}

/** What an importer makes of a file. */
export async function entriesOf(importer: Importer, bytes: string | Uint8Array, { size = 7, mapping = undefined as unknown, file = 'x.csv' } = {}): Promise<Entry[]> {
  const out: Entry[] = []
  for await (const item of importer.read(unpacked(pieces(bytes, size), file), { file, mapping })) if ('line' in item) out.push(item)
  return out
}

export const GED_COLUMNS = ['id', 'year', 'type_of_violence', 'conflict_name', 'side_a_new_id', 'side_a', 'side_b_new_id', 'side_b', 'source_original', 'where_prec', 'where_coordinates', 'adm_1', 'adm_2',
  'latitude', 'longitude', 'geom_wkt', 'country', 'event_clarity', 'date_prec', 'date_start', 'date_end', 'best']

/** An event of the kind that UCDP GED has. */
export const event = (id: string, more: Record<string, string> = {}): Record<string, string> => ({
  id, year: '2017', type_of_violence: '1', conflict_name: 'Syria: Islamic State', side_a_new_id: '118', side_a: 'Government of Syria', side_b_new_id: '234', side_b: 'IS', source_original: 'SOHR', where_prec: '1',
  where_coordinates: 'Albu Kamal town', adm_1: 'Deir ez Zor Governorate', adm_2: 'Abu Kamal district', latitude: '34.45', longitude: '40.9186', geom_wkt: 'POINT (40.9186 34.45)', country: 'Syria', event_clarity: '1',
  date_prec: '1', date_start: '2017-11-08', date_end: '2017-11-09', best: '3', ...more,
})

export const ged = (...rows: Record<string, string>[]): string => table(GED_COLUMNS, rows)

/** What `ucdp-ged` makes of rows. */
export const gedEntries = (...rows: Record<string, string>[]): Promise<Entry[]> => entriesOf(ucdpGed, ged(...rows))
