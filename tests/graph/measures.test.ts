import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { type Measured, measures } from '../../src/graph/measures.js'
import type { Relation } from '../../src/model.js'
import { describeWith } from '../real/program.js'
import { program as python, runPython } from '../real/python.js'

const relation = (source: string, target: string, over: Partial<Relation> = {}) => ({ source, target, type: 'attack' as const, status: 'reported' as const, directed: true, clashes: 0, ...over })

/** Ten graphs of every shape: a pair, a star, a ring, a path, two cliques with a bridge, islands, and four at random (a fixed congruence, some dense, some thin). */
const GRAPHS: [number, number][][] = [
  [[0, 1]], Array.from({ length: 7 }, (_, i) => [0, i + 1]), Array.from({ length: 9 }, (_, i) => [i, (i + 1) % 9]), Array.from({ length: 6 }, (_, i) => [i, i + 1]),
  [...clique(0, 5), ...clique(5, 5), [4, 5]], [...clique(0, 3), ...clique(3, 4), [7, 8]], ...[[12, 20], [30, 45], [40, 200], [90, 160]].map(([n, m]) => thrown(n!, m!)),
]
function clique(from: number, n: number): [number, number][] {
  return Array.from({ length: n }, (_, i) => Array.from({ length: i }, (_, j): [number, number] => [from + i, from + j])).flat()
}
function thrown(n: number, m: number): [number, number][] {
  let x = 42
  const next = () => (x = (x * 48271) % 2147483647) % n
  return Array.from({ length: m }, (): [number, number] => [next(), next()]).filter(([a, b]) => a !== b)
}

await describeWith([python], 'measures', () => {
  test('are those of networkx and igraph, to a billionth, on ten graphs', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'measures-')), file = join(folder, 'graphs.json')
    const ours = GRAPHS.map(g => measures(g.map(([a, b]) => relation(`n${a}`, `n${b}`))))
    writeFileSync(file, JSON.stringify(GRAPHS.map((g, i) => ({ edges: g.map(e => e.map(n => `n${n}`)), communities: Object.fromEntries(ours[i]!.actors.map(a => [a.id, a.community])) }))))
    const theirs = await runPython<{ degree: Record<string, number>; between: Record<string, number>; igraph: Record<string, number>; rank: Record<string, number>; irank: Record<string, number>; components: number; modularity: number }[]>(`
import sys, json, networkx as nx, igraph
out = []
for g in json.load(open(sys.argv[1])):
    G = nx.Graph(g['edges']); n = len(G); most = (n - 1) * (n - 2) / 2
    I = igraph.Graph.TupleList(list(G.edges()))
    groups = {}
    for k, c in g['communities'].items(): groups.setdefault(c, set()).add(k)
    out.append({'degree': dict(G.degree()), 'between': nx.betweenness_centrality(G), 'igraph': {v['name']: (b / most if most else 0) for v, b in zip(I.vs, I.betweenness())},
      'rank': nx.algorithms.link_analysis.pagerank_alg._pagerank_python(G, tol=1e-14, max_iter=5000), 'irank': dict(zip(I.vs['name'], I.pagerank())), 'components': nx.number_connected_components(G), 'modularity': nx.community.modularity(G, groups.values())})
print(json.dumps(out))`, file)
    theirs.forEach((t, i) => {
      const { actors, components, modularity } = ours[i]!
      expect(actors.map(a => a.id)).toEqual(Object.keys(t.degree).sort())
      expect(components).toBe(t.components)
      expect(Math.abs(modularity - t.modularity)).toBeLessThan(1e-9)
      for (const a of actors) {
        expect(a.degree).toBe(t.degree[a.id])
        for (const other of [t.between[a.id]!, t.igraph[a.id]!]) expect(Math.abs(a.betweenness! - other)).toBeLessThan(1e-9)
        for (const other of [t.rank[a.id]!, t.irank[a.id]!]) expect(Math.abs(a.pagerank - other)).toBeLessThan(1e-9)
      }
    })
    rmSync(folder, { recursive: true })
  })
})

describe('the measures', () => {
  const of = (list: Measured[], id: string): Measured => list.find(a => a.id === id)!
  test('find two camps with a bridge, the same whatever the order', () => {
    const list = GRAPHS[4]!.map(([a, b]) => relation(`n${a}`, `n${b}`)), m = measures(list)
    expect(m).toMatchObject({ communities: 2, components: 1 })
    expect(m.actors.filter(a => a.community === of(m.actors, 'n0').community).map(a => a.id)).toEqual(['n0', 'n1', 'n2', 'n3', 'n4'])
    expect(measures([...list].reverse())).toEqual(m)
  })
  test('heed only what is asserted, and count who did what to whom; a clash is an attack of nobody', () => {
    const m = measures([relation('a', 'b'), relation('b', 'a', { directed: false, clashes: 1 }), relation('c', 'a', { type: 'reinforcement' }), relation('a', 'd', { status: 'planned' })])
    expect(m.actors.map(a => a.id)).toEqual(['a', 'b', 'c'])
    expect(of(m.actors, 'a')).toMatchObject({ degree: 2, attacks: 1, attacked: 0, clashes: 0, supports: 0, supported: 1 })
    expect(of(m.actors, 'b')).toMatchObject({ attacks: 0, attacked: 1, clashes: 1 })
    const both = measures([relation('a', 'b', { clashes: 2 }), relation('b', 'a', { directed: false, clashes: 2 })])
    expect(both.actors.map(x => [x.id, x.attacks, x.attacked, x.clashes])).toEqual([['a', 1, 0, 1], ['b', 0, 1, 1]])
    expect(measures([])).toEqual({ actors: [], communities: 0, components: 0, modularity: 0 })
  })
})
