import { describe, expect, test } from 'vitest'
import { readSettings } from '../src/settings.js'

describe('settings', () => {
  test('flag, then environment, then what is usual', () => {
    expect(readSettings({}, {})).toEqual({ host: '127.0.0.1', names: [], embed: [], data: `${process.cwd()}/data`, proxies: 0, public: false, console: true })
    expect(readSettings({ public: true, console: false }, { HOST: '0.0.0.0', BELLIGRAPH_QUERY_MS: '900' })).toMatchObject({ public: true, console: false, queryMs: 900 })
    expect(readSettings({}, { BELLIGRAPH_PUBLIC: '1', BELLIGRAPH_NO_CONSOLE: '1', HOST: '0.0.0.0' })).toMatchObject({ public: true, console: false })
    expect(readSettings({ port: '1' }, { PORT: '2', BELLIGRAPH_DATA: '/d' })).toMatchObject({ port: 1, data: '/d' })
    expect(readSettings({}, { BELLIGRAPH_EMBED: 'https://example.org, http://localhost:3000' }).embed).toEqual(['https://example.org', 'http://localhost:3000'])
    expect(() => readSettings({}, { BELLIGRAPH_EMBED: "https://example.org; script-src *" })).toThrow(/BELLIGRAPH_EMBED/)
    expect(readSettings({}, { PORT: '', HOST: '' })).not.toHaveProperty('port')
    expect(readSettings({}, { BELLIGRAPH_BASE: 'https://graph.example.org/a/' }).base).toBe('https://graph.example.org/a')
    expect(readSettings({ names: 'a.example, b' }, {}).names).toEqual(['a.example', 'b'])
    expect(readSettings({}, { NEO4J_URI: 'bolt://h:7687', NEO4J_PASSWORD: 'p' }).neo4j).toEqual({ uri: 'bolt://h:7687', user: 'neo4j', password: 'p', database: 'neo4j' })
  })
  test.each([
    [{ port: '80x' }, {}, '--port'], [{}, { PORT: '65536' }, 'PORT'], [{}, { PORT: '-1' }, 'PORT'], [{ host: 'a b' }, {}, '--host'], [{}, { BELLIGRAPH_REPORTS: '/no/such' }, 'BELLIGRAPH_REPORTS'],
    [{}, { BELLIGRAPH_TOKEN: 'short' }, 'BELLIGRAPH_TOKEN'], [{ neo4jUri: 'http://x' }, {}, '--neo4j-uri'], [{ neo4jDatabase: '1' }, {}, '--neo4j-database'], [{ names: 'a,,b' }, {}, '--names'], [{}, { BELLIGRAPH_PUBLIC: 'yes' }, 'BELLIGRAPH_PUBLIC'], [{ queryMs: '5s' }, {}, '--query-ms'], [{ proxies: 'x' }, {}, '--proxies'], [{ base: 'ftp://a' }, {}, '--base'],
  ])('%j %j is refused by name', (flags, env, name) => {
    expect(() => readSettings(flags, env)).toThrow(expect.objectContaining({ code: 'usage', message: expect.stringContaining(`${name}:`) }))
  })
  test('a secret is not repeated in the message', () => {
    expect(() => readSettings({}, { BELLIGRAPH_TOKEN: 'hunter2' })).toThrow(/^(?!.*hunter2)/)
  })
  test('reachable from elsewhere needs a token', () => {
    expect(() => readSettings({ host: '0.0.0.0' }, {})).toThrow(/BELLIGRAPH_TOKEN/)
    expect(readSettings({ host: '0.0.0.0' }, { BELLIGRAPH_TOKEN: 'x'.repeat(16) })).toMatchObject({ token: 'x'.repeat(16) })
    for (const host of ['localhost', '127.0.0.2', '::1']) expect(readSettings({ host }, {})).not.toHaveProperty('token')
  })
})
