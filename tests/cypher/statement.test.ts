/** A statement looked at without an engine: its pieces, its patterns, what is wrong with it, what may surprise in it. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { SEED } from '../../src/checkout.js'
import { isSteady, looksOf } from '../../src/cypher/cost.js'
import { viewOf } from '../../src/cypher/dialect.js'
import { edited } from '../../src/cypher/edits.js'
import { asksNothing, missing, unclosed, unused } from '../../src/cypher/faults.js'
import { hints } from '../../src/cypher/hints.js'
import { near } from '../../src/cypher/near.js'
import { matches } from '../../src/cypher/patterns.js'
import { tokens } from '../../src/cypher/tokens.js'
import { PROPERTIES, propertyGraph } from '../../src/graph/property-graph.js'
import { schemaOf } from '../../src/graph/schema.js'
import { loadSeed } from '../../src/seed.js'
import { Snapshot } from '../../src/store/snapshot.js'

const seed = new Snapshot()
seed.commit(seed.prepare(loadSeed(SEED)))
const schema = schemaOf(propertyGraph({ actors: seed.actors.values(), places: [...seed.places.values()], reports: seed.reports.values(), claims: [...seed.claims.values()], relations: seed.relations.values(), quote: () => undefined }))
const view = (statement: string, params = {}) => viewOf(statement, tokens(statement), params)
/** What a note is about, and what it says. */
const said = (statement: string, notes: { message: string; start: number; end: number; instead?: string[] }[]) => notes.map(n => [statement.slice(n.start, n.end), n.message, ...(n.instead ? [n.instead] : [])])

test('pieces are where they are said to be, and all of the statement is in them', () => {
  fc.assert(fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), text => {
    let from = 0
    for (const t of tokens(text)) {
      expect(t.start).toBeGreaterThanOrEqual(from)
      if (t.kind !== 'name') expect(text.slice(t.start, t.end)).toBe(t.text)
      from = t.end
    }
    expect(text.slice(from).replace(/\/\/[^\r\n]*|\/\*.*?\*\//gsu, '').replace(/[\s\p{Z}\p{C}]/gu, '')).toBe('')
  }))
})

describe('patterns', () => {
  const shape = (statement: string) => matches(tokens(statement)).map(m => m.paths.map(p => [p.nodes.map(n => `${n.variable ?? ''}:${n.labels.map(l => l.text).join('|')}`), p.ties.map(t => `${t.variable ?? ''}:${t.types.map(x => x.text).join('|')}${t.from ?? ''}${t.length ? '*' : ''}`)]))
  test.each([
    ['MATCH (a:Actor) RETURN a', [[[['a:Actor'], []]]]],
    ['MATCH (a:Actor {id: $x})-[r:ATTACKED|ALLIED_WITH]->(b)<--(), (c) WHERE a.x = 1 RETURN a', [[[['a:Actor', 'b:', ':'], ['r:ATTACKED|ALLIED_WITHleft', ':right']], [['c:'], []]]]],
    ['OPTIONAL MATCH p = (a)-[:X*1..3 {w: (1)}]-(b:A|B) MATCH q = shortestPath((a)-[*]-(c:`odd name`)) RETURN p', [[[['a:', 'b:A|B'], [':X*']]], [[['a:', 'c:odd name'], [':*']]]]],
    ['MATCH (a WHERE a.x IN [1, (2)])-->(b) RETURN a', [[[['a:', 'b:'], [':left']]]]],
    ['RETURN 1 AS x', []], ['MATCH', []], ['MATCH (', []], ['MATCH (a', []], ['MATCH (a)-[', []], ['MATCH (a)-[r]-(b', []], ['MATCH (a)-', []],
    ['CALL { MATCH (x:A) RETURN x } MATCH (y) RETURN y', [[[['x:A'], []]], [[['y:'], []]]]],
  ])('%s', (statement, expected) => expect(shape(statement)).toEqual(expected))
  test('of any text: nothing is thrown', () => {
    const piece = fc.constantFrom('MATCH', '(', ')', '[', ']', '{', '}', ':', '|', '-', '>', '<', 'a', 'A', ',', '*', '1', '..', '=', 'WHERE', 'shortestPath', '!', '&', '%', 'RETURN', '\'x\'')
    fc.assert(fc.property(fc.array(piece, { maxLength: 30 }), pieces => { matches(tokens(pieces.join(' '))) }), { numRuns: 500 })
  })
})

describe('what is wrong before it runs', () => {
  test.each([
    ["RETURN 'abc", "'", 'never closed'], ['RETURN "x', '"', 'never closed'], ['RETURN `x', '`', 'never closed'], ['RETURN 1 /* x', '/*', 'never closed'], ['MATCH (a RETURN a', '(', ') is missing'],
    ['RETURN [1, 2) AS x', ')', '] is missing'], ['RETURN 1) AS x', ')', 'closes nothing'],
  ])('%s', (statement, at, says) => {
    const note = unclosed(tokens(statement))!
    expect(statement.slice(note.start, note.end)).toBe(at)
    expect(note.message).toContain(says)
  })
  test.each(["RETURN '(' AS x", 'RETURN ")" AS x // (', 'RETURN /* ( */ [{a: (1)}] AS x'])('%s closes', statement => expect(unclosed(tokens(statement))).toBeUndefined())
  test.each(['MATCH (a)', 'MATCH (a) WITH a', 'MATCH (a) WHERE a.x = 1', 'UNWIND [1] AS x', 'CALL db.labels() YIELD label WITH label'])('%s asks nothing', statement => expect(asksNothing(tokens(statement))?.message).toContain('RETURN'))
  test.each(['MATCH (a) RETURN a', 'CALL db.labels()', 'CALL db.labels() YIELD label', 'MATCH (a) RETURN a UNION MATCH (b) RETURN b', "RETURN 'x' STARTS WITH 'y'", 'MATCH (a) CALL { WITH a RETURN 1 AS x } RETURN x'])('%s asks', statement => expect(asksNothing(tokens(statement))).toBeUndefined())
  test('a slip is named', () => expect(asksNothing(tokens('MATCH (a) RETRUN a'))).toMatchObject({ instead: ['RETURN'], start: 10, end: 16 }))
  test('parameters', () => {
    const all = tokens('MATCH (a {id: $actor}) RETURN $`odd one` AS x, $actor AS y // $nothing')
    expect(missing(all, { actor: 1, 'odd one': null })).toBeUndefined()
    expect(missing(all, { actr: 1, 'odd one': 1 })).toMatchObject({ start: 14, end: 20, instead: ['$actr'] })
    expect(missing(tokens('RETURN $__proto__ AS x'), {})).toBeDefined()
    expect(unused(all, { actor: 1, 'odd one': 1, more: 2 })).toEqual(['more'])
  })
})

describe('what may surprise', () => {
  test.each([
    ['MATCH (a:Actor)-[r:ATTACKS]->(b:Actor) RETURN r', [['ATTACKS', 'There is no relationship type ATTACKS: did you mean ATTACKED?', ['ATTACKED']]]],
    ['MATCH (a:actor) RETURN a', [['actor', 'There is no label actor: did you mean Actor?', ['Actor']]]],
    ['MATCH (a:Actor) WHERE a.nam = 1 RETURN a.kind AS k', [['nam', expect.stringMatching(/^No Actor here has a property nam: did you mean name/), expect.arrayContaining(['name'])]]],
    ['MATCH (a:Actor)-[r:ATTACKED]->(b:Actor) RETURN r.claim AS c', [['claim', 'No ATTACKED here has a property claim: did you mean claims or claimIds?', ['claims', 'claimIds']]]],
    ['MATCH (a:Actor), (b:Actor) RETURN count(*) AS n', [['(b:Actor)', expect.stringContaining('shares nothing')]]],
    ['MATCH (n) RETURN count(n) AS n', [['(n)', expect.stringContaining('No label')]]],
    ['MATCH (a)-[r]-(b) RETURN count(r) AS n', [['(a)', expect.stringContaining('No label')]]],
  ] as [string, unknown[]][])('%s', (statement, expected) => expect(said(statement, hints(view(statement)))).toEqual(expected))
  test.each([
    "MATCH (a:Actor {id: 'x'}), (b:Actor {id: 'y'}) RETURN a, b", 'MATCH (a:Actor)-->(x:Actor), (b:Actor)-->(x) RETURN a', 'MATCH (a:Actor) MATCH (a)-[r]-(b) RETURN r', 'MATCH (a:Actor)-[r]->(b) RETURN r.claims AS c',
    'MATCH (a:Actor) WITH a.name AS name RETURN name', 'WITH {nam: 1} AS a RETURN a.nam AS x', 'MATCH ()-[r:ATTACKED]->() RETURN count(r) AS n', 'MATCH (a:Actor) RETURN a.id AS x UNION MATCH (b:Place) RETURN b.id AS x', 'MATCH (a)-[r:SPLIT_FROM]->(b) RETURN r',
  ])('%s: nothing', statement => expect(hints(view(statement))).toEqual([]))
})

test('every property that is in the graph is one that a statement may name', () => {
  for (const owner of [...schema.labels, ...schema.relationships]) expect(PROPERTIES.get(owner.name), owner.name).toEqual(expect.arrayContaining(owner.properties.map(p => p.name)))
  expect([...PROPERTIES.keys()].sort()).toEqual([...schema.labels, ...schema.relationships].map(o => o.name).sort())
})

test('the schema counts what there is and shows an example', () => {
  expect(schema.labels.map(l => l.name).sort()).toEqual(['Actor', 'Claim', 'Place', 'Report'])
  const claims = schema.labels.find(l => l.name === 'Claim')!
  expect(claims.count).toBe(seed.claims.size)
  expect(claims.properties.find(p => p.name === 'type')).toMatchObject({ count: seed.claims.size, types: ['text'] })
  expect(claims.properties.find(p => p.name === 'from')!.count).toBe([...seed.claims.values()].filter(c => c.observed?.from).length)
  for (const r of schema.relationships) expect(r.count > 0).toBe(r.example !== undefined)
  expect(schema.relationships.find(r => r.name === 'STATED_IN')).toMatchObject({ count: seed.claims.size, ends: [{ from: 'Claim', to: 'Report' }] })
})

test('near: slips, cases, beginnings; not everything', () => {
  expect(near('ATACKED', ['ATTACKED', 'ALLIED_WITH'])).toEqual(['ATTACKED'])
  expect(near('publish', ['publisher', 'publishedOn', 'name'])).toEqual(['publisher', 'publishedOn'])
  expect(near('nmae', ['name', 'nameAr'])).toEqual(['name'])
  expect(near('b', ['a', 'x'])).toEqual([])
  expect(near('zebra', ['name', 'kind'])).toEqual([])
})

test('edits keep the way back', () => {
  const { text, place } = edited('MATCH (a)-->(b) RETURN a', [{ start: 8, end: 8, text: ':Actor' }, { start: 14, end: 14, text: ':Place' }])
  expect(text).toBe('MATCH (a:Actor)-->(b:Place) RETURN a')
  for (const word of ['MATCH', '-->', 'RETURN']) expect(place(text.indexOf(word))).toBe('MATCH (a)-->(b) RETURN a'.indexOf(word))
  expect(place(text.indexOf('Place'))).toBe(14)
})

describe('what looks small', () => {
  test.each(["MATCH (a:Actor {id: 'isis'}) RETURN a.name AS name", "MATCH (a:Actor {id: $id})-[r:ATTACKED]->(b:Actor) RETURN b.id AS id, r.claims AS n", "MATCH (a:Actor {id: 'x'}) OPTIONAL MATCH (a)-->(b:Actor) RETURN count(b) AS n", 'RETURN 1 AS x'])('%s', s => expect(looksOf(view(s))).toBe('small'))
  test.each([
    'MATCH (a:Actor) RETURN a.name AS name', "MATCH (a:Actor {id: 'x'}) MATCH (b:Actor)-->(c:Actor) RETURN count(*) AS n", "MATCH (a:Actor {id: 'x'})-[:ATTACKED*1..2]->(b:Actor) RETURN b.id AS id", 'UNWIND [1, 2] AS x RETURN x AS x', "RETURN 'aaaaaaaaaa' =~ '(a+)+b' AS x",
    "MATCH (a:Actor {id: 'x'})-->(b)-->(c)-->(d)-->(e) RETURN count(*) AS n", 'RETURN reduce(s = 0, x IN range(1, 90000) | s + x) AS x',
  ])('%s does not', s => expect(looksOf(view(s))).toBe('unknown'))
})

describe('what looks long', () => {
  const long = (statement: string, params = {}) => looksOf(view(statement, params)) === 'long'
  test.each(['UNWIND range(1, 1000000) AS x RETURN count(x) AS n', 'MATCH (a), (b) RETURN count(*) AS n', 'MATCH (a)-[*]-(b) RETURN count(*) AS n', 'MATCH (a)-[*1..9]-(b) RETURN count(*) AS n', 'MATCH (a:Actor)-[:ATTACKED*2..]->(b) RETURN count(*) AS n', `MATCH (a)${'-->()'.repeat(9)} RETURN count(*) AS n`])('%s', s => expect(long(s)).toBe(true))
  test.each(['UNWIND range(1, 100) AS x RETURN x AS x', 'MATCH (a:Actor)-[:ATTACKED*1..3]->(b:Actor) RETURN count(*) AS n', 'MATCH (l:Place)-[:WITHIN*0..6]->(m:Place) RETURN count(*) AS n', 'MATCH (a:Actor)-[r]-(b:Actor) RETURN count(r) AS n', 'MATCH (a:Actor)-[*2]-(b) RETURN count(*) AS n'])('%s does not', s => expect(long(s)).toBe(false))
  test('a range up to a parameter', () => expect([long('UNWIND range(1, $n) AS x RETURN count(x) AS n', { n: 1e7 }), long('UNWIND range(1, $n) AS x RETURN count(x) AS n', { n: 10 })]).toEqual([true, false]))
})

describe('what answers the same for as long as the data does', () => {
  test.each(['MATCH (a:Actor) RETURN a.id AS id', "RETURN date('2018-06-09') AS d", 'MATCH (c:Claim) RETURN c.date AS date, c.rand AS rand', 'WITH 1 AS date RETURN date AS x'])('%s', s => expect(isSteady(s)).toBe(true))
  test.each(['RETURN rand() AS x', 'RETURN RAND ( ) AS x', 'RETURN timestamp() AS x', 'RETURN randomUUID() AS x', 'RETURN date() AS x', 'RETURN datetime().year AS x', "RETURN date.realtime() AS x", 'RETURN `rand`() AS x', 'RETURN r\\u0061nd() AS x', 'WITH $x AS x RETURN time($x) AS t', 'PROFILE MATCH (a:Actor) RETURN a', 'EXPLAIN RETURN 1 AS x'])('%s does not', s => expect(isSteady(s)).toBe(false))
})
