// Loads batches of records one by one and prints `ack N` after each: what the kill tests kill. node loader.mjs SETTINGS BATCHES FROM
import { readFileSync } from 'node:fs'
import { openStore } from '../../dist/store/open.js'

const [settings, batches, from] = process.argv.slice(2)
const store = await openStore(JSON.parse(settings), s => process.stderr.write(`${s}\n`))
process.once('SIGTERM', () => store.close().then(() => process.exit(0))) // before anything is said: the answer to `done` may be that signal
for (const [i, records] of JSON.parse(readFileSync(batches, 'utf8')).entries()) {
  if (i < Number(from)) continue
  await store.write(records)
  process.stdout.write(`ack ${i}\n`)
  if (i % 7 === 3) await store.query('MATCH (c:Claim) RETURN count(c) AS n') // so that copies are made as well
}
process.stdout.write('done\n')
setInterval(() => {}, 1000)
