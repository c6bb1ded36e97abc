/**
 * Where the actors stand in the picture. Seeded from ids, so that the same graph gives the same picture in any order and on any day, and a new
 * claim between the same actors moves nobody. ForceAtlas2 (Jacomy et al., 2014) does the work; then nodes that lie on each other are moved apart.
 */
import { UndirectedGraph } from 'graphology'
import forceAtlas2Module, { type ForceAtlas2Settings } from 'graphology-layout-forceatlas2'

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
  const points = graph.nodes().map(id => ({ id, x: graph.getNodeAttribute(id, 'x') as number, y: graph.getNodeAttribute(id, 'y') as number }))
  fit(points)
  spread(points, Math.min(12, (1.2 * EXTENT) / Math.sqrt(points.length || 1)))
  fit(points)
  return new Map(points.map(p => [p.id, { x: Math.round(p.x * 100) / 100, y: Math.round(p.y * 100) / 100 }]))
}

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

/** Pushes points that are nearer than `gap` apart, each by half, in fixed order; neighbours are found on a grid. At most 60 rounds. */
function spread(points: (Point & { id: string })[], gap: number): void {
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
        if (d >= gap) continue
        if (d < 1e-9) { const angle = 2 * Math.PI * chance(`${p.id} ${q.id}`); x = Math.cos(angle); y = Math.sin(angle); d = 1e-9 } else { x /= d; y /= d }
        const push = (gap - d) / 2 + 1e-6
        p.x -= x * push; p.y -= y * push; q.x += x * push; q.y += y * push
        moved = true
      }
    })
    if (!moved) return
  }
}
