/** An actor's card: its names, what it is, its ties by type, and what it did to nobody named. */
import { Button, UnstyledButton } from '@mantine/core'
import { useState } from 'react'
import { asserted, claimTypes, unseen } from '../../src/terms.js'
import { type ActorAnswer, type GraphAnswer, type Edge, type SimilarAnswer, useApi } from '../api.js'
import { isDashed, type Shade } from '../../src/graph/look.js'
import { called, ClaimCount, Failed, KindSign, Loading, Plate, StatusBadge, TieSign } from '../parts.js'
import { go, isReadOnly, useHabits, usePage } from '../state.js'
import { dossierQuery, filterQuery, openActor, openRelation, refine } from '../view.js'
import { ClaimCard } from './claim.js'
import { Follow } from './follow.js'
import { Identity } from './identity.js'
import { PathTo } from './path.js'

/** More names than these are folded away, so that the ties stay in sight. */
const FEW_NAMES = 7
/** So many of those that are alike are shown. */
const MOST_ALIKE = 5

export function ActorCard({ id, shade }: { id: string; shade: Shade }) {
  const { view, words } = usePage(), habits = useHabits()
  const { data, error, stale, again } = useApi<ActorAnswer>(`/api/actors/${encodeURIComponent(id)}?${filterQuery(view.filter)}`)
  const everyone = useApi<GraphAnswer>('/api/graph?')
  if (error) return <Failed error={error} again={again} />
  if (!data || (stale && data.actor.id !== id && !data.merged.some(m => m.from === id))) return <Loading />
  const { actor, relations, unaddressed } = data, own = called(actor, words.lang)
  const nameOf = (other: string): string => called(everyone.data?.nodes.find(n => n.id === other) ?? { id: other, names: [] }, words.lang)
  const groups = claimTypes.flatMap(type => (['out', 'in'] as const).flatMap(side => [true, false].map(directed => ({
    key: `${type} ${side} ${directed}`, type, side, directed,
    ties: relations.filter(r => asserted(r) && r.type === type && r.directed === directed && (directed ? (r.source === actor.id) === (side === 'out') : side === 'out')),
  })))).filter(g => g.ties.length > 0)
  const told = relations.filter(r => !asserted(r))
  return (
    <>
      <p className="kicker"><KindSign kind={actor.kind} shade={shade} />{words.of('kindOf', actor.kind)}{!actor.known && <Plate tone="mode">{words.t('foundByReader')}</Plate>}</p>
      <h2><bdi>{own}</bdi></h2>
      {actor.names.length > 1 && (
        <details open={actor.names.length <= FEW_NAMES}>
          <summary>{words.t('alsoKnown')} ({words.number(actor.names.length - 1)})</summary>
          {(words.lang === 'ar' ? ['ar', 'en'] : ['en', 'ar']).map(lang => (
            <ul key={lang} className="names" lang={lang} dir={lang === 'ar' ? 'rtl' : 'ltr'}>
              {actor.names.filter(n => n.text !== own && (n.lang === 'ar') === (lang === 'ar')).map(n => (
                <li key={n.text}>
                  <bdi>{n.text}</bdi>
                  {n.kind !== 'name' && n.kind !== 'alias' && <span lang={words.lang}><Plate tone={n.kind}>{words.of('name', n.kind)}</Plate></span>}
                </li>
              ))}
            </ul>
          ))}
        </details>
      )}
      {actor.note && <p>{actor.note[words.lang]}</p>}
      {actor.partOf.length > 0 && (
        <p>{words.t('partOf')}: {actor.partOf.map(p => <UnstyledButton key={p} className="link" onClick={() => go(openActor(view, p))}><bdi>{nameOf(p)}</bdi></UnstyledButton>)}</p>
      )}
      <Button size="compact-sm" variant="default" onClick={() => go(refine(view, { actor: [actor.id] }))}>{words.t('onlyThisActor')}</Button>
      <Button size="compact-sm" variant="default" component="a" href={`/api/actors/${actor.id}/dossier?${dossierQuery(view, habits)}`} target="_blank" rel="noopener" title={words.t('dossierPrint')}>{words.t('dossier')}</Button>
      <Follow id={actor.id} shade={shade} />
      <PathTo id={actor.id} />
      {!isReadOnly(view) && <Identity {...data} />}
      {relations.length === 0 && <p className="quiet">{words.t('noTies')}</p>}
      {groups.map(g => (
        <section key={g.key}>
          <h3><TieSign type={g.type} shade={shade} directed={g.directed} />{words.verb(g.type, g.directed, g.side)}</h3>
          <ul className="rows">{g.ties.map(r => <li key={r.id}><Tie relation={r} name={nameOf(r.source === actor.id ? r.target : r.source)} shade={shade} /></li>)}</ul>
        </section>
      ))}
      {told.length > 0 && (
        <section>
          <h3>{words.t('notAssertedGroup')}</h3>
          <ul className="rows">{told.map(r => (
            <li key={r.id}><Tie relation={r} verb={words.verb(r.type, r.directed, r.source === id ? 'out' : 'in')} name={nameOf(r.source === id ? r.target : r.source)} shade={shade} /></li>
          ))}</ul>
        </section>
      )}
      <Alike id={actor.id} nameOf={nameOf} />
      {unaddressed.length > 0 && (
        <section>
          <h3>{words.t('unaddressed')}</h3>
          {unaddressed.map(c => <ClaimCard key={c.id} claim={c} />)}
        </section>
      )}
    </>
  )
}

/** Whose friends and foes are most like its own, asked for when it is opened. */
function Alike({ id, nameOf }: { id: string; nameOf: (id: string) => string }) {
  const { view, words } = usePage(), [opened, open] = useState(false)
  const { data } = useApi<SimilarAnswer>(opened ? `/api/actors/${encodeURIComponent(id)}/similar?${filterQuery(view.filter)}` : undefined)
  const shared = (word: 'sharedFriends' | 'sharedFoes', ids: string[]) => ids.length > 0 && <span className="when">{words.t(word, { names: ids.map(nameOf).join(words.lang === 'ar' ? '، ' : ', ') })}</span>
  return (
    <details onToggle={e => open(e.currentTarget.open)}>
      <summary>{words.t('alike')}</summary>
      <p className="quiet">{words.t('alikeMeans')}</p>
      {data?.similar.length === 0 && <p>{words.t('noneSuch')}</p>}
      <ul className="rows">{data?.similar.slice(0, MOST_ALIKE).map(s => (
        <li key={s.id}>
          <UnstyledButton className="row" onClick={() => go(openActor(view, s.id))}>
            <span className="grow"><bdi>{nameOf(s.id)}</bdi>{shared('sharedFriends', s.friends)}{shared('sharedFoes', s.foes)}</span><span className="count">{words.percent(s.likeness)}</span>
          </UnstyledButton>
        </li>
      ))}</ul>
    </details>
  )
}

/** One tie in a list: with whom, when, on how many claims; a click opens its evidence. `verb`: what kind of tie, where the list is of several. */
function Tie({ relation: r, name, verb, shade }: { relation: Edge; name: string; verb?: string; shade: Shade }) {
  const { view, words } = usePage()
  const when = words.period({ from: r.first, to: r.last })
  return (
    <UnstyledButton className="row" onClick={() => go(openRelation(view, r.id))}>
      {verb && <TieSign type={r.type} shade={shade} directed={r.directed} status={r.status} />}
      <span className="grow">{verb && <>{verb} </>}<bdi>{name}</bdi><span className="when">{when ?? words.t('undated')}</span></span>
      {(isDashed(r) || r.status === 'disputed') && <StatusBadge status={r.status} />}
      {unseen(r) && <Plate tone="mode">{words.of('review', 'unreviewed')}</Plate>}
      <ClaimCount edge={r} />
    </UnstyledButton>
  )
}
