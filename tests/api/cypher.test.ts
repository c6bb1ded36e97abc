/** Statements by address, what is said of them, what there is to ask for, and questions that people keep. */
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ROOT, SEED } from '../../src/checkout.js'
import { FUNCTIONS } from '../../src/cypher/functions.js'
import { loadSeed } from '../../src/seed.js'
import { OwnQuestions } from '../../src/store/own-questions.js'
import { loadQuestions } from '../../src/store/questions.js'
import { type Server, serve } from './server.js'

const { questions } = loadQuestions(join(ROOT, 'cypher', 'questions'))
const folder = mkdtempSync(join(tmpdir(), 'belligraph-questions-'))
let server: Server
beforeAll(async () => { server = await serve(loadSeed(SEED), { questions, own: new OwnQuestions(join(folder, 'questions'), questions) }) })
afterAll(async () => {
  await server.close()
  rmSync(folder, { recursive: true })
})
const cypher = (query: string, params = {}) => server.post('/api/cypher', { query, params })
const json = { 'content-type': 'application/json' }
const send = (method: string, path: string, body?: unknown) => server.ask(path, { method, headers: json, ...(body !== undefined && { body: JSON.stringify(body) }) })

describe('a statement by its address', () => {
  const address = (ending: string, query: string, params?: unknown) => `/api/cypher${ending}?${new URLSearchParams({ query, ...(params !== undefined && { params: JSON.stringify(params) }) })}`
  const attacks = 'MATCH (a:Actor {id: $id})-[r:ATTACKED]->(b:Actor) RETURN b.name AS name, r.claims AS claims, r.id AS relation ORDER BY relation'
  test('gives what POST gives', async () => {
    const [got, posted] = [await server.ask(address('', attacks, { id: 'isis' })), await cypher(attacks, { id: 'isis' })]
    expect(got.json).toMatchObject({ columns: ['name', 'claims', 'relation'], rows: posted.json.rows })
    expect(got.json.rows.length).toBeGreaterThan(0)
  })
  test('an answer is kept until something is written, unless it changes by itself', async () => {
    const own = await serve(), ask = async (query: string) => (await own.ask(address('', query))).text, counted = 'MATCH (a:Actor) RETURN count(a) AS n', chance = 'RETURN rand() AS x'
    expect(await ask(counted)).toBe(await ask(counted))
    expect(JSON.parse(await ask(counted)).rows).toEqual([[5]])
    await own.store.write([{ kind: 'actor', data: { id: 'newcomer', names: [{ text: 'Newcomer', lang: 'en', kind: 'name' }], kind: 'militia', countries: [], ids: {}, partOf: [], known: false } }])
    expect(JSON.parse(await ask(counted)).rows).toEqual([[6]])
    expect(await ask(chance)).not.toBe(await ask(chance))
    await own.close()
  })
  test('with an ending it is a file', async () => {
    for (const [ending, type, holds] of [['.csv', 'text/csv', 'name,claims,relation'], ['.json', 'application/json', '"columns"'], ['.gexf', 'application/gexf+xml', '<gexf']] as const) {
      const { status, headers, text } = await server.ask(address(ending, attacks, { id: 'isis' }))
      expect([status, String(headers['content-type']).split(';')[0], headers['content-disposition']]).toEqual([200, type, `attachment; filename=belligraph-answer-2026-01-02${ending}`])
      expect(text).toContain(holds)
    }
  })
  test.each([['?query=', 'query'], ['', 'query'], ['?query=RETURN+1+AS+x&params=5', 'params'], ['?query=RETURN+1+AS+x&params={', 'params'], ['?query=RETURN+1+AS+x&params=[1]', 'params'], ['?query=RETURN+1+AS+x&parms={}', 'parms'], ['?query=RETURN+1+AS+x&query=RETURN+2+AS+x', 'query']])('%s is refused by name', async (search, named) => {
    const { status, json: { error } } = await server.ask(`/api/cypher${search}`)
    expect([status, error.message]).toEqual([400, expect.stringContaining(named)])
  })
  test('as CSV the rows go out as they come; one that was cut says so in its last line; what is wrong is an error as always', async () => {
    const rows = (n: number) => server.ask(address('.csv', `UNWIND range(1, ${n}) AS x RETURN x AS x, 'س' AS s`))
    const whole = await rows(10_000)
    expect([whole.headers['transfer-encoding'], whole.text.split('\r\n').length, whole.text.slice(0, 11)]).toEqual(['chunked', 10_002, 'x,s\r\n1,س\r\n2'])
    expect((await rows(10_001)).text.split('\r\n').slice(-3)).toEqual(['10000,س', expect.stringContaining('cut here'), ''])
    expect((await rows(0)).text).toBe('x,s\r\n')
    const wrong = await server.ask(address('.csv', 'RETURN foo(1) AS x'))
    expect([wrong.status, wrong.json.error.code, wrong.headers['content-disposition']]).toEqual([400, 'query-failed', undefined])
  })
  test('cannot write', async () => expect((await server.ask(address('', 'MATCH (a:Actor) SET a.name = 1 RETURN 1 AS one'))).json.error.code).toBe('query-refused'))
})

describe('what is said of a statement', () => {
  test.each([
    ['MATCH (a:Actor RETURN a', '(', []], ['RETURN $x AS x', '$x', []], ['MATCH (a:Actor) RETURN actr.name AS n', 'actr', []], ['MATCH (actor:Actor) RETURN actr.name AS n', 'actr', ['actor']], ['RETURN sise([1]) AS x', 'sise', ['size']],
    ['MATCH (a:Actor)\nWHER a.name = 1\nRETURN a', 'WHER', ['WHERE']], ['RETURN 1 AS', 'AS', []], ['RETURN "ق" AS x, 1 +* 2 AS y', '*', []], ['CREATE (a)', 'CREATE', []], ['', '', []], ['// nothing', '', []], [';', '', []], ['RETURN 1 AS x; RETURN 2 AS x; RETURN 3 AS x', ';', []],
    ["LOAD CSV FROM 'x' AS l RETURN l", 'LOAD', []],
  ] as const)('%j: an error at %j', async (statement, at, instead) => {
    const { status, json: { error } } = await cypher(statement)
    expect(status).toBe(400)
    if (at === '') return
    expect(statement.slice(error.details.start, error.details.end)).toBe(at)
    expect(error.details.instead ?? []).toEqual(expect.arrayContaining([...instead]))
    expect(error.message).not.toMatch(/GRAFEO|Neo|line \d+|\n/)
  })
  test('warnings: what it may not mean', async () => {
    const statement = 'MATCH (a:Actor)-[r:ATTACKS]->(b), (c:Place) RETURN a.nam AS name'
    const { json: answer } = await cypher(statement, { more: 1 })
    expect(answer.rows).toEqual([])
    expect(answer.notes.map((n: any) => statement.slice(n.start, n.end))).toEqual(['', 'ATTACKS', '(c:Place)', 'nam'])
    expect(answer.warnings).toEqual(answer.notes.map((n: any) => n.message))
    expect(answer.notes[1]).toMatchObject({ instead: ['ATTACKED'], message: 'There is no relationship type ATTACKS: did you mean ATTACKED?' })
  })
  test.each(['EXPLAIN', 'PROFILE'])('%s gives the plan as text', async word => {
    const { json: answer } = await cypher(`${word} MATCH (a:Actor) RETURN a.name AS name`)
    expect(answer).toMatchObject({ columns: ['plan'], rows: [[expect.stringContaining('Actor')]], truncated: false })
  })
})

test('what there is to ask for', async () => {
  const { json: schema } = await server.ask('/api/schema'), status = (await server.ask('/api/status')).json
  expect(schema.labels.find((l: any) => l.name === 'Actor').count).toBe(status.counts.actors)
  expect(schema.functions).toEqual(FUNCTIONS)
  expect(schema.relationships.map((r: any) => r.name)).toEqual(expect.arrayContaining(['ATTACKED', 'SPLIT_FROM', 'HAS_ACTOR', 'WITHIN']))
  for (const { name, properties, count } of schema.labels) {
    for (const p of properties) expect((await cypher(`MATCH (n:${name}) WHERE n.${p.name} IS NOT NULL RETURN count(n) AS n`)).json.rows, `${name}.${p.name}`).toEqual([[p.count]])
    expect((await cypher(`MATCH (n:${name}) RETURN count(n) AS n`)).json.rows).toEqual([[count]])
  }
  for (const { name, count } of schema.relationships) expect((await cypher(`MATCH ()-[r:${name}]->() RETURN count(r) AS n`)).json.rows).toEqual([[count]])
})

describe('questions that people keep', () => {
  const title = { ar: 'من هم؟', en: 'Who are they?' }
  const mine = { title, statement: 'MATCH (a:Actor {kind: $kind}) RETURN a.id AS id ORDER BY id', params: { kind: { type: 'kind', default: 'militia', label: { ar: 'النوع', en: 'Kind' } } } }
  test('are kept in the data folder, asked by address, shared as a file, and removed', async () => {
    const { status, json: saved } = await send('PUT', '/api/queries/my-militias', mine)
    expect(status).toBe(200)
    expect(saved).toMatchObject({ name: 'my-militias', group: 'own', own: true, title, caution: { en: expect.stringContaining('nobody else') }, params: [{ name: 'kind', choices: expect.arrayContaining(['militia', 'state']) }] })
    expect((await server.ask('/api/queries')).json.queries.at(-1)).toEqual(saved)
    const asked = await server.ask('/api/queries/my-militias.csv?kind=state-forces')
    expect([asked.status, asked.text]).toEqual([200, expect.stringContaining('syrian-government-forces')])
    const file = await server.ask('/api/queries/my-militias.cypher')
    expect(file.headers['content-disposition']).toContain('my-militias.cypher')
    expect((await send('PUT', '/api/queries/shared', { file: file.text })).json).toEqual({ ...saved, name: 'shared' })
    const again = new OwnQuestions(join(folder, 'questions'), questions)
    expect([again.values().map(q => q.name), again.faults]).toEqual([['my-militias', 'shared'], []])
    for (const name of ['my-militias', 'shared']) expect((await send('DELETE', `/api/queries/${name}`)).json).toEqual({ removed: true })
    expect((await send('DELETE', '/api/queries/shared')).status).toBe(404)
    expect(readdirSync(join(folder, 'questions'))).toEqual([])
  })
  test.each([
    ['disputed', mine, 409, 'disputed'], ['Not A Slug', mine, 400, 'name'], ['..%2F..%2Fx', mine, 400, 'name'], ['x', { title, statement: 'CREATE (a)' }, 400, 'CREATE'], ['x', { ...mine, statement: 'RETURN 1 AS one' }, 400, 'params.kind'],
    ['x', { ...mine, params: { kind: { type: 'kin', default: 'x', label: title } } }, 400, 'params.kind'], ['x', { file: 'RETURN 1' }, 400, 'header'], ['x', { statement: 'RETURN 1 AS x', title: { en: 'x' } }, 400, ''], ['x', { statement: 'RETURN 1 AS x */ CREATE', title }, 400, 'cannot be read'],
    ['x', { statement: "LOAD CSV FROM '/etc/passwd' AS l RETURN l", title }, 400, 'LOAD'],
  ])('%s with %j is refused', async (name, body, status, says) => {
    const answer = await send('PUT', `/api/queries/${name.replaceAll(' ', '%20')}`, body)
    expect([answer.status, answer.json.error.message]).toEqual([status, expect.stringContaining(says)])
    expect(existsSync(join(folder, 'questions', 'x.cypher'))).toBe(false)
  })
  test('hostile words in a title stay words', async () => {
    const hostile = { ar: '*/ MATCH (n) DETACH DELETE n /*', en: '*/\nCREATE (x)\n/* "quoted" \\ &a *a !!js' }
    expect((await send('PUT', '/api/queries/hostile', { statement: 'RETURN 1 AS one', title: hostile })).json.title).toEqual(hostile)
    const { text } = await server.ask('/api/queries/hostile.cypher')
    expect((await send('PUT', '/api/queries/hostile', { file: text })).json).toMatchObject({ title: hostile, statement: 'RETURN 1 AS one' })
    await send('DELETE', '/api/queries/hostile')
  })
  test('a file that is broken is named, and takes none of the others away', () => {
    const other = join(folder, 'other')
    mkdirSync(other)
    writeFileSync(join(other, 'broken.cypher'), '/*\ntitle: [\n*/\nRETURN 1')
    writeFileSync(join(other, 'good.cypher'), '/*\ntitle: {ar: س, en: x}\nmeaning: {ar: س, en: x}\ncaution: {ar: س, en: x}\n*/\nRETURN 1 AS one')
    const own = new OwnQuestions(other, questions)
    expect(own.values().map(q => q.name)).toEqual(['good'])
    expect(own.faults.map(f => f.message)).toEqual([expect.stringMatching(/broken\.cypher: header/)])
  })
})
