/** What runs in the browser: the picture of a large graph, of all its times or of one, drawn at once or slid to. */
import type { Drawing } from '../../../web/graph/drawing.js'
import { Picture } from '../../../web/graph/picture.js'

const SIDE = 12, PERIOD = 3
/** Actors on a grid, the last one with ties of another period only; some ten thousand ties, a third of them of the period. */
const nodes: Drawing['nodes'] = Array.from({ length: SIDE * SIDE }, (_, i) => ({ id: `n${i}`, x: i % SIDE, y: Math.floor(i / SIDE), kind: i % 2 ? 'militia' : 'state-forces', lines: i % 9 ? [] : [`Name ${i}`] }))
const edges: Drawing['edges'] = nodes.flatMap((a, i) => nodes.flatMap((b, j) => (i === j || (i + j) % 2 ? [] : [{
  id: `${a.id}.${b.id}`, source: a.id, target: b.id, type: i % 3 ? 'attack' as const : 'alliance' as const, directed: true, status: j % 5 ? 'reported' as const : 'denied' as const, publishers: 1, claims: 1, words: '', unseen: j % 7 === 0,
}])))
/** Its ends stay, so that the frame is the same. */
const HIDDEN = 'n66'
const all: Drawing = { shade: 'light', nodes, edges }
const held: Drawing = { shade: 'light', nodes: nodes.filter(n => n.id !== HIDDEN), edges: edges.filter((e, i) => i % PERIOD !== 0 && e.source !== HIDDEN && e.target !== HIDDEN) }

/** The fonts that names were written in since asked last. */
const fonts = new Set<string>(), write = CanvasRenderingContext2D.prototype.fillText
CanvasRenderingContext2D.prototype.fillText = function (...of) { fonts.add(this.font); write.apply(this, of) }
const heard: string[] = []
let picture: Picture | undefined
const frame = () => new Promise<void>(done => requestAnimationFrame(() => done()))

Object.assign(window, {
  async show(how: 'at once' | 'slid', chosen?: string) {
    picture?.kill()
    heard.length = 0
    const box = document.getElementById('box')!
    box.replaceChildren()
    picture = new Picture(box, how === 'at once' ? held : all, { actor: id => heard.push(id), relation: id => heard.push(id), ground: () => heard.push('ground'), camera() {} })
    if (chosen) picture.choose({ node: chosen })
    await frame()
    if (how === 'slid') {
      // There and back again, as a hand does.
      for (const to of [held, all, held]) { picture.draw(to); await frame() }
    }
    await frame(); await frame()
    return { edges: held.edges.length }
  },
  heard: () => heard,
  fonts: () => { const all = [...fonts]; fonts.clear(); return all },
})
