/**
 * Every word of the interface, in English and in Arabic, each pair side by side. A missing one is a type error. `{name}` is filled in;
 * `#` in a counted word is the number, its form chosen by `Intl.PluralRules`. Dates and numbers come from `Intl`.
 */
import type { ClaimType, Filter, PartialDate } from './model.js'
import { firstDay, isClash, lastDay } from './terms.js'
import { COUNTED, FACETS, PLAIN } from './word-table.js'
import { saidInArabic } from './words-said.js'

export const LANGUAGES = ['en', 'ar'] as const
export type Lang = (typeof LANGUAGES)[number]
/** English first, Arabic second. */
export type Pair = readonly [en: string, ar: string]
export type PlainWord = keyof typeof PLAIN
export type CountedWord = keyof typeof COUNTED

/** How numbers and dates are written in Arabic: 2018 or ٢٠١٨; حزيران 2018 (Gregorian, by its Syriac month names) or رمضان – شوال 1439 هـ. English has one way only. */
export const NUMERALS = ['latn', 'arab'] as const
export const CALENDARS = ['gregory', 'hijri'] as const
export interface Habits { numerals: (typeof NUMERALS)[number]; calendar: (typeof CALENDARS)[number] }
export const HABITS: Habits = { numerals: 'latn', calendar: 'gregory' }

/** Of habits those that are not the usual ones. */
export const changed = (habits: Habits): Partial<Habits> => Object.fromEntries(Object.entries(habits).filter(([k, v]) => HABITS[k as keyof Habits] !== v))

const localeOf = (lang: Lang, { numerals, calendar }: Habits): string => (lang === 'en' ? 'en-GB' : `ar-SY-u-ca-${calendar === 'hijri' ? 'islamic-umalqura' : calendar}-nu-${numerals}`)

/** The interface in one language. */
export interface Words {
  lang: Lang
  dir: 'ltr' | 'rtl'
  /** A sentence or word; `{x}` is replaced by `fill.x`, set apart so that its direction cannot disturb the sentence. */
  t(word: PlainWord, fill?: Record<string, string>): string
  /** A counted word: `claims, 2` → "2 claims", "إفادتان". */
  n(word: CountedWord, count: number): string
  /** The word for a value of the model: a type, status, kind, review state, mode. Values without a word are shown as they are. */
  of(field: keyof typeof FACETS, value: string): string
  /** What a claim tells of: its type, or that the two sides clashed. */
  claim(c: { type: ClaimType; actors: readonly unknown[]; recipients: readonly unknown[] }): string
  /** What one actor did to the other, seen from `out` (the source) or `in` (the target). */
  verb(type: ClaimType, directed: boolean, side: 'out' | 'in'): string
  /** A sentence of the server, which speaks English: in Arabic where it is known, else as it is. */
  said(sentence: string): string
  number(n: number): string
  /** A share of 0 to 1 in per cent. */
  percent(share: number): string
  /** A partial date as exactly as it is: "2018", "June 2018", "8 June 2018"; حزيران 2018. In another calendar a month or year is all that it touches there. */
  date(d: PartialDate): string
  /** `from – to`, once when both are the same, open sides said in words; undefined when there is neither. */
  period(p: { from?: PartialDate | undefined; to?: PartialDate | undefined } | undefined): string | undefined
  /** What a filter lets through, a part each; none of an empty one. `name`: of the actor, place or report of that id. */
  filter(f: Filter, name: (field: 'actor' | 'place' | 'report', id: string) => string): string[]
}

/** Sets a foreign run apart (first strong isolate … pop), so that a Latin name or a date keeps its order inside Arabic and the other way round. */
export const isolate = (text: string): string => `\u2068${text}\u2069`

const made = new Map<string, Words>()

/** Made once a language and habit: the formats of `Intl` are dear. */
export function wordsIn(lang: Lang, habits: Partial<Habits> = {}): Words {
  const own = { ...HABITS, ...habits }, locale = localeOf(lang, own), words = made.get(locale) ?? make(lang, locale, own)
  made.set(locale, words)
  return words
}

function make(lang: Lang, locale: string, { calendar }: Habits): Words {
  const at = lang === 'en' ? 0 : 1
  const rules = new Intl.PluralRules(lang)
  const numbers = new Intl.NumberFormat(locale), percents = new Intl.NumberFormat(locale, { style: 'percent' })
  const formats = [{ year: 'numeric' }, { year: 'numeric', month: 'long' }, { year: 'numeric', month: 'long', day: 'numeric' }] as const
  const dates = formats.map(f => new Intl.DateTimeFormat(locale, { ...f, timeZone: 'UTC' }))
  const t: Words['t'] = (word, fill = {}) => PLAIN[word][at].replace(/\{(\w+)\}/g, (whole, key: string) => (fill[key] === undefined ? whole : isolate(fill[key])))
  const date: Words['date'] = d => {
    const format = dates[d.split('-').length - 1]!
    return calendar === 'hijri' && lang === 'ar' ? format.formatRange(new Date(firstDay(d)), new Date(lastDay(d))) : format.format(new Date(firstDay(d)))
  }
  const of: Words['of'] = (field, value) => (FACETS[field] as Record<string, Pair>)[value]?.[at] ?? value
  const period: Words['period'] = p => {
    if (!p || (!p.from && !p.to)) return undefined
    if (p.from && p.to) return p.from === p.to ? date(p.from) : `${isolate(date(p.from))} – ${isolate(date(p.to))}`
    return p.from ? t('since', { date: date(p.from) }) : t('until', { date: date(p.to!) })
  }
  return {
    lang,
    dir: lang === 'ar' ? 'rtl' : 'ltr',
    t,
    n: (word, count) => {
      const forms: Partial<Record<Intl.LDMLPluralRule, string>> & { other: string } = COUNTED[word][lang]
      return (forms[rules.select(count)] ?? forms.other).replace('#', numbers.format(count))
    },
    of,
    claim: c => (isClash(c) ? t('clash') : FACETS.type[c.type][at]),
    verb: (type, directed, side) => {
      const key = type === 'attack' && !directed ? 'clash' : `${type}-${side}`
      return (FACETS.verb as Record<string, Pair>)[key]?.[at] ?? FACETS.type[type][at]
    },
    said: sentence => (lang === 'ar' ? saidInArabic(sentence, isolate) : sentence),
    number: n => numbers.format(n),
    percent: share => percents.format(share),
    date,
    period,
    filter: (f, name) => {
      const list = (values: readonly string[] | undefined, called: (v: string) => string): string[] => (values?.length ? [t('only', { name: values.map(called).join(lang === 'ar' ? '، ' : ', ') })] : [])
      const whole = period(f)
      return [
        ...(whole ? [whole] : []), ...(['type', 'status'] as const).flatMap(field => list(f[field], v => of(field, v))), ...(['actor', 'place'] as const).flatMap(field => list(f[field], id => name(field, id))),
        ...(['source', 'review', 'corroboration'] as const).flatMap(field => list(f[field], v => of(field, v))), ...list(f.report, id => name('report', id)),
        ...(f.min === undefined ? [] : [`${t('minClaims')}: ${numbers.format(f.min)}`]), ...(f.publishers === undefined ? [] : [`${t('minPublishers')}: ${numbers.format(f.publishers)}`]), ...(f.undated ? [t('withUndated')] : []),
      ]
    },
  }
}
