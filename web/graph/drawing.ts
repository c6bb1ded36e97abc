/** What the picture is given to draw, and how large and of what colour each of it is. */
import { type Change, CHANGE_LOOK, GROUND, isDashed, KIND_LOOK, mixed, type NodeKind, nodeRadius, type Shade, type TieType, TYPE_COLOUR } from '../../src/graph/look.js'

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

/** How large a node of so many ties is drawn among so many others: by its ties, or by its share. */
export const radius = ({ share }: Node, degree: number, among: number): number => nodeRadius(share === undefined ? degree : share * MOST_TIES, among)

/** How large each node is drawn. */
export function sizes({ nodes, edges }: Drawing): (node: Node) => number {
  const degree = new Map<string, number>()
  for (const e of edges) {
    degree.set(e.source, (degree.get(e.source) ?? 0) + 1)
    degree.set(e.target, (degree.get(e.target) ?? 0) + 1)
  }
  return n => radius(n, degree.get(n.id) ?? 0, nodes.length)
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
