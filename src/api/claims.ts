/** Claims: the evidence of a tie, all under a filter page by page, and what people decide about one. */
import { BelligraphError, invalid } from '../errors.js'
import { canonical, sha256 } from '../ids.js'
import { Claim, Filter, Review } from '../model.js'
import { decide, type Snapshot } from '../store/snapshot.js'
import { claimsOf, graphOf, knownActor, knownFilter } from './filtering.js'
import { type Context, route } from './route.js'
import { ClaimAnswer, ClaimsAnswer, ClaimsQuery, LIMITS, RelationAnswer, ReviewBody } from './schemas.js'
import { claimKey, claimView, edgeView, inReadingOrder } from './views.js'

type Change = NonNullable<Review['change']>

const CURSOR = /^[a-z0-9-]+\.\d{10}\.[a-z0-9-]+$/

function one(id: string, snapshot: Snapshot, texts: Context['texts']): ClaimAnswer {
  const claim = snapshot.claims.get(id)
  if (!claim) throw new BelligraphError('not-found', `There is no claim ${JSON.stringify(id.slice(0, 120))}.`)
  return { ...claimView(claim, snapshot, texts), history: snapshot.reviewsOf(id) }
}

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
export const claimRoutes = [
  route({
    method: 'get', path: '/api/relations/:id', query: Filter, answer: RelationAnswer,
    summary: 'A tie and the claims that make it, each with its evidence. The filter says which claims count.',
    run({ id, query, snapshot, context: { memo, texts } }) {
      const relation = graphOf(knownFilter(query, snapshot, memo), snapshot, memo).relations.find(r => r.id === id)
      if (!relation) throw new BelligraphError('not-found', `There is no relation ${JSON.stringify(id.slice(0, 300))}${snapshot.relations.has(id) ? ' under this filter' : ''}.`)
      const claims = inReadingOrder(relation.claimIds.flatMap(c => snapshot.claims.get(c) ?? []))
      return {
        relation: { ...edgeView(relation), publisherNames: relation.publisherNames },
        claims: claims.slice(0, LIMITS.list).map(c => claimView(c, snapshot, texts)), total: claims.length, truncated: claims.length > LIMITS.list,
      }
    },
  }),
  route({
    method: 'get', path: '/api/claims', query: ClaimsQuery, answer: ClaimsAnswer,
    summary: 'Claims under a filter in reading order: by report, by place in it. `next` is the cursor of the next page.',
    run({ query, snapshot, context: { memo, texts } }) {
      const { cursor, limit } = query
      if (cursor !== undefined && !CURSOR.test(cursor)) throw new BelligraphError('usage', 'cursor: must be the `next` of an earlier answer.', { parameter: 'cursor' })
      const all = inReadingOrder(claimsOf(knownFilter(query, snapshot, memo), snapshot, memo))
      const rest = cursor === undefined ? all : all.filter(c => claimKey(c) > cursor)
      const page = rest.slice(0, limit), truncated = rest.length > limit
      return { claims: page.map(c => claimView(c, snapshot, texts)), total: all.length, truncated, next: truncated ? claimKey(page.at(-1)!) : null }
    },
  }),
  route({
    method: 'get', path: '/api/claims/:id', answer: ClaimAnswer, summary: 'A claim and what people decided about it.',
    run: ({ id, snapshot, context: { texts } }) => one(id, snapshot, texts),
  }),
  route({
    method: 'post', path: '/api/claims/:id/review', body: ReviewBody, answer: ClaimAnswer, writes: true,
    summary: 'Accepts, rejects or corrects a claim, or takes all decisions back (`reset`). The history is kept.',
    async run({ id, body, snapshot, context: { store, texts, memo, now } }) {
      one(id, snapshot, texts)
      const { change, ...rest } = body, at = after(snapshot.reviewsOf(id).at(-1)?.at, now())
      const said = { claim: id, ...rest, at, ...(change && { change: corrected(change, snapshot, memo) }) }
      const review = Review.parse({ id: sha256(canonical(said)).slice(0, 16), ...said })
      const held = Claim.safeParse(decide(snapshot.records.claim.get(id)!, [...snapshot.reviewsOf(id), review]))
      if (!held.success) throw invalid('change', held.error.issues)
      await store.write([{ kind: 'review', data: review }])
      return one(id, await store.snapshot(), texts)
    },
  }),
]
