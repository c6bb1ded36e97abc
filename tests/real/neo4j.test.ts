import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import neo4j from 'neo4j-driver'
import { expect, test } from 'vitest'
import { importCsv, importer, program, startNeo4j } from './neo4j.js'
import { describeWith } from './program.js'

const names = async (uri: string): Promise<string[]> => {
  const driver = neo4j.driver(uri, undefined, { maxTransactionRetryTime: 0 })
  const { records } = await driver.executeQuery('MATCH (a:Actor)-[:ATTACKED]->(b:Actor) RETURN a.name AS a, b.name AS b')
  await driver.close()
  return records.flatMap(r => [r.get('a'), r.get('b')])
}

await describeWith([program], 'Neo4j', () => {
  test('answers over Bolt and is gone after stop', async () => {
    const { uri, stop } = await startNeo4j()
    const driver = neo4j.driver(uri)
    await driver.executeQuery("MERGE (a:Actor {name: 'داعش'})-[:ATTACKED]->(:Actor {name: 'قسد'})")
    await driver.close()
    expect(await names(uri)).toEqual(['داعش', 'قسد'])
    await stop()
    if (!process.env.NEO4J_URI) await expect(names(uri)).rejects.toThrow()
  })
})

await describeWith([importer], 'neo4j-admin', () => {
  test('imports CSV into a store that the server then opens', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'belligraph-csv-'))
    const [nodes, ties] = [join(folder, 'nodes.csv'), join(folder, 'ties.csv')]
    await writeFile(nodes, 'id:ID,name,:LABEL\nisis,داعش,Actor\nsdf,قسد,Actor\n')
    await writeFile(ties, ':START_ID,:END_ID,:TYPE\nisis,sdf,ATTACKED\n')
    const { uri, stop } = await startNeo4j(await importCsv([nodes], [ties]))
    expect(await names(uri)).toEqual(['داعش', 'قسد'])
    await stop()
    expect(await readdir(folder)).toHaveLength(2)
    await rm(folder, { recursive: true })
  })
})
