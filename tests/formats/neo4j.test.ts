/** The Cypher script and the files for neo4j-admin, run by the real Neo4j (and the script by the embedded engine): the graph that comes out is compared whole. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import grafeo from '@grafeo-db/js'
import { unzipSync } from 'fflate'
import neo4j from 'neo4j-driver'
import { expect, test } from 'vitest'
import { LINKS, propertyGraph, type Row } from '../../src/graph/property-graph.js'
import { CLAIM_TYPES } from '../../src/model.js'
import { importer, importWith, program, startNeo4j } from '../real/neo4j.js'
import { describeWith } from '../real/program.js'
import { byAttributes, expectFidelity } from './fidelity.js'
import { bytes, legible, picture } from './picture.js'

const graph = propertyGraph({ ...picture, reports: picture.reports.values() })
const statements = bytes('cypher').toString('utf8').replace(/^\/\/.*\n/gm, '').split(/;\n/).slice(0, -1)

/** A row as text, keys sorted, nothing empty: a database does not keep an absent property, nor the importer an empty list. */
const plain = (row: Row): string => JSON.stringify(Object.entries(row)
  .filter(([, v]) => v !== undefined && v !== null && !(Array.isArray(v) && v.length === 0)).sort(([a], [b]) => (a < b ? -1 : 1)), (_, v) => (typeof v === 'string' ? legible(v) : v))
const nodesOf = (rows: Row[]): string[] => rows.map(plain).sort()
const EXPECTED = {
  Actor: nodesOf(graph.actors), Place: nodesOf(graph.places), Report: nodesOf(graph.reports), Claim: nodesOf(graph.claims),
  links: Object.entries(LINKS).flatMap(([name, [, type]]) => graph.links[name as keyof typeof LINKS].map(l => `${l.from} ${type} ${l.to}`)).sort(),
  relations: graph.relations.map(r => `${r.source} ${CLAIM_TYPES[r.type].relationship} ${r.target} ${plain(r.properties)}`).sort(),
}

/** What the README says of it is so. */
async function expectKept(format: string, reader: string, ask: Ask): Promise<void> {
  const edges: [string, string, Row][] = []
  for (const type of new Set(Object.values(CLAIM_TYPES).map(t => t.relationship))) {
    for (const r of await ask(`MATCH (a:Actor)-[r:${type}]->(b:Actor) RETURN a.id AS a, b.id AS b, properties(r) AS row`)) edges.push([String(r.a), String(r.b), r.row as Row])
  }
  expectFidelity(format, reader, byAttributes((await ask('MATCH (n:Actor) RETURN n.id AS id, n.nameAr AS nameAr')).map(n => [String(n.id), n]), edges))
}

type Ask = (statement: string) => Promise<Row[]>
/** All that a database holds, in the same words. */
async function held(ask: Ask): Promise<typeof EXPECTED> {
  const of = async (label: string) => nodesOf((await ask(`MATCH (n:${label}) RETURN properties(n) AS row`)).map(r => r.row as Row))
  const relations: string[] = [], links: string[] = []
  for (const type of new Set(Object.values(CLAIM_TYPES).map(t => t.relationship))) {
    for (const r of await ask(`MATCH (a:Actor)-[r:${type}]->(b:Actor) RETURN a.id AS a, b.id AS b, properties(r) AS row`)) {
      const { evidence: _, ...row } = r.row as Row
      relations.push(`${r.a} ${type} ${r.b} ${plain(row)}`)
    }
  }
  for (const [from, type, to] of Object.values(LINKS)) for (const r of await ask(`MATCH (a:${from})-[:${type}]->(b:${to}) RETURN a.id AS a, b.id AS b`)) links.push(`${r.a} ${type} ${r.b}`)
  return { Actor: await of('Actor'), Place: await of('Place'), Report: await of('Report'), Claim: await of('Claim'), links: links.sort(), relations: relations.sort() }
}

/** Asks a Neo4j until `use` is done. */
async function asking<T>(uri: string, use: (ask: Ask) => Promise<T>): Promise<T> {
  const driver = neo4j.driver(uri, undefined, { disableLosslessIntegers: true })
  try { return await use(async s => (await driver.executeQuery(s)).records.map(r => r.toObject())) } finally { await driver.close() }
}

test('cypher: the embedded engine runs it, twice, and holds the whole graph', async () => {
  const db = grafeo.GrafeoDB.create()
  const ask: Ask = async s => (await db.executeCypher(s)).toArray() as Row[]
  for (const s of [...statements, ...statements]) await ask(s)
  expect(await held(ask)).toEqual(EXPECTED)
  await expectKept('cypher', 'embedded engine', ask)
  db.close()
})

await describeWith([program], 'cypher', () => test('Neo4j runs it, twice, and holds the whole graph', async () => {
  const { uri, stop } = await startNeo4j()
  try {
    expect(await asking(uri, async ask => {
      await ask('MATCH (n) DETACH DELETE n')
      for (const s of [...statements, ...statements]) await ask(s)
      await expectKept('cypher', 'Neo4j', ask)
      return held(ask)
    })).toEqual(EXPECTED)
  } finally { await stop() }
}))

await describeWith([importer], 'neo4j-csv', () => test('neo4j-admin imports it and holds the whole graph', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'neo4j-csv-'))
  for (const [name, content] of Object.entries(unzipSync(bytes('neo4j-csv')))) writeFileSync(join(folder, name), content)
  const { uri, stop } = await startNeo4j(await importWith(['@import.args'], folder))
  try {
    expect(await asking(uri, held)).toEqual(EXPECTED)
    await asking(uri, ask => expectKept('neo4j-csv', 'neo4j-admin, Neo4j', ask))
  } finally {
    await stop()
    rmSync(folder, { recursive: true })
  }
}))
