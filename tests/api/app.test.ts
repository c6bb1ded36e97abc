import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { routes } from '../../src/api/app.js'
import { ATTACK, REPORT, type Server, serve, SPAN, TEXT } from './server.js'

let server: Server
beforeAll(async () => { server = await serve(undefined, { texts: new Map([[REPORT, TEXT]]) }) })
afterAll(() => server.close())
const get = async (path: string) => (await server.ask(path)).json

describe('what is read', () => {
  test('status', async () => {
    expect(await get('/api/status')).toMatchObject({ name: 'belligraph', version: '1.2.3', engine: 'embedded', counts: { actors: 5, reports: 2, claims: 6, relations: 3 }, limits: { bodyBytes: 10485760, queryMs: 5000, queryRows: 10000 } })
  })
  test('the graph: edges with counts, planned and disputed ones marked, actors without ties but with claims', async () => {
    const g = await get('/api/graph')
    expect(g.edges.map((e: any) => [e.id, e.status, e.claims, e.publishers, e.first, e.last, e.unreviewed])).toEqual([
      ['alpha.attack.beta', 'disputed', 2, 2, '2017-11', '2018-06-03', 1],
      ['beta.alliance.gamma', 'reported', 1, 1, '2018', '2018', 0],
      ['gamma.attack.alpha', 'planned', 1, 0, undefined, undefined, 0],
    ])
    expect(g.nodes.map((n: any) => [n.id, n.degree, n.unaddressed])).toEqual([['alpha', 2, 0], ['beta', 2, 0], ['gamma', 2, 0], ['qaterji', 0, 1]])
    expect(g).toMatchObject({ total: 3, truncated: false, dataVersion: (await get('/api/status')).dataVersion })
    expect(new Set(g.nodes.map((n: any) => `${n.x} ${n.y}`)).size).toBe(4)
  })
  test('a filter changes what is shown and moves nobody', async () => {
    const all = await get('/api/graph'), some = await get('/api/graph?type=attack&status=disputed&from=2018')
    expect(some.edges).toEqual([])
    const attacks = await get('/api/graph?type=attack&type=alliance&min=2')
    expect(attacks.edges.map((e: any) => e.id)).toEqual(['alpha.attack.beta'])
    for (const n of attacks.nodes) expect(all.nodes.find((m: any) => m.id === n.id)).toMatchObject({ x: n.x, y: n.y })
  })
  test('a limit is honest about what it cut, and keeps what is best supported', async () => {
    const g = await get('/api/graph?limit=1')
    expect(g).toMatchObject({ total: 3, truncated: true })
    expect(g.edges.map((e: any) => e.id)).toEqual(['alpha.attack.beta'])
  })
  test('facets', async () => {
    expect(await get('/api/facets?type=attack')).toMatchObject({ type: { attack: 4, alliance: 1, reinforcement: 1 }, claims: 4 })
    expect((await get('/api/facets')).reports).toEqual((await get('/api/reports')).reports.filter((r: any) => r.claims > 0).map(({ id, publisher, publishedOn, claims }: any) => ({ id, publisher, publishedOn, claims })).sort((a: any, b: any) => (a.id < b.id ? -1 : 1)))
  })
  test('actors: found however spelled; else those with most claims first', async () => {
    for (const q of ['قاطرجي', 'al-Katerji', 'QATIRJI']) expect((await get(`/api/actors?q=${encodeURIComponent(q)}`)).actors[0]).toMatchObject({ id: 'qaterji', claims: 1 })
    const all = await get('/api/actors?limit=2&offset=1')
    expect(all.actors.map((a: any) => a.id)).toEqual(['beta', 'gamma'])
    expect(all).toMatchObject({ total: 5, truncated: true })
    expect(await get('/api/actors?kind=state')).toEqual({ actors: [], total: 0, truncated: false })
  })
  test('an actor: ties by type, counts, claims without recipient', async () => {
    const a = await get('/api/actors/alpha')
    expect(a.relations.map((r: any) => r.id)).toEqual(['alpha.attack.beta', 'gamma.attack.alpha'])
    expect(a.counts).toEqual({ attack: { out: 1, in: 1, both: 0 } })
    const q = await get('/api/actors/qaterji?type=reinforcement')
    expect(q.unaddressed).toHaveLength(1)
    expect(q.actor).toMatchObject({ name: 'القاطرجي', kind: 'militia', claims: 1, partOf: [], ids: {} })
  })
  test('places', async () => {
    expect((await get(`/api/places?q=${encodeURIComponent('النهر')}`)).places).toMatchObject([{ id: 'river', claims: 2 }])
  })
  test('a relation: every claim with its evidence; words only where the text is held', async () => {
    const r = await get('/api/relations/alpha.attack.beta')
    expect(r.relation).toMatchObject({ publisherNames: ['Outlet One', 'Outlet Two'], counts: { reported: 2, denied: 1 } })
    expect(r).toMatchObject({ total: 3, truncated: false })
    const own = r.claims.find((c: any) => c.report === REPORT), other = r.claims.find((c: any) => c.report !== REPORT)
    expect(own.evidence).toEqual([{ report: REPORT, ...SPAN, quote: 'The Alpha brigade shelled the Beta front', before: '', after: ' near the river on Sunday, a witness said.', gloss: { ar: 'قصف', en: 'Alpha shelled Beta' } }])
    expect(own).toMatchObject({ actors: [{ id: 'alpha', name: 'Alpha Brigade', names: ['Alpha Brigade', 'لواء ألفا'], known: true }], source: 'reports', review: 'accepted' })
    expect(other.evidence[0]).not.toHaveProperty('quote')
  })
  test('a passage that nobody has put in words is told by the claim’s own fields, in both languages, and is said to be', async () => {
    const { claims } = await get('/api/relations/alpha.attack.beta'), of = (status: string, glossOf: string) => claims.find((c: any) => c.status === status && c.glossOf === glossOf)
    expect(of('reported', 'passage').gloss).toEqual(ATTACK.data.gloss)
    const gloss = { en: 'Attack by Alpha Brigade on Beta Front', ar: 'هجوم من لواء ألفا على جبهة بيتا' }
    expect(of('reported', 'claim')).toMatchObject({ gloss, evidence: [{ gloss }] })
    expect(of('denied', 'claim').gloss).toEqual({ en: `Denied: attack by Alpha Brigade on Beta Front`, ar: `منفيّ: ${gloss.ar}` })
  })
  test('claims page by page: all of them, once, in order', async () => {
    const seen: string[] = []
    for (let next: string | null = ''; next !== null; ) {
      const page: any = await get(`/api/claims?limit=2${next && `&cursor=${next}`}`)
      expect(page.total).toBe(6)
      seen.push(...page.claims.map((c: any) => c.id))
      next = page.next
    }
    expect(new Set(seen).size).toBe(6)
    expect(seen).toEqual((await get('/api/claims')).claims.map((c: any) => c.id))
    expect(await get(`/api/claims/${ATTACK.data.id}`)).toMatchObject({ id: ATTACK.data.id, history: [] })
  })
  test('reports, oldest first, with their text where it is held', async () => {
    const { reports } = await get('/api/reports')
    expect(reports.map((r: any) => [r.publisher, r.claims, r.hasText])).toEqual([['Outlet Two', 2, false], ['Outlet One', 4, true]])
    expect(await get(`/api/reports/${REPORT}`)).toMatchObject({ text: TEXT, report: { id: REPORT }, total: 4 })
    expect(await get(`/api/reports/${'b'.repeat(16)}`)).not.toHaveProperty('text')
  })
})

describe('what does not exist is named', () => {
  test.each([
    ['/api/graph?typ=attack', 400, 'typ', 'type'], ['/api/graph?type=atack', 400, 'atack', 'reinforcement'], ['/api/graph?from=2018-02-30', 400, 'from', '2014-06'],
    ['/api/graph?from=2019&to=2018', 400, 'from', 'after'], ['/api/graph?min=0', 400, 'min', 'at least 1'], ['/api/graph?min=abc', 400, 'min', 'must be a number'], ['/api/graph?min=1&min=2', 400, 'min', 'once'], ['/api/graph?from=2017&from=2018', 400, 'from', 'once'], ['/api/claims?to=2017&to=2018', 400, 'to', 'once'], ['/api/export/json?from=2017&from=2017', 400, 'from', 'once'], ['/api/graph?actor=alfa', 400, 'alfa', 'alpha'],
    ['/api/graph?report=nope', 400, 'nope', REPORT], ['/api/graph?place=rivre', 400, 'rivre', 'river'], ['/api/graph?source=acled', 400, 'acled', 'reports'], ['/api/graph?corroboration=ucdp', 400, 'corroboration', 'several, reports'], ['/api/graph?limit=9999999', 400, 'limit', '50000'],
    ['/api/claims?cursor=x', 400, 'cursor', 'next'], ['/api/reports?x=1', 400, 'x', 'limit, offset'], ['/api/actors?kind=army', 400, 'army', 'militia'], ['/api/actors?limit=-1', 400, 'limit', '-1'],
    ['/api/actors/nobody', 404, 'nobody', ''], ['/api/relations/a.attack.b', 404, 'a.attack.b', ''], ['/api/claims/zzz', 404, 'zzz', ''], ['/api/reports/zzz', 404, 'zzz', ''],
    ['/api/nothing', 404, '/api/nothing', 'docs'], ['/elsewhere', 404, '/elsewhere', ''], ['/api/graph?__proto__=1', 400, '__proto__', 'type'], ['/api/actors/constructor', 404, 'constructor', ''],
    ['/api/actors/%E0%A4%A', 400, 'malformed', ''],
  ])('%s', async (path, status, named, allowed) => {
    const { status: got, json } = await server.ask(path)
    expect(got).toBe(status)
    expect(Object.keys(json)).toEqual(['error'])
    expect(json.error.message).toContain(named)
    expect(json.error.message).toContain(allowed)
    expect(JSON.stringify(json)).not.toMatch(/node_modules|\.ts:|at \w+ \(/)
  })
  test('a method that an address does not have is a 405 that says which it has', async () => {
    const { status, headers, json } = await server.ask('/api/claims/x', { method: 'DELETE' })
    expect([status, headers.allow, json.error.code]).toEqual([405, 'GET', 'method'])
  })
  test('a search for nothing is no search; a text of blanks is no report', async () => {
    expect((await get('/api/actors?q=%20')).total).toBe((await get('/api/actors')).total)
    expect(await server.post('/api/reports', { text: ' \n\u00a0' })).toMatchObject({ status: 400, json: { error: { message: expect.stringContaining('blanks') } } })
  })
})

describe('an answer is asked for again only when it changed', () => {
  test('ETag, 304, and another one after a write', async () => {
    const own = await serve()
    const first = await own.ask('/api/graph')
    const tag = String(first.headers.etag)
    expect((await own.ask('/api/graph', { headers: { 'if-none-match': tag } })).status).toBe(304)
    expect((await own.ask('/api/graph?type=attack')).headers.etag).not.toBe(tag)
    expect((await own.ask('/api/graph?type=attack&type=alliance')).headers.etag).toBe((await own.ask('/api/graph?type=attack&type=alliance')).headers.etag)
    await own.post(`/api/claims/${ATTACK.data.id}/review`, { decision: 'reject', by: 'R' })
    const later = await own.ask('/api/graph', { headers: { 'if-none-match': tag } })
    expect(later.status).toBe(200)
    expect(later.json.dataVersion).not.toBe(first.json.dataVersion)
    await own.close()
  })
})

describe('a review', () => {
  test('leaves no alliance of one', async () => {
    const own = await serve()
    expect(await own.post(`/api/claims/${ATTACK.data.id}/review`, { decision: 'correct', by: 'R', change: { type: 'alliance', actors: ['alpha'], recipients: [] } })).toMatchObject({ status: 400, json: { error: { message: expect.stringContaining('between two') } } })
    await own.close()
  })
  test('is kept with who and when, changes the view, and can be taken back', async () => {
    const own = await serve(), at = `/api/claims/${ATTACK.data.id}/review`
    const rejected = await own.post(at, { decision: 'reject', by: 'Reviewer', note: 'no' })
    expect(rejected).toMatchObject({ status: 200, json: { review: 'rejected', history: [{ decision: 'reject', by: 'Reviewer', at: '2026-01-02T03:04:05.000Z', note: 'no' }] } })
    expect((await own.ask('/api/graph')).json.edges[0]).toMatchObject({ id: 'alpha.attack.beta', claims: 1 })
    const corrected = await own.post(at, { decision: 'correct', change: { recipients: ['gamma', 'gamma'], status: 'denied' } })
    expect(corrected.json).toMatchObject({ review: 'corrected', status: 'denied', recipients: [{ id: 'gamma' }] })
    expect(corrected.json.history).toHaveLength(2)
    expect((await own.ask('/api/graph')).json.edges.map((e: any) => e.id)).toContain('alpha.attack.gamma')
    expect((await own.post(at, { decision: 'reset' })).json).toMatchObject({ review: 'accepted', status: 'reported' })
    await own.close()
  })
  test('changes what it says to change and nothing else', async () => {
    const own = await serve(), at = `/api/claims/${ATTACK.data.id}/review`
    const { json } = await own.post(at, { decision: 'correct', change: { status: 'planned' } })
    expect(json).toMatchObject({ status: 'planned', mode: 'shelling', actors: [{ id: 'alpha' }], recipients: [{ id: 'beta' }], places: ['river'], observed: { from: '2018-06-03' } })
    expect(json.history[0].change).toEqual({ status: 'planned' })
    await own.close()
  })
  test.each([
    [{ decision: 'correct', change: {} }, 400],
    [{ decision: 'maybe' }, 400], [{ decision: 'correct' }, 400], [{ decision: 'accept', change: { status: 'denied' } }, 400], [{ decision: 'correct', change: { actors: ['nobody'] } }, 400],
    [{ decision: 'correct', change: { type: 'membership', recipients: [] } }, 400], [{ decision: 'correct', change: { places: ['nowhere'] } }, 400], [{ decision: 'accept', more: 1 }, 400], [[], 400],
    [{ decision: 'correct', change: { observed: { from: '2019', to: '2018' } } }, 400], [{ decision: 'accept', by: 'x'.repeat(1_000_000) }, 400],
  ])('%j is refused and nothing is written', async (body, status) => {
    const before = (await get('/api/status')).dataVersion
    const refused = await server.post(`/api/claims/${ATTACK.data.id}/review`, body)
    expect(refused.status).toBe(status)
    expect(refused.json.error.message.length).toBeGreaterThan(10)
    expect((await get('/api/status')).dataVersion).toBe(before)
  })
})

describe('the description', () => {
  test('lists every route with its parameters, and every reference resolves', async () => {
    const description = await get('/api/openapi.json')
    for (const r of routes) expect(description.paths[r.path.replace(/:(\w+)/g, '{$1}')]).toHaveProperty(r.method)
    expect(description.paths['/api/graph'].get.parameters.map((p: any) => p.name)).toEqual(['actor', 'corroboration', 'from', 'limit', 'min', 'place', 'publishers', 'report', 'review', 'source', 'status', 'to', 'type', 'undated'])
    for (const schema of Object.values(description.components.schemas)) expect(schema).toHaveProperty('type')
    for (const [, name] of JSON.stringify(description).matchAll(/"#\/components\/schemas\/(\w+)"/g)) expect(description.components.schemas, name).toHaveProperty(name!)
  })
  test('is readable without anything from elsewhere', async () => {
    const { text, headers } = await server.ask('/api/docs')
    expect(headers['content-type']).toContain('text/html')
    for (const r of routes) expect(text).toContain(`${r.method.toUpperCase()} ${r.path.replace(/:(\w+)/g, '{$1}')}`)
    expect(text).not.toMatch(/<script|<link|src=|https?:\/\/(?!json-schema)/)
  })
})
