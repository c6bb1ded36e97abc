/** Statements that someone might send who wishes us ill: what it is, its parameters, and `refused` when an answer of any kind is wrong. */
const many = (n: number, s: string): string => s.repeat(n)

const writes = [
  'CREATE (:X)', 'MERGE (:X {id: 1})', 'MATCH (n) DETACH DELETE n', 'MATCH (a:Actor) SET a.name = "x"', 'MATCH (a:Actor) REMOVE a.name', 'MATCH (a:Actor) SET a:X',
  'MATCH (a:Actor) FOREACH (x IN [1] | CREATE (:X))', 'CALL { CREATE (:X) RETURN 1 AS one } RETURN one', 'MATCH (a:Actor) CALL { WITH a SET a.name = "x" RETURN 1 AS one } RETURN one',
  'MATCH (a:Actor) CALL (a) { SET a.name = "x" } RETURN 1 AS one', 'MATCH (a:Actor) CALL { WITH a DELETE a } IN TRANSACTIONS RETURN 1 AS one', 'RETURN 1 AS one UNION CREATE (n:X) RETURN 1 AS one',
  'MATCH (a:Actor) RETURN a.id AS id UNION ALL MERGE (x:X) RETURN x.id AS id', 'UNWIND [1] AS x CREATE (:X {n: x})', 'WITH 1 AS x CREATE (:X)', 'OPTIONAL MATCH (n:Nothing) CREATE (:X)',
  '/* MATCH */ CREATE (:X)', '// RETURN 1\nCREATE (:X)', 'MATCH (n) /* only reading */ DETACH /* … */ DELETE n', 'MATCH (n) DETACH\u2028DELETE n', 'MATCH (n) DETACH\u00a0DELETE n', 'MATCH (n) DE\\u0054ACH DELETE n',
  '\\u0043REATE (:X)', 'CR\\u0045ATE (:X)', 'ＣＲＥＡＴＥ (:X)', 'CREATE\u200b (:X)', 'RETURN 1 AS one; CREATE (:X)', 'RETURN 1 AS one;;CREATE (:X);', 'EXPLAIN RETURN 1 AS one; MATCH (n) DETACH DELETE n', 'PROFILE CREATE (:X)',
  'CREATE INDEX x FOR (n:Actor) ON (n.name)', 'DROP CONSTRAINT actor_id', 'DROP INDEX claim_by_id', 'CREATE DATABASE x', 'DROP DATABASE neo4j', 'CREATE USER x SET PASSWORD "xxxxxxxx"', 'ALTER CURRENT USER SET PASSWORD FROM "a" TO "b"',
  'START TRANSACTION', 'COMMIT', 'ROLLBACK', 'SESSION SET SCHEMA x', 'INSERT (:X)', 'USE system MATCH (n) RETURN n AS n',
]

const reading = [
  'LOAD CSV FROM "file:///etc/passwd" AS line RETURN line', 'LOAD CSV FROM "/etc/passwd" AS line RETURN line', 'load csv with headers from "/etc/passwd" as line return line', 'LOAD/**/CSV FROM "/etc/passwd" AS line RETURN line',
  'LOAD // \nCSV FROM "/etc/passwd" AS line RETURN line', 'LO\\u0041D CSV FROM "/etc/passwd" AS line RETURN line', 'L\\u004fAD C\\u0053V FROM "/etc/passwd" AS line RETURN line', 'WITH 1 AS x LOAD CSV FROM "/etc/passwd" AS line RETURN line',
  'CALL { LOAD CSV FROM "/etc/passwd" AS line RETURN line } RETURN line', 'MATCH (a:Actor) LOAD CSV FROM "file:/etc/passwd" AS line RETURN line', 'LOAD CSV FROM $f AS line RETURN line', 'LOAD\u2003CSV FROM "/etc/passwd" AS line RETURN line',
  'WITH "`" AS x LOAD CSV FROM "/etc/passwd" AS line RETURN line', "WITH '\\'' AS x LOAD CSV FROM '/etc/passwd' AS line RETURN line", 'WITH 1 AS `a``b` LOAD CSV FROM "/etc/passwd" AS line RETURN line', 'WITH "/*" AS x LOAD CSV FROM "/etc/passwd" AS line RETURN "*/" AS y',
  'LOAD CSV FROM "http://169.254.169.254/latest" AS line RETURN line', 'UNWIND [1] AS x LOAD CSV FROM "/etc/passwd" AS line RETURN line', 'RETURN 1 AS line UNION LOAD CSV FROM "/etc/passwd" AS line RETURN line',
  'MATCH (a:Actor) WITH a LOAD `CSV` FROM "/etc/passwd" AS line RETURN line', 'MATCH (a:Actor) WITH a LIMIT 1LOAD CSV FROM "/etc/passwd" AS line RETURN line', 'MATCH (a:Actor) WITH a LIMIT 1.LOAD CSV FROM "/etc/passwd" AS line RETURN line',
  ...['\u001c', '\u001f', '\u0085', '\u180e', '\u200b', '\u1680'].flatMap(blank => [`WITH 1 AS x LOAD${blank}CSV FROM "/etc/passwd" AS line RETURN line`, `CALL${blank}dbms.listConfig() YIELD name RETURN name`]), 'MATCH (a:Actor) WITH a LIMIT 1CALL dbms.listConfig() YIELD name RETURN name',
  'CALL apoc.load.csv("/etc/passwd") YIELD line RETURN line', 'CALL `apoc`.`load`.`json`("file:///etc/passwd") YIELD value RETURN value', 'CALL dbms.listConfig() YIELD name RETURN name', 'CALL dbms.killQuery("x")', 'CALL db.clearQueryCaches()',
  'CALL dbms.security.createUser("x", "y", false)', 'CALL db.index.fulltext.createNodeIndex("x", ["Actor"], ["name"])', 'CALL db.createLabel("X")', 'CALL d\\u0062ms.listConfig()', 'CALL\u00a0dbms.listConfig()', 'CALL /**/ dbms /**/ . listConfig()',
  'SHOW TRANSACTIONS', 'SHOW SETTINGS', 'SHOW USERS', 'TERMINATE TRANSACTIONS "neo4j-transaction-1"', 'SHOW TRANSACTIONS YIELD transactionId AS x TERMINATE TRANSACTIONS x YIELD message RETURN message',
]

const huge: [string, Record<string, unknown>?][] = [
  ['UNWIND range(1, 100000000) AS x UNWIND range(1, 100000000) AS y RETURN count(*) AS n'], ['RETURN range(1, 1000000000) AS x'], ['UNWIND range(1, 1000000000) AS x RETURN collect(x) AS all'],
  ['MATCH (a), (b), (c), (d), (e), (f), (g), (h), (i) RETURN count(*) AS n'], ['MATCH (a)-[*1..30]-(b) RETURN count(*) AS n'], ['MATCH p = (a)-[*]-(b)-[*]-(c) RETURN count(p) AS n'], ['MATCH p = allShortestPaths((a)-[*]-(b)) RETURN p AS p'],
  [`RETURN ${many(10_000, '(')}1${many(10_000, ')')} AS x`], [`RETURN ${many(10_000, '[')}${many(10_000, ']')} AS x`], [`RETURN ${many(90, '(')}1${many(90, ')')} AS x`], [`RETURN ${many(20_000, 'NOT ')}true AS x`], [`RETURN ${many(20_000, '-')}1 AS x`],
  [`RETURN 1${many(20_000, ' + 1')} AS x`], [`MATCH (a)${many(5_000, '-->()')} RETURN count(*) AS n`], [`RETURN CASE ${many(5_000, 'WHEN true THEN CASE ')}`], [`MATCH (a) WHERE ${many(3_000, 'EXISTS { MATCH (a) WHERE ')}`], [many(30_000, 'WITH 1 AS x ')],
  ["RETURN 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!' =~ '(a+)+$' AS x"], ["RETURN 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa' =~ '(a|aa)+b' AS x"], [`RETURN '${many(10_000_000, 'x')}' AS x`], ['RETURN size($x) AS n', { x: many(5_000_000, 'x') }],
  ['WITH reduce(s = "x", i IN range(1, 40) | s + s) AS x RETURN size(x) AS n'], ['RETURN reduce(l = [1], i IN range(1, 40) | l + l) AS x'], ['UNWIND range(1, 5000000) AS x RETURN x AS x ORDER BY -x'], ['UNWIND range(1, 3000000) AS x RETURN DISTINCT toString(x) AS x'],
  ['RETURN replace($x, "x", $x) AS x', { x: many(60_000, 'x') }], ['RETURN 9223372036854775807 + 1 AS x'], ['RETURN 1 / 0 AS x'], ['RETURN 1 % 0 AS x'], ['RETURN -9223372036854775808 / -1 AS x'], ['RETURN 10 ^ 400 AS x'], ['RETURN range(1, 10, 0) AS x'], ['RETURN substring("abc", -1) AS x'], ["RETURN 'abc'[99999999999] AS x"],
  ['RETURN {__proto__: 1, constructor: 2} AS x'], ['RETURN 1 AS __proto__'], ['RETURN $x AS x', { x: { constructor: { prototype: 1 } } }], ['RETURN $x AS x', { x: null }], ['RETURN $x AS x', { x: [[[[[[[[1]]]]]]]] }], ['RETURN $x AS x', { x: 1e308 }], ['RETURN $x AS x', { x: '\u0000\ud800' }], ['RETURN $`x y` AS x', { 'x y': 1 }],
  [''], ['   '], ['// nothing'], ['/* never closed'], [';'], [';;;'], ['RETURN'], ['RETURN "never closed'], ['RETURN `never closed'], ['MATCH (n:`Ac``tor`) RETURN n AS n'], ['\u0000'], ['RETURN 1 AS x \u0000'], ['\ud800'], ['مرحبا'], ['RETURN "\u202e" AS x'], ['CALL'], ['CALL {'], ['RETURN $'], ['EXPLAIN'], ['EXPLAIN EXPLAIN RETURN 1 AS one'],
  ['MATCH (n) RETURN n{.*, x: 1} AS n'], ['RETURN point({x: 1, y: 2}) AS p'], ['RETURN datetime() AS now, duration("P1D") AS d, localtime() AS t'], ['RETURN rand() AS r, randomUUID() AS u'],
]

export const hostile: [statement: string, params?: Record<string, unknown>, must?: 'refused'][] = [
  ...[...writes, ...reading].map((s): [string, Record<string, unknown>, 'refused'] => [s, { f: '/etc/passwd' }, 'refused']),
  ...huge,
]
