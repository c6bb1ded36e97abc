/** An import that is killed: nothing of it is in view, the store is whole, and the file taken in again finishes what was begun. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createReadStream, existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import neo4j from 'neo4j-driver'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { SEED } from '../../src/checkout.js'
import { ucdpGed } from '../../src/formats/ucdp-ged.js'
import { takeIn } from '../../src/importing.js'
import { lexiconData } from '../../src/lexicon.js'
import { readSettings } from '../../src/settings.js'
import { openStore } from '../../src/store/open.js'
import type { Store } from '../../src/store/store.js'
import { event, ged } from '../formats/rows.js'
import { program, type RunningNeo4j, startNeo4j } from '../real/neo4j.js'
import { describeWith } from '../real/program.js'

const ROWS = 8_000, KILLS = 3
const folder = mkdtempSync(join(tmpdir(), 'belligraph-import-killed-')), file = join(folder, 'ged.csv')
beforeAll(() => writeFileSync(file, ged(...Array.from({ length: ROWS }, (_, i) => event(`${i}`, { best: `${i}` })))))
afterAll(() => rmSync(folder, { recursive: true }))

/** Where an import goes: `size` grows as it is written, by some `parts` of it between one kill and the next. `after` makes what else was killed run again. */
interface Goal { env: Record<string, string>; size(): Promise<number>; part: number; kill?(): Promise<void>; after?(): Promise<void> }

async function killed({ env, size, part, kill: alsoKill, after }: Goal): Promise<void> {
  const open = (): Promise<Store> => openStore(readSettings({}, env))
  let begun = 0
  for (let kill = 0; kill < KILLS; kill++) {
    const child = spawn(process.execPath, ['dist/cli.js', 'import', 'ucdp-ged', file], { env: { PATH: process.env.PATH ?? '', ...env }, stdio: 'ignore' }), ended = once(child, 'close')
    // Some while after the first, second … part of it is written; the first time, as soon as anything is.
    const until = await size() + (kill === 0 ? 1 : part)
    while (await size() < until && child.exitCode === null) await new Promise(r => setTimeout(r, 2))
    if (kill === KILLS - 1) await alsoKill?.()
    child.kill('SIGKILL')
    await ended
    if (kill === KILLS - 1) await after?.()
    const store = await open(), snapshot = await store.snapshot(), imports = [...snapshot.records.import.values()]
    begun += imports.length
    const inView = [...snapshot.claims.values()].filter(c => c.source === 'ucdp-ged').length
    expect(inView, `kill ${kill}`).toBe(imports.some(i => !i.unfinished) ? ROWS : 0)
    expect((await store.query("MATCH (c:Claim {source: 'ucdp-ged'}) RETURN count(c) AS n")).rows).toEqual([[inView]])
    expect(await store.check(), `kill ${kill}`).toEqual([])
    await store.close()
  }
  expect(begun).toBeGreaterThan(0)
  const store = await open()
  const left = ROWS - [...(await store.snapshot()).records.claim.values()].filter(c => c.rule === 'import.ucdp-ged').length
  const { claims } = await takeIn({ importer: ucdpGed, bytes: createReadStream(file), options: { file: 'ged.csv' }, store, lexicon: lexiconData(SEED), now: new Date('2026-02-02') })
  expect(claims).toMatchObject({ known: ROWS - left, fresh: left })
  expect([...(await store.snapshot()).claims.values()].filter(c => c.source === 'ucdp-ged')).toHaveLength(ROWS)
  expect(await store.check()).toEqual([])
  await store.close()
}

test.skipIf(process.platform === 'win32')(`killed ${KILLS} times`, async () => {
  const data = join(folder, 'data'), journal = join(data, 'journal.jsonl')
  await killed({ env: { BELLIGRAPH_DATA: data }, size: async () => (existsSync(journal) ? statSync(journal).size : 0), part: 1_000_000 })
}, 600_000)

await describeWith([program], 'into Neo4j', () => {
  let server: RunningNeo4j
  beforeAll(async () => { server = await startNeo4j() })
  afterAll(() => server.stop())

  test(`killed ${KILLS} times, the last time with the server`, async () => {
    const driver = neo4j.driver(server.uri, undefined, { disableLosslessIntegers: true })
    await driver.executeQuery('MATCH (n) DETACH DELETE n')
    const size = async (): Promise<number> => (await driver.executeQuery('MATCH (n) RETURN count(n) AS n')).records[0]!.get('n') as number
    let restart: (() => Promise<RunningNeo4j>) | undefined
    await killed({
      env: { NEO4J_URI: server.uri, NEO4J_USER: 'neo4j', NEO4J_PASSWORD: 'none', BELLIGRAPH_DATA: join(folder, 'unused') }, size, part: 3_000,
      kill: async () => { restart = await server.kill?.() },
      after: async () => { if (restart) server = await restart() },
    })
    await driver.close()
  }, 600_000)
})
