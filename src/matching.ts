/**
 * Who an actor of a file is here, and where its places are. By id elsewhere, then by name in any spelling; what only looks alike stays apart and is
 * told, for a person to decide. Nobody is merged silently: every match says how it was found.
 */
import type { Party, Spot } from './formats/importer.js'
import { consonants, wordsOf } from './graph/search.js'
import type { Actor, Name, Place } from './model.js'
import { slug } from './reader/slug.js'
import { folded } from './text/normalise.js'

/** `id`: by an id elsewhere; `name`: by a name that is his alone; `decided`: a person said so; `new`: nobody here, an actor is added. */
export interface Matched { party: Party; actor: Actor; how: 'id' | 'name' | 'decided' | 'new'; candidates: string[] }

/** Consonants that a name needs before another spelling of it is told by them; before it is worth a question. */
const ENOUGH = 6
const SOME = 4

const bonesOf = (words: readonly string[]): string => words.map(consonants).join(' ')
const words = (name: string): string => wordsOf(name).join(' ')
const bones = (name: string): string => bonesOf(wordsOf(name))

const add = (index: Map<string, Set<string>>, key: string, id: string): void => {
  if (key.trim() === '') return
  const set = index.get(key)
  if (set) set.add(id)
  else index.set(key, new Set([id]))
}

/** A thing's key, worked out once: an importer gives what a file repeats in many rows as one object. */
function keyed<T extends object>(key: (thing: T) => string): (thing: T) => string {
  const keys = new WeakMap<T, string>()
  return thing => {
    let known = keys.get(thing)
    if (known === undefined) keys.set(thing, known = key(thing))
    return known
  }
}

/** What names a party: the same key, the same party. */
export const keyOf = keyed<Party>(p => JSON.stringify([p.id, Object.entries(p.ids ?? {}).sort(), p.name, p.kind, p.countries]))
const keyOfSpot = keyed<Spot>(spot => JSON.stringify(spot))

/** What a person decided about a party. */
export const decisionOn = (party: Party, decided?: ReadonlyMap<string, string>): string | undefined =>
  decided?.get(party.name) ?? Object.entries(party.ids ?? {}).map(([scheme, id]) => decided?.get(`${scheme}:${id}`)).find(Boolean)

export class Actors {
  readonly #all = new Map<string, Actor>()
  readonly #byId = new Map<string, string>()
  readonly #strong = new Map<string, Set<string>>()
  readonly #weak = new Map<string, Set<string>>()
  readonly #previous = new Map<string, Set<string>>()
  readonly #alike = new Map<string, Set<string>>()
  readonly #states = new Map<string, Set<string>>()
  readonly #matched = new Map<string, Matched>()
  /** Those that are new. */
  readonly #made = new Set<string>()
  /** By scheme and actor, the id that a party brought him. */
  readonly #taken = new Map<string, string>()

  /**
   * `known`: everybody there is, in the store and in the lexicon; `names` of each are all that he goes by. `into`: the actor that one was merged into,
   * else himself. `decided`: name (or `ucdp:118`) → the id of the actor that a person says it is, or `new`.
   */
  constructor(known: Iterable<Actor>, readonly into: (id: string) => string = id => id, readonly decided?: ReadonlyMap<string, string>) {
    for (const actor of known) this.#learn(actor)
  }

  of(id: string): Actor | undefined { return this.#all.get(id) }
  has(id: string): boolean { return this.#all.has(id) }

  /**
   * Matches the parties of a file, so that it does not depend on their order who is found: those with an id first, then those without, who are the one
   * of the same name with an id where the file has one.
   */
  meet(parties: readonly Party[]): void {
    const named = new Map<string, Party>()
    for (const p of parties) if (Object.keys(p.ids ?? {}).length > 0) { this.match(p); named.set(p.name, p) }
    for (const p of parties) {
      const same = named.get(p.name)
      if (same !== undefined && same !== p && !this.#matched.has(keyOf(p))) this.#matched.set(keyOf(p), { ...this.match(same), party: p })
      this.match(p)
    }
  }

  /** The actor that a party is; a new one if it is nobody here. The same party always gets the same. */
  match(party: Party): Matched {
    const key = keyOf(party), before = this.#matched.get(key)
    if (before) return before
    const found = this.#find(party)
    this.#matched.set(key, found)
    if (found.how === 'new') this.#learn(found.actor)
    // An actor that got an id of a scheme is no other of it.
    for (const [scheme, id] of Object.entries(party.ids ?? {})) {
      if (found.how === 'name' && this.#made.has(found.actor.id)) found.actor.ids[scheme] ??= id
      this.#byId.set(`${scheme}:${id}`, found.actor.id)
      if (!this.#taken.has(`${scheme} ${found.actor.id}`)) this.#taken.set(`${scheme} ${found.actor.id}`, id)
    }
    return found
  }

  #find(party: Party): Matched {
    const as = (id: string, how: Matched['how']): Matched => ({ party, actor: this.#all.get(id)!, how, candidates: [] })
    const ids = Object.entries(party.ids ?? {})
    if (party.id !== undefined && this.#all.has(party.id)) return as(party.id, 'id')
    const decision = decisionOn(party, this.decided)
    if (decision === 'new') return { party, actor: this.#make(party), how: 'new', candidates: [] }
    if (decision !== undefined && this.#all.has(decision)) return as(decision, 'decided')
    for (const [scheme, id] of ids) {
      const known = this.#byId.get(`${scheme}:${id}`)
      if (known !== undefined) return as(known, 'id')
    }
    // Of one scheme, another id is another actor, whatever the names.
    const other = (id: string): boolean => ids.some(([scheme, value]) => {
      const own = this.#all.get(id)!.ids[scheme] ?? this.#taken.get(`${scheme} ${id}`)
      return own !== undefined && own !== value
    })
    const near = (id: string): boolean => { const own = this.#all.get(id)!.countries; return (party.countries ?? []).some(c => own.includes(c)) }
    const strangers = (set: ReadonlySet<string> | undefined): string[] => [...(set ?? [])].filter(id => !other(id)).sort()
    const all = [party.name, ...(party.names ?? []).filter(n => n.kind !== 'weak').map(n => n.text)]
    const named = (index: ReadonlyMap<string, ReadonlySet<string>>): Set<string> => new Set(all.flatMap(n => strangers(index.get(words(n)))).map(id => (this.#all.has(this.into(id)) ? this.into(id) : id)))
    const same = named(this.#strong), once = named(this.#previous)
    if (same.size === 1) return as([...same][0]!, 'name')
    // A data set with ids of its own would use the name of today: who is called so no more may be another one to it.
    if (same.size === 0 && once.size === 1 && party.ids === undefined) return as([...once][0]!, 'name')
    // An acronym counts in the country that it is used in; so does another spelling of the same consonants.
    const weak = strangers(this.#weak.get(words(party.name))), spelled = (least: number): string[] => [...new Set(all.flatMap(n => (bones(n).replaceAll(' ', '').length >= least ? strangers(this.#alike.get(bones(n))) : [])))]
    const here = [...new Set([...weak, ...spelled(ENOUGH)])].filter(near)
    if (same.size === 0 && here.length === 1) return as(here[0]!, 'name')
    const state = party.kind === 'state-forces' && party.countries?.length === 1 ? strangers(this.#states.get(party.countries[0]!)) : []
    const called = words(party.name.replace(/^(?:Government|Military Forces|Police Forces) of |\s*\(.*?\)/g, ''))
    const own = state.length === 1 ? state : state.filter(id => this.#all.get(id)!.names.some(n => words(n.text) === called))
    if (same.size === 0 && own.length === 1) return as(own[0]!, 'name')
    return { party, actor: this.#make(party), how: 'new', candidates: [...new Set([...same, ...once, ...weak, ...spelled(SOME), ...state])].slice(0, 5) }
  }

  #learn(actor: Actor): void {
    this.#all.set(actor.id, actor)
    for (const [scheme, id] of Object.entries(actor.ids)) this.#byId.set(`${scheme}:${id}`, actor.id)
    for (const { text, kind } of actor.names) {
      const own = wordsOf(text)
      add(kind === 'weak' ? this.#weak : kind === 'previous' ? this.#previous : this.#strong, own.join(' '), actor.id)
      if (kind !== 'weak' && kind !== 'previous') add(this.#alike, bonesOf(own), actor.id)
    }
    if ((actor.kind === 'state-forces' || actor.kind === 'state') && actor.countries.length === 1) add(this.#states, actor.countries[0]!, actor.id)
  }

  #make({ name, names = [], lang = 'en', ids = {}, kind = 'armed-group', countries = [], id }: Party): Actor {
    const own: Name = { text: name.slice(0, 400), lang, kind: 'name' }
    const rest = names.filter(n => n.text !== own.text)
    const base = slug(folded(name)), tail = Object.entries(ids)[0]?.join('-') ?? countries[0]
    const tries = [...(id !== undefined ? [id] : []), base, ...(tail !== undefined ? [`${base}-${slug(folded(tail))}`] : [])]
    let free = tries.find(t => !this.#all.has(t))
    for (let n = 2; free === undefined; n++) if (!this.#all.has(`${base}-${n}`)) free = `${base}-${n}`
    this.#made.add(free)
    return { id: free, names: [own, ...rest], kind, countries: [...countries], ids: { ...ids }, partOf: [], known: true }
  }
}

/** How far apart coordinates of one place may be, in degrees: some 10 km; some 2 km where sources differ in what kind of place it is. */
const NEAR = 0.1
const AT = 0.02

type At = { latitude?: number | undefined; longitude?: number | undefined }
const close = (a: At, b: At, near: number): boolean => a.latitude !== undefined && b.latitude !== undefined
  && Math.abs(a.latitude - b.latitude) <= near && Math.abs(a.longitude! - b.longitude!) <= near

/** Words of a place's name that say what it is. */
const WHAT = /\b(?:town|village|city|governorate|province|district|state|region|country)\b/giu

export class Places {
  readonly #all = new Map<string, Place>()
  readonly #named = new Map<string, Set<string>>()
  readonly #matched = new Map<string, Place>()
  readonly #fresh = new Map<string, Place>()

  constructor(known: Iterable<Place>) { for (const place of known) this.#learn(place) }

  /** Places that are nowhere yet. */
  get fresh(): ReadonlyMap<string, Place> { return this.#fresh }
  /** Every place that a spot was found to be, and those that they lie in. */
  get used(): Iterable<Place> {
    const out = new Map<string, Place>()
    const add = (p: Place | undefined): void => {
      if (!p || out.has(p.id)) return
      out.set(p.id, p)
      if (p.within !== undefined) add(this.#all.get(p.within))
    }
    for (const p of this.#matched.values()) add(p)
    return out.values()
  }

  /** The place that a spot is: of the same name (in any spelling) and near, or of the same name and kind in the same place. Else a new one. */
  match(spot: Spot): Place {
    const key = keyOfSpot(spot), before = this.#matched.get(key)
    if (before) return before
    const within = spot.within && this.match(spot.within)
    const named = [spot.name, ...(spot.names ?? []).map(n => n.text)].flatMap(n => [...(this.#named.get(this.#key(n)) ?? [])]).map(id => this.#all.get(id)!)
    const found = (spot.id !== undefined ? this.#all.get(spot.id) : undefined)
      ?? named.find(p => close(p, spot, NEAR) && sort(p.kind) === sort(spot.kind))
      ?? named.find(p => close(p, spot, AT) && !AREAS.has(p.kind) && !AREAS.has(spot.kind))
      ?? named.find(p => sort(p.kind) === sort(spot.kind) && (p.within === within?.id || within === undefined || spot.kind === 'country') && (spot.latitude === undefined || p.latitude === undefined || p.precision === 'area'))
      ?? this.#made(spot, within)
    this.#matched.set(key, found)
    return found
  }

  #key(name: string): string { return bones(name.replace(WHAT, ' ')).trim() || words(name) }

  #learn(place: Place): void {
    this.#all.set(place.id, place)
    for (const { text } of place.names) add(this.#named, this.#key(text), place.id)
  }

  #made({ name, names = [], lang = 'en', id, kind, latitude, longitude, precision = 'area' }: Spot, within: Place | undefined): Place {
    const base = slug(folded(name)), inside = within && `${base}-${within.id}`.slice(0, 110).replace(/-+$/, '')
    let free = [id, base, inside].find(t => t !== undefined && !this.#all.has(t))
    for (let n = 2; free === undefined; n++) if (!this.#all.has(`${inside ?? base}-${n}`)) free = `${inside ?? base}-${n}`
    const place: Place = {
      id: free, names: [{ text: name.slice(0, 400), lang, kind: 'name' }, ...names], kind, precision,
      ...(latitude !== undefined && longitude !== undefined && { latitude, longitude }), ...(within && { within: within.id }),
    }
    this.#fresh.set(place.id, place)
    this.#learn(place)
    return place
  }
}

const AREAS = new Set<Place['kind']>(['country', 'governorate', 'district'])
/** Kinds that sources tell apart differently are one: a village here is a town there. */
const sort = (kind: Place['kind']): string => (kind === 'city' || kind === 'village' ? 'town' : kind)
