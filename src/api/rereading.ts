/** A report read again, by a newer reader or with names that people added: what the new reading changes, and what it must leave alone. */
import { canonical, sha256 } from '../ids.js'
import type { Claim, Review } from '../model.js'
import { holding } from '../store/decisions.js'
import type { Snapshot } from '../store/snapshot.js'

/** Who takes back claims that the reader no longer makes; no person. */
export const READER = 'belligraph'
const GONE = 'A newer reading of the report does not make this claim.'

const overlap = (a: Claim, b: Claim): boolean => {
  const [x] = a.evidence, [y] = b.evidence
  return x !== undefined && y !== undefined && 'start' in x && 'start' in y && x.start < y.end && y.start < x.end
}

/**
 * The claims to write and the decisions that go with them. What a person decided holds: a claim that was rejected, corrected or accepted, as it was read or as it is now, is
 * not made again, also when its words are cut otherwise (the same type and parties in words that overlap). Claims of an earlier reading that nobody
 * decided about and that are not made any more are rejected in the reader's own name; made again later, they come back.
 */
export function reread(report: string, made: readonly Claim[], snapshot: Snapshot, now: Date): { claims: Claim[]; reviews: Review[] } {
  const merged = (ids: readonly string[]): string => [...new Set(ids.map(id => snapshot.actorOf(id)?.id ?? id))].sort().join()
  const says = (c: Pick<Claim, 'type' | 'actors' | 'recipients'>): string => `${c.type} ${merged(c.actors)} → ${merged(c.recipients)}`
  const held = [...snapshot.claimsOfReport(report)].map(id => {
    const written = snapshot.records.claim.get(id)!, decisions = holding(snapshot.reviewsOf(id))
    const decided = written.review !== 'unreviewed' || decisions.some(d => d.by !== READER)
    return { written, decided, withdrawn: !decided && decisions.length > 0, says: new Set([says(written), says(snapshot.claims.get(id) ?? written)]) }
  })
  const own = new Map(held.map(h => [h.written.id, h])), decided = held.filter(h => h.decided)
  const claims = made.filter(c => !own.get(c.id)?.decided && !decided.some(h => h.says.has(says(c)) && overlap(h.written, c))), kept = new Set(claims.map(c => c.id))
  const review = (claim: string, decision: 'reject' | 'undo'): Review => {
    const last = snapshot.reviewsOf(claim).at(-1)?.at, at = new Date(Math.max(now.getTime(), last === undefined ? 0 : Date.parse(last) + 1)).toISOString()
    const said = { claim, decision, by: READER, at, ...(decision === 'reject' && { note: GONE }) }
    return { id: sha256(canonical(said)).slice(0, 16), ...said }
  }
  const byReader = held.filter(h => !h.decided && !/^(?:curated$|import\.)/.test(h.written.rule))
  return {
    claims,
    reviews: byReader.flatMap(h => (h.withdrawn === kept.has(h.written.id) ? [review(h.written.id, h.withdrawn ? 'undo' : 'reject')] : [])),
  }
}
