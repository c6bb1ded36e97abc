/** What we write, opened by programs that we did not write: content is compared, not only that it opened. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { decodeXML } from 'entities'
import { unzipSync } from 'fflate'
import { MultiGraph as Graph } from 'graphology'
import readGexf from 'graphology-gexf'
import readGraphml from 'graphology-graphml'
import { afterAll, expect, test } from 'vitest'
import { FORMATS } from '../../src/formats/index.js'
import { within } from '../../src/graph/filter.js'
import { asserted, CLAIM_TYPES, firstDay, lastDay, nameOf, type Relation } from '../../src/model.js'
import { drawInGephi, openInGephi, program as gephi } from '../real/gephi.js'
import { describeWith } from '../real/program.js'
import { program as python, runPython } from '../real/python.js'
import { byAttributes, expectFidelity } from './fidelity.js'
import { actors, bytes, claims, legible, picture, relations, written } from './picture.js'

const folder = mkdtempSync(join(tmpdir(), 'formats-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function file(name: string): string {
  const path = join(folder, `graph.${name}`)
  writeFileSync(path, bytes(name))
  return path
}

const NAMES = Object.fromEntries(actors.map(a => [a.id, legible(nameOf(a))]))

/** Pictures of dots take their time: a small one does here. */
const small = (name: string) => written(name, picture, name === 'png' ? { width: 400 } : {})

test.each(FORMATS.map(f => f.name))('%s: the same picture gives the same bytes', async name => expect((await small(name)).equals(await small(name))).toBe(true))

test.each(FORMATS.filter(f => f.extension !== 'zip').map(f => f.name))('%s: says where it comes from, and where the evidence is', async name => {
  const text = (await small(name)).toString('utf8')
  for (const part of ['Belligraph', '0.1.0', picture.provenance.dataVersion, 'attack', '2026-01-02', 'Cite the reports.', 'http://127.0.0.1:8080']) expect(text).toContain(part)
})

test('a line that is broken on the page is broken in files', () => {
  const [r] = relations, counts = { reported: 0, planned: 0, denied: 0, hypothetical: 0 }
  const of = (name: string, status: Relation['status'], unreviewed = 0) => [...(FORMATS.find(f => f.name === name)!.write({ ...picture, relations: [{ ...r!, status, unreviewed, counts: { ...counts, reported: 1 } }] }) as Iterable<string>)].join('')
  const line = { gexf: /viz:shape value="(\w+)"/, graphml: /y:LineStyle [^>]*type="(\w+)"/, dot: /style="([\w,]+)" status/, cx2: /"line":"(\w+)"/ }
  const styles = Object.entries(line).map(([name, at]) => [name, ...(['reported', 'planned', 'hypothetical', 'denied'] as const).map(s => at.exec(of(name, s))![1]), at.exec(of(name, 'reported', 1))![1]])
  expect(styles).toEqual([
    ['gexf', 'solid', 'dashed', 'dotted', 'double', 'dotted'], ['graphml', 'line', 'dashed', 'dotted', 'dashed_dotted', 'dotted'], ['dot', 'solid', 'dashed', 'dotted', 'dashed,bold', 'dotted'],
    ['cx2', 'solid', 'dashed', 'dotted', 'dashed_dotted', 'dotted'],
  ])
  // CX2 says beside each line how it is drawn, and has three kinds: no two of ours look alike.
  type Mapping = { definition: { map: { v: string; vp: unknown }[] } }
  const { edgeMapping } = (JSON.parse(of('cx2', 'denied')) as { visualProperties?: { edgeMapping: Record<string, Mapping> }[] }[]).find(part => part.visualProperties)!.visualProperties![0]!
  const drawn = ['solid', 'dashed', 'dotted', 'dashed_dotted'].map(v => ['EDGE_LINE_STYLE', 'EDGE_WIDTH'].map(p => edgeMapping[p]!.definition.map.find(m => m.v === v)?.vp).join(' '))
  expect(new Set(drawn).size).toBe(4)
})

const NETWORKX = `
import sys, json, networkx as nx
g = nx.read_graphml(sys.argv[2], force_multigraph=True) if sys.argv[1] == 'graphml' else nx.read_gexf(sys.argv[2])
print(json.dumps({'nodes': list(g.nodes(data=True)), 'edges': list(g.edges(data=True))}))
`
const IGRAPH = `
import sys, json, igraph
g = igraph.Graph.Read_GraphML(sys.argv[1])
print(json.dumps({'nodes': [[v['id'], v.attributes()] for v in g.vs], 'edges': [[g.vs[e.source]['id'], g.vs[e.target]['id'], e.attributes()] for e in g.es]}))
`
interface Read { nodes: [string, Record<string, unknown>][]; edges: [string, string, Record<string, unknown>][] }
for (const name of ['gexf', 'graphml']) await describeWith([python], name, () => {
  test('networkx finds every actor by both names and every parallel edge with its attributes', async () => {
    const { nodes, edges } = await runPython<Read>(NETWORKX, name, file(name))
    expect(Object.fromEntries(nodes.map(([id, a]) => [id, a.label]))).toEqual(NAMES)
    expectFidelity(name, 'networkx', byAttributes(nodes, edges))
  })

  test('graphology finds the same', () => {
    const read = name === 'gexf' ? readGexf.parse : readGraphml.parse
    const graph = read(Graph, bytes(name).toString('utf8'))
    expect(Object.fromEntries(graph.mapNodes((id, a) => [id, a.label]))).toEqual(NAMES)
    expectFidelity(name, `graphology-${name}`, byAttributes(graph.mapNodes((id, a) => [id, a] as const), graph.mapEdges((id, a, s, t) => [s, t, { ...a, id }] as const)))
  })
})

await describeWith([python], 'igraph', () => test('finds every actor and edge of a GraphML file', async () => {
  const { nodes, edges } = await runPython<Read>(IGRAPH, file('graphml'))
  expect(Object.fromEntries(nodes.map(([id, a]) => [id, a.label]))).toEqual(NAMES)
  // Its attribute `id` of an edge is not the edge's id; `name` is.
  expectFidelity('graphml', 'igraph', byAttributes(nodes, edges.map(([s, t, { id: _, ...a }]) => [s, t, a])))
}))

await describeWith([gephi], 'Gephi', () => test('keeps every edge of every kind, the names, when each was observed and by how many claims', async () => {
  const got = await openInGephi(file('gexf'))
  expect(Object.fromEntries(got.nodes.map(n => [n.id, n.label]))).toEqual(NAMES)
  expect(got.edges.map(e => `${e.id} ${e.kind}`).sort()).toEqual(relations.map(r => `${r.id} ${CLAIM_TYPES[r.type].relationship}`).sort())
  expectFidelity('gexf', 'Gephi', byAttributes(got.nodes.map(n => [n.id, n.attributes]), got.edges.map(e => [e.source, e.target, { ...e.attributes, id: e.id }])))
  expect(got.dynamic).toBe(true)
  const dated = relations.filter(r => r.first && r.last)
  expect([got.from, got.to]).toEqual([dated.map(r => firstDay(r.first!)).sort()[0], dated.map(r => lastDay(r.last!)).sort().at(-1)])
  for (const e of got.edges) {
    const r = relations.find(x => x.id === e.id)!, reported = claims.filter(c => r.claimIds.includes(c.id) && c.status === 'reported')
    expect([e.spells[0]?.[0], e.spells.at(-1)?.[1]], e.id).toEqual([r.first && firstDay(r.first), r.last && lastDay(r.last)])
    if (!r.first) expect(e.weights, e.id).toEqual([[null, null, asserted(r) ? r.claims : 0]])
    else for (const [start, end, weight] of e.weights) for (const day of [start!, end!]) expect(weight, `${e.id} ${day}`).toBe(reported.filter(c => within(c.observed, { from: day, to: day })).length)
  }
  expect(got.edges.filter(e => e.weights.length > 1).length).toBeGreaterThan(0)
}))

test('json: graphology takes it whole', () => {
  const graph = Graph.from(JSON.parse(bytes('json').toString('utf8')))
  expectFidelity('json', 'graphology', byAttributes(graph.mapNodes((id, a) => [id, a] as const), graph.mapEdges((id, a, s, t) => [s, t, { ...a, id }] as const)))
  expect((graph.getAttribute('claims') as unknown[]).length).toBe(claims.length)
  expect(Object.fromEntries(graph.mapNodes((id, a) => [id, legible(a.label)]))).toEqual(NAMES)
})

const CSV = `
import sys, csv, json, pandas
def text(v): return v[1:] if v.startswith("'") else v
rows = [{k: text(v) for k, v in row.items()} for row in csv.DictReader(open(sys.argv[1], encoding='utf-8-sig', newline=''))]
frame = pandas.read_csv(sys.argv[1], dtype=str, keep_default_na=False).map(text)
assert frame.to_dict('records') == rows
print(json.dumps(rows))
`

await describeWith([gephi], 'a picture of Gephi', () => test('laid out by ForceAtlas2, it has every node with its name, Arabic too, apart from the others, and every edge', async () => {
  const named = actors.map(a => ({ ...a, names: a.names.some(n => n.lang === 'ar') ? a.names.filter(n => n.lang === 'ar') : a.names })), path = join(folder, 'arabic.gexf'), svg = join(folder, 'gephi.svg')
  writeFileSync(path, await written('gexf', { ...picture, actors: named }))
  await drawInGephi(path, svg)
  const drawn = readFileSync(svg, 'utf8'), part = (id: string) => new RegExp(`<g id="${id}">([^]*?)</g>`).exec(drawn)![1]!, plain = (s: string) => s.replace(/\s+/g, ' ').trim()
  const labels = [...part('node-labels').matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map(m => plain(decodeXML(m[1]!)))
  expect(labels.sort()).toEqual(named.map(a => plain(legible(nameOf(a)))).sort())
  expect(labels.some(l => /\p{Script=Arabic}/u.test(l))).toBe(true)
  const spots = [...part('nodes').matchAll(/ cx="([-\d.]+)"[^>]* cy="([-\d.]+)"/g)].map(m => `${m[1]} ${m[2]}`)
  expect(new Set(spots).size).toBe(actors.length)
  expect(part('edges').match(/<path /g)).toHaveLength(relations.length)
}, 120_000))

await describeWith([python], 'csv', () => test("Python's csv and pandas read all three tables alike; no cell is a formula, and taking one apostrophe off gives the text back", async () => {
  const files = unzipSync(bytes('csv'))
  const table = async (name: string) => {
    writeFileSync(join(folder, name), files[name]!)
    return runPython<Record<string, string>[]>(CSV, join(folder, name))
  }
  expect(Object.keys(files)).toEqual(['README.txt', 'nodes.csv', 'edges.csv', 'claims.csv'])
  expect(Buffer.from(files['nodes.csv']!).toString('utf8')).not.toMatch(/(^|,|\n)"?[=+@\t]/)
  const nodes = await table('nodes.csv')
  expect(Object.fromEntries(nodes.map(n => [n.id, n.name!.replace('\u0000', '\ufffd')]))).toEqual(NAMES)
  expectFidelity('csv', 'Python csv, pandas', byAttributes(nodes.map(n => [n.id!, n]), (await table('edges.csv')).map(e => [e.source!, e.target!, e])))
  expect((await table('claims.csv')).map(c => c.id).sort()).toEqual(claims.map(c => c.id).sort())
}))
