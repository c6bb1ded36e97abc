/** Where names go in a picture to publish: beside their actors, and where there is no room farther off, at the end of a line. None lies on another or on an actor. Pure. */
import { type Box, beside, counting, type Placed, type Point, type Spot } from '../../graph/names.js'

export interface Disc { x: number; y: number; radius: number }
/** `line`: from the rim of the actor to the name's box, where the name stands apart. */
export type Named = Placed & { line?: readonly [Point, Point] }

/** Pixels a square of the plane on which it is marked what is covered. */
const SIDE = 2
/** As many rings are tried around an actor, in as many directions. */
const RINGS = 9, DIRECTIONS = 16

/** Whether any disc reaches into a box: sums over squares, so that it takes as long for ten thousand. */
function covering(discs: readonly Disc[], { width, height }: { width: number; height: number }): (box: Box) => boolean {
  const columns = Math.ceil(width / SIDE) + 1, rows = Math.ceil(height / SIDE) + 1, sums = new Int32Array(columns * rows)
  const column = (x: number): number => Math.min(columns - 1, Math.max(0, Math.floor(x / SIDE))), row = (y: number): number => Math.min(rows - 1, Math.max(0, Math.floor(y / SIDE)))
  for (const { x, y, radius } of discs) for (let r = row(y - radius) + 1; r <= row(y + radius) + 1 && r < rows; r++) for (let c = column(x - radius) + 1; c <= column(x + radius) + 1 && c < columns; c++) {
    const dx = Math.max(0, Math.abs((c - 0.5) * SIDE - x) - SIDE / 2), dy = Math.max(0, Math.abs((r - 0.5) * SIDE - y) - SIDE / 2)
    if (Math.hypot(dx, dy) < radius) sums[r * columns + c] = 1
  }
  for (let r = 1; r < rows; r++) for (let c = 1; c < columns; c++) sums[r * columns + c]! += sums[(r - 1) * columns + c]! + sums[r * columns + c - 1]! - sums[(r - 1) * columns + c - 1]!
  return ([x0, y0, x1, y1]) => {
    const [left, right, top, bottom] = [column(x0), Math.min(columns - 1, Math.ceil(x1 / SIDE)), row(y0), Math.min(rows - 1, Math.ceil(y1 / SIDE))]
    return sums[bottom * columns + right]! - sums[top * columns + right]! - sums[bottom * columns + left]! + sums[top * columns + left]! > 0
  }
}

const overlaps = (a: Box, b: Box): boolean => a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3]
const inside = ([x0, y0, x1, y1]: Box, { width, height }: { width: number; height: number }): boolean => x0 >= 0 && y0 >= 0 && x1 <= width && y1 <= height

/** Boxes around an actor, ring after ring, each with the line that leads to it. */
function* apart({ x, y, radius, width, height }: Spot): Generator<{ box: Box; line: readonly [Point, Point] }> {
  for (let ring = 1; ring <= RINGS; ring++) for (let i = 0; i < DIRECTIONS; i++) {
    const angle = (2 * Math.PI * i) / DIRECTIONS, [dx, dy] = [Math.cos(angle), Math.sin(angle)], far = radius + 30 * ring
    // The box beyond the ring's point, on the side that the line comes from.
    const [px, py] = [x + dx * far, y + dy * far], box: Box = [px + (dx - 1) * width / 2, py + (dy - 1) * height / 2, px + (dx + 1) * width / 2, py + (dy + 1) * height / 2]
    yield { box, line: [[x + dx * radius, y + dy * radius], [Math.min(box[2], Math.max(box[0], px)), Math.min(box[3], Math.max(box[1], py))]] }
  }
}

/** Points of a straight line, some eight pixels from each other. */
function along([[x0, y0], [x1, y1]]: readonly [Point, Point]): Point[] {
  const steps = Math.ceil(Math.hypot(x1 - x0, y1 - y0) / 8)
  return Array.from({ length: steps + 1 }, (_, i) => [x0 + ((x1 - x0) * i) / steps, y0 + ((y1 - y0) * i) / steps])
}

/**
 * Names in the order given, the important ones first: each beside its actor where fewest ties run; where others or actors are in the way, at the end of the shortest
 * line that crosses no name and no actor. One that finds no place is left out. `discs`: all actors, also those without a name.
 */
export function nameAll(spots: readonly Spot[], ties: readonly Point[], discs: readonly Disc[], size: { width: number; height: number }): Named[] {
  const covered = covering(discs, size), crossed = counting(ties), taken: Box[] = [], lines: Point[] = [], out: Named[] = []
  const free = (box: Box): boolean => inside(box, size) && !covered(box) && !taken.some(t => overlaps(box, t)) && !lines.some(([x, y]) => overlaps(box, [x, y, x, y]))
  const put = ({ id, width, height }: Spot, box: Box, line?: readonly [Point, Point]): void => {
    taken.push(box)
    if (line) lines.push(...along(line))
    out.push({ id, x: box[0], y: box[1], width, height, ...(line && { line }) })
  }
  for (const s of spots) {
    const near = beside(s).filter(free).map((box, order) => ({ box, cost: order * 1.5 + 14 * crossed(box) })).sort((a, b) => a.cost - b.cost)[0]
    if (near) { put(s, near.box); continue }
    for (const { box, line } of apart(s)) if (free(box) && !along(line).slice(1).some(([x, y]) => covered([x, y, x, y]) || taken.some(t => overlaps(t, [x, y, x, y])))) { put(s, box, line); break }
  }
  return out
}
