import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { ROOT } from '../../src/checkout.js'
import { bind, loadQuestions, readQuestion } from '../../src/store/questions.js'

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
  test('holds at least twelve, none of them broken', () => {
    expect(faults).toEqual([])
    expect(questions.size).toBeGreaterThanOrEqual(12)
  })
  test.each([...questions.values()].map(q => [q.name, q.statement]))('%s keeps to what both engines answer alike', (_, statement) => {
    const [last] = statement.split(/\bRETURN\b/).slice(-1) as [string]
    const items = last.split(/\bORDER BY\b/)[0]!.replace(/\([^()]*\)/g, '').split(',')
    for (const item of items) expect(item, 'an item without its own name').toMatch(/ AS \w+\s*$/)
    expect(last, 'rows without an order').toMatch(/\bORDER BY\b/)
    const nodes = [...statement.matchAll(/\((\w*)[^()]*\)<?-\[/g), ...statement.matchAll(/\]->?\((\w*)/g)].map(m => m[1]!)
    expect(nodes.length).toBeGreaterThan(statement.includes('-[') ? 1 : -1)
    for (const node of nodes) expect(statement, `the node ${node} is nowhere labelled`).toContain(`(${node}:`)
  })
})
