/** What people decided about a claim, and what it then says. Pure. */
import type { Claim, Review } from '../model.js'

/** The decisions that hold, first to last: those that no later `undo` or `reset` took back. */
export function holding(history: readonly Review[]): Review[] {
  const held: Review[] = []
  for (const r of history) {
    if (r.decision === 'reset') held.length = 0
    else if (r.decision === 'undo') held.pop()
    else held.push(r)
  }
  return held
}

/** A claim with the decisions about it, first to last. Every `correct` that holds lays its changes over the claim; whether it stands, the last one says. */
export function decide(claim: Claim, history: readonly Review[]): Claim {
  const held = holding(history), last = held.at(-1)
  if (!last) return claim
  const corrections = held.flatMap(r => (r.decision === 'correct' ? [r.change] : []))
  return Object.assign({}, claim, ...corrections, { review: last.decision === 'reject' ? 'rejected' : corrections.length > 0 ? 'corrected' : 'accepted' }) as Claim
}
