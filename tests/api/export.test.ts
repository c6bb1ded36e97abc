/** Files over HTTP: what is filtered is in the file, and all formats answer. */
import { unzipSync } from 'fflate'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { FORMATS } from '../../src/formats/index.js'
import type { AnyRecord } from '../../src/model.js'
import { parseRecord } from '../../src/store/journal.js'
import { checkReferences } from '../../src/store/references.js'
import { Snapshot } from '../../src/store/snapshot.js'
import { ATTACK, claim, RECORDS, REPORT, type Server, serve, TEXT } from './server.js'

let server: Server
beforeAll(async () => { server = await serve() })
afterAll(() => server.close())

test.each(FORMATS.map(f => [f.name, f.extension]))('%s comes with a name that says what and when', async (name, extension) => {
  const { status, headers, text } = await server.ask(`/api/export/${name}?type=attack`)
  expect(status).toBe(200)
  expect(headers['content-disposition']).toMatch(new RegExp(`belligraph-type-attack-2026-01-02-[0-9a-f]{8}\\.${extension.replace('.', '\\.')}$`))
  expect(text.length).toBeGreaterThan(200)
})

const restored = (text: string): Snapshot => {
  const records = text.trimEnd().split('\n').slice(1).map((line, i) => parseRecord(`line ${i + 2}`, JSON.parse(line))), snapshot = new Snapshot()
  checkReferences(records, snapshot)
  snapshot.commit(snapshot.prepare(records))
  return snapshot
}
const version = async () => (await server.ask('/api/status')).json.dataVersion as string

test('jsonl holds the texts that the store holds, unless they are left out', async () => {
  await server.store.write([{ kind: 'text', data: { id: REPORT, text: TEXT } }])
  const whole = (await server.ask('/api/export/jsonl')).text, without = (await server.ask('/api/export/jsonl?texts=no')).text
  expect(restored(whole).texts.get(REPORT)?.text).toBe(TEXT)
  expect(restored(whole).version).toBe(await version())
  expect(restored((await server.ask('/api/export/jsonl?type=alliance')).text).texts.size).toBe(1)
  expect(JSON.parse(whole.split('\n')[0]!)).toMatchObject({ texts: 1 })
  expect(restored(without).texts.size).toBe(0)
  expect(without).not.toContain('a witness said')
})

test('csv begins with a byte order mark, or not; a choice that a format does not have is refused', async () => {
  const nodes = async (query: string) => Buffer.from(unzipSync(new Uint8Array(await (await fetch(`${server.url}/api/export/csv${query}`)).arrayBuffer()))['nodes.csv']!).toString('utf8')
  expect(await nodes('')).toMatch(/^\ufeffid,/)
  expect(await nodes('?bom=yes')).toMatch(/^\ufeffid,/)
  expect(await nodes('?bom=no')).toMatch(/^id,/)
  expect(await server.ask('/api/export/csv?bom=maybe')).toMatchObject({ status: 400, json: { error: { message: expect.stringMatching(/bom.*yes, no/) } } })
  expect(await server.ask('/api/export/gexf?bom=no')).toMatchObject({ status: 400, json: { error: { message: expect.stringMatching(/bom for gexf; allowed: actor, /) } } })
})

test('jsonl without a filter restores the data version, reviews too; with one it holds what the filter shows and all that this rests on', async () => {
  const whole = restored((await server.ask('/api/export/jsonl')).text)
  expect(whole.version).toBe(await version())
  expect(whole.claims.size).toBe(RECORDS.filter(r => r.kind === 'claim').length)
  await server.post(`/api/claims/${ATTACK.data.id}/review`, { decision: 'reject', by: 'me' })
  const after = restored((await server.ask('/api/export/jsonl')).text)
  expect(after.version).toBe(await version())
  expect(after.claims.get(ATTACK.data.id)!.review).toBe('rejected')
  const alliance = restored((await server.ask('/api/export/jsonl?type=alliance')).text)
  expect([...alliance.relations.keys()]).toEqual(['beta.alliance.gamma'])
  expect([...alliance.actors.keys()].sort()).toEqual(['beta', 'gamma'])
})

test('a picture takes its options, and refuses what it has none for by name', async () => {
  const { text } = await server.ask('/api/export/svg?lang=ar&title=%D8%B9%D9%86%D9%88%D8%A7%D9%86')
  expect(text).toContain('<title>عنوان</title>')
  expect((await server.ask('/api/export/svg?width=300')).json.error).toMatchObject({ code: 'usage', message: expect.stringContaining('width') })
  expect((await server.ask('/api/export/png?width=20000')).json.error.message).toContain('10000')
  expect((await server.ask('/api/export/gexf?lang=ar')).status).toBe(400)
})

test('a dossier of an actor and of a tie', async () => {
  const { status, headers, text } = await server.ask(`/api/actors/${ATTACK.data.actors[0]}/dossier?lang=ar`)
  expect([status, headers['content-type']]).toEqual([200, 'text/html; charset=utf-8'])
  expect(headers['content-security-policy']).toMatch(/^default-src 'none'; style-src 'sha256-/)
  expect(text).toContain('dir="rtl"')
  expect((await server.ask(`/api/relations/beta.alliance.gamma/dossier`)).text).toContain('Beta Front – Alliance – Gamma')
  for (const path of ['/api/actors/nobody/dossier', '/api/relations/a.b.c/dossier', '/api/relations/beta.alliance.gamma/dossier?type=attack']) expect((await server.ask(path)).status, path).toBe(404)
})

test('actors chosen by kind or by hand are chosen in files too: ties need both ends, and claims one of these', async () => {
  const graph = async (query: string) => {
    const { nodes, edges } = JSON.parse((await server.ask(`/api/export/json?status=reported&${query}`)).text)
    return [nodes.map((n: any) => n.key).sort(), edges.map((e: any) => e.key).sort()]
  }
  const all = await graph('')
  expect(all[0]).toEqual(['alpha', 'beta', 'gamma', 'qaterji'])
  expect(await graph('hide=alpha')).toEqual([['beta', 'gamma', 'qaterji'], ['beta.alliance.gamma']])
  expect(await graph('only=beta&only=gamma')).toEqual([['beta', 'gamma'], ['beta.alliance.gamma']])
  expect(await graph('only=-')).toEqual([[], []])
  expect(await graph('kind=state')).toEqual([[], []])
  expect(await graph('kind=militia')).toEqual(all)
  const claims = restored((await server.ask('/api/export/jsonl?hide=alpha')).text).claims
  expect([...claims.values()].every(c => ![...c.actors, ...c.recipients].includes('alpha'))).toBe(true)
  expect(JSON.parse((await server.ask('/api/export/jsonl?hide=alpha')).text.split('\n', 1)[0]!).provenance.filter).toEqual({ hide: ['alpha'] })
  expect(await server.ask('/api/export/json?kind=army')).toMatchObject({ status: 400 })
})

test('nobody who is hidden is in a file: a claim that ties others goes on without him; jsonl, which has claims as they were written, leaves it out and says so', async () => {
  const three = claim({ type: 'alliance', actors: ['alpha', 'beta', 'gamma'], evidence: [{ start: 8, end: 12 }] })
  const clash = claim({ type: 'attack', actors: ['beta', 'gamma'], evidence: [{ start: 8, end: 14 }] })
  const corrected: AnyRecord = { kind: 'review', data: { id: 'r1', claim: clash.data.id, decision: 'correct', change: { actors: ['alpha', 'beta', 'gamma'] }, by: 'me', at: '2026-01-01T00:00:00.000Z' } }
  const own = await serve([...RECORDS, three, clash, corrected]), ask = async (path: string): Promise<string> => (await own.ask(`/api/export/${path}`)).text
  try {
    const tied = JSON.parse(await ask('json?hide=alpha')).edges.map((e: any) => [e.key, e.attributes.claimIds.length])
    expect(tied).toEqual([['beta.alliance.gamma', 2], ['beta.attack.gamma', 1], ['gamma.attack.beta', 1]])
    for (const { name } of FORMATS.filter(f => !['png', 'pdf', 'csv', 'neo4j-csv'].includes(f.name))) {
      const text = (await ask(`${name}?hide=alpha`)).replace(/<style>[^]*?<\/style>|<script type="module">[^]*|(?:"hide":\["|hide=)alpha/g, '')
      expect(text.length, name).toBeGreaterThan(200)
      expect(/alpha/i.exec(text)?.index, name).toBe(undefined)
    }
    for (const name of ['csv', 'neo4j-csv']) {
      const zip = unzipSync(new Uint8Array(await (await fetch(`${own.url}/api/export/${name}?hide=alpha`)).arrayBuffer()))
      for (const [file, bytes] of Object.entries(zip)) expect(Buffer.from(bytes).toString('utf8').replace('hide=alpha', ''), `${name} ${file}`).not.toMatch(/alpha/i)
    }
    const jsonl = await ask('jsonl?hide=alpha')
    expect(JSON.parse(jsonl.split('\n', 1)[0]!)).toMatchObject({ claimsLeftOut: 2 })
    expect([...restored(jsonl).relations.keys()]).toEqual(['beta.alliance.gamma'])
    const html = JSON.parse(/id="enclosed">(.*?)<\/script>/s.exec(await ask('html?hide=alpha'))![1]!) as { records: AnyRecord[] }, page = new Snapshot()
    page.commit(page.prepare(html.records))
    expect([...page.relations.values()].map(r => [r.id, r.claimIds.length]).sort()).toEqual([['beta.alliance.gamma', 2], ['beta.attack.gamma', 1], ['gamma.attack.beta', 1]])
  } finally { await own.close() }
})

test('the evidence stands at an address of the page, under the address that people reach it at', async () => {
  const elsewhere = await serve(undefined, { base: 'https://graph.example.org' })
  expect((await elsewhere.ask('/api/export/gexf')).text).toContain('value="https://graph.example.org/?open=relation:beta.alliance.gamma"')
  await elsewhere.close()
  expect((await server.ask('/api/export/gexf')).text).toContain(`value="${server.url}/?open=relation:beta.alliance.gamma"`)
})
