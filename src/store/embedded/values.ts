/** The embedded engine's values as the store's: nodes, relationships, dates. */
import type { GrafeoDB, GrafeoValue, QueryResult } from '@grafeo-db/js'
import { byKey } from '../parts.js'
import type { Value } from '../store.js'

/** Rows of a result, one after the other. */
export function* rowsOf(result: QueryResult, columns: readonly string[], db: GrafeoDB): Generator<Value[]> {
  for (let i = 0; i < result.length; i++) {
    const given = result.get(i)
    yield columns.map(c => valueOf(given[c] ?? null, db))
  }
}

/** The engine gives nodes as `{_id, _labels, …}` and relationships as `{_id, _type, _source, _target, …}`, their properties beside these. A path becomes a list, as from Neo4j. */
function valueOf(value: GrafeoValue, db: GrafeoDB): Value {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value
  if (typeof value === 'number') return value
  if (typeof value === 'bigint') return value.toString()
  if (Array.isArray(value)) return value.map(v => valueOf(v, db))
  if (value instanceof Date) return value.toISOString()
  if (ArrayBuffer.isView(value)) return Array.from(value as Float32Array)
  if (isPath(value)) return value.nodes.flatMap((n, i) => [...(i > 0 ? [valueOf(value.edges[i - 1]!, db)] : []), valueOf(n, db)])
  const all = Object.fromEntries(Object.entries(value).sort(byKey).map(([k, v]) => [k, valueOf(v as GrafeoValue, db)]))
  if (typeof all._id !== 'number') return all
  const { _id, _labels, _type, _source, _target, ...properties } = all
  const key = typeof properties.id === 'string' ? properties.id : String(_id)
  if (Array.isArray(_labels)) return { $node: key, labels: (_labels as string[]).toSorted(), properties }
  if (typeof _type === 'string') return { $relationship: key, type: _type, source: nodeKey(_source as number, db), target: nodeKey(_target as number, db), properties }
  return all
}

/** A path comes as its nodes and its relationships. */
function isPath(value: object): value is { nodes: GrafeoValue[]; edges: GrafeoValue[] } {
  const { nodes, edges } = value as { nodes?: unknown; edges?: unknown }
  const all = (list: unknown, key: string): boolean => Array.isArray(list) && list.every(x => typeof x === 'object' && x !== null && key in x)
  return Object.keys(value).length === 2 && all(nodes, '_labels') && all(edges, '_type') && (nodes as []).length === (edges as []).length + 1
}

const nodeKey = (id: number, db: GrafeoDB): string => {
  const own = db.getNode(id)?.get('id')
  return typeof own === 'string' ? own : String(id)
}
