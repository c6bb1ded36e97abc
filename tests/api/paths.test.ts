import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Server, serve } from './server.js'

let server: Server
beforeAll(async () => { server = await serve() })
afterAll(() => server.close())
const get = async (path: string) => (await server.ask(path)).json

describe('paths', () => {
  test('with every relation they name', async () => {
    const { paths, edges, truncated } = await get('/api/paths?from=alpha&to=gamma')
    expect(paths.map((p: any) => p.steps.flatMap((s: any) => s.relations))).toEqual([['gamma.attack.alpha'], ['alpha.attack.beta', 'beta.alliance.gamma']])
    expect(edges.map((e: any) => e.id)).toEqual(['alpha.attack.beta', 'beta.alliance.gamma', 'gamma.attack.alpha'])
    expect(truncated).toBe(false)
  })
  test('the filter, a period among it, says which ties count', async () => {
    expect((await get('/api/paths?from=alpha&to=gamma&status=reported&status=disputed')).paths).toHaveLength(1)
    expect((await get('/api/paths?from=alpha&to=gamma&during=2018..')).paths).toHaveLength(1)
    expect((await get('/api/paths?from=alpha&to=gamma&during=2017..2017')).paths).toHaveLength(0)
    expect(await get('/api/paths?from=alpha&to=gamma&during=2017..2017')).toMatchObject({ without: ['during'], together: false })
    expect(await get('/api/paths?from=alpha&to=gamma')).toMatchObject({ without: [], together: false })
    expect(await get('/api/paths?from=alpha&to=gamma&type=alliance&during=2017..2017')).toMatchObject({ paths: [], without: ['during', 'type'], together: true })
    expect(await get('/api/paths?from=alpha&to=gamma&type=alliance&type=attack&status=reported&max=1')).toMatchObject({ paths: [], longer: 2 })
    expect(await get('/api/paths?from=alpha&to=gamma&limit=1')).toMatchObject({ truncated: true })
  })
  test('between an actor and itself there is none, and it is said', async () => {
    const { status, json } = await server.ask('/api/paths?from=alpha&to=alpha')
    expect([status, json.error.message]).toEqual([400, 'from and to are one and the same actor, alpha: a path needs two.'])
  })
})

describe('compare', () => {
  test('what is observed in one period, the other, both', async () => {
    const c = await get('/api/compare?a=2017..2017&b=2018..2018')
    expect(c.began.map((e: any) => e.id)).toEqual(['beta.alliance.gamma'])
    expect(c.ended).toEqual([])
    expect(c).toMatchObject({ changed: [], same: 1 }) // alpha.attack.beta: one claim of one publisher in each; its denial has no date
    expect(c.undated).toBe(2)
  })
  test('a date alone is all of it', async () => {
    expect(await get('/api/compare?a=2017&b=2018')).toEqual(await get('/api/compare?a=2017..2017&b=2018..2018'))
  })
  test('two filters, written as in an address', async () => {
    const c = await get(`/api/compare?a=${encodeURIComponent('status=reported&type=attack')}&b=${encodeURIComponent('type=alliance')}`)
    expect(c).toMatchObject({ a: { status: ['reported'], type: ['attack'] }, b: { type: ['alliance'] }, turned: [], undated: 0 })
    expect(c.began.map((e: any) => e.id)).toEqual(['beta.alliance.gamma'])
  })
})

test.each([
  ['/api/paths?from=alpha', 'to'], ['/api/paths?from=alpha&to=nobody', 'nobody'], ['/api/paths?from=alpha&to=beta&max=7', 'max'], ['/api/paths?from=alpha&to=beta&during=soon', '2017..2018-05'],
  ['/api/compare?a=2017..2018', 'b'], ['/api/compare?a=2018..2017&b=2019..', 'a'], ['/api/compare?a=..&b=2019..', 'a'], ['/api/compare?a=2017..2018&b=2019..&from=2018', 'from'], ['/api/compare?a=2017..2018&b=colour%3Dred', 'colour'], ['/api/compare?a=2017..2018&b=actor%3Dnobody', 'nobody'],
])('%s is refused', async (path, named) => {
  const { status, json } = await server.ask(path)
  expect(status).toBe(400)
  expect(json.error.message).toContain(named)
})
