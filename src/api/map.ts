/** The map: what is told of each place, under a filter. */
import { byPlace } from '../graph/places.js'
import { Filter } from '../model.js'
import { claimsOf, knownFilter } from './filtering.js'
import { route } from './route.js'
import { MapAnswer } from './schemas.js'

export const mapRoutes = [
  route({
    method: 'get', path: '/api/map', query: Filter, answer: MapAnswer,
    summary: 'Places with the claims that are said to have happened there, as exactly as the sources say where: a point is a spot, the coordinates of an area only its middle.',
    run({ query, snapshot, context: { memo } }) {
      const claims = claimsOf(knownFilter(query, snapshot, memo), snapshot, memo), { places, nowhere } = byPlace(claims, id => snapshot.places.has(id)), ids = new Set<string>()
      const add = (id: string | undefined): void => {
        if (id === undefined || ids.has(id) || !snapshot.places.has(id)) return
        ids.add(id)
        add(snapshot.places.get(id)!.within)
      }
      for (const id of places.keys()) add(id)
      return { places: [...ids].sort().map(id => ({ ...snapshot.places.get(id)!, told: places.get(id) ?? [] })), nowhere, claims: claims.length, dataVersion: snapshot.version }
    },
  }),
]
