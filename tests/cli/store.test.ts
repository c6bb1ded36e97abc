/** The server and the commands beside it, as processes. */
import { type ChildProcess, spawn } from 'node:child_process'
import { appendFileSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Api, connect } from '../../src/client.js'
import { importFile } from '../../src/commands/import.js'
import { readSettings } from '../../src/settings.js'
import { event, ged } from '../formats/rows.js'
import { belligraph, type Ran } from './run.js'

const folder = mkdtempSync(join(tmpdir(), 'belligraph-'))
afterAll(() => rmSync(folder, { recursive: true }))
const file = (name: string, content?: string): string => {
  if (content !== undefined) writeFileSync(join(folder, name), content)
  return join(folder, name)
}

interface Started { child: ChildProcess; url: string; ended: Promise<{ code: number | null; signal: NodeJS.Signals | null }> }
function start(args: string[], env: Record<string, string> = {}): Promise<Started> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['dist/main.js', ...args], { env: { PATH: process.env.PATH ?? '', ...env } })
    const ended = new Promise<{ code: number | null; signal: NodeJS.Signals | null }>(done => child.on('close', (code, signal) => done({ code, signal })))
    let out = '', err = ''
    child.stderr.on('data', d => { err += d })
    child.stdout.on('data', d => {
      out += d
      const url = /^Belligraph is ready at (http:\/\/127\.0\.0\.1:\d+)$/m.exec(out)?.[1]
      if (url) resolve({ child, url, ended })
    })
    void ended.then(e => reject(new Error(`ended with ${e.code}: ${err}`)))
  })
}
/** All processes that descend from one, by /proc. */
function descendants(of: number): number[] {
  const parents = new Map(readdirSync('/proc').filter(p => /^\d+$/.test(p)).flatMap(p => {
    try { return [[Number(p), Number(readFileSync(`/proc/${p}/stat`, 'utf8').split(') ').at(-1)!.split(' ')[1])] as const] } catch { return [] }
  }))
  const below = (id: number): number[] => [...parents].filter(([, parent]) => parent === id).flatMap(([child]) => [child, ...below(child)])
  return below(of)
}
const alive = (pid: number): boolean => { try { process.kill(pid, 0); return true } catch { return false } }

describe('with the server running', () => {
  const data = file('served')
  let server: Started
  const run = (args: string[], input?: string): Promise<Ran> => belligraph(args, { env: { BELLIGRAPH_DATA: data }, ...(input !== undefined && { input }) })
  beforeAll(async () => { server = await start(['--port', '0', '--data', data]) })
  afterAll(async () => {
    server.child.kill('SIGKILL')
    await server.ended
  })

  test('page or sentence, and the API answer', async () => {
    expect((await fetch(`${server.url}/api/status`)).status).toBe(200)
    expect((await (await fetch(`${server.url}/api/graph`)).json()).edges.length).toBeGreaterThan(10)
  })
  test('status, query and check work beside it', async () => {
    expect((await run(['status'])).out).toMatch(/^engine +embedded/m)
    const table = await run(['query', 'reinforced-by', '--param', 'from=2018-06', '--param', 'to=2018-06'])
    expect(table).toMatchObject({ code: 0, out: expect.stringMatching(/^pmf /m) })
    expect(JSON.parse((await run(['query', 'MATCH (a:Actor {id: $id}) RETURN a.id AS id', '--param', 'id=isis', '--format', 'json'])).out)).toMatchObject({ rows: [['isis']] })
    expect((await run(['query', '-', '--format', 'csv'], 'RETURN 1 AS one')).out).toBe('one\r\n1\r\n')
    expect((await run(['query', file('q.cypher', 'RETURN 2 AS two'), '--format', 'csv'])).out).toBe('two\r\n2\r\n')
    expect(await run(['check'])).toMatchObject({ code: 0, out: 'The store is whole.\n' })
  })
  test('what is loaded beside it is there at once; again it changes nothing', async () => {
    const report = file('new.txt', 'ISIS attacked the SDF near Hajin.\n')
    expect(await run(['load', report])).toMatchObject({ code: 0, out: `${report}: 1 claim\nreports: 1, new or changed: 1, claims: 1\n` })
    expect((await (await fetch(`${server.url}/api/reports`)).json()).reports.map((r: { title: string }) => r.title)).toContain('ISIS attacked the SDF near Hajin.')
    expect((await run(['load', report])).out).toContain('new or changed: 0')
  })
  test('two loaders at once lose nothing', async () => {
    const files = ['a', 'b'].map(name => file(`${name}.jsonl`, Array.from({ length: 15 }, (_, i) => `${JSON.stringify({ title: `${name}${i}`, text: `ISIS attacked the SDF. It was the ${name}${i} time.` })}\n`).join('')))
    expect((await Promise.all(files.map(f => run(['load', f])))).map(r => r.code)).toEqual([0, 0])
    const titles = (await (await fetch(`${server.url}/api/reports`)).json()).reports.map((r: { title: string }) => r.title)
    for (const name of ['a', 'b']) for (let i = 0; i < 15; i++) expect(titles).toContain(`${name}${i}`)
    expect((await run(['check'])).code).toBe(0)
  })
  test('a data set comes from standard input too; one that is a folder, or changed while it is read, is refused and nothing of it taken in', async () => {
    const table = ged(event('1'), event('2'))
    expect(await run(['import', 'ucdp-ged', '-', '--dry-run'], table)).toMatchObject({ code: 0, out: expect.stringMatching(/^2 rows, 2 claims: 2 new/) })
    expect(await run(['import', 'ucdp-ged', folder])).toMatchObject({ code: 1, err: expect.stringMatching(/it is a folder\.$/m) })
    expect(await run(['import', 'jsonl', '-'], '')).toMatchObject({ code: 1, err: expect.stringMatching(/must be a file/) })
    const growing = file('growing.csv', table), before = (await run(['status'])).out, api = await connect(readSettings({ data }, {}), () => {})
    const grows: Api = { ...api, upload: (path, bytes) => api.upload(path, (async function* () { for await (const piece of bytes) { appendFileSync(growing, '\n3'); yield piece } })()) }
    await expect(importFile('ucdp-ged', growing, {}, grows, process.stderr)).rejects.toMatchObject({ code: 'conflict', message: expect.stringMatching(/growing\.csv was changed while it was read/) })
    expect((await run(['status'])).out).toBe(before)
    expect((await run(['import', '--list'])).out).toBe('Nothing was taken in.\n')
  })
  test('a second server, and restoring, are told who holds the store', async () => {
    await expect(start(['--port', '0', '--data', data])).rejects.toThrow(new RegExp(`ended with 1: [^]*${server.child.pid}`))
    expect(await run(['restore', file('any.jsonl', '')])).toMatchObject({ code: 1, err: expect.stringContaining(String(server.child.pid)) })
  })
  test('stops at a signal, with every process of it, the lock gone, the data there', async () => {
    const pids = [server.child.pid!, ...descendants(server.child.pid!)]
    expect(pids.length).toBeGreaterThan(1)
    server.child.kill('SIGINT')
    expect(await server.ended).toEqual({ code: 0, signal: null })
    expect(pids.filter(alive)).toEqual([])
    expect(existsSync(join(data, 'lock'))).toBe(false)
    expect((await run(['status'])).out).toMatch(/^reports +36$/m)
  })
})

describe('without a server', () => {
  const env = { BELLIGRAPH_DATA: file('alone') }
  test('each command opens the store and leaves it whole; a copy restores it', async () => {
    const copy = file('copy.jsonl')
    expect((await belligraph(['load', file('one.txt', 'The SDF shelled ISIS.')], { env })).code).toBe(0)
    const status = (await belligraph(['status'], { env })).out
    expect((await belligraph(['backup', copy], { env })).code).toBe(0)
    expect(await belligraph(['backup', copy], { env })).toMatchObject({ code: 1, err: expect.stringContaining('is there already; --force writes over it.') })
    expect(existsSync(`${copy}.partial`)).toBe(false)
    const elsewhere = { BELLIGRAPH_DATA: file('restored') }
    expect((await belligraph(['restore', copy], { env: elsewhere })).code).toBe(0)
    expect(await belligraph(['status'], { env: elsewhere })).toMatchObject({ out: status, err: '' })
    writeFileSync(copy, readFileSync(copy, 'utf8').slice(0, -200))
    expect(await belligraph(['restore', copy], { env: elsewhere })).toMatchObject({ code: 1, err: expect.stringContaining(copy) })
    expect((await belligraph(['status'], { env: elsewhere })).out).toBe(status)
  })
  test('what export jsonl wrote, import takes into another store: the same data version; again it changes nothing; a bad line is named and nothing written', async () => {
    const out = file('records.jsonl'), other = { BELLIGRAPH_DATA: file('imported') }
    expect(await belligraph(['export', 'jsonl', out], { env })).toMatchObject({ code: 0 })
    const lines = readFileSync(out, 'utf8').trimEnd().split('\n')
    const version = (JSON.parse(lines[0]!) as { provenance: { dataVersion: string } }).provenance.dataVersion
    const claim = lines.findIndex(l => l.startsWith('{"kind":"claim"'))
    const bad = file('bad.jsonl', lines.map((l, n) => (n === claim ? l.replace('"status":"', '"status":"x') : l)).join('\n'))
    expect(await belligraph(['import', 'jsonl', bad], { env: other })).toMatchObject({ code: 1, out: '', err: expect.stringMatching(new RegExp(`bad.jsonl:${claim + 1}: claim .*status: `)) })
    expect(await belligraph(['import', 'jsonl', file('cut.jsonl', lines.slice(0, -1).join('\n'))], { env: other })).toMatchObject({ code: 1, err: expect.stringContaining('cut off') })
    expect(await belligraph(['import', 'jsonl', out], { env: other })).toMatchObject({ code: 0, out: expect.stringMatching(/^records: \d+, new or changed: \d+/) })
    expect((await belligraph(['status'], { env: other })).out).toContain(version)
    expect(await belligraph(['import', 'jsonl', out], { env: other })).toMatchObject({ code: 0, out: expect.stringContaining('new or changed: 0') })
    expect(await belligraph(['import', 'xlsx', out], { env: other })).toMatchObject({ code: 2, err: expect.stringContaining('jsonl') })
  })

  test('exports under a filter, to a file whole or not at all, or to standard output', async () => {
    const json = file('graph.json')
    expect(await belligraph(['export', 'json', json, '--type', 'attack', '--type', 'alliance', '--min', '2'], { env })).toMatchObject({ code: 0, out: '' })
    const types = new Set(JSON.parse(readFileSync(json, 'utf8')).edges.map((e: { attributes: { type: string; claims: number } }) => e.attributes.type))
    expect([...types].sort()).toEqual(['alliance', 'attack'])
    expect((await belligraph(['export', 'gexf'], { env })).out).toMatch(/^<\?xml[^]*http:\/\/127\.0\.0\.1:8080\/[^]*<\/gexf>\s*$/)
    const after = file('after.json')
    expect(await belligraph(['export', 'json', '--type', 'attack', '--from', '2018', after], { env })).toMatchObject({ code: 0, out: '' })
    expect(JSON.parse(readFileSync(after, 'utf8')).edges.length).toBeGreaterThan(0)
    expect(await belligraph(['export', 'svg', '--dark', '--title'], { env })).toMatchObject({ code: 2, err: expect.stringContaining('--title') })
    expect(await belligraph(['export', 'json', '/no/such/folder/x.json'], { env })).toMatchObject({ code: 1, err: expect.stringContaining('/no/such/folder') })
    expect(await belligraph(['export', 'xlsx'], { env })).toMatchObject({ code: 2, err: expect.stringContaining('gexf') })
    expect(await belligraph(['export', 'json', '--type', 'atack'], { env })).toMatchObject({ code: 2, err: expect.stringContaining('attack') })
    expect(await belligraph(['formats'])).toMatchObject({ code: 0, out: expect.stringMatching(/^gexf[^]*loses/m) })
    expect((await belligraph(['query', 'leaders', '--format', 'gexf'], { env })).out).toContain('qasem-soleimani')
  })
  test('what cannot be read is named, the rest is loaded, and the status says failed', async () => {
    const { code, out, err } = await belligraph(['load', file('ok.txt', 'The SDF shelled ISIS again.'), '/no/such.txt', file('empty.txt', '')], { env })
    expect(code).toBe(1)
    expect(out).toMatch(/reports: 1, .* not read: 2$/m)
    expect(err).toContain('/no/such.txt')
    expect(err).toContain('empty.txt')
  })
  test.each([
    [['query', 'reinforced-bye'], 2, 'reinforced-by'], [['query', 'reinforced-by', '--param', 'x'], 2, 'NAME=VALUE'], [['query', 'reinforced-by', '--param', 'x=1'], 2, 'actor'], [['query', 'disputed', '--format', 'xls'], 2, 'csv'],
    [['query', 'CREATE (a:Actor {id: "x"}) RETURN a'], 1, ''], [['status', '--port', 'x'], 2, '--port'], [['status', '--prot', '1'], 2, '--prot'], [['status', 'more'], 2, 'argument'], [['restore', '/no/such'], 1, '/no/such'], [['restore', '.'], 1, 'no file'],
    [['query', '.'], 2, 'ready question'], [['query', 'reinforced-by', '--param', 'from=2017', '--param', 'from=2018'], 2, 'once'],
  ])('%j ends with status %i and a sentence', async (args, status, named) => {
    const { code, err, out } = await belligraph(args, { env })
    expect(code).toBe(status)
    expect(err).toContain(named)
    expect(err).not.toMatch(/\n {4}at /)
    expect(out).toBe('')
  })
})

describe('a start that cannot be', () => {
  test('a port that is taken, asked for', async () => {
    const other = createServer().listen(0, '127.0.0.1')
    await new Promise(resolve => other.once('listening', resolve))
    const { port } = other.address() as { port: number }
    await expect(start(['--port', String(port), '--data', file('taken')])).rejects.toThrow(new RegExp(`ended with 1: [^]*${port}`))
    other.close()
  })
  test.each([[['--prot', '1'], {}, '--prot'], [[], { PORT: 'abc' }, 'PORT'], [[], { HOST: '0.0.0.0' }, 'BELLIGRAPH_TOKEN'], [['extra'], {}, 'argument'], [[], { BELLIGRAPH_REPORTS: '/no/such' }, 'BELLIGRAPH_REPORTS']])('%j %j is misuse', async (args, env, named) => {
    await expect(start(args, env)).rejects.toThrow(new RegExp(`ended with 2: [^]*${named}`))
  })
})

describe('where the store cannot be', () => {
  test.each([['a file', () => file('plain.txt', 'x')], ['below a file', () => join(file('plain.txt', 'x'), 'below')], ['where no folder can be made', () => '/proc/nowhere/at/all']])('%s: one sentence', async (_, folder) => {
    const { code, err } = await belligraph(['status', '--data', folder()])
    expect(code).toBe(2)
    expect(err).toMatch(/^belligraph: The store cannot be in .*--data or BELLIGRAPH_DATA\.\n$/)
  })
})

test('load says what the files do not: when and by whom they were published', async () => {
  const env = { BELLIGRAPH_DATA: file('said') }, text = file('said.txt', 'ISIS attacked the SDF in Hajin on Thursday.')
  expect(await belligraph(['load', '--published', '2018-10-12', '--publisher', 'A Paper', '--url', 'https://example.org/1', '--title', 'Of Hajin', text], { env })).toMatchObject({ code: 0 })
  const { rows } = JSON.parse((await belligraph(['query', "MATCH (c:Claim)-[:STATED_IN]->(r:Report {publisher: 'A Paper'}) RETURN r.title AS title, r.publishedOn AS published, r.url AS url, c.from AS day", '--format', 'json'], { env })).out)
  expect(rows).toEqual([['Of Hajin', '2018-10-12', 'https://example.org/1', '2018-10-11']])
  const other = await belligraph(['load', '--publisher', 'Another Paper', '--published', '2018-10-12', text], { env })
  expect(other).toMatchObject({ code: 0, out: `${text}: 1 claim, all there already; it keeps what it was first said to be: publisher A Paper\nreports: 1, new or changed: 0, claims: 1\n` })
  expect(await belligraph(['load', '--url', 'https://example.org/1', text, text], { env })).toMatchObject({ code: 2, err: expect.stringContaining('--url') })
  expect(await belligraph(['load', '--published', 'June', text], { env })).toMatchObject({ code: 2, err: expect.stringContaining('2014-06') })
})
