import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type Server, serve } from './server.js'

let server: Server
beforeEach(async () => { server = await serve() })
afterEach(() => server.close())
const get = async (path: string) => (await server.ask(path)).json
const merge = async (from: string, into: string) => (await server.post('/api/merges', { from, into, by: 'Rana' }))

/** What every view says of who is there. */
async function views() {
  const graph = await get('/api/graph'), gexf = (await server.ask('/api/export/gexf')).text
  const cypher = async (query: string) => (await server.post('/api/cypher', { query })).json.rows
  return {
    nodes: graph.nodes.map((n: any) => n.id), edges: graph.edges.map((e: any) => e.id),
    found: (await get('/api/actors?q=Gamma')).actors.map((a: any) => a.id), count: (await get('/api/status')).counts.actors,
    cypher: await cypher('MATCH (a:Actor)-[r]->(b:Actor) RETURN r.id AS id ORDER BY id'), names: await cypher("MATCH (a:Actor {id: 'qaterji'}) RETURN a.names AS names"),
    away: await cypher('MATCH (a:Actor) WHERE a.mergedInto IS NOT NULL RETURN a.id AS id, a.mergedInto AS into'),
    exported: [...gexf.matchAll(/<node id="([^"]+)"/g)].map(m => m[1]), lines: [...gexf.matchAll(/<edge id="([^"]+)"/g)].map(m => m[1]),
    paths: (await get('/api/paths?from=gamma&to=alpha')).paths.length, filter: (await get('/api/claims?actor=gamma')).total,
  }
}

describe('a merge', () => {
  test('shows in every view, and its undoing gives every view back', async () => {
    const before = await views()
    expect(before).toMatchObject({ found: ['gamma'], names: [[['القاطرجي', 'Qaterji']]], away: [] })
    const { status, json } = await merge('gamma', 'qaterji')
    expect([status, json]).toEqual([201, expect.objectContaining({ from: 'gamma', into: 'qaterji', name: 'Gamma', by: 'Rana', at: '2026-01-02T03:04:05.000Z', undone: false })])
    const merged = await views()
    expect(JSON.stringify([merged.nodes, merged.edges, merged.cypher, merged.exported, merged.lines])).not.toContain('gamma')
    expect(merged).toMatchObject({ found: ['qaterji'], count: before.count - 1, names: [[['القاطرجي', 'Qaterji', 'Gamma']]], away: [['gamma', 'qaterji']], filter: before.filter + 1 })
    expect(merged.edges).toContain('qaterji.attack.alpha')
    expect(merged.exported.filter(id => id === 'qaterji')).toHaveLength(1)
    const card = await get('/api/actors/gamma')
    expect(card).toMatchObject({ actor: { id: 'qaterji' }, merged: [{ id: json.id, from: 'gamma', name: 'Gamma' }] })
    expect((await server.post('/api/check', {})).json.differences).toEqual([])
    const undone = await server.post(`/api/merges/${json.id}/undo`, { by: 'Omar' })
    expect(undone.json).toMatchObject({ by: 'Rana', undone: true, undoing: { by: 'Omar' } })
    expect(await views()).toEqual(before)
    expect((await get('/api/actors/qaterji')).merged).toEqual([])
    expect((await get('/api/merges')).merges).toHaveLength(1)
    expect((await server.post('/api/check', {})).json.differences).toEqual([])
  })
  test('of a merged actor carries all along; undone in the middle it parts there', async () => {
    await merge('gamma', 'qaterji')
    const { json } = await merge('qaterji', 'beta')
    expect((await get('/api/actors/beta')).merged.map((m: any) => m.from).sort()).toEqual(['gamma', 'qaterji'])
    expect((await get('/api/actors?q=Gamma')).actors.map((a: any) => a.id)).toEqual(['beta'])
    await server.post(`/api/merges/${json.id}/undo`, {})
    expect((await get('/api/actors?q=Gamma')).actors.map((a: any) => a.id)).toEqual(['qaterji'])
    expect((await get('/api/actors/beta')).actor.names.map((n: any) => n.text)).toEqual(['Beta Front', 'جبهة بيتا'])
    expect((await server.post('/api/check', {})).json.differences).toEqual([])
  })
  test('decisions made while merged stay when it is undone', async () => {
    const { json } = await merge('gamma', 'qaterji')
    const [claim] = (await get('/api/claims?actor=qaterji&type=attack')).claims
    await server.post(`/api/claims/${claim.id}/review`, { decision: 'accept' })
    await server.post(`/api/merges/${json.id}/undo`, {})
    expect(await get(`/api/claims/${claim.id}`)).toMatchObject({ review: 'accepted', actors: [{ id: 'gamma' }] })
  })
  test('with itself, with nobody, twice or in a circle is refused; one that is not there cannot be undone', async () => {
    for (const [from, into, status] of [['gamma', 'gamma', 409], ['nobody', 'gamma', 400], ['gamma', 'nobody', 400], ['Bad Slug', 'gamma', 400], ['gamma', 'beta', 201], ['gamma', 'alpha', 409], ['beta', 'gamma', 409]] as const) {
      expect((await merge(from, into)).status, `${from} ${into}`).toBe(status)
    }
    expect((await server.post('/api/merges/none/undo', {})).status).toBe(404)
  })
})

describe('a name always read as an actor', () => {
  const read = async (text: string) => (await server.post('/api/read', { text, publishedOn: '2018-06-09' })).json.claims.map((c: any) => `${c.actors.map((a: any) => a.id)} ${c.type} ${c.recipients.map((a: any) => a.id)}`)
  test('is read so from then on, whatever else it means, until that is taken back', async () => {
    const text = 'ISIS attacked the Blue Scarves near Hajin.', english = 'The SDF shelled ISIS.'
    expect(await read(english)).toEqual(['sdf attack isis'])
    const before = await read(text)
    await server.post('/api/aliases', { name: 'the Blue Scarves', actor: 'alpha', by: 'Rana' })
    const { json } = await server.post('/api/aliases', { name: 'SDF', actor: 'beta', by: 'Rana' })
    expect(await read(text)).toEqual(['isis attack alpha'])
    expect(await read(english)).toEqual(['beta attack isis'])
    expect((await server.post('/api/reports', { text, publishedOn: '2018-06-09' })).json.claims).toMatchObject([{ recipients: [{ id: 'alpha' }] }])
    expect(await get('/api/actors/alpha')).toMatchObject({ aliases: [{ name: { text: 'the Blue Scarves' }, by: 'Rana' }], actor: { names: expect.arrayContaining([expect.objectContaining({ text: 'the Blue Scarves' })]) } })
    expect((await get('/api/actors?q=Blue%20Scarves')).actors.map((a: any) => a.id)).toEqual(['alpha'])
    await server.post(`/api/aliases/${json.id}/undo`, { by: 'Rana' })
    expect(await read(english)).toEqual(['sdf attack isis'])
    for (const a of (await get('/api/aliases')).aliases) await server.post(`/api/aliases/${a.id}/undo`, {})
    expect(await read(text)).toEqual(before)
    expect((await get('/api/actors?q=Blue%20Scarves')).actors).toEqual([])
    expect((await server.post('/api/check', {})).json.differences).toEqual([])
  })
  test('in Arabic is found however it is spelled, with what grammar puts before it', async () => {
    await server.post('/api/aliases', { name: 'لواء الأوشحة', actor: 'alpha' })
    expect(await read('هاجم تنظيم الدولة أمس لِواءَ الاوشحه في هجين.')).toEqual(['isis attack alpha'])
    expect(await read('شن لواء الأوشحة هجوما على تنظيم الدولة في هجين.')).toEqual(['alpha attack isis'])
  })
  test('follows merges, and the last one said holds', async () => {
    await server.post('/api/aliases', { name: 'Blue Scarves', actor: 'alpha' })
    await server.post('/api/aliases', { name: 'blue scarves', actor: 'gamma' })
    await server.post('/api/merges', { from: 'gamma', into: 'beta' })
    expect((await get('/api/aliases')).total).toBe(1)
    expect(await read('ISIS attacked the Blue Scarves near Hajin.')).toEqual(['isis attack beta'])
    expect((await get('/api/actors/alpha')).actor.names.map((n: any) => n.text)).not.toContain('Blue Scarves')
  })
  test('is refused without a letter, a name or an actor that exists', async () => {
    for (const body of [{ name: '…', actor: 'alpha' }, { name: 'X', actor: 'nobody' }, { name: '', actor: 'alpha' }, { actor: 'alpha' }]) expect((await server.post('/api/aliases', body)).status).toBe(400)
  })
})
