/** What changed in a view between two states of the data. */
import { canonical } from '../ids.js'
import type { SourcedClaim } from './fold.js'

export interface Changes { new: number; gone: number; changed: number }

/** Counts claims that pass now and did not, that did and do not, and that do in both and say something else. */
export function changes(before: ReadonlyMap<string, SourcedClaim>, now: ReadonlyMap<string, SourcedClaim>, passes: (c: SourcedClaim) => boolean): Changes {
  const had = (all: ReadonlyMap<string, SourcedClaim>, id: string) => { const c = all.get(id); return c && passes(c) ? c : undefined }
  const counts: Changes = { new: 0, gone: 0, changed: 0 }
  for (const id of now.keys()) {
    const is = had(now, id), was = had(before, id)
    if (is && !was) counts.new++
    else if (is && was && canonical(is) !== canonical(was)) counts.changed++
  }
  for (const id of before.keys()) if (had(before, id) && !had(now, id)) counts.gone++
  return counts
}
