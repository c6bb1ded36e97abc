import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { SavedViews } from '../../src/store/saved-views.js'
import { wordsIn } from '../../src/words.js'
import { ATTACK, type Server, serve } from './server.js'

const folder = mkdtempSync(join(tmpdir(), 'belligraph-views-')), file = join(folder, 'views.json')
let server: Server
beforeAll(async () => { server = await serve(undefined, { views: new SavedViews(file) }) })
afterAll(async () => { await server.close(); rmSync(folder, { recursive: true }) })
const list = async () => (await server.ask('/api/views')).json.views as { id: string; name: string; query: string }[]
const send = (method: string, path: string, body?: unknown) => server.ask(path, { method, ...(body !== undefined && { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }) })

test('a view is kept under a name, on disk, renamed and removed; names are not taken twice', async () => {
  const a = (await server.post('/api/views', { name: 'ريف دير الزور', query: 'from=2018&lang=ar' })).json
  const b = (await server.post('/api/views', { name: 'Two', query: 'lang=en' })).json
  expect((await list()).map(v => [v.name, v.query])).toEqual([['Two', 'lang=en'], ['ريف دير الزور', 'from=2018&lang=ar']])
  const { error } = (await server.post('/api/views', { name: 'Two', query: '' })).json
  expect(error).toMatchObject({ code: 'conflict', message: expect.stringContaining('"Two"') })
  expect(wordsIn('ar').said(error.message)).toMatch(/^يوجد عرض محفوظ باسم/)
  expect((await send('PUT', `/api/views/${b.id}`, { name: a.name })).status).toBe(409)
  expect((await send('PUT', `/api/views/${b.id}`, { name: 'Second' })).json).toEqual({ ...b, name: 'Second' })
  expect(new SavedViews(file).values()).toEqual(await list())
  expect((await send('DELETE', `/api/views/${a.id}`)).json).toEqual({ removed: true })
  expect((await send('DELETE', `/api/views/${a.id}`)).status).toBe(404)
  expect((await list()).map(v => v.name)).toEqual(['Second'])
})

test('as a file they go from one folder to another; what is there already stays, a name that is taken gets a number', async () => {
  const given = await server.ask('/api/views.json')
  expect(given.headers['content-disposition']).toContain('belligraph-views-2026-01-02.json')
  const other = await serve(undefined, { views: new SavedViews(join(folder, 'other.json')) })
  try {
    await other.post('/api/views', { name: 'Second', query: 'lang=ar' })
    expect((await other.post('/api/views/import', given.json)).json).toEqual({ added: 1, same: 0, total: 2 })
    expect((await other.post('/api/views/import', given.json)).json).toEqual({ added: 0, same: 1, total: 2 })
    expect((await other.ask('/api/views')).json.views.map((v: any) => [v.name, v.query])).toEqual([['Second', 'lang=ar'], ['Second (2)', 'lang=en']])
  } finally { await other.close() }
})

test.each([
  [{}, /file: is no file of saved views/], [[], /file: is no file of saved views/], [{ belligraph: 'views', version: 9, views: [] }, /newer Belligraph \(version 9/],
  [{ belligraph: 'views', version: 1, views: [{ id: 'x', name: 'n', query: '', at: '2026-01-01T00:00:00Z' }] }, /views\[?.?0\]?\.?.*id/],
  [{ belligraph: 'views', version: 1, views: [{ id: '0'.repeat(16), name: 'n', query: '?x', at: '2026-01-01T00:00:00Z' }] }, /query.*without the question mark/],
])('%j is refused with a sentence, and nothing is taken', async (body, sentence) => {
  const before = await list(), { status, json } = await server.post('/api/views/import', body)
  expect([status, await list()]).toEqual([400, before])
  expect(json.error.message).toMatch(sentence)
})

test('a file that is broken is left as it is, and nothing is saved over it', async () => {
  const broken = join(folder, 'broken.json')
  writeFileSync(broken, '{"belligraph":"vie')
  const views = new SavedViews(broken)
  expect(views.fault?.message).toContain(broken)
  expect(() => views.add({ name: 'n', query: '', at: '2026-01-01T00:00:00Z' })).toThrow(/left as it is/)
  expect(readFileSync(broken, 'utf8')).toBe('{"belligraph":"vie')
})

test('for strangers they are there to be opened, and nothing else', async () => {
  const open = await serve(undefined, { views: new SavedViews(file), public: true })
  try {
    const { views } = (await open.ask('/api/views')).json
    expect(views.map((v: any) => v.name)).toEqual(['Second'])
    expect((await open.post('/api/views', { name: 'x', query: '' })).status).toBe(403)
    expect((await open.post('/api/views/import', {})).status).toBe(403)
    expect((await open.ask(`/api/views/${views[0].id}`, { method: 'DELETE' })).status).toBe(403)
  } finally { await open.close() }
})

test('what has changed since a version is counted, in all and in a view; an unknown version is said to be', async () => {
  const { dataVersion } = (await server.ask('/api/status')).json, since = (q = '') => server.ask(`/api/changes?since=${dataVersion}${q}`)
  const none = { new: 0, gone: 0, changed: 0 }
  expect((await since()).json).toEqual({ since: dataVersion, dataVersion, known: true, all: none, view: none })
  await server.post(`/api/claims/${ATTACK.data.id}/review`, { decision: 'reject' })
  expect((await since('&type=alliance')).json).toMatchObject({ known: true, all: { ...none, gone: 1 }, view: none })
  expect((await since('&type=attack')).json).toMatchObject({ all: { ...none, gone: 1 }, view: { ...none, gone: 1 } })
  await server.post(`/api/claims/${ATTACK.data.id}/review`, { decision: 'correct', change: { mode: 'raid' } })
  expect((await since()).json).toMatchObject({ all: { ...none, changed: 1 } })
  expect((await server.ask(`/api/changes?since=${'f'.repeat(32)}`)).json).toMatchObject({ known: false })
  expect((await server.ask('/api/changes?since=abc')).json.error.message).toContain('32 hex digits')
})
