/** Claims: the evidence of a tie, and all under a filter page by page. */
import { BelligraphError } from '../errors.js'
import { Filter } from '../model.js'
import type { Snapshot } from '../store/snapshot.js'
import { claimsOf, graphOf, knownFilter } from './filtering.js'
import { CURSOR, keyIn } from './order.js'
import { type Context, route } from './route.js'
import { ClaimAnswer, ClaimsAnswer, ClaimsQuery, LIMITS, RelationAnswer } from './schemas.js'
import { claimView, edgeView, inReadingOrder } from './views.js'

/** A claim with its history. @throws BelligraphError `not-found` */
export function claimAnswer(id: string, snapshot: Snapshot, texts: Context['texts']): ClaimAnswer {
  const claim = snapshot.claims.get(id)
  if (!claim) throw new BelligraphError('not-found', `There is no claim ${JSON.stringify(id.slice(0, 120))}.`)
  return { ...claimView(claim, snapshot, texts), history: snapshot.reviewsOf(id) }
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
    summary: 'Claims under a filter, in reading order (by report, by place in it), or `doubtful` (least certain reading first) or `consequential` (those that alone make most ties first). `next` is the cursor of the next page.',
    run({ query, snapshot, context: { memo, texts } }) {
      const { cursor, limit, order } = query, key = keyIn(order, snapshot)
      if (cursor !== undefined && !CURSOR.test(cursor)) throw new BelligraphError('usage', 'cursor: must be the `next` of an earlier answer.', { parameter: 'cursor' })
      const all = claimsOf(knownFilter(query, snapshot, memo), snapshot, memo).map(c => [key(c), c] as const).sort(([a], [b]) => (a < b ? -1 : 1))
      const rest = cursor === undefined ? all : all.filter(([k]) => k > cursor)
      const page = rest.slice(0, limit), truncated = rest.length > limit
      return { claims: page.map(([, c]) => claimView(c, snapshot, texts)), total: all.length, truncated, next: truncated ? page.at(-1)![0] : null }
    },
  }),
  route({
    method: 'get', path: '/api/claims/:id', answer: ClaimAnswer, summary: 'A claim and what people decided about it.',
    run: ({ id, snapshot, context: { texts } }) => claimAnswer(id, snapshot, texts),
  }),
]
