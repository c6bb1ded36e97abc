/**
 * Where the actors stand in the picture. Seeded from ids, so that the same graph gives the same picture in any order and on any day, and a new
 * claim between the same actors moves nobody. ForceAtlas2 (Jacomy et al., 2014) does the work; then nodes that lie on each other are moved apart.
 */
import { UndirectedGraph } from 'graphology'
import forceAtlas2Module, { type ForceAtlas2Settings } from 'graphology-layout-forceatlas2'
import { canonical, sha256 } from '../ids.js'

// The package says `export default` of a module whose only export is the function itself.
const forceAtlas2 = forceAtlas2Module as unknown as {
  assign(graph: UndirectedGraph, options: { iterations: number; settings: ForceAtlas2Settings }): void
  inferSettings(order: number): ForceAtlas2Settings
}

export interface Point { x: number; y: number }

/** The picture's half width: the farthest actor is this far from the middle. */
export const EXTENT = 100

/** A number of [0, 1) from a text (FNV-1a, 32 bits). */
function chance(text: string): number {
  let h = 0x811c9dc5
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193)
  h = Math.imul(h ^ (h >>> 15), 0x2c1b3c6d)
  return ((h ^ (h >>> 13)) >>> 0) / 2 ** 32
}

/** Fewer rounds for larger graphs: about the same time for each up to some thousand actors. */
const rounds = (actors: number): number => Math.max(30, Math.min(600, Math.round(120_000 / Math.max(1, actors))))

/**
 * Positions of all ids, by id; `pairs` are the ties among them (repeats and direction do not matter; a pair with an id not given is left out).
 * Coordinates lie within ±EXTENT, rounded to a hundredth. One actor stands in the middle.
 */
export function layout(ids: readonly string[], pairs: readonly (readonly [string, string])[]): Map<string, Point> {
  const graph = new UndirectedGraph()
  for (const id of [...new Set(ids)].sort()) {
    const angle = 2 * Math.PI * chance(id), radius = Math.sqrt(chance(`${id} `))
    graph.addNode(id, { x: radius * Math.cos(angle), y: radius * Math.sin(angle) })
  }
  const ordered = pairs.map(([a, b]) => (a < b ? [a, b] : [b, a]) as [string, string]).sort((p, q) => (p.join(' ') < q.join(' ') ? -1 : 1))
  for (const [a, b] of ordered) if (a !== b && graph.hasNode(a) && graph.hasNode(b)) graph.mergeEdge(a, b)
  if (graph.order > 1) {
    const settings = { ...forceAtlas2.inferSettings(graph.order), gravity: 0.1, scalingRatio: 8, strongGravityMode: true, barnesHutOptimize: graph.order > 800 }
    forceAtlas2.assign(graph, { iterations: rounds(graph.order), settings })
  }
  const gap = Math.min(12, (1.2 * EXTENT) / Math.sqrt(graph.order || 1))
  // Who has many ties is drawn large.
  const points = graph.nodes().map(id => ({ id, x: graph.getNodeAttribute(id, 'x') as number, y: graph.getNodeAttribute(id, 'y') as number, room: gap * (1 + Math.min(1, graph.degree(id) / 40)) }))
  fit(points)
  if (points.length <= MOST_GATHERED) gather(points, graph, 2 * gap)
  spread(points)
  fit(points)
  return new Map(points.map(p => [p.id, { x: Math.round(p.x * 100) / 100, y: Math.round(p.y * 100) / 100 }]))
}

/** A layout and what it is of: a hash of its actors and ties. */
export interface KeptLayout { of: string; points: [id: string, x: number, y: number][] }
/** Where one is kept; `read` gives what was last written, of whatever. */
export interface Kept { read(): KeptLayout | undefined; write(kept: KeptLayout): void }

/** To be raised when `layout` gives other positions for the same graph: then kept ones are not taken. */
const EDITION = 1

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

/** Moves the middle to 0, 0 and scales so that the farthest coordinate is EXTENT. */
function fit(points: Point[]): void {
  const xs = points.map(p => p.x), ys = points.map(p => p.y)
  const [left, right, low, high] = [bound(xs, Math.min), bound(xs, Math.max), bound(ys, Math.min), bound(ys, Math.max)]
  const half = Math.max(right - left, high - low) / 2
  for (const p of points) {
    p.x = half > 0 ? ((p.x - (left + right) / 2) / half) * EXTENT : 0
    p.y = half > 0 ? ((p.y - (low + high) / 2) / half) * EXTENT : 0
  }
}

const bound = (values: readonly number[], of: (a: number, b: number) => number): number => values.reduce((a, b) => of(a, b), values[0] ?? 0)

type Standing = Point & { id: string; room: number }
/** More are left where they are: it takes the square of them. */
const MOST_GATHERED = 1_500

/** Actors whom no chain of ties connects drift far apart, and leave the picture empty between them: each such group is drawn toward the largest, until `gap` from others. */
function gather(points: readonly Standing[], graph: UndirectedGraph, gap: number): void {
  const groups: Standing[][] = [], byId = new Map(points.map(p => [p.id, p])), seen = new Set<string>()
  for (const { id } of points) {
    if (seen.has(id)) continue
    const group = [id]
    seen.add(id)
    for (const at of group) for (const next of graph.neighbors(at)) if (!seen.has(next)) { seen.add(next); group.push(next) }
    groups.push(group.map(g => byId.get(g)!))
  }
  const middle = (group: readonly Point[]): Point => ({ x: group.reduce((s, p) => s + p.x, 0) / group.length, y: group.reduce((s, p) => s + p.y, 0) / group.length })
  const main = groups.toSorted((a, b) => b.length - a.length)[0]
  if (!main) return
  const to = middle(main), placed = [...main], far = (g: readonly Point[]): number => { const m = middle(g); return Math.hypot(m.x - to.x, m.y - to.y) }
  for (const group of groups.filter(g => g !== main).sort((a, b) => far(a) - far(b))) {
    const from = middle(group), clear = (share: number): boolean => group.every(p => placed.every(q => Math.hypot(p.x + (to.x - from.x) * share - q.x, p.y + (to.y - from.y) * share - q.y) >= gap))
    let share = 0
    while (share < 0.98 && clear(share + 0.02)) share += 0.02
    for (const p of group) { p.x += (to.x - from.x) * share; p.y += (to.y - from.y) * share }
    placed.push(...group)
  }
}

/** Pushes points apart that leave each other less than half of both their rooms, each by half, in fixed order; neighbours are found on a grid. At most 60 rounds. */
function spread(points: Standing[]): void {
  const gap = Math.max(0, ...points.map(p => p.room))
  for (let round = 0; round < 60; round++) {
    const cells = new Map<string, number[]>()
    const cell = (p: Point, dx = 0, dy = 0): string => `${Math.floor(p.x / gap) + dx} ${Math.floor(p.y / gap) + dy}`
    points.forEach((p, i) => { const c = cells.get(cell(p)); if (c) c.push(i); else cells.set(cell(p), [i]) })
    let moved = false
    points.forEach((p, i) => {
      for (let dx = -1; dx <= 1; dx++) for (let dy = -1; dy <= 1; dy++) for (const j of cells.get(cell(p, dx, dy)) ?? []) {
        if (j <= i) continue
        const q = points[j]!
        let x = q.x - p.x, y = q.y - p.y, d = Math.hypot(x, y)
        const least = (p.room + q.room) / 2
        if (d >= least) continue
        if (d < 1e-9) { const angle = 2 * Math.PI * chance(`${p.id} ${q.id}`); x = Math.cos(angle); y = Math.sin(angle); d = 1e-9 } else { x /= d; y /= d }
        const push = (least - d) / 2 + 1e-6
        p.x -= x * push; p.y -= y * push; q.x += x * push; q.y += y * push
        moved = true
      }
    })
    if (!moved) return
  }
}
