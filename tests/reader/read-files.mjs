// Reads the files named and prints a line of the contract's `read --json` for each: for the corpus' scorer. Runs the built program.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

const dist = join(import.meta.dirname, '../../dist')
const { loadLexicon } = await import(join(dist, 'lexicon.js'))
const { read, toJson } = await import(join(dist, 'reader/read.js'))
const { reportId, sha256 } = await import(join(dist, 'ids.js'))
const lexicon = loadLexicon(join(import.meta.dirname, '../../seed'))
for (const file of process.argv.slice(2)) {
  const text = readFileSync(file, 'utf8')
  const report = { id: reportId(sha256(text)), text, file }
  console.log(JSON.stringify(toJson(read(report, lexicon, '2020-01-01'), report, lexicon)))
}
