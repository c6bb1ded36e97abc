/** A server for strangers: what is closed, what is counted, and that nobody's questions hold up another's. */
import { setMaxListeners } from 'node:events'
import { request } from 'node:http'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { routes } from '../../src/api/app.js'
import { ROOT, SEED } from '../../src/checkout.js'
import { loadSeed } from '../../src/seed.js'
import { loadQuestions } from '../../src/store/questions.js'
import { type Server, serve } from './server.js'

const { questions } = loadQuestions(join(ROOT, 'cypher', 'questions'))
const FOREVER = 'UNWIND range(1, 1000000) AS x UNWIND range(1, 1000000) AS y WITH x, y WHERE x * y = -1 RETURN count(*) AS n'

/** Asks from an address of its own: all of 127.0.0.0/8 is this machine (Linux). Resolves with the status, or 0 when it went away. */
const from = (server: Server, localAddress: string, query: string, away?: AbortSignal): Promise<{ status: number; retryAfter: string | undefined; json: any }> => new Promise(resolve => {
  const body = JSON.stringify({ query })
  const r = request(`${server.url}/api/cypher`, { method: 'POST', localAddress, ...(away && { signal: away }), headers: { 'content-type': 'application/json', 'content-length': String(Buffer.byteLength(body)) } }, response => {
    let text = ''
    response.setEncoding('utf8').on('data', (d: string) => { text += d }).on('end', () => resolve({ status: response.statusCode!, retryAfter: response.headers['retry-after'], json: JSON.parse(text) })).on('error', () => {})
  })
  r.on('error', () => resolve({ status: 0, retryAfter: undefined, json: undefined })).end(body)
})

describe('--no-console', () => {
  let server: Server
  beforeAll(async () => { server = await serve(loadSeed(SEED), { questions, console: false }) })
  afterAll(() => server.close())
  test('takes no statements, and answers ready questions', async () => {
    for (const path of ['/api/cypher?query=RETURN+1+AS+x', '/api/cypher.csv?query=RETURN+1+AS+x']) expect((await server.ask(path)).status).toBe(403)
    const posted = await server.post('/api/cypher', { query: 'RETURN 1 AS x' })
    expect([posted.status, posted.json.error.code, posted.json.error.message]).toEqual([403, 'forbidden', expect.stringContaining('/api/queries')])
    expect((await server.ask('/api/queries/who-attacked-whom')).json.rows.length).toBeGreaterThan(0)
    expect((await server.ask('/api/status')).json.allows).toEqual({ console: false, writing: true })
  })
})

describe('--public', () => {
  let server: Server
  beforeAll(async () => { server = await serve(loadSeed(SEED), { questions, public: true, host: '0.0.0.0', names: ['127.0.0.1'] }) })
  afterAll(() => server.close())
  const writing = routes.filter(r => r.writes || r.file)
  test('there are things to close', () => expect(writing.length).toBeGreaterThan(6))
  test.each(writing.map(r => [`${r.method.toUpperCase()} ${r.path}`, r] as const))('%s is closed', async (_, r) => {
    const before = (await server.ask('/api/status')).json.dataVersion
    const { status, json } = await server.ask(r.path.replace(':id', 'x'), { method: r.method.toUpperCase(), headers: { 'content-type': 'application/json', authorization: 'Bearer anything' }, ...(r.method !== 'get' && { body: '{}' }) })
    expect([status, json.error.code]).toEqual([403, 'forbidden'])
    expect((await server.ask('/api/status')).json.dataVersion).toBe(before)
  })
  test('narrower bounds, and a long text is not read', async () => {
    expect((await server.ask('/api/status')).json).toMatchObject({ limits: { queryMs: 2_000, queryRows: 5_000, queryBytes: 8 * 2 ** 20, bodyBytes: 2 ** 18 }, allows: { console: true, writing: false } })
    expect((await server.post('/api/read', { text: 'x'.repeat(300_000) })).status).toBe(413)
    expect((await server.post('/api/cypher', { query: 'UNWIND range(1, 6000) AS x RETURN x AS x' })).json).toMatchObject({ truncated: true, rows: { length: 5_000 } })
  })
  test('requests are counted by address, and who sends too many is told when to come back', async () => {
    let answer = await server.ask('/api/queries/nobody-asks-this')
    for (let i = 0; i < 130 && answer.status !== 429; i++) answer = await server.ask('/api/queries/nobody-asks-this')
    expect(answer).toMatchObject({ status: 429, json: { error: { code: 'too-many', details: { retryAfter: expect.any(Number) } } } })
    expect(Number(answer.headers['retry-after'])).toBe(answer.json.error.details.retryAfter)
    expect((await server.ask('/api/status')).status).toBe(200)
    if (process.platform === 'linux') expect((await from(server, '127.0.0.9', 'RETURN 1 AS x')).status).toBe(200)
  })
})

describe.runIf(process.platform === 'linux')('many at once', () => {
  let server: Server
  beforeAll(async () => { server = await serve(loadSeed(SEED), { questions, limits: { ms: 3_000, rows: 1_000, bytes: 1e6 } }) })
  afterAll(() => server.close())
  test('who asks small things is answered while others ask for the impossible, and these are ended or told when to come back', async () => {
    const away = new AbortController(), statuses: number[] = []
    setMaxListeners(0, away.signal)
    // Those whose looks tell, and those whose looks do not.
    const hostile = Array.from({ length: 24 }, (_, i) => from(server, `127.0.1.${i + 1}`, i % 3 ? FOREVER : FOREVER.replaceAll('1000000', 'toInteger(1e6)'), away.signal))
    await Promise.all(Array.from({ length: 6 }, async (_, i) => {
      for (let j = 0; j < 3; j++) statuses.push((await from(server, `127.0.2.${i + 1}`, `MATCH (a:Actor {id: 'isis'}) RETURN a.name AS name, ${j} AS j`)).status)
    }))
    expect(statuses).toEqual(Array.from({ length: 18 }, () => 200))
    away.abort()
    for (const h of await Promise.all(hostile)) {
      expect([0, 408, 503]).toContain(h.status)
      if (h.status === 503) expect(Number(h.retryAfter)).toBeGreaterThan(0)
    }
  }, 60_000)
  test('a client that goes away frees its place', async () => {
    const away = new AbortController(), gone = Array.from({ length: 8 }, (_, i) => from(server, `127.0.3.${i + 1}`, FOREVER, away.signal))
    await new Promise(resolve => setTimeout(resolve, 300))
    away.abort()
    await Promise.all(gone)
    expect((await from(server, '127.0.4.1', 'RETURN 1 AS x')).json.rows).toEqual([[1]])
  })
})
