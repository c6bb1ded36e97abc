/** The known differences of the engines, each with how it is found in a statement. Sorted by what they are about. */
import type { Finding, Rule, Said } from './dialect.js'
import { calls, columns, isListLiteral, isLiteral, kindOf } from './expressions.js'
import { bindings } from './hints.js'
import { labelsAt } from './labels.js'
import { heldToGraph } from './own-nodes.js'
import type { NodePattern } from './patterns.js'
import { isName, isSign, keyword, type Token } from './tokens.js'

const at = (from: Token, message: string, to: Token = from): { message: string; start: number; end: number } => ({ message, start: from.start, end: to.end })
const refuse = (from: Token, message: string, to?: Token): Finding => ({ note: at(from, message, to), refused: true })
const AGGREGATES = new Set(['count', 'sum', 'avg', 'min', 'max', 'collect', 'stdev', 'stdevp', 'percentilecont', 'percentiledisc'])

/** Functions that only Neo4j has: what does the same on both. */
const ONLY_NEO4J: Record<string, string> = {
  isempty: 'size(x) = 0', randomuuid: 'a parameter', valuetype: 'a property whose type /api/schema tells', point: 'latitude and longitude as numbers', localdatetime: 'text, which sorts as dates do: 2018-06-08',
  localtime: 'text', tostringlist: '[x IN list | toString(x)]', tointegerlist: '[x IN list | toInteger(x)]', tofloatlist: '[x IN list | toFloat(x)]', char_length: 'size(text)', character_length: 'size(text)', btrim: 'trim(text)', normalize: 'a parameter that is normalised already', nullif: 'CASE WHEN a = b THEN null ELSE a END',
}
const SAME_AS: Record<string, string> = { tostringornull: 'toString', tointegerornull: 'toInteger', tofloatornull: 'toFloat', tobooleanornull: 'toBoolean' }

/** Compared with `=`, `<>`, `<` …: the index of the sign and how long it is. */
const comparison = (all: readonly Token[], i: number): number => (isSign(all[i], '<') && isSign(all[i + 1], '>', '=') ? 2 : isSign(all[i], '>') && isSign(all[i + 1], '=') ? 2 : isSign(all[i], '=', '<', '>') && !isSign(all[i + 1], '~', '-') && !isSign(all[i - 1], '-') ? 1 : 0)

/** Nodes that a statement has not named before they stand there: every use is later. */
const isNew = ({ first }: Said, n: NodePattern): boolean => n.variable === undefined || first.get(n.variable)! > n.start

/** Whether a call with dots is that of a procedure. */
function procedure(all: readonly Token[], i: number): boolean {
  while (isSign(all[i - 1], '.') && isName(all[i - 2])) i -= 2
  return keyword(all[i - 1]) === 'CALL'
}

export const RULES: readonly Rule[] = [
  {
    name: 'nodes beside counts', on: 'embedded', does: 'changed', embedded: 'a number in the place of a node that has no name of its own', neo4j: 'the node', examples: ['MATCH (a:Actor) RETURN a, count(*)'], instead: 'RETURN a AS a, count(*) AS n',
    find: said => columns(said).flatMap(({ from, to, alias }): Finding[] => {
      const first = said.all[from]!, { end } = said.all[to - 1]!
      return alias || isSign(first, '*') ? [] : [{ edits: [{ start: end, end, text: ` AS \`${said.statement.slice(first.start, end).replaceAll('`', '``')}\`` }] }]
    }),
  },
  {
    name: 'unlabelled nodes of a chain', on: 'embedded', does: 'changed', embedded: 'fails past 65,536 rows in between', neo4j: 'answers', examples: ['MATCH (a:Actor)-[:ATTACKED]->(b)-[:ATTACKED]->(c:Actor) RETURN count(*) AS n'], instead: '(b:Actor)',
    find(said) {
      const bound = bindings(said.found)
      return said.found.flatMap(m => m.paths).flatMap(p => p.nodes.flatMap((n, i): Finding[] => {
        if (p.ties.length < 2 || n.labels.length > 0 || !n.plain || (n.variable !== undefined && (bound.get(n.variable)?.size ?? 0) > 0)) return []
        const [label, more] = labelsAt(p, i) ?? []
        if (label !== undefined && more === undefined) return isNew(said, n) ? [{ edits: [{ start: n.open, end: n.open, text: `:${label}` }] }] : []
        return [{ note: { message: 'Without a label on every node of a chain this engine may break when there are many rows: write one, such as (b:Actor).', start: n.start, end: n.end } }]
      }))
    },
  },
  {
    name: "the store's own nodes", on: 'neo4j', does: 'changed', embedded: 'only actors, claims, places and reports are nodes', neo4j: 'the records that the graph is made from are nodes too', examples: ['MATCH (n) RETURN count(n) AS n', 'MATCH (n:Record) RETURN count(n) AS n', 'CALL db.labels() YIELD label RETURN label AS label ORDER BY label'], instead: 'MATCH (n:Actor)', find: heldToGraph,
  },
  {
    name: 'labels with | & !', on: 'embedded', does: 'refused', embedded: 'cannot read it', neo4j: 'answers', examples: ['MATCH (a:Actor|Place) RETURN count(a) AS n', 'MATCH (a:!Actor) RETURN count(a) > 0 AS n', 'MATCH (a:Actor)-[:!ATTACKED]->(b:Actor) RETURN count(*) AS n', 'MATCH (a) WHERE a:Actor|Place RETURN count(a) AS n'], instead: 'WHERE a:Actor OR a:Place',
    find: ({ all, found }) => [
      ...found.flatMap(m => m.paths).flatMap(p => [
        ...p.nodes.filter(n => !n.plain).map(n => ({ note: { message: 'This engine knows no labels with |, & or !: match the node without one and write WHERE a:Actor OR a:Place.', start: n.start, end: n.end }, refused: true as const })),
        ...p.ties.filter(t => !t.plain).map(t => ({ note: { message: 'This engine knows no types with & or !: name the types that are meant, with | between them, or compare type(r).', start: t.start, end: t.end }, refused: true as const })),
      ]),
      ...all.flatMap((t, i) => (isSign(t, ':') && isName(all[i - 1]) && isName(all[i + 1]) && isSign(all[i + 2], '|', '&') && isName(all[i + 3]) && !isSign(all[i - 2], '[', '{', ',', '(')
        ? [refuse(all[i - 1]!, `This engine knows no labels with | or &: write ${all[i - 1]!.text}:${all[i + 1]!.text} OR ${all[i - 1]!.text}:${all[i + 3]!.text}.`, all[i + 3]!)] : [])),
    ],
  },
  {
    name: 'WHERE in a pattern', on: 'embedded', does: 'refused', embedded: 'cannot read it', neo4j: 'answers', examples: ["MATCH (a:Actor WHERE a.kind = 'militia') RETURN count(a) AS n"], instead: 'MATCH (a:Actor) WHERE …',
    find: ({ found }) => found.flatMap(m => m.paths).flatMap(p => p.nodes).flatMap(n => (n.where ? [refuse(n.where, 'This engine knows no WHERE within a node: put it behind the pattern.')] : [])),
  },
  {
    name: 'quantified paths', on: 'embedded', does: 'refused', embedded: 'cannot read it', neo4j: 'answers', examples: ['MATCH (a:Actor)-[:ATTACKED]->{1,2}(b:Actor) RETURN count(*) AS n', 'MATCH ((a:Actor)-[:ATTACKED]->(b:Actor)){1,2} RETURN count(*) AS n', 'MATCH SHORTEST 1 (a:Actor)-[:ATTACKED]-+(b:Actor) RETURN count(*) AS n'], instead: '-[:ATTACKED*1..2]->, shortestPath(…)',
    find: ({ all }) => all.flatMap((t, i) => {
      const tie = isSign(all[i - 1], '-') && isSign(all[i - 2], ']', '-')
      if ((isSign(t, '{', '+') && (tie || (isSign(all[i - 1], '>') && isSign(all[i - 2], '-'))) && (isSign(t, '{') || isSign(all[i + 1], '('))) || (isSign(t, '{') && isSign(all[i - 1], ')') && all[i + 1]?.kind === 'number')) return [refuse(t, 'This engine counts steps within the relationship: write -[:ATTACKED*1..2]->.')]
      return keyword(t) === 'SHORTEST' && keyword(all[i - 1]) === 'MATCH' ? [refuse(t, 'This engine knows shortestPath((a)-[*..4]-(b)) and allShortestPaths, not SHORTEST.')] : []
    }),
  },
  {
    name: 'CASE and coalesce over nodes', on: 'embedded', does: 'refused', embedded: 'a number in the place of the node', neo4j: 'the node', examples: ['MATCH (a:Actor) RETURN coalesce(null, a) AS x', 'MATCH (a:Actor) RETURN CASE WHEN true THEN a END AS x'], instead: 'coalesce(a.id, b.id)',
    find(said) {
      const { all, found } = said, things = new Set(bindings(found).keys())
      const bare = (t: Token | undefined, next: Token | undefined): boolean => isName(t) && things.has(t.text) && !isSign(next, '.', '[', ':', '(', '{', '=', '<', '>') && keyword(next) !== 'IS' && keyword(next) !== 'IN'
      return [
        ...all.flatMap((t, i) => ((keyword(t) === 'THEN' || keyword(t) === 'ELSE') && bare(all[i + 1], all[i + 2]) ? [refuse(all[i + 1]!, 'This engine gives a number for a node that comes out of CASE: ask for one of its properties, such as its id.')] : [])),
        ...calls(said, 'coalesce').flatMap(({ args }) => args.filter(a => a.to - a.from === 1 && bare(all[a.from], undefined)).map(a => refuse(all[a.from]!, 'This engine gives a number for a node that comes out of coalesce: ask for one of its properties, such as its id.'))),
      ]
    },
  },
  {
    name: 'COLLECT { … }', on: 'embedded', does: 'refused', embedded: 'cannot read it', neo4j: 'answers', examples: ["RETURN COLLECT { MATCH (a:Actor {id: 'x'}) RETURN a.name } AS x"], instead: 'collect(…), or [(a)-[:ATTACKED]->(b:Actor) | b.id]',
    find: ({ all }) => all.flatMap((t, i) => (keyword(t) === 'COLLECT' && isSign(all[i + 1], '{') ? [refuse(t, 'This engine knows no COLLECT { … }: match first and use collect(…), or write [(a)-[:ATTACKED]->(b:Actor) | b.id].')] : [])),
  },
  {
    name: 'patterns in the WHERE of OPTIONAL MATCH', on: 'embedded', does: 'refused', embedded: 'drops the rows that it should leave empty', neo4j: 'answers', examples: ['MATCH (p:Report) OPTIONAL MATCH (p)<-[:STATED_IN]-(c:Claim) WHERE EXISTS { (c)-[:WITHIN]->(:Report) } RETURN count(*) AS n', 'MATCH (p:Report) OPTIONAL MATCH (p)<-[:STATED_IN]-(c:Claim) WHERE (c)-[:WITHIN]->(:Report) RETURN count(*) AS n'],
    instead: 'CALL { WITH p MATCH … WHERE … RETURN count(c) AS n }',
    find: ({ all, clause, closing }) => all.flatMap((t, i) => {
      const pattern = isSign(t, '(') && isSign(all[(closing.get(i) ?? -2) + 1], '-', '<') && isSign(all[(closing.get(i) ?? -3) + 2], '-', '[') && (!isName(all[i - 1]) || ['WHERE', 'AND', 'OR', 'XOR', 'NOT'].includes(keyword(all[i - 1])))
      return clause[i] === 'OPTIONAL WHERE' && (pattern || (['EXISTS', 'COUNT'].includes(keyword(t)) && isSign(all[i + 1], '{'))) ? [refuse(t, 'In the WHERE of an OPTIONAL MATCH a pattern makes this engine drop rows: write CALL { WITH p MATCH … WHERE … RETURN count(c) AS n } instead, which gives a row also when nothing is found.')] : []
    }),
  },
  {
    name: 'lists of patterns in WHERE', on: 'embedded', does: 'refused', embedded: 'cannot answer it', neo4j: 'answers', examples: ['MATCH (a:Actor) WHERE size([(a)-[:ATTACKED]->(b:Actor) | b.id]) > 1 RETURN count(a) AS n'], instead: 'WHERE COUNT { (a)-[:ATTACKED]->(:Actor) } > 1',
    find: ({ all, clause, closing }) => all.flatMap((t, i) => (clause[i]?.endsWith('WHERE') && isListLiteral(all, i) && isSign(all[i + 1], '(') && isSign(all[(closing.get(i + 1) ?? -2) + 1], '-', '<') && isSign(all[(closing.get(i + 1) ?? -3) + 2], '-', '[')
      ? [refuse(t, 'This engine lists no patterns in WHERE: write COUNT { (a)-[:ATTACKED]->(:Actor) } > 1.')] : [])),
  },
  {
    name: 'aggregates within lists and maps', on: 'embedded', does: 'refused', embedded: 'cannot answer it', neo4j: 'answers', examples: ['MATCH (a:Actor) RETURN collect(a.id)[0] IS NOT NULL AS x', 'MATCH (a:Actor) RETURN {n: count(*)} AS x', 'MATCH (a:Actor) RETURN [count(*)] AS x'], instead: 'WITH count(*) AS n RETURN {n: n} AS x',
    find: ({ all, closing, within }) => all.flatMap((t, i): Finding[] => {
      if (!isName(t) || !AGGREGATES.has(t.text.toLowerCase()) || !isSign(all[i + 1], '(') || isSign(all[i - 1], '.')) return []
      const indexed = isSign(all[(closing.get(i + 1) ?? -2) + 1], '[')
      let around = within[i]!
      while (isSign(all[around], '(')) around = within[around]!
      const inside = isSign(all[around], '[') || (isSign(all[around], '{') && isSign(all[around + 2], ':'))
      return indexed || inside ? [refuse(t, 'This engine counts and collects only in a column of its own: put it into a WITH first, as in WITH collect(a.id) AS ids RETURN ids[0] AS first.')] : []
    }),
  },
  {
    name: 'functions of Neo4j alone', on: 'embedded', does: 'refused', embedded: 'has no such function', neo4j: 'answers', examples: ['RETURN isEmpty([]) AS x', 'RETURN point({x: 1, y: 2}) AS x', "RETURN duration.between(date('2018-01-01'), date('2018-02-01')) AS x"], instead: 'see /api/schema for those that both have',
    find: ({ all }) => all.flatMap((t, i): Finding[] => {
      if (!isName(t) || !isSign(all[i + 1], '(')) return []
      if (isSign(all[i - 1], '.') && isName(all[i - 2]) && !procedure(all, i)) return [refuse(all[i - 2]!, `This engine has no ${all[i - 2]!.text}.${t.text}; dates are texts here and sort as dates do.`, t)]
      const other = !isSign(all[i - 1], '.', ':') ? ONLY_NEO4J[t.text.toLowerCase()] : undefined
      return other === undefined ? [] : [refuse(t, `This engine has no ${t.text}: use ${other}.`)]
    }),
  },
  {
    name: 'toIntegerOrNull and its like', on: 'embedded', does: 'changed', embedded: 'has no such function; toInteger gives null by itself', neo4j: 'answers', examples: ["RETURN toIntegerOrNull('x') AS x"], instead: 'toInteger(x)',
    find: ({ all }) => all.flatMap((t, i) => (isName(t) && isSign(all[i + 1], '(') && SAME_AS[t.text.toLowerCase()] !== undefined ? [{ edits: [{ start: t.start, end: t.end, text: SAME_AS[t.text.toLowerCase()]! }] }] : [])),
  },
  {
    name: 'round to decimals', on: 'embedded', does: 'refused', embedded: 'round takes one value', neo4j: 'answers', examples: ['RETURN round(2.567, 2) AS x'], instead: 'round(x * 100) / 100',
    find: said => calls(said, 'round').filter(c => c.args.length > 1).map(c => refuse(c.name, 'This engine rounds to whole numbers: write round(x * 100) / 100.')),
  },
  {
    name: 'halves below zero', on: 'embedded', does: 'changed', embedded: 'round(-2.5) is -3', neo4j: '-2', examples: ['RETURN round(-2.5) AS x'], instead: 'floor(x + 0.5)',
    find: said => calls(said, 'round').filter(c => c.args.length === 1).map(c => ({ edits: [{ start: c.name.start, end: said.all[c.at + 1]!.end, text: 'floor((' }, { start: c.end.start, end: c.end.end, text: ') + 0.5)' }] })),
  },
  {
    name: 'sum of nothing', on: 'embedded', does: 'changed', embedded: 'null', neo4j: '0', examples: ['UNWIND [null] AS x RETURN sum(x) AS s'], instead: 'coalesce(sum(x), 0)',
    find: said => calls(said, 'sum').filter(c => !isSign(said.all[c.at - 1], '(') || said.all[c.at - 2]?.text.toLowerCase() !== 'coalesce')
      .map(c => ({ edits: [{ start: c.name.start, end: c.name.start, text: 'coalesce(' }, { start: c.end.end, end: c.end.end, text: ', 0)' }] })),
  },
  {
    name: 'a value joined to a list', on: 'embedded', does: 'changed', embedded: 'null', neo4j: 'the longer list', examples: ["RETURN ['a'] + 'b' AS x", "RETURN 'b' + ['a'] AS x"], instead: "['a'] + ['b']",
    find: said => said.all.flatMap((t, i): Finding[] => {
      if (!isSign(t, '+')) return []
      const before = said.all[i - 1], after = said.all[i + 1], open = said.opening.get(i - 1)
      const listed = (x: Token): Finding => ({ edits: [{ start: x.start, end: x.start, text: '[' }, { start: x.end, end: x.end, text: ']' }] })
      if (open !== undefined && isListLiteral(said.all, open) && isLiteral(after)) return [listed(after!)]
      return isLiteral(before) && isListLiteral(said.all, i + 1) && !isSign(said.all[i - 2], '+', '-', '*', '/') ? [listed(before!)] : []
    }),
  },
  {
    name: 'texts compared with numbers', on: 'embedded', does: 'refused', embedded: "true for '1' = 1", neo4j: 'false', examples: ["RETURN '1' = 1 AS x", "RETURN 1 IN ['1'] AS x", "RETURN '1' < 2 AS x"], instead: 'values of one type',
    find: ({ all, closing }) => all.flatMap((t, i): Finding[] => {
      const long = comparison(all, i), left = kindOf(all[i - 1])
      const mixed = (a: string, b: string): boolean => [a, b].sort().join() === 'number,text'
      if (long > 0 && mixed(left, kindOf(all[i + long])) && !isSign(all[i - 2], '+', '-', '*', '/')) return [refuse(all[i - 1]!, 'A text is compared with a number here, which this engine takes for the same: write both as texts or both as numbers.', all[i + long])]
      if (keyword(t) !== 'IN' || !isListLiteral(all, i + 1)) return []
      const odd = all.slice(i + 2, closing.get(i + 1)).find(x => mixed(left, kindOf(x)))
      return odd ? [refuse(odd, 'A text is looked for among numbers here (or the other way), which this engine takes for the same: write all of one type.')] : []
    }),
  },
  {
    name: 'null within lists', on: 'embedded', does: 'noted', embedded: '[null] = [null] is true, any(x IN [null] …) is false', neo4j: 'null', examples: ['RETURN [null] = [null] AS x', 'RETURN any(x IN [null] WHERE x > 1) AS x'], instead: 'lists without null',
    find: ({ all, closing }) => [...closing].flatMap(([open, close]) => (isListLiteral(all, open) && all.slice(open + 1, close).some(t => keyword(t) === 'NULL')
      && (comparison(all, close + 1) > 0 || isSign(all[open - 1], '=', '>') || (keyword(all[open - 1]) === 'IN' && keyword(all[close + 1]) === 'WHERE')) ? [{ note: at(all[open]!, 'What is compared with null in a list is unknown; this engine says true or false.', all[close]) }] : [])),
  },
  {
    name: 'lists and truths by size', on: 'embedded', does: 'refused', embedded: 'null', neo4j: 'true or false', examples: ['RETURN [1, 2] < [1, 3] AS x', 'RETURN true > false AS x'], instead: 'numbers or texts',
    find: ({ all, opening }) => all.flatMap((t, i): Finding[] => {
      const long = isSign(t, '<', '>') && !isSign(all[i + 1], '>', '-') && !isSign(all[i - 1], '<', '-') ? (isSign(all[i + 1], '=') ? 2 : 1) : 0
      const open = opening.get(i - 1)
      if (long === 0) return []
      const truth = ['TRUE', 'FALSE'].includes(keyword(all[i - 1])) || ['TRUE', 'FALSE'].includes(keyword(all[i + long]))
      return truth || (open !== undefined && isListLiteral(all, open)) || isListLiteral(all, i + long) ? [refuse(t, 'This engine puts neither lists nor true and false in an order: compare numbers or texts.')] : []
    }),
  },
  {
    name: 'slices from the end', on: 'embedded', does: 'refused', embedded: 'an empty list', neo4j: 'the last ones', examples: ['RETURN [1, 2, 3][-2..] AS x'], instead: 'list[size(list) - 2..]',
    find: ({ all }) => all.flatMap((t, i) => (isSign(t, '[') && !isListLiteral(all, i) && isSign(all[i + 1], '-') && all[i + 2]?.kind === 'number' && all[i + 2]!.text.includes('..')
      ? [refuse(all[i + 1]!, 'This engine takes no slice from the end: write list[size(list) - 2..].', all[i + 2])] : [])),
  },
  {
    name: 'texts of whole decimals', on: 'embedded', does: 'noted', embedded: "'1' for 1.0", neo4j: "'1.0'", examples: ['RETURN toString(1.0) AS x'], instead: 'numbers as numbers',
    find: said => calls(said, 'toString').filter(({ args: [a] }) => a && (/^\d+\.\d*$/.test(said.all[a.from]!.text) || (a.to - a.from === 3 && ['confidence', 'latitude', 'longitude'].includes(said.all[a.to - 1]!.text)))).map(c => ({ note: at(c.name, 'A decimal number that is whole is written 1 here and 1.0 by Neo4j.') })),
  },
  {
    name: 'whole numbers from decimal texts', on: 'embedded', does: 'changed', embedded: "null for toInteger('1.9')", neo4j: '1', examples: ["RETURN toInteger('1.9') AS x"], instead: "toInteger(toFloat('1.9'))",
    find: said => calls(said, 'toInteger').filter(({ args: [a] }) => a && a.to - a.from === 1 && said.all[a.from]!.kind === 'text').map(c => ({ edits: [{ start: said.all[c.args[0]!.from]!.start, end: said.all[c.args[0]!.from]!.start, text: 'toFloat(' }, { start: said.all[c.args[0]!.from]!.end, end: said.all[c.args[0]!.from]!.end, text: ')' }] })),
  },
  {
    name: 'months and years as dates', on: 'embedded', does: 'refused', embedded: "null for date('2018-01'), no .year of a date", neo4j: 'answers', examples: ["RETURN date('2018-01') AS x", "RETURN date('2018-01-01').year AS x"], instead: 'substring(c.from, 0, 4)',
    find: said => calls(said, 'date').flatMap((c): Finding[] => {
      const [a] = c.args, text = a && said.all[a.from]
      if (text?.kind === 'text' && !/^.\d{4}-?\d{2}-?\d{2}.$/.test(text.text)) return [refuse(text, 'This engine takes whole days for dates. The dates of the graph are texts: compare them as they are, or with substring(c.from, 0, 7).')]
      return isSign(said.all[c.close + 1], '.') ? [refuse(said.all[c.close + 2]!, 'This engine gives no part of a date: write substring(c.from, 0, 4) for the year.')] : []
    }),
  },
  {
    name: 'OFFSET', on: 'embedded', does: 'changed', embedded: 'cannot read it', neo4j: 'as SKIP', examples: ['UNWIND [1, 2, 3] AS x RETURN x AS x ORDER BY x OFFSET 1'], instead: 'SKIP',
    find: ({ all }) => all.flatMap((t, i) => (keyword(t) === 'OFFSET' && !isSign(all[i - 1], '.', ':', '(') && (all[i + 1]?.kind === 'number' || all[i + 1]?.text.startsWith('$')) ? [{ edits: [{ start: t.start, end: t.end, text: 'SKIP' }] }] : [])),
  },
  {
    name: 'LIMIT and SKIP that are worked out', on: 'embedded', does: 'refused', embedded: 'takes a number or a parameter', neo4j: 'answers', examples: ['UNWIND [1, 2, 3] AS x RETURN x AS x ORDER BY x LIMIT toInteger(2.0)', 'UNWIND [1, 2, 3] AS x RETURN x AS x ORDER BY x LIMIT 1 + 1'], instead: 'a parameter',
    find: ({ all }) => all.flatMap((t, i) => {
      const next = all[i + 1], then = all[i + 2]
      if (!['LIMIT', 'SKIP'].includes(keyword(t)) || isSign(all[i - 1], '.', ':', '(', '[') || keyword(all[i - 1]) === 'AS' || !next || isSign(next, '.', ')', ']', ':', '-', ',')) return []
      const plain = (next.kind === 'number' || next.text.startsWith('$')) && !isSign(then, '+', '-', '*', '/', '%', '^')
      return plain ? [] : [refuse(next, `${keyword(t)} takes a whole number or a parameter on this engine.`)]
    }),
  },
  {
    name: 'USING', on: 'embedded', does: 'refused', embedded: 'cannot read it', neo4j: 'chooses an index', examples: ["MATCH (a:Actor) USING INDEX a:Actor(id) WHERE a.id = 'x' RETURN a.id AS id"], instead: 'nothing: indexes are found',
    find: ({ all }) => all.flatMap((t, i) => (keyword(t) === 'USING' && ['INDEX', 'SCAN', 'JOIN', 'TEXT', 'RANGE', 'POINT'].includes(keyword(all[i + 1])) ? [refuse(t, 'This engine takes no USING: it finds its indexes by itself.')] : [])),
  },
  {
    name: 'digits with _', on: 'embedded', does: 'changed', embedded: 'cannot read it', neo4j: 'answers', examples: ['RETURN 1_000 AS x'], instead: '1000',
    find: ({ all }) => all.flatMap((t, i) => (t.kind === 'number' && /^(?:_\d+)+$/.test(all[i + 1]?.text ?? '') && all[i + 1]!.start === t.end ? [{ edits: [{ start: all[i + 1]!.start, end: all[i + 1]!.end, text: all[i + 1]!.text.replaceAll('_', '') }] }] : [])),
  },
  {
    name: 'UNWIND of one value', on: 'embedded', does: 'refused', embedded: 'no row', neo4j: 'one row', examples: ['UNWIND 5 AS x RETURN x AS x', 'UNWIND $one AS x RETURN x AS x'], instead: 'UNWIND [5] AS x',
    find: ({ all, params }) => all.flatMap((t, i) => {
      const value = all[i + 1], given = value?.text.startsWith('$') ? params[value.text.slice(1)] : undefined
      return keyword(t) === 'UNWIND' && value && ((isLiteral(value) && keyword(all[i + 2]) === 'AS') || (keyword(all[i + 2]) === 'AS' && given !== undefined && given !== null && !Array.isArray(given))) ? [refuse(value, 'UNWIND takes a list: write [ ] around the value.')] : []
    }),
  },
  {
    name: 'exists(a.name)', on: 'neo4j', does: 'changed', embedded: 'answers', neo4j: 'no longer knows it', examples: ['MATCH (a:Actor) WHERE exists(a.name) RETURN count(a) > 0 AS x'], instead: 'a.name IS NOT NULL',
    find: said => calls(said, 'exists').filter(({ args: [a], close }) => a && a.to - a.from === 3 && isSign(said.all[a.from + 1], '.') && close > 0).map(c => ({ edits: [{ start: c.name.start, end: said.all[c.args[0]!.from]!.start, text: '(' }, { start: c.end.start, end: c.end.end, text: ' IS NOT NULL)' }] })),
  },
  {
    name: 'id() and elementId()', on: 'both', does: 'noted', embedded: "the engine's own number", neo4j: "the engine's own number", examples: ['MATCH (a:Actor) RETURN id(a) AS x', 'MATCH (a:Actor) RETURN elementId(a) AS x'], instead: 'a.id',
    find: said => [...calls(said, 'id'), ...calls(said, 'elementId')].map(c => ({ note: at(c.name, `${c.name.text}() is the engine's own number, which changes; the id that stays is the property: a.id.`) })),
  },
  {
    name: 'keys() in an order of their own', on: 'both', does: 'noted', embedded: 'sorted', neo4j: 'in no order', examples: ['MATCH (a:Actor) RETURN keys(a) AS x'], instead: 'UNWIND keys(a) AS k … ORDER BY k',
    find: said => calls(said, 'keys').filter(c => keyword(said.all[c.at - 1]) !== 'UNWIND' && keyword(said.all[c.at - 1]) !== 'IN' && !(isSign(said.all[c.at - 1], '(') && said.all[c.at - 2]?.text === 'size')).map(c => ({ note: at(c.name, 'The order of keys() is the engine\'s own: UNWIND keys(a) AS k, then ORDER BY k.') })),
  },
]
