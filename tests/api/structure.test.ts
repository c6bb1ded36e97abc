import { afterAll, beforeAll, expect, test } from 'vitest'
import { claim, RECORDS, type Server, serve } from './server.js'

let server: Server
const GAMMA = claim({ type: 'attack', actors: ['alpha'], recipients: ['gamma'], evidence: [{ start: 5, end: 9 }] })
const SPLIT = claim({ type: 'alliance', actors: ['alpha', 'beta'], evidence: [{ start: 6, end: 9 }] })
beforeAll(async () => { server = await serve([...RECORDS, GAMMA]) })
afterAll(() => server.close())
const get = async (path: string) => (await server.ask(path)).json

test('structure: measures and balance of what is asserted, with every relation that they name', async () => {
  const s = await get('/api/structure')
  expect(s.actors.map((a: any) => [a.id, a.degree, a.attacks, a.attacked, a.camp])).toEqual([['alpha', 2, 2, 0, 1], ['beta', 2, 0, 1, 0], ['gamma', 2, 0, 1, 0]])
  expect(s.balance).toMatchObject({ friends: 1, foes: 2, mixed: [], triads: { '+++': 0, '++-': 0, '+--': 1, '---': 0 }, camps: 2, frustration: 0, exact: true, frustrated: [], against: [] })
  expect(s.on).toEqual({ actors: 3, relations: 3, claims: 5 })
  expect(s.edges).toEqual([])
})

test('friend and foe at once is said, and taken out of the triads; a filter takes out more', async () => {
  await server.store.write([SPLIT])
  const s = await get('/api/structure?camps=3')
  expect(s.balance).toMatchObject({ mixed: [{ a: 'alpha', b: 'beta', relations: ['alpha.alliance.beta', 'alpha.attack.beta'] }], triads: { '+--': 0 } })
  expect(s.edges.map((e: any) => e.id)).toEqual(['alpha.alliance.beta', 'alpha.attack.beta'])
  const friends = await get('/api/structure?type=alliance')
  expect(friends.balance).toMatchObject({ friends: 2, foes: 0, mixed: [], camps: 1 })
  expect((await get('/api/actors/gamma/similar?type=alliance')).similar).toEqual([{ id: 'alpha', name: 'Alpha Brigade', friends: ['beta'], foes: [], likeness: 1 }])
  expect((await server.ask('/api/structure?camps=1')).status).toBe(400)
  expect((await server.ask('/api/actors/nobody/similar')).json.error.message).toContain('nobody')
})
