import { join } from 'node:path'
import { MultiGraph } from 'graphology'
import gexf from 'graphology-gexf'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ROOT, SEED } from '../../src/checkout.js'
import { loadSeed } from '../../src/seed.js'
import { loadQuestions } from '../../src/store/questions.js'
import { type Server, serve } from './server.js'

const { questions } = loadQuestions(join(ROOT, 'cypher', 'questions'))
let server: Server
beforeAll(async () => { server = await serve(loadSeed(SEED), { questions }) })
afterAll(() => server.close())
const ask = (path: string) => server.ask(`/api/queries${path}`)
const cypher = (query: string, params = {}) => server.post('/api/cypher', { query, params })

describe('ready questions over the seed', () => {
  test('are listed with what they mean and do not', async () => {
    const { queries, total } = (await ask('')).json
    expect(total).toBe(questions.size)
    for (const q of queries) expect(q).toMatchObject({ title: { ar: expect.any(String), en: expect.any(String) }, meaning: { ar: expect.any(String) }, caution: { en: expect.any(String) }, params: expect.any(Array) })
  })
  test.each([...questions.keys()])('%s answers, twice the same', async name => {
    const [first, second] = [await ask(`/${name}`), await ask(`/${name}.json`)]
    expect(first.status, first.text).toBe(200)
    expect(first.json.warnings).toEqual([])
    expect(second.json).toMatchObject({ columns: first.json.columns, rows: first.json.rows })
    expect(first.json.ran).toBeUndefined()
  })
  test.each([...questions.values()].map(q => [q.name, q] as const))('%s: its example is in the answer', async (name, { example }) => {
    const { columns, rows } = (await ask(`/${name}?${new URLSearchParams(Object.entries(example!.params).map(([k, v]) => [k, String(v)]))}`)).json
    if (example!.row === null) return expect(rows).toEqual([])
    expect(rows.map((r: unknown[]) => Object.fromEntries(columns.map((c: string, i: number) => [c, r[i]])))).toContainEqual(expect.objectContaining(example!.row))
  })
  test('who reinforced government forces in June 2018', async () => {
    const { columns, rows } = (await ask('/reinforced-by?from=2018-06&to=2018-06')).json
    expect(rows.map((r: unknown[]) => r[columns.indexOf('actor')])).toContain('pmf')
  })
  test('agree with the graph', async () => {
    const { edges } = (await server.ask('/api/graph?type=attack&status=reported&status=disputed')).json
    const { columns, rows } = (await ask('/who-attacked-whom')).json
    expect(rows.length).toBe(edges.length)
    expect(rows.map((r: unknown[]) => r[columns.indexOf('claims')]).sort()).toEqual(edges.map((e: any) => e.claims).sort())
  })
  test.each([['2018-02', '2018-03'], ['2018', '2018'], ['2017-11-03', '2017-11-09'], ['2018-06-08', ''], ['', '']])('who attacked whom from %s to %s is what the graph of that period shows', async (from, to) => {
    const period = new URLSearchParams(Object.entries({ from, to }).filter(([, v]) => v !== '')).toString()
    const { edges } = (await server.ask(`/api/graph?type=attack&${period}`)).json, { columns, rows } = (await ask(`/who-attacked-whom?${period}`)).json
    const column = (name: string) => columns.indexOf(name)
    expect(rows.map((r: unknown[]) => [r[column('relation')], r[column('inPeriod')]]).sort()).toEqual(edges.filter((e: { status: string }) => ['reported', 'disputed'].includes(e.status)).map((e: { id: string; claims: number }) => [e.id, e.claims]).sort())
  })
  test('what changed between two periods is what a comparison of them says', async () => {
    const { began, ended, changed } = (await server.ask('/api/compare?a=2017..2017&b=2018..2018&status=reported&status=disputed')).json, { columns, rows } = (await ask('/two-periods?from=2017&to=2017&thenFrom=2018&thenTo=2018')).json
    const said = [...began.map((e: any) => [e.id, 0, e.claims]), ...ended.map((e: any) => [e.id, e.claims, 0]), ...changed.map((c: any) => [c.b.id, c.a.claims, c.b.claims])].filter(([, a, b]) => a !== b)
    expect(said.length).toBeGreaterThan(5)
    expect(rows.map((r: unknown[]) => ['relation', 'before', 'after'].map(c => r[columns.indexOf(c)])).sort()).toEqual(said.sort())
  })
  test('nothing planned counts as happened', async () => {
    const planned = (await server.ask('/api/graph')).json.edges.filter((e: any) => e.status === 'planned')
    expect(planned.length).toBeGreaterThan(0)
    const { rows } = (await cypher('MATCH (a:Actor)-[r]->(b:Actor) RETURN r.id AS id ORDER BY id')).json
    for (const e of planned) expect(rows.flat()).not.toContain(e.id)
  })
  test('as CSV, with a name that says what and when', async () => {
    const { text, headers } = await ask('/targets-of.csv?actor=isis')
    expect(headers).toMatchObject({ 'content-type': 'text/csv; charset=utf-8', 'content-disposition': 'attachment; filename=belligraph-targets-of-2026-01-02.csv' })
    expect(text.split('\r\n')[0]).toBe('actor,name,first,last,claims,publishers,status,relation')
  })
  test('as GEXF: the ties that the answer names, and no others', async () => {
    const { text, headers } = await ask('/who-attacked-whom.gexf'), { rows, columns } = (await ask('/who-attacked-whom')).json
    expect(headers['content-disposition']).toContain('.gexf')
    const graph = gexf.parse(MultiGraph, text, { addMissingNodes: false })
    expect(graph.edges().sort()).toEqual(rows.map((r: string[]) => r[columns.indexOf('relation')]).sort())
    const { text: one } = await server.post('/api/cypher', { query: "MATCH (a:Actor {id: 'isis'})-[r:ATTACKED]->(b:Actor {id: 'sdf'}) RETURN a AS a, r AS r", form: 'gexf' })
    const small = gexf.parse(MultiGraph, one, { addMissingNodes: false })
    expect(small.edges()).toEqual(['isis.attack.sdf'])
    expect(small.nodes().sort()).toEqual(['isis', 'sdf'])
  })
  test.each([['/nope', 404, 'actors-named'], ['/target-of', 404, 'did you mean targets-of?'], ['/targets-of.xls', 404, '.csv'], ['/targets-of?acter=isis', 400, 'actor'], ['/targets-of?actor=<x>', 400, 'actor'], ['/targets-of?actor=isis&actor=sdf', 400, 'once'], ['/reinforced-by?from=2018-13', 400, 'from'], ['/disputed?x=1', 400, 'none'], ['/targets-of?actor=isys', 400, 'isis'], ['/what-happened-at?place=nosuch', 400, 'nosuch']])('%s is refused', async (path, status, named) => {
    const answer = await ask(path)
    expect(answer.status).toBe(status)
    expect(answer.json.error.message).toContain(named)
  })
})

describe('statements of people’s own', () => {
  test('with parameters', async () => {
    expect((await cypher('MATCH (a:Actor {id: $id}) RETURN a.name AS name', { id: 'isis' })).json).toMatchObject({ columns: ['name'], rows: [['Islamic State (ISIS)']], truncated: false, warnings: [] })
  })
  test.each(['CREATE (a:Actor {id: "x"})', 'MATCH (a:Actor) DETACH DELETE a', 'MATCH (a:Actor) SET a.id = "x" RETURN a.id AS id', "LOAD CSV FROM 'file:///etc/passwd' AS l RETURN l AS l", 'nonsense', ''])('%j is refused and changes nothing', async statement => {
    const before = (await cypher('MATCH (n:Actor) RETURN count(n) AS n')).json.rows
    const { status, json } = await cypher(statement)
    expect(status).toBe(400)
    expect(json.error.code).toMatch(/^(query-refused|query-failed|invalid)$/)
    expect((await cypher('MATCH (n:Actor) RETURN count(n) AS n')).json.rows).toEqual(before)
  })
})
