/** Values of an answer: what they are, and as text. Pure. */

export interface NodeValue { $node: string; labels: string[]; properties: Record<string, unknown> }
export interface RelationshipValue { $relationship: string; type: string; source: string; target: string; properties: Record<string, unknown> }

export const isNode = (v: unknown): v is NodeValue => typeof v === 'object' && v !== null && '$node' in v
export const isRelationship = (v: unknown): v is RelationshipValue => typeof v === 'object' && v !== null && '$relationship' in v

/** A node by its name in a language, its title or its id. */
export const nodeName = ({ $node, properties: p }: NodeValue, lang: string): string =>
  String((lang === 'ar' ? p['nameAr'] ?? p['glossAr'] : p['glossEn']) ?? p['name'] ?? p['title'] ?? $node)

/** As people read it: nodes by name, relationships by type, lists with commas, nothing for null. */
export function shown(value: unknown, lang: string): string {
  if (value === null || value === undefined) return ''
  if (isNode(value)) return nodeName(value, lang)
  if (isRelationship(value)) return value.type
  if (Array.isArray(value)) return value.map(v => shown(v, lang)).join(lang === 'ar' ? '، ' : ', ')
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}

/** Every node, relationship and text in a value, however deep. */
export function* partsOf(value: unknown): Generator<NodeValue | RelationshipValue | string> {
  if (typeof value === 'string' || isNode(value) || isRelationship(value)) yield value
  else if (Array.isArray(value)) for (const v of value) yield* partsOf(v)
  else if (typeof value === 'object' && value !== null) yield* partsOf(Object.values(value))
}

/** Orders two values of a column: numbers by size before texts in the order of the language, or with `down` the other way round; nothing comes last either way. */
export function comparing(lang: string): (a: number | string, b: number | string, down?: boolean) => number {
  const { compare } = new Intl.Collator(lang, { numeric: true })
  const rank = (v: number | string) => (v === '' ? 2 : typeof v === 'number' ? 0 : 1)
  return (a, b, down = false) => {
    if ((a === '') !== (b === '')) return a === '' ? 1 : -1
    return (rank(a) - rank(b) || (typeof a === 'number' && typeof b === 'number' ? a - b : compare(String(a), String(b)))) * (down ? -1 : 1)
  }
}

/** A cell as a spreadsheet may take it from the clipboard: one line, and no formula. */
const pasted = (v: unknown): string => (typeof v === 'number' ? String(v) : (Array.isArray(v) && v.every(x => x === null || typeof x !== 'object') ? v.join('; ') : typeof v === 'object' && v !== null ? JSON.stringify(v) : String(v ?? ''))
  .replace(/[\t\r\n]+/g, ' ').replace(/^(?=['=+\-@])/, "'"))

/** Rows with tabs between: what spreadsheets take from the clipboard. */
export const asTabs = (columns: readonly string[], rows: readonly (readonly unknown[])[]): string => [columns, ...rows].map(r => r.map(pasted).join('\t')).join('\n')

/** The single number of an answer that is nothing else. */
export const singleNumber = ({ columns, rows }: { columns: readonly string[]; rows: readonly (readonly unknown[])[] }): number | undefined =>
  (columns.length === 1 && rows.length === 1 && typeof rows[0]![0] === 'number' ? rows[0]![0] : undefined)

/** The text of a plan, when the answer is one. */
export const planOf = ({ columns, rows }: { columns: readonly string[]; rows: readonly (readonly unknown[])[] }): string | undefined =>
  (columns.length === 1 && columns[0] === 'plan' && typeof rows[0]?.[0] === 'string' ? rows.map(r => String(r[0])).join('\n') : undefined)
