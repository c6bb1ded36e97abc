/** What a property graph holds, as people who ask it need to know: labels, relationships and their properties, with counts and an example of each. */
import { LINKS, type PropertyGraph, type Row } from './property-graph.js'
import { CLAIM_TYPES } from '../terms.js'

/** A property: in how many nodes or relationships it is, of which types its values are, and one of its values (the first that is not long). */
export interface Property { name: string; count: number; types: string[]; example: unknown }
/** Sorted by count, then name. */
export interface Label { name: string; count: number; properties: Property[]; /** The node with most properties, the first of these. */ example?: { id: string; name?: string } }
/** `ends`: the labels that it runs between. */
export interface Relationship { name: string; count: number; directed: boolean; properties: Property[]; ends: { from: string; to: string; count: number }[]; example?: { source: string; target: string } }
export interface GraphSchema { labels: Label[]; relationships: Relationship[] }

/** Longest example, in characters. */
const LONGEST = 80

const typeOf = (value: unknown): string => (Array.isArray(value) ? `list of ${value.length > 0 ? typeOf(value[0]) : 'anything'}`
  : typeof value === 'string' ? (/^\d{4}(?:-\d{2}(?:-\d{2})?)?$/.test(value) ? 'date' : 'text') : typeof value === 'number' ? (Number.isInteger(value) ? 'integer' : 'number') : 'truth')
const isShort = (value: unknown): boolean => JSON.stringify(value).length <= LONGEST

function propertiesOf(rows: readonly Row[]): Property[] {
  const found = new Map<string, { count: number; types: Set<string>; example: unknown; short: boolean }>()
  for (const row of rows) for (const [name, value] of Object.entries(row)) {
    const had = found.get(name)
    if (!had) found.set(name, { count: 1, types: new Set([typeOf(value)]), example: value, short: isShort(value) && !(Array.isArray(value) && value.length === 0) })
    else {
      had.count++
      if (had.types.size < 4) had.types.add(typeOf(value))
      if (!had.short && isShort(value) && !(Array.isArray(value) && value.length === 0)) { had.example = value; had.short = true }
    }
  }
  return [...found].map(([name, { count, types, example, short }]) => {
    // An empty list says nothing of what it would hold, and a whole number may stand among others.
    const all = [...types].filter(t => (t !== 'list of anything' || types.size === 1) && (t !== 'integer' || !types.has('number')) && (t !== 'date' || !types.has('text')))
    return { name, count, types: all.sort(), example: short ? example : typeof example === 'string' ? `${example.slice(0, LONGEST)}…` : Array.isArray(example) ? example.slice(0, 1) : example }
  }).sort(byCount)
}

const byCount = (a: { count: number; name: string }, b: { count: number; name: string }): number => b.count - a.count || (a.name < b.name ? -1 : 1)

function labelOf(name: string, rows: readonly Row[]): Label {
  const richest = rows.reduce<Row | undefined>((best, row) => (best && Object.keys(best).length >= Object.keys(row).length ? best : row), undefined)
  const called = richest?.name ?? richest?.title
  return { name, count: rows.length, properties: propertiesOf(rows), ...(richest && { example: { id: String(richest.id), ...(typeof called === 'string' && { name: called }) } }) }
}

/** Every type of relationship that there can be is named, those without any too. */
export function schemaOf({ actors, claims, reports, places, links, relations }: PropertyGraph): GraphSchema {
  const labels = [labelOf('Actor', actors), labelOf('Claim', claims), labelOf('Place', places), labelOf('Report', reports)].sort(byCount)
  const ties = Object.entries(CLAIM_TYPES).map(([type, { relationship, directed }]): Relationship => {
    const mine = relations.filter(r => r.type === type), [first] = mine
    return { name: relationship, count: mine.length, directed, properties: propertiesOf(mine.map(r => r.properties)), ends: [{ from: 'Actor', to: 'Actor', count: mine.length }], ...(first && { example: { source: first.source, target: first.target } }) }
  })
  const evidence = Object.entries(LINKS).map(([key, [from, name, to]]): Relationship => {
    const mine = links[key as keyof typeof LINKS], [first] = mine
    return { name, count: mine.length, directed: true, properties: [], ends: [{ from, to, count: mine.length }], ...(first && { example: { source: first.from, target: first.to } }) }
  })
  return { labels, relationships: [...ties, ...evidence].sort(byCount) }
}
