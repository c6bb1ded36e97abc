/** Statements made up over the dialect that both engines speak: read-only, over the graph's own labels, types and values, their rows in a fixed order. */
import fc from 'fast-check'
import { labelsAt } from '../../src/cypher/labels.js'
import { LINKS } from '../../src/graph/property-graph.js'
import type { GraphSchema } from '../../src/graph/schema.js'
import { CLAIM_TYPES } from '../../src/terms.js'

type Kind = 'text' | 'date' | 'integer' | 'number' | 'list of text' | 'truth'
interface Property { name: string; kind: Kind; values: unknown[] }
interface Variable { name: string; label: string; properties: Property[]; tie: boolean }

const TIES: [from: string, type: string, to: string, directed: boolean][] = [
  ...Object.values(CLAIM_TYPES).map(({ relationship, directed }): [string, string, string, boolean] => ['Actor', relationship, 'Actor', directed]),
  ...Object.values(LINKS).map(([from, type, to]): [string, string, string, boolean] => [from, type, to, true]),
]

const quoted = (value: unknown): string => (typeof value === 'string' ? `'${value.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'` : Array.isArray(value) ? `[${value.map(quoted).join(', ')}]` : String(value))

/** Statements over what a graph holds; `values` gives some real values of a property. */
export function statements(schema: GraphSchema, values: (owner: string, property: string) => unknown[]): fc.Arbitrary<string> {
  const owners = new Map<string, Property[]>([...schema.labels, ...schema.relationships].map(o => [o.name, o.properties.flatMap(({ name, types }): Property[] => {
    // Texts of dates are texts to an engine, and what is both is a text.
    const kinds = [...new Set(types.map(t => (t === 'date' ? 'text' : t)))], list = kinds.length === 1 && kinds[0]!.startsWith('list of ')
    const kind = list ? 'list of text' : kinds[0]
    return kinds.length === 1 && ['text', 'integer', 'number', 'list of text', 'truth'].includes(kind!) ? [{ name, kind: kind as Kind, values: values(o.name, name) }] : []
  })]))
  const labels = schema.labels.filter(l => l.count > 0).map(l => l.name), pick = <T>(list: readonly T[]): fc.Arbitrary<T> => fc.constantFrom(...list)

  /** One path: `(n0:Actor)-[r0:ATTACKED]->(n1:Actor)…`, and its variables. */
  const path = (from: string, prefix: string, most: number): fc.Arbitrary<{ text: string; variables: Variable[] }> => fc.array(fc.tuple(fc.nat(), fc.nat(), fc.boolean()), { maxLength: most }).map(steps => {
    const variables: Variable[] = [{ name: `${prefix}0`, label: from, properties: owners.get(from) ?? [], tie: false }]
    let text = `(${prefix}0:${from})`, here = from
    for (const [i, [a, b, named]] of steps.entries()) {
      const fits = TIES.filter(([f, , t]) => f === here || t === here), [f, type, t, directed] = fits[a % fits.length]!
      const out = f === here && (t !== here || b % 2 === 0), other = out ? t : f, r = `${prefix}r${i}`, n = `${prefix}${i + 1}`
      const bracket = `[${named ? r : ''}:${type}]`
      text += `${!directed ? `-${bracket}-` : out ? `-${bracket}->` : `<-${bracket}-`}(${n}:${other})`
      if (named) variables.push({ name: r, label: type, properties: owners.get(type) ?? [], tie: true })
      variables.push({ name: n, label: other, properties: owners.get(other) ?? [], tie: false })
      here = other
    }
    return { text, variables }
  })

  const reference = (variables: Variable[], kinds?: Kind[]): fc.Arbitrary<{ text: string; property: Property }> => {
    const all = variables.flatMap(v => v.properties.filter(p => !kinds || kinds.includes(p.kind)).map(property => ({ text: `${v.name}.${property.name}`, property })))
    return all.length > 0 ? pick(all) : fc.constant({ text: "'none'", property: { name: '', kind: 'text', values: ['none'] } })
  }
  const predicate = (variables: Variable[]): fc.Arbitrary<string> => fc.tuple(reference(variables), fc.nat(), fc.nat()).map(([{ text, property: { kind, values: known } }, a, b]) => {
    const value = known[a % Math.max(1, known.length)] ?? (kind === 'integer' || kind === 'number' ? 1 : kind === 'truth' ? true : 'x'), sign = ['=', '<>', '<', '<=', '>', '>='][b % 6]!
    if (kind === 'truth') return b % 2 ? `${text} = ${quoted(value)}` : `NOT ${text}`
    if (kind === 'list of text') return [`${quoted(Array.isArray(value) ? value[0] ?? 'x' : value)} IN ${text}`, `size(${text}) ${sign} ${b % 4}`, `any(x IN ${text} WHERE x STARTS WITH ${quoted(String(Array.isArray(value) ? value[0] ?? 'x' : value).slice(0, 2))})`, `none(x IN ${text} WHERE x CONTAINS 'a')`][a % 4]!
    if (kind === 'integer' || kind === 'number') return [`${text} ${sign} ${quoted(value)}`, `${text} IS NOT NULL`, `${text} IN ${quoted(known.slice(0, 3).filter(v => typeof v === 'number'))}`, `${text} + 1 > ${quoted(value)}`][a % 4]!
    const some = String(value)
    return [`${text} ${sign} ${quoted(some)}`, `${text} IS NULL`, `${text} CONTAINS ${quoted(some.slice(1, 4))}`, `${text} STARTS WITH ${quoted(some.slice(0, 3))}`, `NOT ${text} ENDS WITH ${quoted(some.slice(-2))}`, `toLower(${text}) = ${quoted(some.toLowerCase())}`, `${text} IN ${quoted(known.slice(0, 3))}`, `size(${text}) ${sign} ${some.length}`][a % 8]!
  })
  /** `patterns`: EXISTS too, which the embedded engine refuses in an OPTIONAL MATCH. */
  const where = (variables: Variable[], patterns = true): fc.Arbitrary<string> => fc.tuple(fc.array(predicate(variables), { maxLength: 3 }), fc.constantFrom('AND', 'OR', 'XOR'), fc.boolean(), fc.nat()).map(([list, word, not, n]) => {
    const nodes = variables.filter(v => !v.tie), node = nodes[n % nodes.length]!, [, type, , directed] = TIES.filter(([f]) => f === node.label)[n % Math.max(1, TIES.filter(([f]) => f === node.label).length)] ?? []
    const exists = patterns && type !== undefined && n % 3 === 0 ? [`${not ? 'NOT ' : ''}EXISTS { (${node.name})-[:${type}]-${directed ? '>' : ''}(:${labelsAt({ nodes: [{}, {}], ties: [{ types: [{ text: type }], plain: true, length: false, from: 'left' }] } as never, 1)![0]}) }`] : []
    const whole = [...list.map((p, i) => (not && i === 0 ? `NOT (${p})` : p)), ...exists]
    return whole.length > 0 ? ` WHERE ${whole.map(p => (whole.length > 1 ? `(${p})` : p)).join(` ${word} `)}` : ''
  })

  const expression = (variables: Variable[]): fc.Arbitrary<string> => fc.tuple(reference(variables), fc.nat()).map(([{ text, property: { kind } }, n]) => {
    const forms: Record<Kind, string[]> = {
      text: [text, text, `toUpper(${text})`, `substring(${text}, 0, 4)`, `size(${text})`, `coalesce(${text}, 'none')`, `${text} + '!'`, `split(${text}, '-')[0]`, `CASE WHEN ${text} > 'm' THEN 'late' ELSE 'early' END`, `replace(${text}, 'a', 'b')`, `${text} IS NULL`, `reverse(${text})`, `left(${text}, 2) + right(${text}, 1)`],
      date: [text], integer: [text, text, `${text} * 2 - 1`, `${text} % 3`, `toFloat(${text}) / 2`, `toString(${text})`, `CASE ${text} WHEN 1 THEN 'one' ELSE 'more' END`, `abs(${text} - 5)`],
      number: [text, text, `round(${text} * 100)`, `floor(${text})`, `${text} > 0.5`, `ceil(${text} * 10)`],
      'list of text': [`size(${text})`, `head(${text})`, `[x IN ${text} WHERE size(x) > 4 | toLower(x)]`, text, `${text}[0..2]`, `reduce(s = 0, x IN ${text} | s + size(x))`, `last(${text})`],
      truth: [text, `NOT ${text}`],
    }
    return forms[kind][n % forms[kind].length]!
  })
  const aggregate = (variables: Variable[]): fc.Arbitrary<string> => fc.tuple(reference(variables), reference(variables, ['integer', 'number']), fc.nat()).map(([any, number, n]) =>
    ['count(*)', `count(${any.text})`, `count(DISTINCT ${any.text})`, ...(number.property.name ? [`sum(${number.text})`, `min(${number.text})`, `max(${number.text})`, ...(number.property.kind === 'integer' ? [`round(avg(${number.text}) * 1000)`] : [])] : []), ...(any.property.kind === 'text' ? [`min(${any.text})`, `max(${any.text})`, `size(collect(DISTINCT ${any.text}))`] : []), `size(collect(${any.text}))`][n % 8] ?? 'count(*)')

  const named = (list: string[]): string => list.map((e, i) => `${e} AS c${i}`).join(', ')
  const ordered = (n: number, down: boolean[]): string => ` ORDER BY ${Array.from({ length: n }, (_, i) => `c${i}${down[i] ? ' DESC' : ''}`).join(', ')}`
  /** What is asked of variables: plain, grouped, or grouped and then held to a bound. */
  const asked = (variables: Variable[]): fc.Arbitrary<string> => fc.oneof(
    fc.tuple(fc.array(expression(variables), { minLength: 1, maxLength: 4 }), fc.array(fc.boolean(), { minLength: 6, maxLength: 6 }), fc.boolean(), fc.nat(20), fc.nat(3)).map(([list, down, distinct, limit, skip]) =>
      ` RETURN ${distinct ? 'DISTINCT ' : ''}${named(list)}${ordered(list.length, down)}${skip ? ` SKIP ${skip}` : ''}${limit > 5 ? ` LIMIT ${limit}` : ''}`),
    fc.tuple(fc.array(expression(variables), { maxLength: 2 }), fc.array(aggregate(variables), { minLength: 1, maxLength: 3 }), fc.array(fc.boolean(), { minLength: 6, maxLength: 6 })).map(([keys, list, down]) => ` RETURN ${named([...keys, ...list])}${ordered(keys.length + list.length, down)}`),
    fc.tuple(expression(variables), reference(variables), fc.nat(3)).map(([key, what, n]) => ` WITH ${key} AS k, count(${what.text}) AS v WHERE v > ${n} RETURN k AS c0, v AS c1 ORDER BY c0, c1`),
    fc.tuple(reference(variables, ['list of text']), expression(variables)).map(([list, e]) => (list.property.name ? ` UNWIND ${list.text} AS u RETURN u AS c0, count(*) AS c1 ORDER BY c0, c1` : ` RETURN DISTINCT ${e} AS c0 ORDER BY c0`)),
  )

  const single = pick(labels).chain(label => path(label, 'n', 2)).chain(({ text, variables }) => fc.tuple(where(variables), asked(variables)).map(([w, a]) => `MATCH ${text}${w}${a}`))
  const optional = pick(labels).chain(label => path(label, 'n', 1)).chain(one => path(one.variables[0]!.label, 'm', 1).chain(two => {
    const second = { text: two.text.replace(/^\(m0:\w+\)/, `(${one.variables[0]!.name})`), variables: two.variables.slice(1) }, all = [...one.variables, ...second.variables]
    return fc.tuple(where(one.variables), second.variables.length > 0 ? where(second.variables, false) : fc.constant(''), asked(all)).map(([w, v, a]) => (second.variables.length > 0 ? `MATCH ${one.text}${w} OPTIONAL MATCH ${second.text}${v}${a}` : `MATCH ${one.text}${w}${a}`))
  }))
  const longer = fc.tuple(pick(['ATTACKED', 'ALLIED_WITH', 'REINFORCED', 'ATTACKED|ALLIED_WITH']), pick(['->', '-']), fc.nat(2), fc.nat(1)).map(([types, arrow, most, least]) =>
    `MATCH (a:Actor)-[:${types}*${least}..${Math.max(1, most)}]${arrow}(b:Actor) RETURN a.id AS c0, b.id AS c1, count(*) AS c2 ORDER BY c0, c1, c2 LIMIT 200`)
  const union = fc.tuple(pick(labels), pick(labels), fc.boolean()).chain(([a, b, all]) => fc.tuple(predicate([{ name: 'x', label: a, properties: owners.get(a)!, tie: false }]), predicate([{ name: 'y', label: b, properties: owners.get(b)!, tie: false }]))
    .map(([p, q]) => `CALL { MATCH (x:${a}) WHERE ${p} RETURN x.id AS id UNION ${all ? 'ALL ' : ''}MATCH (y:${b}) WHERE ${q} RETURN y.id AS id } RETURN id AS c0, count(*) AS c1 ORDER BY c0, c1`))
  const nested = pick(labels).chain(label => path(label, 'n', 1)).chain(({ text, variables }) => fc.tuple(where(variables), aggregate(variables)).map(([w, what]) =>
    `MATCH (a:${variables[0]!.label}) CALL { WITH a MATCH ${text.replace(/^\(n0:\w+\)/, '(a)').replaceAll('n0', 'a')}${w.replaceAll(/\bn0\b/g, 'a')} RETURN ${what.replaceAll(/\bn0\b/g, 'a')} AS v } RETURN a.id AS c0, v AS c1 ORDER BY c0, c1`))
  const comprehension = fc.tuple(pick(TIES.filter(([f, , t]) => f === 'Actor' && t === 'Actor')), predicate([{ name: 'a', label: 'Actor', properties: owners.get('Actor')!, tie: false }])).map(([[, type], p]) =>
    `MATCH (a:Actor) WHERE ${p} RETURN a.id AS c0, size([(a)-[:${type}]-(b:Actor) | b.id]) AS c1, COUNT { (a)-[:${type}]->(:Actor) } AS c2 ORDER BY c0, c1, c2`)
  return fc.oneof({ weight: 5, arbitrary: single }, { weight: 3, arbitrary: optional }, longer, union, nested, comprehension)
}
