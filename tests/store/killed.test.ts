import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import neo4j from 'neo4j-driver'
import { afterAll, describe, expect, test } from 'vitest'
import { openStore } from '../../src/store/open.js'
import { program, startNeo4j } from '../real/neo4j.js'
import { describeWith } from '../real/program.js'
import { batchFile, childrenOf, killLoads, lives, load } from './kill.js'
import { base, claims } from './world.js'

const TIMES = 25, LONG = 600_000

describe.skipIf(process.platform !== 'linux')('the embedded store, killed', () => {
  const folder = mkdtempSync(join(tmpdir(), 'belligraph-killed-')), data = join(folder, 'data')
  afterAll(() => rmSync(folder, { recursive: true }))

  test(`${TIMES} times during loads: everything acknowledged is there, and check is clean`,
    () => killLoads({ data }, TIMES, async () => rmSync(data, { recursive: true, force: true })), LONG)

  test.each(['SIGTERM', 'SIGKILL'] as const)('with %s it leaves no process behind', async signal => {
    rmSync(data, { recursive: true, force: true })
    mkdirSync(data)
    const started = load({ data }, batchFile(data), 0)
    await started.done
    const own = childrenOf(started.pid)
    expect(own.length).toBeGreaterThan(0)
    process.kill(started.pid, signal)
    await started.ended
    for (let waits = 0; own.some(lives) && waits < 200; waits++) await new Promise(r => setTimeout(r, 25))
    expect(own.filter(lives)).toEqual([])
    expect(existsSync(join(data, 'lock'))).toBe(signal === 'SIGKILL')
  })
})

await describeWith([program], 'the store on Neo4j, killed', () => {
  test(`${TIMES} times during loads, then its server: everything acknowledged is there, and check is clean`, async () => {
    const server = await startNeo4j(), settings = { data: '', neo4j: { uri: server.uri, user: 'neo4j', password: '', database: 'neo4j' } }
    await killLoads(settings, TIMES, async () => {
      const driver = neo4j.driver(server.uri)
      await driver.executeQuery('MATCH (n) DETACH DELETE n')
      await driver.close()
    })
    if (!server.kill) return server.stop() // a server elsewhere is not ours to kill

    const store = await openStore(settings)
    await store.restore(base(10, 5))
    let acknowledged = 0
    const loading = (async () => { for (let i = 0; ; i += 10) acknowledged += (await store.write(claims(10, 10, 5, i))).written })()
    while (acknowledged < 50) await new Promise(r => setTimeout(r, 5))
    const again = await server.kill()
    await expect(loading).rejects.toMatchObject({ code: 'engine', message: expect.stringContaining('does not answer') })
    await expect(store.query('RETURN 1 AS one')).rejects.toMatchObject({ code: 'engine', message: expect.stringContaining('does not answer'), details: { retryAfter: expect.any(Number) } })
    await expect(store.snapshot()).rejects.toMatchObject({ code: 'engine' })
    const restarted = await again()
    expect((await store.snapshot()).claims.size).toBeGreaterThanOrEqual(acknowledged)
    expect((await store.query('MATCH (c:Claim) RETURN count(c) AS n')).rows).toEqual([[(await store.snapshot()).claims.size]])
    expect(await store.check()).toEqual([])
    await store.close()
    await restarted.stop()
  }, LONG)

  test('two loaders at once lose nothing', async () => {
    const server = await startNeo4j(), settings = { data: '', neo4j: { uri: server.uri, user: 'neo4j', password: '', database: 'neo4j' } }
    const [a, b] = [await openStore(settings), await openStore(settings)]
    await a.write(base(10, 5))
    const half = async (store: typeof a, from: number): Promise<void> => { for (let i = from; i < 200; i += 20) await store.write(claims(10, 10, 5, i)) }
    await Promise.all([half(a, 0), half(b, 10), half(b, 10)])
    const versions = await Promise.all([a, b].map(async s => (await s.snapshot()).version))
    expect(new Set(versions).size).toBe(1)
    expect((await b.snapshot()).claims.size).toBe(200)
    expect(await a.check()).toEqual([])
    await b.restore(base(3, 1)) // the other one sees that all was replaced
    expect((await a.snapshot()).claims.size).toBe(0)
    expect((await a.snapshot()).actors.size).toBe(3)
    await Promise.all([a.close(), b.close()])
    await server.stop()
  })
})
