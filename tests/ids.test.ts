/** Content hashes and the text that they are of. */
import { expect, test } from 'vitest'
import fc from 'fast-check'
import { canonical } from '../src/ids.js'

/** Keys that could be taken for one another when they are joined, and those that need escapes. */
const key = fc.constantFrom('a', 'b', 'a,b', 'b,a', ',', '', '0', '10', '2', '"', '\\', '\0', 'أ', '__proto__', 'constructor')
const value = fc.letrec(tie => ({ any: fc.oneof({ maxDepth: 3 }, fc.string(), fc.integer(), fc.boolean(), fc.constant(null), fc.constant(undefined), fc.array(tie('any'), { maxLength: 3 }), fc.dictionary(key, tie('any'), { noNullPrototype: true })) })).any

/** What JSON makes of a value whose keys were put in order one by one. */
const plain = (v: unknown): string => {
  if (Array.isArray(v)) return `[${v.map(x => plain(x ?? null)).join()}]`
  if (v === null || typeof v !== 'object') return JSON.stringify(v)
  return `{${Object.entries(v).filter(([, x]) => x !== undefined).sort(([a], [b]) => (a < b ? -1 : 1)).map(([k, x]) => `${JSON.stringify(k)}:${plain(x)}`).join()}}`
}
const turned = (v: unknown): unknown => (Array.isArray(v) ? v.map(turned) : v !== null && typeof v === 'object' ? Object.fromEntries(Object.entries(v).reverse().map(([k, x]) => [k, turned(x)])) : v)

test('equal content gives equal text, whatever the order of the keys, and different content another', () => {
  fc.assert(fc.property(value, v => {
    expect(canonical(v)).toBe(plain(v))
    expect(canonical(turned(v))).toBe(plain(v))
  }), { numRuns: 2_000 })
})
