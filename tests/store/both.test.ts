/**
 * The same answers from both real engines: every ready question, statements made up over the dialect, and, by name, every difference that is known,
 * asked past the guard to see that it is there still and through it to see what is done about it. `BELLIGRAPH_STATEMENTS` makes more statements.
 */
import { createReadStream, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import fc from 'fast-check'
import neo4j from 'neo4j-driver'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { EXTRACTS } from '../../src/api/imports.js'
import { ROOT, SEED } from '../../src/checkout.js'
import { RULES } from '../../src/cypher/dialect-rules.js'
import { FUNCTIONS } from '../../src/cypher/functions.js'
import { ucdpGed } from '../../src/formats/ucdp-ged.js'
import { propertyGraph } from '../../src/graph/property-graph.js'
import { type GraphSchema, schemaOf } from '../../src/graph/schema.js'
import { takeIn } from '../../src/importing.js'
import { lexiconData } from '../../src/lexicon.js'
import { canonical } from '../../src/ids.js'
import { loadSeed } from '../../src/seed.js'
import { Child, type Rows } from '../../src/store/child.js'
import { openStore } from '../../src/store/open.js'
import { bind, loadQuestions } from '../../src/store/questions.js'
import { type Answer, DEFAULT_LIMITS, type Store } from '../../src/store/store.js'
import { program, type RunningNeo4j, startNeo4j } from '../real/neo4j.js'
import { describeWith } from '../real/program.js'
import { statements } from './statements.js'
import { base, claims } from './world.js'

const { questions } = loadQuestions(join(ROOT, 'cypher', 'questions'))
/** Half of its reports are a data set. */
const made = [...base(25, 6).map((r, i) => (r.kind === 'report' && i % 2 === 0 ? { ...r, data: { ...r.data, source: 'ucdp-ged' } } : r)), ...claims(400, 25, 6)]
const EXTRACT = join(SEED, EXTRACTS['ucdp-ged']!)
/** What fills the embedded store; the other one gets its records. */
const WORLDS: Record<string, (store: Store) => Promise<unknown>> = {
  'the seed': store => store.write(loadSeed(SEED)),
  'the seed and the UCDP extract': async store => {
    await store.write(loadSeed(SEED))
    await takeIn({ importer: ucdpGed, bytes: createReadStream(EXTRACT), options: { file: basename(EXTRACT) }, store, lexicon: lexiconData(SEED), now: new Date('2026-01-01') })
  },
  'a made-up world': store => store.write(made),
}
/** Wide enough for a busy machine. */
const LIMITS = { ...DEFAULT_LIMITS, ms: 60_000 }
const MANY = Number(process.env.BELLIGRAPH_STATEMENTS ?? 165)

/** An answer to compare: decimals to twelve digits, since sums may be taken in another order; errors by their code. */
const plain = (value: unknown): unknown => (typeof value === 'number' && !Number.isInteger(value) ? Number(value.toPrecision(12)) : Array.isArray(value) ? value.map(plain)
  : typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value).map(([k, v]) => [k, plain(v)])) : value)
const outcome = (asked: Promise<Answer | Rows>): Promise<unknown> => asked.then(({ columns, rows }) => ({ columns, rows: plain(rows) }), (e: Error) => ({ failed: (e as { code?: string }).code ?? e.name }))

await describeWith([program], 'on both engines', () => {
  let server: RunningNeo4j
  beforeAll(async () => { server = await startNeo4j() })
  afterAll(() => server.stop())

  describe.each(Object.entries(WORLDS))('over %s', (world, fill) => {
    const data = mkdtempSync(join(tmpdir(), 'belligraph-'))
    let both: [embedded: Store, neo4j: Store]
    let busiest: string[], schema: GraphSchema, values: Map<string, unknown[]>
    beforeAll(async () => {
      const driver = neo4j.driver(server.uri)
      await driver.executeQuery('MATCH (n) DETACH DELETE n')
      await driver.close()
      both = [await openStore({ data }), await openStore({ data: '', neo4j: { uri: server.uri, user: 'neo4j', password: '', database: 'neo4j' } })]
      await fill(both[0])
      await both[1].restore(await both[0].records())
      const snapshot = await both[0].snapshot(), ties = new Map<string, number>()
      for (const r of snapshot.relations.values()) for (const a of [r.source, r.target]) ties.set(a, (ties.get(a) ?? 0) + 1)
      busiest = [...ties].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1)).slice(0, 2).map(([id]) => id)
      const graph = propertyGraph({ actors: snapshot.actors.values(), places: [...snapshot.places.values()], reports: snapshot.reports.values(), claims: [...snapshot.claims.values()], relations: snapshot.relations.values(), quote: () => undefined })
      schema = schemaOf(graph)
      values = new Map()
      const note = (owner: string, row: object) => { for (const [k, v] of Object.entries(row)) values.set(`${owner}.${k}`, [...(values.get(`${owner}.${k}`) ?? []), v].slice(0, 40)) }
      for (const [owner, rows] of [['Actor', graph.actors], ['Claim', graph.claims], ['Place', graph.places], ['Report', graph.reports]] as const) for (const row of rows) note(owner, row)
      for (const { type, properties } of graph.relations) note({ attack: 'ATTACKED', alliance: 'ALLIED_WITH', reinforcement: 'REINFORCED' }[type as string] ?? type, properties)
    })
    afterAll(async () => {
      for (const store of both) await store.close()
      rmSync(data, { recursive: true })
    })

    test.each([...questions.values()].map(q => [q.name, q] as const))('the ready question %s', async (_name, question) => {
      const actors = Object.entries(question.params).filter(([, p]) => p.type === 'actor').map(([key], i) => [key, busiest[i]!] as const)
      for (const params of [bind(question, new Map()), bind(question, new Map(actors))]) {
        const [here, there] = await Promise.all(both.map(store => store.query(question.statement, params, LIMITS)))
        expect(there!.columns).toEqual(here!.columns)
        expect(there!.rows).toEqual(here!.rows)
        expect(here!.truncated).toBe(false)
      }
    })
    test('most ready questions have something to say', async () => {
      const rows: number[] = []
      for (const q of questions.values()) {
        const actors = Object.entries(q.params).filter(([, p]) => p.type === 'actor').map(([key], i) => [key, busiest[i]!] as const)
        rows.push((await both[0].query(q.statement, bind(q, new Map(actors)), LIMITS)).rows.length)
      }
      expect(rows.filter(n => n > 0).length).toBeGreaterThan(questions.size * 0.6)
    })

    test(`${MANY} statements made up over the dialect`, async () => {
      let answered = 0, asked = 0, large = 0
      await fc.assert(fc.asyncProperty(statements(schema, (owner, property) => values.get(`${owner}.${property}`) ?? []), async statement => {
        const [here, there] = await Promise.all(both.map(store => outcome(store.query(statement, {}, { ...LIMITS, ms: 10_000 }))))
        // What is too large for one of them says nothing of how they differ.
        if ([here, there].some(o => (o as { failed?: string }).failed === 'query-limit')) return void large++
        expect(here, statement).toEqual(there)
        expect(here, statement).toHaveProperty('rows')
        asked++
        if ((here as { rows: unknown[] }).rows.length > 0) answered++
      }), { numRuns: MANY, seed: 20180609, endOnFailure: true })
      expect(asked).toBeGreaterThan(0.9 * (asked + large))
      // Statements that find nothing would agree whatever the engines do.
      expect(answered / asked).toBeGreaterThan(0.5)
    }, 120_000 + MANY * 400)

    if (world !== 'the seed') return
    describe('differences that are known', () => {
      let past: [embedded: Child, neo4j: Child]
      const params = { one: 5 }
      const raw = (text: string) => Promise.all(past.map(child => outcome(child.call<Rows>({ do: 'ask', text, params, limits: DEFAULT_LIMITS }))))
      beforeAll(async () => {
        await both[0].query('RETURN 1 AS one')
        past = [new Child('embedded'), new Child('neo4j')]
        await past[1].call({ do: 'connect', settings: { uri: server.uri, user: 'neo4j', password: '', database: 'neo4j' } })
        await past[0].call({ do: 'open', mode: 'read', file: join(data, 'engine', (JSON.parse(readFileSync(join(data, 'engine', 'seal.json'), 'utf8')) as { file: string }).file) })
      })
      afterAll(async () => { for (const child of past) await child.kill() })

      test.each(RULES.flatMap(rule => rule.examples.map(example => [rule.name, example, rule] as const)))('%s: %s', async (name, example, rule) => {
        const [here, there] = await raw(example)
        // What breaks only over a large graph is shown in embedded.test.ts.
        if (name !== 'unlabelled nodes of a chain') expect(here, 'the engines agree: the rule can go').not.toEqual(there)
        const guarded = await Promise.all(both.map(store => store.query(example, params).catch((e: Error) => e)))
        const mine = guarded[rule.on === 'neo4j' ? 1 : 0], other = guarded[rule.on === 'neo4j' ? 0 : 1]
        if (rule.does === 'refused') {
          expect(mine).toMatchObject({ code: 'query-refused', details: { start: expect.any(Number), end: expect.any(Number) } })
          expect(other).toHaveProperty('rows')
        } else if (rule.does === 'noted') expect((mine as Answer).notes.length).toBeGreaterThan(0)
        else {
          expect(mine).toHaveProperty('ran')
          // What is not ordered comes as it comes.
          const bag = ({ columns, rows }: Answer) => ({ columns, rows: /\bORDER BY\b/.test(example) ? rows : rows.toSorted((a, b) => (canonical(a) < canonical(b) ? -1 : 1)) })
          expect(bag(mine as Answer)).toEqual(bag(other as Answer))
        }
      })

      // What a guard cannot see before it runs: values that do not fit. The README says so.
      test.each(['RETURN 1 + true AS x', "RETURN date('2018-13-01') AS x", 'RETURN size(1) AS x', 'RETURN toInteger([1]) AS x', "RETURN substring('abc', 'x') AS x"])('values that do not fit: %s', async statement => {
        expect((await both[0].query(statement)).rows).toEqual([[null]])
        await expect(both[1].query(statement)).rejects.toMatchObject({ code: 'query-failed' })
      })
    })

    test.each(FUNCTIONS.map(f => [f.signature, f] as const))('the function %s', async (_, { name }) => {
      const ASKED: Record<string, string> = {
        avg: 'UNWIND [1, 2] AS x RETURN avg(x) AS v', collect: 'UNWIND [1, 2] AS x RETURN collect(x) AS v', count: 'UNWIND [1, null] AS x RETURN count(x) AS v', max: "UNWIND ['a', 'b'] AS x RETURN max(x) AS v", min: 'UNWIND [2, 1] AS x RETURN min(x) AS v', sum: 'UNWIND [1, 2] AS x RETURN sum(x) AS v',
        head: 'RETURN head([1, 2]) AS v', last: 'RETURN last([1, 2]) AS v', range: 'RETURN range(1, 9, 3) AS v', reverse: "RETURN [reverse('ab'), reverse([1, 2])] AS v", size: "RETURN [size('قسد'), size([1])] AS v", tail: 'RETURN tail([1, 2]) AS v',
        left: "RETURN left('abc', 2) AS v", ltrim: "RETURN ltrim(' a') AS v", replace: "RETURN replace('aba', 'a', 'c') AS v", right: "RETURN right('abc', 2) AS v", rtrim: "RETURN rtrim('a ') AS v", split: "RETURN split('a-b', '-') AS v", substring: "RETURN substring('abcd', 1, 2) AS v", toLower: "RETURN toLower('AÉ') AS v", toString: 'RETURN toString(12) AS v', toUpper: "RETURN toUpper('aé') AS v", trim: "RETURN trim(' a ') AS v",
        abs: 'RETURN abs(-3) AS v', ceil: 'RETURN ceil(2.1) AS v', floor: 'RETURN floor(-2.1) AS v', round: 'RETURN [round(2.5), round(-2.5), round(2.4)] AS v', sign: 'RETURN sign(-3) AS v', sqrt: 'RETURN sqrt(16) AS v', toFloat: "RETURN toFloat('1.5') AS v", toInteger: "RETURN toInteger('12') AS v",
        endNode: 'MATCH (a:Actor)-[r:ATTACKED]->(b:Actor) RETURN endNode(r).id AS v ORDER BY v LIMIT 3', startNode: 'MATCH (a:Actor)-[r:ATTACKED]->(b:Actor) RETURN startNode(r).id AS v ORDER BY v LIMIT 3', keys: 'MATCH (a:Actor) UNWIND keys(a) AS k RETURN k AS k, count(*) AS v ORDER BY k', labels: 'MATCH (a:Actor) RETURN DISTINCT labels(a) AS v', length: 'MATCH p = (a:Actor)-[:ATTACKED]->(b:Actor) RETURN DISTINCT length(p) AS v',
        nodes: 'MATCH p = (a:Actor)-[:ATTACKED]->(b:Actor) RETURN [n IN nodes(p) | n.id] AS v ORDER BY v LIMIT 3', properties: 'MATCH (a:Actor) RETURN properties(a) AS v ORDER BY a.id LIMIT 2', relationships: 'MATCH p = (a:Actor)-[:ATTACKED]->(b:Actor) RETURN [r IN relationships(p) | r.id] AS v ORDER BY v LIMIT 3', type: 'MATCH (a:Actor)-[r]->(b:Actor) RETURN DISTINCT type(r) AS v ORDER BY v',
        date: "RETURN [date('2018-06-09'), date('2018-06-09') < date('2018-06-10')] AS v",
        all: 'RETURN all(x IN [1, 2] WHERE x > 0) AS v', any: 'RETURN any(x IN [1, 2] WHERE x > 1) AS v', coalesce: 'RETURN coalesce(null, 2) AS v', exists: 'MATCH (a:Actor) WHERE exists { (a)-[:ATTACKED]->(:Actor) } RETURN count(a) AS v', none: 'RETURN none(x IN [1, 2] WHERE x > 2) AS v', single: 'RETURN single(x IN [1, 2] WHERE x > 1) AS v', toBoolean: "RETURN toBoolean('true') AS v",
      }
      const [here, there] = await Promise.all(both.map(store => outcome(store.query(ASKED[name]!))))
      expect(here).toEqual(there)
      expect((here as Answer).rows.flat()).not.toContain(null)
    })
  })
})
