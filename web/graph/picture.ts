/** The picture: sigma with what the graph means laid over it. It moves only when asked; positions are the server's. */
import Graph from 'graphology'
import Sigma from 'sigma'
import { NodeCircleProgram } from 'sigma/rendering'
import { drawBar, drawDot, drawGlyph, drawLine, drawName, drawRing, FONT, type Ink, LINE } from './canvas.js'
import { bends, CHANGE_LOOK, dashOf, edgeWidth, FOCUS, GROUND, INK, MANY, mixed, type NodeKind, type Shade, TIE_FORM } from '../../src/graph/look.js'
import { type Box, type Placed, placeNames, type Point, sampled, type Spot } from '../../src/graph/names.js'
import { type Drawing, type Edge, nodeColour, sizes, tints } from './drawing.js'
import { type Hand, handle } from './hand.js'
import { type Dot, DotProgram, letGo, LineProgram, pass } from './passing.js'
import { RibbonProgram } from './ribbon.js'

interface NodeAttributes { x: number; y: number; size: number; lines: string[]; kind: NodeKind; color: string }
interface EdgeAttributes {
  size: number; type: typeof CURVED | typeof PLAIN; color: string; bend: number; dash: readonly number[] | undefined; head: 'none' | 'full' | 'open'; led: boolean; disputed: boolean; words: string
}

export interface Camera { x: number; y: number; ratio: number }
/** What a person did. `camera` comes once the picture has come to rest; undefined means that all is in view. */
export interface Heard { hand?: Hand; /** What lies over the picture, in its pixels: no name is put there. */ covered?(): Box[]; actor(id: string): void; relation(id: string): void; ground(): void; camera(at: Camera | undefined): void }

/** What stands out: an actor, a tie, the ties of a path; and the actors selected together. */
export interface Chosen { node?: string | undefined; edge?: string | undefined; edges?: readonly string[] | undefined; selected?: readonly string[] | undefined }

/** Sigma compiles its two built-in edge programs whether they are used or not, and that is dear: both of their names are given to ours. */
const CURVED = 'line', PLAIN = 'arrow'
const MOST_NAMES = 150, MOST_GLYPHS = 800
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
  #lit: { nodes: Set<string>; edges: Set<string> } | undefined
  #offsets: { key: string; at: Map<string, Placed> } = { key: '', at: new Map() }
  #rest: ReturnType<typeof setTimeout> | undefined
  /** Whether there are so many ties that they are drawn cheaply. */
  #many: boolean
  /** What is drawn while a period slides, instead of the graph. */
  #passed: { drawing: Drawing; dots: ReadonlyMap<string, Dot> } | undefined
  #settle: ReturnType<typeof setTimeout> | undefined

  /** @throws when the browser has no WebGL */
  constructor(container: HTMLElement, first: Drawing, heard: Heard) {
    this.#fill(first)
    this.#many = first.edges.length > MANY
    this.#covered = heard.covered ?? (() => [])
    this.#sigma = new Sigma(this.#graph, container, {
      renderLabels: false, defaultDrawNodeHover: () => undefined, enableEdgeEvents: true, zIndex: true, ...roomIn(container),
      edgeProgramClasses: { [CURVED]: RibbonProgram<NodeAttributes, EdgeAttributes>, [PLAIN]: LineProgram<NodeAttributes, EdgeAttributes> },
      minCameraRatio: 0.05, maxCameraRatio: 4, allowInvalidContainer: true, ...manner(first.edges.length > MANY),
      nodeReducer: (id, data) => (this.#lit && !this.#lit.nodes.has(id)
        ? { ...data, color: mixed(data.color, GROUND[this.#shade], 0.4) } : { ...data, zIndex: this.#lit ? 1 : 0 }),
      edgeReducer: (id, data) => (this.#lit && !this.#lit.edges.has(id)
        ? { ...data, color: mixed(data.color, GROUND[this.#shade], 0.22) }
        : { ...data, zIndex: this.#lit ? 1 : 0, size: data.size + (id === this.#chosen.edge ? 1 : 0) }),
    })
    const s = this.#sigma
    s.setCustomBBox(this.#frame())
    s.createCanvasContext('names', { style: { pointerEvents: 'none' } })
    s.resize(true) // the new canvas is as large as the others only then
    this.#letGo = heard.hand ? handle(s, container, heard.hand) : () => undefined
    s.on('clickNode', e => heard.actor(e.node))
    s.on('clickEdge', e => heard.relation(e.edge))
    s.on('clickStage', () => heard.ground())
    const hover = (on: { node?: string; edge?: string }) => { if (this.#passed) return; this.#hovered = on; container.style.cursor = on.node ?? on.edge ? 'pointer' : ''; this.#light() }
    s.on('enterNode', e => hover({ node: e.node }))
    s.on('enterEdge', e => hover({ edge: e.edge }))
    s.on('leaveNode', () => hover({}))
    s.on('leaveEdge', () => hover({}))
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

  /**
   * Draws these and nothing else. The frame grows to hold new nodes and never shrinks, so that filtering moves nothing. `sliding`: the next may come
   * at once; of many ties there are then only lines, without new names and deaf to the pointer, until the hand rests.
   */
  draw(drawing: Drawing, sliding = false): void {
    const many = drawing.edges.length > MANY
    clearTimeout(this.#settle)
    this.#hovered = {}
    if (sliding && many && this.#many && this.#pass(drawing)) {
      this.#settle = setTimeout(() => this.draw(drawing), REST)
      return
    }
    this.#passed = undefined
    letGo(this.#sigma)
    this.#fill(drawing)
    this.#offsets.key = ''
    this.#lit = this.#lighting()
    this.#sigma.setCustomBBox(this.#frame())
    // Sigma indexes everything anew for a setting, even for one that is as it was.
    if (this.#many !== many) this.#sigma.setSettings(manner(this.#many = many))
    this.#sigma.setGraph(this.#graph)
  }

  /** Draws without indexing; not where the frame would have to grow. */
  #pass(drawing: Drawing): boolean {
    const { nodes, edges, shade } = drawing, { x: [left, right], y: [low, high] } = this.#extent
    if (nodes.some(({ x, y }) => !(x >= left && x <= right && y >= low && y <= high))) return false
    this.#shade = shade
    const { node, edge, edges: way = [] } = this.#chosen, size = sizes(drawing), tint = tints(shade), on = new Set(way)
    const isLit = node !== undefined && nodes.some(n => n.id === node) ? (e: Edge) => e.source === node || e.target === node : (e: Edge) => e.id === edge || on.has(e.id)
    const lit = node === undefined && edge === undefined && way.length === 0 ? [] : edges.filter(isLit), near = new Set(lit.flatMap(e => [e.source, e.target]))
    const fainter = new Map<string, string>()
    const faint = (colour: string, share: number): string => {
      if (lit.length === 0) return colour
      let to = fainter.get(colour)
      if (to === undefined) fainter.set(colour, to = mixed(colour, GROUND[shade], share))
      return to
    }
    const dots = new Map<string, Dot>(nodes.map(n => [n.id, { x: n.x, y: n.y, size: size(n), color: near.has(n.id) ? nodeColour(n, shade) : faint(nodeColour(n, shade), 0.4) }]))
    pass(this.#sigma, this.#frame(), dots, lit.length > 0 ? [...edges.filter(e => !isLit(e)), ...lit] : edges, e => (isLit(e) ? tint(e) : faint(tint(e), 0.22)))
    this.#passed = { drawing, dots }
    this.#sigma.scheduleRender()
    return true
  }

  #fill(drawing: Drawing): void {
    const { nodes, edges, shade } = drawing, size = sizes(drawing), tint = tints(shade)
    const g = this.#graph = new Graph<NodeAttributes, EdgeAttributes>({ multi: true, type: 'directed' })
    this.#shade = shade
    for (const n of nodes) {
      const { id, x, y, kind, lines } = n
      g.addNode(id, { x, y, size: size(n), lines, kind, color: nodeColour(n, shade) })
      for (const [axis, v] of [['x', x], ['y', y]] as const) this.#extent[axis] = [Math.min(this.#extent[axis][0], v), Math.max(this.#extent[axis][1], v)]
    }
    const many = edges.length > MANY, bend = many ? undefined : bends(edges, new Map(nodes.map(n => [n.id, n])))
    for (const e of edges) {
      const look = e.change && CHANGE_LOOK[e.change]
      g.addEdgeWithKey(e.id, e.source, e.target, {
        size: look?.width ?? edgeWidth(e), type: many ? PLAIN : CURVED, color: tint(e),
        bend: bend?.get(e.id) ?? 0, dash: look ? look.dash : dashOf(e), head: !e.directed || TIE_FORM[e.type].head === 'dot' ? 'none' : TIE_FORM[e.type].head as 'full' | 'open', led: e.directed && TIE_FORM[e.type].head === 'dot', disputed: e.status === 'disputed', words: e.words,
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
    if (this.#passed) this.draw(this.#passed.drawing, true)
    else this.#light()
  }

  look(at: Camera | undefined): void {
    const to = at ?? WHOLE, camera = this.#sigma.getCamera()
    if (apart(camera.getState(), to) > 1e-4) camera.setState(to)
  }
  zoom(factor: number): void {
    const camera = this.#sigma.getCamera()
    camera.setState({ ratio: Math.min(4, Math.max(0.05, camera.getState().ratio * factor)) })
  }

  /** The node next to the chosen one in a direction of the screen; from a tie, that of its ends; without anything chosen, the one nearest to the middle. */
  next(direction: Point): string | undefined {
    const { node, edge } = this.#chosen
    if (edge && this.#graph.hasEdge(edge)) {
      const along = (id: string) => this.#at(id)[0] * direction[0] + this.#at(id)[1] * direction[1]
      return this.#graph.extremities(edge).toSorted((a, b) => along(b) - along(a))[0]
    }
    const from = node, { width, height } = this.#sigma.getDimensions()
    const start: Point = from && this.#graph.hasNode(from) ? this.#at(from) : [width / 2, height / 2]
    let best: string | undefined, least = Infinity
    for (const id of this.#graph.nodes()) {
      if (id === from) continue
      const [x, y] = this.#at(id), along = (x - start[0]) * direction[0] + (y - start[1]) * direction[1]
      const across = Math.abs((x - start[0]) * direction[1]) + Math.abs((y - start[1]) * direction[0])
      if (from && along <= 0) continue
      const far = from ? along + 2 * across : Math.hypot(x - start[0], y - start[1])
      if (far < least) { least = far; best = id }
    }
    return best
  }

  /** Where a node stands so many pixels from where it is, in the graph's coordinates. */
  beside(node: string, [x, y]: Point): { x: number; y: number } | undefined {
    if (!this.#graph.hasNode(node)) return undefined
    const [ax, ay] = this.#at(node)
    return this.#sigma.viewportToGraph({ x: ax + x, y: ay + y })
  }

  kill(): void {
    clearTimeout(this.#rest)
    clearTimeout(this.#settle)
    this.#letGo()
    this.#watch.disconnect()
    this.#sigma.kill()
  }

  #at(node: string): Point {
    const { x, y } = this.#graph.getNodeAttributes(node), p = this.#sigma.graphToViewport({ x, y })
    return [p.x, p.y]
  }

  #light(): void {
    this.#lit = this.#lighting()
    this.#sigma.refresh({ skipIndexation: true })
  }

  #lighting(): { nodes: Set<string>; edges: Set<string> } | undefined {
    const g = this.#graph
    const node = this.#hovered.node ?? (this.#hovered.edge ? undefined : this.#chosen.node), edge = this.#hovered.edge ?? (node ? undefined : this.#chosen.edge)
    const way = node || edge ? undefined : this.#chosen.edges?.filter(e => g.hasEdge(e))
    if (way?.length) return { nodes: new Set(way.flatMap(e => g.extremities(e))), edges: new Set(way) }
    return node && g.hasNode(node) ? { nodes: new Set([node, ...g.neighbors(node)]), edges: new Set(g.edges(node)) }
      : edge && g.hasEdge(edge) ? { nodes: new Set(g.extremities(edge)), edges: new Set([edge]) } : undefined
  }

  #points(edge: string): Point[] {
    const [a, b] = g2(this.#graph.extremities(edge))
    return sampled(this.#at(a), this.#at(b), this.#graph.getEdgeAttribute(edge, 'type') === PLAIN ? 0 : this.#graph.getEdgeAttribute(edge, 'bend'))
  }

  /** Everything on the plain canvas, each time that sigma has drawn. */
  #overlay(): void {
    const s = this.#sigma, g = this.#graph, ctx = s.getCanvases()['names']!.getContext('2d')!
    const { width, height } = s.getDimensions(), shade = this.#shade
    const ink: Ink = { text: INK[shade], ground: GROUND[shade], focus: FOCUS[shade] }
    ctx.clearRect(0, 0, width, height)
    const chosenEnds = this.#chosen.edge && g.hasEdge(this.#chosen.edge) ? g.extremities(this.#chosen.edge) : ([] as string[])
    const dots = this.#passed?.dots
    const inView = g.nodes().filter(n => { if (dots && !dots.has(n)) return false; const [x, y] = this.#at(n); return x > -40 && y > -40 && x < width + 40 && y < height + 40 })
    const faded = (n: string) => this.#lit !== undefined && !this.#lit.nodes.has(n)
    for (const n of inView) {
      const { kind, size } = g.getNodeAttributes(n), radius = s.scaleSize(dots?.get(n)?.size ?? size)
      if (inView.length <= MOST_GLYPHS) drawGlyph(ctx, kind, this.#at(n), radius, faded(n))
      if (n === this.#chosen.node || chosenEnds.includes(n)) drawRing(ctx, this.#at(n), radius, ink.focus)
      if (this.#chosen.selected?.includes(n)) drawRing(ctx, this.#at(n), radius + 4, ink.focus, 2, [5, 4])
    }
    const few = g.size <= MANY && !dots
    for (const e of few ? g.edges() : []) {
      const a = g.getEdgeAttributes(e)
      const chosen = e === this.#chosen.edge || e === this.#hovered.edge
      if (!a.disputed && !chosen && !a.led) continue
      const points = this.#points(e), mid = points[Math.floor(points.length / 2)]!, before = points[Math.floor(points.length / 2) - 1]!
      const colour = this.#lit && !this.#lit.edges.has(e) ? mixed(a.color, ink.ground, 0.3) : a.color
      if (a.disputed) drawBar(ctx, mid, [mid[0] - before[0], mid[1] - before[1]], colour, ink.ground)
      if (a.led) drawDot(ctx, this.#at(g.target(e)), points.at(-1)!, s.scaleSize(g.getNodeAttribute(g.target(e), 'size')), colour)
      if (chosen) {
        ctx.font = `600 12px ${FONT}`
        drawLine(ctx, a.words, mid[0], mid[1] - 16, a.color, ink.ground)
      }
    }
    for (const at of this.#names(ctx, inView, few, { width, height })) {
      drawName(ctx, g.getNodeAttribute(at.id, 'lines'), at, ink, at.id === this.#chosen.node || chosenEnds.includes(at.id) || at.id === this.#hovered.node, faded(at.id))
    }
  }

  /** Names keep their side of the node while the picture is only pushed about. */
  #names(ctx: CanvasRenderingContext2D, inView: string[], few: boolean, size: { width: number; height: number }): Placed[] {
    const s = this.#sigma, g = this.#graph, must = new Set([this.#chosen.node, this.#hovered.node])
    const key = [s.getCamera().getState().ratio.toFixed(3), size.width, size.height, ...must].join()
    if (key !== this.#offsets.key) {
      ctx.font = `600 13px ${FONT}`
      const rank = (n: string) => g.getNodeAttribute(n, 'size') + (must.has(n) ? 1000 : 0)
      const spots: Spot[] = inView.sort((a, b) => rank(b) - rank(a) || (a < b ? -1 : 1)).slice(0, MOST_NAMES).map(id => {
        const [x, y] = this.#at(id), { lines, size } = g.getNodeAttributes(id)
        return { id, x, y, radius: s.scaleSize(size), width: Math.max(...lines.map(l => ctx.measureText(l).width)), height: LINE * lines.length, must: must.has(id) }
      })
      const placed = placeNames(spots, few ? g.edges().flatMap(e => this.#points(e)) : [], size, this.#covered())
      this.#offsets = { key, at: new Map(placed.map(p => { const [x, y] = this.#at(p.id); return [p.id, { ...p, x: p.x - x, y: p.y - y }] })) }
    }
    const dots = this.#passed?.dots
    return [...this.#offsets.at.values()].filter(p => !dots || dots.has(p.id)).map(p => { const [x, y] = this.#at(p.id); return { ...p, x: p.x + x, y: p.y + y } })
  }
}

const WHOLE: Camera = { x: 0.5, y: 0.5, ratio: 1 }
const apart = (a: Camera, b: Camera): number => Math.abs(a.x - b.x) + Math.abs(a.y - b.y) + Math.abs(a.ratio - b.ratio)

/** How nodes are drawn, and whether edges are while the picture moves. */
const manner = (many: boolean) => ({ hideEdgesOnMove: many, nodeProgramClasses: { circle: many ? DotProgram<NodeAttributes, EdgeAttributes> : NodeCircleProgram<NodeAttributes, EdgeAttributes> } })

/** On a small screen everything but the names is drawn smaller. */
function roomIn({ clientWidth, clientHeight }: HTMLElement) {
  const room = Math.min(1, Math.max(0.55, Math.min(clientWidth, clientHeight) / 680))
  return { zoomToSizeRatioFunction: (ratio: number) => Math.sqrt(ratio) / room, stagePadding: clientWidth < 600 ? 44 : 64 }
}

const g2 = (pair: string[]): [string, string] => pair as [string, string]
