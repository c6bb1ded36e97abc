import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { reportId, sha256 } from '../../src/ids.js'
import { REPORT, type Server, serve, TEXT } from './server.js'

let server: Server
beforeAll(async () => { server = await serve() })
afterAll(() => server.close())
const NEW = 'ISIS attacked the SDF near Hajin on Friday.'
const version = async () => (await server.ask('/api/status')).json.dataVersion

describe('reading a text', () => {
  test('answers as the command does and stores nothing', async () => {
    const before = await version()
    const { status, json } = await server.post('/api/read', { text: NEW, publishedOn: '2018-06-09', title: 'x' })
    expect(status).toBe(200)
    expect(json.report).toEqual({ id: reportId(sha256(NEW)), language: 'en', publishedOn: '2018-06-09' })
    expect(json.claims).toMatchObject([{ type: 'attack', actors: [{ id: 'isis' }], recipients: [{ id: 'sdf' }], observed: { from: '2018-06-08' } }])
    for (const c of json.claims) for (const e of c.evidence) expect(NEW.slice(e.start, e.end)).toBe(e.quote)
    for (const m of json.mentions) expect(NEW.slice(m.start, m.end)).toBe(m.text)
    expect(await version()).toBe(before)
  })
  test.each([[{}], [{ text: '' }], [{ text: 1 }], [{ text: 'x', publishedOn: 'yesterday' }], [{ text: 'x', more: 1 }], [{ text: 'half a \ud800 pair' }]])('%j is refused', async body => {
    expect(await server.post('/api/read', body)).toMatchObject({ status: 400, json: { error: { code: 'invalid' } } })
  })
})

describe('adding a report', () => {
  test('adds it, its text, its claims unreviewed, and the actors they name; again it changes nothing', async () => {
    const first = await server.post('/api/reports', { text: NEW, publisher: 'An Outlet', publishedOn: '2018-06-09', url: 'https://example.org/a' })
    expect(first).toMatchObject({ status: 201, json: { report: { id: reportId(sha256(NEW)), publisher: 'An Outlet', title: NEW, hasText: true, claims: 1, language: 'en' }, claims: [{ review: 'unreviewed', evidence: [{ quote: expect.stringContaining('attacked') }] }] } })
    expect((await server.ask('/api/actors/isis')).json.relations).toMatchObject([{ id: 'isis.attack.sdf', unreviewed: 1 }])
    const before = await version()
    expect(await server.post('/api/reports', { text: NEW, publisher: 'An Outlet' })).toMatchObject({ status: 200, json: { written: 0, kept: [] } })
    expect(await server.post('/api/reports', { text: NEW, publisher: 'Another', url: 'https://example.org/a', publishedOn: '2018' }))
      .toMatchObject({ status: 200, json: { written: 0, report: { publisher: 'An Outlet' }, kept: ['publisher', 'publishedOn'] } })
    expect(await version()).toBe(before)
  })
  test('the text of a report that is known by its hash is kept beside its claims, which stay as they are', async () => {
    const before = (await server.ask(`/api/reports/${REPORT}`)).json
    expect(before.report.hasText).toBe(false)
    const { status, json } = await server.post('/api/reports', { text: TEXT })
    expect(status).toBe(200)
    expect(json.report).toEqual({ ...before.report, hasText: true })
    expect(json.claims.map((c: any) => c.id)).toEqual(before.claims.map((c: any) => c.id))
    expect(json.claims.every((c: any) => c.evidence.every((e: any) => e.quote === TEXT.slice(e.start, e.end)))).toBe(true)
  })
  test('a report that does not say who published it is of nobody in particular, and adds no publisher to a named one', async () => {
    for (const text of ['ISIS attacked the SDF at dawn.', 'ISIS attacked the SDF at noon.']) expect((await server.post('/api/reports', { text })).json.report.publisher).toBe('unknown')
    expect((await server.ask('/api/relations/isis.attack.sdf')).json.relation).toMatchObject({ claims: 3, publishers: 1, publisherNames: ['An Outlet'] })
    expect((await server.post('/api/reports', { text: 'Nothing here.', url: 'https://news.example/x' })).json.report.publisher).toBe('news.example')
  })
  test.each([[{ text: 'x', url: 'javascript:alert(1)' }], [{ text: 'x', publisher: 'p'.repeat(401) }], [{ text: 'x', title: 't'.repeat(2 ** 20) }], [{ text: 'x', id: 'mine' }]])('%j is refused', async body => {
    expect((await server.post('/api/reports', body)).status).toBe(400)
  })
})
