import { readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { format } from '../../../web/console/format.js'
import { KEYWORDS, paramsOf, tokens } from '../../../web/console/tokens.js'
import { readValue, writeValue } from '../../../web/console/values.js'

const questions = new URL('../../../cypher/questions/', import.meta.url)
const statements = readdirSync(questions).filter(f => f.endsWith('.cypher')).map(f => readFileSync(new URL(f, questions), 'utf8').replace(/^\/\*[^]*?\*\/\s*/, ''))
/** What a statement says: its pieces, keywords in one case; blanks and where comments stand left out. */
const said = (s: string): string[] => tokens(s).filter(t => t.kind !== 'blank').map(t => (t.kind === 'word' && KEYWORDS.includes(t.text.toUpperCase()) ? t.text.toUpperCase() : t.text.trimEnd()))
const pieces = fc.array(fc.constantFrom(...KEYWORDS, ...KEYWORDS.map(k => k.toLowerCase()), '(', ')', '[', ']', '{', '}', ',', ':', '.', '|', '-', '->', '<-', '=', '1', '2.5', "'نص'", "'it\\'s'", '"x y"', '`a b`', '$p',
  'a', 'limit', 'Actor', 'ATTACKED', '// note\n', '/* note */', ' ', '\n', "'open", '/* open'), { maxLength: 40 }).map(p => p.join(''))

describe('pieces of a statement', () => {
  it('joined again are the statement, whatever it is', () => {
    fc.assert(fc.property(fc.oneof(pieces, fc.string({ unit: 'binary' })), s => { expect(tokens(s).map(t => t.text).join('')).toBe(s) }))
  })
  it('name the parameters, those in texts and comments left out', () => expect(paramsOf("RETURN $b, $a, $b, '$c' // $d")).toEqual(['b', 'a']))
})

describe('the layout of a statement', () => {
  it('puts each clause on its line, keywords in capitals', () => {
    expect(format("match (a:Actor)-[r:ATTACKED]->(b:Actor {id:'isis'}) where r.claims>2 and not a.known return a.name as name,r.claims as claims order by claims desc limit 5"))
      .toBe("MATCH (a:Actor)-[r:ATTACKED]->(b:Actor {id:'isis'})\nWHERE r.claims>2 AND NOT a.known\nRETURN a.name AS name, r.claims AS claims\nORDER BY claims DESC\nLIMIT 5")
  })
  it('indents subqueries and breaks long lines', () => {
    expect(format('match (a:Actor) where exists { match (a)-[:ATTACKED]->(b:Actor) where b.known } return a.id as id'))
      .toBe('MATCH (a:Actor)\nWHERE exists {\n  MATCH (a)-[:ATTACKED]->(b:Actor)\n  WHERE b.known\n} RETURN a.id AS id'.replace('} RETURN', '}\nRETURN'))
    const long = format(`RETURN ${Array.from({ length: 12 }, (_, i) => `a.property${i} AS column${i}`).join(', ')}`)
    expect(long.split('\n')).toHaveLength(12)
    expect(long.split('\n')[1]).toBe('  a.property1 AS column1,')
  })
  it('leaves names alone that look like keywords', () => {
    expect(format('with 1 as limit return limit')).toBe('WITH 1 AS limit\nRETURN limit')
    expect(format('match (a:Match {order: 1}) return a.skip as x')).toBe('MATCH (a:Match {order: 1})\nRETURN a.skip AS x')
  })
  it('changes nothing of what the ready questions say', () => {
    expect(statements.length).toBeGreaterThan(15)
    for (const s of statements) expect(said(format(s))).toEqual(said(s))
  })
  it('changes nothing of what any statement says, and done twice is done once', () => {
    fc.assert(fc.property(pieces, s => {
      expect(said(format(s))).toEqual(said(s))
      expect(format(format(s))).toBe(format(s))
    }), { numRuns: Number(process.env.FORMAT_RUNS ?? 500) })
  })
})

describe('a value as a person writes it', () => {
  it('is JSON where it reads as JSON and a text elsewhere', () => expect(['3', '"3"', 'isis', '2018-06', 'true', '["a"]', '', 'تنظيم'].map(readValue)).toEqual([3, '3', 'isis', '2018-06', true, ['a'], '', 'تنظيم']))
  it('is written so that it is read back', () => fc.assert(fc.property(fc.jsonValue(), v => { expect(JSON.stringify(readValue(writeValue(v)))).toBe(JSON.stringify(v)) })))
})
