/** A graph taken away as GEXF or GraphML and taken in elsewhere: the same ties, each with its row as evidence; again it adds nothing; taken back, nothing is left in view. */
import { expect, test } from 'vitest'
import { serve } from './server.js'

test.each(['gexf', 'graphml'])('%s', async format => {
  const from = await serve(), to = await serve([])
  try {
    const file = (await from.ask(`/api/export/${format}`)).text
    const send = (body: string, query = '') => to.ask(`/api/import/${format}?file=graph.${format}${query}`, { method: 'POST', headers: { 'content-type': 'application/octet-stream' }, body })
    const ties = async (server: typeof to) => (await server.ask('/api/graph')).json.edges.map((e: any) => [e.id, e.directed, e.first, e.last, e.status === 'disputed' ? 'reported' : e.status])
    const dry = await send(file, '&dryRun=true')
    expect(dry).toMatchObject({ status: 200, json: { dryRun: true, written: 0 } })
    expect(await ties(to)).toEqual([])
    const first = await send(file)
    expect(first.json).toMatchObject({ claims: { total: 3, fresh: 3 }, report: { source: 'belligraph', publisher: 'unknown' } })
    expect(await ties(to)).toEqual(await ties(from))
    const relation = (await to.ask('/api/relations/alpha.attack.beta')).json
    expect(relation.relation.corroboration).toBe('belligraph')
    expect(relation.claims[0].evidence[0].fields).toMatchObject({ source: 'alpha', target: 'beta', type: 'attack', evidence: expect.stringContaining('/?open=relation:alpha.attack.beta') })
    expect((await send(file)).json).toMatchObject({ claims: { known: 3 }, written: 0 })
    // Where its claims are already, an export repeats them and supports nothing.
    const tie = async () => (await from.ask('/api/relations/alpha.attack.beta')).json.relation, before = await tie()
    await from.ask(`/api/import/${format}?file=graph.${format}`, { method: 'POST', headers: { 'content-type': 'application/octet-stream' }, body: file })
    expect(await tie()).toMatchObject({ claims: before.claims + 1, publishers: before.publishers, publisherNames: before.publisherNames, corroboration: before.corroboration })
    expect((await to.post(`/api/imports/${first.json.import.id}`, { undone: true })).status).toBe(200)
    expect(await ties(to)).toEqual([])
    expect(await send(file.slice(0, -30))).toMatchObject({ status: 400, json: { error: { message: expect.stringContaining(`graph.${format} ends in the middle`) } } })
  } finally {
    await from.close()
    await to.close()
  }
})
