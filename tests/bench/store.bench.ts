/**
 * Loading 50,000 claims into each store, against the same statements sent to the same engine alone, in the same batches: what the journal, the
 * snapshot, folding and the process between cost. Each side ends when all is on disk. Prints seconds and the ratio raw / ours: 1 is no cost, 0.5 twice the time.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { GrafeoDB } from '@grafeo-db/js'
import { bench, expect } from 'vitest'
import type { AnyRecord } from '../../src/model.js'
import { driverOf } from '../../src/store/neo4j/driver.js'
import { parameter } from '../../src/store/neo4j/values.js'
import { openStore, type StoreSettings } from '../../src/store/open.js'
import { project, type Statement } from '../../src/store/project.js'
import { statementsOf } from '../../src/store/statements.js'
import { Snapshot } from '../../src/store/snapshot.js'
import { startNeo4j } from '../real/neo4j.js'
import { base, claims } from '../store/world.js'

const CLAIMS = 50_000, BATCH = 5_000, ACTORS = 500, REPORTS = 1_000
const batches: AnyRecord[][] = [base(ACTORS, REPORTS), ...Array.from({ length: CLAIMS / BATCH }, (_, i) => claims(BATCH, ACTORS, REPORTS, i * BATCH))]

/** The statements that the store sends for the batches. */
const snapshot = new Snapshot()
const statements: Statement[][] = batches.map(records => {
  const change = snapshot.prepare(records), out = [...project(change)]
  snapshot.commit(change)
  return out
})

async function seconds(work: () => Promise<void>): Promise<number> {
  const began = performance.now()
  await work()
  return (performance.now() - began) / 1_000
}

const ours = (settings: StoreSettings): Promise<number> => seconds(async () => {
  const store = await openStore(settings)
  for (const records of batches) await store.write(records)
  await store.close()
})

const say = (engine: string, raw: number, own: number): void => {
  process.stdout.write(`load ${CLAIMS} claims, ${engine}: raw ${raw.toFixed(1)} s, ours ${own.toFixed(1)} s, ratio ${(raw / own).toFixed(2)}\n`)
  expect(raw / own).toBeGreaterThanOrEqual(0.5)
}

const folder = mkdtempSync(join(tmpdir(), 'belligraph-bench-'))
const rawEmbedded = await seconds(async () => {
  const db = GrafeoDB.create(join(folder, 'raw.grafeo'))
  for (const text of ['schema/constraints', 'schema/embedded'].flatMap(statementsOf)) await db.executeCypher(text)
  for (const batch of statements) {
    const transaction = db.beginTransaction()
    for (const { text, params } of batch) await transaction.executeCypher(text, params)
    transaction.commit()
  }
  db.walCheckpoint()
  db.close()
})
say('embedded', rawEmbedded, await ours({ data: join(folder, 'data') }))

const server = await startNeo4j()
const settings = { uri: server.uri, user: 'neo4j', password: '', database: 'neo4j' }
const driver = driverOf(settings)
for (const text of ['schema/constraints', 'neo4j/schema'].flatMap(statementsOf)) await driver.executeQuery(text)
// Both run on a warm server: the first load is not measured.
for (const measured of [false, true]) {
  const rawNeo4j = await seconds(async () => {
    for (const batch of statements) {
      const session = driver.session()
      await session.executeWrite(async t => { for (const { text, params } of batch) await t.run(text, parameter(params) as Record<string, unknown>) })
      await session.close()
    }
  })
  const session = driver.session() // in transactions of its own, so not through executeQuery
  await session.run('MATCH (n) CALL { WITH n DETACH DELETE n } IN TRANSACTIONS OF 10000 ROWS')
  await session.close()
  if (measured) say('Neo4j', rawNeo4j, await ours({ data: '', neo4j: settings }))
}
await driver.close()
await server.stop()
rmSync(folder, { recursive: true })

bench('folding them in memory', () => {
  const s = new Snapshot()
  for (const records of batches) s.commit(s.prepare(records))
}, { iterations: 3 })
