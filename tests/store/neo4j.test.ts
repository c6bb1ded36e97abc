import neo4j from 'neo4j-driver'
import { afterAll, beforeAll } from 'vitest'
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
})
