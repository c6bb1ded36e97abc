import neo4j from 'neo4j-driver'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openStore } from '../../src/store/open.js'
import { describeWith } from '../real/program.js'
import { program, type RunningNeo4j, startNeo4j } from '../real/neo4j.js'
import { suite } from './suite.js'

await describeWith([program], 'the store on Neo4j', () => {
  let server: RunningNeo4j
  beforeAll(async () => { server = await startNeo4j() })
  afterAll(() => server.stop())
  const run = async (statement: string): Promise<void> => {
    const driver = neo4j.driver(server.uri)
    await driver.executeQuery(statement)
    await driver.close()
  }

  suite({
    open: say => openStore({ data: '', neo4j: { uri: server.uri, user: 'neo4j', password: '', database: 'neo4j' } }, say),
    empty: () => run('MATCH (n) DETACH DELETE n'),
    tamper: run,
  })

  test('a question that nobody waits for any more ends on the server too', async () => {
    const store = await openStore({ data: '', neo4j: { uri: server.uri, user: 'neo4j', password: '', database: 'neo4j' } }), driver = neo4j.driver(server.uri)
    const underWay = async (): Promise<number> => (await driver.executeQuery("SHOW TRANSACTIONS YIELD currentQuery WHERE currentQuery STARTS WITH 'UNWIND range(1, 1000000)'")).records.length
    const until = async (n: number): Promise<void> => { while (await underWay() !== n) await new Promise(resolve => setTimeout(resolve, 50)) }
    const gone = new AbortController(), asked = store.query('UNWIND range(1, 1000000) AS x UNWIND range(1, 1000000) AS y WITH x, y WHERE x * y = -1 RETURN count(*) AS n', {}, { ms: 60_000, rows: 1, bytes: 100 }, { signal: gone.signal })
    await until(1)
    gone.abort()
    await expect(asked).rejects.toMatchObject({ message: expect.stringContaining('cancelled') })
    await until(0)
    await driver.close()
    await store.close()
  })
})
