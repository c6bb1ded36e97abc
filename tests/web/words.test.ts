import { describe, expect, it } from 'vitest'
import { COUNTED, FACETS, PLAIN } from '../../src/word-table.js'
import { DESK } from '../../src/word-table-desk.js'
import { IMPORT_WORDS } from '../../src/word-table-import.js'
import { EXPLORE_WORDS } from '../../src/word-table-explore.js'
import { ASK_WORDS } from '../../src/words-ask.js'
import { wordsIn } from '../../src/words.js'

const en = wordsIn('en'), ar = wordsIn('ar')
const pairs = [...Object.entries(PLAIN), ...Object.values(FACETS).flatMap(table => Object.entries(table))]

describe('words', () => {
  it('are there in both languages, each in its own script, with the same blanks', () => {
    for (const [key, [english, arabic]] of pairs) {
      if (key !== 'language') expect(arabic, key).toMatch(/\p{Script=Arabic}/u)
      if (key !== 'language') expect(english, key).not.toMatch(/\p{Script=Arabic}/u)
      const blanks = (s: string) => [...s.matchAll(/\{\w+\}/g)].map(m => m[0]).sort()
      expect(blanks(arabic), key).toEqual(blanks(english))
    }
  })
  it('of one part of the page do not take the name of another’s', () => {
    for (const part of [ASK_WORDS, EXPLORE_WORDS, DESK, IMPORT_WORDS]) expect(PLAIN).toMatchObject(part)
  })
  it('have every plural form that Arabic and English use', () => {
    for (const [key, forms] of Object.entries(COUNTED)) for (const lang of ['ar', 'en'] as const) {
      const rules = new Intl.PluralRules(lang)
      for (const n of [0, 1, 2, 3, 10, 11, 99, 100, 102]) expect(Object.keys(forms[lang]), `${key} ${n}`).toContain(rules.select(n))
    }
    expect([0, 1, 2, 7, 11, 100].map(n => ar.n('claims', n))).toEqual(['لا إفادات', 'إفادة واحدة', 'إفادتان', '7 إفادات', '11 إفادة', '100 إفادة'])
    expect([0, 1, 2].map(n => en.n('claims', n))).toEqual(['0 claims', '1 claim', '2 claims'])
  })
  it('write dates as exactly as they are, with Syriac month names', () => {
    expect(['2018', '2018-06', '2018-06-08'].map(en.date)).toEqual(['2018', 'June 2018', '8 June 2018'])
    expect(['2017-11', '2018-06-08'].map(ar.date)).toEqual(['تشرين الثاني 2017', '8 حزيران 2018'])
  })
  it('set what is filled in apart', () => expect(ar.t('attributed', { name: 'SDF' })).toBe('بحسب \u2068SDF\u2069'))
})
