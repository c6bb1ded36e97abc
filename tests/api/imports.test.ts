/** Data sets through a real server into a real store: dry run, import, again, a newer release, taken back, put back; what is bad changes nothing. */
import { afterEach, expect, test } from 'vitest'
import { SEED } from '../../src/checkout.js'
import { ucdpGed } from '../../src/formats/ucdp-ged.js'
import { takeIn } from '../../src/importing.js'
import { lexiconData } from '../../src/lexicon.js'
import { loadSeed } from '../../src/seed.js'
import { event, ged, pieces } from '../formats/rows.js'
import { actor } from '../store/world.js'
import { type Answered, serve, type Server } from './server.js'

let server: Server | undefined
afterEach(async () => { await server?.close(); server = undefined })

const send = (file: string, query = '', headers: Record<string, string> = {}): Promise<Answered> =>
  server!.ask(`/api/import/ucdp-ged?file=ged.csv${query}`, { method: 'POST', headers: { 'content-type': 'application/octet-stream', ...headers }, body: file })
const edges = async (query = ''): Promise<string[]> => (await server!.ask(`/api/graph?source=ucdp-ged${query}`)).json.edges.map((e: { id: string; claims: number }) => `${e.id} ${e.claims}`)
const version = async (): Promise<string> => (await server!.ask('/api/status')).json.dataVersion

test('a dry run says what would happen and writes nothing; the import does it; again it adds nothing', async () => {
  server = await serve()
  const file = ged(event('1'), event('2', { side_b_new_id: '', side_b: 'Alpha Brigade' }), event('3', { side_b_new_id: '77', side_b: 'Nobody Yet' })), before = await version()
  const dry = await send(file, '&dryRun=true')
  expect(dry.status, dry.text).toBe(200)
  expect(dry.json).toMatchObject({ dryRun: true, rows: 3, claims: { total: 3, fresh: 3 }, written: 0, actors: { known: 3, fresh: 1 } })
  expect(dry.json.import).toBeUndefined()
  expect(dry.json.actors.found.map((a: any) => [a.name, a.how, a.actor.id])).toEqual([
    ['Government of Syria', 'id', 'syrian-government-forces'], ['IS', 'id', 'isis'], ['Alpha Brigade', 'name', 'alpha'], ['Nobody Yet', 'new', 'nobody-yet'],
  ])
  expect(dry.json.sample[0]).toMatchObject({ line: 2, claims: [{ type: 'attack', places: ['albu-kamal'], rule: 'import.ucdp-ged', evidence: [{ line: 2, key: '1', fields: { side_b: 'IS' } }] }] })
  expect(await version()).toBe(before)

  const done = await send(file)
  expect(done.json).toMatchObject({ rows: 3, claims: { total: 3, fresh: 3 }, report: { publisher: 'Uppsala Conflict Data Program', source: 'ucdp-ged', licence: expect.stringContaining('CC BY 4.0') }, import: { format: 'ucdp-ged', file: 'ged.csv', undone: false } })
  expect(await edges()).toEqual(['alpha.attack.syrian-government-forces 1', 'isis.attack.syrian-government-forces 1', 'nobody-yet.attack.syrian-government-forces 1',
    'syrian-government-forces.attack.alpha 1', 'syrian-government-forces.attack.isis 1', 'syrian-government-forces.attack.nobody-yet 1'])
  const relation = (await server.ask('/api/relations/isis.attack.syrian-government-forces')).json
  expect(relation.relation).toMatchObject({ directed: false, clashes: 1, first: '2017-11-08', last: '2017-11-09', publishers: 1 })
  expect(relation.claims[0].evidence[0]).toMatchObject({ line: 2, key: '1', fields: { id: '1', date_start: '2017-11-08' } })

  const after = await version(), again = await send(file)
  expect(again.json).toMatchObject({ claims: { known: 3, fresh: 0 }, written: 0 })
  expect(await version()).toBe(after)
  expect(await server.store.check()).toEqual([])
})

test('a newer release takes the place of the older row by row, says what changed, keeps reviews; taken back, the older holds again', async () => {
  server = await serve()
  const first = await send(ged(event('1'), event('2'), event('3', { side_b_new_id: '6288', side_b: 'SDF' })))
  const claims = (await server.ask('/api/claims?source=ucdp-ged')).json.claims
  await server.post(`/api/claims/${claims[0].id}/review`, { decision: 'reject' })
  await server.post(`/api/claims/${claims[1].id}/review`, { decision: 'accept' })
  expect(await edges()).toContain('isis.attack.syrian-government-forces 1')
  const old = await edges()

  const second = await sendLater(ged(event('1'), event('2', { best: '5' }), event('4'), event('3', { side_b_new_id: '6288', side_b: 'SDF', date_end: '2017-11-20' })))
  expect(second).toMatchObject({ claims: { total: 4, fresh: 1, same: 1, changed: 2, known: 0 }, reviews: 2, elsewhere: 0 })
  expect(second.changes).toEqual([{ line: 3, key: '2', fields: { best: ['3', '5'] } }, { line: 5, key: '3', fields: { date_end: ['2017-11-09', '2017-11-20'] } }])
  expect((await server.ask('/api/claims?source=ucdp-ged&review=rejected&review=accepted&review=imported')).json.claims.map((c: any) => [c.evidence[0].key, c.review, c.observed.to]))
    .toEqual([['1', 'rejected', '2017-11-09'], ['2', 'accepted', '2017-11-09'], ['4', 'imported', '2017-11-09'], ['3', 'imported', '2017-11-20']])
  expect(await server.store.check()).toEqual([])

  const listed = (await server.ask('/api/imports')).json.imports
  expect(listed.map((i: any) => [i.id, i.claims, i.undone, i.unfinished])).toEqual([[first.json.import.id, 0, false, false], [second.import!.id, 4, false, false]])
  await server.post(`/api/imports/${second.import!.id}`, { undone: true })
  expect(await edges()).toEqual(old)
  expect(await server.store.check()).toEqual([])
  await server.post(`/api/imports/${first.json.import.id}`, { undone: true })
  expect(await edges()).toEqual([])
  const back = await server.post(`/api/imports/${second.import!.id}`, { undone: false })
  expect(back.json).toMatchObject({ undone: false, claims: 4 })
  expect((await server.ask('/api/claims?source=ucdp-ged')).json.total).toBe(3) // the rejected one is not counted
  expect(await server.store.check()).toEqual([])
  expect((await server.post('/api/imports/nosuch', { undone: true })).status).toBe(404)
})

/** The server's clock stands still: this import comes after it. */
const sendLater = (file: string) =>
  takeIn({ importer: ucdpGed, bytes: pieces(file, 1_000), options: { file: 'ged.csv' }, store: server!.store, lexicon: lexiconData(SEED), now: new Date('2026-02-02') })

test('what an import brought is no reader’s guess: it waits apart; taken back, its claims and its source are in no view and no count', async () => {
  server = await serve()
  const look = async () => ({
    counts: { ...(await server!.ask('/api/status')).json.counts, actors: 0 }, facets: (await server!.ask('/api/facets')).json, reports: (await server!.ask('/api/reports')).json, claims: (await server!.ask('/api/claims')).json.total,
    nodes: (await server!.post('/api/cypher', { query: 'MATCH (r:Report) RETURN count(r) AS n UNION ALL MATCH (c:Claim) RETURN count(c) AS n UNION ALL MATCH (:Actor)-[a:ATTACKED]->(:Actor) RETURN count(a) AS n' })).json.rows,
    publishers: (await server!.ask('/api/queries/claims-by-source')).json.rows,
  })
  const before = await look(), waiting = (await server.ask('/api/claims?review=unreviewed')).json.total
  const { import: { id }, report } = (await send(ged(event('1'), event('2')))).json
  expect((await server.ask('/api/claims?review=unreviewed')).json.total).toBe(waiting)
  expect((await server.ask('/api/claims?review=imported')).json.total).toBe(2)
  expect((await server.ask('/api/relations/isis.attack.syrian-government-forces')).json.relation.unreviewed).toBe(0)
  const during = await look()
  expect(during.counts).toMatchObject({ reports: before.counts.reports + 1, claims: before.counts.claims + 2 })
  expect(during.nodes).not.toEqual(before.nodes)
  await server.post(`/api/imports/${id}`, { undone: true })
  expect(await look()).toEqual(before)
  expect((await server.ask('/api/claims?source=ucdp-ged')).json.total).toBe(0) // an address that someone kept stays good
  expect((await server.ask(`/api/reports/${report.id}`)).status).toBe(404)
  expect((await server.ask('/api/imports')).json.imports).toMatchObject([{ id, title: report.title, undone: true, claims: 0 }])
  expect(await server.store.check()).toEqual([])
  await server.post(`/api/imports/${id}`, { undone: false })
  expect(await look()).toEqual(during)
  expect(await server.store.check()).toEqual([])
})

test('doubtful actors stay apart and are told; a decision holds, also for what is there already', async () => {
  server = await serve([actor('x-front', { names: [{ text: 'Jaysh al-Zurqan', lang: 'en', kind: 'name' }, { text: 'XF', lang: 'en', kind: 'weak' }], countries: ['IQ'] })])
  const file = ged(event('1', { side_b_new_id: '990001', side_b: 'XF' }), event('2', { side_b_new_id: '990002', side_b: 'Jaish el-Zurkan' }))
  const dry = await send(file, '&dryRun=true')
  expect(dry.json.actors.found.filter((a: any) => a.candidates.length > 0).map((a: any) => [a.name, a.line, a.actor.id, a.candidates])).toEqual([
    ['XF', 2, 'xf', [{ id: 'x-front', name: 'Jaysh al-Zurqan' }]], ['Jaish el-Zurkan', 3, 'jaish-el-zurkan', [{ id: 'x-front', name: 'Jaysh al-Zurqan' }]],
  ])
  const decided = await send(file, '&dryRun=true&same=XF%3Dx-front')
  expect(decided.json.actors.found.find((a: any) => a.name === 'XF')).toMatchObject({ how: 'decided', actor: { id: 'x-front' } })
  await send(file)
  expect(await edges()).toContain('syrian-government-forces.attack.xf 1')
  await send(file, '&same=XF%3Dx-front') // he was taken in as somebody else: now the two are one
  expect(await edges()).toContain('syrian-government-forces.attack.x-front 1')
  expect((await send(file)).json.written).toBe(0)
  await send(file, '&same=Jaish%20el-Zurkan%3Dkataib-hezbollah') // whom the lexicon knows, and nothing in the store
  expect(await edges()).toContain('kataib-hezbollah.attack.syrian-government-forces 1')
  expect((await send(file, '&same=XF%3Dnosuch')).json.error).toMatchObject({ code: 'invalid', message: expect.stringContaining('no actor of that id') })
  expect((await send(file, '&same=XF')).json.error.code).toBe('usage')
})

test('a place that was met before is met again in a newer release, whatever letters its name has', async () => {
  server = await serve()
  const where = { where_coordinates: 'Hawi al Hawa village', latitude: '35.953056', longitude: '38.911389', geom_wkt: '' }
  expect((await send(ged(event('1', where)))).json.places.fresh).toBeGreaterThan(0)
  expect((await send(ged(event('1', where), event('2', where)))).json).toMatchObject({ places: { fresh: 0 }, claims: { same: 1, fresh: 1, changed: 0 } })
})

test('records as they were exported are taken in whole or not at all; a line without end is given up', async () => {
  server = await serve()
  const jsonl = (await server.ask('/api/export/jsonl')).text, before = await version()
  const sent = (body: string | ReadableStream): Promise<any> => fetch(`${server!.url}/api/import/jsonl?file=a.jsonl`, { method: 'POST', headers: { 'content-type': 'application/octet-stream' }, body, duplex: 'half' } as unknown as RequestInit).then(r => r.json())
  await server.store.restore([])
  expect((await sent(jsonl.slice(0, -40))).error.message).toMatch(/^a\.jsonl:\d+: must be JSON/)
  expect((await sent(jsonl.split('\n').slice(0, 9).join('\n'))).error.message).toMatch(/^a\.jsonl holds 8 records where it should hold \d+; it was cut off\.$/)
  let pieces = 0
  const endless = new ReadableStream({ pull(to) { if (pieces++ < 1_000) to.enqueue(Buffer.alloc(1_000_000, 'y')); else to.close() } })
  expect((await sent(endless)).error).toMatchObject({ code: 'too-large', message: expect.stringMatching(/^a\.jsonl:1: the line is longer than 64 million characters/) })
  expect(pieces).toBeLessThan(500)
  expect((await server.ask('/api/status')).json.counts.claims).toBe(0)
  expect((await sent(jsonl)).written).toBeGreaterThan(10)
  expect(await version()).toBe(before)
  expect(await sent(jsonl)).toMatchObject({ written: 0 })
})

test('what is bad anywhere in a file changes nothing at all', async () => {
  server = await serve()
  const before = await version()
  const rows = Array.from({ length: 3_000 }, (_, i) => event(`${i}`))
  const bad = await send(ged(...rows, event('x', { date_start: '2017-02-30' })))
  expect([bad.status, bad.json.error.message]).toEqual([400, 'ged.csv:3002: date_start: "2017-02-30" must be a day that exists, such as 2016-01-31.'])
  expect((await send(ged(event('x', { side_a: '' })), '', { accept: 'application/x-ndjson' })).json.error.message).toContain('ged.csv:2: side_a')
  expect((await send('')).json.error.message).toBe('ged.csv is empty.')
  expect((await server.ask('/api/import/ucdp-ged', { method: 'POST', headers: { 'content-type': 'text/plain' }, body: ged(event('1')) })).status).toBe(415)
  expect((await server.ask('/api/import/nosuch', { method: 'POST', headers: { 'content-type': 'application/octet-stream' }, body: 'x' })).json.error.message).toContain('there are ucdp-ged')
  expect(await version()).toBe(before)
  expect((await server.ask('/api/imports')).json.total).toBe(0)
})

test('asked for lines, it tells how far it is', async () => {
  server = await serve()
  const { text } = await send(ged(...Array.from({ length: 2_500 }, (_, i) => event(`${i}`))), '', { accept: 'application/x-ndjson' })
  const lines = text.trim().split('\n').map(l => JSON.parse(l))
  expect(lines.slice(0, -1)).toEqual([{ done: 2000, total: 2500 }, { done: 2500, total: 2500 }])
  expect(lines.at(-1).answer).toMatchObject({ rows: 2500, claims: { fresh: 2500 } })
})

test('the extract that comes with the program is taken in when asked for; what is exported of it names its licence', async () => {
  server = await serve(loadSeed(SEED))
  const licence = async (query: string): Promise<string> => JSON.parse((await server!.ask(`/api/export/jsonl?${query}`)).text.split('\n', 1)[0]!).provenance.licence
  const { json } = await server.ask('/api/import/ucdp-ged?seed=true', { method: 'POST', headers: { 'content-type': 'application/octet-stream' } })
  expect(json).toMatchObject({ rows: 2115, import: { file: 'ged-deir-ez-zor-2016-2019.csv' }, skipped: {} })
  expect(await licence('source=ucdp-ged')).toContain('UCDP data: CC BY 4.0. Cite: Sundberg')
  expect(await licence('source=reports')).not.toContain('UCDP data')
  // The town of the five reports is the town of the rows, and so are the parties.
  expect((await server.ask('/api/graph?source=ucdp-ged&place=albu-kamal')).json.edges.find((e: any) => e.id === 'isis.attack.syrian-government-forces').claims).toBeGreaterThan(10)
  expect((await server.ask('/api/relations/isis.attack.syrian-government-forces')).json.relation.sources).toEqual(['reports', 'ucdp-ged'])
  expect((await server.ask('/api/import')).json.formats.find((f: any) => f.name === 'ucdp-ged').extract).toBe(true)
  expect((await server.ask('/api/import/acled?seed=true', { method: 'POST', headers: { 'content-type': 'application/octet-stream' } })).status).toBe(404)
})
