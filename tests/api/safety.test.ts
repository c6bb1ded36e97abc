/** What a hostile page, name or body can try. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { AnyRecord } from '../../src/model.js'
import { RECORDS, type Server, serve, ATTACK } from './server.js'

const HOSTILE = ['<script>alert(1)</script>', '=cmd|\' /C calc\'!A0', ']]>', '\u202eevil\u202c', 'a\u0000b', '"><img src=x onerror=alert(1)>', '\ud800', '{{7*7}}', "'; DROP TABLE x; --"]
const actor = (id: string, text: string): AnyRecord => ({ kind: 'actor', data: { id, names: [{ text, lang: 'en', kind: 'name' }], kind: 'militia', countries: [], ids: {}, partOf: [], known: false } })

let server: Server
beforeAll(async () => { server = await serve([...RECORDS, ...HOSTILE.map((h, i) => actor(`hostile-${i}`, h))]) })
afterAll(() => server.close())

describe('who may ask', () => {
  test.each(['evil.example', 'evil.example:8080', '192.168.1.5', '127.0.0.1.evil.example', 'localhost.', '[::1', 'localhost:99999999', 'user@localhost'])('Host %j is refused', async host => {
    expect((await server.ask('/api/status', { headers: { host } })).status).toBeGreaterThanOrEqual(400)
  })
  test.each(['localhost', 'LOCALHOST:1', '127.0.0.1:8080', '[::1]:3'])('Host %s is its own', async host => {
    expect((await server.ask('/api/status', { headers: { host } })).status).toBe(200)
  })
  test.each(['http://evil.example', 'null', 'http://127.0.0.1:1', 'http://localhost.evil.example', 'file://', ''])('Origin %j can neither read nor write', async origin => {
    const read = await server.ask('/api/graph', { headers: { origin } })
    expect(read).toMatchObject({ status: 403, json: { error: { code: 'forbidden' } } })
    const write = await server.post(`/api/claims/${ATTACK.data.id}/review`, { decision: 'reject' }, { origin })
    expect(write.status).toBe(403)
    expect(read.headers).not.toHaveProperty('access-control-allow-origin')
  })
  test('its own page can', async () => {
    const host = new URL(server.url).host
    expect((await server.ask('/api/graph', { headers: { origin: `http://${host}`, host, 'sec-fetch-site': 'same-origin' } })).status).toBe(200)
  })
  test('a script of another site cannot, a link there can', async () => {
    expect((await server.ask('/api/graph', { headers: { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'no-cors' } })).status).toBe(403)
    expect((await server.ask('/api/graph', { headers: { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate' } })).status).toBe(200)
  })
  test('reachable from elsewhere: writes need the token, names are checked, addresses are not', async () => {
    const open = await serve(undefined, { host: '0.0.0.0', token: 'secret', names: ['graph.example'] })
    const review = (headers: Record<string, string>) => open.post(`/api/claims/${ATTACK.data.id}/review`, { decision: 'accept' }, headers)
    for (const authorization of ['', 'Bearer ', 'Bearer wrong', 'secret', 'Basic secret']) {
      const refused = await review(authorization ? { authorization } : {})
      expect(refused).toMatchObject({ status: 401, json: { error: { code: 'unauthorized', message: expect.stringContaining('Authorization: Bearer TOKEN') } } })
      expect(refused.headers['www-authenticate']).toBe('Bearer')
    }
    expect((await review({ authorization: 'Bearer secret' })).status).toBe(200)
    expect((await open.ask('/api/status', { headers: { host: 'graph.example' } })).status).toBe(200)
    expect((await open.ask('/api/status', { headers: { host: '192.168.1.5:80' } })).status).toBe(200)
    expect((await open.ask('/api/status', { headers: { host: 'evil.example' } })).status).toBe(403)
    await open.close()
  })
  test('not on loopback and without a token, nobody writes', async () => {
    const open = await serve(undefined, { host: '0.0.0.0' })
    for (const authorization of ['Bearer ', 'Bearer guessed']) {
      expect(await open.post(`/api/claims/${ATTACK.data.id}/review`, { decision: 'accept' }, { authorization })).toMatchObject({ status: 403, json: { error: { message: expect.stringContaining('BELLIGRAPH_TOKEN') } } })
    }
    await open.close()
  })
  test('every answer forbids scripts from elsewhere, inline ones, frames and guessing', async () => {
    for (const path of ['/api/graph', '/api/docs', '/nowhere']) {
      const { headers } = await server.ask(path)
      const policy = String(headers['content-security-policy'])
      expect(policy).toContain("default-src 'self'")
      expect(policy).not.toMatch(/unsafe|\*|https?:/)
      expect(headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'x-frame-options': 'DENY', 'cross-origin-resource-policy': 'same-origin' })
      expect(headers).not.toHaveProperty('x-powered-by')
    }
  })
})

describe('bodies', () => {
  const at = `/api/claims/${ATTACK.data.id}/review`
  test.each([
    ['{"decision":', 400, 'invalid'], ['"accept"', 400, 'invalid'], ['[]', 400, 'invalid'], ['', 400, 'invalid'], ['null', 400, 'invalid'], ['{"__proto__":{"decision":"accept"}}', 400, 'invalid'],
    ['['.repeat(100_000), 400, 'invalid'],
  ])('%s', async (body, status, code) => {
    expect(await server.ask(at, { method: 'POST', headers: { 'content-type': 'application/json' }, body })).toMatchObject({ status, json: { error: { code } } })
  })
  test('over 10 MB is refused with a sentence', async () => {
    expect(await server.post(at, { decision: 'accept', note: 'x'.repeat(10 * 2 ** 20) })).toMatchObject({ status: 413, json: { error: { code: 'too-large', message: expect.stringContaining('10 MB') } } })
  })
  test.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', ''])('Content-Type %j is refused: a form elsewhere can send it', async type => {
    expect(await server.ask(at, { method: 'POST', headers: type ? { 'content-type': type } : {}, body: '{"decision":"reject"}' })).toMatchObject({ status: 415, json: { error: { code: 'unsupported' } } })
  })
})

describe('hostile text is text', () => {
  test('in names, it comes back as it is, as JSON that no browser runs', async () => {
    const answer = await server.ask('/api/actors?limit=100')
    expect(answer.headers['content-type']).toBe('application/json; charset=utf-8')
    const names = answer.json.actors.map((a: any) => a.name)
    for (const h of HOSTILE) expect(names).toContain(h)
  })
  test.each([...HOSTILE.filter(h => h !== '\ud800'), '%', '../../etc/passwd', 'x'.repeat(5_000)])('%j, asked for, finds nothing and breaks nothing', async text => {
    const q = encodeURIComponent(text)
    for (const path of [`/api/actors?q=${q}`, `/api/graph?actor=${q}`, `/api/actors/${q}`, `/api/claims?cursor=${q}`, `/api/relations/${q}`, `/${q}`, `/api/graph?${q}=1`]) {
      const { status, json, headers } = await server.ask(path)
      expect(status).toBeLessThan(500)
      expect(headers['content-type']).toContain('application/json')
      if (status >= 400) expect(Object.keys(json)).toEqual(['error'])
    }
  })
  test('a name of 1 MB is refused in a body', async () => {
    expect((await server.post(`/api/claims/${ATTACK.data.id}/review`, { decision: 'correct', change: { attribution: 'x'.repeat(2 ** 20) } })).status).toBe(400)
  })
})

test('a fault of ours is logged, not shown', async () => {
  const logged: unknown[] = []
  const own = await serve(undefined, { log: e => logged.push(e) })
  own.store.snapshot = () => Promise.reject(new Error('secret path /etc/x'))
  const { status, text } = await own.ask('/api/graph')
  expect(status).toBe(500)
  expect(text).not.toContain('secret')
  expect(logged).toHaveLength(1)
  await own.close()
})
