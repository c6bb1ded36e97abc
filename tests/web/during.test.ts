/** What the page folds by itself while a period is dragged is what the server answers. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Server, serve } from '../api/server.js'
import type { FoldedAnswer, GraphAnswer, MapAnswer } from '../../web/api.js'
import { claimsIn, placedDuring, sliding } from '../../web/shown.js'

let server: Server
beforeAll(async () => { server = await serve() })
afterAll(() => server.close())
const get = async <T>(path: string): Promise<T> => (await server.ask(path)).json as T

test.each([
  [{ from: '2018' }, {}], [{ to: '2017' }, {}], [{ from: '2018-06', to: '2018-06' }, {}], [{ from: '1999', to: '1999' }, {}], [{ from: '2018', undated: 'yes' as const }, {}],
  [{ from: '2017' }, { type: 'attack' }], [{ from: '2017' }, { status: 'disputed' }], [{ from: '2017', undated: 'yes' as const }, { status: 'disputed' }], [{ from: '2017' }, { min: '2' }], [{ from: '2017' }, { publishers: '2' }],
])('%o under %o', async (period, rest) => {
  const q = new URLSearchParams(rest as Record<string, string>)
  const [whole, columns] = await Promise.all([get<GraphAnswer>(`/api/graph?${q}`), get<FoldedAnswer>(`/api/timeline/claims?${q}`)])
  const asked = await get<GraphAnswer>(`/api/graph?${new URLSearchParams([...q, ...Object.entries(period)])}`)
  const filter = { ...('status' in rest && { status: [rest.status as 'disputed'] }), ...('min' in rest && { min: 2 }), ...('publishers' in rest && { publishers: 2 }), ...period }, claims = claimsIn(columns), folded = sliding(whole, claims)(filter)
  const edges = (g: GraphAnswer) => g.edges.map(({ id, type, directed, status, claims, counts, clashes, first, last, publishers, sources, corroboration, confidence, unreviewed }) => ({ id, type, directed, status, claims, counts, clashes, first, last, publishers, sources, corroboration, confidence, unreviewed }))
  expect(edges(folded)).toEqual(edges(asked))
  expect(folded.nodes.map(n => [n.id, n.x, n.y])).toEqual(asked.nodes.map(n => [n.id, n.x, n.y]))

  const [everywhere, there] = await Promise.all([get<MapAnswer>(`/api/map?${q}`), get<MapAnswer>(`/api/map?${new URLSearchParams([...q, ...Object.entries(period)])}`)])
  const placed = placedDuring(everywhere, claims, filter), told = (m: MapAnswer) => m.places.filter(p => p.told.length > 0)
  expect([told(placed), placed.nowhere, placed.claims]).toEqual([told(there), there.nowhere, there.claims])
})

test('the spans are those of the view, whatever its period', async () => {
  expect(await get('/api/timeline?type=attack&from=2030')).toMatchObject({ spans: [{ from: '2017-11', to: '2017-11', type: 'attack', claims: 1 }, { from: '2018-06-03', to: '2018-06-03', type: 'attack', claims: 1 }], undated: 2 })
})
