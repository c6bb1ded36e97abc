/** What the picture is given to draw, and how large and of what colour each of it is. */
import { type Change, CHANGE_LOOK, GROUND, isDashed, KIND_LOOK, looseRadius, mixed, type NodeKind, nodeRadius, type Shade, type TieType, TYPE_COLOUR } from '../../src/graph/look.js'

/** What is drawn. `lines`: an actor's name, one line a language. `words`: what an edge says of itself when it is chosen. */
export interface Drawing {
  /** `share`: what its size says, 0 to 1, instead of its number of ties; `colour`: instead of its kind's. */
  nodes: readonly { id: string; x: number; y: number; kind: NodeKind; lines: string[]; share?: number | undefined; colour?: string | undefined }[]
  edges: readonly {
    id: string; source: string; target: string; type: TieType; directed: boolean; status: Parameters<typeof isDashed>[0]['status']
    publishers: number; claims: number; words: string; change?: Change | undefined
    /** Nobody has reviewed any of its claims. */
    unseen?: boolean
  }[]
  shade: Shade
}
/** A node of share 1 is as large as one with so many ties. */
const MOST_TIES = 25

export type Node = Drawing['nodes'][number]
export type Edge = Drawing['edges'][number]

/** How large each node is drawn: by its ties, or by its share; `degree` in the order of `nodes`. */
export function radii(nodes: Drawing['nodes'], degree: Uint32Array): Float32Array<ArrayBuffer> {
  const tied = degree.reduce((n, d) => n + (d > 0 ? 1 : 0), 0), loose = looseRadius(tied, nodes.length - tied)
  return Float32Array.from(nodes, ({ share }, i) => (degree[i] === 0 ? loose : nodeRadius(share === undefined ? degree[i]! : share * MOST_TIES, tied)))
}

/** The same, by id. */
export function sizes({ nodes, edges }: Drawing): (node: Node) => number {
  const numbers = new Map(nodes.map((n, i) => [n.id, i])), degree = new Uint32Array(nodes.length)
  for (const e of edges) for (const id of [e.source, e.target]) degree[numbers.get(id)!]!++
  const all = radii(nodes, degree)
  return n => all[numbers.get(n.id)!]!
}

export const nodeColour = ({ kind, colour }: Node, shade: Shade): string => colour ?? KIND_LOOK[kind].colour[shade]

/** The colour of an edge's line; worked out once for each. */
export function tints(shade: Shade): (edge: Edge) => string {
  const shares = new Map<number, Map<string, string>>()
  return e => {
    const colour = ((e.change && CHANGE_LOOK[e.change].colour) ?? TYPE_COLOUR[e.type])[shade], share = isDashed(e) ? 0.9 : e.unseen ? 0.7 : 0.82
    let of = shares.get(share)
    if (!of) shares.set(share, of = new Map())
    let tint = of.get(colour)
    if (tint === undefined) of.set(colour, tint = mixed(colour, GROUND[shade], share))
    return tint
  }
}

/** How much of its colour a node keeps, and a line, when others stand out. */
export const NODE_FAINT = 0.4, LINE_FAINT = 0.22
