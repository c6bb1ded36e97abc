/** The guide of the dialect and its rules, without an engine; tests/store/both.test.ts asks both. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { ROOT } from '../../src/checkout.js'
import { dialect, viewOf } from '../../src/cypher/dialect.js'
import { RULES } from '../../src/cypher/dialect-rules.js'
import { tokens } from '../../src/cypher/tokens.js'
import { guard } from '../../src/store/guard.js'
import { SAID } from '../../src/words-said.js'
import { isolate, wordsIn } from '../../src/words.js'
import { hostile } from '../store/hostile.js'

const ran = (statement: string, engine: 'embedded' | 'neo4j' = 'embedded') => guard(statement, {}, engine).text

test('the README lists every rule as it is', () => {
  const safe = (text: string) => text.replaceAll('|', '\\|')
  const rows = RULES.map(r => `| ${safe(r.name)} | ${safe(r.embedded)} | ${safe(r.neo4j)} | ${r.does}${r.on === 'both' ? ' on both' : r.on === 'neo4j' ? ' on Neo4j' : ''} | \`${safe(r.instead ?? '')}\` |`)
  expect(readFileSync(join(ROOT, 'README.md'), 'utf8')).toContain(rows.join('\n'))
})

describe('what is changed', () => {
  test.each([
    ['MATCH (a:Actor) RETURN a, count(*)', 'MATCH (a:Actor) RETURN a AS `a`, count(*) AS `count(*)`'], ['MATCH (a:Actor) RETURN DISTINCT a.name, a.kind AS kind ORDER BY a.name LIMIT 3', 'MATCH (a:Actor) RETURN DISTINCT a.name AS `a.name`, a.kind AS kind ORDER BY a.name LIMIT 3'],
    ['RETURN CASE WHEN 1 > 2 THEN 3 END, [x IN [1, 2] | x]', 'RETURN CASE WHEN 1 > 2 THEN 3 END AS `CASE WHEN 1 > 2 THEN 3 END`, [x IN [1, 2] | x] AS `[x IN [1, 2] | x]`'], ['MATCH (a:Actor) RETURN *', 'MATCH (a:Actor) RETURN *'], ["RETURN 'x' STARTS WITH 'y'", "RETURN 'x' STARTS WITH 'y' AS `'x' STARTS WITH 'y'`"],
    ['RETURN 1 UNION RETURN 2', 'RETURN 1 AS `1` UNION RETURN 2 AS `2`'], ['MATCH (a:Actor) RETURN a.`odd` // why\n;', 'MATCH (a:Actor) RETURN a.`odd` AS `a.``odd```'],
    ['MATCH (a:Actor)-[:ATTACKED]->(b)-[:ATTACKED]->() RETURN count(*) AS n', 'MATCH (a:Actor)-[:ATTACKED]->(b:Actor)-[:ATTACKED]->(:Actor) RETURN count(*) AS n'], ['MATCH (c)-[:HAS_ACTOR]->(a)<-[:HAS_RECIPIENT]-(d) RETURN count(*) AS n', 'MATCH (c:Claim)-[:HAS_ACTOR]->(a:Actor)<-[:HAS_RECIPIENT]-(d:Claim) RETURN count(*) AS n'],
    ['MATCH (a:Actor) MATCH (x:Actor)-[:ATTACKED]->(a)-[:ATTACKED]->(y:Actor) RETURN count(*) AS n', 'MATCH (a:Actor) MATCH (x:Actor)-[:ATTACKED]->(a)-[:ATTACKED]->(y:Actor) RETURN count(*) AS n'],
    ['UNWIND [1] AS x RETURN sum(x) AS s, coalesce(sum(x), 1) AS t, sum(CASE WHEN x > 1 THEN 1 ELSE 0 END) AS u', 'UNWIND [1] AS x RETURN coalesce(sum(x), 0) AS s, coalesce(sum(x), 1) AS t, coalesce(sum(CASE WHEN x > 1 THEN 1 ELSE 0 END), 0) AS u'],
    ['RETURN round(1.5) AS x', 'RETURN floor((1.5) + 0.5) AS x'], ['WITH 1 AS offset RETURN offset AS x', 'WITH 1 AS offset RETURN offset AS x'],
  ])('%s', (statement, expected) => expect(ran(statement)).toBe(expected))
  test.each([['MATCH (n) RETURN count(n) AS n', 'MATCH (n:Actor|Claim|Place|Report) RETURN count(n) AS n'], ['MATCH (a:Actor&!Place) RETURN a AS a', 'MATCH (a:Actor&!Place) RETURN a AS a'], ['MATCH (a:Actor:Odd)-->(b:!Actor) RETURN a AS a', 'MATCH (a:Actor:Odd)-->(b:!Actor) RETURN a AS a'], ['MATCH (n:Meta:Record {id: 1}) RETURN n', 'MATCH (n:(Meta&Record)&(Actor|Claim|Place|Report) {id: 1}) RETURN n'], ['RETURN COUNT { (n) } AS n', 'RETURN COUNT { (n:Actor|Claim|Place|Report) } AS n'], ['MATCH (a)-[r]-(b) RETURN count(r) AS n', 'MATCH (a)-[r]-(b) RETURN count(r) AS n'], ["MATCH (a:Actor {x: (1)}) USING INDEX a:Actor(id) WHERE (a.id) = 'x' AND (1) - (2) < 0 RETURN count(a) AS n", "MATCH (a:Actor {x: (1)}) USING INDEX a:Actor(id) WHERE (a.id) = 'x' AND (1) - (2) < 0 RETURN count(a) AS n"]])('on Neo4j: %s', (statement, expected) => expect(ran(statement, 'neo4j')).toBe(expected))
})

test.each([
  "MATCH (a:Actor) WHERE a.name = '1' AND a.claims = 1 RETURN a.id AS id", "RETURN 'a' + 1 = 'a1' AS x", 'MATCH (a:Actor)-[:ATTACKED|ALLIED_WITH]->(b:Actor) RETURN count(*) AS n', 'MATCH (a:Actor:Place) RETURN count(a) AS n', 'RETURN [x IN [1, 2] WHERE x > 1 | x] AS x', 'WITH [1, 2] AS l RETURN l[0] < 3 AS x, l[0..1] AS y',
  "RETURN {a: 1, b: 'x'} AS x", "MATCH (a:Actor {id: 'x'}) RETURN a.id AS id LIMIT 10", 'MATCH (a:Actor) RETURN a.id AS id ORDER BY id SKIP $n LIMIT $n', 'MATCH (a:Actor) WITH collect(a.id) AS ids RETURN ids[0] AS first', 'MATCH (a:Actor) RETURN COUNT { (a)-[:ATTACKED]->(:Actor) } AS n', "MATCH (a:Actor) RETURN CASE WHEN a.kind = 'x' THEN a.id ELSE a.name END AS x",
  'MATCH (a:Actor) OPTIONAL MATCH (a)-[r:ATTACKED]->(b:Actor) RETURN coalesce(b.id, a.id) AS x', 'MATCH (a:Actor)-[:ATTACKED*1..2]->(b:Actor) RETURN count(*) AS n', 'CALL db.labels() YIELD label RETURN label AS label', 'MATCH (a:Actor) WHERE a.known = true RETURN count(a) AS n', 'RETURN 1 <> 2 AS x, 1 <= 2 AS y, 2 > 1 AS z',
])('%s is left alone', statement => {
  const { notes, edits, refused } = dialect(viewOf(statement, tokens(statement), { n: 1 }), 'embedded')
  expect([notes, edits, refused]).toEqual([[], [], undefined])
})

test('what is known of a statement is known soon, whatever it is', () => {
  const wide = ['(a)-->', 'MATCH (a) ', 'MATCH (a), ', 'sum(x) + ', '[1] + ', 'a.b ', "'1' = 1 ", 'count(*)[', '[', 'x:A|B ', 'RETURN a, ', 'CASE WHEN a THEN b ', 'date("2018-01") ', '1..2 ', '{a: ']
  for (const statement of [...wide.map(w => `MATCH ${w.repeat(Math.floor(99_000 / w.length))} RETURN 1 AS x`), ...hostile.map(([s]) => s)]) {
    const began = process.cpuUsage()
    try { guard(statement, {}, 'embedded') } catch { /* refused is fine */ }
    expect(process.cpuUsage(began).user / 1000, statement.slice(0, 60)).toBeLessThan(1_500)
  }
})

describe('in Arabic', () => {
  const { said } = wordsIn('ar')
  test('each sentence has as many places', () => { for (const [en, ar] of SAID) expect(ar.split('{}').length, en).toBe(en.split('{}').length) })
  test('whatever a statement is told of', () => {
    const told = new Set<string>()
    const tell = (statement: string, engine: 'embedded' | 'neo4j', params = {}) => {
      try { for (const n of guard(statement, params, engine).notes) told.add(n.message) } catch (e) { told.add((e as Error).message) }
    }
    const faulty = ['MATCH (a:Actr)-[:ATTACKS]->(b) RETURN b.nam AS x', 'MATCH (a:Actor), (b:Place) RETURN count(*) AS n', 'MATCH (a) RETURN a.nope AS x', "RETURN 'x", 'RETURN (1', 'RETURN 1)', 'RETURN [1)', 'RETURN /* 1', 'MATCH (a) RETRUN a', 'MATCH (a)', 'RETURN $nope AS x', '', ';;', 'RETURN 1; RETURN 2', `RETURN '${'x'.repeat(100_001)}'`]
    for (const engine of ['embedded', 'neo4j'] as const) for (const statement of [...RULES.flatMap(r => r.examples), ...hostile.map(([s]) => s), ...faulty]) tell(statement, engine)
    tell('RETURN $nope AS x', 'embedded', { nop: 1 })
    expect(told.size).toBeGreaterThan(60)
    expect([...told].filter(m => said(m) === m)).toEqual([])
  })
  test('with what stands in it', () => {
    expect(said('There is no relationship type ATTACKS: did you mean ATTACKED or ATTACHED?')).toBe(`لا نوع علاقة باسم ${isolate('ATTACKS')}، أتقصد ${isolate('ATTACKED')} أو ${isolate('ATTACHED')}؟`)
    expect(said('There is no label A.b.')).toBe(`لا صنف باسم ${isolate('A.b')}.`)
    expect(said('The bracket ( is closed by ]: ) is missing.')).toBe(`القوس ${isolate('(')} أُغلق بـ ${isolate(']')}: ينقصه ${isolate(')')}.`)
    expect(said('Something else.')).toBe('Something else.')
    expect(wordsIn('en').said('There is no label A.')).toBe('There is no label A.')
  })
})
