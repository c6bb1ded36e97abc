/** Where the names go: beside their nodes, clear of the edges, the nodes and each other as far as there is room. Pure; pixels, y down. */

export interface Spot { id: string; x: number; y: number; radius: number; width: number; height: number; must: boolean }
/** The name's box; `x`, `y` its upper left corner. */
export interface Placed { id: string; x: number; y: number; width: number; height: number }
export type Point = readonly [x: number, y: number]
export type Box = readonly [x0: number, y0: number, x1: number, y1: number]

const GAP = 4

/** Past so many actors those that most ties touch are named more strongly, and come before smaller ones. */
export const CROWD = 40, FOREMOST = 12

/** Points of an edge as it is drawn (`bend` as in look.ts: to the left of its direction, y up), ends left out. */
export function sampled(from: Point, to: Point, bend: number, steps = 24): Point[] {
  const [dx, dy] = [to[0] - from[0], to[1] - from[1]]
  const c: Point = [(from[0] + to[0]) / 2 + dy * bend, (from[1] + to[1]) / 2 - dx * bend]
  return Array.from({ length: steps - 1 }, (_, i) => {
    const t = (i + 1) / steps, u = 1 - t
    return [u * u * from[0] + 2 * u * t * c[0] + t * t * to[0], u * u * from[1] + 2 * u * t * c[1] + t * t * to[1]] as const
  })
}

/** The twelve places for a name beside its node, the best first. */
export function beside(s: Spot): Box[] {
  const { x, y, radius: r, width: w, height: h } = s, d = r * 0.75 + GAP
  const at = (left: number, top: number): Box => [left, top, left + w, top + h]
  return [
    at(x - w / 2, y + r + GAP), at(x - w / 2, y - r - GAP - h), at(x + r + GAP, y - h / 2), at(x - r - GAP - w, y - h / 2),
    at(x + d, y + d - h / 3), at(x - d - w, y + d - h / 3), at(x + d, y - d - h * 0.7), at(x - d - w, y - d - h * 0.7),
    at(x - w * 0.15, y + r + GAP), at(x - w * 0.85, y + r + GAP), at(x - w * 0.15, y - r - GAP - h), at(x - w * 0.85, y - r - GAP - h),
  ]
}

const overlap = (a: Box, b: Box): number => Math.max(0, Math.min(a[2], b[2]) - Math.max(a[0], b[0])) * Math.max(0, Math.min(a[3], b[3]) - Math.max(a[1], b[1]))

/** A box moved as little as it takes to lie inside; one of a node out of sight stays with it. */
function pushedIn([x0, y0, x1, y1]: Box, { width, height }: { width: number; height: number }): Box {
  const dx = Math.max(Math.min(0, width - 3 - x1), 3 - x0), dy = Math.max(Math.min(0, height - 3 - y1), 3 - y0)
  return Math.abs(dx) > x1 - x0 || Math.abs(dy) > 60 ? [x0, y0, x1, y1] : [x0 + dx, y0 + dy, x1 + dx, y1 + dy]
}

/** Counts points in a box, by squares: thousands of points lie along the edges, and hundreds of boxes are tried. */
export function counting(points: readonly Point[]): (box: Box) => number {
  const side = 48, cells = new Map<number, Point[]>(), cell = (x: number, y: number): number => Math.floor(x / side) * 65_536 + Math.floor(y / side)
  for (const p of points) { const key = cell(p[0], p[1]), here = cells.get(key); if (here) here.push(p); else cells.set(key, [p]) }
  return ([x0, y0, x1, y1]) => {
    let n = 0
    for (let x = x0 - 2; x < x1 + 2 + side; x += side) for (let y = y0 - 1; y < y1 + 1 + side; y += side) {
      for (const [px, py] of cells.get(cell(x, y)) ?? []) if (px > x0 - 2 && px < x1 + 2 && py > y0 - 1 && py < y1 + 1) n++
    }
    return n
  }
}

/**
 * Places names in the order given, the important ones first: each takes the place, of twelve around its node, that covers least. A name that everywhere
 * would hide another or a node, or lie where something covers the picture (`covered`), is left out unless it `must` be there; zooming in brings it back.
 * The first ones, as many as `foremost`, may lie over a part of smaller nodes that come after them.
 */
export function placeNames(spots: readonly Spot[], edges: readonly Point[], size: { width: number; height: number }, covered: readonly Box[] = [], foremost = 0): Placed[] {
  const nodes: Box[] = spots.map(s => [s.x - s.radius, s.y - s.radius, s.x + s.radius, s.y + s.radius])
  const taken: Box[] = [...covered]
  const out: Placed[] = [], crossed = counting(edges)
  /** How much of a node's box may be covered by a name. */
  const area = ([x0, y0, x1, y1]: Box): number => (x1 - x0) * (y1 - y0), most = (name: number, node: number): number => (name < foremost && node >= foremost ? 0.6 * area(nodes[node]!) : Math.min(60, 0.4 * area(nodes[node]!)))
  spots.forEach((s, i) => {
    let best: Box | undefined, least = Infinity
    beside(s).forEach((free, order) => {
      const box = pushedIn(free, size)
      let cost = order * 1.5 + overlap(box, nodes[i]!), hides = false
      for (const t of taken) { const over = overlap(box, t); cost += over * 20; hides ||= over > 12 }
      nodes.forEach((n, j) => { const over = overlap(box, n); if (j !== i) cost += over * 2; hides ||= over > most(i, j) })
      if (hides && !s.must) return
      cost += 14 * crossed(box)
      if (cost < least) { least = cost; best = box }
    })
    if (!best) return
    taken.push(best)
    out.push({ id: s.id, x: best[0], y: best[1], width: s.width, height: s.height })
  })
  return out
}
