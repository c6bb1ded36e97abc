import { describe, expect, it } from 'vitest'
import { COUNTED, FACETS, PLAIN } from '../../src/word-table.js'
import { DESK } from '../../src/word-table-desk.js'
import { IMPORT_WORDS } from '../../src/word-table-import.js'
import { PLACE_WORDS } from '../../src/word-table-place.js'
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
    for (const part of [ASK_WORDS, EXPLORE_WORDS, DESK, IMPORT_WORDS, PLACE_WORDS]) expect(PLAIN).toMatchObject(part)
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
  it('write numbers and dates in Arabic as the reader chooses; a month or year in the other calendar is all that it touches there', () => {
    const indic = wordsIn('ar', { numerals: 'arab' }), hijri = wordsIn('ar', { numerals: 'arab', calendar: 'hijri' })
    expect([indic.number(16566), indic.n('claims', 7), indic.percent(0.5), indic.date('2018-06-08')]).toEqual(['١٦٬٥٦٦', '٧ إفادات', '٥٠٪؜', '٨ حزيران ٢٠١٨'])
    // 8 June 2018 was 24 Ramadan 1439 in the Umm al-Qura calendar; that June ran from 17 Ramadan to 16 Shawwal.
    expect(['2018-06-08', '2018-06', '2018'].map(hijri.date)).toEqual(['٢٤ رمضان ١٤٣٩ هـ', 'رمضان – شوال ١٤٣٩ هـ', '١٤٣٩–١٤٤٠ هـ'])
    expect(wordsIn('ar', { calendar: 'hijri' }).date('2018-06-08')).toBe('24 رمضان 1439 هـ')
    expect(wordsIn('en', { numerals: 'arab', calendar: 'hijri' }).date('2018-06-08')).toBe('8 June 2018')
    expect(wordsIn('ar')).toBe(ar)
  })
  it('set what is filled in apart', () => expect(ar.t('attributed', { name: 'SDF' })).toBe('بحسب \u2068SDF\u2069'))
})
