/** The picture: sigma with what the graph means laid over it. It moves only when asked; positions are the server's. */
import Graph from 'graphology'
import Sigma from 'sigma'
import { EdgeLineProgram, NodeCircleProgram } from 'sigma/rendering'
import { drawBar, drawDot, drawGlyph, drawLine, drawName, drawRing, font, GLYPHED, grown, type Ink, LINE } from './canvas.js'
import { bends, CHANGE_LOOK, dashOf, edgeWidth, FOCUS, GROUND, INK, MANY, mixed, type NodeKind, type Shade, thinness, TIE_FORM } from '../../src/graph/look.js'
import { type Box, CROWD, FOREMOST, type Placed, placeNames, type Point, sampled, type Spot } from '../../src/graph/names.js'
import { apart, type Camera, roomIn, WHOLE } from './camera.js'
import { type Drawing, LINE_FAINT, NODE_FAINT, nodeColour, sizes, tints } from './drawing.js'
import { type Hand, handle, type Standing } from './hand.js'
import { RibbonProgram } from './ribbon.js'
import { type Lit, Sheet } from './sheet.js'

interface NodeAttributes { x: number; y: number; size: number; lines: string[]; kind: NodeKind; color: string }
interface EdgeAttributes {
  size: number; type: typeof CURVED; color: string; bend: number; dash: readonly number[] | undefined; head: 'none' | 'full' | 'open'; led: boolean; disputed: boolean; words: string
}

/** What a person did. `camera` comes once the picture has come to rest; undefined means that all is in view. */
export interface Heard { hand?: Hand; /** What lies over the picture, in its pixels: no name is put there. */ covered?(): Box[]; actor(id: string): void; relation(id: string): void; ground(): void; camera(at: Camera | undefined): void }

/** What stands out: an actor, a tie, the ties of a path; and the actors selected together. */
export interface Chosen { node?: string | undefined; edge?: string | undefined; edges?: readonly string[] | undefined; selected?: readonly string[] | undefined }

/** Sigma compiles a program for each of its two built-in kinds of edges, used or not, and its own are dear: one name is given to ours, the other to its cheapest. */
const CURVED = 'line', UNUSED = 'arrow'
const MOST_NAMES = 150, MOST_GLYPHS = 800
/** Where there are few ties, so small a disc is of one of many without any: near enough, it is named too. */
const NAMED = 2.5
/** Sigma knows by its nodes where it draws: of many it is given two that are not seen, in the corners of the frame. */
const CORNERS = [0, 1] as const
const REST = 350

export class Picture {
  #graph = new Graph<NodeAttributes, EdgeAttributes>({ multi: true, type: 'directed' })
  readonly #sigma: Sigma<NodeAttributes, EdgeAttributes>
  readonly #watch: ResizeObserver
  readonly #extent = { x: [Infinity, -Infinity] as [number, number], y: [Infinity, -Infinity] as [number, number] }
  #shade: Shade = 'light'
  #chosen: Chosen = {}
  readonly #letGo: () => void
  readonly #covered: () => Box[]
  #hovered: { node?: string | undefined; edge?: string | undefined } = {}
  /** Nodes and edges that stand out; undefined: all do. */
  #lit: Lit | undefined
  #offsets: { key: string; at: Map<string, Placed>; foremost: ReadonlySet<string> } = { key: '', at: new Map(), foremost: new Set() }
  #rest: ReturnType<typeof setTimeout> | undefined
  #drawing: Drawing
  /** Draws a graph of many ties: of that, sigma is given nothing. */
  readonly #sheet: Sheet
  #many: boolean
  #drawn: number | undefined

  /** @throws when the browser has no WebGL */
  constructor(container: HTMLElement, first: Drawing, heard: Heard) {
    this.#sheet = new Sheet(container)
    this.#drawing = first
    this.#many = first.edges.length > MANY
    this.#fill()
    this.#covered = heard.covered ?? (() => [])
    this.#sigma = new Sigma(this.#graph, container, {
      renderLabels: false, defaultDrawNodeHover: () => undefined, enableEdgeEvents: true, zIndex: true, ...roomIn(container),
      nodeProgramClasses: { circle: NodeCircleProgram<NodeAttributes, EdgeAttributes> }, edgeProgramClasses: { [CURVED]: RibbonProgram<NodeAttributes, EdgeAttributes>, [UNUSED]: EdgeLineProgram<NodeAttributes, EdgeAttributes> },
      minCameraRatio: 0.05, maxCameraRatio: 4, allowInvalidContainer: true, hideEdgesOnMove: this.#many,
      nodeReducer: (id, data) => (this.#lit && !this.#lit.nodes.has(id)
        ? { ...data, color: mixed(data.color, GROUND[this.#shade], NODE_FAINT) } : { ...data, zIndex: this.#lit ? 1 : 0 }),
      edgeReducer: (id, data) => (this.#lit && !this.#lit.edges.has(id)
        ? { ...data, color: mixed(data.color, GROUND[this.#shade], LINE_FAINT) }
        : { ...data, zIndex: this.#lit ? 1 : 0, size: data.size + (id === this.#chosen.edge ? 1 : 0) }),
    })
    const s = this.#sigma
    s.setCustomBBox(this.#frame())
    s.createCanvasContext('names', { style: { pointerEvents: 'none' } })
    s.resize(true) // the new canvas is as large as the others only then
    this.#letGo = heard.hand ? handle(s, container, this.#standing, heard.hand) : () => undefined
    s.on('clickNode', e => heard.actor(e.node))
    s.on('clickEdge', e => heard.relation(e.edge))
    s.on('clickStage', ({ event: { x, y } }) => {
      const { node, edge } = this.#under(x, y)
      if (node) heard.actor(node); else if (edge) heard.relation(edge); else heard.ground()
    })
    const hover = (on: { node?: string; edge?: string }) => { this.#hovered = on; container.style.cursor = on.node ?? on.edge ? 'pointer' : ''; this.#light() }
    s.on('enterNode', e => hover({ node: e.node }))
    s.on('enterEdge', e => hover({ edge: e.edge }))
    s.on('leaveNode', () => hover({}))
    s.on('leaveEdge', () => hover({}))
    s.getMouseCaptor().on('mousemove', ({ x, y }) => {
      if (!this.#many || this.#moving()) return
      const on = this.#under(x, y)
      if (on.node !== this.#hovered.node || on.edge !== this.#hovered.edge) hover(on)
    })
    s.on('afterRender', () => this.#overlay())
    s.getCamera().on('updated', () => {
      clearTimeout(this.#rest)
      this.#rest = setTimeout(() => {
        const { x, y, ratio } = s.getCamera().getState()
        heard.camera(apart({ x, y, ratio }, WHOLE) < 1e-4 ? undefined : { x, y, ratio })
      }, REST)
    })
    this.#watch = new ResizeObserver(() => {
      const { width, height } = s.getDimensions()
      if (width === container.offsetWidth && height === container.offsetHeight) return
      s.setSettings(roomIn(container))
      s.refresh()
    })
    this.#watch.observe(container)
  }

  /** Draws these and nothing else. The frame grows to hold new nodes and never shrinks, so that filtering moves nothing. */
  draw(drawing: Drawing): void {
    const many = drawing.edges.length > MANY, [was, frame] = [this.#many, JSON.stringify(this.#frame())]
    this.#hovered = {}
    this.#drawing = drawing
    this.#many = many
    this.#fill()
    this.#offsets.key = ''
    this.#lit = this.#lighting()
    if (many && was && JSON.stringify(this.#frame()) === frame) { this.#redraw(); return }
    this.#sigma.setCustomBBox(this.#frame())
    // Sigma indexes everything anew for a setting, even for one that is as it was.
    if (was !== many) this.#sigma.setSettings({ hideEdgesOnMove: many })
    this.#sigma.setGraph(this.#graph)
  }

  #fill(): void {
    const { nodes, edges, shade } = this.#drawing, { x: across, y: up } = this.#extent
    const g = this.#graph = new Graph<NodeAttributes, EdgeAttributes>({ multi: true, type: 'directed' })
    this.#shade = shade
    for (const n of nodes) for (const [of, v] of [[across, n.x], [up, n.y]] as const) { of[0] = Math.min(of[0], v); of[1] = Math.max(of[1], v) }
    this.#sheet.hold(this.#many ? this.#drawing : { nodes: [], edges: [], shade })
    if (this.#many) {
      for (const c of CORNERS) g.addNode(c, { x: across[c], y: up[c], size: 0, lines: [], kind: 'thing', color: GROUND[shade] })
      return
    }
    const size = sizes(this.#drawing), thin = thinness(edges.length), tint = tints(shade), bend = bends(edges, new Map(nodes.map(n => [n.id, n])))
    for (const n of nodes) g.addNode(n.id, { x: n.x, y: n.y, size: size(n), lines: n.lines, kind: n.kind, color: nodeColour(n, shade) })
    for (const e of edges) {
      const look = e.change && CHANGE_LOOK[e.change]
      g.addEdgeWithKey(e.id, e.source, e.target, {
        size: Math.max(1, (look?.width ?? edgeWidth(e)) * thin), type: CURVED, color: tint(e),
        bend: bend.get(e.id) ?? 0, dash: look ? look.dash : dashOf(e), head: !e.directed || TIE_FORM[e.type].head === 'dot' ? 'none' : TIE_FORM[e.type].head as 'full' | 'open', led: e.directed && TIE_FORM[e.type].head === 'dot', disputed: e.status === 'disputed', words: e.words,
      })
    }
  }

  #frame(): { x: [number, number]; y: [number, number] } {
    const pad = ([a, b]: [number, number]): [number, number] => (a < b ? [a, b] : a === b ? [a - 1, b + 1] : [0, 1])
    return { x: pad(this.#extent.x), y: pad(this.#extent.y) }
  }

  /** Rings what is open, and what is selected, and lets the rest step back. */
  choose(chosen: Chosen): void {
    if (JSON.stringify(chosen) === JSON.stringify(this.#chosen)) return
    this.#chosen = chosen
    this.#light()
  }

  look(at: Camera | undefined): void {
    const to = at ?? WHOLE, camera = this.#sigma.getCamera()
    if (apart(camera.getState(), to) > 1e-4) camera.setState(to)
  }
  zoom(factor: number): void {
    const camera = this.#sigma.getCamera()
    camera.setState({ ratio: Math.min(4, Math.max(0.05, camera.getState().ratio * factor)) })
  }

  /** The node next to the chosen one in a direction of the screen; from a tie, that of its ends; without anything chosen, the largest in view, of several the nearest to the middle. */
  next(direction: Point): string | undefined {
    const { node: from } = this.#chosen, ends = this.#chosenEnds()
    if (ends.length > 0) {
      const along = (id: string) => this.#at(id)[0] * direction[0] + this.#at(id)[1] * direction[1]
      return ends.toSorted((a, b) => along(b) - along(a))[0]
    }
    const { width, height } = this.#sigma.getDimensions(), beginning = from === undefined || !this.#look(from)
    const start: Point = beginning ? [width / 2, height / 2] : this.#at(from)
    let best: string | undefined, least: Point = [Infinity, Infinity]
    for (const id of this.#standing.ids()) {
      if (id === from) continue
      const [x, y] = this.#at(id), along = (x - start[0]) * direction[0] + (y - start[1]) * direction[1]
      const across = Math.abs((x - start[0]) * direction[1]) + Math.abs((y - start[1]) * direction[0])
      if (beginning ? x < 0 || y < 0 || x > width || y > height : along <= 0) continue
      const far: Point = beginning ? [-this.#look(id)!.size, Math.hypot(x - start[0], y - start[1])] : [along + 2 * across, 0]
      if (far[0] < least[0] || (far[0] === least[0] && far[1] < least[1])) { least = far; best = id }
    }
    return best
  }

  /** Where a node stands so many pixels from where it is, in the graph's coordinates. */
  beside(node: string, [x, y]: Point): { x: number; y: number } | undefined {
    if (!this.#look(node)) return undefined
    const [ax, ay] = this.#at(node)
    return this.#sigma.viewportToGraph({ x: ax + x, y: ay + y })
  }

  kill(): void {
    clearTimeout(this.#rest)
    if (this.#drawn !== undefined) cancelAnimationFrame(this.#drawn)
    this.#letGo()
    this.#watch.disconnect()
    this.#sigma.kill()
  }

  /** The nodes, whoever draws them. */
  readonly #standing: Standing = {
    ids: () => (this.#many ? this.#sheet.ids() : this.#graph.nodes()),
    node: id => this.#look(id),
    put: (id, { x, y }) => { if (this.#many) { this.#sheet.move(id, x, y); this.#redraw() } else this.#graph.mergeNodeAttributes(id, { x, y }) },
    under: (x, y) => this.#under(x, y).node,
  }

  #look(node: string): Pick<NodeAttributes, 'x' | 'y' | 'size' | 'kind' | 'lines'> | undefined {
    return this.#many ? this.#sheet.node(node) : this.#graph.hasNode(node) ? this.#graph.getNodeAttributes(node) : undefined
  }
  #at(node: string): Point {
    const p = this.#sigma.graphToViewport(this.#look(node)!)
    return [p.x, p.y]
  }
  /** What of many is drawn at a pixel; of few, sigma tells. */
  #under(x: number, y: number): { node?: string; edge?: string } { return this.#many ? this.#sheet.at(x, y) : {} }

  #light(): void {
    this.#lit = this.#lighting()
    if (this.#many) this.#redraw()
    else this.#sigma.refresh({ skipIndexation: true })
  }
  /** Draws in the next frame, without sigma. */
  #redraw(): void {
    this.#drawn ??= requestAnimationFrame(() => { this.#drawn = undefined; this.#overlay() })
  }

  #lighting(): Lit | undefined {
    const node = this.#hovered.node ?? (this.#hovered.edge ? undefined : this.#chosen.node), edge = this.#hovered.edge ?? (node ? undefined : this.#chosen.edge)
    const way = new Set(node || edge ? [] : this.#chosen.edges), isNode = node !== undefined && this.#look(node) !== undefined
    if (!isNode && !edge && way.size === 0) return undefined
    const lit = this.#drawing.edges.filter(isNode ? e => e.source === node || e.target === node : e => e.id === edge || way.has(e.id))
    return isNode || lit.length > 0 ? { nodes: new Set([...(isNode ? [node] : []), ...lit.flatMap(e => [e.source, e.target])]), edges: new Set(lit.map(e => e.id)) } : undefined
  }

  #graphWithin([left, top, right, low]: Box): { count: number; largest: string[] } {
    const largest = this.#graph.nodes().filter(n => { const [x, y] = this.#at(n); return x >= left && x <= right && y >= top && y <= low })
    return { count: largest.length, largest }
  }

  #chosenEnds(): string[] {
    const { edge } = this.#chosen, tie = edge && this.#drawing.edges.find(e => e.id === edge)
    return tie ? [tie.source, tie.target] : []
  }

  /** Whether the picture is pushed about at this moment. */
  #moving(): boolean {
    const { isMoving, draggedEvents, currentWheelDirection } = this.#sigma.getMouseCaptor()
    return this.#sigma.getCamera().isAnimated() || isMoving || draggedEvents > 0 || currentWheelDirection !== 0
  }

  /** How the graph's coordinates lie in the picture's pixels. */
  #map(): DOMMatrix {
    const { x: [left, right], y: [low, high] } = this.#frame(), at = (x: number, y: number) => this.#sigma.graphToViewport({ x, y })
    const o = at(left, low), i = at(right, low), j = at(left, high), wide = right - left, tall = high - low
    return new DOMMatrix([(i.x - o.x) / wide, (i.y - o.y) / wide, (j.x - o.x) / tall, (j.y - o.y) / tall, o.x, o.y]).translate(-left, -low)
  }

  #points(edge: string): Point[] {
    const [a, b] = this.#graph.extremities(edge) as [string, string]
    return sampled(this.#at(a), this.#at(b), this.#graph.getEdgeAttribute(edge, 'bend'))
  }

  /** Everything on the plain canvas, each time that sigma has drawn. */
  #overlay(): void {
    const s = this.#sigma, g = this.#graph, ctx = s.getCanvases()['names']!.getContext('2d')!
    const { width, height } = s.getDimensions(), shade = this.#shade
    const ink: Ink = { text: INK[shade], ground: GROUND[shade], focus: FOCUS[shade], grown: grown() }
    ctx.clearRect(0, 0, width, height)
    const map = this.#map(), room = { width, height, ratio: width > 0 ? ctx.canvas.width / width : 1, scale: s.scaleSize(1) }
    this.#sheet.light(this.#lit)
    this.#sheet.draw(map, room, this.#moving())
    const view = [-40, -40, width + 40, height + 40] as const, inView = this.#many ? this.#sheet.within(map, view, MOST_GLYPHS) : this.#graphWithin(view)
    const faded = (n: string) => this.#lit !== undefined && !this.#lit.nodes.has(n), { node: open, selected = [] } = this.#chosen, ends = this.#chosenEnds()
    const marked = inView.largest.filter(n => s.scaleSize(this.#look(n)!.size) >= GLYPHED)
    if (marked.length <= MOST_GLYPHS) for (const n of marked) { const { kind, size } = this.#look(n)!; drawGlyph(ctx, kind, this.#at(n), s.scaleSize(size), faded(n)) }
    const ring = (n: string, wider: number, width?: number, dash?: number[]) => { const at = this.#look(n); if (at) drawRing(ctx, this.#at(n), s.scaleSize(at.size) + wider, ink.focus, width, dash) }
    for (const n of open === undefined ? ends : [open, ...ends]) ring(n, 0)
    for (const n of selected) ring(n, 4, 2, [5, 4])
    for (const e of g.edges()) {
      const a = g.getEdgeAttributes(e)
      const chosen = e === this.#chosen.edge || e === this.#hovered.edge
      if (!a.disputed && !chosen && !a.led) continue
      const points = this.#points(e), mid = points[Math.floor(points.length / 2)]!, before = points[Math.floor(points.length / 2) - 1]!
      const colour = this.#lit && !this.#lit.edges.has(e) ? mixed(a.color, ink.ground, 0.3) : a.color
      if (a.disputed) drawBar(ctx, mid, [mid[0] - before[0], mid[1] - before[1]], colour, ink.ground)
      if (a.led) drawDot(ctx, this.#at(g.target(e)), points.at(-1)!, s.scaleSize(g.getNodeAttribute(g.target(e), 'size')), colour)
      if (chosen) {
        ctx.font = font(12, 600, ink.grown)
        drawLine(ctx, a.words, mid[0], mid[1] - LINE * ink.grown, a.color, ink.ground)
      }
    }
    for (const at of this.#names(ctx, inView.largest, { width, height }, ink.grown)) {
      drawName(ctx, this.#look(at.id)!.lines, at, ink, at.id === open || ends.includes(at.id) || at.id === this.#hovered.node || this.#offsets.foremost.has(at.id), faded(at.id))
    }
  }

  /** Names keep their side of the node while the picture is only pushed about. */
  #names(ctx: CanvasRenderingContext2D, inView: string[], size: { width: number; height: number }, grown: number): Placed[] {
    const s = this.#sigma, g = this.#graph, must = new Set([this.#chosen.node, this.#hovered.node].filter(n => n !== undefined && this.#look(n)) as string[])
    const key = [s.getCamera().getState().ratio.toFixed(3), size.width, size.height, grown, ...must].join()
    if (key !== this.#offsets.key) {
      ctx.font = font(13, 600, grown)
      const sizeOf = new Map([...must, ...inView].map(n => [n, this.#look(n)!.size + (must.has(n) ? 1000 : 0)]))
      const spots: Spot[] = [...sizeOf.keys()].sort((a, b) => sizeOf.get(b)! - sizeOf.get(a)! || (a < b ? -1 : 1)).slice(0, MOST_NAMES).filter(id => this.#many || must.has(id) || s.scaleSize(this.#look(id)!.size) >= NAMED).map(id => {
        const [x, y] = this.#at(id), { lines, size } = this.#look(id)!
        return { id, x, y, radius: s.scaleSize(size), width: Math.max(...lines.map(l => ctx.measureText(l).width)), height: LINE * grown * lines.length, must: must.has(id) }
      })
      const foremost = this.#drawing.nodes.length > CROWD ? spots.slice(0, FOREMOST).map(s => s.id) : []
      const placed = placeNames(spots, g.edges().flatMap(e => this.#points(e)), size, this.#covered(), foremost.length)
      this.#offsets = { key, foremost: new Set(foremost), at: new Map(placed.map(p => { const [x, y] = this.#at(p.id); return [p.id, { ...p, x: p.x - x, y: p.y - y }] })) }
    }
    return [...this.#offsets.at.values()].map(p => { const [x, y] = this.#at(p.id); return { ...p, x: p.x + x, y: p.y + y } })
  }
}
