/** STIX, FollowTheMoney, CX2, DOT and JSONL, read by programs that we did not write. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { asserted, nameOf } from '../../src/model.js'
import { parseRecord } from '../../src/store/journal.js'
import { checkReferences } from '../../src/store/references.js'
import { Snapshot } from '../../src/store/snapshot.js'
import { dot } from '../real/debian.js'
import { describeWith, run } from '../real/program.js'
import { program as python, pythonCommand, runPython } from '../real/python.js'
import { evidenceUrl } from '../../src/formats/format.js'
import { byAttributes, expectFidelity } from './fidelity.js'
import { actors, bytes, claims, dataVersion, legible, picture, records, relations, reports, written } from './picture.js'

const folder = mkdtempSync(join(tmpdir(), 'exchange-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
function file(format: string, name = `graph.${format}`): string {
  writeFileSync(join(folder, name), bytes(format))
  return join(folder, name)
}
const NAMES = Object.fromEntries(actors.map(a => [a.id, legible(nameOf(a))]))
const drawn = relations.filter(asserted)

await describeWith([python], 'stix', () => {
  test('is valid by the OASIS validator, and python reads every actor, relation, date and claim back', async () => {
    const path = file('stix', 'graph.json')
    expect(await run(await pythonCommand('stix2_validator'), ['--version', '2.1', path])).toMatch(/STIX JSON: Valid/)
    const got = await runPython<{ arabic: Record<string, string>; names: Record<string, string>; ties: [string, string, Record<string, unknown>][]; sightings: number; reports: number }>(`
import sys, json
objects = json.load(open(sys.argv[1]))['objects']
own = {o['id']: next(r['external_id'] for r in o['external_references'] if r['source_name'] == 'belligraph') for o in objects if o['type'] in ('threat-actor', 'identity') and 'external_references' in o}
e = lambda o: next(iter(o['extensions'].values()))
print(json.dumps({'arabic': {own[o['id']]: next((n['text'] for n in e(o)['names'] if n['lang'] == 'ar' and n['kind'] == 'name'), None) for o in objects if o['id'] in own}, 'names': {own[o['id']]: o['name'] for o in objects if o['id'] in own},
  'ties': [[own[o['source_ref']], own[o['target_ref']], {**e(o), 'start': o.get('start_time'), 'stop': o.get('stop_time'), 'id': o['external_references'][0]['external_id'], 'url': o['external_references'][0]['url']}] for o in objects if o['type'] == 'relationship'],
  'sightings': sum(o['type'] == 'sighting' for o in objects), 'reports': sum(o['type'] == 'report' for o in objects)}))`, path)
    expect(got.names).toEqual(NAMES)
    expectFidelity('stix', 'stix2-validator, Python', {
      nodes: Object.entries(got.arabic).map(([id, ar]) => ({ id, ar })),
      edges: got.ties.map(([source, target, e]) => ({ id: e.id, source, target, type: e.relation, directed: e.directed, first: e.first, last: e.last, status: e.status, claimIds: e.claim_ids, url: e.url })),
    })
    const [, , { start, stop }] = got.ties.find(([, , e]) => e.id === drawn.find(r => r.first?.length === 10 && r.first === r.last)!.id)!
    expect(Date.parse(String(stop)) - Date.parse(String(start))).toBe(86_400_000)
    expect(got.sightings).toBeGreaterThan(5)
    expect(got.reports).toBe(new Set(claims.map(c => c.report)).size)
  })
})

await describeWith([python], 'ftm', () => {
  test('is valid by ftm, which keeps every name, date and proof', async () => {
    const path = file('ftm')
    await run(await pythonCommand('ftm'), ['validate', '-i', path, '-o', join(folder, 'valid.json')])
    const got = await runPython<{ links: Record<string, { schema: string; ends: string[]; start: string[]; end: string[]; role: string[]; status: string[]; description: string[]; proof: number; claims: string[] }>; names: Record<string, string[]>; lost: string[] }>(`
import sys, json
from followthemoney import model
links, names, lost = {}, {}, []
for line in open(sys.argv[1], encoding='utf-8'):
    data = json.loads(line)
    e = model.get_proxy(data, cleaned=False)
    for k, vs in data['properties'].items():
        if len(e.get(k)) != len(set(vs)): lost.append([data['id'], k, vs, e.get(k)])
    if e.schema.edge: links[e.id] = {'schema': e.schema.name, 'ends': e.get(e.schema.edge_source) + e.get(e.schema.edge_target), 'start': e.get('startDate'), 'end': e.get('endDate'), 'role': e.get('role'), 'status': e.get('status'), 'description': e.get('description'), 'proof': len(e.get('proof')), 'claims': sorted(e.get('recordId'))}
    elif e.id.startswith('actor-'): names[e.id] = e.get('name') + e.get('alias') + e.get('weakAlias') + e.get('previousName')
print(json.dumps({'links': links, 'names': names, 'lost': lost}))`, path)
    expect(got.lost).toEqual([])
    expect(Object.keys(got.links).sort()).toEqual(drawn.map(r => r.id))
    for (const r of drawn) {
      const link = got.links[r.id]!
      expect([...link.ends].sort()).toEqual([`actor-${r.source}`, `actor-${r.target}`].sort())
      expect(link.start).toEqual(r.first ? [r.first] : [])
      expect(link.claims).toEqual(r.claimIds)
      expect(link.proof).toBe(new Set(claims.filter(c => r.claimIds.includes(c.id)).map(c => c.report)).size)
    }
    // The schema's own order of ends: the director first, the predecessor first.
    const actor = (end: string) => end.replace('actor-', '')
    expectFidelity('ftm', 'followthemoney', {
      nodes: Object.entries(got.names).map(([id, names]) => ({ id: actor(id), names })),
      edges: Object.entries(got.links).map(([id, l]) => [id, l, l.schema === 'Directorship' || l.role[0] === 'split' ? l.ends.toReversed() : l.ends] as const)
        .map(([id, l, [source, target]]) => ({ id, source: actor(source!), target: actor(target!), type: l.role[0], first: l.start[0], last: l.end[0], status: l.status[0], claimIds: l.claims, url: l.description[0]?.replace('Evidence: ', '') })),
    })
    for (const a of actors) expect(new Set(got.names[`actor-${a.id}`]), a.id).toEqual(new Set(a.names.map(n => legible(n.text).replace(/\s+/g, ' '))))
  })
})

await describeWith([python], 'cx2', () => test("NDEx's own reader gives every actor, edge and look back", async () => {
  const got = await runPython<{ nodes: [string, Record<string, unknown>][]; edges: [string, string, Record<string, unknown>][]; style: string[] }>(`
import sys, json
from ndex2.cx2 import RawCX2NetworkFactory
n = RawCX2NetworkFactory().get_cx2network(sys.argv[1])
nodes = n.get_nodes()
at = lambda i: nodes[i]['v']['id']
print(json.dumps({'nodes': [[v['v']['id'], v['v']] for v in nodes.values()],
  'edges': [[at(e['s']), at(e['t']), e['v']] for e in n.get_edges().values()],
  'style': sorted(n.get_visual_properties()['edgeMapping'])}))`, file('cx2'))
  expect(Object.fromEntries(got.nodes.map(([id, a]) => [id, a.name]))).toEqual(NAMES)
  expectFidelity('cx2', 'ndex2', byAttributes(got.nodes, got.edges.map(([s, t, a]) => [s, t, { ...a, type: a.interaction }])))
  expect(got.style).toContain('EDGE_LINE_COLOR')
}))

await describeWith([dot], 'dot', () => test('Graphviz draws every actor by its name and every edge', async () => {
  interface Drawn { objects: { name: string; nameAr: string; _ldraw_: { op: string; text?: string }[] }[]; edges: ({ tail: number; head: number } & Record<string, string>)[] }
  const got = JSON.parse(await run('dot', ['-Kneato', '-n', '-Tjson', file('dot')])) as Drawn
  const label = (o: Drawn['objects'][number]) => o._ldraw_.flatMap(d => (d.op === 'T' ? d.text : [])).join('\n')
  expect(Object.fromEntries(got.objects.map(o => [o.name, label(o)]))).toEqual(Object.fromEntries(Object.entries(NAMES).map(([id, name]) => [id, name.replace(/\r\n/g, '\n')])))
  expectFidelity('dot', 'Graphviz', byAttributes(got.objects.map(o => [o.name, o]), got.edges.map(e => [got.objects[e.tail]!.name, got.objects[e.head]!.name, { ...e, type: e.label, directed: e.dir === 'forward', evidence: e.URL }])))
}))

await describeWith([dot], 'dot', () => test('a tie of thousands of claims is read too', async () => {
  const ids = Array.from({ length: 3_000 }, (_, i) => i.toString(16).padStart(16, '0')), many = { ...picture, relations: [{ ...drawn[0]!, claimIds: ids }] }
  writeFileSync(join(folder, 'many.dot'), await written('dot', many))
  expect((JSON.parse(await run('dot', ['-Kneato', '-n', '-Tjson', join(folder, 'many.dot')])) as { edges: { claimIds: string }[] }).edges[0]!.claimIds).toBe(ids.join('|'))
}))

test('jsonl: written into an empty store it makes the same data version and the same relations', () => {
  const [head, ...lines] = bytes('jsonl').toString('utf8').trimEnd().split('\n').map(line => JSON.parse(line))
  expect(head).toMatchObject({ belligraph: 'jsonl', records: records.length, provenance: { dataVersion } })
  const read = lines.map((r, i) => parseRecord(`line ${i + 2}`, r)), store = new Snapshot()
  checkReferences(read, store)
  store.commit(store.prepare(read))
  expect(store.version).toBe(dataVersion)
  expect([...store.relations.keys()].sort()).toEqual(relations.map(r => r.id))
  // The server that holds the store gives the address.
  expectFidelity('jsonl', '`belligraph import`', byAttributes([...store.actors.values()].map(a => [a.id, { nameAr: nameOf(a, 'ar') }]), [...store.relations.values()].map(r => [r.source, r.target, { ...r, evidence: evidenceUrl(picture.provenance, r.id) }])))
  expect(store.reports.size).toBe(reports.size)
})
