/** The small parts of date phrases: numbers, months, years and amounts of time, each read from a token of a run on. */
import type { Token } from './date-tokens.js'
import type { Kind } from './date-words.js'
import type { Publication, Quantity } from './publication.js'

/** A month by its name; `twice`: by both of its names. `next` is always the token after what was read. */
export interface Month { month: number; hijri: boolean; next: number; shy: boolean; short: boolean; twice: boolean }
/** A year: its number (`hijri`: of that calendar), or `when` (-1, 0, 1) said of the month before it. */
export interface Year { next: number; year?: number; hijri?: boolean; when?: number }

/** What each function gives is undefined when there is no such thing at token `i`. */
export function parts(run: readonly Token[], pub: Publication) {
  const kind = (i: number): Kind | undefined => run[i]?.word?.kind
  const value = (i: number): number => run[i]!.word!.v
  const mark = (i: number): string | undefined => run[i]?.mark
  const skip = (i: number, ...kinds: Kind[]): number => (kinds.includes(kind(i)!) ? i + 1 : i)
  const isUnit = (i: number, unit: string): boolean => run[i]?.word?.unit === unit && run[i]!.word!.n === 1

  /** Number words: ثلاثة عشر, الثالث والعشرين, twenty-first; or digits. */
  function number(i: number): { n: number; next: number } | undefined {
    const t = run[i]
    if (t?.n !== undefined) return t.digits <= 3 ? { n: t.n, next: i + 1 } : undefined
    if (kind(i) !== 'number') return undefined
    const n = value(i), j = mark(i + 1) === '-' ? i + 2 : i + 1
    if (kind(j) === 'number' && run[j]!.arabic === t!.arabic) {
      const m = value(j)
      if (n < 10 && (m === 10 || (m >= 20 && run[j]!.word!.and))) return { n: n + m, next: j + 1 }
      if (n >= 20 && m < 10 && !t!.arabic) return { n: n + m, next: j + 1 }
    }
    return { n, next: i + 1 }
  }

  /** A day of the month: 7, 7th, الـ19, الثالث والعشرين, the seventh. */
  function dayNumber(i: number): { n: number; next: number } | undefined {
    const from = skip(i, 'the'), t = run[from]
    if (!t || (t.n !== undefined && (t.digits > 2 || /[a-z0-9_./:]/.test(t.before)))) return undefined
    const found = number(from)
    if (!found || found.n < 1 || found.n > 31 || (t.n === undefined && !t.arabic && !/(?:st|nd|rd|th)$/.test(run[found.next - 1]!.key))) return undefined
    return { n: found.n, next: t.n !== undefined && !run[found.next]?.spaced ? skip(found.next, 'ordinal-ending') : found.next }
  }

  /** A month's name, or both of its names: ديسمبر / كانون الأول, حزيران (يونيو). */
  function monthName(i: number): Month | undefined {
    const one = (j: number): Month | undefined => {
      const w = run[j]?.word
      if (w?.kind === 'month' || w?.kind === 'hijri')
        return { month: w.v, hijri: w.kind === 'hijri', next: w.short && mark(j + 1) === '.' ? j + 2 : j + 1, shy: !!w.shy, short: !!w.short, twice: false }
      if ((w?.kind === 'half' || w?.kind === 'hijri-half') && kind(j + 1) === 'number' && value(j + 1) <= 2)
        return { month: value(j + 1) === 1 ? w.v : w.second!, hijri: w.kind === 'hijri-half', next: j + 2, shy: false, short: false, twice: false }
      return undefined
    }
    const first = one(i)
    if (!first || first.hijri) return first
    const sign = mark(first.next), second = one(sign === '/' || sign === '-' || sign === '(' ? first.next + 1 : first.next)
    if (!second || second.month !== first.month) return first
    return { ...first, twice: true, next: sign === '(' && mark(second.next) === ')' ? second.next + 1 : second.next }
  }

  /** What follows a month: 2018, من عام 2018, من العام الماضي, last year; or الماضي, which is said of the month. */
  function yearAfter(i: number): Year | undefined {
    if (kind(i) === 'when' && run[i]!.arabic) return { next: i + 1, when: value(i) }
    let j = skip(mark(i) === ',' ? i + 1 : i, 'of')
    const relative = calendarYear(j)
    if (relative) return relative
    j = skip(j, 'the')
    if (isUnit(j, 'year')) j++
    return yearNumber(j)
  }
  function calendarYear(i: number): Year | undefined {
    const [w, u] = kind(i) === 'when' || kind(i) === 'this' ? [i, i + 1] : [i + 1, i]
    const year = isUnit(u, 'year') && (kind(w) === 'when' || kind(w) === 'this') ? pub.year(value(w)) : undefined
    return year ? { next: i + 2, year: Number(year) } : undefined
  }
  function yearNumber(i: number): Year | undefined {
    const t = run[i]
    if (t?.n === undefined || t.digits !== 4 || /[a-z0-9_./:]/.test(t.before) || /[a-z_%$]/.test(t.after) || kind(i + 1) === 'unit') return undefined
    if (kind(i + 1) === 'hijri-era' && t.n < 1700) return { next: i + 2, year: t.n, hijri: true }
    if (t.n < 1800 || t.n > 2099) return t.n >= 1300 && t.n <= 1500 ? { next: i + 1, year: t.n, hijri: true } : undefined
    return { next: skip(i + 1, 'era'), year: t.n }
  }

  /** "Three days" and the like, with or without a number. */
  function quantity(i: number): (Quantity & { next: number }) | undefined {
    const more = kind(i) === 'more', about = kind(i) === 'about'
    const j = more ? skip(i + 1, 'of') : about ? i + 1 : i
    const unit = (k: number): Quantity['unit'] | undefined => (kind(k) === 'unit' ? run[k]!.word!.unit : undefined)
    const q = (k: number, n: number | undefined, next: number): Quantity & { next: number } => ({ n, unit: unit(k)!, about, more, next })
    const counted = number(j)
    if (counted && unit(counted.next) && !run[counted.next]!.key.startsWith('ال')) return q(counted.next, counted.n, counted.next + 1)
    if (kind(j) === 'vague' && unit(j + 1)) return q(j + 1, undefined, j + 2)
    if (!unit(j)) return undefined
    if (kind(j + 1) === 'vague') return q(j, undefined, j + 2)
    const n = run[j]!.word!.n!
    if (n === 0) { const after = number(skip(j + 1, 'the')); return after && run[j]!.arabic ? q(j, after.n, after.next) : q(j, undefined, j + 1) }
    if (n === 1 && (monthName(j + 1) || kind(j + 1) === 'weekday' || kind(j + 1) === 'day' || kind(j + 1) === 'when' || run[j + 1]?.n !== undefined)) return undefined
    return q(j, n, kind(j + 1) === 'number' && value(j + 1) === n ? j + 2 : j + 1)
  }

  return { kind, value, mark, skip, isUnit, dayNumber, monthName, yearAfter, yearNumber, quantity }
}
