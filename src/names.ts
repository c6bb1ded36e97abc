/** Names that people had read as an actor, whatever the lexicon makes of them. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Alias } from './model.js'
import { type Names, NO_NAMES } from './reading.js'
import { recordsIn } from './store/journal.js'
import { byTime, Snapshot } from './store/snapshot.js'

/** The names that people had read as an actor (or as any), without those taken back, oldest first. */
export const aliasesOf = (s: Snapshot, actor?: string): Alias[] =>
  [...s.records.alias.values()].filter(a => !a.undoing && (actor === undefined || s.actorOf(a.actor)?.id === actor)).sort(byTime)

/** What the reader is told of them, actors in their merged form. The same for as long as nobody changes it. */
export function namesOf(s: Snapshot): Names {
  const aliases = aliasesOf(s).sort((a, b) => (a.id < b.id ? -1 : 1)), actors = new Map(aliases.flatMap(a => { const actor = s.actorOf(a.actor); return actor ? [[a.id, actor]] : [] }))
  return {
    settled: aliases.flatMap(a => { const actor = actors.get(a.id); return actor ? [{ text: a.name.text, actor: actor.id }] : [] }),
    actors: [...new Map([...actors.values()].map(a => [a.id, s.actors.get(a.id)!])).values()],
  }
}

/**
 * The same from a store's folder, which another process may hold. Of Neo4j there is nothing in a folder.
 * @throws BelligraphError `damaged`
 */
export function namesIn(folder: string): Names {
  const journal = join(folder, 'journal.jsonl')
  if (!existsSync(journal)) return NO_NAMES
  const aliases = [...recordsIn(journal, ['alias'])]
  if (aliases.length === 0) return NO_NAMES
  const snapshot = new Snapshot()
  snapshot.commit(snapshot.prepare([...recordsIn(journal, ['actor', 'merge']), ...aliases]))
  return namesOf(snapshot)
}
