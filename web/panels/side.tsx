/** What lies open beside the picture: an actor's card, an edge's evidence, or, with nothing open, where to begin. */
import { Button, CloseButton, UnstyledButton } from '@mantine/core'
import { type ClaimsAnswer, type ClaimView, type GraphAnswer, useApi } from '../api.js'
import { groupColour, groupLetter, type Shade } from '../../src/graph/look.js'
import { called, Failed, Guard, KindSign, late, Loading } from '../parts.js'
import { go, usePage } from '../state.js'
import { Grip } from './grip.js'
import { useGroups } from './groups.js'
import { closed, filterQuery, openActor, turnTo, type View } from '../view.js'
import { ActorCard } from './actor.js'
import { ClaimCard } from './claim.js'
import { PathPanel } from './path.js'
import { RelationPanel } from './relation.js'

/** Brings the outlines along, so only when one is opened. */
const PlaceCard = late(() => import('./place.js'))
const FIRST = 12

export function Side({ graph, shade }: { graph: GraphAnswer | undefined; shade: Shade }) {
  const { view, words } = usePage()
  const { open } = view
  const asks = !open && graph !== undefined && (view.filter.place !== undefined || graph.edges.length === 0), here = useApi<ClaimsAnswer>(asks ? hereUrl(view.filter) : undefined)
  const claims = asks && (here.error !== undefined || (here.data?.total ?? 0) > 0), beginning = view.page === 'graph' && graph !== undefined && graph.nodes.length > 0
  if (!open && !claims && !beginning) return null
  return (
    <aside tabIndex={-1} className={open || graph?.edges.length === 0 ? 'side sheet open' : 'side sheet'} aria-label={open?.kind === 'relation' || open?.kind === 'claim' ? words.t('evidence') : words.t(open?.kind === 'place' ? 'place' : 'actor')}>
      {open && <CloseButton className="side-close" aria-label={words.t('close')} onClick={() => go(closed(view))} />}
      <Grip />
      <Guard>
        {open?.kind === 'actor' && <ActorCard id={open.id} shade={shade} />}
        {open?.kind === 'claim' && <OneClaim id={open.id} />}
        {open?.kind === 'place' && <PlaceCard id={open.id} graph={graph} shade={shade} />}
        {open?.kind === 'path' && <PathPanel open={open} shade={shade} />}
        {open?.kind === 'relation' && <RelationPanel id={open.id} at={open.at} shade={shade} />}
        {!open && claims && <ClaimsHere />}
        {!open && beginning && <Beginning graph={graph} shade={shade} />}
      </Guard>
    </aside>
  )
}

/** The actors with most ties, so that there is a way in without a mouse. */
function Beginning({ graph, shade }: { graph: GraphAnswer; shade: Shade }) {
  const { view, words } = usePage(), groups = useGroups()
  const ties = new Map<string, number>()
  for (const e of graph.edges) for (const n of [e.source, e.target]) ties.set(n, (ties.get(n) ?? 0) + 1)
  const first = graph.nodes.toSorted((a, b) => (ties.get(b.id) ?? 0) - (ties.get(a.id) ?? 0) || (a.id < b.id ? -1 : 1)).slice(0, FIRST)
  return (
    <>
      <h2>{words.t('actors')}</h2>
      {first.length < graph.nodes.length && <p className="quiet">{words.t('mostTied', { shown: words.number(first.length), all: words.n('actors', graph.nodes.length) })}</p>}
      <ul className="rows">
        {first.map(n => (
          <li key={n.id}>
            <UnstyledButton className="row" onClick={() => go(openActor(view, n.id))}>
              <KindSign kind={n.kind} shade={shade} colour={groups && groupColour(groups(n.id), shade)} /><bdi className="grow">{called(n, words.lang)}{groups?.(n.id) !== undefined && `\u00a0·\u00a0${groupLetter(groups(n.id))}`}</bdi><span className="count">{words.n('relations', ties.get(n.id) ?? 0)}</span>
            </UnstyledButton>
          </li>
        ))}
      </ul>
      {first.length < graph.nodes.length && <Button size="compact-sm" variant="default" onClick={() => go(turnTo(view, 'table'))}>{words.t('allInTable')}</Button>}
    </>
  )
}

function OneClaim({ id }: { id: string }) {
  const { words } = usePage()
  const { data, error, again } = useApi<ClaimView>(`/api/claims/${encodeURIComponent(id)}`)
  if (error) return <Failed error={error} again={again} />
  return <section><h2>{words.t('evidence')}</h2>{data && data.id === id ? <ClaimCard claim={data} /> : <Loading />}</section>
}

const SHOWN = 30
const hereUrl = (filter: View['filter']): string => `/api/claims?${filterQuery(filter)}&limit=${SHOWN}`

/** Every claim in view, or of them those at a place, also those that tie nobody to anybody and so have no edge. */
export function ClaimsHere({ place }: { place?: string }) {
  const { view, words } = usePage()
  const { data, error, again } = useApi<ClaimsAnswer>(hereUrl(place === undefined ? view.filter : { ...view.filter, place: [place] }))
  if (error) return <Failed error={error} again={again} />
  if (data?.total === 0) return null
  return (
    <section>
      <h2>{words.t('claimsHere')}</h2>
      {data?.claims.map(c => <ClaimCard key={c.id} claim={c} />)}
      {data && data.total > data.claims.length && <p className="quiet">{words.t('moreClaims', { claims: words.n('claims', data.total - data.claims.length) })}</p>}
    </section>
  )
}
