/**
 * What is left of claims and records when actors are hidden: those are nowhere in a file. A claim that ties others too goes on without them; where it must
 * stand as it was written, so that nobody who takes the file in has it say less than its report does, it is left out.
 */
import type { SourcedClaim } from '../graph/fold.js'
import type { AnyRecord } from '../model.js'

type Shows = (actor: string) => boolean
type Said = { actors?: string[] | undefined; recipients?: string[] | undefined }

const parties = ({ actors = [], recipients = [] }: Said): string[] => [...actors, ...recipients]
const trimmed = <T extends Said>(said: T, shows: Shows): T => ({ ...said, ...(said.actors && { actors: said.actors.filter(shows) }), ...(said.recipients && { recipients: said.recipients.filter(shows) }) })

/** Claims without their hidden parties. */
export const claimsShown = (claims: readonly SourcedClaim[], shows: Shows): SourcedClaim[] => claims.map(c => (parties(c).every(shows) ? c : trimmed(c, shows)))

/** Ids of the claims that name nobody who is hidden, neither as they were written nor as people corrected them. */
export const wholeClaims = (records: readonly AnyRecord[], shows: Shows): string[] => {
  const cut = new Set(records.flatMap(r => (r.kind === 'review' && r.data.change && !parties(r.data.change).every(shows) ? [r.data.claim] : [])))
  return records.flatMap(r => (r.kind === 'claim' && !cut.has(r.data.id) && parties(r.data).every(shows) ? [r.data.id] : []))
}

/** Records without hidden actors, and without a word of them in others. */
export const recordsShown = (records: readonly AnyRecord[], shows: Shows): AnyRecord[] => records.flatMap((r): AnyRecord[] => {
  switch (r.kind) {
    case 'actor': return shows(r.data.id) ? [{ kind: 'actor', data: { ...r.data, partOf: r.data.partOf.filter(shows) } }] : []
    case 'claim': return [{ kind: 'claim', data: trimmed(r.data, shows) }]
    case 'review': return [{ kind: 'review', data: r.data.change ? { ...r.data, change: trimmed(r.data.change, shows) } : r.data }]
    case 'merge': return shows(r.data.from) && shows(r.data.into) ? [r] : []
    case 'alias': return shows(r.data.actor) ? [r] : []
    default: return [r]
  }
})
