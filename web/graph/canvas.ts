/** What lies over sigma's picture on a plain canvas: glyphs in the nodes, rings around them, bars on disputed ties, and the names. */
import { KIND_LOOK, mixed, type NodeKind } from '../../src/graph/look.js'
import type { Placed, Point } from '../../src/graph/names.js'

/** `grown`: how large letters are, against those of a browser as it comes. */
export interface Ink { text: string; ground: string; focus: string; grown: number }
/** The height of a line of a name. */
export const LINE = 16

/** How large a person has set letters: 1 where nothing is set. */
export const grown = (): number => Number.parseFloat(getComputedStyle(document.documentElement).fontSize) / 16 || 1
/** The font of names (13 pixels) and of what is said of a tie (12), as a canvas takes it. */
export const font = (pixels: 12 | 13, weight: 400 | 600, grown: number): string => `${weight} ${pixels * grown}px "IBM Plex Sans Arabic", system-ui, sans-serif`

const glyphs = new Map<NodeKind, Path2D>()
const glyph = (kind: NodeKind): Path2D => {
  let path = glyphs.get(kind)
  if (!path) glyphs.set(kind, path = new Path2D(KIND_LOOK[kind].glyph))
  return path
}

/** In a node of a smaller radius no glyph can be seen. */
export const GLYPHED = 5

/** The glyph of a kind in a node at x, y. */
export function drawGlyph(ctx: CanvasRenderingContext2D, kind: NodeKind, [x, y]: Point, radius: number, faded: boolean): void {
  ctx.save()
  ctx.translate(x, y)
  ctx.scale(radius / 18, radius / 18)
  ctx.translate(-12, -12)
  ctx.globalAlpha = faded ? 0.45 : 1
  ctx.lineWidth = 2
  ctx.lineJoin = 'round'
  ctx.strokeStyle = ctx.fillStyle = '#fff'
  if (kind !== 'coalition') ctx.fill(glyph(kind))
  if (kind === 'coalition' || kind === 'state') ctx.stroke(glyph(kind))
  ctx.restore()
}

export function drawRing(ctx: CanvasRenderingContext2D, [x, y]: Point, radius: number, colour: string, width = 3, dash: number[] = []): void {
  ctx.beginPath()
  ctx.setLineDash(dash)
  ctx.arc(x, y, radius + width / 2 + 1, 0, Math.PI * 2)
  ctx.lineWidth = width
  ctx.strokeStyle = colour
  ctx.stroke()
  ctx.setLineDash([])
}

/** Whether a text begins, by its first strong letter, from the right. */
export const isRtl = (text: string): boolean => /^[^\p{L}]*[\p{Script=Arabic}\p{Script=Hebrew}]/u.test(text)

/** One line whole, shaped by the browser in its own direction, with a halo of the ground's colour so that it reads over lines. `x` is its middle. */
export function drawLine(ctx: CanvasRenderingContext2D, text: string, x: number, y: number, colour: string, halo: string): void {
  ctx.direction = isRtl(text) ? 'rtl' : 'ltr'
  ctx.textAlign = 'center'
  ctx.textBaseline = 'middle'
  ctx.lineJoin = 'round'
  ctx.lineWidth = 4
  ctx.strokeStyle = halo
  ctx.strokeText(text, x, y)
  ctx.fillStyle = colour
  ctx.fillText(text, x, y)
}

export function drawName(ctx: CanvasRenderingContext2D, lines: readonly string[], at: Placed, ink: Ink, strong: boolean, faded: boolean): void {
  ctx.font = font(13, strong ? 600 : 400, ink.grown)
  const colour = faded ? mixed(ink.text, ink.ground, 0.45) : ink.text
  lines.forEach((line, i) => drawLine(ctx, line, at.x + at.width / 2, at.y + LINE * ink.grown * (i + 0.5), colour, ink.ground))
}

/** The broken bar of a disputed tie: a small plate across the line with two strokes that do not meet. */
export function drawBar(ctx: CanvasRenderingContext2D, [x, y]: Point, along: Point, colour: string, ground: string): void {
  ctx.save()
  ctx.translate(x, y)
  ctx.rotate(Math.atan2(along[1], along[0]))
  ctx.fillStyle = ground
  ctx.fillRect(-5, -8, 10, 16)
  ctx.strokeStyle = colour
  ctx.lineWidth = 2
  for (const side of [-4, 4]) {
    ctx.beginPath()
    ctx.moveTo(side, -8)
    ctx.lineTo(side, -2)
    ctx.moveTo(side, 2)
    ctx.lineTo(side, 8)
    ctx.stroke()
  }
  ctx.restore()
}

/** The dot that ends a tie to a leader, on the side of his node that the tie comes from. */
export function drawDot(ctx: CanvasRenderingContext2D, [x, y]: Point, from: Point, radius: number, colour: string): void {
  const far = Math.hypot(from[0] - x, from[1] - y) || 1, away = (radius + 4.5) / far
  ctx.beginPath()
  ctx.arc(x + (from[0] - x) * away, y + (from[1] - y) * away, 4, 0, Math.PI * 2)
  ctx.fillStyle = colour
  ctx.fill()
}
