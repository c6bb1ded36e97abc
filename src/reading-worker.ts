/** A thread of reading.ts: takes a report, gives its reading. The lexicon is read once, and compiled again when people add names. */
import { parentPort } from 'node:worker_threads'
import { BelligraphError } from './errors.js'
import { lexiconData } from './lexicon.js'
import { compile, type Lexicon, type LexiconData } from './reader/lexicon.js'
import { read, toJson } from './reader/read.js'
import type { Read, Told } from './reading.js'

let data: LexiconData | undefined, lexicon: Lexicon | undefined

/** The entries of these ids and of all that they refer to, sorted by id. */
function reached<T extends { id: string }>(ids: ReadonlySet<string>, all: ReadonlyMap<string, T>, refers: (entry: T) => readonly string[]): T[] {
  const out = new Map<string, T>(), open = [...ids]
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    const entry = all.get(id)
    if (!entry || out.has(id)) continue
    out.set(id, entry)
    open.push(...refers(entry))
  }
  return [...out.values()].sort((a, b) => (a.id < b.id ? -1 : 1))
}

function answer({ seed, report, today, names }: Told): Read {
  data ??= lexiconData(seed)
  if (names) {
    const have = new Set(data.actors.map(a => a.id))
    lexicon = compile({ ...data, settled: names.settled, actors: [...data.actors, ...names.actors.filter(a => !have.has(a.id))] })
  }
  lexicon ??= compile(data)
  const { actors, places } = lexicon, reading = read(report, lexicon, today)
  const named = new Set(reading.claims.flatMap(c => [...c.actors, ...c.recipients])), where = new Set(reading.claims.flatMap(c => c.places))
  // A set that grows is walked to its end: what an actor is part of, and what a place lies in, comes along.
  for (const id of named) for (const whole of actors.get(id)?.partOf ?? []) named.add(whole)
  for (const id of where) if (places.get(id)?.within) where.add(places.get(id)!.within!)
  return {
    reading, line: toJson(reading, report, lexicon),
    actors: reached(named, actors, a => a.partOf), places: reached(where, places, p => (p.within ? [p.within] : [])),
  }
}

parentPort!.on('message', (job: Told) => {
  try {
    parentPort!.postMessage({ read: answer(job) })
  } catch (e) {
    if (!(e instanceof BelligraphError)) throw e
    parentPort!.postMessage({ code: e.code, message: e.message })
  }
})
