/** Room in the picture: actors that lie on each other are moved apart, groups that no tie connects stand beside each other, and who has no tie stands in rows below. Pure. */

export interface Point { x: number; y: number }
/** `room`: how wide a circle around it is its own. */
export type Standing = Point & { id: string; room: number }

/** A number of [0, 1) from a text (FNV-1a, 32 bits). */
export function chance(text: string): number {
  let h = 0x811c9dc5
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193)
  h = Math.imul(h ^ (h >>> 15), 0x2c1b3c6d)
  return ((h ^ (h >>> 13)) >>> 0) / 2 ** 32
}

/** Left, right, lowest and highest; all 0 of none. */
export function bounds(points: readonly Point[]): { left: number; right: number; low: number; high: number } {
  if (points.length === 0) return { left: 0, right: 0, low: 0, high: 0 }
  const b = { left: Infinity, right: -Infinity, low: Infinity, high: -Infinity }
  for (const { x, y } of points) { b.left = Math.min(b.left, x); b.right = Math.max(b.right, x); b.low = Math.min(b.low, y); b.high = Math.max(b.high, y) }
  return b
}

function shift(points: readonly Point[], dx: number, dy: number): void {
  for (const p of points) { p.x += dx; p.y += dy }
}

/** Moves the middle to 0, 0 and scales so that the farthest coordinate is `half`. */
export function fit(points: readonly Point[], half: number): void {
  const { left, right, low, high } = bounds(points), most = Math.max(right - left, high - low) / 2
  shift(points, -(left + right) / 2, -(low + high) / 2)
  for (const p of points) { p.x *= most > 0 ? half / most : 0; p.y *= most > 0 ? half / most : 0 }
}

/** Turns points so that they lie along as far as they reach: screens and pages are wider than tall. */
export function lay(points: readonly Point[]): void {
  const mean = (k: 'x' | 'y') => points.reduce((s, p) => s + p[k], 0) / points.length, x = mean('x'), y = mean('y')
  let xx = 0, yy = 0, xy = 0
  for (const p of points) { xx += (p.x - x) ** 2; yy += (p.y - y) ** 2; xy += (p.x - x) * (p.y - y) }
  const turn = -Math.atan2(2 * xy, xx - yy) / 2, cos = Math.cos(turn), sin = Math.sin(turn)
  for (const p of points) [p.x, p.y] = [(p.x - x) * cos - (p.y - y) * sin, (p.x - x) * sin + (p.y - y) * cos]
}

/** Of the room that two need, so much may be missing. */
const NEAR = 0.02

/** Pushes points apart that leave each other less than half of both their rooms, each by half, in fixed order, until hardly any room is missing. At most 60 rounds. */
export function spread(points: readonly Standing[]): void {
  const xs = Float64Array.from(points, p => p.x), ys = Float64Array.from(points, p => p.y), rooms = Float64Array.from(points, p => p.room)
  // Neighbours are found on a grid; the few that need far more room than most look at everybody.
  const side = 2 * (rooms.toSorted()[points.length >> 1] ?? 1), large = [...points.keys()].filter(i => rooms[i]! > side)
  let moved = true
  const push = (i: number, j: number): void => {
    const least = (rooms[i]! + rooms[j]!) / 2
    let x = xs[j]! - xs[i]!, y = ys[j]! - ys[i]!
    const square = x * x + y * y
    if (square >= least * least) return
    let d = Math.sqrt(square)
    if (d < 1e-9) { const angle = 2 * Math.PI * chance(`${points[i]!.id} ${points[j]!.id}`); x = Math.cos(angle); y = Math.sin(angle); d = 1e-9 } else { x /= d; y /= d }
    const by = (least - d) / 2 + 1e-6
    xs[i]! -= x * by; ys[i]! -= y * by; xs[j]! += x * by; ys[j]! += y * by
    moved ||= least - d > NEAR * least
  }
  for (let round = 0; round < 60 && moved; round++) {
    moved = false
    const cells = new Map<number, number[]>(), across = xs.map(x => Math.floor(x / side)), up = ys.map(y => Math.floor(y / side))
    for (let i = 0; i < points.length; i++) if (rooms[i]! <= side) {
      const key = across[i]! * 65_536 + up[i]!, here = cells.get(key)
      if (here) here.push(i); else cells.set(key, [i])
    }
    for (let i = 0; i < points.length; i++) if (rooms[i]! <= side) for (let dx = -1; dx <= 1; dx++) for (let dy = -1; dy <= 1; dy++) {
      const near = cells.get((across[i]! + dx) * 65_536 + up[i]! + dy)
      if (near) for (let k = 0; k < near.length; k++) if (near[k]! > i) push(i, near[k]!)
    }
    for (const i of large) for (let j = 0; j < points.length; j++) if (j !== i && (j > i || rooms[j]! <= side)) push(i, j)
  }
  points.forEach((p, i) => { p.x = xs[i]!; p.y = ys[i]! })
}

/** More stand in columns: fitting them in takes the square of them. */
const MOST_FITTED = 400
/** How much wider than tall the picture is wanted, and in how many directions from the middle a group is tried. */
const WIDE = 1.25, DIRECTIONS = 24

/** Groups beside the first, the largest: each as near to its middle as leaves `gap` to all others, where the whole grows least. Of many, in columns to its right. */
export function beside(groups: readonly (readonly Standing[])[], gap: number): void {
  const [main, ...others] = groups
  if (!main || others.length === 0) return
  if (groups.reduce((sum, g) => sum + g.length, 0) > MOST_FITTED) { columns(main, others, gap); return }
  const placed = [...main], { left, right, low, high } = bounds(main), x = (left + right) / 2, y = (low + high) / 2
  for (const group of others) {
    const own = bounds(group), far = right - left + high - low + own.right - own.left + own.high - own.low + 2 * gap
    shift(group, x - (own.left + own.right) / 2, y - (own.low + own.high) / 2)
    let best: Point = { x: 0, y: 0 }, least = Infinity
    for (let i = 0; i < DIRECTIONS; i++) {
      const cos = Math.cos((2 * Math.PI * i) / DIRECTIONS), sin = Math.sin((2 * Math.PI * i) / DIRECTIONS)
      const clear = (by: number): boolean => group.every(p => placed.every(q => Math.hypot(p.x + by * cos - q.x, p.y + by * sin - q.y) >= gap))
      let by = far
      while (by > gap && clear(by - gap / 4)) by -= gap / 4
      const all = bounds([...placed, ...group.map(p => ({ x: p.x + by * cos, y: p.y + by * sin }))]), size = Math.max((all.right - all.left) / WIDE, all.high - all.low) + by / 10
      if (size < least - 1e-6) { least = size; best = { x: by * cos, y: by * sin } }
    }
    shift(group, best.x, best.y)
    placed.push(...group)
  }
}

/** Each column as high as the first group, or as makes all of them about square. */
function columns(main: readonly Point[], others: readonly (readonly Point[])[], gap: number): void {
  const around = bounds(main), boxes = others.map(group => ({ group, ...bounds(group) }))
  const area = boxes.reduce((sum, b) => sum + (b.right - b.left + gap) * (b.high - b.low + gap), 0), tall = Math.max(around.high - around.low, Math.sqrt(area))
  const list: (typeof boxes)[] = []
  let used = Infinity
  for (const b of boxes) {
    const height = b.high - b.low + gap
    if (used + height > tall + gap) { list.push([]); used = 0 }
    list.at(-1)!.push(b)
    used += height
  }
  let x = around.right + gap
  for (const column of list) {
    let y = (around.low + around.high + column.reduce((sum, b) => sum + b.high - b.low + gap, -gap)) / 2
    for (const b of column) { shift(b.group, x - b.left, y - b.high); y -= b.high - b.low + gap }
    x += Math.max(...column.map(b => b.right - b.left)) + gap
  }
}

/** Of the height of those who have ties, so much for those who have none, at most. */
const BAND = 0.3

/** Who has no tie: in rows below the others, `pitch` from each other or nearer where they are many; alone, in about a square. */
export function band(loose: readonly Standing[], others: readonly Point[], pitch: number): void {
  if (loose.length === 0) return
  const { left, right, low, high } = bounds(others), wide = Math.max(right - left, pitch), tall = Math.max(high - low, pitch)
  const step = others.length === 0 ? pitch : Math.min(pitch, Math.sqrt((wide * tall * BAND) / loose.length))
  const columns = others.length === 0 ? Math.ceil(Math.sqrt(loose.length * 1.2)) : Math.max(1, Math.floor(wide / step)), first = others.length === 0 ? 0 : (left + right - (Math.min(columns, loose.length) - 1) * step) / 2
  loose.forEach((p, i) => { p.x = first + (i % columns) * step; p.y = low - pitch - Math.floor(i / columns) * step })
}
