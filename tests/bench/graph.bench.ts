/**
 * A hundred thousand claims folded, compared and searched for paths: the first two against graphology told the same ties, the paths against
 * networkx, which finds them shortest first as well. Prints milliseconds and the ratio peer / ours.
 */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { bench, expect } from 'vitest'
import { fold, type SourcedClaim } from '../../src/graph/fold.js'
import { runPython } from '../real/python.js'
import { base, claims as claimsOf } from '../store/world.js'

const CLAIMS = 100_000, ACTORS = 500, HOPS = 4, MOST = 100
const some = (actors: number): SourcedClaim[] => claimsOf(CLAIMS, actors, 1_000).map((r, i) => ({ ...r.data, publisher: `Publisher ${i % 7}`, source: 'reports' }))
const claims = some(ACTORS), { relations } = fold(claims)

const folder = mkdtempSync(join(tmpdir(), 'belligraph-bench-')), file = join(folder, 'ties.json'), given = join(folder, 'claims.json')
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
// As data sets of events have it: the same few tie each other again and again.
writeFileSync(given, JSON.stringify([claims, some(20), base(10_000, 0).flatMap(r => (r.kind === 'actor' ? [r.data] : [])), HOPS, MOST]))
const ours = JSON.parse(execFileSync(process.execPath, [join(import.meta.dirname, 'graph.mjs'), given], { encoding: 'utf8' })) as Record<'ties' | 'few' | 'found' | 'fold' | 'foldPeer' | 'compare' | 'comparePeer' | 'paths' | 'links' | 'foldFew' | 'compareFew' | 'stroke', number>
rmSync(folder, { recursive: true })

expect([ours.ties, ours.found]).toEqual([relations.length, networkx.found])
const say = (what: string, own: number, peer: number, name: string, most: number): void => {
  process.stdout.write(`${what} ${CLAIMS} claims, ${relations.length} ties: ours ${own.toFixed(0)} ms (at most ${most}), ${name} ${peer.toFixed(0)} ms, ratio ${(peer / own).toFixed(2)}\n`)
}
say('fold', ours.fold, ours.foldPeer, 'graphology', 300)
say('compare', ours.compare, ours.comparePeer, 'graphology', 300)
say(`${MOST} paths of at most ${HOPS} in`, ours.paths, networkx.paths, 'networkx', 100)
say('the links that paths follow, once for a state of the data, of', ours.links, networkx.graph, 'networkx', 100)
process.stdout.write(`the same of ${ours.few} ties: fold ${ours.foldFew.toFixed(0)} ms, compare ${ours.compareFew.toFixed(0)} ms (at most 300 each)\n`)
process.stdout.write(`a key stroke of a search among 10000 actors: the slowest ${ours.stroke.toFixed(1)} ms (at most 20)\n`)
bench('fold', () => { fold(claims) }, { iterations: 3 })
