/** The annotated corpus and its scorer, which are not part of the repository. */
import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { reportId, sha256 } from '../../src/ids.js'
import { loadLexicon } from '../../src/lexicon.js'
import type { Claim } from '../../src/model.js'
import { read } from '../../src/reader/read.js'
import { loadSeed } from '../../src/seed.js'

const root = join(import.meta.dirname, '../..')
/** Its folder; undefined where it is not at hand. */
export const corpus = [join(root, '../shared'), process.env['BELLIGRAPH_SHARED'] ?? ''].map(f => join(f, 'corpus')).find(f => existsSync(join(f, 'score.mjs')))

/** The third of the texts that was kept aside, and the rest. */
export const KEPT = '/(?:03|06|09|12|15|18|21|24|27|30|33|36|39|42|45|48)\\.txt$', SEEN = `^(?!.*${KEPT})`

export interface Score { precision: number; recall: number; f1: number }

/** The scores of the reader over texts of the corpus: a relation each, and `TOTAL`. */
export function scores(set: string, docs: string): Record<string, Score> {
  const answer = execFileSync(process.execPath, [join(corpus!, 'score.mjs'), '--set', set, '--docs', docs, '--json', '--', process.execPath, join(root, 'tests/reader/read-files.mjs')],
    { cwd: root, encoding: 'utf8', maxBuffer: 1 << 28 })
  return (JSON.parse(answer) as { table: Record<string, Score> }).table
}

const SCORED = new Set(['attack', 'alliance', 'reinforcement', 'membership'])

/** What claims say, as the corpus counts it: who does what to whom, each with each; of a clash both ways, an alliance once. */
const triples = (claims: readonly Claim[]): Set<string> => new Set(claims.filter(c => SCORED.has(c.type)).flatMap(c => {
  const to = c.recipients.length > 0 ? c.recipients : c.type === 'reinforcement' ? ['-'] : c.actors
  return c.actors.flatMap(a => to.filter(b => b !== a).map(b => `${c.type} ${c.type === 'alliance' && a > b ? `${b} ${a}` : `${a} ${b}`} ${c.status}`))
}))

/** The reader against the curated claims of the five reports; what is arguable (confidence below 0.8) is free. Undefined where the texts are not at hand. */
export function curated(): Score | undefined {
  const folder = corpus && join(corpus, '../reports'), seed = join(root, 'seed')
  if (!folder || !existsSync(folder)) return undefined
  const lexicon = loadLexicon(seed), records = loadSeed(seed), claims = records.flatMap(r => (r.kind === 'claim' ? [r.data] : [])), days = new Map(records.flatMap(r => (r.kind === 'report' ? [[r.data.id, r.data.publishedOn] as const] : [])))
  let right = 0, missed = 0, wrong = 0
  for (const file of readdirSync(folder).filter(f => f.endsWith('.txt'))) {
    const text = readFileSync(join(folder, file), 'utf8'), id = reportId(sha256(text)), own = claims.filter(c => c.report === id)
    const must = triples(own.filter(c => c.confidence >= 0.8)), all = triples(own), got = triples(read({ id, text, publishedOn: days.get(id) }, lexicon, '2026-01-01').claims)
    for (const t of must) if (got.has(t)) right++; else missed++
    for (const t of got) if (!all.has(t)) wrong++
  }
  const precision = right / (right + wrong), recall = right / (right + missed)
  return { precision, recall, f1: (2 * precision * recall) / (precision + recall) }
}
