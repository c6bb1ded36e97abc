/**
 * Questions through the API against the raw engine in this process: what a ready question costs more, how many fit into a second, when the first row of
 * 10,000 arrives and what memory the server takes for them, how soon the next question is answered after one was killed, and what people with small
 * questions notice of as many with impossible ones.
 */
import { Agent, request } from 'node:http'
import { join } from 'node:path'
import { GrafeoDB } from '@grafeo-db/js'
import { bench, describe, expect } from 'vitest'
import { ROOT, SEED } from '../../src/checkout.js'
import { loadSeed } from '../../src/seed.js'
import { project } from '../../src/store/project.js'
import { bind, loadQuestions } from '../../src/store/questions.js'
import { Snapshot } from '../../src/store/snapshot.js'
import { serve } from '../api/server.js'

const { questions } = loadQuestions(join(ROOT, 'cypher', 'questions'))
const records = loadSeed(SEED), server = await serve(records, { questions }), raw = GrafeoDB.create()
for (const { text, params } of project(new Snapshot().prepare(records))) await raw.executeCypher(text, params)
const agent = new Agent({ keepAlive: true, maxSockets: 60 }), question = questions.get('who-attacked-whom')!, given = bind(question, new Map())
const FOREVER = 'UNWIND range(1, 1000000) AS x UNWIND range(1, 1000000) AS y WITH x, y WHERE x * y = -1 RETURN count(*) AS n'

interface Asked { status: number; first: number; all: number; bytes: number }
const ask = (path: string, { localAddress, signal }: { localAddress?: string; signal?: AbortSignal } = {}): Promise<Asked> => new Promise(resolve => {
  const began = performance.now()
  let first = 0, bytes = 0
  request(server.url + path, { ...(localAddress === undefined ? { agent } : { localAddress }), ...(signal && { signal }) }, r => {
    r.on('data', (d: Buffer) => { first ||= performance.now() - began; bytes += d.length })
      .on('end', () => resolve({ status: r.statusCode!, first, all: performance.now() - began, bytes })).on('error', () => {})
  }).on('error', () => resolve({ status: 0, first: 0, all: performance.now() - began, bytes: 0 })).end()
})
const address = (query: string, ending = ''): string => `/api/cypher${ending}?query=${encodeURIComponent(query)}`
const at = (list: number[], q: number): number => list.toSorted((a, b) => a - b)[Math.floor(list.length * q)]!
const timed = async (n: number, what: () => Promise<unknown>): Promise<number[]> => {
  const out: number[] = []
  for (let i = 0; i < n; i++) { const began = performance.now(); await what(); out.push(performance.now() - began) }
  return out
}
const say = (what: string, value: string): void => void process.stdout.write(`${what}: ${value}\n`)

/** A ready question whose answer is kept, and the same asked for a period that nobody has asked for. */
const KEPT = '/api/queries/who-attacked-whom'
let days = 0
const fresh = (): string => `${KEPT}?from=1900&to=${new Date(Date.UTC(2100, 0, ++days)).toISOString().slice(0, 10)}`
const given200 = async (path: string): Promise<void> => expect((await ask(path)).status).toBe(200)

const own = async () => (await raw.executeCypher(question.statement, given)).toArray()
await timed(20, own); await timed(20, () => given200(fresh()))
const [alone, through, kept] = [at(await timed(150, own), 0.5), at(await timed(150, () => given200(fresh())), 0.5), at(await timed(150, () => given200(KEPT)), 0.5)]
say('a ready question, p50', `engine ${alone.toFixed(2)} ms, through the API ${through.toFixed(2)} ms, ${(through - alone).toFixed(2)} ms more (at most 3); where the answer is kept ${kept.toFixed(2)} ms`)

const loop = await timed(400, own), perSecond = 1000 / (loop.reduce((a, b) => a + b) / loop.length)
const served = async (path: () => string): Promise<number> => {
  const began = performance.now()
  await Promise.all(Array.from({ length: 50 }, () => timed(12, () => given200(path()))))
  return 600_000 / (performance.now() - began)
}
const [asked, repeated] = [await served(fresh), await served(() => KEPT)], share = (n: number): string => `${n.toFixed(0)}/s, ratio ${(n / perSecond).toFixed(2)}`
say('a cheap question, 50 clients', `${share(asked)} of a bare loop's ${perSecond.toFixed(0)}/s; where the answer is kept ${share(repeated)} (at least 0.5)`)

const TEN = "UNWIND range(1, 10000) AS x RETURN x AS x, 'a text of some length in every row of it' AS s"
const rowed = at(await timed(15, async () => (await raw.executeCypher(TEN)).get(0)), 0.5)
for (let i = 0; i < 10; i++) await ask(address(TEN, '.csv'))
globalThis.gc?.()
const before = process.memoryUsage().rss, many: Asked[] = []
for (let i = 0; i < 40; i++) many.push(await ask(address(TEN, '.csv')))
say('10,000 rows as CSV', `first byte ${at(many.map(m => m.first), 0.5).toFixed(1)} ms, engine ${rowed.toFixed(1)} ms (at most 10 more), all ${at(many.map(m => m.all), 0.5).toFixed(0)} ms, 40 of them ${((process.memoryUsage().rss - before) / 2 ** 20).toFixed(0)} MB more`)

const next: number[] = []
for (let i = 0; i < 8; i++) {
  const gone = new AbortController(), killed = ask(address(FOREVER), { signal: gone.signal })
  await new Promise(resolve => setTimeout(resolve, 300))
  gone.abort()
  await killed
  next.push((await ask(address('RETURN 1 AS x'))).all)
}
say('the next question after a killed one', `p50 ${at(next, 0.5).toFixed(0)} ms, worst ${Math.max(...next).toFixed(0)} ms (at most 300)`)

if (process.platform === 'linux') {
  const until = performance.now() + 8_000, small: number[] = [], ends = new Map<number, number>()
  const hostile = Array.from({ length: 25 }, async (_, i) => {
    while (performance.now() < until) {
      const { status } = await ask(address(i % 3 ? FOREVER : FOREVER.replaceAll('1000000', 'toInteger(1e6)')), { localAddress: `127.0.1.${i + 1}` })
      ends.set(status, (ends.get(status) ?? 0) + 1)
      await new Promise(resolve => setTimeout(resolve, 1_000))
    }
  })
  await Promise.all(Array.from({ length: 25 }, async (_, i) => {
    while (performance.now() < until) {
      const { status, all } = await ask(address(`MATCH (a:Actor {id: 'isis'}) RETURN a.name AS name, ${++days} AS n`), { localAddress: `127.0.2.${i + 1}` })
      expect(status).toBe(200)
      small.push(all)
      await new Promise(resolve => setTimeout(resolve, 200))
    }
  }))
  await Promise.all(hostile)
  say('25 with small questions beside 25 with impossible ones', `p50 ${at(small, 0.5).toFixed(0)} ms, p95 ${at(small, 0.95).toFixed(0)} ms (at most 250) of ${small.length}; the others ${[...ends].map(([s, n]) => `${n} × ${s}`).join(', ')}`)
}

describe('a ready question', () => {
  bench('raw engine', async () => { await own() })
  bench('GET /api/queries/who-attacked-whom', async () => { expect((await ask('/api/queries/who-attacked-whom')).status).toBe(200) })
})
