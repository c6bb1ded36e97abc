/** Arithmetic on partial dates. A full day is `2018-06-08`; no clock and no time zone come in. */
import type { PartialDate, Period } from '../model.js'
import { firstDay, isPartialDate, lastDay } from '../terms.js'

const pad = (n: number, width = 2): string => String(n).padStart(width, '0')
const ms = (day: string): number => Date.parse(`${day}T00:00:00Z`)
const DAY = 86_400_000

/** A partial date from its numbers, or undefined when the calendar has no such date. Years 1000 to 2999: others are not dates in a report. */
export function partial(year: number, month?: number, day?: number): PartialDate | undefined {
  if (year < 1000 || year > 2999) return undefined
  const date = [pad(year, 4), month && pad(month), day && pad(day)].filter(Boolean).join('-')
  return isPartialDate(date) ? date : undefined
}

/** The day `n` days after `day`. */
export const addDays = (day: string, n: number): string => new Date(ms(day) + n * DAY).toISOString().slice(0, 10)

/** The month `n` months after the month of `date`. */
export function addMonths(date: PartialDate, n: number): PartialDate {
  const months = Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1 + n
  return `${pad(Math.floor(months / 12), 4)}-${pad((months % 12) + 1)}`
}

/** Days from `a` to `b`. */
export const daysBetween = (a: string, b: string): number => (ms(b) - ms(a)) / DAY

/** 0 Sunday to 6 Saturday. */
export const weekdayOf = (day: string): number => new Date(ms(day)).getUTCDay()

/** Monday to Sunday (ISO 8601) of the week that `day` lies in, `n` weeks on. */
export function weekOf(day: string, n = 0): Period {
  const monday = addDays(day, 7 * n - ((weekdayOf(day) + 6) % 7))
  return { from: monday, to: addDays(monday, 6) }
}

/** The last date before a partial date, as exact as it: 2018-01 → 2017-12. */
export function before(date: PartialDate): PartialDate {
  return addDays(firstDay(date), -1).slice(0, date.length)
}

const ummAlQura = new Intl.DateTimeFormat('en-u-ca-islamic-umalqura-nu-latn', { timeZone: 'UTC', year: 'numeric', month: 'numeric', day: 'numeric' })

function hijriOf(day: string): [year: number, month: number, day: number] {
  const parts = Object.fromEntries(ummAlQura.formatToParts(ms(day)).map(p => [p.type, Number(p.value)]))
  return [parts.year!, parts.month!, parts.day!]
}

/** The Hijri year of a day. */
export const hijriYear = (day: string): number => hijriOf(day)[0]

/**
 * A Hijri day as a Gregorian one, by the Umm al-Qura calendar of the platform's Intl (1300 to 1600 AH; undefined outside it and for a day that
 * the month lacks). Where the month is begun by sighting the moon, the true day may be one earlier or later.
 */
export function fromHijri(year: number, month: number, day: number): string | undefined {
  if (year < 1300 || year > 1600 || day < 1 || day > 30) return undefined
  // A guess from the mean lengths of year and month lies within two days; then step to the day.
  let guess = addDays('1882-11-12', Math.round((year - 1300) * 354.36708 + (month - 1) * 29.530589 + day - 1))
  for (let i = 0; i < 4; i++) {
    const [y, m, d] = hijriOf(guess)
    const off = Math.round(((year - y) * 12 + month - m) * 29.53) + day - d
    if (y === year && m === month && d === day) return guess
    guess = addDays(guess, off)
  }
  return undefined
}

/** A Hijri month or year as the days that it lasts. */
export function hijriPeriod(year: number, month?: number): Period | undefined {
  const from = fromHijri(year, month ?? 1, 1)
  const to = month && month < 12 ? fromHijri(year, month + 1, 1) : fromHijri(year + 1, 1, 1)
  return from && to ? { from, to: addDays(to, -1) } : undefined
}

/** A period that is one partial date. */
export const at = (date: PartialDate | undefined): Period | undefined => (date ? { from: date, to: date } : undefined)

/** Whether a period does not end before it starts. */
export const isOrdered = (p: Period): boolean => !p.from || !p.to || firstDay(p.from) <= lastDay(p.to)
