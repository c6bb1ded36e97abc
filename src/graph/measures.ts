/** Who stands where in the net of ties: of these sources, never of the war. Ties count once a pair, without direction and sign; only asserted ones. */
import { UndirectedGraph } from 'graphology'
import louvainModule, { type DetailedLouvainOutput } from 'graphology-communities-louvain'
import betweennessModule from 'graphology-metrics/centrality/betweenness.js'
import pagerankModule from 'graphology-metrics/centrality/pagerank.js'
import { asserted, type ClaimType, type Relation } from '../model.js'
import { camps, signed } from './balance.js'
import type { Grouping } from './look.js'

// These packages say `export default` of modules whose only export is the function itself.
const louvain = louvainModule as unknown as { detailed(graph: UndirectedGraph, options: { rng: () => number }): DetailedLouvainOutput }
const betweenness = betweennessModule as unknown as (graph: UndirectedGraph) => Record<string, number>
const pagerank = pagerankModule as unknown as (graph: UndirectedGraph, options: { tolerance: number; maxIterations: number; getEdgeWeight: null }) => Record<string, number>

export interface Measured {
  id: string
  /** How many actors it is tied to. */
  degree: number
  /** The share of shortest chains between two others that pass it (Freeman 1977), 0 to 1; absent in graphs of more than `MOST_BETWEEN` actors. */
  betweenness?: number
  /** The share of time that somebody who walks along ties at random, and now and then starts anew, spends with it (Brin & Page 1998, damping 0.85); all together 1. */
  pagerank: number
  /** Its community, from 0, the largest first: actors tied more among themselves than chance would (Louvain: Blondel et al. 2008). */
  community: number
  /** Its component, from 0, the largest first: all that can be reached from it. */
  component: number
  /** How many it attacked, was attacked by, and clashed with: of a clash no source says who attacked, so it is in the third alone. Support given and had likewise. */
  attacks: number
  attacked: number
  clashes: number
  supports: number
  supported: number
}

export interface Measures {
  /** Sorted by id. */
  actors: Measured[]
  communities: number
  components: number
  /** Of the communities: how many more ties they hold than chance would, −0.5 to 1 (Newman & Girvan 2004). 0 without ties. */
  modularity: number
}

/** Betweenness takes actors times ties: beyond this it would hold up everybody. */
export const MOST_BETWEEN = 2_000

/** Numbers of [0, 1), always the same (mulberry32). */
function chances(seed: number): () => number {
  return () => {
    seed = (seed + 0x6d2b79f5) | 0
    let t = Math.imul(seed ^ (seed >>> 15), 1 | seed)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }
}

/** Renumbers groups: the largest first, then by smallest id. */
function ranked(of: ReadonlyMap<string, number | string>): { of: Map<string, number>; count: number } {
  const groups = new Map<number | string, string[]>()
  for (const [id, g] of of) groups.set(g, [...(groups.get(g) ?? []), id])
  const sorted = [...groups.values()].map(ids => ids.sort()).sort((a, b) => b.length - a.length || (a[0]! < b[0]! ? -1 : 1))
  return { of: new Map(sorted.flatMap((ids, i) => ids.map(id => [id, i] as const))), count: sorted.length }
}

function componentsOf(graph: UndirectedGraph): Map<string, string> {
  const of = new Map<string, string>()
  for (const start of graph.nodes()) {
    const reached = of.has(start) ? [] : [start]
    for (const id of reached) {
      if (of.has(id)) continue
      of.set(id, start)
      reached.push(...graph.neighbors(id).filter(n => !of.has(n)))
    }
  }
  return of
}

/** The measures of all actors that asserted relations tie. Deterministic, whatever the order of the relations. */
export function measures(relations: Iterable<Pick<Relation, 'source' | 'target' | 'type' | 'status' | 'directed' | 'clashes'>>): Measures {
  const told = [...relations].filter(r => asserted(r) && r.source !== r.target)
  const graph = new UndirectedGraph()
  for (const id of [...new Set(told.flatMap(r => [r.source, r.target]))].sort()) graph.addNode(id)
  for (const pair of [...new Set(told.map(r => [r.source, r.target].sort().join(' ')))].sort()) graph.addEdge(...pair.split(' ') as [string, string])
  const between = graph.order <= MOST_BETWEEN && graph.order > 2 ? betweenness(graph) : undefined
  const rank = graph.order > 0 ? pagerank(graph, { tolerance: 1e-12, maxIterations: 1_000, getEdgeWeight: null }) : {}
  const detail = graph.size > 0 ? louvain.detailed(graph, { rng: chances(1) }) : undefined
  const communities = ranked(new Map(graph.nodes().map(id => [id, detail?.communities[id] ?? id]))), components = ranked(componentsOf(graph))
  const roles = rolesOf(told)
  return {
    actors: graph.nodes().map(id => ({
      id, degree: graph.degree(id), ...(between ? { betweenness: between[id]! } : graph.order <= 2 ? { betweenness: 0 } : {}), pagerank: rank[id]!,
      community: communities.of.get(id)!, component: components.of.get(id)!, ...roles.get(id)!,
    })),
    communities: communities.count, components: components.count, modularity: detail?.modularity ?? 0,
  }
}

type Roles = Pick<Measured, 'attacks' | 'attacked' | 'clashes' | 'supports' | 'supported'>
const ROLES: Partial<Record<ClaimType, [keyof Roles, keyof Roles]>> = { attack: ['attacks', 'attacked'], reinforcement: ['supports', 'supported'] }

function rolesOf(relations: readonly Pick<Relation, 'source' | 'target' | 'type' | 'directed' | 'clashes'>[]): Map<string, Roles> {
  const all = new Map<string, Roles>()
  const of = (id: string): Roles => {
    const had = all.get(id) ?? { attacks: 0, attacked: 0, clashes: 0, supports: 0, supported: 0 }
    all.set(id, had)
    return had
  }
  for (const r of relations) {
    const [made, had] = ROLES[r.type] ?? [], source = of(r.source), target = of(r.target)
    if (!made || !had) continue
    // A clash stands twice, once each way.
    if (r.type === 'attack' && (!r.directed || r.clashes > 0)) source.clashes++
    if (!r.directed) continue
    source[made]++
    target[had]++
  }
  return all
}

/** The group or camp of each actor whom asserted relations tie, as `measures` and `camps` number them. */
export const groupsOf = (relations: readonly Relation[], by: Grouping, most: number): ReadonlyMap<string, number> =>
  by === 'camp' ? camps(signed(relations.filter(asserted)).ties, most).of : new Map(measures(relations).actors.map(a => [a.id, a.community]))
