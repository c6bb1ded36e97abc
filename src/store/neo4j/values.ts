/** Values between Neo4j and the store: the driver's own types stop here. */
import neo4j, { type Node, type Plan, type ProfiledPlan, type Relationship, type ResultSummary } from 'neo4j-driver'
import { byKey } from '../parts.js'
import type { NodeValue, RelationshipValue, Value } from '../store.js'

/** Parameters: whole numbers go as integers, which the driver would send as floats. */
export function parameter(value: unknown): unknown {
  if (typeof value === 'number') return Number.isSafeInteger(value) ? BigInt(value) : value
  if (Array.isArray(value)) return value.map(parameter)
  if (value !== null && typeof value === 'object') return Object.fromEntries(Object.entries(value).map(([k, v]) => [k, parameter(v)]))
  return value
}

/** Turns values of one answer; remembers which nodes it has seen, and which relationships hang on nodes it has not. */
export class Values {
  readonly #keys = new Map<string, string>()
  readonly #open: { value: RelationshipValue; start: string; end: string }[] = []

  of(value: unknown): Value {
    if (value === null || value === undefined) return null
    if (typeof value === 'string' || typeof value === 'boolean' || typeof value === 'number') return value
    if (typeof value === 'bigint') return Number.isSafeInteger(Number(value)) ? Number(value) : value.toString()
    if (Array.isArray(value)) return value.map(v => this.of(v))
    if (neo4j.isNode(value as object)) return this.#node(value as Node)
    if (neo4j.isRelationship(value as object)) return this.#relationship(value as Relationship)
    if (neo4j.isPath(value as object)) {
      const { start, segments } = value as { start: Node; segments: { relationship: Relationship; end: Node }[] }
      return [this.#node(start), ...segments.flatMap(s => [this.#relationship(s.relationship), this.#node(s.end)])]
    }
    if (neo4j.isPoint(value as object)) {
      const { srid, x, y, z } = value as { srid: bigint; x: number; y: number; z?: number }
      return { srid: Number(srid), x, y, ...(z !== undefined && { z }) }
    }
    if (ArrayBuffer.isView(value)) return Array.from(value as Int8Array)
    // The driver ends a duration without hours with a T.
    if (neo4j.isDuration(value as object)) return String(value).replace(/T$/, '')
    // Dates, times and durations are classes of the driver; anything else is a map.
    return Object.getPrototypeOf(value) === Object.prototype ? this.#map(value) : String(value)
  }

  /** Ids of nodes that relationships hang on and that were not in the answer. */
  get unknown(): string[] {
    return [...new Set(this.#open.flatMap(({ start, end }) => [start, end]))].filter(id => !this.#keys.has(id))
  }

  /** Names the ends of relationships, given the keys of nodes that were unknown. */
  settle(keys: readonly (readonly [id: string, key: unknown])[]): void {
    for (const [id, key] of keys) this.#keys.set(id, typeof key === 'string' ? key : id)
    for (const { value, start, end } of this.#open) {
      value.source = this.#keys.get(start) ?? start
      value.target = this.#keys.get(end) ?? end
    }
    this.#open.length = 0
  }

  #map(value: object): { [key: string]: Value } {
    return Object.fromEntries(Object.entries(value).sort(byKey).map(([k, v]) => [k, this.of(v)]))
  }

  #node({ elementId, labels, properties }: Node): NodeValue {
    const key = typeof properties.id === 'string' ? properties.id : elementId
    this.#keys.set(elementId, key)
    return { $node: key, labels: labels.toSorted(), properties: this.#map(properties) }
  }

  #relationship({ elementId, type, startNodeElementId, endNodeElementId, properties }: Relationship): RelationshipValue {
    const id: unknown = properties.id
    const value: RelationshipValue = { $relationship: typeof id === 'string' ? id : elementId, type, source: startNodeElementId, target: endNodeElementId, properties: this.#map(properties) }
    this.#open.push({ value, start: startNodeElementId, end: endNodeElementId })
    return value
  }
}

/** The plan in a summary as text, an operator a line, those that feed it below it; with rows and database hits when the statement was run. */
export function planOf({ plan, profile }: ResultSummary): string {
  const lines: string[] = []
  const add = (p: Plan | ProfiledPlan, depth: number): void => {
    const details = p.arguments.Details, counts = 'dbHits' in p ? `  rows=${p.rows} hits=${p.dbHits}` : p.arguments.EstimatedRows === undefined ? '' : `  about ${Math.round(Number(p.arguments.EstimatedRows))} rows`
    lines.push(`${'  '.repeat(depth)}${p.operatorType.replace(/@.*$/, '')}${details ? ` (${details})` : ''}${counts}`)
    for (const child of p.children) add(child, depth + 1)
  }
  const root = profile || plan
  if (root) add(root, 0)
  return lines.join('\n')
}
