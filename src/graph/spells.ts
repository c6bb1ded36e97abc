/** When something was observed, day by day: for formats that know time. */
import { firstDay, lastDay, type Period } from '../model.js'

/** Consecutive days, both within it: `['2018-06-01', '2018-06-07']`. */
export type Spell = [first: string, last: string]

const moved = (day: string, by: 1 | -1): string => new Date(Date.parse(`${day}T00:00:00Z`) + by * 86_400_000).toISOString().slice(0, 10)

/** The day after one: 2018-06-30 → 2018-07-01. */
export const dayAfter = (day: string): string => moved(day, 1)

/**
 * On how many of the periods' days how many of them stand: spells in order that do not overlap, each with the number of periods that cover it. A day that no
 * period covers is in no spell; a period with one side is that day, month or year; one without dates counts nowhere.
 *
 *     [{from: '2018', to: '2018'}, {from: '2018-06-08'}] → [['2018-01-01','2018-06-07',1], ['2018-06-08','2018-06-08',2], ['2018-06-09','2018-12-31',1]]
 */
export function coverage(periods: readonly (Period | undefined)[]): [...Spell, count: number][] {
  const steps = new Map<string, number>()
  const step = (day: string, by: number): void => { steps.set(day, (steps.get(day) ?? 0) + by) }
  for (const p of periods) {
    const from = p?.from ?? p?.to, to = p?.to ?? p?.from
    if (from === undefined || to === undefined) continue
    step(firstDay(from), 1)
    step(dayAfter(lastDay(to)), -1)
  }
  const days = [...steps.keys()].sort(), out: [...Spell, number][] = []
  let count = 0
  days.forEach((day, i) => {
    const by = steps.get(day)!
    count += by
    const last = out.at(-1), next = days[i + 1]
    if (count === 0 || next === undefined) return
    const end = moved(next, -1)
    // One period ended the day before another began: the count stays, and so does the spell.
    if (by === 0 && last) last[1] = end
    else out.push([day, end, count])
  })
  return out
}

/** The spells of a coverage, those that touch joined into one. */
export function joined(covered: readonly (readonly [...Spell, count: number])[]): Spell[] {
  const out: Spell[] = []
  for (const [first, end] of covered) {
    const last = out.at(-1)
    if (last && dayAfter(last[1]) === first) last[1] = end
    else out.push([first, end])
  }
  return out
}
