/**
 * The quality gate: precision, recall and F1 against the annotated corpus, which is not part of the repository. A third of its texts (numbers
 * that three divides) was never looked at while the reader was made. The figures are the last ones measured, not yet
 * those to reach (0.85 and 0.90); a fall of more than 0.02 fails.
 */
import { describe, expect, it } from 'vitest'
import { corpus, KEPT, scores, SEEN } from './corpus.js'

const MARGIN = 0.02

/** Measured F1 and precision. */
const FIGURES = [
  { set: 'ar-a,ar-b', docs: SEEN, f1: 0.85, precision: 0.94 },
  { set: 'en', docs: SEEN, f1: 0.88, precision: 0.96 },
  { set: 'ar-a,ar-b', docs: KEPT, f1: 0.63, precision: 0.79 },
  // Some thirty triples: one more or fewer moves it by 0.03.
  { set: 'en', docs: KEPT, f1: 0.43, precision: 0.73 },
]

describe.skipIf(!corpus)('the annotated corpus (needs ../shared/corpus)', () => {
  it.each(FIGURES)('$set, $docs', ({ set, docs, f1, precision }) => {
    const { TOTAL } = scores(set, docs)
    expect(TOTAL!.f1).toBeGreaterThanOrEqual(f1 - MARGIN)
    expect(TOTAL!.precision).toBeGreaterThanOrEqual(precision - MARGIN)
  })
})
