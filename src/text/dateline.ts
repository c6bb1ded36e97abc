/** The day that a text gives itself: its dateline, as far as it has one. */
import type { PartialDate } from '../model.js'
import { findDates } from './dates.js'
import { fold } from './normalise.js'

/** So many characters at a text's beginning and end are looked at. */
const HEAD = 600, TAIL = 200
/** A line longer than this is a sentence, not a dateline. */
const SHORT = 70

/**
 * The first whole date (day, month and year) that stands on a short line of its own near the beginning or on the last line, or that is followed by the
 * dash or colon of a dateline in the first line (`DEIR EZ-ZOR, 12 October 2018 — …`). A date inside a sentence says when something happened, not when it
 * was written; so where there is no dateline there is no date.
 */
export function dateline(text: string): PartialDate | undefined {
  const start = text.length - text.trimStart().length
  return within(text, start, Math.min(text.length, start + HEAD)) ?? within(text, Math.max(start, text.lastIndexOf('\n', Math.max(0, text.trimEnd().length - 1)) + 1, text.length - TAIL), text.length)
}

function within(text: string, from: number, to: number): PartialDate | undefined {
  const part = text.slice(from, to), firstLine = part.search(/\n|$/)
  for (const { start, end, period } of findDates(part, undefined, fold(part))) {
    if (period.from !== period.to || period.from?.length !== 10) continue
    const line = part.slice(part.lastIndexOf('\n', start - 1) + 1, part.indexOf('\n', end) < 0 ? part.length : part.indexOf('\n', end)).trim()
    const headed = end <= firstLine && start <= SHORT && /^[)\]\s]{0,3}[-–—:|]/.test(part.slice(end, end + 4))
    if (headed || (line.length <= SHORT && !/[.!?؟…]$/.test(line))) return period.from
  }
  return undefined
}
