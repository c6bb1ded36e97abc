/**
 * What `graph.bench.ts` measures, in a process of its own and with the built program, as the server runs: a test runner puts a look-up before every use of
 * what is imported. Takes a file of claims and one of claims by few; prints JSON, milliseconds.
 */
import { readFileSync } from 'node:fs'
import { MultiDirectedGraph } from 'graphology'
import { compare } from '../../dist/graph/compare.js'
import { fold } from '../../dist/graph/fold.js'
import { linksOf, paths } from '../../dist/graph/paths.js'
import { searchIndex } from '../../dist/graph/search.js'

const [claims, repeated, actors, hops, most] = JSON.parse(readFileSync(process.argv[2], 'utf8'))
const { relations } = fold(claims), links = linksOf(relations)

/** The best of some, in ms: what else the machine does counts for less. */
const best = (work, of = 5) => Math.min(...Array.from({ length: of }, () => {
  const began = performance.now()
  work()
  return performance.now() - began
}))

/** The same ties as graphology keeps them, with how many claims make each and when. */
function graphology(of) {
  const graph = new MultiDirectedGraph()
  for (const c of of) for (const a of c.actors) for (const b of c.recipients) {
    const key = `${a}.${c.type}.${b}`
    graph.mergeNode(a)
    graph.mergeNode(b)
    if (graph.hasEdge(key)) graph.updateEdgeAttribute(key, 'claims', n => (n ?? 0) + 1)
    else graph.addEdgeWithKey(key, a, b, { claims: 1, first: c.observed?.from, last: c.observed?.to, status: c.status })
  }
  return graph
}
const year = c => Number(c.observed.from.slice(0, 4))
/** What is in one of two graphs only, as one would write it with graphology. */
function peerCompare() {
  const [a, b] = [graphology(claims.filter(c => year(c) <= 2014)), graphology(claims.filter(c => year(c) > 2014))]
  return a.filterEdges(e => !b.hasEdge(e)).length + b.filterEdges(e => !a.hasEdge(e)).length
}

const ONE = { from: '2010', to: '2014' }, OTHER = { from: '2015', to: '2019' }, search = searchIndex(actors, () => 1), typed = 'a777 (name)'
process.stdout.write(JSON.stringify({
  ties: relations.length, few: fold(repeated).relations.length, found: paths(links, 'a0', 'a1', hops, most).paths.length,
  fold: best(() => { fold(claims) }), foldPeer: best(() => { graphology(claims) }), compare: best(() => { compare(claims, {}, ONE, OTHER) }), comparePeer: best(() => { peerCompare() }),
  paths: best(() => { paths(links, 'a0', 'a1', hops, most) }), links: best(() => { linksOf(relations) }),
  foldFew: best(() => { fold(repeated) }), compareFew: best(() => { compare(repeated, {}, ONE, OTHER) }),
  stroke: Math.max(...[...typed].map((_, i) => best(() => { search(typed.slice(0, i + 1)) }, 3))),
}))
