/** Which actors are shown of what a filter lets through. Apart from the filter, so that the page takes no schema with it. */
import type { Actor, Selection } from '../model.js'

/** A predicate over actors: whether a selection shows them. */
export const selects = ({ kind = [], hide = [], only }: Selection): ((a: Pick<Actor, 'id' | 'kind'>) => boolean) =>
  a => (kind.length === 0 || kind.includes(a.kind)) && !hide.includes(a.id) && (only === undefined || only.includes(a.id))
