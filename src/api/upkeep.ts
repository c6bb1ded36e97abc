/** Is the store whole, and a copy of it. */
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { backupLines } from '../backup.js'
import { route } from './route.js'
import { BackupAnswer, CheckAnswer, CheckBody, NoQuery } from './schemas.js'

export const upkeepRoutes = [
  route({
    method: 'post', path: '/api/check', body: CheckBody, answer: CheckAnswer, writes: true,
    summary: 'Compares the graph that people query with the claims that it is made from; `mend` makes it equal again.',
    run: async ({ body: { mend }, context: { store } }) => ({ differences: await store.check(mend), mended: mend }),
  }),
  route({
    method: 'get', path: '/api/backup', query: NoQuery, answer: BackupAnswer, writes: true, fresh: true, sends: ['application/x-ndjson'],
    summary: 'Everything that the store holds, texts too, as JSON lines: what `belligraph restore` takes.',
    async run({ snapshot, context: { store, now }, response }) {
      const records = await store.records(), { version } = snapshot
      response.attachment(`belligraph-${now().toISOString().slice(0, 10)}.jsonl`).type('application/x-ndjson')
      await pipeline(Readable.from(backupLines(records, version)), response)
      return undefined
    },
  }),
]
