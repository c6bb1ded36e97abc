/** Who stands on which side of a clash or a race. */
import type { ClaimType } from '../model.js'
import type { Argument, Sentence } from './roles.js'

const MARK = /^من (?:جهه|طرف|جانب|ناحيه)$/

/** The actors of some phrases, once each. */
const ids = (list: readonly Argument[]): string[] => [...new Set(list.flatMap(a => a.np.members.map(m => m.id)))]

/** Two sides of a clash among several: each phrase a side, else the first against the rest. */
export function sidesOf(list: readonly Argument[], all: string[]): [string[], string[]] {
  if (list.length === 2) return [ids([list[0]!]), ids([list[1]!])]
  return [all.slice(0, 1), all.slice(1)]
}

/** The two sides that an Arabic sentence marks behind the word at `u`: A وB، مدعومين من C، من جهة، وD من جهة أخرى. What is said of a side is none of it. Null where it marks none. */
export function marked(s: Sentence, u: number): [string[], string[]] | null {
  const sides: [string[], string[]] = [[], []]
  let side = 0, said = false
  for (let k = u + 1; k < s.units.length; k++) {
    const x = s.units[k]!
    if (x.kind === 'skip' && MARK.test(x.item.key)) { if (!sides[side]!.length) return null; if (++side > 1) return sides; said = false } else if (x.np) { if (!said) sides[side]!.push(...x.np.members.map(m => m.id)); said = false } else if (x.kind === 'trigger') said ||= s.form(k)?.form === 'participle'
    else if (/^(?:sub|that|say|colon)$/.test(x.kind)) return null
  }
  return null
}

/** Those who strike together are on one side. */
export function allies(add: (type: ClaimType, actors: string[], recipients: string[], rule?: string) => void, sides: string[][]): void {
  for (const side of sides) if (side.length > 1) add('alliance', side, [], 'alliance.same-side')
}
