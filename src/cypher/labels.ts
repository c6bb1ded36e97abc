/** The labels that the ends of a relationship have: every type of relationship runs between two. Pure. */
import { LINKS } from '../graph/property-graph.js'
import { CLAIM_TYPES } from '../terms.js'
import type { Path } from './patterns.js'

const ENDS = new Map<string, readonly [from: string, to: string]>([
  ...Object.values(CLAIM_TYPES).map(({ relationship }) => [relationship, ['Actor', 'Actor']] as const),
  ...Object.values(LINKS).map(([from, name, to]) => [name, [from, to]] as const),
])

/** Every label of the graph. */
export const LABELS = [...new Set([...ENDS.values()].flat())].sort()

/** What a path's node can be, by the types of its relationships; undefined when these say nothing. */
export function labelsAt({ nodes, ties }: Path, i: number): string[] | undefined {
  let possible: string[] | undefined
  for (const [side, tie] of [['right', ties[i - 1]], ['left', ties[i]]] as const) {
    if (!tie || nodes[i] === undefined || tie.types.length === 0 || tie.length || !tie.plain) continue
    const here = tie.types.flatMap(t => {
      const ends = ENDS.get(t.text)
      if (!ends) return LABELS
      // `from` is the end, as written, where the relationship starts.
      return tie.from === undefined ? [...ends] : [ends[tie.from === side ? 0 : 1]]
    })
    possible = possible ? possible.filter(l => here.includes(l)) : [...new Set(here)]
  }
  return possible
}
