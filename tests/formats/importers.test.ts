/** What each importer makes of rows, and what it says of bad ones. */
import { gzipSync } from 'node:zlib'
import { zipSync } from 'fflate'
import { expect, test } from 'vitest'
import type { Party } from '../../src/formats/importer.js'
import { countryCode } from '../../src/formats/importer.js'
import { acled } from '../../src/formats/acled.js'
import { csvMapped } from '../../src/formats/csv-mapping.js'
import { recognised } from '../../src/formats/importers.js'
import { ucdpActor } from '../../src/formats/ucdp-actor.js'
import { ucdpGed } from '../../src/formats/ucdp-ged.js'
import { ucdpSupport } from '../../src/formats/ucdp-support.js'
import { entriesOf, event, ged, GED_COLUMNS, gedEntries, pieces, table } from './rows.js'

const names = (parties: readonly Party[] = []): string[] => parties.map(p => p.name)

test('an event between two sides is a clash, without direction; its row is the evidence', async () => {
  const [entry] = await gedEntries(event('1'))
  expect(entry).toMatchObject({ line: 2, key: '1', fields: { side_a: 'Government of Syria', best: '3' } })
  expect(entry!.statements).toHaveLength(1)
  const [s] = entry!.statements
  expect(s).toMatchObject({ type: 'attack', observed: { from: '2017-11-08', to: '2017-11-09' }, attribution: 'SOHR', confidence: 1 })
  expect(s!.recipients).toBeUndefined()
  expect(s!.actors).toEqual([{ name: 'Government of Syria', ids: { ucdp: '118' }, kind: 'state-forces', countries: ['SY'] }, { name: 'IS', ids: { ucdp: '234' }, kind: 'armed-group', countries: ['SY'] }])
  expect(s!.places).toMatchObject([{ name: 'Albu Kamal', kind: 'town', latitude: 34.45, longitude: 40.9186, precision: 'point', within: { name: 'Abu Kamal district', within: { name: 'Deir ez Zor Governorate', within: { name: 'Syria', kind: 'country' } } } }])
  expect(s!.mode).toBeUndefined()
})

test('one-sided violence is an attack on civilians by side_a', async () => {
  const [entry] = await gedEntries(event('1', { type_of_violence: '3', side_b_new_id: '9999', side_b: 'Civilians' }))
  expect(entry!.statements).toMatchObject([{ type: 'attack', actors: [{ name: 'Government of Syria' }], recipients: [{ name: 'Civilians', kind: 'civilians', ids: {} }] }])
})

test('those whom one side lists fought together: a clash across the sides for each pair, an alliance within, and nothing between allies', async () => {
  const [entry] = await gedEntries(event('1', { side_b_new_id: '7056', side_b: 'Ahrar al-Sham, HTS, Southern Front' }))
  expect(entry!.statements.map(s => [s.type, names(s.actors), names(s.recipients)])).toEqual([
    ...['Ahrar al-Sham', 'HTS', 'Southern Front'].map(b => ['attack', ['Government of Syria', b], []]),
    ['alliance', ['Ahrar al-Sham', 'HTS', 'Southern Front'], []],
  ])
  const [one] = await gedEntries(event('1', { side_b_new_id: '623', side_b: 'Interahamwe, ex-FAR' }))
  expect(one!.statements.map(s => names(s.actors))).toEqual([['Government of Syria', 'Interahamwe, ex-FAR']])
})

test('what is known only roughly is said roughly: months, areas, less certain events', async () => {
  const [month, country, province] = await gedEntries(
    event('1', { date_prec: '4', date_start: '2017-11-01', date_end: '2017-11-30', event_clarity: '2' }),
    event('2', { where_prec: '6', where_coordinates: 'Syria' }),
    event('3', { where_prec: '4', where_coordinates: 'Deir ez Zor Governorate', adm_2: '' }))
  expect(month!.statements[0]).toMatchObject({ observed: { from: '2017-11', to: '2017-11' }, confidence: 0.8 })
  expect(country!.statements[0]!.places).toEqual([{ name: 'Syria', kind: 'country' }])
  expect(province!.statements[0]!.places).toMatchObject([{ name: 'Deir ez Zor Governorate', kind: 'governorate', precision: 'area', within: { name: 'Syria' } }])
})

test('columns are found by name: in any order, fewer, with HXL tags, with semicolons or tabs, in UTF-16, packed', async () => {
  const rows = [event('1'), event('2', { where_coordinates: 'Dayr az-Zawr “city”, أ' })]
  const plain = await entriesOf(ucdpGed, ged(...rows))
  const few = ['side_b', 'date_end', 'date_start', 'side_a', 'type_of_violence', 'id']
  expect((await entriesOf(ucdpGed, table(few, rows))).map(e => names(e.statements[0]!.actors))).toEqual(plain.map(e => names(e.statements[0]!.actors)))
  const [head, ...rest] = ged(...rows).split('\n')
  expect((await entriesOf(ucdpGed, [head, GED_COLUMNS.map((_, i) => (i === 0 ? '#event+id' : '')).join(','), ...rest].join('\n'))).map(e => [e.key, e.line])).toEqual([['1', 3], ['2', 4]])
  for (const delimiter of [';', '\t']) expect(await entriesOf(ucdpGed, table(GED_COLUMNS, rows, delimiter))).toEqual(plain)
  expect(await entriesOf(ucdpGed, Buffer.from(`\ufeff${ged(...rows)}`, 'utf16le'))).toEqual(plain)
  expect(await entriesOf(ucdpGed, Buffer.from(`\ufeff${ged(...rows).replaceAll('\n', '\r\n')}\r\n`))).toEqual(plain)
  expect(await entriesOf(ucdpGed, gzipSync(ged(...rows)))).toEqual(plain)
  expect(await entriesOf(ucdpGed, zipSync({ 'readme.md': Buffer.from('x'), 'ged.csv': Buffer.from(ged(...rows)) }))).toEqual(plain)
})

test('a row that runs over lines is cited by the line that it begins at', async () => {
  expect((await gedEntries(event('1', { source_original: 'a\nb\nc' }), event('2'), event('3'))).map(e => e.line)).toEqual([2, 5, 6])
  // However the lines end, and with an empty one between.
  const given = ged(event('1', { source_original: 'a\nb\nc' }), event('2')).replace(/\n(?=2,)/, '\n\n')
  for (const ends of ['\n', '\r\n', '\r']) expect((await entriesOf(ucdpGed, given.replaceAll('\n', ends))).map(e => e.line)).toEqual([2, 6])
})

const bad = (message: RegExp, file: string | Uint8Array, code = 'invalid') => [message.source.slice(0, 50), message, file, code] as const
test.each([
  bad(/^x\.csv is empty/, ''),
  bad(/^x\.csv has no rows?|^x\.csv:1|is empty/, '\n\n\n'),
  bad(/^x\.csv:1: there is no column side_b \(nearest: "sideb"\); the header has "id"/, ged(event('1')).replace('side_b,', 'sideb,')),
  bad(/^x\.csv:1: there is no column id/, 'name,age\nx,3\n'),
  bad(/^x\.csv:1: there is no column type_of_violence, side_b \(nearest: "side_bb"\);/, ged(event('1')).replace('type_of_violence,', '').replace('side_b,', 'side_bb,')),
  bad(/^x\.csv:1: there is no column date_start \(nearest: "start_date"\);/, ged(event('1')).replace('date_start', 'start_date')),
  bad(/^x\.csv:1: has one column, "id\^.*"; cells must be parted by commas, semicolons, tabs or bars\.$/, ged(event('1')).replaceAll(',', '^')),
  bad(/^x\.csv:1: the column "id" is there twice/, ged(event('1')).replace('year', 'id')),
  bad(/^x\.csv:3: has 2 cells where the header has 22/, `${ged(event('1'))}\n2,2017\n`),
  bad(/^x\.csv:3: has 16 cells/, ged(event('1'), event('2')).slice(0, -40)),
  bad(/^x\.csv:3: a quote that opens in this row is never closed/, ged(event('1'), event('2', { side_a: 'x"y,' }), event('3')).replace('"x""y,"', '"x')),
  bad(/^x\.csv:2: a quote opens in the middle of a cell/, ged(event('1')).replace('SOHR', 'SO"HR"')),
  bad(/^x\.csv:2: a quote closes in the middle of a cell/, ged(event('1')).replace('SOHR', '"SO"HR')),
  bad(/^x\.csv:2: date_start: "2017-02-30" must be a day that exists/, ged(event('1', { date_start: '2017-02-30' }))),
  bad(/^x\.csv:2: date_end: "8\/11\/2017" must be a day/, ged(event('1', { date_end: '8/11/2017' }))),
  bad(/^x\.csv:2: date_end: "2017-11-01" is before date_start/, ged(event('1', { date_end: '2017-11-01' }))),
  bad(/^x\.csv:2: latitude: "140.9" must be a number from -90 to 90; latitude and longitude look swapped/, ged(event('1', { latitude: '140.9', longitude: '34.45', geom_wkt: '' }))),
  bad(/^x\.csv:2: latitude and longitude are swapped: geom_wkt says "POINT/, ged(event('1', { latitude: '40.9186', longitude: '34.45' }))),
  bad(/^x\.csv:2: longitude: "east" must be a number/, ged(event('1', { longitude: 'east' }))),
  bad(/^x\.csv:2: type_of_violence: "4" must be a whole number from 1 to 3/, ged(event('1', { type_of_violence: '4' }))),
  bad(/^x\.csv:2: side_b: must not be empty/, ged(event('1', { side_b: '' }))),
  bad(/^x\.csv:2: is not UTF-8/, Buffer.from(ged(event('1', { side_b: 'Fuerzas Espa\xf1olas' })), 'latin1'), 'unsupported'),
  bad(/^x\.csv:1: has bytes in it that no text has/, Buffer.from(ged(event('1')), 'utf16le'), 'unsupported'),
  bad(/^x\.csv:1: has more than \d+ columns; 2000 are the most/, `id,${'x,'.repeat(1_000_000)}`, 'too-large'),
  bad(/^x\.csv:1: has 3001 columns/, `id,${Array.from({ length: 3000 }, (_, i) => `c${i}`).join()}\n`, 'too-large'),
  bad(/^x\.csv:2: the row that begins here is longer than 1000000 characters; a quote that opens in it is perhaps never closed/, ged(event('1')).replace('1,2017', `"1,${'x'.repeat(1_100_000)}`), 'too-large'),
  bad(/^x\.csv ends in the middle/, gzipSync(ged(event('1'), event('2'))).subarray(0, -20)),
  bad(/^x\.csv is damaged/, Buffer.concat([gzipSync(ged(event('1'))).subarray(0, 40), Buffer.alloc(600, 0xff)])),
  bad(/^x\.csv holds a\.xls, but no \.csv/, zipSync({ 'a.xls': Buffer.from('x') })),
  bad(/^x\.csv ends in the middle/, zipSync({ 'a.csv': Buffer.from(ged(...Array.from({ length: 500 }, (_, i) => event(`${i}`, { best: `${i * 7919}` })))) }).subarray(0, 2000)),
])('%s', async (_, message, file, code) => {
  await expect(entriesOf(ucdpGed, file, { size: 65_536 })).rejects.toMatchObject({ name: 'BelligraphError', code, message: expect.stringMatching(message) })
  // However the bytes come, the same is said.
  if (file.length < 10_000) await expect(entriesOf(ucdpGed, file, { size: 3 })).rejects.toMatchObject({ code, message: expect.stringMatching(message) })
})

/** A file without end, that counts what is read of it. */
async function* endless(first: string, piece: Uint8Array, read: { bytes: number }): AsyncGenerator<Uint8Array> {
  yield Buffer.from(first)
  for (;;) {
    read.bytes += piece.length
    yield piece
  }
}

test('a line without end is given up at its limit, and a bomb when it has grown too much', async () => {
  const read = { bytes: 0 }
  const rows = ucdpGed.read(endless(`${ged(event('1'))}\n`, Buffer.alloc(65_536, 'x'), read), { file: 'x.csv' })
  await expect((async () => { for await (const _ of rows);  })()).rejects.toMatchObject({ code: 'too-large', message: expect.stringContaining('x.csv:3') })
  expect(read.bytes).toBeLessThan(4_000_000)
  const full = Buffer.alloc(20_000_000, '\n')
  full.write(ged(event('1')))
  for (const bomb of [gzipSync(full), zipSync({ 'a.csv': full })]) {
    await expect(entriesOf(ucdpGed, bomb, { size: 65_536 })).rejects.toMatchObject({ code: 'too-large', message: expect.stringContaining('200 times its size') })
  }
})

test('the actor data set: names, splits, mergers, alliances', async () => {
  const columns = ['ActorId', 'NameData', 'NameOrig', 'NameOrigFull', 'NameOrigFullEng', 'NameChange', 'NewName', 'NewNameFullEng', 'Splinter', 'NamePrev', 'ActorIdPrev', 'Alliance', 'NameAlliance', 'ActorIdAlliance', 'JoinGroup', 'GroupName', 'ActorIdGroup', 'Location', 'Version']
  const entries = await entriesOf(ucdpActor, table(columns, [
    { ActorId: '205', NameData: 'ABC', NameOrig: 'ABC', NameOrigFull: 'n/a', NameOrigFullEng: 'Alpha Beta Council', Splinter: '1', NamePrev: 'Old Front, Other Front', ActorIdPrev: '204, 1067', JoinGroup: '1', GroupName: 'SNA', ActorIdGroup: '7514', Location: 'Syria, Turkey' },
    { ActorId: '1170', NameData: 'New Name', NameOrig: 'Former Name', NameOrigFullEng: 'Former Name in English', NameChange: '1', Alliance: '1', NameAlliance: 'HTS', ActorIdAlliance: '6815', Location: 'Lebanon' },
    { ActorId: '118', NameData: 'Government of Syria' },
  ]))
  expect(entries.map(e => e.statements.map(s => [s.type, names(s.actors), names(s.recipients), s.observed]))).toEqual([
    [['split', ['ABC'], ['Old Front'], undefined], ['split', ['ABC'], ['Other Front'], undefined], ['merger', ['ABC'], ['SNA'], undefined]],
    [['alliance', ['New Name', 'HTS'], [], undefined]],
    [],
  ])
  expect(entries.map(e => e.parties![0])).toMatchObject([
    { name: 'ABC', ids: { ucdp: '205' }, names: [{ text: 'Alpha Beta Council', kind: 'alias' }], countries: ['SY', 'TR'] },
    { name: 'New Name', names: [{ text: 'Former Name in English', kind: 'previous' }, { text: 'Former Name', kind: 'previous' }] },
    { name: 'Government of Syria', kind: 'state-forces', countries: ['SY'] },
  ])
  expect(entries.map(e => e.skipped)).toEqual([undefined, undefined, 'says nothing of others'])
  await expect(entriesOf(ucdpActor, table(columns, [{ ActorId: '1', NameData: 'A', Splinter: '1', NamePrev: 'X, Y', ActorIdPrev: '3, 4, 5' }]))).rejects.toMatchObject({ message: expect.stringContaining('x.csv:2: NamePrev: "X, Y" names 2 where ActorIdPrev has 3') })
})

test('external support: what was sent is a reinforcement, other support an alliance; what not all gave is laid to none', async () => {
  const columns = ['year', 'actor_id', 'actor_name', 'dyad_id', 'ext_id', 'ext_name', 'ext_sup', 'ext_x', 'ext_x_count', 'ext_w', 'ext_w_count', 'ext_f', 'ext_f_count']
  const base = { year: '2015', actor_id: '118', actor_name: 'Government of Syria', dyad_id: '11973', ext_sup: '1' }
  const entries = await entriesOf(ucdpSupport, table(columns, [
    { ...base, ext_id: '114', ext_name: 'Government of Iran', ext_w: '1', ext_w_count: '1' },
    { ...base, ext_id: '114,57', ext_name: 'Government of Iran,Government of Russia (Soviet Union)', ext_w: '1', ext_w_count: '1', ext_f: '1', ext_f_count: '2' },
    { ...base, ext_id: '114,57', ext_name: 'Government of Iran,Government of Russia (Soviet Union)', ext_x: '1', ext_x_count: '2' },
    { ...base, ext_sup: '0' },
    { ...base, ext_id: '623,567', ext_name: 'Interahamwe, ex-FAR,UNITA', ext_f: '1', ext_f_count: '2' },
    { ...base, ext_id: '671,11545', ext_name: 'Puntland State of Somalia', ext_f: '1', ext_f_count: '2' },
  ]))
  const iran = 'Government of Iran', both = [iran, 'Government of Russia (Soviet Union)'], syria = ['Government of Syria']
  expect(entries.map(e => e.statements.map(s => [s.type, names(s.actors), names(s.recipients)]))).toEqual([
    [['reinforcement', [iran], syria]], [['alliance', both, syria]], [['reinforcement', both, syria], ['alliance', both, syria]], [],
    [['alliance', ['Interahamwe, ex-FAR', 'UNITA'], syria]], [['alliance', ['UCDP actor 671', 'UCDP actor 11545'], syria]],
  ])
  expect(entries[0]!.statements[0]!.observed).toEqual({ from: '2015', to: '2015' })
  await expect(entriesOf(ucdpSupport, table(columns, [{ ...base, year: '15', ext_id: '1', ext_name: 'x' }]))).rejects.toMatchObject({ message: expect.stringContaining('x.csv:2: year: "15" must be a year') })
})

test('countries by name, as the data sets write them', () => {
  expect(['Syria', 'Yemen (North Yemen)', 'Turkey', 'DR Congo (Zaire)', 'Myanmar (Burma)', 'Bosnia-Herzegovina', 'United States of America', 'Atlantis'].map(countryCode))
    .toEqual(['SY', 'YE', 'TR', 'CD', 'MM', 'BA', 'US', undefined])
})

test('ACLED: battles are clashes, the rest of the violence has a doer; what says nothing of ties makes no claim', async () => {
  const columns = ['event_id_cnty', 'event_date', 'time_precision', 'event_type', 'sub_event_type', 'actor1', 'assoc_actor_1', 'actor2', 'country', 'admin1', 'location', 'latitude', 'longitude', 'geo_precision', 'source', 'fatalities']
  const base = { event_date: '2018-06-08', time_precision: '1', country: 'Syria', admin1: 'Deir ez Zor', location: 'Hajin', latitude: '34.6926', longitude: '40.8256', geo_precision: '1', source: 'SOHR', fatalities: '2' }
  const entries = await entriesOf(acled, table(columns, [
    { ...base, event_id_cnty: 'SYR1', event_type: 'Battles', sub_event_type: 'Armed clash', actor1: 'QSD: Syrian Democratic Forces', assoc_actor_1: 'Somebody', actor2: 'Islamic State (Syria)' },
    { ...base, event_id_cnty: 'SYR2', event_type: 'Explosions/Remote violence', sub_event_type: 'Air/drone strike', actor1: 'Military Forces of Russia (2000-)', actor2: 'Islamic State (Syria)', event_date: '09 June 2018' },
    { ...base, event_id_cnty: 'SYR3', event_type: 'Violence against civilians', sub_event_type: 'Attack', actor1: 'Unidentified Armed Group (Syria)', actor2: 'Civilians (Syria)', time_precision: '3' },
    { ...base, event_id_cnty: 'SYR4', event_type: 'Violence against civilians', sub_event_type: 'Abduction/forced disappearance', actor1: 'X', actor2: 'Civilians (Syria)' },
    { ...base, event_id_cnty: 'SYR5', event_type: 'Protests', sub_event_type: 'Peaceful protest', actor1: 'Protesters (Syria)' },
    { ...base, event_id_cnty: 'SYR6', event_type: 'Explosions/Remote violence', sub_event_type: 'Grenade', actor1: 'X' },
  ]))
  expect(entries.map(e => e.skipped)).toEqual([undefined, undefined, undefined, 'Abduction/forced disappearance', 'Protests', 'no second actor'])
  expect(entries.slice(0, 3).map(({ statements: [s] }) => [s!.type, names(s!.actors), names(s!.recipients), s!.mode, s!.observed!.from])).toEqual([
    ['attack', ['Syrian Democratic Forces', 'Islamic State (Syria)'], [], undefined, '2018-06-08'],
    ['attack', ['Military Forces of Russia (2000-)'], ['Islamic State (Syria)'], 'air-strike', '2018-06-09'],
    ['attack', ['Unidentified Armed Group (Syria)'], ['Civilians'], undefined, '2018-06'],
  ])
  expect(entries[0]!.statements[0]!.actors).toMatchObject([{ names: [{ text: 'QSD', kind: 'weak' }], countries: ['SY'] }, { names: [{ text: 'Islamic State', kind: 'alias' }] }])
  expect(entries[1]!.statements[0]!.actors).toMatchObject([{ kind: 'state-forces', countries: ['RU'] }])
  await expect(entriesOf(acled, table(columns, [{ ...base, event_type: 'Battles', actor1: 'a', actor2: 'b', event_date: '31 June 2018' }]))).rejects.toMatchObject({ message: expect.stringContaining('x.csv:2: event_date: "31 June 2018"') })
})

test('a table of one\'s own, by a mapping', async () => {
  const mapping = {
    publisher: 'Monitoring Group', source: 'monitor', key: 'no', type: { column: 'kind', values: { قصف: 'attack', 'joint operation': 'alliance' } }, mode: { column: 'kind', values: { قصف: 'shelling' } }, actors: ['by'], recipients: ['target'], split: ';',
    from: 'day', dates: 'dmy', place: { name: 'town', kind: 'town', latitude: 'lat', longitude: 'lon' }, attribution: 'said by',
  }
  const columns = ['no', 'kind', 'by', 'target', 'day', 'town', 'lat', 'lon', 'said by', 'extra']
  const rows = [
    { no: '7', kind: 'قصف', by: 'قسد; IS', target: 'Alpha', day: '9/6/2018', town: 'هجين', lat: '34.7', lon: '40.8', 'said by': 'SOHR', extra: 'kept' },
    { no: '8', kind: 'joint operation', by: 'A;B', day: '' },
    { no: '9', kind: 'parade', by: 'A' },
  ]
  const entries = await entriesOf(csvMapped, table(columns, rows), { mapping })
  expect(entries[0]).toMatchObject({ line: 2, key: '7', fields: { extra: 'kept', by: 'قسد; IS' }, statements: [{
    type: 'attack', mode: 'shelling', actors: [{ name: 'قسد', lang: 'ar' }, { name: 'IS', lang: 'en' }], recipients: [{ name: 'Alpha' }], observed: { from: '2018-06-09', to: '2018-06-09' }, attribution: 'SOHR',
    places: [{ name: 'هجين', lang: 'ar', kind: 'town', latitude: 34.7, longitude: 40.8 }],
  }] })
  expect(entries[1]!.statements).toEqual([{ type: 'alliance', actors: [{ name: 'A', lang: 'en' }, { name: 'B', lang: 'en' }], recipients: [] }])
  expect(entries[2]!.skipped).toBe('"parade" is no type in the mapping')
  expect(csvMapped.about({ file: 'x.csv', mapping })).toMatchObject({ publisher: 'Monitoring Group', source: 'monitor', title: 'x.csv' })

  const says = async (m: unknown, message: RegExp, text = table(columns, rows)) => expect(entriesOf(csvMapped, text, { mapping: m })).rejects.toMatchObject({ code: 'invalid', message: expect.stringMatching(message) })
  await says(undefined, /^x\.csv needs a mapping that says what its columns mean: "no", "kind"/)
  await expect(entriesOf(csvMapped, table(columns, rows))).rejects.toMatchObject({ details: { columns, rows: [{ no: '7', extra: 'kept' }, { no: '8' }, { no: '9' }] } })
  await says({ ...mapping, actors: ['bye'] }, /^x\.csv:1: there is no column bye \(nearest: "by"\)/)
  await says({ ...mapping, type: 'atack' }, /^mapping: type: /)
  await says({ ...mapping, source: undefined }, /^mapping: source: must be given with key/)
  await says({ ...mapping, dates: 'mdy' }, /^x\.csv:2: day: "31\/6\/2018" must be a date that exists, month\/day\/year/, table(columns, [{ ...rows[0], day: '31/6/2018' }]))
})

test.each([
  ['ucdp-ged', ged(event('1'))], ['ucdp-ged', Buffer.from(`\ufeff${table(['sideb', 'date_end', 'date_start', 'side_a', 'type_of_violence', 'id'], [event('1')], ';')}`, 'utf16le')], ['ucdp-actor', 'ActorId,NameData,Version\n1,A,24\n'],
  ['ucdp-support', 'year,actor_id,actor_name,ext_id,ext_name,ext_sup\n'], ['acled', 'event_id_cnty,event_date,event_type,sub_event_type,actor1,actor2\n'], ['csv', 'id,name,age\n1,x,3\n'], ['csv', 'x'],
  ['gexf', '<?xml version="1.0"?>\n<!-- <graphml> --><gexf xmlns="http://gexf.net/1.3" version="1.3">'], ['graphml', '\ufeff<graphml>'], ['graphml', '<g:graphml xmlns:g="x">'],
])('%s is told by how the file begins', async (name, file) => {
  const { importer, bytes } = await recognised(pieces(file, 3), 'x')
  expect(importer.name).toBe(name)
  const all: Uint8Array[] = []
  for await (const piece of bytes) all.push(piece)
  expect(Buffer.concat(all)).toEqual(Buffer.from(file as string))
})
test.each([['<svg/>', /^x is of no kind that is taken in: ucdp-ged, /], ['[1]', /^x is of no kind/], ['{"belligraph":"jsonl","version":1}', /take them in with: belligraph import jsonl/]])('%s is refused', async (file, message) => {
  await expect(recognised(pieces(file), 'x')).rejects.toMatchObject({ code: 'unsupported', message: expect.stringMatching(message) })
})
