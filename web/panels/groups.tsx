/** Who belongs together, as the picture shows it: groups or camps, each a letter and a colour. */
import { useMemo } from 'react'
import { groupColour, type Grouping, groupLetter, type Shade } from '../../src/graph/look.js'
import { type StructureAnswer, useApi } from '../api.js'
import { usePage } from '../state.js'
import { filterQuery } from '../view.js'

type Actor = StructureAnswer['actors'][number]

/** The structure of the graph in view, where size or colour follows it. */
export function useStructure(): StructureAnswer | undefined {
  const { view: { filter, size, colour, camps } } = usePage()
  const query = filterQuery(filter)
  query.set('camps', String(camps))
  return useApi<StructureAnswer>(size === 'degree' && colour === 'kind' ? undefined : `/api/structure?${query}`).data
}

/** The group or camp of an actor, where colours tell them; undefined of who is in none. */
export function useGroups(): ((id: string) => number | undefined) | undefined {
  const { view: { colour } } = usePage(), data = useStructure()
  return useMemo(() => {
    if (!data || colour === 'kind') return undefined
    const of = new Map(data.actors.map(a => [a.id, groupOf(a, colour)]))
    return id => of.get(id)
  }, [data, colour])
}

const groupOf = (a: Actor, colour: Grouping): number | undefined => (colour === 'camp' ? a.camp : a.community)

/** What the colours of the picture stand for, where they are not the kinds of actors. */
export function GroupKey({ shade }: { shade: Shade }) {
  const { view: { colour }, words } = usePage(), data = useStructure()
  if (colour === 'kind' || !data) return null
  const counts = new Map<number, number>()
  for (const a of data.actors) { const g = groupOf(a, colour); if (g !== undefined) counts.set(g, (counts.get(g) ?? 0) + 1) }
  const row = (g: number | undefined, name: string, n?: number) => (
    <li key={name}><svg width="14" height="14" viewBox="0 0 14 14" aria-hidden="true"><circle cx="7" cy="7" r="6" fill={groupColour(g, shade)} /></svg>{name}{n !== undefined && <span className="count">{words.n('actors', n)}</span>}</li>
  )
  return (
    <ul className="group-key">
      {[...counts].sort(([a], [b]) => a - b).map(([g, n]) => row(g, `${words.t(colour)} ${groupLetter(g)}`, n))}
      {row(undefined, words.t('inNone'))}
    </ul>
  )
}
