/**
 * A hundred thousand claims folded, compared and searched for paths in this process: the first two against graphology told the same ties, the paths against
 * networkx, which finds them shortest first as well. Prints milliseconds and the ratio peer / ours.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { MultiDirectedGraph } from 'graphology'
import { bench, expect } from 'vitest'
import { compare } from '../../src/graph/compare.js'
import { fold, type SourcedClaim } from '../../src/graph/fold.js'
import { linksOf, paths } from '../../src/graph/paths.js'
import { searchIndex } from '../../src/graph/search.js'
import type { Actor } from '../../src/model.js'
import { runPython } from '../real/python.js'
import { base, claims as claimsOf } from '../store/world.js'

const CLAIMS = 100_000, ACTORS = 500, HOPS = 4, MOST = 100
const claims: SourcedClaim[] = claimsOf(CLAIMS, ACTORS, 1_000).map((r, i) => ({ ...r.data, publisher: `Publisher ${i % 7}`, source: 'reports' }))
const { relations } = fold(claims), links = linksOf(relations)

/** The best of some, in ms: what else the machine does counts for less. */
const best = (work: () => void, of = 5): number => Math.min(...Array.from({ length: of }, () => {
  const began = performance.now()
  work()
  return performance.now() - began
}))

/** The same ties as graphology keeps them, with how many claims make each and when. */
function graphology(of: readonly SourcedClaim[]): MultiDirectedGraph {
  const graph = new MultiDirectedGraph()
  for (const c of of) for (const a of c.actors) for (const b of c.recipients) {
    const key = `${a}.${c.type}.${b}`
    graph.mergeNode(a)
    graph.mergeNode(b)
    if (graph.hasEdge(key)) graph.updateEdgeAttribute(key, 'claims', (n: number | undefined) => (n ?? 0) + 1)
    else graph.addEdgeWithKey(key, a, b, { claims: 1, first: c.observed?.from, last: c.observed?.to, status: c.status })
  }
  return graph
}
const year = (c: SourcedClaim): number => Number(c.observed!.from!.slice(0, 4))
/** What is in one of two graphs only, as one would write it with graphology. */
function peerCompare(): number {
  const [a, b] = [graphology(claims.filter(c => year(c) <= 2014)), graphology(claims.filter(c => year(c) > 2014))]
  return a.filterEdges(e => !b.hasEdge(e)).length + b.filterEdges(e => !a.hasEdge(e)).length
}

const folder = mkdtempSync(join(tmpdir(), 'belligraph-bench-')), file = join(folder, 'ties.json')
writeFileSync(file, JSON.stringify(relations.map(r => [r.source, r.target])))
const networkx = await runPython<{ paths: number; graph: number; found: number }>(`
import sys, json, time, itertools, networkx as nx
edges = json.load(open(sys.argv[1]))
began = time.perf_counter(); g = nx.Graph(edges); graph = time.perf_counter() - began
best = None
for _ in range(3):
    began = time.perf_counter(); found = list(itertools.islice(nx.shortest_simple_paths(g, 'a0', 'a1'), ${MOST})); took = time.perf_counter() - began
    best = took if best is None else min(best, took)
print(json.dumps({'paths': best * 1000, 'graph': graph * 1000, 'found': len(found)}))`, file)
rmSync(folder, { recursive: true })

const found = paths(links, 'a0', 'a1', HOPS, MOST)
expect(found.paths).toHaveLength(networkx.found)
const say = (what: string, ours: number, peer: number, name: string, most: number): void => {
  process.stdout.write(`${what} ${CLAIMS} claims, ${relations.length} ties: ours ${ours.toFixed(0)} ms (at most ${most}), ${name} ${peer.toFixed(0)} ms, ratio ${(peer / ours).toFixed(2)}\n`)
}
say('fold', best(() => { fold(claims) }), best(() => { graphology(claims) }), 'graphology', 300)
say('compare', best(() => { compare(claims, {}, { from: '2010', to: '2014' }, { from: '2015', to: '2019' }) }), best(() => { peerCompare() }), 'graphology', 300)
say(`${MOST} paths of at most ${HOPS} in`, best(() => { paths(links, 'a0', 'a1', HOPS, MOST) }), networkx.paths, 'networkx', 100)
say('the links that paths follow, once for a state of the data, of', best(() => { linksOf(relations) }), networkx.graph, 'networkx', 100)
// As data sets of events have it: the same few tie each other again and again.
const repeated: SourcedClaim[] = claimsOf(CLAIMS, 20, 1_000).map((r, i) => ({ ...r.data, publisher: `Publisher ${i % 7}`, source: 'reports' })), few = fold(repeated).relations.length
process.stdout.write(`the same of ${few} ties: fold ${best(() => { fold(repeated) }).toFixed(0)} ms, compare ${best(() => { compare(repeated, {}, { from: '2010', to: '2014' }, { from: '2015', to: '2019' }) }).toFixed(0)} ms (at most 300 each)\n`)
const actors = base(10_000, 0).flatMap(r => (r.kind === 'actor' ? [r.data as Actor] : [])), search = searchIndex(actors, () => 1), typed = 'a777 (name)'
const strokes = [...typed].map((_, i) => best(() => { search(typed.slice(0, i + 1)) }, 3))
process.stdout.write(`a key stroke of a search among ${actors.length} actors: the slowest of ${strokes.length} ${Math.max(...strokes).toFixed(1)} ms (at most 20)\n`)
bench('fold', () => { fold(claims) }, { iterations: 3 })
