/**
 * The period while it is dragged, resized or played. The picture follows it frame by frame, folding claims that the page has; the address, and
 * everything that asks the server, gets it when it comes to rest.
 */
import { useMemo, useSyncExternalStore } from 'react'
import type { Filter } from '../src/model.js'
import { type FoldedAnswer, type GraphAnswer, useApi } from './api.js'
import { during } from './shown.js'
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

/** The graph to draw: the server's, or while a period is held what it lets through. A graph that was cut is not followed: it does not have all its ties. */
export function useDuring(graph: GraphAnswer): GraphAnswer {
  const { view: { filter, ties } } = usePage()
  const { period, primed } = useSyncExternalStore(subscribe, () => now)
  const query = filterQuery(timeless(filter))
  const whole = useApi<GraphAnswer>(primed ? graphUrl({ filter: timeless(filter), ties }) : undefined), claims = useApi<FoldedAnswer>(primed ? `/api/timeline/claims?${query}` : undefined)
  const ready = !whole.stale && !claims.stale && whole.data && claims.data && !whole.data.truncated && !claims.data.truncated && claims.data.dataVersion === whole.data.dataVersion
  return useMemo(() => {
    if (!period || !ready) return graph
    return during(whole.data!, claims.data!.claims, { ...filter, ...period } as Filter)
  }, [graph, period, ready, whole.data, claims.data, filter])
}
