import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { consonants, searchIndex, wordsOf } from '../../src/graph/search.js'
import { loadSeed } from '../../src/seed.js'

const actors = loadSeed('seed').flatMap(r => (r.kind === 'actor' ? [r.data] : []))
const find = searchIndex(actors)

describe('search', () => {
  test.each(['القاطرجي', 'قاطرجي', 'Qaterji', 'al-Katerji', 'al Qatirji', 'QATERJI', 'قَاطِرْجِي', 'القاطرجى'])('%s finds Qaterji first', text => {
    const id = actors.find(a => a.names.some(n => n.text.includes('قاطرجي')))!.id
    expect(find(text)[0]).toBe(id)
  })
  test('one script finds a name held in the other only', () => {
    const arabic = searchIndex([{ id: 'x', names: [{ text: 'حزب الله' }] }, { id: 'y', names: [{ text: 'الشعيطات' }] }, { id: 'z', names: [{ text: 'فاطميون' }] }])
    expect(arabic('Hezbollah')[0]).toBe('x')
    expect(arabic("ash-Shu'aytat")[0]).toBe('y')
    expect(arabic('Fatemiyoun')[0]).toBe('z')
    expect(searchIndex([{ id: 'x', names: [{ text: 'Hezbollah' }] }])('حزب الله')).toEqual(['x'])
  })
  test('every name of every actor of the seed finds its actor among the first with that name', () => {
    for (const a of actors) for (const n of a.names) {
      const same = actors.filter(b => b.names.some(m => wordsOf(m.text).join(' ') === wordsOf(n.text).join(' ')))
      expect(find(n.text).slice(0, same.length), n.text).toContain(a.id)
    }
  })
  test('the beginning of a word finds; two letters find no consonants in the middle', () => {
    expect(find('Kata')).toContain('kataib-hezbollah')
    expect(searchIndex([{ id: 'x', names: [{ text: 'banana' }] }])('nn')).toEqual([])
  })
  test('an article is left out only where it is one', () => {
    expect(wordsOf('al-Nusra')).toEqual(['nusra'])
    expect(wordsOf('ash-Sham')).toEqual(['sham'])
    expect(wordsOf('as Kata')).toEqual(['as', 'kata'])
    expect(wordsOf('الله')).toEqual(['الله'])
    expect(wordsOf('Alawite')).toEqual(['alawite'])
    expect(consonants('')).toBe('')
  })
  test('weights and ids break ties; nothing asked finds nothing', () => {
    const same = [{ id: 'b', names: [{ text: 'Same' }] }, { id: 'a', names: [{ text: 'Same' }] }]
    expect(searchIndex(same)('same')).toEqual(['a', 'b'])
    expect(searchIndex(same, id => (id === 'b' ? 1 : 0))('same')).toEqual(['b', 'a'])
    for (const q of ['', ' ', '؟!', '\u0000', '\u202e']) expect(find(q)).toEqual([])
  })
  test('any text is answered, the same in any order of the names', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme', maxLength: 30 }), q => {
      expect(searchIndex([...actors].reverse())(q)).toEqual(find(q))
    }), { seed: 7 })
  })
})
