/** What there is to choose from: how many claims each value of a field has in a view, and how they lie in time. */
import { type ClaimType, type Filter, firstDay, lastDay } from '../model.js'
import { asksOfTies, claimFilter, filtered } from './filter.js'
import { type SourcedClaim, ties } from './fold.js'

/**
 * Counts of claims under a filter. Each field is counted with its own part of the filter left out, so that a count says what choosing the
 * value brings: `{ type: { attack: 36, alliance: 26 }, … }`. Values without claims are absent; keys are sorted.
 */
export interface Facets {
  type: Record<string, number>
  /** Of the claims; `disputed` counts the claims of relations that some claims deny. */
  status: Record<string, number>
  source: Record<string, number>
  review: Record<string, number>
  /** By report id: the `MOST_REPORTS` with most claims, and those that the filter names. */
  report: Record<string, number>
  /** Per month and type, the period left out, oldest first: `{ month: '2018-06', types: { attack: 9 } }`. A claim counts in every month it touches. */
  months: { month: string; types: Partial<Record<ClaimType, number>> }[]
  /** Claims without a date, the period left out: no period has them. */
  undated: number
  /** Claims dated to more than `LONGEST` months, the period left out: periods have them, no month does. */
  long: number
  /** Claims under the whole filter that tie nobody to anybody. */
  untied: number
  /** Claims under the whole filter. */
  claims: number
}

/** A claim known only to a year or a longer time would fill the months with guesses: it is in none, and counted. */
const LONGEST = 3
/** So many reports are counted: an archive has thousands, a list to choose from does not. */
const MOST_REPORTS = 12

/** The claims that a filter shows: those that pass, and with `min`, `publishers`, `corroboration` or `disputed` only those of relations that pass. */
function shown(claims: readonly SourcedClaim[], f: Filter): SourcedClaim[] {
  const passing = claims.filter(claimFilter(f))
  if (!asksOfTies(f) && !f.status?.length) return passing
  const graph = filtered(passing, f)
  const ids = new Set([...graph.relations.flatMap(r => r.claimIds), ...(asksOfTies(f) ? [] : graph.unaddressed.map(c => c.id))])
  return passing.filter(c => ids.has(c.id))
}

function monthsOf({ observed }: SourcedClaim): string[] {
  const from = observed?.from ?? observed?.to, to = observed?.to ?? observed?.from
  if (from === undefined || to === undefined) return []
  const out: string[] = [], last = lastDay(to).slice(0, 7)
  for (let d = firstDay(from).slice(0, 7); d <= last; ) {
    if (out.push(d) > LONGEST) return []
    const [y, m] = d.split('-').map(Number) as [number, number]
    d = m === 12 ? `${y + 1}-01` : `${y}-${String(m + 1).padStart(2, '0')}`
  }
  return out
}

function tally(values: Iterable<string>): Record<string, number> {
  const counts = new Map<string, number>()
  for (const v of values) counts.set(v, (counts.get(v) ?? 0) + 1)
  return Object.fromEntries([...counts].sort(([a], [b]) => (a < b ? -1 : 1)))
}

/** The largest counts and those of the values named, keys sorted. */
function most(counts: Record<string, number>, named: readonly string[] = []): Record<string, number> {
  const largest = Object.entries(counts).sort((a, b) => b[1] - a[1]).slice(0, MOST_REPORTS).map(([id]) => id)
  return Object.fromEntries(Object.entries(counts).filter(([id]) => largest.includes(id) || named.includes(id)))
}

export function facets(all: Iterable<SourcedClaim>, filter: Filter): Facets {
  const claims = [...all]
  const without = (...fields: (keyof Filter)[]): SourcedClaim[] => shown(claims, Object.fromEntries(Object.entries(filter).filter(([k]) => !fields.includes(k as keyof Filter))))
  const anyStatus = without('status')
  const disputed = new Set(filtered(anyStatus, {}).relations.filter(r => r.status === 'disputed').flatMap(r => r.claimIds))
  const anyTime = without('from', 'to')
  const months = new Map<string, Partial<Record<ClaimType, number>>>()
  let undated = 0, long = 0
  for (const c of anyTime) {
    const touched = monthsOf(c)
    if (touched.length === 0) { if (c.observed?.from ?? c.observed?.to) long++; else undated++ }
    for (const m of touched) {
      const types = months.get(m) ?? {}
      types[c.type] = (types[c.type] ?? 0) + 1
      months.set(m, types)
    }
  }
  const inView = shown(claims, filter)
  return {
    type: tally(without('type').map(c => c.type)),
    status: tally([...anyStatus.map(c => c.status), ...[...disputed].map(() => 'disputed')]),
    source: tally(without('source').map(c => c.source)),
    review: tally(without('review').map(c => c.review)),
    report: most(tally(without('report').map(c => c.report)), filter.report),
    months: [...months].sort(([a], [b]) => (a < b ? -1 : 1)).map(([month, types]) => ({ month, types })),
    undated, long,
    untied: inView.filter(c => ties(c).length === 0).length,
    claims: inView.length,
  }
}
