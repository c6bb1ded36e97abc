/**
 * On Neo4j the store's own nodes lie beside the graph. Each statement here would find them; asked as people ask, it must answer what it answers, past every guard,
 * on the same server when these nodes are gone.
 */
import neo4j from 'neo4j-driver'
import { expect, test } from 'vitest'
import { Child, type Rows } from '../../src/store/child.js'
import { openStore } from '../../src/store/open.js'
import { type Answer, DEFAULT_LIMITS } from '../../src/store/store.js'
import { program, startNeo4j } from '../real/neo4j.js'
import { describeWith } from '../real/program.js'
import { base, claims } from './world.js'

const ASKED = [
  'MATCH (n) RETURN count(n) AS n', 'MATCH (n:Record) RETURN count(n) AS n', 'MATCH (n:!Actor) RETURN labels(n) AS l, count(n) AS n ORDER BY l', 'MATCH (n:%) RETURN labels(n) AS l, count(n) AS n ORDER BY l', 'MATCH (:Record|Actor) RETURN count(*) AS n',
  'MATCH (n IS Record) RETURN count(*) AS n', 'MATCH (n IS Record|Actor WHERE n.id IS NOT NULL) RETURN labels(n) AS l, count(n) AS n ORDER BY l', 'MATCH (n:Meta:Record) RETURN count(*) AS n', 'MATCH (n:Meta) RETURN count(*) AS n', "MATCH (n {id: 'belligraph'}) RETURN count(*) AS n", 'MATCH (n:Actor&!Place) RETURN count(n) AS n',
  'MATCH (a:Actor) RETURN a.id AS id ORDER BY id UNION MATCH (a) RETURN a.id AS id ORDER BY id', 'RETURN COUNT { (n) } AS n', 'RETURN COUNT { (n:!Actor) } AS n', 'RETURN COUNT { MATCH (n) } AS n', 'RETURN EXISTS { (n:Meta) } AS n', 'RETURN COLLECT { MATCH (n:Meta) RETURN n.id } AS n',
  'MATCH (n)-[*0..1]-(m) RETURN count(DISTINCT n) AS n', 'MATCH p = (n)-[*0..0]-(m) RETURN count(p) AS n', 'MATCH (a:Actor) WITH a LIMIT 1 RETURN size([(n)-[*0..0]-(m) | n.json]) AS n', 'MATCH (n)--{0,1}(m) RETURN count(DISTINCT n) AS n', 'MATCH (n)-[:WITHIN]->*(m) RETURN count(DISTINCT n) AS n',
  'MATCH SHORTEST 1 (a)-[:ATTACKED*0..1]-(b) RETURN count(DISTINCT a) AS n', 'MATCH ((a)-[:ATTACKED]->(b)){1,2} RETURN count(*) AS n', 'CALL { MATCH (n) RETURN n.id AS i } RETURN count(*) AS n', 'CALL () { MATCH (n:Record) RETURN n.key AS i } RETURN count(*) AS n', 'OPTIONAL MATCH (n:Meta) RETURN n.seq AS n',
  'MATCH (a:Actor) WITH a ORDER BY a.id LIMIT 1 MATCH (n) WHERE elementId(n) <> elementId(a) RETURN labels(n) AS l, count(*) AS n ORDER BY l',
  'MATCH (a:Actor) WHERE NOT EXISTS { (r:Record) } RETURN count(a) AS n', 'MATCH (a:Actor), (n) RETURN count(DISTINCT n) AS n', 'MATCH (`a b`), (:Meta) RETURN count(*) AS n', 'MATCH (n) WHERE n:Record RETURN count(n) AS n', 'MATCH (n) WHERE NOT n:Actor RETURN count(n) AS n', 'MATCH (n) WHERE (n.seq) > 0 RETURN count(n) AS n',
  'MATCH (where) RETURN count(where) AS n', 'MATCH (is:Record) RETURN count(*) AS n', 'MATCH (n /* x */ : /* y */ Record) RETURN count(*) AS n', 'PROFILE MATCH (n:Record) RETURN count(n) AS n',
]
/** Those whose nodes cannot be named must not run. */
const REFUSED = ['MATCH ((a)-->(b)){0,1} RETURN count(*) AS n', 'MATCH (x:Actor)((a)-->(b))*(y:Actor) RETURN count(*) AS n', 'MATCH (n:$("Rec" + "ord")) RETURN count(n) AS n', 'MATCH (n:$any(["Record"])) RETURN count(n) AS n']

await describeWith([program], 'the store’s own nodes', async () => {
  test('are in nobody’s answer', async () => {
    const server = await startNeo4j(), settings = { uri: server.uri, user: 'neo4j', password: '', database: 'neo4j' }
    const store = await openStore({ data: '', neo4j: settings }), driver = neo4j.driver(server.uri), child = new Child('neo4j')
    await driver.executeQuery('MATCH (n) DETACH DELETE n')
    await store.restore([...base(6, 3), ...claims(40, 6, 3)])
    const rows = ({ rows, columns }: Answer | Rows) => ({ columns, rows: columns.includes('plan') ? rows.length : rows }), answers = new Map<string, unknown>()
    expect((await driver.executeQuery('MATCH (n:Record|Meta) RETURN count(n) AS n')).records[0]!.get('n').toNumber()).toBeGreaterThan(40)
    for (const statement of ASKED) answers.set(statement, await store.query(statement).then(rows, (e: Error) => e.message))
    for (const statement of REFUSED) await expect(store.query(statement), statement).rejects.toThrow()
    // A label is told of as long as a constraint names it.
    for (const [statement, labels] of [['CALL db.labels()', ['Actor', 'Claim', 'Place', 'Report']], ['CALL db.labels() YIELD label AS l WHERE l STARTS WITH "R" RETURN l AS l', ['Report']]] as const) expect((await store.query(statement)).rows.flat().sort()).toEqual(labels)
    expect(((await store.query('CALL db.propertyKeys() YIELD propertyKey RETURN collect(propertyKey) AS keys')).rows[0]![0] as string[]).filter(k => ['json', 'key', 'seq'].includes(k))).toEqual([])
    await store.close()
    await driver.executeQuery('MATCH (n:Record|Meta) DELETE n')
    await child.call({ do: 'connect', settings })
    for (const statement of ASKED) expect(answers.get(statement), statement).toEqual(rows(await child.call<Rows>({ do: 'ask', text: statement, params: {}, limits: DEFAULT_LIMITS })))
    await child.kill()
    await driver.close()
    await server.stop()
  }, 120_000)
})
