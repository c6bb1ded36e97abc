/** What people decide about claims, one or several at a time. */
import { BelligraphError, invalid } from '../errors.js'
import { canonical, sha256 } from '../ids.js'
import { type AnyRecord, Claim, CLAIM_TYPES, Review } from '../model.js'
import { decide, holding } from '../store/decisions.js'
import type { Snapshot } from '../store/snapshot.js'
import { claimAnswer } from './claims.js'
import { knownActor } from './filtering.js'
import { type Context, route } from './route.js'
import { ClaimAnswer, ReviewBody, ReviewsAnswer, ReviewsBody } from './schemas.js'

type Change = NonNullable<Review['change']>
type Given = Pick<Review, 'claim' | 'decision' | 'change' | 'note'>

/** Now, or just after the last decision where the clock has not moved on (or was set back): the last one by time must be the last one made. */
const after = (last: string | undefined, now: Date): string => new Date(last === undefined ? now : Math.max(now.getTime(), Date.parse(last) + 1)).toISOString()

/** What a correction says, with actors that exist and lists in the model's order. */
function corrected(change: Change, snapshot: Snapshot, memo: Context['memo']): Change {
  const out = { ...change }
  for (const field of ['actors', 'recipients'] as const) {
    const ids = out[field]
    if (ids) out[field] = [...new Set(ids.map(id => knownActor(field, id, snapshot, memo)))].sort()
  }
  const stray = out.places?.find(p => !snapshot.places.has(p))
  if (stray !== undefined) throw new BelligraphError('invalid', `places: there is no place ${JSON.stringify(stray)}.`)
  return out
}

/** The records of decisions, each after those made before about the same claim. @throws BelligraphError `invalid`, `usage` or `not-found`, naming the first that cannot be */
function reviews(given: readonly Given[], by: string, snapshot: Snapshot, { texts, memo, now }: Context): AnyRecord[] {
  const histories = new Map<string, Review[]>()
  return given.map(({ claim, decision, change, note }) => {
    claimAnswer(claim, snapshot, texts)
    const history = histories.get(claim) ?? snapshot.reviewsOf(claim)
    if (decision === 'undo' && holding(history).length === 0) throw new BelligraphError('conflict', `There is no decision about claim ${claim} to undo.`)
    const said = { claim, decision, by, at: after(history.at(-1)?.at, now()), ...(note !== undefined && { note }), ...(change && { change: corrected(change, snapshot, memo) }) }
    const review = Review.parse({ id: sha256(canonical(said)).slice(0, 16), ...said }), made = [...history, review]
    const held = Claim.safeParse(decide(snapshot.records.claim.get(claim)!, made))
    if (!held.success) throw invalid('change', held.error.issues)
    if (change && !CLAIM_TYPES[held.data.type].directed && new Set([...held.data.actors, ...held.data.recipients]).size < 2) throw invalid('change', [{ path: ['actors'], message: `${held.data.type} is between two at least` }])
    histories.set(claim, made)
    return { kind: 'review', data: review }
  })
}

export const reviewRoutes = [
  route({
    method: 'post', path: '/api/claims/:id/review', body: ReviewBody, answer: ClaimAnswer, writes: true,
    summary: 'Accepts, rejects or corrects a claim, takes the last decision back (`undo`) or all (`reset`). The history is kept.',
    async run({ id, body: { by, ...given }, snapshot, context }) {
      await context.store.write(reviews([{ claim: id, ...given }], by, snapshot, context))
      return claimAnswer(id, await context.store.snapshot(), context.texts)
    },
  }),
  route({
    method: 'post', path: '/api/reviews', body: ReviewsBody, answer: ReviewsAnswer, writes: true, summary: 'Decisions about several claims, all or none.',
    async run({ body: { reviews: given, by }, snapshot, context }) {
      const { dataVersion } = await context.store.write(reviews(given, by, snapshot, context)), after = await context.store.snapshot()
      return { claims: [...new Set(given.map(g => g.claim))].map(id => claimAnswer(id, after, context.texts)), dataVersion }
    },
  }),
]
