/** How the claims of a view lie in time; and the claims themselves, so slim that a page can fold them while a period is dragged. */
import { claimFilter } from '../graph/filter.js'
import type { SourcedClaim } from '../graph/fold.js'
import { timeline } from '../graph/timeline.js'
import { type ClaimType, Filter, type ReviewState, type Status } from '../model.js'
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
    summary: 'What makes ties of the claims under a filter, its period and what it asks of ties (`min`, `publishers`, `corroboration`, `disputed`) left out: for folding them elsewhere, a period at a time.',
    run({ query, snapshot, context: { memo } }) {
      const passing = [...snapshot.claims.values()].filter(claimFilter(timeless(knownFilter(query, snapshot, memo)))), truncated = passing.length > LIMITS.folded
      return { ...columns(truncated ? [] : passing.sort((a, b) => (a.id < b.id ? -1 : 1))), total: passing.length, truncated, dataVersion: snapshot.version }
    },
  }),
]

function columns(claims: readonly SourcedClaim[]): Pick<FoldedAnswer, 'words' | 'claims'> {
  const lists = { type: listed<ClaimType>(), status: listed<Status>(), review: listed<ReviewState>(), actor: listed<string>(), place: listed<string>(), date: listed<string>(), publisher: listed<string>(), source: listed<string>() }
  const many = (of: 'actors' | 'recipients' | 'places', list: Listed<string>): number[] => claims.flatMap(c => c[of].map(list.at))
  const lengths = (of: 'actors' | 'recipients' | 'places'): number[] => claims.map(c => c[of].length)
  const date = (d: string | undefined): number => (d === undefined ? -1 : lists.date.at(d))
  const table: FoldedAnswer['claims'] = {
    type: claims.map(c => lists.type.at(c.type)), status: claims.map(c => lists.status.at(c.status)), review: claims.map(c => lists.review.at(c.review)),
    publisher: claims.map(c => lists.publisher.at(c.publisher)), source: claims.map(c => lists.source.at(c.source)), confidence: claims.map(c => c.confidence),
    from: claims.map(c => date(c.observed?.from)), to: claims.map(c => date(c.observed?.to)),
    actors: many('actors', lists.actor), actorsOf: lengths('actors'), recipients: many('recipients', lists.actor), recipientsOf: lengths('recipients'), places: many('places', lists.place), placesOf: lengths('places'),
  }
  return { words: { type: lists.type.words, status: lists.status.words, review: lists.review.words, actor: lists.actor.words, place: lists.place.words, date: lists.date.words, publisher: lists.publisher.words, source: lists.source.words }, claims: table }
}

interface Listed<T> { words: T[]; at(word: T): number }
/** Words as they come, each once; `at` says where one stands. */
function listed<T>(): Listed<T> {
  const words: T[] = [], places = new Map<T, number>()
  return {
    words,
    at(word) {
      let at = places.get(word)
      if (at === undefined) { places.set(word, at = words.length); words.push(word) }
      return at
    },
  }
}
