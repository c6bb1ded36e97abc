/** A thread of reading.ts: takes a report, gives its reading. The lexicon is read once. */
import { parentPort } from 'node:worker_threads'
import { BelligraphError } from './errors.js'
import { loadLexicon } from './lexicon.js'
import type { Lexicon } from './reader/lexicon.js'
import { read, toJson } from './reader/read.js'
import type { Job, Read } from './reading.js'

let lexicon: Lexicon | undefined

function answer({ seed, report, today }: Job): Read {
  lexicon ??= loadLexicon(seed)
  const { actors, places } = lexicon, reading = read(report, lexicon, today)
  const named = new Set(reading.claims.flatMap(c => [...c.actors, ...c.recipients])), where = new Set(reading.claims.flatMap(c => c.places))
  // A set that grows is walked to its end: what an actor is part of, and what a place lies in, comes along.
  for (const id of named) for (const whole of actors.get(id)?.partOf ?? []) named.add(whole)
  for (const id of where) if (places.get(id)?.within) where.add(places.get(id)!.within!)
  return {
    reading, line: toJson(reading, report, lexicon),
    actors: [...named].sort().flatMap(id => actors.get(id) ?? []), places: [...where].sort().flatMap(id => places.get(id) ?? []),
  }
}

parentPort!.on('message', (job: Job) => {
  try {
    parentPort!.postMessage({ read: answer(job) })
  } catch (e) {
    if (!(e instanceof BelligraphError)) throw e
    parentPort!.postMessage({ code: e.code, message: e.message })
  }
})
