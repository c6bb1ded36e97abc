/**
 * What is drawn while a period slides over a large graph: points and lines, written straight into what the graphics card takes. One frame is one walk
 * over them; sigma indexes nothing anew, and nothing of it can be pointed at. What sigma has indexed is drawn again once this is let go.
 */
import type { Attributes } from 'graphology-types'
import { EdgeLineProgram, NodePointProgram, type Program } from 'sigma/rendering'
import type { RenderParams } from 'sigma/types'
import { createNormalizationFunction, floatColor } from 'sigma/utils'

interface Passing { nodes: Float32Array; lines: Float32Array }
/** By sigma's instance. */
const held = new WeakMap<object, Passing>()

export interface Dot { x: number; y: number; size: number; color: string }
interface Line { source: string; target: string }

/** From now on `sigma` draws these, in this order, until `letGo`. `frame`: what the picture's edges are in the graph's coordinates; `colour` of a line is `#rrggbb`. */
export function pass<L extends Line>(sigma: object, frame: { x: [number, number]; y: [number, number] }, dots: ReadonlyMap<string, Dot>, lines: readonly L[], colour: (line: L) => string): void {
  const place = createNormalizationFunction(frame), nodes = new Float32Array(dots.size * 5), of = new Map<string, number>()
  let at = 0
  for (const [id, dot] of dots) {
    const { x, y } = place(dot)
    of.set(id, at)
    nodes[at] = x
    nodes[at + 1] = y
    nodes[at + 2] = dot.size
    nodes[at + 3] = floatColor(dot.color)
    at += 5
  }
  const drawn = new Float32Array(lines.length * 8)
  at = 0
  for (const line of lines) {
    const tint = floatColor(colour(line))
    for (const end of [of.get(line.source)!, of.get(line.target)!]) {
      drawn[at] = nodes[end]!
      drawn[at + 1] = nodes[end + 1]!
      drawn[at + 2] = tint
      at += 4
    }
  }
  held.set(sigma, { nodes, lines: drawn })
}
export const letGo = (sigma: object): void => void held.delete(sigma)

/** Draws `array` in place of what a program was given, without what pointing reads. The program of highlighted nodes was given none. */
function instead(program: Program, array: Float32Array, draw: () => void): void {
  if (program.capacity === 0) return
  const { array: own, capacity, verticesCount, pickProgram } = program, items = array.length / program.STRIDE
  Object.assign(program, { array, capacity: items, verticesCount: items * program.VERTICES, pickProgram: null })
  draw()
  Object.assign(program, { array: own, capacity, verticesCount, pickProgram })
}

/** Nodes as points of one draw: where WebGL is drawn by software, triangles set once a node take some ten times as long. Points have a largest size, and vanish with their middle: for small ones. */
export class DotProgram<N extends Attributes, E extends Attributes> extends NodePointProgram<N, E> {
  override render(params: RenderParams): void {
    const passing = held.get(this.renderer)
    if (passing) instead(this as unknown as Program, passing.nodes, () => super.render(params))
    else super.render(params)
  }
}

export class LineProgram<N extends Attributes, E extends Attributes> extends EdgeLineProgram<N, E> {
  override render(params: RenderParams): void {
    const passing = held.get(this.renderer)
    if (passing) instead(this as unknown as Program, passing.lines, () => super.render(params))
    else super.render(params)
  }
}
