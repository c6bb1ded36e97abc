/**
 * Taking in the 16,566 events of UCDP GED for Syria, from the packed file to the finished graph, against the same statements sent to the engine alone in as
 * many transactions. Prints seconds and the ratio raw / ours: 0.5 is twice the time.
 */
import { createReadStream, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { GrafeoDB } from '@grafeo-db/js'
import { bench, expect } from 'vitest'
import { SEED } from '../../src/checkout.js'
import { ucdpGed } from '../../src/formats/ucdp-ged.js'
import { unpacked } from '../../src/formats/unpack.js'
import { takeIn } from '../../src/importing.js'
import { lexiconData } from '../../src/lexicon.js'
import { loadSeed } from '../../src/seed.js'
import { openStore } from '../../src/store/open.js'
import { project, type Statement } from '../../src/store/project.js'
import { statementsOf } from '../../src/store/statements.js'
import { recordsOf, Snapshot } from '../../src/store/snapshot.js'
import { shared } from '../shared.js'

const file = shared('data/ucdp/ged-syria-2016-2019-v19.csv.gz')

async function seconds(work: () => Promise<void>): Promise<number> {
  const began = performance.now()
  await work()
  return (performance.now() - began) / 1_000
}

if (file) {
  const folder = mkdtempSync(join(tmpdir(), 'belligraph-bench-')), store = await openStore({ data: join(folder, 'data') }), lexicon = lexiconData(SEED)
  await store.write(loadSeed(SEED))
  const own = await seconds(async () => {
    await takeIn({ importer: ucdpGed, bytes: createReadStream(file), options: { file: 'ged.csv.gz' }, store, lexicon, now: new Date('2026-01-01') })
    expect((await store.query("MATCH (c:Claim {source: 'ucdp-ged'}) RETURN count(c) AS n")).rows[0]![0]).toBeGreaterThan(16_566)
  })
  const statements: Statement[] = [...project(new Snapshot().prepare(recordsOf(await store.snapshot())))]
  await store.close()
  const raw = await seconds(async () => {
    const db = GrafeoDB.create(join(folder, 'raw.grafeo'))
    for (const text of ['schema/constraints', 'schema/embedded'].flatMap(statementsOf)) await db.executeCypher(text)
    const transaction = db.beginTransaction()
    for (const { text, params } of statements) await transaction.executeCypher(text, params)
    transaction.commit()
    db.walCheckpoint()
    db.close()
  })
  rmSync(folder, { recursive: true })
  process.stdout.write(`import 16,566 GED rows, embedded, to finished graph: raw ${raw.toFixed(1)} s, ours ${own.toFixed(1)} s, ratio ${(raw / own).toFixed(2)}\n`)
  expect(raw / own).toBeGreaterThanOrEqual(0.5)
  expect(own).toBeLessThan(20)
}

bench.skipIf(!file)('reading the rows alone', async () => {
  let rows = 0
  for await (const _ of ucdpGed.read(unpacked(createReadStream(file!), 'ged.csv.gz'), { file: 'ged.csv.gz' })) rows++
  expect(rows).toBe(16_566)
}, { iterations: 2 })
