/**
 * Date phrases of Arabic and English reports, in time linear in the text: a text is cut into runs of words that date phrases are made
 * of (nearly all words are not), and each run is read once from the left, the longest phrase first.
 *
 * How phrases without a year, and relative ones, are resolved against the day of publication:
 * - a weekday is the last such day on or before it (`last`, الماضي: before it); a weekday beside "yesterday" or "today" counts, not they;
 * - a day or month without a year is the last one that began not later than a month after it (after `since`: not after it);
 * - last week is Monday to Sunday of the week before; n weeks ago is that day give or take three; n months or years ago is a month, a year;
 * - "early", "mid", "late" do not narrow: early June is June;
 * - "recent days" and the like give only the end of the period; `before` and `until` only its end, `since` and `after` only its start;
 * - a Hijri day without its weekday is Umm al-Qura's; the weekday beside it moves it by one day where sighting the moon did.
 * What needs a more exact publication date than there is, is left out.
 */
import type { PartialDate, Period } from '../model.js'
import { at, before, fromHijri, hijriPeriod, isOrdered, partial, weekdayOf, addDays } from './calendar.js'
import { fold } from './normalise.js'
import { type Month, parts, type Year } from './date-parts.js'
import { runs, type Token } from './date-tokens.js'
import type { Kind } from './date-words.js'
import { Publication } from './publication.js'

export interface FoundDate { start: number; end: number; period: Period }

/** What a phrase, or a part of one, means. `next` is the token after it. */
interface Moment {
  next: number
  period: Period
  unit: 'day' | 'week' | 'month' | 'year' | 'span'
  /** The year is in the words. */
  dated?: boolean
  /** The same with another year, when the words have none: "from 3 June to 7 July 2016". */
  inYear?: (year: number) => Period | undefined
  /** By the Hijri calendar. */
  hijri?: true
}

/**
 * The date phrases of a text as given: UTF-16 offsets, half open, sorted, not overlapping. A span covers the words that make the date
 * (`since 2014`, `فجر اليوم`) without "in", "on", في or a و written before it.
 */
export const findDates = (text: string, published?: PartialDate, folded = fold(text)): FoundDate[] => datesWithin(text, published, folded)(0, text.length)

/** The same for parts of a text: gives the date phrases that lie wholly in `[from, to)`. What stands elsewhere is not read. */
export function datesWithin(text: string, published?: PartialDate, folded = fold(text)): (from: number, to: number) => FoundDate[] {
  const all = [...runs(text, folded)], publication = new Publication(published), read: FoundDate[][] = []
  return (from, to) => {
    let low = 0
    for (let high = all.length; low < high;) { const middle = (low + high) >> 1; if (all[middle]!.at(-1)!.end <= from) low = middle + 1; else high = middle }
    const out: FoundDate[] = []
    for (let k = low; k < all.length && all[k]![0]!.start < to; k++) for (const date of read[k] ??= datesOf(all[k]!, publication)) if (date.start >= from && date.end <= to) out.push(date)
    return out
  }
}

function datesOf(run: readonly Token[], publication: Publication): FoundDate[] {
  const out: FoundDate[] = [], phrase = grammar(run, publication)
  for (let i = 0; i < run.length;) {
    const found = phrase(i)
    if (found && isOrdered(found.period)) {
      out.push({ start: run[i]!.word?.and ? run[i]!.afterFirst : run[i]!.start, end: run[found.next - 1]!.end, period: found.period })
      i = found.next
    } else i++
  }
  return out
}

const CUES: ReadonlySet<Kind | undefined> = new Set<Kind>(['cue', 'since', 'until', 'edge', 'between'])
const YEAR_CUES: ReadonlySet<Kind | undefined> = new Set<Kind>([...CUES, 'by', 'before', 'after', 'from'] as Kind[])

/** The rules over a run, each from a token on; gives the one that reads the whole phrase that starts at a token. */
function grammar(run: readonly Token[], pub: Publication): (start: number) => Moment | undefined {
  /** How many days after publication a date without a year may lie. */
  let ahead = 31
  const { kind, value, mark, skip, isUnit, dayNumber, monthName, yearAfter, yearNumber, quantity } = parts(run, pub)
  const ok = (next: number, unit: Moment['unit'], period: Period | undefined, more: Partial<Moment> = {}): Moment | undefined =>
    period && { next, unit, period, ...more }

  /** 08/06/2018, 8.6.2018 (day first, unless only month first can be), 2018-06-08. */
  function numeric(i: number): Moment | undefined {
    const [a, b, c] = [run[i], run[i + 2], run[i + 4]], sign = mark(i + 1)
    if (a?.n === undefined || b?.n === undefined || c?.n === undefined || !sign || !'/-.'.includes(sign) || mark(i + 3) !== sign) return undefined
    if (run.slice(i + 1, i + 5).some(t => t.spaced) || /[a-z0-9_/.-]/.test(a.before) || /[a-su-z0-9_/-]/.test(c.after) || b.digits > 2) return undefined
    const [y, m, d] = a.digits === 4 ? [a.n, b.n, c.n] : b.n > 12 ? [c.n, a.n, b.n] : [c.n, b.n, a.n]
    if ((a.digits === 4 ? c.digits : a.digits) > 2 || (a.digits !== 4 && c.digits !== 4) || m < 1 || d < 1) return undefined
    const hijri = y < 1700 ? fromHijri(y, m, d) : partial(y, m, d)
    return ok(kind(i + 5) === 'hijri-era' ? i + 6 : skip(i + 5, 'era'), 'day', at(hijri), { dated: true })
  }

  /** A day (or days) with its month: 7 نوفمبر 2017, June 3-7, الخامس من الشهر الجاري. */
  function dayOfMonth(i: number): Moment | undefined {
    const found = numeric(i)
    if (found) return found
    const first = dayNumber(i)
    let days: number[], m: Month | undefined, next: number
    if (first) {
      const more = mark(first.next) === '-' || kind(first.next) === 'to' || kind(first.next) === 'and' ? dayNumber(first.next + 1) : undefined
      days = more && more.n > first.n ? [first.n, more.n] : [first.n]
      next = skip(days.length > 1 ? more!.next : first.next, 'of')
      const [u, w] = kind(next) === 'when' || kind(next) === 'this' ? [next + 1, next] : [next, next + 1]
      if (isUnit(u, 'month') && (kind(w) === 'when' || kind(w) === 'this')) {
        const [y, month] = pub.month(value(w))?.split('-').map(Number) ?? []
        return ok(next + 2, 'day', span(days.map(d => (y ? partial(y, month, d) : undefined))))
      }
      m = monthName(isUnit(next, 'month') ? next + 1 : next)
    } else {
      m = monthName(i)
      if (!m || run[i]!.arabic || (m.shy && kind(i - 1) === 'cue' && run[i - 1]!.key === 'in')) return undefined
      const d = dayNumber(m.next)
      if (!d || kind(d.next) === 'unit') return undefined
      const more = mark(d.next) === '-' || kind(d.next) === 'to' || kind(d.next) === 'and' ? dayNumber(d.next + 1) : undefined
      days = more && more.n > d.n && !monthName(more.next) ? [d.n, more.n] : [d.n]
      m = { ...m, next: days.length > 1 ? more!.next : d.next }
    }
    if (!m || kind(m.next) === 'not-after') return undefined
    const year = yearAfter(m.next), month = m.month, hijri = m.hijri
    next = year?.next ?? m.next
    if (hijri) {
      if (year && year.year !== undefined && !year.hijri) return undefined
      return ok(next, 'day', span(days.map(d => pub.nearestHijri(month, d, ahead, year?.year))), { hijri: true, dated: year?.year !== undefined })
    }
    if (year?.hijri) return undefined
    const inYear = (y: number): Period | undefined => span(days.map(d => partial(y, month, d)))
    if (year?.year !== undefined) return ok(next, 'day', inYear(year.year), { dated: true })
    return ok(next, 'day', span(days.map(d => pub.nearest(month, d, ahead, year?.when))), year ? {} : { inYear })
  }

  /** A day said in up to four ways at once: today, Friday, 8 June 2018, 23 Ramadan 1439; with its part of day. */
  function day(i: number): Moment | undefined {
    let relative: number | undefined, weekday: number | undefined, when: number | undefined, explicit: Moment | undefined, night = false, two = false, short = false, next = 0
    for (let j = i; ;) {
      const open = mark(j) === '(' && next > 0
      let k = next > 0 && (open || mark(j) === ',') ? j + 1 : j
      k = skip(k, 'equals')
      if (kind(k) === 'part' || kind(k) === 'night-of') { night ||= kind(k) === 'night-of'; k = skip(skip(skip(k + 1, 'part'), 'of', 'cue'), 'the') }
      if (isUnit(k, 'day') && run[k]!.arabic) k++
      const veto = kind(k - 1) === 'not-before' && (run[k]?.arabic || run[k]?.capital)
      let end = 0
      const said = veto || relative !== undefined ? undefined : relativeDay(k)
      if (said) { relative = said.n; end = said.next } else {
        const w = kind(k) === 'when' || kind(k) === 'this' ? k + 1 : k
        if (kind(w) === 'weekday' && weekday === undefined && !veto && kind(w + 1) !== 'not-after' && kind(k - 1) !== 'every' && kind(k - 2) !== 'every') {
          weekday = value(w); short = !!run[w]!.word!.short; end = short && mark(w + 1) === '.' ? w + 2 : w + 1
          // The night from one day to the next: ليلة الأربعاء/الخميس
          two = (mark(end) === '/' || mark(end) === '-') && kind(end + 1) === 'weekday' && value(end + 1) === (weekday + 1) % 7 && run[k]!.arabic
          if (two) end += 2
          else if (w > k) when = value(k)
          else if (kind(end) === 'when' && run[end]!.arabic) when = value(end++)
          else if (kind(end) === 'before' && kind(end + 1) === 'when') { when = -2; end += 2 }
        } else if ((!explicit || kind(k - 1) === 'equals') && kind(k - 1) !== 'not-before') {
          const d = dayOfMonth(k)
          if (d) { explicit = explicit && !explicit.hijri ? explicit : d; end = d.next }
        }
      }
      if (!end) break
      end = skip(end, 'part')
      next = open && mark(end) === ')' ? end + 1 : end
      j = next
    }
    if (next === 0) return undefined
    if (explicit) {
      const { period } = explicit, d = period.from!
      const moved = explicit.hijri && weekday !== undefined && period.to === d ? [-1, 1].map(n => addDays(d, n)).find(x => weekdayOf(x) === weekday) : undefined
      return { ...explicit, next, period: moved && weekdayOf(d) !== weekday ? at(moved)! : period }
    }
    if (short) return undefined
    const date = weekday === undefined ? pub.day(relative!) : pub.weekday(weekday, when ?? (relative && relative > 0 ? 1 : undefined))
    if (!date) return undefined
    return ok(next, 'day', two ? { from: date, to: addDays(date, 1) } : night && weekday !== undefined ? { from: addDays(date, -1), to: date } : at(date))
  }

  /** Today, yesterday, أول من أمس, the day before yesterday, بعد غد. */
  function relativeDay(i: number): { n: number; next: number } | undefined {
    const is = (j: number, n: number): boolean => kind(j) === 'day' && value(j) === n
    if (kind(i) === 'number' && value(i) === 1 && is(skip(i + 1, 'of'), -1)) return { n: -2, next: skip(i + 1, 'of') + 1 }
    if (kind(i) === 'the' && isUnit(i + 1, 'day') && kind(i + 2) === 'before' && is(i + 3, -1)) return { n: -2, next: i + 4 }
    if (kind(i) === 'after' && is(i + 1, 1)) return { n: 2, next: i + 2 }
    if (kind(i) !== 'day' || (run[i]!.word!.shy && !isUnit(i - 1, 'day'))) return undefined
    if (is(i, -1) && kind(i + 1) === 'number' && run[i + 1]!.key === 'الاول') return { n: -2, next: i + 2 }
    const ordinal = kind(i + 1) === 'number' && !dayOfMonth(i + 1)
    return is(i, 0) && run[i]!.arabic && (ordinal || kind(i + 1) === 'not-after' || kind(i + 1) === 'when') ? undefined : { n: value(i), next: i + 1 }
  }

  /** A month without its day. */
  function month(i: number, cued: boolean): Moment | undefined {
    const prefixed = (kind(i) === 'when' || kind(i) === 'this') && !run[i]!.arabic, named = isUnit(prefixed ? i + 1 : i, 'month')
    const m = monthName(i + (prefixed ? 1 : 0) + (named ? 1 : 0))
    const number = run[m ? m.next : i]?.n !== undefined
    if (!m || [i - 1, i - 2].some(j => kind(j) === 'not-before') || kind(number ? m.next + 1 : m.next) === 'not-after') return undefined
    const year: Year | undefined = prefixed ? { next: m.next, when: value(i) } : yearAfter(m.next), next = year?.next ?? m.next
    if (m.short && year?.year === undefined) return undefined
    if ((m.shy || m.hijri) && !named && !year && !m.twice && !(cued && !m.hijri && (run[i]!.key !== 'اب' || run[i]!.first === 'آ'))) return undefined
    if (m.hijri) {
      if (year?.year !== undefined) return year.hijri ? ok(next, 'span', hijriPeriod(year.year, m.month), { dated: true }) : undefined
      const first = pub.nearestHijri(m.month, 1, ahead)
      return ok(next, 'span', first ? { from: first, to: addDays(first, 29) } : undefined)
    }
    if (year?.hijri) return undefined
    const inYear = (y: number): Period | undefined => at(partial(y, m.month))
    if (year?.year !== undefined) return ok(next, 'month', inYear(year.year), { dated: true })
    return ok(next, 'month', at(pub.nearest(m.month, undefined, ahead, year?.when)), year ? {} : { inYear })
  }

  /** A year by its number: عام 2014, 2014 after a cue, 1439 هـ, صيف 2014. */
  function year(i: number, cued: boolean): Moment | undefined {
    const spring = kind(i) === 'hijri-half' && value(i) === 3
    if (kind(i) === 'season' || spring) {
      const y = yearAfter(i + 1), m = value(i)
      if (!y || y.hijri) return undefined
      const of = y.year ?? (y.when === undefined ? undefined : pub.seasonYear(m, y.when))
      return of === undefined ? undefined : ok(y.next, 'span', m === 0 ? at(partial(of)) : span([partial(of, m), partial(of, m + 2)]), { dated: true })
    }
    const named = run[i]?.word?.unit === 'year' && run[i]!.word!.n !== 0, y = yearNumber(named ? i + 1 : i)
    if (!y || !(named || cued || kind(y.next - 1) === 'hijri-era')) return undefined
    if (['/', '-', '.'].includes(mark(y.next)!) && run[y.next + 1]?.n !== undefined && run[y.next + 1]!.digits !== 4 && !run[y.next]!.spaced) return undefined
    if (y.hijri) return kind(y.next - 1) === 'hijri-era' ? ok(y.next, 'span', hijriPeriod(y.year!), { dated: true }) : undefined
    return ok(y.next, 'year', at(partial(y.year!)), { dated: true })
  }

  /** This month, الأسبوع الماضي, the past three days, الأشهر الثلاثة الماضية, last night. */
  function relative(i: number): Moment | undefined {
    const j = skip(i, 'the'), w = kind(j)
    if (w === 'last-night') {
      const back = kind(j + 1) === 'when' ? 1 : kind(j + 1) === 'before' && kind(j + 2) === 'when' ? 2 : 0, d = pub.day(-back)
      return ok(j + 1 + back, 'day', d && back ? { from: d, to: addDays(d, 1) } : at(d))
    }
    if ((w === 'when' || w === 'this' || w === 'spent') && run[j + 1]) {
      const next = run[j + 1]!.word
      if (next?.kind === 'unit' && next.n === 1 && w !== 'spent') return ok(j + 2, next.unit as Moment['unit'], pub.calendar(next.unit!, value(j)))
      if (next?.kind === 'part' && next && w === 'when' && value(j) < 0) return ok(j + 2, 'day', span([pub.day(-1), pub.day(0)]))
      if (next?.kind === 'weekend' && w !== 'spent') return ok(j + 2, 'day', pub.weekend())
      if (next?.kind === 'season' && w === 'when' && value(j) < 0 && next.v) {
        const y = pub.seasonYear(next.v, -1)
        return ok(j + 2, 'span', y === undefined ? undefined : span([partial(y, next.v), partial(y, next.v + 2)]))
      }
      const q = w === 'spent' || (w === 'when' && value(j) < 0) ? quantity(j + 1) : undefined
      return q && ok(q.next, 'span', pub.past(q))
    }
    if (w === 'weekend') return ok(j + 1, 'day', pub.weekend())
    const u = run[j]?.word
    if (u?.kind === 'unit' && u.n === 1 && run[j]!.arabic) {
      if (kind(j + 1) === 'when') return ok(j + 2, u.unit as Moment['unit'], pub.calendar(u.unit!, value(j + 1)))
      if (kind(j + 1) === 'before' && kind(j + 2) === 'when') return ok(j + 3, u.unit as Moment['unit'], pub.calendar(u.unit!, -2))
    }
    const q = quantity(j)
    if (q && kind(q.next) === 'ago') return ok(q.next + 1, 'span', pub.ago(q))
    return q && kind(q.next) === 'when' && value(q.next) < 0 && run[q.next]!.arabic ? ok(q.next + 1, 'span', pub.past(q)) : undefined
  }

  /** Any of these, with or without "early", "mid", "late". `cued`: the words before make a bare year or month a date. */
  function point(i: number, cued: boolean): Moment | undefined {
    if (kind(i) === 'edge' || (kind(i) === 'the' && kind(i + 1) === 'edge')) {
      let j = kind(i) === 'edge' ? i + 1 : i + 2
      if (mark(j) === '-') j++
      return point(skip(skip(j, 'of', 'cue'), 'the'), true)
    }
    return day(i) ?? month(i, cued) ?? year(i, cued) ?? relative(i)
  }

  /** A point, or two that a range joins. `and`: "and" joins them too. */
  function range(i: number, cued: boolean, and = false): Moment | undefined {
    const a = point(i, cued)
    if (!a) return undefined
    const joint = kind(a.next), dash = mark(a.next) === '-' && (a.unit === 'year' || !run[a.next]!.spaced)
    const from = joint === 'to' || joint === 'until' || (and && joint === 'and') || dash ? a.next + 1 : and && run[a.next]?.word?.and ? a.next : 0
    const b = from ? point(skip(from, 'of'), a.unit === 'year' || cued) : undefined
    if (!b || (dash && b.unit !== a.unit)) return a
    const end = Number(b.period.to?.slice(0, 4)), again = b.dated && a.inYear ? [a.inYear(end), a.inYear(end - 1)].find(p => p && isOrdered(join(p, b.period))) : undefined
    const period = join(again ?? a.period, b.period)
    return isOrdered(period) ? { next: b.next, unit: 'span', period } : a
  }

  return start => {
    const opener = run[start]!
    if (opener.mark || (opener.n !== undefined && run[start + 1] === undefined && !YEAR_CUES.has(kind(start - 1)))) return undefined
    ahead = kind(start) === 'since' ? 0 : 31
    const cued = YEAR_CUES.has(kind(start - 1)), monthCued = CUES.has(kind(start - 1))
    switch (kind(start)) {
      case 'since': {
        const q = run[start]!.arabic ? quantity(start + 1) : undefined
        if (q && kind(q.next) === 'part') return ok(q.next + 1, 'span', since(pub.day(0)))
        if (q && kind(q.next) !== 'when') {
          const ago = pub.ago(q)
          return ok(q.next, 'span', ago && (q.n === undefined || !ago.from ? ago : since(ago.from)))
        }
        const p = range(start + 1, true)
        return p && ok(p.next, 'span', p.unit === 'span' && p.period.to && p.period.from ? p.period : since(p.period.from) ?? p.period)
      }
      case 'before': {
        const q = run[start]!.arabic ? quantity(start + 1) : undefined
        if (q && kind(q.next) !== 'when') return kind(q.next) === 'of' ? undefined : ok(q.next, 'span', pub.ago(q))
        const p = kind(start + 1) === 'when' ? undefined : point(start + 1, true)
        return p?.period.from ? ok(p.next, 'span', { to: before(p.period.from) }) : undefined
      }
      case 'after': {
        const p = day(start), night = kind(start + 1) === 'edge' && kind(start + 2) === 'part'
        if (p) return p
        const then = point(start + 1, true)
        return night ? then : then && ok(then.next, 'span', since(then.period.from))
      }
      case 'until': case 'by': {
        const p = point(start + 1, true)
        return p?.period.to ? ok(p.next, 'span', { to: p.period.to }) : undefined
      }
      case 'between': { const p = range(start + 1, true, true); return p?.unit === 'span' || p?.period.from !== p?.period.to ? p : undefined }
      case 'from': case 'of': { const p = range(start + 1, kind(start) === 'from'); return p && p.unit === 'span' && p.period.from && kind(start) === 'from' ? p : undefined }
      default: return range(start, run[start]!.n !== undefined ? cued : monthCued)
    }
  }
}

const since = (from: PartialDate | undefined): Period | undefined => (from ? { from } : undefined)
const join = (a: Period, b: Period): Period => ({ ...(a.from ? { from: a.from } : {}), ...(b.to ? { to: b.to } : {}) })

/** From the first date to the last; undefined when one of them is. */
function span(dates: (PartialDate | undefined)[]): Period | undefined {
  const [first, last] = [dates[0], dates.at(-1)]
  return first && last ? { from: first, to: last } : undefined
}
