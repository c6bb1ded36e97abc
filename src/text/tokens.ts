/** Words and marks of a folded text, with what the folding lost that matters: capitals, and hyphens that bind. */
import { type Folded, isFolded } from './normalise.js'

/** `key` is the folded word; `start` and `end` are offsets in the text as given. */
export interface Token {
  key: string
  start: number
  end: number
  kind: 'word' | 'number' | 'mark'
  /** First letter is a capital. */
  capital: boolean
  /** All letters are capitals (at least one; `U.S.` counts). */
  acronym: boolean
  /** Bound to the token before by a hyphen: `led` in `US-led`. */
  bound: boolean
  arabic: boolean
}

const LETTER = 1, DIGIT = 2, BLANK = 3
const classes = new Uint8Array(0x3000)
for (let c = 0; c < classes.length; c++) {
  const s = String.fromCharCode(c)
  classes[c] = /\p{L}/u.test(s) ? LETTER : /[0-9]/.test(s) ? DIGIT : s === ' ' ? BLANK : 0
}
const classOf = (c: number): number => (c < 0x3000 ? classes[c]! : c >= 0xe000 && c < 0xf900 ? 0 : LETTER)

/** Whether a code point is a letter. */
export const isLetter = (c: number): boolean => (c < 0x3000 ? classes[c] === LETTER : /\p{L}/u.test(String.fromCodePoint(c)))

/** Whether a word that begins with the unit is taken for an Arabic one. */
export const isArabic = (c: number): boolean => c >= 0x600 && c < 0x780

const isCapital = (c: string): boolean => c !== c.toLowerCase()

/** A word longer than this is cut: no word is, and it keeps a line of one letter from being one key. */
const LONGEST = 60

/** The words of a text that is folded already and is short; undefined when it has anything but letters, blanks and hyphens: then take its tokens' keys. Several times as quick. */
export function wordsOf(text: string): string[] | undefined {
  if (text.length >= LONGEST) return undefined
  const out: string[] = []
  let from = 0
  for (let i = 0; i <= text.length; i++) {
    const c = i < text.length ? text.charCodeAt(i) : 32
    if (c === 32 || c === 45) { if (i > from) out.push(from === 0 && i === text.length ? text : text.slice(from, i)); from = i + 1 } else if (!isFolded(c) || classOf(c) !== LETTER) return undefined
  }
  return out
}

/**
 * Splits a folded text. `'s` is a word of its own; other apostrophes inside words vanish (Kata'ib → kataib); U.S. is one word; a
 * hyphen between letters parts two words and binds them. `original` is the text that was folded.
 */
export function tokenise({ text, starts, ends }: Folded, original: string): Token[] {
  const out: Token[] = []
  const n = text.length
  let bound = false
  for (let i = 0; i < n;) {
    const c = text.charCodeAt(i), k = classOf(c)
    if (k === BLANK) { i++; continue }
    // 9th, 23rd: a number that letters follow at once is a word.
    const ordinal = k === DIGIT ? /^\d{1,4}(?:st|nd|rd|th)(?![a-z])/.exec(text.slice(i, i + 8)) : null
    if (ordinal) {
      const j = i + ordinal[0].length
      out.push({ key: ordinal[0], start: starts[i]!, end: ends[j - 1]!, kind: 'word', capital: true, acronym: false, bound, arabic: false })
      bound = false
      i = j
      continue
    }
    if (k === DIGIT) {
      let j = i + 1
      while (j < n && j - i < LONGEST && (classOf(text.charCodeAt(j)) === DIGIT || (/[.,]/.test(text[j]!) && j + 1 < n && classOf(text.charCodeAt(j + 1)) === DIGIT))) j++
      out.push({ key: text.slice(i, j), start: starts[i]!, end: ends[j - 1]!, kind: 'number', capital: false, acronym: false, bound, arabic: false })
      bound = false
      if (text[j] === '-' && j + 1 < n && classOf(text.charCodeAt(j + 1)) === LETTER) { bound = true; j++ }
      i = j
      continue
    }
    if (k === LETTER) {
      let key = '', j = i, from = i, letters = 0, capitals = 0, possessive = -1, dotted = false
      while (j < n && letters < LONGEST) {
        const d = text.charCodeAt(j), e = j + 1 < n ? classOf(text.charCodeAt(j + 1)) : 0
        if (classOf(d) === LETTER) {
          letters++
          if (d < 0x600 && original.charCodeAt(starts[j]!) !== d && isCapital(original[starts[j]!]!)) capitals++
        } else if (classOf(d) === DIGIT && j > i) { /* M23 */ } else if (d === 39) {
          if (e === LETTER && text[j + 1] === 's' && (j + 2 >= n || classOf(text.charCodeAt(j + 2)) !== LETTER)) { possessive = j; break }
          if (e !== LETTER) break
          key += text.slice(from, j); from = j + 1
        } else if (d === 46 && letters > 0 && e === LETTER && letters === capitals && (letters === 1 || dotted)) {
          dotted = true; key += text.slice(from, j); from = j + 1
        } else break
        j++
      }
      key += text.slice(from, j)
      const capital = capitals > 0 && original[starts[i]!] !== text[i]
      const arabic = isArabic(c)
      if (dotted && text[j] === '.') { j++ }
      out.push({ key, start: starts[i]!, end: ends[j - 1]!, kind: 'word', capital, acronym: letters > 0 && (capitals === letters || (capitals > 1 && letters < 7 && capitals * 2 >= letters)), bound, arabic })
      bound = false
      if (possessive >= 0) { out.push({ key: "'s", start: starts[j]!, end: ends[j + 1]!, kind: 'word', capital: false, acronym: false, bound: true, arabic: false }); j += 2 }
      else if (!arabic && text[j] === "'" && key.endsWith('s') && text[j + 1] === ' ') {
        out.push({ key: "'s", start: starts[j]!, end: ends[j]!, kind: 'word', capital: false, acronym: false, bound: true, arabic: false }); j++
      }
      if (text[j] === '-' && j + 1 < n && classOf(text.charCodeAt(j + 1)) !== BLANK && classOf(text.charCodeAt(j + 1)) !== 0) { bound = true; j++ }
      i = j
      continue
    }
    out.push({ key: text[i]!, start: starts[i]!, end: ends[i]!, kind: 'mark', capital: false, acronym: false, bound: false, arabic: false })
    bound = false
    i++
  }
  return out
}
