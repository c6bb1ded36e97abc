/** Is the store whole, a copy of it, and records brought from elsewhere. */
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { backupLines } from '../backup.js'
import { parseRecord } from '../store/journal.js'
import { route } from './route.js'
import { BackupAnswer, CheckAnswer, CheckBody, NoQuery, RecordsBody, RecordsWritten } from './schemas.js'

export const upkeepRoutes = [
  route({
    method: 'post', path: '/api/check', body: CheckBody, answer: CheckAnswer, writes: true,
    summary: 'Compares the graph that people query with the claims that it is made from; `mend` makes it equal again.',
    run: async ({ body: { mend }, context: { store } }) => ({ differences: await store.check(mend), mended: mend }),
  }),
  route({
    method: 'post', path: '/api/records', body: RecordsBody, answer: RecordsWritten, writes: true,
    summary: 'Writes records as `belligraph export jsonl` gives them, all or none; what is there already is left as it is.',
    async run({ body: { records }, context: { store } }) {
      const { written, unchanged, dataVersion } = await store.write(records.map((r, i) => parseRecord(`records[${i}]`, r)))
      return { written, unchanged, dataVersion }
    },
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
