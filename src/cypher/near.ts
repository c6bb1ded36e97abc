import { distance } from 'fastest-levenshtein'

/** The names most like `name`, best first, at most three: a slip or two in writing, two letters that changed places, cases not counted, or one that goes on where `name` stops. Of one or two letters anything could be meant: none. */
export function near(name: string, among: Iterable<string>): string[] {
  const given = name.toLowerCase(), most = Math.floor(given.length / 3)
  return [...new Set(among)].map(text => {
    const other = text.toLowerCase(), apart = distance(given, other)
    const close = given.length >= 3 && (other.startsWith(given) || (apart === 2 && letters(given) === letters(other)))
    return { text, apart, far: close ? Math.min(apart, 1) : apart }
  }).filter(c => c.far <= most && c.text !== name).sort((a, b) => a.far - b.far || a.apart - b.apart || (a.text < b.text ? -1 : 1)).slice(0, 3).map(c => c.text)
}

const letters = (word: string): string => [...word].sort().join('')

/** The end of a sentence that offers them; '.' when there are none. */
export const didYouMean = (names: readonly string[]): string => (names.length > 0 ? `: did you mean ${names.join(' or ')}?` : '.')
