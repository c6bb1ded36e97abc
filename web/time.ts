/** Time on the page: an axis of days divided into days, months or years, what is held between two of its borders, and dates as they are typed. Pure. */
import type { PartialDate } from '../src/model.js'
import { type Span, type Unit, unitOf } from '../src/graph/timeline.js'
import { firstDay, isPartialDate, lastDay } from '../src/terms.js'
import { findDates } from '../src/text/dates.js'

const DAY = 86_400_000

/** Days since 1970 of a day `2018-06-08`, and back. */
export const dayNumber = (day: string): number => Date.parse(`${day}T00:00:00Z`) / DAY
export const dayAt = (n: number): string => new Date(n * DAY).toISOString().slice(0, 10)

/** From the first day of a unit to the day after the last of another, in day numbers. */
export interface Axis { start: number; end: number; unit: Unit }
/** Two day numbers: the first day held and the day after the last. */
export type Held = [low: number, high: number]
export interface Bounds { from?: PartialDate | undefined; to?: PartialDate | undefined }

/** The first day of the unit that is `steps` after the one that a day lies in. */
export function border(day: number, unit: Unit, steps = 0): number {
  if (unit === 'day') return Math.floor(day) + steps
  const [year, month] = dayAt(Math.floor(day)).split('-').map(Number) as [number, number]
  const months = unit === 'year' ? (year + steps) * 12 : year * 12 + month - 1 + steps
  return dayNumber(firstDay(`${String(Math.floor(months / 12)).padStart(4, '0')}-${String((months % 12) + 1).padStart(2, '0')}`))
}
/** The border that is nearest to a day. */
export function nearest(day: number, unit: Unit): number {
  const [a, b] = [border(day, unit), border(day, unit, 1)]
  return day - a < b - day ? a : b
}

/** The unit that suits so many days: some ninety bars at most of days, some two hundred of months. */
const fitting = (days: number): Unit => (days <= 92 ? 'day' : days <= 17 * 366 ? 'month' : 'year')

/** Room for all spans; undefined when there is none. Without a unit, the one that fits. */
export function axisOf(spans: readonly Span[], unit?: Unit): Axis | undefined {
  const [first] = spans
  if (!first) return undefined
  const start = dayNumber(firstDay(first.from)), end = dayNumber(spans.map(s => lastDay(s.to)).reduce((a, b) => (a > b ? a : b))) + 1, u = unit ?? fitting(end - start)
  return { start: border(start, u), end: border(end - 1, u, 1), unit: u }
}

/** What a period holds of the axis; at least a day, and nothing past its ends. */
export function heldBy({ start, end }: Axis, { from, to }: Bounds): Held {
  const low = from === undefined ? start : Math.max(start, Math.min(end - 1, dayNumber(firstDay(from))))
  return [low, to === undefined ? end : Math.min(end, Math.max(low + 1, dayNumber(lastDay(to)) + 1))]
}

/** The period that is held, open at the ends of the axis; in the axis's unit where it begins and ends with one, else in days. */
export function periodHeld({ start, end, unit }: Axis, [low, high]: Held): Bounds {
  const at = (day: number, edge: number): PartialDate => (edge === border(edge, unit) ? unitOf(dayAt(day), unit) : dayAt(day))
  return { from: low <= start ? undefined : at(low, low), to: high >= end ? undefined : at(high - 1, high) }
}

/** The same length some units later (earlier), kept on the axis. */
export function moved({ start, end, unit }: Axis, [low, high]: Held, steps: number): Held {
  const [a, b] = [border(low, unit), border(high - 1, unit, 1)]
  let by = steps
  while (by > 0 && border(b, unit, by) > end) by--
  while (by < 0 && border(a, unit, by) < start) by++
  return by === 0 ? [low, high] : [border(a, unit, by), border(b, unit, by)]
}

/** How many units are held. */
export function unitsIn([low, high]: Held, unit: Unit): number {
  let n = 0
  for (let d = border(low, unit); d < high; d = border(d, unit, 1)) n++
  return n
}

const STEPS: [Unit, number, days: number][] = [['day', 1, 1], ['day', 7, 7], ['month', 1, 30], ['month', 3, 91], ['month', 6, 183], ['year', 1, 365], ['year', 2, 730], ['year', 5, 1826], ['year', 10, 3652], ['year', 50, 18262]]

/** Where the axis is marked, at most about `most` times: the day number, and the date to write. */
export function ticks({ start, end }: Axis, most: number): { day: number; date: PartialDate }[] {
  const [unit, step] = STEPS.find(([, , days]) => (end - start) / days <= most) ?? STEPS.at(-1)!
  const out: { day: number; date: PartialDate }[] = []
  for (let d = border(start, unit); d < end; d = border(d, unit, 1)) {
    const [year, month] = dayAt(d).split('-').map(Number) as [number, number]
    const turn = unit === 'year' ? year : unit === 'month' ? month - 1 : d
    if (d >= start && turn % step === 0) out.push({ day: d, date: unitOf(dayAt(d), unit) })
  }
  return out
}

/**
 * A date as people write it, put as the data has it: Arabic or Persian digits, a slash, a dot or any dash between the parts, months of one digit, the month before the
 * year, and what the reader of reports knows for one (`findDates`): `٢٠١٨/٦`, `6/2018`, `June 2018` and حزيران 2018 are `2018-06`; of a longer time, such as رمضان 1439,
 * the day at that `end`. As it stands when it is no date.
 */
export function typed(text: string, end: 'from' | 'to' = 'from'): string {
  const plain = text.trim().replace(/[٠-٩۰-۹]/g, d => String(d.charCodeAt(0) % 16))
    .replace(/[\u200e\u200f\u061c]/g, '').replace(/(?<=\d)\s*[/.\u2010-\u2015\u2212-]\s*(?=\d)/g, '-').replace(/^(\d\d?)-(\d{4})$/, '$2-$1').replace(/(?<=-)\d(?!\d)/g, d => `0${d}`)
  if (isPartialDate(plain)) return plain
  const [found] = findDates(text)
  return (found && found.start === text.search(/\S/) && found.end === text.trimEnd().length ? found.period[end] : undefined) ?? plain
}
