/** When claims lie: each as the span that its dates give, and how spans stand in days, months and years. Nothing here says how long a tie lasted. */
import type { PartialDate } from '../model.js'
import { type ClaimType, firstDay, lastDay } from '../terms.js'
import type { SourcedClaim } from './fold.js'

/** So many claims of a type are dated `from … to`, each as exact as the source: `2018 … 2018` is some time in that year. */
export interface Span { from: PartialDate; to: PartialDate; type: ClaimType; claims: number }

/** Spans earliest first, the shorter before the longer; and how many claims have no date. */
export function timeline(claims: Iterable<Pick<SourcedClaim, 'type' | 'observed'>>): { spans: Span[]; undated: number } {
  const spans = new Map<string, Span>()
  let undated = 0
  for (const { type, observed } of claims) {
    const from = observed?.from ?? observed?.to, to = observed?.to ?? observed?.from
    if (from === undefined || to === undefined) { undated++; continue }
    const key = `${firstDay(from)} ${lastDay(to)} ${from} ${to} ${type}`, had = spans.get(key)
    if (had) had.claims++
    else spans.set(key, { from, to, type, claims: 1 })
  }
  return { spans: [...spans].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, s]) => s), undated }
}

export const UNITS = ['day', 'month', 'year'] as const
export type Unit = (typeof UNITS)[number]
const LENGTH = { day: 10, month: 7, year: 4 } as const

/** The day, month or year that a day lies in: `2018-06-08, month` → `2018-06`. */
export const unitOf = (day: string, unit: Unit): PartialDate => day.slice(0, LENGTH[unit])

/** Claims per unit and type, earliest first: `{ at: '2018-06', types: { attack: 9 } }`; and the spans that no single unit holds, which are in no bar. */
export function bars(spans: readonly Span[], unit: Unit): { bars: { at: PartialDate; types: Partial<Record<ClaimType, number>> }[]; wide: Span[] } {
  const units = new Map<string, Partial<Record<ClaimType, number>>>(), wide: Span[] = []
  for (const s of spans) {
    const at = unitOf(firstDay(s.from), unit)
    if (at !== unitOf(lastDay(s.to), unit)) { wide.push(s); continue }
    const types = units.get(at) ?? {}
    types[s.type] = (types[s.type] ?? 0) + s.claims
    units.set(at, types)
  }
  return { bars: [...units].sort(([a], [b]) => (a < b ? -1 : 1)).map(([at, types]) => ({ at, types })), wide }
}
