/**
 * The period while it is dragged, resized or played. The picture follows it frame by frame, folding claims that the page has; the address, and
 * everything that asks the server, gets it when it comes to rest.
 */
import { useMemo, useRef, useSyncExternalStore } from 'react'
import type { Filter } from '../src/model.js'
import { type FoldedAnswer, type GraphAnswer, type Loaded, type MapAnswer, useApi } from './api.js'
import { claimsIn, placedDuring, type Slim, sliding } from './shown.js'
import { usePage } from './state.js'
import type { Bounds } from './time.js'
import { filterQuery, graphUrl, timeless } from './view.js'

interface Sliding { period: Bounds | undefined; primed: boolean; held: boolean }
let now: Sliding = { period: undefined, primed: false, held: false }
const listeners = new Set<() => void>()
const set = (next: Partial<Sliding>): void => {
  now = { ...now, ...next }
  for (const l of listeners) l()
}
const subscribe = (tell: () => void): (() => void) => {
  listeners.add(tell)
  return () => { listeners.delete(tell) }
}

/** Someone is about to slide: what is needed is fetched. */
export const prime = (): void => { if (!now.primed) set({ primed: true }) }
/** The period as it is held in this moment. */
export const slide = (period: Bounds): void => set({ period, held: true, primed: true })
/** It rests: what the address says is shown as soon as the server's answer to it is there. */
export const rest = (): void => { if (now.held) set({ held: false }) }
/** That answer is there. */
export const arrived = (): void => { if (now.period && !now.held) set({ period: undefined }) }

/** The period that is being held; undefined when none is. */
export const useSlide = (): Bounds | undefined => useSyncExternalStore(subscribe, () => now.period)

/** While a period is held: it, and what the server says of all times and all claims; undefined when none is, or when these are not there whole. */
function useHeld<T extends { dataVersion: string }>(url: string): { whole: T; claims: readonly Slim[]; filter: Filter } | undefined {
  const { view: { filter } } = usePage()
  const { period, primed } = useSyncExternalStore(subscribe, () => now)
  const whole = useApi<T>(primed ? url : undefined), claims = useApi<FoldedAnswer>(primed ? `/api/timeline/claims?${filterQuery(timeless(filter))}` : undefined)
  const ready = !whole.stale && !claims.stale && whole.data && claims.data && !claims.data.truncated && claims.data.dataVersion === whole.data.dataVersion
  const slim = useMemo(() => (ready ? claimsIn(claims.data!) : []), [ready, claims.data])
  return useMemo(() => (period && ready ? { whole: whole.data!, claims: slim, filter: { ...filter, ...period } as Filter } : undefined), [period, ready, whole.data, slim, filter])
}

/** The graph to draw: the server's, or while a period is held what it lets through. A graph that was cut is not followed: it does not have all its ties. */
export function useDuring(graph: GraphAnswer): GraphAnswer {
  const { view: { filter, ties } } = usePage()
  const held = useHeld<GraphAnswer>(graphUrl({ filter: timeless(filter), ties }))
  const at = useMemo(() => (held && !held.whole.truncated ? sliding(held.whole, held.claims) : undefined), [held?.whole, held?.claims])
  return useMemo(() => (held && at ? at(held.filter) : graph), [graph, held, at])
}

/** The map to draw, likewise; and all places that it may have, which stay the same while a period is held. */
export function usePlacedDuring({ data: map, stale }: Loaded<MapAnswer>): { map: MapAnswer; places: MapAnswer['places'] } | undefined {
  const { view: { filter } } = usePage(), last = useRef<ReturnType<typeof usePlacedDuring>>(undefined)
  const held = useHeld<MapAnswer>(`/api/map?${filterQuery(timeless(filter))}`)
  const now = useMemo(() => (held ? { map: placedDuring(held.whole, held.claims, held.filter), places: held.whole.places } : map && { map, places: map.places }), [map, held])
  // Until the server's answer to where it came to rest is there, that stays.
  if (held || !stale || !last.current) last.current = now
  return last.current
}
