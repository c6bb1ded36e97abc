import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { ROOT } from '../../src/checkout.js'
import { dialect, viewOf } from '../../src/cypher/dialect.js'
import { hints } from '../../src/cypher/hints.js'
import { tokens } from '../../src/cypher/tokens.js'
import { bind, loadQuestions, readQuestion, writeQuestion } from '../../src/store/questions.js'
import { QUESTION_GROUPS } from '../../src/terms.js'

const { questions, faults } = loadQuestions(join(ROOT, 'cypher', 'questions'))

const gloss = '{ar: س, en: x}'
const file = (params: string, statement: string) => `/*\ntitle: ${gloss}\nmeaning: ${gloss}\ncaution: ${gloss}\n${params}*/\n${statement}\n`
const good = file(`params:\n  actor: {type: actor, default: isis, label: ${gloss}}\n  most: {type: integer, default: 5, label: ${gloss}}\n`, 'MATCH (a:Actor {id: $actor}) RETURN a.id AS id LIMIT $most')

describe('a ready question’s file', () => {
  test('header and statement', () => {
    expect(readQuestion('x/who.cypher', good)).toMatchObject({ name: 'who', statement: 'MATCH (a:Actor {id: $actor}) RETURN a.id AS id LIMIT $most', params: { actor: { type: 'actor', default: 'isis' } } })
  })
  test.each([
    ['RETURN 1', 'header'], [file('', ''), 'statement'], ['/*\ntitle: [\n*/\nRETURN 1', 'header'], ['/*\ntitle: {ar: س, en: x}\n*/\nRETURN 1', 'meaning'],
    [file(`params:\n  a: {type: actr, default: x, label: ${gloss}}\n`, 'RETURN $a'), 'params.a.type'], [file(`params:\n  a: {type: date, default: 2018-02-30, label: ${gloss}}\n`, 'RETURN $a'), 'params.a.default'],
    [file('', 'RETURN $b AS b'), '$b'], [file(`params:\n  a: {type: text, default: x, label: ${gloss}}\n`, 'RETURN 1 AS b'), 'params.a'], [file('more: 1\n', 'RETURN 1'), 'more'],
  ])('%j is refused, naming file and field', (content, named) => {
    expect(() => readQuestion('x/who.cypher', content)).toThrow(expect.objectContaining({ code: 'invalid', message: expect.stringMatching(/^x\/who\.cypher/) }))
    expect(() => readQuestion('x/who.cypher', content)).toThrow(named)
  })
  test('parameters: read by type, filled in, refused by name', () => {
    const q = readQuestion('who.cypher', good)
    expect(bind(q, new Map())).toEqual({ actor: 'isis', most: 5 })
    expect(bind(q, new Map([['most', '7']]))).toEqual({ actor: 'isis', most: 7 })
    for (const [k, v] of [['most', 'x'], ['most', '-1'], ['actor', '<script>'], ['acter', 'isis'], ['__proto__', 'x'], ['constructor', 'x']] as const) {
      expect(() => bind(q, new Map([[k, v]]))).toThrow(expect.objectContaining({ code: 'usage', message: expect.stringContaining(k) }))
    }
  })
})

describe('the library', () => {
  test('holds at least forty, of every group, none of them broken', () => {
    expect(faults).toEqual([])
    expect(questions.size).toBeGreaterThanOrEqual(40)
    expect([...new Set([...questions.values()].map(q => q.group))].sort()).toEqual(QUESTION_GROUPS.filter(g => g !== 'own').toSorted())
    expect([...questions.values()].filter(q => q.example === undefined).map(q => q.name)).toEqual([])
  })
  test('each says its own thing', () => {
    for (const text of ['title', 'meaning'] as const) for (const lang of ['ar', 'en'] as const) expect(new Set([...questions.values()].map(q => q[text][lang])).size).toBe(questions.size)
    for (const q of questions.values()) for (const text of [q.title, q.meaning, q.caution]) expect([/[\u0600-\u06ff]/.test(text.ar), /[\u0600-\u06ff]/.test(text.en)], q.name).toEqual([true, false])
  })
  test.each([...questions.values()].map(q => [q.name, q] as const))('%s keeps to what both engines answer alike', (_, q) => {
    const all = tokens(q.statement), said = viewOf(q.statement, all, bind(q, new Map()))
    for (const engine of ['embedded', 'neo4j'] as const) expect(dialect(said, engine)).toEqual({ notes: [], edits: [] })
    expect(hints(said)).toEqual([])
    expect(said.found.flatMap(m => m.paths).flatMap(p => p.nodes).filter(n => n.variable === undefined && n.labels.length === 0)).toEqual([])
    expect(q.statement.split(/\bRETURN\b/).at(-1), 'rows without an order').toMatch(/\bORDER BY\b/)
    expect(readQuestion(`${q.name}.cypher`, writeQuestion(q))).toEqual(q)
  })
})
