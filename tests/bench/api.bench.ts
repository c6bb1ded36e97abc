/**
 * The API over the seed against the raw engine in this process asked for the same graph: what HTTP, folding and checking cost. The first graph is made
 * anew for each request (another limit each time), the second is kept, the third is not sent again. Before that, the memory of an idle server with
 * all its processes, shared pages counted once (PSS).
 */
import { spawn } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { Agent, get } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { GrafeoDB } from '@grafeo-db/js'
import { bench, describe, expect } from 'vitest'
import { SEED } from '../../src/checkout.js'
import { loadSeed } from '../../src/seed.js'
import { project } from '../../src/store/project.js'
import { Snapshot } from '../../src/store/snapshot.js'
import { type Server, serve } from '../api/server.js'

/** MB of a process and all that descend from it. */
function memory(pid: number): number {
  const stats = readdirSync('/proc').filter(p => /^\d+$/.test(p)).flatMap(p => { try { return [[Number(p), Number(readFileSync(`/proc/${p}/stat`, 'utf8').split(') ').at(-1)!.split(' ')[1])] as const] } catch { return [] } })
  const below = (id: number): number[] => [id, ...stats.filter(([, parent]) => parent === id).flatMap(([child]) => below(child))]
  return below(pid).reduce((sum, p) => sum + Number(/^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${p}/smaps_rollup`, 'utf8'))![1]) / 1024, 0)
}

/** The memory of a server of its own that has drawn the graph and then idles, with all its processes, in MB. */
async function idle(): Promise<number> {
  const data = mkdtempSync(join(tmpdir(), 'belligraph-')), child = spawn(process.execPath, ['dist/main.js', '--port', '0', '--data', data], { env: { PATH: process.env.PATH ?? '' } })
  const ended = new Promise(resolve => child.once('close', resolve))
  try {
    const url = await new Promise<string>((resolve, reject) => {
      child.stdout.on('data', (d: Buffer) => { const found = /http:\S+/.exec(String(d)); if (found) resolve(found[0]) })
      void ended.then(() => reject(new Error('the server ended')))
    })
    await fetch(`${url}/api/graph`)
    await new Promise(resolve => setTimeout(resolve, 3_000))
    return memory(child.pid!)
  } finally {
    child.kill()
    await ended
    rmSync(data, { recursive: true })
  }
}

// Benchmarks run no hooks: what they need is made here, and goes with the process.
if (process.platform === 'linux') {
  const mb = await idle()
  process.stdout.write(`idle server with its processes: ${mb.toFixed(0)} MB\n`)
  expect(mb).toBeLessThanOrEqual(250)
}

const records = loadSeed(SEED)
const raw = GrafeoDB.create()
for (const { text, params } of project(new Snapshot().prepare(records))) await raw.executeCypher(text, params)
const server: Server = await serve(records)
const agent = new Agent({ keepAlive: true })
const ask = (path: string, headers: Record<string, string> = {}): Promise<number> => new Promise((resolve, reject) => {
  get(server.url + path, { agent, headers }, r => { r.resume().on('end', () => resolve(r.statusCode!)) }).on('error', reject)
})
const tag = String((await server.ask('/api/graph')).headers.etag)
let turn = 0

describe('the graph of the seed', () => {
  bench('raw engine: actors, relations', async () => { (await raw.executeCypher('MATCH (a:Actor)-[r]->(b:Actor) RETURN a AS source, r AS relation, b AS target')).toArray() })
  bench('GET /api/graph, made anew', async () => { expect(await ask(`/api/graph?limit=${5_000 + (turn++ % 15_000)}`)).toBe(200) })
  bench('GET /api/graph, kept', async () => { expect(await ask('/api/graph')).toBe(200) })
  bench('GET /api/graph, not changed', async () => { expect(await ask('/api/graph', { 'if-none-match': tag })).toBe(304) })
})
