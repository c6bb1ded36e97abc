/**
 * Files with faults put in at random (the same ones for a seed): every importer reads them or says in a sentence what is wrong; never does it crash or hang, and
 * what it refuses leaves no trace. `MUTATIONS` is how many files a format gets.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { BelligraphError } from '../../src/errors.js'
import { acled } from '../../src/formats/acled.js'
import { csvMapped } from '../../src/formats/csv-mapping.js'
import { gexfReader } from '../../src/formats/gexf-reader.js'
import { graphmlReader } from '../../src/formats/graphml-reader.js'
import type { Importer } from '../../src/formats/importer.js'
import { ucdpActor } from '../../src/formats/ucdp-actor.js'
import { ucdpGed } from '../../src/formats/ucdp-ged.js'
import { ucdpSupport } from '../../src/formats/ucdp-support.js'
import { takeIn } from '../../src/importing.js'
import { importJsonl } from '../../src/importing-jsonl.js'
import type { AnyRecord } from '../../src/model.js'
import { openStore } from '../../src/store/open.js'
import { base, claims, dice } from '../store/world.js'
import { entriesOf, event, ged, pieces, table } from './rows.js'

const FILES = Number(process.env.MUTATIONS ?? 300), WRITTEN = 8

const MAPPING = { publisher: 'P', type: { column: 'kind', values: { shelling: 'attack', pact: 'alliance' } }, actors: ['by'], recipients: ['to'], split: ';', from: 'day', place: { name: 'town', latitude: 'lat', longitude: 'lon' } }
const CASES: [Importer, file: string, mapping?: unknown][] = [
  [ucdpGed, ged(event('1'), event('2', { side_b: 'Ahrar al-Sham, HTS', side_b_new_id: '7' }), event('3', { type_of_violence: '3', side_b: 'Civilians' }), event('4', { source_original: 'a "quote",\nand a line' }))],
  [ucdpActor, table(['ActorId', 'NameData', 'NameOrigFull', 'Splinter', 'NamePrev', 'ActorIdPrev', 'Alliance', 'NameAlliance', 'ActorIdAlliance', 'Location'], [
    { ActorId: '9001', NameData: 'ABC', NameOrigFull: 'Alpha Beta', Splinter: '1', NamePrev: 'Old, Other', ActorIdPrev: '9004, 9007', Location: 'Syria' }, { ActorId: '9002', NameData: 'Ünï', Alliance: '1', NameAlliance: 'X', ActorIdAlliance: '9009' }])],
  [ucdpSupport, table(['year', 'actor_id', 'actor_name', 'ext_id', 'ext_name', 'ext_sup', 'ext_w', 'ext_w_count'], [
    { year: '2015', actor_id: '9118', actor_name: 'A', ext_id: '9114,957', ext_name: 'B,C', ext_sup: '1', ext_w: '1', ext_w_count: '2' }, { year: '2016', actor_id: '9118', actor_name: 'A', ext_sup: '0' }])],
  [acled, table(['event_id_cnty', 'event_date', 'event_type', 'sub_event_type', 'actor1', 'actor2', 'country', 'location', 'latitude', 'longitude'], [
    { event_id_cnty: 'S1', event_date: '08 June 2018', event_type: 'Battles', sub_event_type: 'Armed clash', actor1: 'QSD: Q (Syria)', actor2: 'R (Syria)', country: 'Syria', location: 'Hajin', latitude: '34.6', longitude: '40.8' },
    { event_id_cnty: 'S2', event_date: '2018-06-09', event_type: 'Violence against civilians', sub_event_type: 'Attack', actor1: 'R (Syria)', actor2: 'Civilians (Syria)', country: 'Syria' }])],
  [csvMapped, table(['kind', 'by', 'to', 'day', 'town', 'lat', 'lon'], [{ kind: 'shelling', by: 'أ; B', to: 'C', day: '2018-06-09', town: 'هجين', lat: '34.7', lon: '40.8' }, { kind: 'pact', by: 'A;B' }]), MAPPING],
  [gexfReader, `<?xml version="1.0" encoding="UTF-8"?>
<gexf xmlns="http://gexf.net/1.3" version="1.3"><graph defaultedgetype="directed" timeformat="date"><attributes class="edge"><attribute id="0" title="type" type="string"/></attributes>
<nodes><node id="a" label="Alpha &amp; sons"/><node id="b" label="هجين"/></nodes>
<edges><edge id="e" source="a" target="b" start="2018-06-08"><attvalues><attvalue for="0" value="attack"/></attvalues><spells><spell start="2018-06-08" end="2018-06-09"/></spells></edge></edges></graph></gexf>`],
  [graphmlReader, `<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns"><key id="l" for="node" attr.name="label" attr.type="string"/><key id="t" for="edge" attr.name="type" attr.type="string"/>
<graph edgedefault="directed"><node id="a"><data key="l">Alpha &lt;1&gt;</data></node><node id="b"><data key="l">هجين</data></node>
<edge id="e" source="a" target="b"><data key="t">attack</data></edge></graph></graphml>`],
]

/** What faults are made of. */
const BITS = ['"', ',', ';', '\n', '\r', '\0', '\t', '', ' ', '-', '1', '9e999', 'é', 'أ', '\ud83d\ude00', '\u202e', '=1+1', '2017-02-30', '00', 'x'.repeat(500), '\xff'].map(b => (b === '\xff' ? Buffer.from([0xff]) : Buffer.from(b)))

/** One to four faults: bytes changed, put in, taken out, a piece doubled or moved, the end cut off. */
function mutated(file: Buffer, roll: (n: number) => number): Buffer {
  for (let faults = 1 + roll(4); faults > 0; faults--) {
    const at = roll(file.length + 1), to = Math.min(file.length, at + roll(roll(3) === 0 ? 200 : 8)), bit = BITS[roll(BITS.length)]!
    const [head, middle, tail] = [file.subarray(0, at), file.subarray(at, to), file.subarray(to)]
    file = Buffer.concat([[head, bit, tail], [head, bit, middle, tail], [head, tail], [head, middle, middle, tail], [head], [head, tail, middle], [head, Buffer.from([roll(256)]), tail]][roll(7)]!)
  }
  return file
}

test.each(CASES.map(c => [c[0].name, ...c] as const))('%s', async (_, importer, text, mapping) => {
  const roll = dice(FILES), good = Buffer.from(text)
  expect((await entriesOf(importer, good, { mapping })).some(e => e.statements.length > 0)).toBe(true)
  let read = 0, refused = 0
  for (let i = 0; i < FILES; i++) {
    const file = mutated(good, roll)
    try {
      for (const e of await entriesOf(importer, file, { mapping, size: 1 + roll(400) })) expect(e.line).toBeGreaterThan(1)
      read++
    } catch (e) {
      if (!(e instanceof BelligraphError)) throw new Error(`file ${i}: ${JSON.stringify(file.toString('latin1'))}`, { cause: e })
      expect(e.message).toMatch(/^(x\.csv|mapping)/)
      refused++
    }
  }
  expect(Math.min(read, refused)).toBeGreaterThan(FILES / 50) // faults of both kinds were made
}, 60_000 + FILES * 20)

const folder = mkdtempSync(join(tmpdir(), 'belligraph-mutated-'))
afterAll(() => rmSync(folder, { recursive: true }))

const RECORDS = [...base(3, 2), ...claims(4, 3, 2)]
const JSONL = Buffer.from([{ belligraph: 'jsonl', version: 1, records: RECORDS.length }, ...RECORDS].map(line => `${JSON.stringify(line)}\n`).join(''))
/** Takes in records from a file that is gone through more than once. */
async function recordsIn(file: Buffer, write: (records: AnyRecord[]) => Promise<number>, size = 64): Promise<{ records: number; written: number }> {
  const path = join(folder, 'x.jsonl')
  writeFileSync(path, file)
  return importJsonl(pieces(file, size), path, 'x.jsonl', write)
}

test('jsonl', async () => {
  const roll = dice(FILES)
  let read = 0, refused = 0
  for (let i = 0; i < FILES; i++) {
    // Most faults leave no JSON: half of the files get theirs inside a text.
    const file = i % 2 === 0 ? mutated(JSONL, roll) : Buffer.from(JSONL.toString().replace(/(?<="text":")[^"]+/g, text => (roll(4) === 0 ? JSON.stringify(BITS[roll(BITS.length)]!.toString()).slice(1, -1) + text : text)))
    let given = 0
    try {
      const { records, written } = await recordsIn(file, async part => { given += part.length; return part.length }, 1 + roll(400))
      expect([given, written]).toEqual([records, records])
      read++
    } catch (e) {
      if (!(e instanceof BelligraphError)) throw new Error(`file ${i}: ${JSON.stringify(file.toString('latin1'))}`, { cause: e })
      expect([e.message.slice(0, 7), given]).toEqual(['x.jsonl', 0])
      refused++
    }
  }
  expect(Math.min(read, refused)).toBeGreaterThan(FILES / 50)
}, 60_000 + FILES * 20)

test('what is refused leaves the store as it was; what is read is there whole', async () => {
  const store = await openStore({ data: folder }), roll = dice(7)
  for (const [importer, text, mapping] of CASES) {
    for (let i = 0; i < WRITTEN; i++) {
      const before = (await store.snapshot()).version
      try {
        const { report, claims } = await takeIn({ importer, bytes: pieces(mutated(Buffer.from(text), roll), 64), options: { file: 'x.csv', mapping }, store, lexicon: { actors: [], places: [] }, now: new Date(Date.UTC(2026, 0, 1, 0, 0, i)) })
        const snapshot = await store.snapshot()
        // Two rows may say the same in the same words and line only when they are one.
        expect(new Set(snapshot.claimsOfReport(report.id)).size).toBe(claims.total)
        expect([...snapshot.records.import.values()].some(r => r.unfinished)).toBe(false)
      } catch (e) {
        if (!(e instanceof BelligraphError)) throw e
        expect((await store.snapshot()).version).toBe(before)
      }
    }
  }
  for (let i = 0; i < 10 * WRITTEN; i++) {
    const before = (await store.snapshot()).version
    await recordsIn(mutated(JSONL, roll), async records => (await store.write(records)).written).catch(async (e: unknown) => {
      if (!(e instanceof BelligraphError)) throw e
      expect((await store.snapshot()).version).toBe(before)
    })
  }
  expect(await store.check()).toEqual([])
  await store.close()
})
