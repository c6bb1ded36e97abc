/** Who belongs together, as the picture shows it: groups or camps, each a letter and a colour. */
import { GROUP_COLOURS, NO_GROUP, type Shade } from '../../src/graph/look.js'
import { type StructureAnswer, useApi } from '../api.js'
import { usePage } from '../state.js'
import { filterQuery } from '../view.js'

type Actor = StructureAnswer['actors'][number]

/** Groups and camps are told by letters: numbers would pass for ranks. */
export const letter = (n: number | undefined): string => (n === undefined ? '' : n < 26 ? String.fromCharCode(65 + n) : String(n + 1))

/** Those after the last colour share the one of who is in none; their letters tell them apart. */
export const groupColour = (n: number | undefined, shade: Shade): string => (GROUP_COLOURS[n ?? GROUP_COLOURS.length] ?? NO_GROUP)[shade]

/** The structure of the graph in view, where size or colour follows it. */
export function useStructure(): StructureAnswer | undefined {
  const { view: { filter, size, colour, camps } } = usePage()
  const query = filterQuery(filter)
  query.set('camps', String(camps))
  return useApi<StructureAnswer>(size === 'degree' && colour === 'kind' ? undefined : `/api/structure?${query}`).data
}

/** What the colours of the picture stand for, where they are not the kinds of actors. */
export function GroupKey({ shade }: { shade: Shade }) {
  const { view: { colour }, words } = usePage(), data = useStructure()
  if (colour === 'kind' || !data) return null
  const counts = new Map<number, number>()
  const groupOf = (a: Actor) => (colour === 'camp' ? a.camp : a.community)
  for (const a of data.actors) { const g = groupOf(a); if (g !== undefined) counts.set(g, (counts.get(g) ?? 0) + 1) }
  const row = (g: number | undefined, name: string, n?: number) => (
    <li key={name}><svg width="14" height="14" viewBox="0 0 14 14" aria-hidden="true"><circle cx="7" cy="7" r="6" fill={groupColour(g, shade)} /></svg>{name}{n !== undefined && <span className="count">{words.n('actors', n)}</span>}</li>
  )
  return (
    <ul className="group-key">
      {[...counts].sort(([a], [b]) => a - b).map(([g, n]) => row(g, `${words.t(colour)} ${letter(g)}`, n))}
      {row(undefined, words.t('inNone'))}
    </ul>
  )
}
