/** How a tie is drawn: its line cut at the borders of its two actors, its head, and the signs on it. The legend draws with the same. */
import { DASH, edgeWidth, mixed, TIE_FORM, TYPE_COLOUR, type Shade } from '../../graph/look.js'
import type { Point } from '../../graph/names.js'
import type { Relation } from '../../model.js'
import { circle, n, type Shape } from './drawing.js'

type Tie = Pick<Relation, 'type' | 'status' | 'directed' | 'publishers' | 'claims'>
export interface Ends { from: Point; to: Point; /** Of the two actors. */ radii: readonly [number, number]; bend: number }

const blend = (a: Point, b: Point, t: number): Point => [a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t]
const at = ([x, y]: Point): string => `${n(x)} ${n(y)}`

export interface Drawn { shapes: Shape[]; /** Where a sign stands on it, or could. */ middle: Point }

/**
 * A tie along the quadratic Bézier curve that `bends` gives (src/graph/look.ts). `thin`: the share of its width that it gets where many share the picture, 0.4 to 1; it is
 * lighter then too. `plain`: where thousands do, a straight line without head or sign.
 */
export function drawTie(tie: Tie, { from, to, radii, bend }: Ends, shade: Shade, paper: string, thin = 1, plain = false): Drawn {
  const width = plain ? 1 : edgeWidth(tie) * thin, half = width / 2
  const colour = mixed(TYPE_COLOUR[tie.type][shade], paper, plain ? 0.55 : 0.5 + 0.4 * thin), dash = DASH[tie.status]
  const line = (path: string): Shape => ({ path, stroke: colour, width, ...(dash && { dash }) })
  if (plain) return { shapes: [line(`M${at(from)}L${at(to)}`)], middle: blend(from, to, 0.5) }
  const [dx, dy] = [to[0] - from[0], to[1] - from[1]], c: Point = [(from[0] + to[0]) / 2 + dy * bend, (from[1] + to[1]) / 2 - dx * bend]
  const on = (t: number): Point => blend(blend(from, c, t), blend(c, to, t), t)
  /** Where the curve leaves a circle around one of its ends. */
  const leaving = (radius: number, end: Point, t: (share: number) => number): number => {
    let near = 0, far = 0.5
    for (let i = 0; i < 20; i++) {
      const middle = (near + far) / 2, p = on(t(middle))
      if (Math.hypot(p[0] - end[0], p[1] - end[1]) < radius) near = middle; else far = middle
    }
    return t(far)
  }
  const { head, sign } = TIE_FORM[tie.type], long = 7 + 2.6 * half, wide = 3 + 2.2 * half
  const start = leaving(radii[0] + 1.5, from, t => t), tip = leaving(radii[1] + 2, to, t => 1 - t)
  const base = tie.directed ? leaving(radii[1] + 2 + (head === 'dot' ? 2 * wide : long), to, t => 1 - t) : tip
  if (base <= start) return { shapes: [], middle: on(0.5) }
  const mid: Point = blend(blend(from, c, base), blend(c, to, base), start)
  const shapes = [line(`M${at(on(start))}Q${at(mid)} ${at(on(base))}`)]
  if (tie.directed) shapes.push(...headOf(head, on(base), on(tip), wide, colour, paper))
  const middle = on((start + base) / 2), before = on((start + base) / 2 - 0.01), along = Math.atan2(middle[1] - before[1], middle[0] - before[0])
  if (tie.status === 'disputed') shapes.push(...barAt(middle, along, colour, paper))
  else if (sign) shapes.push(...signAt(sign, middle, along, colour, paper))
  return { shapes, middle }
}

function headOf(head: 'full' | 'open' | 'dot', base: Point, tip: Point, wide: number, colour: string, paper: string): Shape[] {
  if (head === 'dot') return [{ path: circle((base[0] + tip[0]) / 2, (base[1] + tip[1]) / 2, wide), fill: colour }]
  const length = Math.hypot(tip[0] - base[0], tip[1] - base[1]) || 1, [nx, ny] = [(-(tip[1] - base[1]) / length) * wide, ((tip[0] - base[0]) / length) * wide]
  const path = `M${at([base[0] + nx, base[1] + ny])}L${at(tip)}L${at([base[0] - nx, base[1] - ny])}Z`
  return [head === 'full' ? { path, fill: colour } : { path, fill: paper, stroke: colour, width: 1.4 }]
}

/** A point of the sign's own axes, along the line and across it. */
const placed = ([x, y]: Point, along: number) => (u: number, v: number): string => at([x + u * Math.cos(along) - v * Math.sin(along), y + u * Math.sin(along) + v * Math.cos(along)])

function signAt(sign: 'plus' | 'cross' | 'cut' | 'ring', middle: Point, along: number, colour: string, paper: string): Shape[] {
  const [x, y] = middle, p = placed(middle, along)
  if (sign === 'cut') return [{ path: `M${p(-1, -6)}L${p(-1, 6)}M${p(3, -6)}L${p(3, 6)}`, stroke: colour, width: 1.8 }]
  if (sign === 'ring') return [{ path: circle(x, y, 4.5), fill: paper, stroke: colour, width: 1.8 }]
  const arms = sign === 'plus' ? `M${at([x - 4, y])}L${at([x + 4, y])}M${at([x, y - 4])}L${at([x, y + 4])}` : `M${at([x - 3, y - 3])}L${at([x + 3, y + 3])}M${at([x - 3, y + 3])}L${at([x + 3, y - 3])}`
  return [{ path: circle(x, y, 7), fill: paper, stroke: colour, width: 1.3 }, { path: arms, stroke: colour, width: 1.9 }]
}

/** The broken bar of a disputed tie: a gap with two strokes across that do not meet. */
function barAt(middle: Point, along: number, colour: string, paper: string): Shape[] {
  const p = placed(middle, along)
  const strokes = [-4, 4].map(u => `M${p(u, -8)}L${p(u, -2)}M${p(u, 2)}L${p(u, 8)}`).join('')
  return [{ path: `M${p(-4, -8)}L${p(4, -8)}L${p(4, 8)}L${p(-4, 8)}Z`, fill: paper }, { path: strokes, stroke: colour, width: 2 }]
}
