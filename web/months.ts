/** Months of a timeline, as `2018-06`. Pure. */
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
