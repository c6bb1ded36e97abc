/**
 * A large graph, set pixel by pixel on a canvas of its own under sigma's: lines of one pixel, and discs. Sigma knows nothing of it, so that nothing is
 * indexed anew when others are shown; and where WebGL is drawn by software, its lines take some ten times as long.
 */
import { GROUND, mixed } from '../../src/graph/look.js'
import type { Box } from '../../src/graph/names.js'
import { type Drawing, LINE_FAINT, type Node, NODE_FAINT, nodeColour, radii, tints } from './drawing.js'
import { disc, line, pixel } from './pixels.js'

/** Pixels beside a line or a disc within which it is pointed at. */
const REACH = 3

/** Of how many pixels the picture is, how many of the screen's are in one, and how large a disc of radius 1 is drawn. */
export interface Room { width: number; height: number; ratio: number; scale: number }
/** What stands out: by id. */
export interface Lit { nodes: ReadonlySet<string>; edges: ReadonlySet<string> }

export class Sheet {
  readonly #canvas = document.createElement('canvas')
  readonly #ctx = this.#canvas.getContext('2d')!
  #image = new ImageData(1, 1)
  #drawing: Drawing = { nodes: [], edges: [], shade: 'light' }
  /** Numbers of nodes by id; where they stand, x and y; how large they are; which two each line joins. */
  #numbers = new Map<string, number>()
  #places = new Float64Array()
  #sizes = new Float32Array()
  #ends = new Uint32Array()
  /** The colour of each node and each line, as the pixels have it: two each, the second of those that step back. */
  #dots = new Uint32Array()
  #tints = new Uint32Array()
  #lit: Lit | undefined
  /** Where the graph's coordinates lay when it was drawn, and in which room; undefined when there is something new to draw. */
  #drawn: { at: DOMMatrix; room: Room } | undefined

  /** Lies under whatever is put into `container` afterwards. */
  constructor(container: HTMLElement) {
    Object.assign(this.#canvas.style, { position: 'absolute', left: '0', top: '0', transformOrigin: '0 0' })
    container.prepend(this.#canvas)
  }

  /** Holds these and nothing else, the last ones uppermost. @throws when an edge joins who is not there */
  hold(drawing: Drawing): void {
    const { nodes, edges, shade } = this.#drawing = drawing, degree = new Uint32Array(nodes.length)
    const tint = palette(tints(shade), LINE_FAINT, shade), dot = palette((n: Node) => nodeColour(n, shade), NODE_FAINT, shade)
    this.#drawn = undefined
    this.#numbers = new Map()
    this.#places = new Float64Array(nodes.length * 2)
    this.#dots = new Uint32Array(nodes.length * 2)
    for (let i = 0; i < nodes.length; i++) {
      const n = nodes[i]!
      this.#numbers.set(n.id, i)
      this.#places[2 * i] = n.x
      this.#places[2 * i + 1] = n.y
      dot(n, this.#dots, 2 * i)
    }
    this.#ends = new Uint32Array(edges.length * 2)
    this.#tints = new Uint32Array(edges.length * 2)
    for (let i = 0; i < edges.length; i++) {
      const e = edges[i]!, from = this.#numbers.get(e.source), to = this.#numbers.get(e.target)
      if (from === undefined || to === undefined) throw new Error(`${e.id} joins who is not there`)
      this.#ends[2 * i] = from
      this.#ends[2 * i + 1] = to
      degree[from]!++
      degree[to]!++
      tint(e, this.#tints, 2 * i)
    }
    this.#sizes = radii(nodes, degree)
  }

  /** These stand out over the others; undefined: all are alike. */
  light(lit: Lit | undefined): void {
    if (lit !== this.#lit) this.#drawn = undefined
    this.#lit = lit
  }

  ids(): string[] { return this.#drawing.nodes.map(n => n.id) }

  /** A node with where it stands and how large it is. */
  node(id: string): Pick<Node, 'x' | 'y' | 'kind' | 'lines'> & { size: number } | undefined {
    const i = this.#numbers.get(id)
    if (i === undefined) return undefined
    const { kind, lines } = this.#drawing.nodes[i]!
    return { x: this.#places[2 * i]!, y: this.#places[2 * i + 1]!, size: this.#sizes[i]!, kind, lines }
  }

  /** A node stands elsewhere. */
  move(id: string, x: number, y: number): void {
    const i = this.#numbers.get(id)
    if (i === undefined) return
    this.#places.set([x, y], 2 * i)
    this.#drawn = undefined
  }

  /** Draws where the graph's coordinates lie by `at` in the picture's pixels. While it is `moving`, what was drawn moves with it. */
  draw(at: DOMMatrix, room: Room, moving: boolean): void {
    const { width, height, ratio, scale } = room, before = this.#drawn
    const fits = before && before.room.width === width && before.room.height === height && before.room.ratio === ratio
    if (fits && (moving || (same(at, before.at) && scale === before.room.scale))) {
      this.#canvas.style.transform = same(at, before.at) ? '' : at.multiply(before.at.inverse()).toString()
      return
    }
    const [wide, tall] = [Math.max(1, Math.round(width * ratio)), Math.max(1, Math.round(height * ratio))]
    if (this.#image.width !== wide || this.#image.height !== tall) {
      this.#image = new ImageData(wide, tall)
      Object.assign(this.#canvas, { width: wide, height: tall })
      Object.assign(this.#canvas.style, { width: `${width}px`, height: `${height}px` })
    }
    this.#canvas.style.transform = ''
    this.#drawn = { at, room }
    const sheet = { pixels: new Uint32Array(this.#image.data.buffer), wide, tall }, on = this.#onScreen(new DOMMatrix([ratio, 0, 0, ratio, 0, 0]).multiply(at)), lit = this.#lit, { nodes, edges } = this.#drawing
    sheet.pixels.fill(0)
    const stroke = (i: number, faint: 0 | 1) => {
      const from = 2 * this.#ends[2 * i]!, to = 2 * this.#ends[2 * i + 1]!
      line(sheet, on[from]!, on[from + 1]!, on[to]!, on[to + 1]!, this.#tints[2 * i + faint]!)
    }
    const dot = (i: number, faint: 0 | 1) => disc(sheet, on[2 * i]!, on[2 * i + 1]!, this.#sizes[i]! * scale * ratio, this.#dots[2 * i + faint]!)
    for (let i = 0; i < edges.length; i++) if (!lit?.edges.has(edges[i]!.id)) stroke(i, lit ? 1 : 0)
    if (lit) for (let i = 0; i < edges.length; i++) if (lit.edges.has(edges[i]!.id)) stroke(i, 0)
    for (let i = 0; i < nodes.length; i++) if (!lit?.nodes.has(nodes[i]!.id)) dot(i, lit ? 1 : 0)
    if (lit) for (let i = 0; i < nodes.length; i++) if (lit.nodes.has(nodes[i]!.id)) dot(i, 0)
    this.#ctx.putImageData(this.#image, 0, 0)
  }

  /** What is drawn at a pixel of the picture: the nearest node, or the nearest line. */
  at(x: number, y: number): { node?: string; edge?: string } {
    if (!this.#drawn) return {}
    const on = this.#onScreen(this.#drawn.at), { scale } = this.#drawn.room, { nodes, edges } = this.#drawing, ends = this.#ends
    let best = -1, least = Infinity
    for (let i = 0; i < nodes.length; i++) {
      const far = Math.hypot(x - on[2 * i]!, y - on[2 * i + 1]!)
      if (far < least && far <= this.#sizes[i]! * scale + REACH) { least = far; best = i }
    }
    if (best >= 0) return { node: nodes[best]!.id }
    least = REACH
    for (let i = 0; i < edges.length; i++) {
      const a = 2 * ends[2 * i]!, b = 2 * ends[2 * i + 1]!
      const px = x - on[a]!, py = y - on[a + 1]!, dx = on[b]! - on[a]!, dy = on[b + 1]! - on[a + 1]!
      const along = Math.max(0, Math.min(1, (px * dx + py * dy) / (dx * dx + dy * dy || 1))), far = Math.hypot(px - along * dx, py - along * dy)
      if (far <= least) { least = far; best = i }
    }
    return best >= 0 ? { edge: edges[best]!.id } : {}
  }

  /** How many nodes stand in a part of the picture, in its pixels, and the largest of them, as many as `most` or more where equal. */
  within(at: DOMMatrix, [left, top, right, low]: Box, most: number): { count: number; largest: string[] } {
    const on = this.#onScreen(at), sizes = this.#sizes, found = Array.from(sizes.keys()).filter(i => on[2 * i]! >= left && on[2 * i]! <= right && on[2 * i + 1]! >= top && on[2 * i + 1]! <= low)
    const least = found.length > most ? Float32Array.from(found, i => sizes[i]!).sort()[found.length - most]! : 0
    return { count: found.length, largest: found.filter(i => sizes[i]! >= least).map(i => this.#drawing.nodes[i]!.id) }
  }

  #onScreen({ a, b, c, d, e, f }: DOMMatrix): Float32Array {
    const places = this.#places, on = new Float32Array(places.length)
    for (let i = 0; i < on.length; i += 2) {
      const x = places[i]!, y = places[i + 1]!
      on[i] = a * x + c * y + e
      on[i + 1] = b * x + d * y + f
    }
    return on
  }
}

const same = (p: DOMMatrix, q: DOMMatrix): boolean => (['a', 'b', 'c', 'd', 'e', 'f'] as const).every(k => Math.abs(p[k] - q[k]) < 1e-6)

/** Writes the colour of a thing, and `share` of it over the ground, as pixels; worked out once for each colour. */
function palette<T>(colour: (of: T) => string, share: number, shade: Drawing['shade']): (of: T, to: Uint32Array, at: number) => void {
  const known = new Map<string, [number, number]>()
  return (of, to, at) => {
    const name = colour(of)
    let both = known.get(name)
    if (!both) known.set(name, both = [pixel(name), pixel(mixed(name, GROUND[shade], share))])
    to[at] = both[0]
    to[at + 1] = both[1]
  }
}
