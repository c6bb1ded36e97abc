/** Every ready question gives the same rows in the same order on both real engines: over the seed, and over a larger made-up world. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import neo4j from 'neo4j-driver'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ROOT, SEED } from '../../src/checkout.js'
import { loadSeed } from '../../src/seed.js'
import { openStore } from '../../src/store/open.js'
import { bind, loadQuestions } from '../../src/store/questions.js'
import type { Store } from '../../src/store/store.js'
import { program, type RunningNeo4j, startNeo4j } from '../real/neo4j.js'
import { describeWith } from '../real/program.js'
import { base, claims } from './world.js'

const { questions } = loadQuestions(join(ROOT, 'cypher', 'questions'))
/** Half of its reports are a data set. */
const made = [...base(25, 6).map((r, i) => (r.kind === 'report' && i % 2 === 0 ? { ...r, data: { ...r.data, source: 'ucdp-ged' } } : r)), ...claims(400, 25, 6)]
const WORLDS = { 'the seed': loadSeed(SEED), 'a made-up world': made }

await describeWith([program], 'the ready questions on both engines', () => {
  let server: RunningNeo4j
  beforeAll(async () => { server = await startNeo4j() })
  afterAll(() => server.stop())

  describe.each(Object.entries(WORLDS))('over %s', (_, records) => {
    const data = mkdtempSync(join(tmpdir(), 'belligraph-'))
    let both: Store[]
    let busiest: string[]
    beforeAll(async () => {
      const driver = neo4j.driver(server.uri)
      await driver.executeQuery('MATCH (n) DETACH DELETE n')
      await driver.close()
      both = [await openStore({ data }), await openStore({ data: '', neo4j: { uri: server.uri, user: 'neo4j', password: '', database: 'neo4j' } })]
      for (const store of both) await store.write(records)
      const ties = new Map<string, number>()
      for (const r of (await both[0]!.snapshot()).relations.values()) for (const a of [r.source, r.target]) ties.set(a, (ties.get(a) ?? 0) + 1)
      busiest = [...ties].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1)).slice(0, 2).map(([id]) => id)
    })
    afterAll(async () => {
      for (const store of both) await store.close()
      rmSync(data, { recursive: true })
    })

    test.each([...questions.values()].map(q => [q.name, q] as const))('%s', async (_name, question) => {
      const actors = Object.entries(question.params).filter(([, p]) => p.type === 'actor').map(([key], i) => [key, busiest[i]!] as const)
      for (const params of [bind(question, new Map()), bind(question, new Map(actors))]) {
        const [here, there] = await Promise.all(both.map(store => store.query(question.statement, params)))
        expect(there!.columns).toEqual(here!.columns)
        expect(there!.rows).toEqual(here!.rows)
        expect(here!.truncated).toBe(false)
      }
    })
    test('most of them have something to say', async () => {
      const rows = await Promise.all([...questions.values()].map(async q => {
        const actors = Object.entries(q.params).filter(([, p]) => p.type === 'actor').map(([key], i) => [key, busiest[i]!] as const)
        return (await both[0]!.query(q.statement, bind(q, new Map(actors)))).rows.length
      }))
      expect(rows.filter(n => n > 0).length).toBeGreaterThan(questions.size * 0.6)
    })
  })
})
