/** Where claims are said to have happened: claims gathered by place. Pure. */
import type { ClaimType, Status } from '../model.js'
import { relationId, type SourcedClaim, ties } from './fold.js'

/** Claims of one place that say the same of the same actors. */
export interface Told {
  type: ClaimType
  status: Status
  /** All parties, sorted. */
  actors: string[]
  /** Ids of the ties that they make, sorted; none where nobody is tied to anybody. */
  relations: string[]
  /** How many. */
  claims: number
}

/** By place id, both sorted: what is told of each. A claim that names several places counts at each of them; `nowhere` counts those that name none that is `known`. */
export function byPlace(claims: Iterable<Pick<SourcedClaim, 'type' | 'status' | 'actors' | 'recipients' | 'places'>>, known: (place: string) => boolean): { places: Map<string, Told[]>; nowhere: number } {
  const found = new Map<string, Map<string, Told>>()
  let nowhere = 0
  for (const c of claims) {
    const places = new Set(c.places.filter(known))
    if (places.size === 0) nowhere++
    const actors = [...new Set([...c.actors, ...c.recipients])].sort(), relations = ties(c).map(([source, target]) => relationId(c.type, source, target)).sort()
    const key = [c.type, c.status, ...actors, '', ...relations].join(' ')
    for (const place of places) {
      const here = found.get(place) ?? new Map<string, Told>(), had = here.get(key)
      if (had) had.claims++
      else here.set(key, { type: c.type, status: c.status, actors, relations, claims: 1 })
      found.set(place, here)
    }
  }
  const sorted = <T>(entries: Iterable<[string, T]>): [string, T][] => [...entries].sort(([a], [b]) => (a < b ? -1 : 1))
  return { places: new Map(sorted(found).map(([id, told]) => [id, sorted(told).map(([, t]) => t)])), nowhere }
}
