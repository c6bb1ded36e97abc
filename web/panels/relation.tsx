/** The evidence of an edge: each claim that makes it, one after the other, with the words that say so. */
import { ActionIcon, Button, UnstyledButton } from '@mantine/core'
import { type GraphAnswer, type RelationAnswer, useApi } from '../api.js'
import { isDashed, type Shade } from '../../src/graph/look.js'
import { STATUSES, unseen } from '../../src/terms.js'
import { called, Failed, Loading, StatusBadge, TieSign } from '../parts.js'
import { go, useHabits, usePage } from '../state.js'
import { dossierQuery, filterQuery, openActor, openRelation } from '../view.js'
import type { Words } from '../../src/words.js'
import { ClaimCard } from './claim.js'

const SAYING = { reported: 'reportIt', planned: 'planIt', denied: 'denyIt', hypothetical: 'supposeIt' } as const

/** What a tie rests on, in a sentence or two. */
function summary(r: RelationAnswer['relation'], words: Words): string[] {
  const rests = `${words.n('claims', r.claims)} ${words.n('fromPublishers', r.publishers)}.`
  const when = !r.first || !r.last ? undefined
    : r.first === r.last ? `${words.t('observed', { date: words.date(r.first) })}.`
      : `${words.t('firstObserved', { date: words.date(r.first) })}${words.lang === 'ar' ? '، ' : ', '}${words.t('lastObserved', { date: words.date(r.last) })}.`
  return [
    isDashed(r) ? `${words.n('claims', r.claims)}. ${words.t('notAsserted')}` : rests,
    ...(when ? [when] : []),
    ...(isDashed(r) || r.corroboration === 'reports' ? [] : [`${words.t('seenBy')}: ${words.of('corroboration', r.corroboration)}.`]),
    ...(STATUSES.filter(s => r.counts[s] > 0).length > 1 ? [`${STATUSES.filter(s => r.counts[s] > 0).map(s => words.n(SAYING[s], r.counts[s])).join(words.lang === 'ar' ? '، ' : ', ')}.`] : []),
    ...(r.type !== 'attack' || r.clashes === 0 ? [] : [r.directed ? words.t('amongClashes', { count: words.number(r.clashes) }) : words.t('clashNote')]),
    ...(r.unreviewed > 0 ? [words.t('unreviewedCount', { claims: words.n('claims', r.unreviewed) })] : []),
  ]
}

export function RelationPanel({ id, at, shade }: { id: string; at: number; shade: Shade }) {
  const { view, words } = usePage(), habits = useHabits()
  const query = filterQuery(view.filter)
  const { data, error, stale, again } = useApi<RelationAnswer>(`/api/relations/${encodeURIComponent(id)}?${query}`)
  const graph = useApi<GraphAnswer>('/api/graph?')
  if (error) return <Failed error={error} again={again} />
  if (!data || (stale && data.relation.id !== id)) return <Loading />
  const { relation: r, claims } = data
  const nameOf = (actor: string): string => called(graph.data?.nodes.find(n => n.id === actor) ?? { id: actor, names: [] }, words.lang)
  const index = Math.min(at, claims.length - 1), claim = claims[index]
  const others = graph.data?.edges.filter(e => e.id !== r.id && [r.source, r.target].includes(e.source) && [r.source, r.target].includes(e.target)) ?? []
  const step = (to: number) => go(openRelation(view, id, (to + claims.length) % claims.length), true)
  const arrow = r.directed ? (words.dir === 'rtl' ? '←' : '→') : '–'
  return (
    <>
      <p className="kicker"><TieSign type={r.type} shade={shade} directed={r.directed} status={r.status} unseen={unseen(r)} />{words.of('type', r.type)}<StatusBadge status={r.status} /></p>
      <h2>
        <UnstyledButton className="link" onClick={() => go(openActor(view, r.source))}><bdi>{nameOf(r.source)}</bdi></UnstyledButton> {arrow}{' '}
        <UnstyledButton className="link" onClick={() => go(openActor(view, r.target))}><bdi>{nameOf(r.target)}</bdi></UnstyledButton>
      </h2>
      {summary(r, words).map(line => <p key={line} className="quiet">{line}</p>)}
      <div className="pager">
        <h3>{words.t('evidence')}</h3>
        {claims.length > 1 && <ActionIcon variant="default" aria-label={words.t('previous')} onClick={() => step(index - 1)}>‹</ActionIcon>}
        <span aria-live="polite">{words.t('evidenceAt', { at: words.number(index + 1), of: words.number(claims.length) })}</span>
        {claims.length > 1 && <ActionIcon variant="default" aria-label={words.t('next')} onClick={() => step(index + 1)}>›</ActionIcon>}
      </div>
      {claim && <ClaimCard key={claim.id} claim={claim} />}
      <Button size="compact-sm" variant="default" component="a" href={`/api/relations/${id}/dossier?${dossierQuery(view, habits)}`} target="_blank" rel="noopener" title={words.t('dossierPrint')}>{words.t('dossier')}</Button>
      {others.length > 0 && (
        <section>
          <h3>{words.t('between')}</h3>
          {others.map(e => (
            <Button key={e.id} className="other-tie" variant="default" fullWidth justify="space-between" onClick={() => go(openRelation(view, e.id))}
              leftSection={<TieSign type={e.type} shade={shade} directed={e.directed} status={e.status} unseen={unseen(e)} />} rightSection={<span className="count">{words.number(e.claims)}</span>}>
              <span><bdi>{nameOf(e.source)}</bdi> {words.verb(e.type, e.directed, 'out').toLowerCase()} <bdi>{nameOf(e.target)}</bdi></span>
            </Button>
          ))}
        </section>
      )}
    </>
  )
}
