/** The day of publication, and what phrases mean that are said from it. Undefined wherever it is not known exactly enough. */
import type { PartialDate, Period } from '../model.js'
import { firstDay, lastDay } from '../terms.js'
import { addDays, addMonths, at, daysBetween, fromHijri, hijriYear, partial, weekdayOf, weekOf } from './calendar.js'
import type { Unit } from './date-words.js'

/** An amount of time; without `n` it is "some". */
export interface Quantity { n: number | undefined; unit: Unit; about: boolean; more: boolean }

export class Publication {
  constructor(readonly on: PartialDate | undefined) {}

  private get exact(): string | undefined { return this.on?.length === 10 ? this.on : undefined }

  day(n: number): string | undefined { return this.exact && addDays(this.exact, n) }
  month(n: number): PartialDate | undefined { return this.on && this.on.length >= 7 ? addMonths(this.on, n) : undefined }
  year(n: number): PartialDate | undefined { return this.on && partial(Number(this.on.slice(0, 4)) + n) }

  /** The day, week, month or year `n` after the present one. */
  calendar(unit: Unit, n: number): Period | undefined {
    if (unit === 'week') return this.exact ? weekOf(this.exact, n) : undefined
    return at(unit === 'year' ? this.year(n) : unit === 'month' ? this.month(n) : unit === 'day' ? this.day(n) : undefined)
  }

  /** The last Saturday and Sunday that have begun. */
  weekend(): Period | undefined {
    const saturday = this.exact && addDays(this.exact, -((weekdayOf(this.exact) + 1) % 7))
    return saturday ? { from: saturday, to: addDays(saturday, 1) } : undefined
  }

  /** A weekday: on or before publication; `when` -1 before it, -2 a week earlier still, 1 after it. */
  weekday(weekday: number, when = 0): string | undefined {
    if (!this.exact) return undefined
    const back = (weekdayOf(this.exact) - weekday + 7) % 7
    return addDays(this.exact, when > 0 ? 7 - back : when < 0 ? -(back || 7) - 7 * (-when - 1) : -back)
  }

  /** A month or a day of it without year: the last that began at most `ahead` days after publication; or by `when`: the last month before the present, this year's, the next. */
  nearest(month: number, day: number | undefined, ahead: number, when?: number): PartialDate | undefined {
    if (!this.on || this.on.length < 7) return undefined
    const [y, m] = this.on.split('-').map(Number) as [number, number]
    if (when !== undefined) return partial(when === 0 ? y : when < 0 ? (month < m ? y : y - 1) : month > m ? y : y + 1, month, day)
    const limit = addDays(lastDay(this.on), ahead)
    return [y + 1, y, y - 1].map(year => partial(year, month, day)).find(d => d && firstDay(d) <= limit)
  }

  /** The same for a Hijri day; `year` when the words give it. */
  nearestHijri(month: number, day: number, ahead: number, year?: number): string | undefined {
    if (year !== undefined) return fromHijri(year, month, day)
    if (!this.exact) return undefined
    const now = hijriYear(this.exact)
    return [now + 1, now, now - 1].map(y => fromHijri(y, month, day)).find(d => d && daysBetween(this.exact!, d) <= ahead)
  }

  /** The year of a season (its first month; it lasts three): the last that is over, this year's, or the next. */
  seasonYear(first: number, when: number): number | undefined {
    if (!this.on || this.on.length < 7) return undefined
    const [y, m] = this.on.split('-').map(Number) as [number, number]
    return when === 0 ? y : when < 0 ? (first + 2 < m ? y : y - 1) : first > m ? y : y + 1
  }

  /** So long ago. */
  ago({ n, unit, about, more }: Quantity): Period | undefined {
    if (n === undefined) return this.on ? { to: this.on } : undefined
    const around = (days: number, give: number): Period | undefined => {
      const from = this.day(-days - give), to = this.day(-days + give)
      return from && to ? { from, to } : undefined
    }
    const then = unit === 'hour' ? (n < 24 ? this.past({ n, unit, about, more }) : around(Math.round(n / 24), about ? 1 : 0))
      : unit === 'day' ? around(n, about ? 1 : 0) : unit === 'week' ? around(7 * n, 3) : at(unit === 'month' ? this.month(-n) : this.year(-n))
    return more && then?.to ? { to: then.to } : then
  }

  /** The time of that length up to publication. */
  past({ n, unit }: Quantity): Period | undefined {
    if (n === undefined) return this.on ? { to: this.on } : undefined
    const back = { hour: Math.ceil(n / 24), day: n, week: 7 * n, month: 0, year: 0 }[unit]
    const from = back ? this.day(-back) : unit === 'month' ? this.month(-n) : n === 1 ? this.month(-12) : this.year(-n)
    const to = back ? this.exact : unit === 'year' && n !== 1 ? this.year(0) : this.month(0)
    return from && to ? { from, to } : undefined
  }
}
