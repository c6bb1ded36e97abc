/**
 * Writing a graph of 10,000 actors and 50,000 relations, each with all its attributes, against graphology-gexf and networkx writing the same graph with the same
 * attributes; how much memory it takes on the way, there and for ten times as much; claims out as JSONL and back.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { MultiGraph } from 'graphology'
import writeGexf from 'graphology-gexf'
import readGraphml from 'graphology-graphml'
import { bench, expect } from 'vitest'
import type { Format, Picture } from '../../src/formats/format.js'
import { gexf } from '../../src/formats/gexf.js'
import { gexfReader } from '../../src/formats/gexf-reader.js'
import { graphml } from '../../src/formats/graphml.js'
import { graphmlReader } from '../../src/formats/graphml-reader.js'
import type { Importer } from '../../src/formats/importer.js'
import { json } from '../../src/formats/json.js'
import { jsonl } from '../../src/formats/jsonl.js'
import { fold } from '../../src/graph/fold.js'
import type { Actor, AnyRecord, Report } from '../../src/model.js'
import { parseRecord } from '../../src/store/journal.js'
import { runPython } from '../real/python.js'
import { picture as seed } from '../formats/picture.js'
import { base, claims as claimsOf } from '../store/world.js'

const ACTORS = 10_000, EDGES = 50_000, REPORTS = 1_000

function made(): Picture {
  const records: AnyRecord[] = base(ACTORS, REPORTS), byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : 1)
  const reports = new Map(records.flatMap(r => (r.kind === 'report' ? [[r.data.id, r.data as Report]] : [])))
  const claims = claimsOf(EDGES, ACTORS, REPORTS).map(r => ({ ...r.data, publisher: reports.get(r.data.report)!.publisher, source: 'reports' })).sort(byId)
  const claimOf = new Map(claims.map(c => [c.id, c]))
  return {
    provenance: { program: 'Belligraph', version: '0', dataVersion: '0', filter: {}, date: '2026-01-02', licence: 'None.', base: 'http://127.0.0.1:8080' },
    actors: records.flatMap(r => (r.kind === 'actor' ? [r.data as Actor] : [])).sort(byId), relations: fold(claims).relations, claims, claim: id => claimOf.get(id), places: [], reports,
    records: () => records, recordsShown: () => records, quote: () => undefined, position: id => ({ x: id.length, y: -id.length }), groups: () => new Map(), font: seed.font, passages: seed.passages, page: seed.page,
  }
}

const seconds = (work: () => void): number => {
  const began = performance.now()
  work()
  return (performance.now() - began) / 1_000
}
/** The best of some: what else the machine does counts for less. */
const best = (work: () => void, of = 3): number => Math.min(...Array.from({ length: of }, () => seconds(work)))
/** These formats write without waiting for anything. */
const written = (format: Format, of: Picture) => format.write(of) as Iterable<string>
const drain = (format: Format, of: Picture): number => {
  let bytes = 0
  for (const part of written(format, of)) bytes += part.length
  return bytes
}
const short: string[] = []
const say = (what: string, value: number, atLeast: number): void => {
  process.stdout.write(`${what}: ${value.toFixed(1)} (at least ${atLeast})\n`)
  if (value < atLeast) short.push(what)
}

const folder = mkdtempSync(join(tmpdir(), 'belligraph-bench-'))
const picture = made(), serialised = [...written(json, { ...picture, claims: [] })].join('')
writeFileSync(join(folder, 'graph.json'), serialised)
// The same attributes that our writer writes, read back from what it wrote.
const graph = MultiGraph.from(JSON.parse(serialised))
graph.updateEachNodeAttributes((_, a) => ({ ...a, names: a.names.map((n: { text: string }) => n.text).join('|'), countries: a.countries.join('|'), ids: undefined, partOf: undefined }))
graph.updateEachEdgeAttributes((_, a) => ({ ...a, claimIds: a.claimIds.join('|'), publisherNames: a.publisherNames.join('|'), sources: a.sources.join('|'), counts: undefined }))

const ours = { gexf: best(() => drain(gexf, picture)), graphml: best(() => drain(graphml, picture)) }
const graphology = best(() => { writeGexf.write(graph, { version: '1.3' } as never) }, 1)
const networkx = await runPython<{ gexf: number; graphml: number }>(`
import sys, json, time, networkx as nx
raw = json.load(open(sys.argv[1], encoding='utf-8'))
plain = lambda a: {k: '|'.join(map(str, v)) if isinstance(v, list) else v for k, v in a.items() if not isinstance(v, dict) and not (isinstance(v, list) and v and isinstance(v[0], dict))}
g = nx.MultiDiGraph()
for n in raw['nodes']: g.add_node(n['key'], **plain(n['attributes']), names='|'.join(x['text'] for x in n['attributes']['names']))
for e in raw['edges']: g.add_edge(e['source'], e['target'], key=e['key'], **plain(e['attributes']))
out = {}
for name, write in (('gexf', nx.write_gexf), ('graphml', nx.write_graphml)):
    best = None
    for _ in range(1):
        began = time.perf_counter(); write(g, sys.argv[2] + '.' + name); took = time.perf_counter() - began
        best = took if best is None else min(best, took)
    out[name] = best
print(json.dumps(out))`, join(folder, 'graph.json'), join(folder, 'networkx'))
process.stdout.write(`write ${picture.actors.length} actors, ${picture.relations.length} relations: ours ${ours.gexf.toFixed(2)} s GEXF, ${ours.graphml.toFixed(2)} s GraphML; graphology-gexf ${graphology.toFixed(2)} s; networkx ${networkx.gexf.toFixed(2)} s, ${networkx.graphml.toFixed(2)} s\n`)
say('GEXF, times graphology-gexf', graphology / ours.gexf, 3)
say('GEXF, times networkx', networkx.gexf / ours.gexf, 3)
say('GraphML, times networkx', networkx.graphml / ours.graphml, 3)
rmSync(folder, { recursive: true })

/** Seconds that an importer needs for a file. */
async function taking(importer: Importer, file: Buffer): Promise<number> {
  async function* pieces(): AsyncGenerator<Uint8Array> { for (let at = 0; at < file.length; at += 65_536) yield file.subarray(at, at + 65_536) }
  const began = performance.now()
  let edges = 0
  for await (const item of importer.read(pieces(), { file: 'graph' })) if ('line' in item && item.statements.length > 0) edges++
  expect(edges).toBe(picture.relations.length)
  return (performance.now() - began) / 1_000
}
for (const [format, importer, parse] of [[gexf, gexfReader, writeGexf.parse], [graphml, graphmlReader, readGraphml.parse]] as const) {
  const file = Buffer.from([...written(format, picture)].join('')), peer = seconds(() => { parse(MultiGraph, file.toString('utf8')) })
  say(`read ${format.name}, times graphology-${format.name}`, peer / await taking(importer, file), 1)
}

setFlagsFromString('--expose-gc')
const gc = runInNewContext('gc') as () => void
const held = (): number => {
  gc()
  return process.memoryUsage().heapUsed / 2 ** 20
}
/** The most that writing holds beyond the picture itself, in MB. */
function peak(of: Picture, format: Format): number {
  const before = held()
  let most = 0, parts = 0
  for (const _ of written(format, of)) if (++parts % 100_000 === 50_000) most = Math.max(most, held() - before)
  return most
}
/** Ten times as many of the same. */
const tenfold = <T extends { id: string }>(all: readonly T[]): T[] => Array.from({ length: 10 }, (_, k) => all.map(x => ({ ...x, id: `${x.id}-${k}` }))).flat()
const large: Picture = { ...picture, actors: tenfold(picture.actors), relations: tenfold(picture.relations) }
for (const format of [gexf, graphml]) {
  const [small, much] = [peak(picture, format), peak(large, format)]
  process.stdout.write(`${format.name}: memory beyond the picture ${small.toFixed(0)} MB, ten times as large ${much.toFixed(0)} MB\n`)
  if (much > small + 32) short.push(`${format.name} memory`)
}

/** The most that reading holds beyond the graph itself, in MB: a file whose edges come `times` over. */
async function readingPeak(importer: Importer, file: Buffer, times: number): Promise<number> {
  const from = file.indexOf('<edge '), to = file.lastIndexOf('</edge>') + '</edge>'.length
  async function* pieces(): AsyncGenerator<Uint8Array> {
    for (const part of [file.subarray(0, from), ...Array<Buffer>(times).fill(file.subarray(from, to)), file.subarray(to)]) for (let at = 0; at < part.length; at += 65_536) yield part.subarray(at, at + 65_536)
  }
  const before = held()
  let most = 0, items = 0
  for await (const _ of importer.read(pieces(), { file: 'graph' })) if (++items % 100_000 === 50_000) most = Math.max(most, held() - before)
  return most
}
// BENCH_MB=1000: a file of 1 GB; it takes minutes.
for (const [format, importer] of [[gexf, gexfReader], [graphml, graphmlReader]] as const) {
  const file = Buffer.from([...written(format, picture)].join('')), times = Math.max(10, Math.round(Number(process.env.BENCH_MB ?? 0) * 1e6 / file.length))
  const [small, much] = [await readingPeak(importer, file, 1), await readingPeak(importer, file, times)]
  process.stdout.write(`${format.name}: memory to read ${(file.length / 1e6).toFixed(0)} MB ${small.toFixed(0)} MB, ${times} times as large ${much.toFixed(0)} MB\n`)
  if (much > small + 32) short.push(`${format.name} memory to read`)
}

const records: AnyRecord[] = claimsOf(EDGES, ACTORS, REPORTS).map(r => parseRecord('made', r))
const out = (all: readonly AnyRecord[]): Iterable<string> => written(jsonl, { ...picture, records: () => all })
const text = [...out(records)].join(''), lines = text.split('\n').slice(1, -1)
const back = lines.map((line, i) => parseRecord(`line ${i}`, JSON.parse(line)))
expect([...out(back)].join('')).toBe(text)
/** A line at a time, as files are written and read. */
const writing = best(() => { for (const _ of out(records)); }), reading = best(() => { lines.forEach((line, i) => parseRecord(`line ${i}`, JSON.parse(line))) })
/** What JSON alone needs for the same lines, there and back, with nothing checked. */
const floor = best(() => { for (const line of lines) JSON.stringify(JSON.parse(line)) })
const thousand = (time: number): string => (EDGES / time / 1_000).toFixed(0)
process.stdout.write(`JSONL, thousand claims a second: written ${thousand(writing)}, read and checked ${thousand(reading)}, there and back ${thousand(writing + reading)}; JSON alone, nothing checked, ${thousand(floor)}\n`)
say('JSONL round trip, part of what JSON alone does', floor / (writing + reading), 0.6)
expect(short).toEqual([])
bench('write GEXF', () => { drain(gexf, picture) }, { iterations: 3 })
