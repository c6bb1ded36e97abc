/**
 * Where the actors stand in the picture. Seeded from ids, so that the same graph gives the same picture in any order and on any day, and a new
 * claim between the same actors moves nobody. ForceAtlas2 (Jacomy et al., 2014) does the work; then nodes that lie on each other are moved apart.
 */
import { UndirectedGraph } from 'graphology'
import forceAtlas2Module, { type ForceAtlas2Settings } from 'graphology-layout-forceatlas2'
import { canonical, sha256 } from '../ids.js'
import { nodeRadius } from './look.js'
import { band, beside, chance, fit, lay, type Point, spread, type Standing } from './packing.js'

export type { Point }

// The package says `export default` of a module whose only export is the function itself.
const forceAtlas2 = forceAtlas2Module as unknown as {
  assign(graph: UndirectedGraph, options: { iterations: number; getEdgeWeight: string; settings: ForceAtlas2Settings }): void
  inferSettings(order: number): ForceAtlas2Settings
}

/** The picture's half width: the farthest actor is this far from the middle. */
export const EXTENT = 100

/** Fewer rounds for larger graphs: about the same time for each up to some thousand actors. */
const rounds = (actors: number): number => Math.max(30, Math.min(600, 2 * Math.round(60_000 / Math.max(1, actors))))

/** First what is folded unfolds, then LinLog (Noack, 2009) draws groups apart and spreads the middle. A tie pulls less the more ties both of its actors have. */
const PHASES: ForceAtlas2Settings[] = [{ scalingRatio: 8, gravity: 0.02 }, { linLogMode: true, scalingRatio: 2, gravity: 0.05 }]
/** Of the picture's units, one of its pixels where all is in view on a usual screen. */
const PIXEL = 0.31

/** So many without a tie stand beside the others; more, in rows below them. */
const FEW_LOOSE = 6

/**
 * Positions of all ids, by id; `pairs` are the ties among them (repeats and direction do not matter; a pair with an id not given is left out).
 * Coordinates lie within ±EXTENT, rounded to a hundredth. One actor stands in the middle. Groups that no tie connects are laid out each by itself, and
 * stand beside the largest; those without a tie, where they are many, stand in rows below.
 */
export function layout(ids: readonly string[], pairs: readonly (readonly [string, string])[]): Map<string, Point> {
  const graph = new UndirectedGraph()
  for (const id of [...new Set(ids)].sort()) graph.addNode(id)
  for (const [a, b] of pairs) if (a !== b && graph.hasNode(a) && graph.hasNode(b)) graph.mergeEdge(a, b)
  const groups = apart(graph), tied = groups.filter(g => g.length > 1), loose = groups.filter(g => g.length === 1).flat(), order = graph.order - loose.length
  const gap = Math.min(12, (1.2 * EXTENT) / Math.sqrt(order || loose.length || 1)), cell = 1.67 * gap
  const room = (id: string): number => 0.45 * gap + 2.2 * PIXEL * nodeRadius(graph.degree(id), order)
  const laid = tied.map(group => arranged(graph, group).map(p => ({ ...p, room: room(p.id) })))
  for (const group of laid) {
    fit(group, (cell * Math.sqrt(group.length - 1)) / 2)
    spread(group)
  }
  const alone = loose.map((id): Standing[] => [{ id, x: 0, y: 0, room: gap }]), few = order > 0 && alone.length <= FEW_LOOSE
  beside(few ? [...laid, ...alone] : laid, 1.25 * gap)
  const points = laid.flat()
  if (!few) band(alone.flat(), points, cell)
  points.push(...alone.flat())
  fit(points, EXTENT)
  return new Map(points.map(p => [p.id, { x: Math.round(p.x * 100) / 100, y: Math.round(p.y * 100) / 100 }]))
}

/** The actors that chains of ties connect, each group sorted, the largest first. */
function apart(graph: UndirectedGraph): string[][] {
  const groups: string[][] = [], seen = new Set<string>()
  for (const id of graph.nodes()) {
    if (seen.has(id)) continue
    const group = [id]
    seen.add(id)
    for (const at of group) for (const next of graph.neighbors(at)) if (!seen.has(next)) { seen.add(next); group.push(next) }
    groups.push(group.sort())
  }
  return groups.sort((a, b) => b.length - a.length || (a[0]! < b[0]! ? -1 : 1))
}

/** A group by itself, wider than tall. */
function arranged(all: UndirectedGraph, group: readonly string[]): (Point & { id: string })[] {
  const graph = new UndirectedGraph(), within = group.flatMap(a => all.neighbors(a).filter(b => a < b).sort().map(b => [a, b] as const))
  for (const id of group) {
    const angle = 2 * Math.PI * chance(id), radius = Math.sqrt(chance(`${id} `))
    graph.addNode(id, { x: radius * Math.cos(angle), y: radius * Math.sin(angle) })
  }
  for (const [a, b] of within) graph.addEdge(a, b, { weight: 1 / Math.sqrt(Math.min(all.degree(a), all.degree(b))) })
  for (const forces of PHASES) forceAtlas2.assign(graph, { iterations: rounds(graph.order) / PHASES.length, getEdgeWeight: 'weight', settings: { ...forceAtlas2.inferSettings(graph.order), ...forces, strongGravityMode: true, barnesHutOptimize: graph.order > 800 } })
  const points = group.map(id => ({ id, x: graph.getNodeAttribute(id, 'x') as number, y: graph.getNodeAttribute(id, 'y') as number }))
  lay(points)
  return points
}

/** A layout and what it is of: a hash of its actors and ties. */
export interface KeptLayout { of: string; points: [id: string, x: number, y: number][] }
/** Where one is kept; `read` gives what was last written, of whatever. */
export interface Kept { read(): KeptLayout | undefined; write(kept: KeptLayout): void }

/** To be raised when `layout` gives other positions for the same graph: then kept ones are not taken. */
const EDITION = 2

/** Lays out as `layout` does, somewhere where nobody waits for it. */
export type Elsewhere = (ids: readonly string[], pairs: readonly (readonly [string, string])[]) => Promise<Map<string, Point>>
/** So many actors are laid out sooner than asked about. */
const FEW = 300
/** Layouts at hand: of the data as it is, and as it was for whoever asked before it changed. */
const AT_HAND = 2

/** Layouts worked out only when who is tied to whom has changed, and not again after a restart where they are kept. */
export class Layouts {
  readonly #held = new Map<string, Map<string, Point>>()
  readonly #running = new Map<string, Promise<void>>()
  constructor(readonly kept?: Kept, readonly elsewhere?: Elsewhere) {}

  /** As `layout`; the same map for the same graph. */
  of(ids: readonly string[], pairs: readonly (readonly [string, string])[]): Map<string, Point> {
    const of = keyOf(ids, pairs)
    return this.#known(of) ?? this.#keep(of, layout(ids, pairs))
  }

  /** Has a large graph laid out elsewhere, once for all who wait: then `of` has it. What fails elsewhere is left to `of`. */
  async ready(ids: readonly string[], pairs: readonly (readonly [string, string])[]): Promise<void> {
    if (!this.elsewhere || ids.length <= FEW) return
    const of = keyOf(ids, pairs)
    if (this.#known(of)) return
    const running = this.#running.get(of) ?? this.elsewhere(ids, pairs).then(points => void this.#keep(of, points), () => undefined).finally(() => this.#running.delete(of))
    this.#running.set(of, running)
    await running
  }

  #known(of: string): Map<string, Point> | undefined {
    const at = this.#held.get(of)
    if (at) return at
    const kept = this.kept?.read()
    return kept?.of === of ? this.#hold(of, new Map(kept.points.map(([id, x, y]) => [id, { x, y }]))) : undefined
  }

  #hold(of: string, points: Map<string, Point>): Map<string, Point> {
    this.#held.set(of, points)
    for (const old of [...this.#held.keys()].slice(0, -AT_HAND)) this.#held.delete(old)
    return points
  }

  #keep(of: string, points: Map<string, Point>): Map<string, Point> {
    this.kept?.write({ of, points: [...points].map(([id, { x, y }]) => [id, x, y]) })
    return this.#hold(of, points)
  }
}

const keyOf = (ids: readonly string[], pairs: readonly (readonly [string, string])[]): string => sha256(canonical([EDITION, ids, pairs]))
