/**
 * Rows of data sets across imports. Several imports of one source may have a row (its `key`): what the newest of them that stands says of it holds,
 * and what the others say is in nobody's view.
 */
import type { Claim, Import } from '../model.js'

/** The row that a claim says, as source and key; undefined when its evidence is none, or a row without a key. */
export function rowOf(claim: Claim, source: string | undefined): string | undefined {
  const [first] = claim.evidence
  return source !== undefined && first !== undefined && 'line' in first && first.key !== undefined ? `${source} ${first.key}` : undefined
}

/** Claims by their rows. */
export class Rows {
  readonly #claims = new Map<string, Map<string, string>>()

  add(claim: Claim, source: string | undefined): void {
    const row = rowOf(claim, source)
    if (row === undefined) return
    const claims = this.#claims.get(row) ?? new Map<string, string>()
    this.#claims.set(row, claims.set(claim.id, claim.report))
  }

  get rows(): Iterable<string> { return this.#claims.keys() }
  /** Of a row, each claim and its report. */
  of(row: string): ReadonlyMap<string, string> { return this.#claims.get(row) ?? NONE }
}
const NONE: ReadonlyMap<string, string> = new Map()

/** Which claims stand, given all imports and the rows that there are. */
export class Standing {
  /** Of each report that imports brought: when it was last taken in, undefined when it was taken back or is unfinished. */
  readonly #at = new Map<string, string | undefined>()
  readonly #unfinished = new Set<string>()

  constructor(imports: Iterable<Import>, readonly rows: readonly Rows[]) {
    for (const i of imports) {
      const before = this.#at.get(i.report), at = i.undone || i.unfinished ? undefined : i.at
      if (i.unfinished && !i.undone) this.#unfinished.add(i.report)
      this.#at.set(i.report, before !== undefined && (at === undefined || at < before) ? before : at)
    }
  }

  holds({ report }: Claim, row: string | undefined): boolean {
    if (!this.stands(report)) return false
    if (row === undefined) return true
    // Times sort as text; a report that no import brought comes before all.
    const rank = (r: string): string => `${this.#at.get(r) ?? ''} ${r}`
    for (const rows of this.rows) for (const other of rows.of(row).values()) if (other !== report && this.stands(other) && rank(other) > rank(report)) return false
    return true
  }

  /** Whether a report is out of view only until its import is finished. */
  comes(report: string): boolean { return this.#unfinished.has(report) && !this.stands(report) }

  /** Whether what a report says is in view: no import brought it, or one that stands did. */
  stands(report: string): boolean { return !this.#at.has(report) || this.#at.get(report) !== undefined }
}
