/** What of an answer can be drawn: the nodes and relationships that it returns, and the actors and ties whose ids stand in it. Pure. */
import { layout } from '../../src/graph/layout.js'
import { CLAIM_TYPES, type ActorKind, type ClaimType } from '../../src/terms.js'
import type { Edge, GraphAnswer, Node } from '../api.js'
import type { NodeKind, TieType } from '../../src/graph/look.js'
import { isNode, isRelationship, type NodeValue, partsOf, type RelationshipValue } from './values.js'

export interface DrawnNode { id: string; kind: NodeKind; x: number; y: number; actor?: Node | undefined; value?: NodeValue | undefined }
/** `relation`: the tie whose evidence can be opened; a claim's own relationships have none. */
export interface DrawnEdge { id: string; source: string; target: string; type: TieType; directed: boolean; status: Edge['status']; publishers: number; claims: number; relation?: string | undefined; name: string }
export interface Drawn { nodes: DrawnNode[]; edges: DrawnEdge[]; /** Of how many nodes. */ total: number }

/** The most nodes that are laid out while a person waits. */
const MOST = 1_000
const KINDS: Record<string, NodeKind> = { Claim: 'claim', Report: 'report', Place: 'place' }
const TYPES = new Map(Object.entries(CLAIM_TYPES).map(([type, { relationship }]) => [relationship as string, type as ClaimType]))

export function drawnOf(rows: readonly (readonly unknown[])[], graph: GraphAnswer): Drawn {
  const actors = new Map(graph.nodes.map(n => [n.id, n])), ties = new Map(graph.edges.map(e => [e.id, e]))
  const nodes = new Map<string, Omit<DrawnNode, 'x' | 'y'>>(), edges = new Map<string, DrawnEdge>()
  const actor = (id: string): void => { if (!nodes.has(id)) nodes.set(id, { id, kind: actors.get(id)?.kind ?? 'thing', actor: actors.get(id) }) }
  const tie = (e: Edge): void => {
    for (const end of [e.source, e.target]) actor(end)
    edges.set(e.id, { ...e, relation: e.id, name: e.type })
  }
  const node = (value: NodeValue): void => {
    const kind = KINDS[value.labels[0] ?? ''] ?? actors.get(value.$node)?.kind ?? (value.properties['kind'] as ActorKind | undefined) ?? 'thing'
    nodes.set(value.$node, { id: value.$node, kind, actor: actors.get(value.$node), value })
  }
  const relationship = (r: RelationshipValue): void => {
    const id = String(r.properties['id'] ?? r.$relationship), known = ties.get(id)
    if (known) { tie(known); return }
    for (const end of [r.source, r.target]) actor(end)
    const type = TYPES.get(r.type) ?? 'other'
    edges.set(id, { id, source: r.source, target: r.target, type, directed: type === 'other' || CLAIM_TYPES[type].directed, status: 'reported', publishers: 1, claims: 1, relation: type === 'other' ? undefined : id, name: r.type })
  }
  for (const row of rows) {
    for (const part of partsOf(row)) {
      if (isNode(part)) node(part)
      else if (isRelationship(part)) relationship(part)
      else if (ties.has(part)) tie(ties.get(part)!)
      else if (actors.has(part)) actor(part)
    }
  }
  const kept = [...nodes.values()].slice(0, MOST), ids = new Set(kept.map(n => n.id))
  const between = [...edges.values()].filter(e => ids.has(e.source) && ids.has(e.target))
  const at = layout([...ids], between.map(e => [e.source, e.target]))
  return { nodes: kept.map(n => ({ ...n, ...at.get(n.id)! })), edges: between, total: nodes.size }
}
