/** What runs in the browser: the page's picture and bare sigma, on the same made-up graph. */
import Graph from 'graphology'
import Sigma from 'sigma'
import type { Drawing } from '../../../web/graph/drawing.js'
import { Picture } from '../../../web/graph/picture.js'

type Node = Drawing['nodes'][number]
const KINDS: Node['kind'][] = ['militia', 'armed-group', 'state-forces', 'coalition'], TYPES = ['attack', 'alliance', 'reinforcement'] as const

/** Numbers of [0, 1), the same each time (mulberry32). */
function chances(seed: number): () => number {
  return () => {
    seed = (seed + 0x6d2b79f5) | 0
    let t = Math.imul(seed ^ (seed >>> 15), 1 | seed)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }
}

function made(nodes: number, edges: number): Drawing {
  const chance = chances(7), pick = <T>(list: readonly T[]): T => list[Math.floor(chance() * list.length)]!
  return {
    shade: 'light',
    nodes: Array.from({ length: nodes }, (_, i) => ({ id: `n${i}`, x: chance() * 200 - 100, y: chance() * 200 - 100, kind: pick(KINDS), lines: [i % 2 ? `Brigade ${i}` : `لواء ${i}`] })),
    edges: Array.from({ length: edges }, (_, i) => ({
      // Few have many ties, most have few.
      id: `e${i}`, source: `n${Math.floor(nodes * chance() ** 3)}`, target: `n${Math.floor(nodes * chance())}`, type: pick(TYPES), directed: true, status: 'reported', publishers: 1 + (i % 3), claims: 1 + (i % 5), words: '',
    })),
  }
}

function bareSigma({ nodes, edges }: Drawing, container: HTMLElement): Sigma {
  const g = new Graph({ multi: true })
  for (const n of nodes) g.addNode(n.id, { x: n.x, y: n.y, size: 3, label: n.lines[0], color: '#a16207' })
  for (const e of edges) g.addEdgeWithKey(e.id, e.source, e.target, { size: 1, color: '#c2410c' })
  return new Sigma(g, container)
}

const frame = () => new Promise<void>(done => requestAnimationFrame(() => done()))
const silent = { actor() {}, relation() {}, ground() {}, camera() {} }
let drawing: Drawing, own: Picture | undefined, bare: Sigma | undefined, frames = 0
const count = () => { frames++; requestAnimationFrame(count) }

Object.assign(window, {
  prepare(nodes: number, edges: number) { drawing = made(nodes, edges); requestAnimationFrame(count) },
  /** Milliseconds until the second frame after it was asked for: then the first one with the picture is on the screen. */
  async start(which: 'own' | 'bare') {
    own?.kill(); bare?.kill(); own = bare = undefined
    const box = document.getElementById('box')!
    box.replaceChildren()
    await frame()
    const began = performance.now()
    if (which === 'own') own = new Picture(box, drawing, silent)
    else bare = bareSigma(drawing, box)
    await frame(); await frame()
    return performance.now() - began
  },
  /** The same for another period that is slid to: a third of the ties. */
  async redraw() {
    const began = performance.now()
    own!.draw({ ...drawing, edges: drawing.edges.filter((_, i) => i % 3 === 0) })
    await frame(); await frame()
    return performance.now() - began
  },
  drawnFrames: () => frames,
})
