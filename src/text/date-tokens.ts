/** Runs of words that date phrases are made of. */
import type { Folded } from './normalise.js'
import { type Word, WORDS } from './date-words.js'

/** A word that date phrases know, a number, or one of `/ - . , ( )`. Offsets are of the text as given. */
export interface Token {
  start: number
  end: number
  /** Where its second letter starts. */
  afterFirst: number
  key: string
  word: Word | undefined
  n: number | undefined
  digits: number
  mark: string | undefined
  /** The first letter as given, and whether it is a capital. */
  first: string
  capital: boolean
  arabic: boolean
  /** A blank stands before it. */
  spaced: boolean
  /** The folded characters beside it. */
  before: string
  after: string
}

/** A phrase is far shorter than this, and a run is cut here lest a text of digits become one run. */
const LONGEST_RUN = 400, LONGEST_WORD = 24
const isLetter = (c: number): boolean => (c >= 97 && c <= 122) || c >= 0x80
const isDigit = (c: number): boolean => c >= 48 && c <= 57
/** Kinds that a phrase can be made of without a digit. */
const ANCHORS: ReadonlySet<string> = new Set(['weekday', 'month', 'half', 'hijri', 'hijri-half', 'unit', 'day', 'season', 'weekend', 'last-night', 'when'])

/** Which first and last letters and lengths there are: most words of a text are told apart from the known ones without a look-up. */
const shapes = new Uint8Array(0x10000)
const shape = (first: number, last: number, length: number): number => (first * 2417 + last * 131 + length * 7) & 0xffff
for (const w of WORDS.keys()) shapes[shape(w.charCodeAt(0), w.charCodeAt(w.length - 1), w.length)] = 1

/** The runs of a text in order; `text` as given, `folded` from it. Runs without anything to date are left out. */
export function* runs(text: string, { text: s, starts, ends }: Folded): Generator<Token[]> {
  let run: Token[] = [], anchored = false, spaced = false
  for (let i = 0; i <= s.length;) {
    const c = i < s.length ? s.charCodeAt(i) : 0
    if (c === 32 || (c === 10 && s.charCodeAt(i + 1) !== 10)) { spaced = true; i++; continue }
    let j = i + 1, word: Word | undefined, known = false
    if (isLetter(c)) {
      while (j < s.length && isLetter(s.charCodeAt(j))) j++
      if (j - i <= LONGEST_WORD && shapes[shape(c, s.charCodeAt(j - 1), j - i)]) word = WORDS.get(s.slice(i, j))
      if (word?.proper && text.charCodeAt(starts[i]!) === c) word = undefined
      if (word) { known = true; anchored ||= ANCHORS.has(word.kind) }
    } else if (isDigit(c)) {
      while (j < s.length && isDigit(s.charCodeAt(j))) j++
      if (j - i <= 4) known = anchored = true
    } else known = c === 47 || (c >= 44 && c <= 46) || c === 40 || c === 41
    if (known) {
      const digit = isDigit(c)
      run.push({ start: starts[i]!, end: ends[j - 1]!, afterFirst: starts[i + 1] ?? ends[i]!, key: s.slice(i, j), word, n: digit ? Number(s.slice(i, j)) : undefined,
        digits: digit ? j - i : 0, mark: word || digit ? undefined : s[i]!, first: text[starts[i]!]!, capital: word !== undefined && c < 128 && text.charCodeAt(starts[i]!) !== c,
        arabic: c >= 0x600, spaced, before: s[i - 1] ?? '', after: s[j] ?? '' })
    }
    if (!known || run.length >= LONGEST_RUN) {
      if (anchored) yield run
      if (run.length > 0) run = []
      anchored = false
    }
    spaced = false
    i = j
  }
}
