/** How the claims of a view lie in time; and the claims themselves, so slim that a page can fold them while a period is dragged. */
import { claimFilter } from '../graph/filter.js'
import { timeline } from '../graph/timeline.js'
import { Filter } from '../model.js'
import { claimsOf, knownFilter } from './filtering.js'
import { route } from './route.js'
import { FoldedAnswer, LIMITS, TimelineAnswer } from './schemas.js'

const timeless = ({ from: _, to: __, undated: ___, ...rest }: Filter): Filter => rest

export const timelineRoutes = [
  route({
    method: 'get', path: '/api/timeline', query: Filter, answer: TimelineAnswer, summary: 'When the claims under a filter are dated, the period of the filter left out.',
    run: ({ query, snapshot, context: { memo } }) => ({ ...timeline(claimsOf(timeless(knownFilter(query, snapshot, memo)), snapshot, memo)), dataVersion: snapshot.version }),
  }),
  route({
    method: 'get', path: '/api/timeline/claims', query: Filter, answer: FoldedAnswer,
    summary: 'What makes ties of the claims under a filter, its period and what it asks of ties (`min`, `corroboration`, `disputed`) left out: for folding them elsewhere, a period at a time.',
    run({ query, snapshot, context: { memo } }) {
      const passing = [...snapshot.claims.values()].filter(claimFilter(timeless(knownFilter(query, snapshot, memo)))), truncated = passing.length > LIMITS.folded
      const claims = truncated ? [] : passing.map(({ id, type, status, actors, recipients, places, observed, confidence, review, publisher, source }) =>
        ({ id, type, status, actors, recipients, places, ...(observed && { observed }), confidence, review, publisher, source })).sort((a, b) => (a.id < b.id ? -1 : 1))
      return { claims, total: passing.length, truncated, dataVersion: snapshot.version }
    },
  }),
]
