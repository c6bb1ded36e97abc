/** What a hand does in the picture besides clicking: it puts a node elsewhere, and draws a box around several. */
import type { Attributes } from 'graphology-types'
import type Sigma from 'sigma'

export interface Hand {
  /** A node was put there, in the graph's own coordinates. */
  moved(node: string, x: number, y: number): void
  /** Nodes in a box; `more`: besides those chosen already. */
  boxed(nodes: string[], more: boolean): void
  /** Whether a box is drawn without the Shift key. */
  boxing(): boolean
}

/** What a hand finds in the picture. */
export interface Standing {
  ids(): string[]
  /** Where one stands, in the graph's own coordinates, and its radius. */
  node(id: string): { x: number; y: number; size: number } | undefined
  put(id: string, at: { x: number; y: number }): void
  /** Who is drawn at a pixel, where sigma does not say. */
  under(x: number, y: number): string | undefined
}

/** Pixels that a pointer moves before it means to. */
const FREE = 4

/** Listens until the returned function is called. */
export function handle<N extends Attributes, E extends Attributes>(sigma: Sigma<N, E>, container: HTMLElement, standing: Standing, hand: Hand): () => void {
  /** What ends a move or a box is no click. */
  let quiet = false
  let held: { node: string; from: { x: number; y: number }; moves: boolean } | undefined
  const take = (node: string | undefined, { x, y }: { x: number; y: number }) => { if (node !== undefined && !hand.boxing()) held = { node, from: { x, y }, moves: false } }
  sigma.on('downNode', ({ node, event }) => take(node, event))
  sigma.on('downStage', ({ event }) => take(standing.under(event.x, event.y), event))
  sigma.on('moveBody', ({ event, preventSigmaDefault }) => {
    if (!held || !standing.node(held.node)) return
    preventSigmaDefault()
    event.original.preventDefault()
    held.moves ||= Math.hypot(event.x - held.from.x, event.y - held.from.y) > FREE
    if (!held.moves) return
    standing.put(held.node, sigma.viewportToGraph(event))
  })
  const drop = () => {
    const { node, moves } = held ?? {}, at = node === undefined ? undefined : standing.node(node)
    held = undefined
    if (!moves || !at) return
    quiet = true
    hand.moved(node!, at.x, at.y)
  }
  sigma.getMouseCaptor().on('mouseup', drop)
  sigma.getTouchCaptor().on('touchup', drop)

  let box: { x: number; y: number; element: HTMLElement } | undefined
  const place = (e: MouseEvent) => { const b = container.getBoundingClientRect(); return { x: e.clientX - b.left, y: e.clientY - b.top } }
  const start = (e: PointerEvent) => {
    if (e.button !== 0 || !(e.shiftKey || hand.boxing())) return
    e.stopPropagation()
    const element = document.createElement('div')
    element.className = 'select-box'
    container.append(element)
    container.setPointerCapture(e.pointerId)
    box = { ...place(e), element }
  }
  const edges = (e: MouseEvent) => {
    const to = place(e), { x, y } = box!
    return { left: Math.min(x, to.x), top: Math.min(y, to.y), width: Math.abs(x - to.x), height: Math.abs(y - to.y) }
  }
  const draw = (e: PointerEvent) => {
    if (!box) return
    const { left, top, width, height } = edges(e)
    Object.assign(box.element.style, { left: `${left}px`, top: `${top}px`, width: `${width}px`, height: `${height}px` })
  }
  const end = (e: PointerEvent) => {
    if (!box) return
    const { left, top, width, height } = edges(e)
    box.element.remove()
    box = undefined
    quiet = true
    const inside = standing.ids().filter(n => {
      const at = standing.node(n)!, p = sigma.graphToViewport(at)
      return width + height > FREE ? p.x >= left && p.x <= left + width && p.y >= top && p.y <= top + height : Math.hypot(p.x - left, p.y - top) <= Math.max(8, sigma.scaleSize(at.size))
    })
    hand.boxed(inside, e.shiftKey)
  }
  // Sigma pans and clicks by mouse events: those that begin a box do not reach it.
  const hush = (e: MouseEvent) => { if (quiet) e.stopPropagation(); quiet = false }
  const keep = (e: MouseEvent) => { quiet = false; if (box || (e.type === 'mousedown' && e.button === 0 && (e.shiftKey || hand.boxing()))) e.stopPropagation() }
  container.addEventListener('pointerdown', start, true)
  container.addEventListener('pointermove', draw, true)
  for (const t of ['pointerup', 'pointercancel'] as const) container.addEventListener(t, end, true)
  container.addEventListener('mousedown', keep, true)
  container.addEventListener('click', hush, true)
  return () => {
    container.removeEventListener('pointerdown', start, true)
    container.removeEventListener('pointermove', draw, true)
    for (const t of ['pointerup', 'pointercancel'] as const) container.removeEventListener(t, end, true)
    container.removeEventListener('mousedown', keep, true)
    container.removeEventListener('click', hush, true)
  }
}
