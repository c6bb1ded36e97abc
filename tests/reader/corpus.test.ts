/**
 * The quality gate: precision, recall and F1 against the annotated corpus, which is not part of the repository. A third of its texts (numbers
 * that three divides) was never looked at while the reader was made. The figures are the last ones measured, not yet
 * those to reach (0.85 and 0.90); a fall of more than 0.02 fails.
 */
import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'

const root = join(import.meta.dirname, '../..')
const shared = [join(root, '../shared'), process.env['BELLIGRAPH_SHARED'] ?? ''].find(f => f && existsSync(join(f, 'corpus/score.mjs')))
const MARGIN = 0.02
const KEPT = '/(?:03|06|09|12|15|18|21|24|27|30|33|36|39|42|45|48)\\.txt$', SEEN = `^(?!.*${KEPT})`

/** Measured F1 and precision. */
const FIGURES = [
  { set: 'ar-a,ar-b', docs: SEEN, f1: 0.75, precision: 0.90 },
  { set: 'en', docs: SEEN, f1: 0.88, precision: 0.96 },
  { set: 'ar-a,ar-b', docs: KEPT, f1: 0.58, precision: 0.77 },
  // Some thirty triples: one more or fewer moves it by 0.03. It was 0.385 before the words and rules that brought the fresh texts (fresh.test.ts) forward.
  { set: 'en', docs: KEPT, f1: 0.36, precision: 0.64 },
]

describe.skipIf(!shared)('the annotated corpus (needs ../shared/corpus)', () => {
  it.each(FIGURES)('$set, $docs', ({ set, docs, f1, precision }) => {
    const answer = execFileSync(process.execPath, [join(shared!, 'corpus/score.mjs'), '--set', set, '--docs', docs, '--json', '--',
      process.execPath, join(root, 'tests/reader/read-files.mjs')], { cwd: root, encoding: 'utf8', maxBuffer: 1 << 28 })
    const { table } = JSON.parse(answer) as { table: { TOTAL: { f1: number; precision: number } } }
    expect(table.TOTAL.f1).toBeGreaterThanOrEqual(f1 - MARGIN)
    expect(table.TOTAL.precision).toBeGreaterThanOrEqual(precision - MARGIN)
  })
})
