/** Which language a text is in: by script, then by its most frequent words. */
import { isLetter } from './tokens.js'

export type Language = 'ar' | 'en' | 'other'

const words = (list: string): ReadonlySet<string> => new Set(list.split(' '))
const ARABIC = words('في من على إلى الى ان أن إن عن التي الذي مع هذا هذه بعد قبل كما بين كان كانت لم لا ما قال قالت وقال وفي ومن و او أو قد هو هي ذلك خلال حتى عند كل غير يوم اليوم أمس عام')
const ENGLISH = words('the of and to in that is was for on with as by at from it has have had be are were this which an not said will after his their they who been but he she or its')
/** Languages of the same scripts: Persian; French, German, Spanish, Italian, Turkish. */
const PERSIAN = words('از که در به را با است این برای آن شد کرد شده های می یک خود بر')
const LATIN = words('le la les des et est une dans du pour sur que qui der die das und ist nicht ein eine mit dem den von el los las del y con por un una il di che per della ve bir bu ile')
/** Letters of Persian, Urdu and Kurdish that Arabic lacks. */
const OTHERS = /[پچژگےۆێەڵڕہٹڈ]/g
const SAMPLE = 20_000, SHORT = 12

/**
 * Arabic, English or another, from the first 20,000 units. Of more than twelve words one in eight must be a common one of English, one in
 * twenty-five of Arabic; and they must outnumber those of other languages in the script. Shorter texts are taken for what their script suggests.
 */
export function guessLanguage(text: string): Language {
  const sample = text.slice(0, SAMPLE)
  const arabic = sample.match(/[\u0620-\u064a\u066e-\u06d3]/g)?.length ?? 0, latin = sample.match(/[a-zA-Z]/g)?.length ?? 0
  if (arabic >= latin / 2 && arabic > 0) {
    const all = sample.replace(/[\u064b-\u065f\u0640]/g, '').match(/[\u0620-\u064a\u066e-\u06d3]+/g) ?? []
    return (sample.match(OTHERS)?.length ?? 0) * 25 <= arabic && speaks(all, ARABIC, PERSIAN, 25) ? 'ar' : 'other'
  }
  return latin > 0 && speaks(sample.toLowerCase().match(/[\p{L}']+/gu) ?? [], ENGLISH, LATIN, 8) ? 'en' : 'other'
}

const isArabic = (c: number): boolean => (c >= 0x620 && c <= 0x64a) || (c >= 0x66e && c <= 0x6d3)
/** The longest of the common words. */
const COMMON = 5

/** The words of a text, of Arabic letters or of any, and how many of them are common in our language and in others. */
interface Tally { words: number; letters: number; own: number; foreign: number }
function tally(text: string, arabic: boolean): Tally {
  const out = { words: 0, letters: 0, own: 0, foreign: 0 }, [common, others] = arabic ? [ARABIC, PERSIAN] : [ENGLISH, LATIN]
  for (let i = 0, from = -1; i <= text.length;) {
    const c = i < text.length ? text.codePointAt(i)! : 0
    if (arabic ? isArabic(c) : c === 39 || isLetter(c)) { if (from < 0) from = i } else if (from >= 0) {
      out.words++
      out.letters += i - from
      if (i - from <= COMMON) { const word = text.slice(from, i); if (common.has(word)) out.own++; if (others.has(word)) out.foreign++ }
      from = -1
    }
    i += c > 0xffff ? 2 : 1
  }
  return out
}

/** Whether a text is plainly in another language of the Arabic or Latin script: at least two of its common words, and more than of ours; or letters that Arabic lacks. */
export function isForeign(text: string): boolean {
  const sample = text.slice(0, SAMPLE), arabic = tally(sample, true), latin = tally(sample.toLowerCase(), false)
  if (arabic.words * 2 >= latin.words && (sample.match(OTHERS)?.length ?? 0) * 25 > arabic.letters) return true
  const { own, foreign } = arabic.words * 2 >= latin.words ? arabic : latin
  return foreign > 1 && foreign > own
}

/** Whether one in `n` words is common, and fewer are of the others. */
function speaks(all: readonly string[], common: ReadonlySet<string>, others: ReadonlySet<string>, n: number): boolean {
  const own = all.filter(w => common.has(w)).length, foreign = all.filter(w => others.has(w)).length
  return own >= foreign && (all.length <= SHORT || own * n >= all.length)
}
