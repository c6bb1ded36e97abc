/** The one way in which the reader remembers what it has worked out: of an object for as long as it lives, of a word for as long as it is met often. */

/** `make`, called once for each object. */
export function ofEach<K extends object, V>(make: (of: K) => V): (of: K) => V {
  const held = new WeakMap<K, V>()
  return of => {
    let value = held.get(of)
    if (value === undefined) held.set(of, value = make(of))
    return value
  }
}

/** How many words are remembered before all are forgotten: more than a text has, few enough that an archive of a million words does not fill the memory. */
const MOST = 50_000
/** From this length on V8 makes a piece of a text by pointing into the text. */
const SLICE = 13

/** `make`, called once for each word while no more than fifty thousand others were met. */
export function ofEachWord<V>(make: (word: string) => V): (word: string) => V {
  const held = new Map<string, V>()
  return word => {
    let value = held.get(word)
    if (value === undefined && !held.has(word)) {
      if (held.size >= MOST) held.clear()
      // A long piece cut from a text would keep the whole text in memory; a copy does not.
      const own = word.length < SLICE ? word : word.split('').join('')
      held.set(own, value = make(own))
    }
    return value as V
  }
}
