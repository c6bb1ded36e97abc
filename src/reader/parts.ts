/**
 * An Arabic sentence → its main line and what is said by the way: ، المدعومة من B،, ، التي تقاتل B،, ، وهي جماعة انشقت عن B،. Each becomes a short
 * sentence of its own, the latter behind the phrase that it is said of, so that who does what is looked for among the words of one clause. Linear.
 */
import { BIT } from './lexicon.js'
import type { Unit } from './phrases.js'
import type { Sentence } from './roles.js'

/** Units of one clause; `index` says which unit of the sentence each of them is. */
export interface Part { units: Unit[]; index: number[] }

/** How long what is said by the way may be. */
const LONGEST = 26
const WHEN = /^(?:skip|time|prep|word|own|people|and)$/

/** Whether what begins at `k` is said of the phrase before it: a participle, a relative, an apposition. */
function says(s: Sentence, k: number): boolean {
  const x = s.units[k]
  if (!x) return false
  if (x.kind === 'rel') return x.item.key !== 'ما'
  const form = x.kind === 'trigger' ? s.form(k) : undefined
  if (form?.form === 'participle') return form.frame.participle!.left === 'actor' && !form.frame.participle!.subject
  return form?.form === 'noun' && form.frame.noun!.left === 'actor' && form.frame.type === 'membership' && !x.item.suffix && !/^\S+(?:ها|ه) ال/.test(x.item.key)
}

/** The phrase that what follows the comma at `k` is said of: the one before it, past its adjectives. */
function said(s: Sentence, k: number): number {
  let j = k - 1
  while (j > 0 && j > k - 3 && s.units[j]!.kind === 'skip') j--
  return s.units[j]?.np ? j : -1
}

/** Whether nothing but time, place or manner stands in `from..to`. */
const circumstance = (units: readonly Unit[], from: number, to: number): boolean => {
  for (let k = from; k < to; k++) if (!WHEN.test(units[k]!.kind) || units[k]!.np) return false
  return to > from && units[from]!.kind !== 'and' && (/^(?:skip|time|prep)$/.test(units[from]!.kind) || units[from]!.item.cues & BIT.time) !== 0
}

/** The parts of a sentence, the main line first. A sentence without anything by the way is its only part. */
export function parts(s: Sentence): Part[] {
  const { units } = s, main: number[] = [], asides: number[][] = []
  for (let k = 0; k < units.length; k++) {
    const x = units[k]!
    if (x.kind === 'comma' && x.item.mark === ',' && k > 0) {
      const whom = says(s, k + 1) ? said(s, k) : -1
      let end = k + 1
      while (end < units.length && end - k < LONGEST && units[end]!.kind !== 'comma' && units[end]!.kind !== 'colon' && units[end]!.kind !== 'sub') end++
      const closed = units[end]?.kind === 'comma' || end === units.length || units[end]?.kind === 'sub'
      if (whom >= 0 && closed && end - k < LONGEST) {
        asides.push([whom, ...range(k + 1, end)])
        k = units[end]?.kind === 'comma' ? end : end - 1
        continue
      }
      if (units[end]?.kind === 'comma' && end - k < 9 && circumstance(units, k + 1, end)) { k = end; continue }
    }
    main.push(k)
  }
  return main.length === units.length ? [{ units: [...units], index: main }] : [main, ...asides].map(index => part(units, index))
}

const range = (from: number, to: number): number[] => Array.from({ length: to - from }, (_, i) => from + i)

function part(units: readonly Unit[], index: number[]): Part {
  const at = new Map(index.map((k, i) => [k, i]))
  // A phrase that its preposition is not with stands alone.
  const moved = (u: Unit): Unit => { const prep = at.get(u.prep); return prep === undefined ? { ...u, prep: -1, slot: '' } : { ...u, prep } }
  return { index, units: index.map(k => (units[k]!.prep < 0 ? units[k]! : moved(units[k]!))) }
}
