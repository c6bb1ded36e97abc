/** What can stand at a place of a statement: pure, from the text before it and the real schema. */
import type { SchemaAnswer } from '../api.js'
import { CLAUSES, KEYWORDS, speaks, type Token, tokens } from './tokens.js'

/** What the store holds; lists by count, then name. */
export type Schema = Pick<SchemaAnswer, 'labels' | 'relationships' | 'functions'>

/** One suggestion: `label` is shown and, without `insert`, put in; `kind` chooses its sign; `more` says what it is. A snippet's `insert` holds `${1:blanks}`. */
export interface Suggestion { label: string; kind: 'label' | 'type' | 'property' | 'keyword' | 'function' | 'variable' | 'parameter' | 'snippet'; more?: string; insert?: string }
/** What to suggest for the text from `from` on. `actors`: inside quotes, actors by name or id are looked up and put in as their `id` or `name`. */
export interface Completion { from: number; options: Suggestion[]; actors?: { search: string; as: 'id' | 'name' } }

export const SNIPPETS: readonly { label: string; insert: string }[] = [
  // biome-ignore-start lint/suspicious/noTemplateCurlyInString: the editor's own notation for blanks
  { label: 'Ties of an actor', insert: "MATCH (a:Actor {id: '${isis}'})-[r]-(b:Actor)\nRETURN a AS actor, r AS tie, b AS other\nORDER BY r.claims DESC" },
  { label: 'Who attacked whom', insert: 'MATCH (a:Actor)-[r:ATTACKED]->(b:Actor)\nRETURN a.name AS attacker, b.name AS attacked, r.claims AS claims\nORDER BY claims DESC' },
  { label: 'Evidence of a tie', insert: "MATCH (a:Actor {id: '${isis}'})-[r:${ATTACKED}]->(b:Actor)\nMATCH (c:Claim)-[:STATED_IN]->(p:Report)\nWHERE c.id IN r.claimIds\nRETURN b.name AS other, c.from AS day, c.glossEn AS said, p.publisher AS publisher\nORDER BY day" },
  { label: 'Count by type', insert: 'MATCH (a:Actor)-[r]->(b:Actor)\nRETURN type(r) AS type, count(r) AS ties\nORDER BY ties DESC' },
  { label: 'Between two dates', insert: "MATCH (a:Actor)-[r]->(b:Actor)\nWHERE r.first <= '${2018-06}' AND r.last >= '${2018-01}'\nRETURN a AS actor, r AS tie, b AS other" },
  // biome-ignore-end lint/suspicious/noTemplateCurlyInString: as above
]

/** The labels or types of each variable of a statement: `(a:Actor)` → `a: [Actor]`. */
export function variables(said: readonly Token[]): Map<string, string[]> {
  const out = new Map<string, string[]>()
  const add = (name: string, kind?: string) => out.set(name, [...(out.get(name) ?? []), ...(kind === undefined ? [] : [kind])])
  said.forEach((t, i) => {
    const before = said[i - 1]?.text ?? ''
    if (t.kind !== 'word') return
    if (before.toUpperCase() === 'AS' || (before === '(' || before === '[') && [':', ')', ']', '{'].includes(said[i + 1]?.text ?? ')')) {
      add(t.text)
      for (let j = i + 1; [':', '|'].includes(said[j]?.text ?? '') && said[j + 1]; j += 2) add(t.text, said[j + 1]!.text.replaceAll('`', ''))
    }
  })
  return out
}

/** The bracket that is open at the end, and the pieces since it. */
function within(said: readonly Token[]): { sign: string; at: number } | undefined {
  let depth = 0
  for (let i = said.length - 1; i >= 0; i--) {
    const { kind, text } = said[i]!
    if (kind !== 'sign') continue
    if (')]}'.includes(text)) depth++
    else if ('([{'.includes(text) && depth-- === 0) return { sign: text, at: i }
  }
  return undefined
}

/** Suggestions for what stands at the end of `before`; `after` is the rest of the statement, whose variables count too. Nothing in comments. */
export function complete(before: string, after: string, schema: Schema, params: readonly string[]): Completion | undefined {
  const all = tokens(before), last = all.at(-1)
  if (last?.kind === 'comment' && !/\n$|\*\/$/.test(before)) return undefined
  const said = all.filter(speaks), known = variables([...said, ...tokens(after).filter(speaks)])
  const typed = last && ['word', 'param', 'text'].includes(last.kind) ? last : undefined
  const past = typed ? said.slice(0, -1) : said, previous = past.at(-1)?.text ?? '', open = within(past)
  const from = typed ? typed.from : before.length

  const propertiesOf = (kinds: readonly string[]): Suggestion[] => {
    const owners = [...schema.labels, ...schema.relationships], mine = owners.filter(o => kinds.includes(o.name)), found = new Map<string, { owners: string[]; types: Set<string> }>()
    for (const o of mine.length > 0 ? mine : owners) {
      for (const { name, types } of o.properties) {
        const had = found.get(name) ?? { owners: [], types: new Set() }
        found.set(name, { owners: [...had.owners, o.name], types: new Set([...had.types, ...types]) })
      }
    }
    return [...found].sort(([a], [b]) => (a < b ? -1 : 1)).map(([label, { owners, types }]) => ({ label, kind: 'property', more: `${[...types].join(', ')} (${owners.slice(0, 2).join(', ')}${owners.length > 2 ? ' …' : ''})` }))
  }
  const relationships = (): Suggestion[] => schema.relationships.map(r => ({ label: r.name, kind: 'type', more: `${r.ends[0]?.from ?? '?'} → ${r.ends[0]?.to ?? '?'}, ${r.count}` }))

  if (typed?.kind === 'text') {
    if (typed.text.length > 1 && typed.text.endsWith(typed.text[0]!)) return undefined
    const property = propertyBefore(past)
    return property === undefined || ['id', 'name', 'nameAr', 'names'].includes(property) ? { from: typed.from + 1, options: [], actors: { search: typed.text.slice(1), as: property === undefined || property === 'id' ? 'id' : 'name' } } : undefined
  }
  if (typed?.kind === 'param') return { from, options: params.map(p => ({ label: `$${p}`, kind: 'parameter' })) }
  if (previous === '.' && past.at(-2)?.kind === 'word') return { from, options: propertiesOf(known.get(past.at(-2)!.text) ?? []) }
  if (open?.sign === '[' && (previous === ':' || previous === '|')) return { from, options: relationships() }
  if (open?.sign === '(' && (previous === ':' || previous === '|')) return { from, options: schema.labels.map(l => ({ label: l.name, kind: 'label', more: String(l.count) })) }
  if (open?.sign === '{' && (previous === '{' || previous === ',') && !['CALL', 'EXISTS', 'COUNT'].includes(past[open.at - 1]?.text.toUpperCase() ?? '')) {
    return { from, options: propertiesOf(kindsBefore(past.slice(0, open.at))).map(o => ({ ...o, insert: `${o.label}: ` })) }
  }
  if (!typed && last?.kind !== 'blank' && before !== '' && !'(,'.includes(previous)) return undefined
  const opened = past.length === 0
  return {
    from,
    options: [
      ...(opened ? SNIPPETS.map((s): Suggestion => ({ ...s, kind: 'snippet' })) : []),
      ...[...known.keys()].filter(k => k !== typed?.text).map((label): Suggestion => ({ label, kind: 'variable', more: (known.get(label) ?? []).join(', ') })),
      ...KEYWORDS.filter(k => !opened || CLAUSES.has(k) || k === 'EXPLAIN' || k === 'PROFILE').map((label): Suggestion => ({ label, kind: 'keyword' })),
      ...(opened ? [] : schema.functions.map(({ name, signature }): Suggestion => ({ label: name, kind: 'function', more: signature, insert: signature.includes('(') ? `${name}(\${})` : `${name} { \${} }` }))),
      ...params.map((p): Suggestion => ({ label: `$${p}`, kind: 'parameter' })),
    ],
  }
}

/** The labels or types said at the head of a bracket whose map is being written: `(a:Actor {` → Actor. */
function kindsBefore(past: readonly Token[]): string[] {
  const out: string[] = []
  for (let i = past.length - 1; i > 0 && [':', '|'].includes(past[i - 1]!.text); i -= 2) out.push(past[i]!.text)
  return out
}

/** The property that a text is compared with: `a.name = `, `{id: `, `a.id IN [`; undefined when there is none. */
function propertyBefore(past: readonly Token[]): string | undefined {
  let i = past.length - 1
  while (i >= 0 && (past[i]!.kind === 'text' || [',', '[', '=', '<>', ':', '=~'].includes(past[i]!.text) || ['IN', 'CONTAINS', 'STARTS', 'ENDS', 'WITH'].includes(past[i]!.text.toUpperCase()))) i--
  return past[i]?.kind === 'word' && (['.', '{', ','].includes(past[i - 1]?.text ?? '')) ? past[i]!.text : undefined
}
