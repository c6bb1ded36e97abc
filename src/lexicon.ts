/** Reads the reader's lexicon from `seed/`: the only I/O that the reader needs. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { BelligraphError } from './errors.js'
import { Actor, Place } from './model.js'
import { compile, CueEntry, Entry, Frame, Generic, type Lexicon, type LexiconData, Proxy, Spelling, Words } from './reader/lexicon.js'
import { readEntries } from './seed.js'

/**
 * The lexicon's data. Actors and places come from the curated files and from the wider ones of the world; of an id that both know
 * the names are joined and the rest is the curated one's.
 * @throws BelligraphError `invalid`, naming file, line, entry and field
 */
export function lexiconData(seed: string): LexiconData {
  const file = (name: string) => join(seed, 'lexicon', name)
  const filed = <T extends { names: readonly object[] }>(names: string[], read: (path: string) => [string, T][]): (T & { id: string })[] => {
    const out = new Map<string, T & { id: string }>()
    for (const name of names) if (existsSync(join(seed, name))) for (const [id, e] of read(join(seed, name))) {
      const had = out.get(id)
      out.set(id, had ? { ...had, names: [...had.names, ...e.names] } : { id, ...e })
    }
    return [...out.values()]
  }
  const frames = Object.fromEntries(readEntries(file('frames.yml'), Frame))
  const entries = ['triggers-ar.yml', 'triggers-en.yml'].flatMap(f => readEntries(file(f), Entry).map(([, e]) => {
    if (!frames[e.frame]) throw new BelligraphError('invalid', `${file(f)}: ${e.id}: frame: ${e.frame} is not in frames.yml`)
    return e
  }))
  return {
    actors: filed(['actors.yml', 'actors-world.yml', 'actors-states.yml', 'actors-ucdp.yml', 'actors-arab.yml'], p => readEntries(p, Actor.omit({ id: true }))),
    places: filed(['places.yml', 'places-world.yml'], p => readEntries(p, Place.omit({ id: true }))),
    frames, entries,
    cues: ['cues-ar.yml', 'cues-en.yml'].flatMap(f => readEntries(file(f), CueEntry).map(([, e]) => e)),
    generics: readEntries(file('armies.yml'), Generic).map(([, e]) => e),
    proxies: readEntries(file('proxies.yml'), Proxy).map(([, e]) => e),
    spellings: readEntries(file('spelling.yml'), Spelling).map(([, e]) => e),
    words: Object.fromEntries(readEntries(file('words-en.yml'), Words).map(([is, e]) => [is, e.words])),
  }
}

/** The lexicon of a seed folder, ready to read with. */
export const loadLexicon = (seed: string): Lexicon => compile(lexiconData(seed))
