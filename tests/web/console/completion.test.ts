import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { complete, type Schema } from '../../../web/console/completion.js'

const text = (name: string) => ({ name, count: 1, types: ['text'], example: 'x' })
const schema: Schema = {
  labels: [{ name: 'Claim', count: 108, properties: ['id', 'status', 'type'].map(text) }, { name: 'Actor', count: 26, properties: ['id', 'kind', 'name'].map(text) }],
  relationships: [{ name: 'ATTACKED', count: 12, directed: true, properties: ['claims', 'first'].map(text), ends: [{ from: 'Actor', to: 'Actor', count: 12 }] }, { name: 'AT', count: 9, directed: true, properties: [], ends: [{ from: 'Claim', to: 'Place', count: 9 }] }],
  functions: [{ name: 'count', signature: 'count(value)', group: 'aggregate' }, { name: 'exists', signature: 'exists { pattern }', group: 'truth' }],
}
/** What is suggested where ‸ stands. */
const at = (marked: string, params: string[] = []) => {
  const [before, after = ''] = marked.split('‸') as [string, string?]
  return complete(before, after, schema, params)
}
const labels = (marked: string, params?: string[]) => at(marked, params)?.options.map(o => o.label)

describe('what can stand at a place', () => {
  it('labels, types and the properties of what a variable is', () => {
    expect(labels('MATCH (a:')).toEqual(['Claim', 'Actor'])
    expect(labels('MATCH (:Act')).toEqual(['Claim', 'Actor'])
    expect(labels('MATCH (a)-[r:')).toEqual(['ATTACKED', 'AT'])
    expect(labels('MATCH (a)-[r:AT|')).toEqual(['ATTACKED', 'AT'])
    expect(labels('MATCH (a:Actor) RETURN a.')).toEqual(['id', 'kind', 'name'])
    expect(labels('MATCH (a)-[r:ATTACKED]->(b) WHERE r.fi')).toEqual(['claims', 'first'])
    expect(labels('MATCH (a:Actor {')).toEqual(['id', 'kind', 'name'])
    expect(labels('RETURN x.')).toEqual(['claims', 'first', 'id', 'kind', 'name', 'status', 'type'])
  })
  it('properties of what comes later too', () => expect(labels('MATCH (a:Actor) WHERE c.‸ MATCH (c:Claim) RETURN c')).toEqual(['id', 'status', 'type']))
  it('actors inside quotes: by id or name, as the property beside it says', () => {
    expect(at("MATCH (a:Actor {id: 'is")).toEqual({ from: 21, options: [], actors: { search: 'is', as: 'id' } })
    expect(at('MATCH (a:Actor) WHERE a.name = "تنظيم')!.actors).toEqual({ search: 'تنظيم', as: 'name' })
    expect(at("MATCH (a:Actor) WHERE a.id IN ['sdf', '")!.actors).toEqual({ search: '', as: 'id' })
    expect(at("MATCH (c:Claim) WHERE c.status = '")).toBeUndefined()
    expect(at("MATCH (a:Actor {id: 'isis'")).toBeUndefined()
  })
  it('parameters, variables, keywords and functions; snippets only at the start', () => {
    expect(labels('RETURN $', ['actor'])).toEqual(['$actor'])
    expect(labels('MATCH (a:Actor) RETURN ')).toEqual(expect.arrayContaining(['a', 'DISTINCT', 'count']))
    expect(labels('')).toEqual(expect.arrayContaining(['MATCH', 'Ties of an actor']))
    expect(labels('MATCH (a:Actor) RETURN ')).not.toContain('Ties of an actor')
  })
  it('nothing in comments', () => {
    expect(at('// MATCH (a:')).toBeUndefined()
    expect(at('/* MATCH (a:')).toBeUndefined()
  })
  it('never fails, whatever is written', () => {
    const pieces = fc.array(fc.constantFrom('MATCH ', '(', ')', '[', ']', '{', '}', ':', '.', '|', ',', 'a', 'Actor', "'", '"', '`', '$', ' ', 'id', '=', 'IN', '//', '/*', '\n', 'ع'), { maxLength: 25 }).map(p => p.join(''))
    fc.assert(fc.property(pieces, pieces, (before, after) => { expect(() => complete(before, after, schema, ['p'])).not.toThrow() }))
  })
})
