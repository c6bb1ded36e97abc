/** Months of a timeline, as `2018-06`, and dates as they are typed. Pure. */
import type { PartialDate } from '../src/model.js'
import { firstDay, lastDay } from '../src/terms.js'

/** Every month from the first to the last, both included, in order. */
export function monthsBetween(first: PartialDate, last: PartialDate): string[] {
  const out: string[] = []
  let [year, month] = first.split('-').map(Number) as [number, number]
  for (let m = first; m <= last; m = `${year}-${String(month).padStart(2, '0')}`) {
    out.push(m)
    if (++month > 12) { month = 1; year++ }
  }
  return out
}

/** Where a date of a filter stands among the months: the first month that it lets in, or the last. Outside, the nearest end. */
export function monthAt(months: readonly string[], date: PartialDate, side: 'from' | 'to'): number {
  const month = (side === 'from' ? firstDay(date) : lastDay(date)).slice(0, 7)
  const at = side === 'from' ? months.findIndex(m => m >= month) : months.findLastIndex(m => m <= month)
  return at >= 0 ? at : side === 'from' ? months.length - 1 : 0
}

/** A partial date as people write it, put as the data has it: Arabic or Persian digits, a slash, a dot or any dash between the parts, months of one digit. `٢٠١٨/٦` is `2018-06`. */
export const typed = (text: string): string => text.trim()
  .replace(/[٠-٩۰-۹]/g, d => String(d.charCodeAt(0) % 16))
  .replace(/[\u200e\u200f\u061c]/g, '').replace(/(?<=\d)\s*[/.\u2010-\u2015\u2212-]\s*(?=\d)/g, '-').replace(/(?<=-)\d(?!\d)/g, d => `0${d}`)
