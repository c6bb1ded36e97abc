/** An import that is killed: nothing of it is in view, the store is whole, and the file taken in again finishes what was begun. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createReadStream, existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { SEED } from '../../src/checkout.js'
import { ucdpGed } from '../../src/formats/ucdp-ged.js'
import { takeIn } from '../../src/importing.js'
import { lexiconData } from '../../src/lexicon.js'
import { openStore } from '../../src/store/open.js'
import { event, ged } from '../formats/rows.js'

const ROWS = 8_000, KILLS = 3
const folder = mkdtempSync(join(tmpdir(), 'belligraph-import-killed-')), data = join(folder, 'data'), journal = join(data, 'journal.jsonl'), file = join(folder, 'ged.csv')
afterAll(() => rmSync(folder, { recursive: true }))
const size = (): number => (existsSync(journal) ? statSync(journal).size : 0)

test.skipIf(process.platform === 'win32')(`killed ${KILLS} times`, async () => {
  writeFileSync(file, ged(...Array.from({ length: ROWS }, (_, i) => event(`${i}`, { best: `${i}` }))))
  let begun = 0
  for (let kill = 0; kill < KILLS; kill++) {
    const child = spawn(process.execPath, ['dist/cli.js', 'import', 'ucdp-ged', file], { env: { PATH: process.env.PATH ?? '', BELLIGRAPH_DATA: data }, stdio: 'ignore' }), ended = once(child, 'close')
    // Some while after the first, second … part of it is written; the first time, as soon as anything is.
    const until = size() + (kill === 0 ? 1 : 1_000_000)
    while (size() < until && child.exitCode === null) await new Promise(r => setTimeout(r, 2))
    child.kill('SIGKILL')
    await ended
    const store = await openStore({ data }), snapshot = await store.snapshot(), imports = [...snapshot.records.import.values()]
    begun += imports.length
    const inView = [...snapshot.claims.values()].filter(c => c.source === 'ucdp-ged').length
    expect(inView, `kill ${kill}`).toBe(imports.some(i => !i.unfinished) ? ROWS : 0)
    expect((await store.query("MATCH (c:Claim {source: 'ucdp-ged'}) RETURN count(c) AS n")).rows).toEqual([[inView]])
    expect(await store.check(), `kill ${kill}`).toEqual([])
    await store.close()
  }
  expect(begun).toBeGreaterThan(0)
  const store = await openStore({ data })
  const left = ROWS - [...(await store.snapshot()).records.claim.values()].filter(c => c.rule === 'import.ucdp-ged').length
  const { claims } = await takeIn({ importer: ucdpGed, bytes: createReadStream(file), options: { file: 'ged.csv' }, store, lexicon: lexiconData(SEED), now: new Date('2026-02-02') })
  expect(claims).toMatchObject({ known: ROWS - left, fresh: left })
  expect([...(await store.snapshot()).claims.values()].filter(c => c.source === 'ucdp-ged')).toHaveLength(ROWS)
  expect(await store.check()).toEqual([])
  await store.close()
}, 600_000)
