/** What has changed since a link was made. */
import { claimFilter } from '../graph/filter.js'
import { changes } from '../graph/changes.js'
import { canonical } from '../ids.js'
import type { Filter } from '../model.js'
import { knownFilter } from './filtering.js'
import { route } from './route.js'
import { ChangesAnswer, ChangesQuery } from './schemas.js'

export const changeRoutes = [
  route({
    method: 'get', path: '/api/changes', query: ChangesQuery, answer: ChangesAnswer, asks: true, fresh: true,
    summary: 'How many claims are new, gone or changed since the data had the version `since`, in all and under a filter. Told from the record of writes; where there is none of that version, `known` is false.',
    async run({ query: { since, ...rest }, snapshot, context: { store, memo } }) {
      const { version } = snapshot, filter: Filter = knownFilter(rest, snapshot, memo)
      return memo.of(version, `changes ${since} ${canonical(filter)}`, async () => {
        const before = await store.past(since)
        if (!before) return { since, dataVersion: version, known: false }
        return { since, dataVersion: version, known: true, all: changes(before.claims, snapshot.claims, claimFilter({})), view: changes(before.claims, snapshot.claims, claimFilter(filter)) }
      })
    },
  }),
]
