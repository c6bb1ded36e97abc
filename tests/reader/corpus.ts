/** The annotated corpus and its scorer, which are not part of the repository. */
import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'

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
