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
import { actors, bytes, claims, dataVersion, legible, records, relations, reports } from './picture.js'

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
    const got = await runPython<{ names: Record<string, string>; ties: [string, string, string, string | null, string[], string | null, string | null][]; sightings: number; reports: number }>(`
import sys, json
objects = json.load(open(sys.argv[1]))['objects']
own = {o['id']: next(r['external_id'] for r in o['external_references'] if r['source_name'] == 'belligraph') for o in objects if o['type'] in ('threat-actor', 'identity') and 'external_references' in o}
e = lambda o: next(iter(o['extensions'].values()))
print(json.dumps({'names': {own[o['id']]: o['name'] for o in objects if o['id'] in own},
  'ties': [[own[o['source_ref']], e(o)['relation'], own[o['target_ref']], e(o).get('first'), e(o)['claim_ids'], o.get('start_time'), o.get('stop_time')] for o in objects if o['type'] == 'relationship'],
  'sightings': sum(o['type'] == 'sighting' for o in objects), 'reports': sum(o['type'] == 'report' for o in objects)}))`, path)
    expect(got.names).toEqual(NAMES)
    expect(got.ties.map(t => t.slice(0, 5))).toEqual(drawn.map(r => [r.source, r.type, r.target, r.first ?? null, r.claimIds]))
    const day = got.ties.find(([source, type, target]) => `${source}.${type}.${target}` === drawn.find(r => r.first?.length === 10 && r.first === r.last)!.id)!
    expect(Date.parse(day[6]!) - Date.parse(day[5]!)).toBe(86_400_000)
    expect(got.sightings).toBeGreaterThan(5)
    expect(got.reports).toBe(new Set(claims.map(c => c.report)).size)
  })
})

await describeWith([python], 'ftm', () => {
  test('is valid by ftm, which keeps every name, date and proof', async () => {
    const path = file('ftm')
    await run(await pythonCommand('ftm'), ['validate', '-i', path, '-o', join(folder, 'valid.json')])
    const got = await runPython<{ links: Record<string, { schema: string; ends: string[]; start: string[]; proof: number; claims: string[] }>; names: Record<string, string[]>; lost: string[] }>(`
import sys, json
from followthemoney import model
links, names, lost = {}, {}, []
for line in open(sys.argv[1], encoding='utf-8'):
    data = json.loads(line)
    e = model.get_proxy(data, cleaned=False)
    for k, vs in data['properties'].items():
        if len(e.get(k)) != len(set(vs)): lost.append([data['id'], k, vs, e.get(k)])
    if e.schema.edge: links[e.id] = {'schema': e.schema.name, 'ends': e.get(e.schema.edge_source) + e.get(e.schema.edge_target), 'start': e.get('startDate'), 'proof': len(e.get('proof')), 'claims': sorted(e.get('recordId'))}
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
    for (const a of actors) expect(new Set(got.names[`actor-${a.id}`]), a.id).toEqual(new Set(a.names.map(n => legible(n.text).replace(/\s+/g, ' '))))
  })
})

await describeWith([python], 'cx2', () => test("NDEx's own reader gives every actor, edge and look back", async () => {
  const got = await runPython<{ nodes: Record<string, [string, string]>; edges: [string, string, string, string, string[]][]; style: string[] }>(`
import sys, json
from ndex2.cx2 import RawCX2NetworkFactory
n = RawCX2NetworkFactory().get_cx2network(sys.argv[1])
nodes = n.get_nodes()
at = lambda i: nodes[i]['v']['id']
print(json.dumps({'nodes': {v['v']['id']: [v['v']['name'], v['v']['nameAr']] for v in nodes.values()},
  'edges': [[at(e['s']), e['v']['interaction'], at(e['t']), e['v'].get('first', ''), e['v']['claimIds']] for e in n.get_edges().values()],
  'style': sorted(n.get_visual_properties()['edgeMapping'])}))`, file('cx2'))
  expect(Object.fromEntries(Object.entries(got.nodes).map(([id, [name]]) => [id, name]))).toEqual(NAMES)
  expect(got.nodes.isis![1]).toBe(nameOf(actors.find(a => a.id === 'isis')!, 'ar'))
  expect(got.edges).toEqual(relations.map(r => [r.source, r.type, r.target, r.first ?? '', r.claimIds]))
  expect(got.style).toContain('EDGE_LINE_COLOR')
}))

await describeWith([dot], 'dot', () => test('Graphviz draws every actor by its name and every edge', async () => {
  interface Drawn { objects: { name: string; _ldraw_: { op: string; text?: string }[] }[]; edges: { tail: number; head: number; label: string; id: string; status: string; claimIds: string }[] }
  const got = JSON.parse(await run('dot', ['-Kneato', '-n', '-Tjson', file('dot')])) as Drawn
  const label = (o: Drawn['objects'][number]) => o._ldraw_.flatMap(d => (d.op === 'T' ? d.text : [])).join('\n')
  expect(Object.fromEntries(got.objects.map(o => [o.name, label(o)]))).toEqual(Object.fromEntries(Object.entries(NAMES).map(([id, name]) => [id, name.replace(/\r\n/g, '\n')])))
  const edge = (...parts: string[]) => parts.join(' ')
  expect(got.edges.map(e => edge(e.id, got.objects[e.tail]!.name, e.label, got.objects[e.head]!.name, e.status, e.claimIds)).sort())
    .toEqual(relations.map(r => edge(r.id, r.source, r.type, r.target, r.status, r.claimIds.join('|'))).sort())
}))

test('jsonl: written into an empty store it makes the same data version and the same relations', () => {
  const [head, ...lines] = bytes('jsonl').toString('utf8').trimEnd().split('\n').map(line => JSON.parse(line))
  expect(head).toMatchObject({ belligraph: 'jsonl', records: records.length, provenance: { dataVersion } })
  const read = lines.map((r, i) => parseRecord(`line ${i + 2}`, r)), store = new Snapshot()
  checkReferences(read, store)
  store.commit(store.prepare(read))
  expect(store.version).toBe(dataVersion)
  expect([...store.relations.keys()].sort()).toEqual(relations.map(r => r.id))
  expect(store.reports.size).toBe(reports.size)
})
